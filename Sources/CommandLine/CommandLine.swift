import Kernel
import ArgumentParser
