import Hummingbird
import NIOCore

/// What the server knows of a request besides what it says: where it comes from.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let address: String

  init(source: Source) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
