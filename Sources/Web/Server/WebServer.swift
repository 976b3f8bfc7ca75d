import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import Logging
import NIOCore
import NIOPosix
import Store
import UnixSignals
import UseCases

/// The pages of a practice over HTTP.
public struct WebServer: Sendable {
  public enum Mode: String, Sendable {
    /// One person on their own machine: this machine alone is answered, and a link good once opens the door.
    case local
    /// A practice: people come in with a password.
    case served
  }

  /// What one request may cost.
  public struct Limits: Sendable {
    /// Bytes of a file to control or to import.
    public var fileBytes = 512 << 20
    /// Bytes of a voucher.
    public var voucherBytes = 20 << 20
    public var uploadSeconds = 120
    /// How many handlers may wait for the disk at once.
    public var threads = 16
    /// Dossiers that stay open when nobody is using them.
    public var openDossiers = 32
    /// A connection without a whole request for so long is closed.
    public var idleSeconds = 60
    /// Connections at once; the others wait to be taken.
    public var connections = 2000
    /// A proxy of ours stands before us: it speaks TLS, so cookies say so, and it says where requests come from.
    public var isBehindProxy = false
    var isBehindTLS: Bool { isBehindProxy }
    /// The work of one guess of a password.
    public var passwordCost = PasswordHash.Cost.standard
    public init() {}
  }

  public var folder: String
  public var host: String
  /// 0 for any free one.
  public var port: Int
  public var mode: Mode
  /// Who acts in local mode.
  public var owner: String
  public var clock: WebClock
  public var files: DataFiles
  public var limits: Limits

  public init(
    folder: String, host: String = "127.0.0.1", port: Int = 0, mode: Mode, owner: String, clock: WebClock,
    files: DataFiles = .embedded, limits: Limits = Limits()
  ) {
    (self.folder, self.host, self.port, self.mode, self.owner) = (folder, host, port, mode, owner)
    (self.clock, self.files, self.limits) = (clock, files, limits)
  }

  /// Serves until SIGINT or SIGTERM, then finishes what is in flight.
  /// - Parameter onReady: told the address to open once the port is listened to.
  /// Throws `web.port` when the port cannot be had.
  public func run(logger: Logger, onReady: @escaping @Sendable (String) -> Void) async throws {
    guard mode == .served || WebServer.isLoopback(host) else { throw Finding.hostNotLocal(host) }
    OpenFiles.raiseLimit()
    let register = mode == .served ? try Register.open(in: folder, passwordCost: limits.passwordCost) : nil
    let practice = Practice(shelf: DossierShelf(folder: folder, capacity: limits.openDossiers), register: register)
    let office = try Office(practice: practice, files: files, clock: clock, mode: mode, limits: limits)
    let door = LocalDoor(owner: .owner(named: owner))
    let threads = NIOThreadPool(numberOfThreads: limits.threads)
    threads.start()
    let dispatcher = Dispatcher(office: office, threads: threads, logger: logger)
    var quiet = logger
    quiet.logLevel = .error
    let (host, mode) = (self.host, self.mode)
    let firstPath = try practice.hasNobody() ? "/premiere-fois?cle=\(office.firstKey)" : "/"
    let application = Application(
      responder: try WebServer.responder(dispatcher, door),
      server: .http1(configuration: .init(idleTimeout: .seconds(Int64(limits.idleSeconds)))),
      configuration: .init(
        address: .hostname(host, port: port), availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        let name = host.contains(":") ? "[\(host)]" : host
        onReady("http://\(name):\(port)" + (mode == .local ? "/ouvrir?cle=\(door.key)" : firstPath))
      }, logger: quiet)
    do {
      try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    } catch let error as IOError {
      throw Finding.portUnavailable(host, port, String(cString: strerror(error.errnoCode)))
    }
    try? await threads.shutdownGracefully()
    practice.shelf.closeAll()
    try? register?.close()
  }

  static func isLoopback(_ host: String) -> Bool {
    ["localhost", "::1"].contains(host) || (host.hasPrefix("127.") && host.split(separator: ".").count == 4)
  }

  /// Every route, the assets, and the page for what is none of them.
  static func responder(_ dispatcher: Dispatcher, _ door: LocalDoor) throws -> some HTTPResponder<WebContext> {
    let router = Router(context: WebContext.self)
    router.add(middleware: LogMiddleware(logger: dispatcher.logger))
    router.add(middleware: HeadersMiddleware(dispatcher: dispatcher))
    for route in WebServer.routes(door).all {
      router.on(RouterPath(route.path), method: route.method == .get ? .get : .post) { request, context in
        let parameters = Dictionary(context.parameters.map { (String($0.key), Fields.decodePath(String($0.value))) }) { $1 }
        return await dispatcher.respond(to: request, context, parameters: parameters, route: route)
      }
    }
    router.get("/actif/**") { request, context in
      await dispatcher.asset(context.parameters.getCatchAll().joined(separator: "/"), request, context)
    }
    return router.buildResponder()
  }
}

/// Puts the security headers on every answer, and a page where nothing answered.
struct HeadersMiddleware: RouterMiddleware {
  typealias Context = WebContext
  let dispatcher: Dispatcher

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as any HTTPResponseError where error.status == .notFound {
      response = await dispatcher.unknown(request, context)
    } catch let error as any HTTPResponseError {
      response = Response(status: error.status)
    }
    SecurityHeaders.add(
      to: &response, isVoucher: response.headers[.contentDisposition]?.hasPrefix("inline") == true,
      isAsset: request.uri.path.hasPrefix("/actif/"))
    return response
  }
}

extension Dispatcher {
  /// A file of the style or of the scripts: kept for good under its version, asked again under its bare name.
  func asset(_ name: String, _ request: Request, _ context: WebContext) async -> Response {
    guard let asset = office.assets.byName[name] else { return await unknown(request, context) }
    let tag = "\"\(asset.version)\""
    let isVersioned = Fields(urlEncoded: request.uri.query ?? "")["v"] == asset.version
    let headers: HTTPFields = [
      .contentType: asset.mediaType, .eTag: tag,
      .cacheControl: isVersioned ? "public, max-age=31536000, immutable" : "public, no-cache",
    ]
    if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
  }
}

extension Finding {
  static func portUnavailable(_ host: String, _ port: Int, _ reason: String) -> Finding {
    Finding(
      "web.port", "Le port \(port) de \(host) ne peut pas être ouvert (\(reason)).",
      recovery: "Choisissez-en un autre : --port N, ou --port 0 pour n’importe quel port libre.")
  }
}
