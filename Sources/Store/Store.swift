import Kernel
import GRDB
import Crypto
