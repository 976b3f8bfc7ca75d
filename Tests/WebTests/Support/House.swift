import Foundation
import Kernel
import Ledger
import Logging
import Store
import Synchronization
import Testing
import UseCases

@testable import Web

/// A clock that a test moves.
final class TestClock: Sendable {
  private let now = Mutex(1_793_600_000)
  var seconds: Int { now.withLock { $0 } }
  func pass(_ seconds: Int) { now.withLock { $0 += seconds } }
}

/// Two servers at once: they share this process, whose threads also run the tests.
actor Turns {
  static let shared = Turns()
  private var free = 2
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func give() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

/// A folder of dossiers served on a free port, in this process.
final class House: Sendable {
  static let password = "quatre chevaux bleus"
  static func login(_ role: Role) -> String { "qui.\(role.rawValue)" }

  let folder: String
  let port: Int
  /// Where the terminal sends its owner.
  let address: String
  let clock: TestClock
  private let task: Task<Void, any Error>

  private init(_ folder: String, _ port: Int, _ address: String, _ clock: TestClock, _ task: Task<Void, any Error>) {
    (self.folder, self.port, self.address, self.clock, self.task) = (folder, port, address, clock, task)
  }

  deinit {
    task.cancel()
    Task { await Turns.shared.give() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Serves a folder with the dossiers « atelier », open to everybody, and « ailleurs », open to nobody.
  static func open(
    _ mode: WebServer.Mode = .served, peopled: Bool = true, _ adjust: (inout WebServer.Limits) -> Void = { _ in }
  ) async throws -> House {
    await Turns.shared.take()
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-web-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    try House.furnish(place.path, mode, peopled)
    let clock = TestClock()
    var limits = WebServer.Limits()
    limits.passwordCost = .init(rounds: 16)
    adjust(&limits)
    let server = WebServer(
      folder: place.path, port: 0, mode: mode, owner: "Camille Aubry",
      clock: WebClock(seconds: { clock.seconds }, today: { Day(2026, 11, 2) }, timeOfDay: { "09:30:00" }), limits: limits)
    let (addresses, said) = AsyncStream.makeStream(of: String.self)
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let task = Task.detached { try await server.run(logger: quiet) { said.yield($0) } }
    for await address in addresses {
      let port = try #require(URL(string: address)?.port)
      return House(place.path, port, address, clock, task)
    }
    throw Wire.Broken()
  }

  private static func furnish(_ folder: String, _ mode: WebServer.Mode, _ peopled: Bool) throws {
    let author = Author(name: "Camille Aubry", instant: "2026-11-02T08:00:00Z")
    for name in ["atelier", "ailleurs"] {
      let create = CreateDossier(
        name: "Atelier \(name)", siren: "000000018", fiscalYear: FiscalYear(first: Day(2026, 1, 1), last: Day(2026, 12, 31)))
      try create(at: "\(folder)/\(name).ecritoire", author: author).close()
    }
    guard mode == .served, peopled else { return }
    let register = try Register.open(in: folder, passwordCost: .init(rounds: 16))
    let desk = PeopleDesk(
      register: register, shelf: DossierShelf(folder: folder), actor: .owner(named: "Camille Aubry"), instant: author.instant,
      now: 1_793_600_000)
    try AddGroup("groupe A")(desk)
    for role in Role.assignable {
      let groups = [Role.learner, .trainer].contains(role) ? ["groupe A"] : []
      _ = try AddPerson(login: login(role), name: "Dominique \(role.rawValue)", role: role.rawValue, groups: groups)(desk)
      try SetPassword(login: login(role), password: password)(desk)
      try OpenDossierTo(login: login(role), dossier: "atelier")(desk)
    }
    try register.close()
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// What everything in the folder holds, by meaning: the head of each trail, and of the register's.
  func digest() throws -> [String] {
    var all: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".ecritoire") {
      let dossier = try Dossier.open(at: path(name))
      defer { try? dossier.close() }
      let verified = try dossier.reading { try $0.verify() }
      all.append("\(name) \(verified.head) \(verified.entries) \(verified.events) \(verified.findings.count)")
    }
    if Register.exists(in: folder) {
      let register = try Register.open(in: folder)
      defer { try? register.close() }
      all.append(try register.reading { "\(try $0.events(limit: 1).map(\.seq)) \(try $0.people()) \(try $0.brokenEvents())" })
    }
    return all
  }

  func browser() -> Browser { Browser(port: port) }

  /// Somebody of that role, come in.
  func comeIn(_ role: Role) async throws -> Browser {
    let browser = browser()
    let reply = try await browser.logIn(House.login(role), House.password)
    try #require(reply.status == 303, "\(role): \(reply.status) \(reply.codes)")
    return browser
  }

  /// The owner of the machine, by the link of the terminal.
  func comeInLocally() async throws -> Browser {
    let browser = browser()
    let link = try #require(URL(string: address))
    let reply = try await browser.get("\(link.path)?\(link.query ?? "")")
    try #require(reply.status == 303)
    return browser
  }
}

/// What a browser does: keeps the cookie, and sends back the token of the page it saw last.
actor Browser {
  let port: Int
  private(set) var cookie: String?
  private(set) var token: String?

  init(port: Int) { self.port = port }

  func set(cookie: String?) { self.cookie = cookie }

  func get(_ path: String, headers: [String: String] = [:]) async throws -> Reply {
    try await request("GET", path, headers: headers, body: [])
  }

  /// - Parameter token: nil for the one of the last page; empty for none.
  func post(
    _ path: String, _ fields: [(String, String)] = [], token: String? = nil, headers: [String: String] = [:]
  ) async throws -> Reply {
    let sent = token ?? self.token ?? ""
    let all = fields.map { (name: $0.0, value: $0.1) } + (sent.isEmpty ? [] : [(name: "jeton", value: sent)])
    let body = Array(Fields(all).urlEncoded.utf8)
    return try await request(
      "POST", path, headers: ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 }, body: body)
  }

  func logIn(_ login: String, _ password: String, headers: [String: String] = [:]) async throws -> Reply {
    try await post("/connexion", [("identifiant", login), ("mot-de-passe", password)], token: "", headers: headers)
  }

  /// - Parameter extra: header lines as they are, which a real browser would not send.
  func request(
    _ method: String, _ target: String, headers: [String: String], body: [UInt8], pieces: Int = 1, pause: UInt32 = 0
  ) async throws -> Reply {
    var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    if method == "POST" { all["Content-Length"] = "\(body.count)" }
    if let cookie { all["Cookie"] = cookie }
    all.merge(headers) { $1 }
    let head =
      "\(method) \(target) HTTP/1.1\r\n" + all.filter { $0.value != "-" }.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
    let step = max(1, body.count / pieces)
    let parts = stride(from: 0, to: body.count, by: step).map { Array(body[$0..<min(body.count, $0 + step)]) }
    let reply = try await Wire.send([Array(head.utf8)] + parts, to: port, pause: pause)
    if let set = reply["set-cookie"] { cookie = String(set.prefix { $0 != ";" }) }
    if let fresh = reply["x-jeton"] ?? reply.text.firstMatch(of: /name="jeton" content="([^"]+)"/).map({ String($0.1) }) {
      token = fresh
    }
    return reply
  }
}
