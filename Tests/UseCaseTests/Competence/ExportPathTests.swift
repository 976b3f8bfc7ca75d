import Competence
import Foundation
import Kernel
import Store
import Testing
import UseCases

/// PyJWT and cryptography, which are not ours, in the folder where the tests' Python packages stand.
private enum Oracle {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let python = root.appendingPathComponent(".build/venv-browser/bin/python").path
  static let script = root.appendingPathComponent("Tests/CompetenceTests/Support/verify_exchange.py").path

  static func run(_ arguments: [String]) throws -> (status: Int32, out: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = arguments
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: read, as: UTF8.self))
  }

  static let isThere =
    FileManager.default.isExecutableFile(atPath: python) && (try? run(["-c", "import jwt, cryptography"]).status) == 0
}

/// What leaves for other tools, made from a learner's own work.
@Suite struct ExportPathTests {
  private static let time = UniversalTime("2026-11-25T10:00:00Z")!
  /// Made once: a key takes a while.
  private static let key: Result<ExchangeKey, any Error> = Result { () throws -> ExchangeKey in
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pem").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try CreateKey(path)()
    return try ExchangeKey(at: path)
  }

  private static func issuer() throws -> BadgeIssuer {
    try BadgeIssuer(id: "https://organisme.invalid/", name: "Organisme fictif (exemple)")
  }

  private static func export(_ room: Classroom) throws -> ExportPath {
    ExportPath(try ReadJuryFile(engine: "1.0")(room.owner, login: "zoe"))
  }

  @Test func `a key is its owner's alone, and never written over another`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pem").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try CreateKey(path)()
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect((#expect(throws: Finding.self) { try CreateKey(path)() })?.code == "file.exists")
    let (one, again) = (try ExchangeKey(at: path), try ExchangeKey(at: path))
    #expect(one.pseudonym(of: "zoe") == again.pseudonym(of: "zoe"))
    #expect(one.pseudonym(of: "zoe") != one.pseudonym(of: "yann"))
    #expect(try one.pseudonym(of: "zoe") != Self.key.get().pseudonym(of: "zoe"), "without the key nobody tells whose it is")
    for text in ["", "rien", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
      #expect((#expect(throws: Finding.self) { _ = try ExchangeKey(pem: text) })?.code == "competence.key.unreadable")
    }
  }

  @Test func `a badge is given for what reaches the threshold, and for a block that a jury validated`() throws {
    let room = try Classroom()
    let (key, issuer) = (try Self.key.get(), try Self.issuer())
    func code(_ id: String, at time: UniversalTime = Self.time) throws -> String? {
      let export = try Self.export(room)
      do {
        _ = try export.badge(id, from: issuer, key, at: time)
        return nil
      } catch let finding as Finding { return finding.code }
    }
    #expect(try code("BC01.2.1") == "competence.badge.not-reached")
    #expect(try code("BC01.99") == "competence.badge.unknown")
    try room.finish("BC01")
    #expect(try code("BC01.2.1") == nil)
    #expect(try code("BC01") == "competence.badge.not-validated")
    try SetAccessRoute(login: "zoe", route: "continue")(room.owner)
    try ProposeBlock(login: "zoe", block: "BC01")(room.owner)
    #expect(try code("BC01") == "competence.badge.not-validated")
    #expect(try RecordMinutes(Classroom.minutes([("BC01", true, "")]))(room.owner).findings.isEmpty)
    #expect(try code("BC01") == nil)
    #expect(try code("BC01", at: UniversalTime("2026-11-19T10:00:00Z")!) == "competence.badge.before-jury")
    _ = try room.working("theo") { try JudgeWork(.competence("BC01.2.1", .d), reason: "Refaite par un autre.")($0) }
    #expect(try code("BC01.2.1") == "competence.badge.judged-below")
  }

  @Test(.enabled(if: Oracle.isThere, "no pyjwt and cryptography in .build/venv-browser: make prepare"))
  func `another program verifies the signature, and reads the statements and the framework`() throws {
    let room = try Classroom()
    _ = try room.working { try HandInScenario(engine: "1.0")($0) }
    try room.finish("BC01")
    let (export, key) = (try Self.export(room), try Self.key.get())
    let badge = try export.badge("BC01.2.1", from: try Self.issuer(), key, at: Self.time)
    let statements = try export.statements(homePage: "https://organisme.invalid", key)
    let framework = try ExportReferential(.moodle)(changedAt: Self.time)
    for (kind, bytes) in [("jwt", Array(badge.utf8)), ("xapi", statements), ("moodle", framework)] {
      let file = "\(room.folder)/\(kind)"
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      let run = try Oracle.run([Oracle.script, kind, file])
      #expect(run.status == 0, "\(kind): \(run.out)")
    }
    // One character of the claims changed: the signature holds no more.
    var parts = badge.split(separator: ".").map(String.init)
    let place = parts[1].index(parts[1].startIndex, offsetBy: 40)
    parts[1].replaceSubrange(place...place, with: parts[1][place] == "A" ? "B" : "A")
    try Data(parts.joined(separator: ".").utf8).write(to: URL(fileURLWithPath: "\(room.folder)/faux"))
    #expect(try Oracle.run([Oracle.script, "jwt", "\(room.folder)/faux"]).status != 0)
  }

  @Test func `nobody's name leaves but in the trainer's grades`() throws {
    let room = try Classroom()
    try room.finish("BC01")
    let (export, key) = (try Self.export(room), try Self.key.get())
    let badge = try export.badge("BC01.2.1", from: try Self.issuer(), key, at: Self.time)
    var claims = String(badge.split(separator: ".")[1]).replacing("-", with: "+").replacing("_", with: "/")
    claims += String(repeating: "=", count: (4 - claims.count % 4) % 4)
    let texts = [
      String(decoding: try #require(Data(base64Encoded: claims)), as: UTF8.self),
      String(decoding: try export.statements(homePage: "https://organisme.invalid", key), as: UTF8.self),
    ]
    for text in texts {
      #expect(!text.isEmpty && !text.lowercased().contains("zoe") && !text.contains("Zoé") && !text.contains("Fictive"))
      #expect(text.contains(key.pseudonym(of: "zoe").uuidString.lowercased()))
    }
    #expect(String(decoding: try export.grades(), as: UTF8.self).contains("zoe;BC01.2.1;BC01;100;;"))
  }

  @Test func `the package of the title is the same each time`() throws {
    let one = try ExportReferential(.package)(changedAt: Self.time)
    #expect(try one == ExportReferential(.package)(changedAt: Self.time) && one.count > 1000)
    #expect(String(decoding: one, as: UTF8.self).contains("CFDocument"))
  }
}
