import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import NIOPosix
import Presentation
import UseCases

/// Takes each request from HTTP to its handler and back: who asks, whether they may, the form bounded and its token spent, the
/// handler on a thread that may block, the answer as a page or as JSON.
struct Dispatcher: Sendable {
  /// A browser takes `__Host-` over TLS alone, from this host, for all of it: no other site can set it.
  var sessionCookie: String { office.limits.isBehindTLS ? "__Host-ecritoire" : "ecritoire" }

  let office: Office
  let threads: NIOThreadPool
  let logger: Logger

  func respond(to request: Request, _ context: WebContext, parameters: [String: String], route: Route) async -> Response {
    do {
      return try await answer(request, context, parameters, route)
    } catch let finding as Finding {
      return refuse(finding, read(head: request, context), visit: nil)
    } catch is NIOThreadPoolError.ThreadPoolInactive {
      return refuse(.closing(), read(head: request, context), visit: nil)
    } catch {
      // Never what the error says: it could hold a person's data.
      logger.error("bug", metadata: ["route": "\(route.path)", "error": "\(type(of: error))"])
      return refuse(.bug(), read(head: request, context), visit: nil)
    }
  }

  func unknown(_ request: Request, _ context: WebContext) async -> Response {
    let head = read(head: request, context)
    let visitor = try? await who(head)
    return refuse(.pageUnknown(head.path), head, visit: visitor?.visit)
  }

  // MARK: In

  private func answer(
    _ request: Request, _ context: WebContext, _ parameters: [String: String], _ route: Route
  ) async throws -> Response {
    var page = read(head: request, context)
    page.parameters = parameters
    try checkHost(page.authority)
    if route.method == .post { try checkOrigin(request, page.authority) }
    let head = page
    let visitor = try await who(head)
    if visitor == nil, !route.isOpen { return comeIn(page) }
    if route.method == .post { try await readBody(request, into: &page, route, hasSession: visitor != nil) }
    if case .open(let handler) = route.handler {
      let ready = page
      return try await blocking { render(try handler(ready, office), ready, visit: visitor?.visit, context: nil) }
    }
    guard let (known, renewed) = visitor else { return comeIn(page) }
    let visit = Visit(request: page, office: office, session: known.session, today: known.today, instant: known.instant)
    if route.method == .post {
      let token = page.form["jeton"] ?? request.headers[HTTPField.Name("X-Jeton")!]
      if let refusal = refusal(of: office.sessions.spend(token, visit.session, at: office.clock.seconds())) {
        return refuse(refusal, page, visit: visit)
      }
    }
    var response = try await blocking { run(route, visit) }
    if let renewed { response.setCookie(cookie(renewed)) }
    if route.method == .post { response.headers[HTTPField.Name("X-Jeton")!] = visit.token() }
    return response
  }

  private func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await threads.runIfActive(body)
  }

  private func read(head request: Request, _ context: WebContext) -> PageRequest {
    var page = PageRequest(method: request.method == .post ? .post : .get, path: Fields.decodePath(request.uri.path))
    page.query = Fields(urlEncoded: request.uri.query ?? "")
    let accept = request.headers[.accept] ?? ""
    page.wantsJSON = page.query["forme"] == "json" || (accept.contains("application/json") && !accept.contains("text/html"))
    page.isFromScript = request.headers[HTTPField.Name("X-Ecritoire")!] != nil
    page.authority = request.head.authority ?? ""
    page.sessionID = request.cookies[sessionCookie]?.value
    page.client = client(request, context)
    return page
  }

  /// Anybody can write X-Forwarded-For; its last address is the one that our own proxy saw.
  private func client(_ request: Request, _ context: WebContext) -> String {
    guard office.limits.isBehindProxy, let all = request.headers[HTTPField.Name("X-Forwarded-For")!],
      let last = all.split(separator: ",").last?.trimmed, !last.isEmpty
    else { return context.address }
    return String(last.prefix(64))
  }

  private typealias Visitor = (visit: Visit, renewed: String?)

  private func who(_ page: PageRequest) async throws -> Visitor? {
    try await blocking { () throws -> Visitor? in try self.visitor(page) }
  }

  /// Who asks, as the register has them at this moment; nil when they have not come in, or what they opened has ended.
  private func visitor(_ page: PageRequest) throws -> Visitor? {
    guard let id = page.sessionID, let found = office.sessions.find(id, at: office.clock.seconds()) else { return nil }
    guard let person = try office.practice.current(found.session.person) else {
      office.sessions.end(found.session.id)
      return nil
    }
    var session = found.session
    session.person = person
    let visit = Visit(request: page, office: office, session: session, today: office.clock.today(), instant: office.instant)
    return (visit, found.renewed)
  }

  /// A page elsewhere could have its name lead to this machine (DNS rebinding): on one’s own machine only its own names are
  /// answered.
  private func checkHost(_ host: String) throws {
    guard office.mode == .local else { return }
    let name = host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) + "]" : String(host.prefix { $0 != ":" })
    guard ["127.0.0.1", "localhost", "[::1]"].contains(name) else { throw Finding.hostUnknown(host) }
  }

  /// A browser says which page a form was sent from: another site's is refused before its body is read. This also holds for
  /// the forms of the door, which have no session yet to sign a token.
  private func checkOrigin(_ request: Request, _ authority: String) throws {
    if request.headers[HTTPField.Name("Sec-Fetch-Site")!] == "cross-site" { throw Finding.foreignOrigin() }
    guard let origin = request.headers[.origin] else { return }
    guard let scheme = origin.firstRange(of: "://") else { throw Finding.foreignOrigin() }
    let own = Dispatcher.hostAndPort(authority)
    let theirs = Dispatcher.hostAndPort(String(origin[scheme.upperBound...]))
    // A proxy may leave the port off the name it passes on.
    guard own.host == theirs.host, own.port == nil || own.port == theirs.port else { throw Finding.foreignOrigin() }
  }

  private static func hostAndPort(_ text: String) -> (host: String, port: String?) {
    guard let colon = text.lastIndex(of: ":"), text[colon...].dropFirst().allSatisfy(\.isNumber), colon != text.startIndex else {
      return (text.lowercased(), nil)
    }
    return (text[..<colon].lowercased(), String(text[text.index(after: colon)...]))
  }

  private func readBody(_ request: Request, into page: inout PageRequest, _ route: Route, hasSession: Bool) async throws {
    let type = request.headers[.contentType] ?? ""
    let seconds = office.limits.uploadSeconds
    // Somebody who has not come in can send no more than the form to come in with.
    let uploads = hasSession ? route.uploadLimit : 0
    let fields = hasSession ? FormReader.fieldLimit : FormReader.strangerLimit
    if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" { throw Finding.formCompressed() }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > uploads + fields {
      throw Finding.tooLarge("contenu", uploads + fields)
    }
    let body = request.body
    (page.form, page.uploads) = try await withDeadline(seconds) {
      var reader = try FormReader(contentType: type, uploadLimit: uploads, fieldLimit: fields)
      for try await buffer in body { try reader.feed(buffer.readableBytesView) }
      return try reader.finish()
    }
  }

  /// Throws `web.slow` when the body takes longer: a client that sends a byte a second would hold its connection for ever.
  private func withDeadline<Result: Sendable>(
    _ seconds: Int, _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw Finding.tooSlow(seconds)
      }
      defer { group.cancelAll() }
      return try await group.next()!
    }
  }

  private func refusal(of verdict: Sessions.TokenVerdict) -> Finding? {
    switch verdict {
    case .good: nil
    case .missing: .tokenMissing()
    case .foreign: .tokenForeign()
    case .expired: .tokenExpired()
    case .replayed: .tokenReplayed()
    }
  }

  // MARK: Out

  private func run(_ route: Route, _ visit: Visit) -> Response {
    do {
      try visit.require(route.permission)
      switch route.handler {
      case .open: preconditionFailure("open routes are answered before")
      case .practice(let handler): return render(try handler(visit), visit.request, visit: visit, context: nil)
      case .dossier(let handler):
        let name = visit.parameter("dossier")
        return try office.practice.with(name, for: visit.person, today: visit.today, instant: visit.instant, files: office.files)
        {
          desk in
          let inside = DossierVisit(visit: visit, desk: desk, name: name)
          do {
            return render(try handler(inside), visit.request, visit: visit, context: inside)
          } catch let finding as Finding {
            return refuse(finding, visit.request, visit: visit, context: inside)
          }
        }
      }
    } catch let finding as Finding {
      return refuse(finding, visit.request, visit: visit)
    } catch {
      logger.error("bug", metadata: ["route": "\(route.path)", "error": "\(type(of: error))"])
      return refuse(.bug(), visit.request, visit: visit)
    }
  }

  private func render(_ answer: Answer, _ request: PageRequest, visit: Visit?, context: DossierVisit?) -> Response {
    switch answer {
    case .page(let page):
      if request.wantsJSON { return .json(page.json, status: page.status) }
      let html = Shell(office: office).render(
        page, request: request, visit: visit, context: context.flatMap { try? $0.context() })
      return .html(html, status: page.status)
    case .redirect(let address, let notice):
      if let notice, let visit { office.sessions.tell(notice, visit.session) }
      return .seeOther(address)
    case .enter(let session, let address): return .seeOther(address).with(cookie(session.id))
    case .leave(let address): return .seeOther(address).with(cookie("", maxAge: 0))
    case .download(let download): return .download(download)
    case .document(let html): return .html(html)
    case .json(let value, let status): return .json(value, status: status)
    }
  }

  /// A refusal is a page like another, or JSON for who asked for it.
  private func refuse(_ finding: Finding, _ request: PageRequest, visit: Visit?, context: DossierVisit? = nil) -> Response {
    let status = finding.httpStatus
    if request.wantsJSON || request.isFromScript { return .json(RefusalJSON(findings: [finding].json), status: status) }
    let page = Page(
      title: finding.httpStatus == 404 ? "Page introuvable" : finding.httpStatus == 403 ? "Accès refusé" : "Refusé",
      template: "Shell/refus", view: RefusalPageView(finding, dossier: context?.name),
      json: RefusalJSON(findings: [finding].json), place: .none,
      status: status)
    return render(.page(page), request, visit: visit, context: context)
  }

  private func comeIn(_ request: PageRequest) -> Response {
    let isLocal = office.mode == .local
    if request.method == .get, !request.wantsJSON, !request.isFromScript, !isLocal {
      return .seeOther("/connexion?vers=\(Fields.encode(request.address(with: [:])))")
    }
    var response = refuse(.comeIn(local: isLocal), request, visit: nil)
    response.status = .unauthorized
    return response
  }

  private func cookie(_ id: String, maxAge: Int? = nil) -> Cookie {
    Cookie(
      name: sessionCookie, value: id, maxAge: maxAge, path: "/", secure: office.limits.isBehindTLS, httpOnly: true,
      sameSite: .strict)
  }
}

extension Response {
  func with(_ cookie: Cookie) -> Response {
    var response = self
    response.setCookie(cookie)
    return response
  }
}

/// What a refusal's page shows.
struct RefusalPageView: Sendable {
  let finding: RefusalView
  init(_ finding: Finding, dossier: String?) { self.finding = RefusalView(finding, dossier: dossier) }
}

struct RefusalJSON: Encodable, Sendable {
  let findings: [FindingJSON]
}

extension Finding {
  static func bug() -> Finding {
    Finding(
      "web.bug", "Un défaut d’Écritoire a empêché cette page : rien n’a été enregistré à moitié.",
      recovery: "Revenez en arrière et recommencez ; si cela se répète, signalez l’adresse de la page et l’heure.")
  }
}
