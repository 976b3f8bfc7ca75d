import Foundation
import GRDB
import Kernel
import Testing

@testable import Store

@Suite struct RegisterTests {
  private static let by = Author(name: "Camille", instant: "2026-11-02T09:00:00Z")

  @Test func `a password is kept as its scrypt, with its cost and a salt of its own`() throws {
    let cost = PasswordHash.Cost(rounds: 16)
    let (one, other) = (
      try PasswordHash(of: "quatre chevaux bleus", cost: cost), try PasswordHash(of: "quatre chevaux bleus", cost: cost)
    )
    #expect(one.stored != other.stored && one.stored.hasPrefix("scrypt$16$8$1$"))
    #expect(one.matches("quatre chevaux bleus") && !one.matches("quatre chevaux bleu") && !one.matches(""))
    let read = try #require(PasswordHash(stored: one.stored))
    #expect(read == one && read.matches("quatre chevaux bleus"))
    // The same characters, composed or not.
    #expect(try PasswordHash(of: "caf\u{E9} du matin", cost: cost).matches("cafe\u{301} du matin"))
    for text in ["", "x", "scrypt$15$8$1$AAAA$AAAA", one.stored + "$", one.stored.replacing("scrypt", with: "md5")] {
      #expect(PasswordHash(stored: text) == nil)
    }
  }

  /// RFC 7914, section 12.
  @Test func `scrypt is that of the RFC`() throws {
    let hash = try #require(
      PasswordHash(
        stored: "scrypt$1024$8$16$\(Data("NaClNaClNaClNaCl".utf8).base64EncodedString())$\(Data(count: 32).base64EncodedString())"
      ))
    #expect(!hash.matches("password"))
    let known = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
    // The vector's salt is « NaCl »: shorter than ours may be, so the derivation is asked for itself.
    #expect(
      try PasswordHash.derive("password", Data("NaCl".utf8), .init(rounds: 1024, blockSize: 8, parallelism: 16)).map {
        String($0, radix: 16).leftPadded
      }.joined() == known)
  }

  @Test func `the register is the owner's alone, durable, and not any other file`() throws {
    let folder = try TemporaryFolder()
    let register = try Register.open(in: folder.path)
    var status = stat()
    #expect(stat(register.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try register.database.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    try register.close()
    let other = try TemporaryFolder()
    let queue = try DatabaseQueue(path: Register.path(in: other.path))
    try queue.write { try $0.execute(sql: "CREATE TABLE photo (id INTEGER)") }
    try queue.close()
    let thrown = #expect(throws: Finding.self) { _ = try Register.open(in: other.path) }
    #expect(thrown?.code == "people.register-foreign")
    try Data("ceci n’est pas une base SQLite, et de loin".utf8).write(to: URL(fileURLWithPath: Register.path(in: other.path)))
    let foreign = #expect(throws: Finding.self) { _ = try Register.open(in: other.path) }
    #expect(foreign?.code == "dossier.foreign-file")
  }

  @Test func `the trail of people cannot be changed, and shows it when it was`() throws {
    let register = try Register.inMemory()
    for name in ["a", "b", "c"] {
      try register.changing(Self.by, "groupe.ajouter", subject: "group/\(name)") { change in
        _ = try change.addGroup(name)
        change.detail = "groupe « \(name) » : formé"
      }
    }
    for sql in [
      "UPDATE event SET author = 'X'", "DELETE FROM event",
      "INSERT INTO event SELECT 9, instant, author, use_case, subject, detail, artefact, previous, digest FROM event LIMIT 1",
    ] {
      #expect(throws: (any Error).self) { try register.database.write { try $0.execute(sql: sql) } }
    }
    #expect(try register.reading { try $0.brokenEvents() } == [])
    try register.database.write {
      try $0.execute(sql: "DROP TRIGGER event_no_update; UPDATE event SET detail = 'rien' WHERE seq = 2")
    }
    #expect(try register.reading { try $0.brokenEvents() } == [2])
    try register.database.write { try $0.execute(sql: "DROP TRIGGER event_no_delete; DELETE FROM event WHERE seq = 2") }
    #expect(try register.reading { try $0.brokenEvents() } == [3])
  }

  @Test func `a change that fails leaves no trace`() throws {
    let register = try Register.inMemory()
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try register.changing(Self.by, "groupe.ajouter", subject: "group/a") { change in
        _ = try change.addGroup("a")
        throw Stop()
      }
    }
    #expect(try register.reading { try $0.groups().isEmpty && $0.events().isEmpty })
  }
}

extension String {
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
