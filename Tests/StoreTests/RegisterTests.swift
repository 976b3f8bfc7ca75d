import Competence
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

  @Test func `what is decided of learners is only added to, and the trail covers it`() throws {
    let register = try Register.inMemory()
    let learner = try register.changing(Self.by, "personne.ajouter", subject: "person/zoe") { change in
      change.detail = "Zoé (zoe), apprenant : ajout"
      return try change.addPerson(login: "zoe", name: "Zoé", role: "apprenant")
    }
    let minutes = JuryMinutes(
      day: Day(2026, 11, 20), route: "continue", members: [.init(seat: "Un expert externe", name: "Bo Sud")],
      decisions: [.init(learner: "zoe", subject: "BC01", isGranted: true, reason: "")])
    let proposal = BlockProposal(block: "BC01", reason: "Vue au travail.", state: .inProgress)
    try register.changing(Self.by, "parcours.voie", subject: "person/zoe") { change in
      try change.addRoute("continue", of: learner.id, title: "RNCP34786")
      change.detail = "voie"
    }
    try register.changing(Self.by, "parcours.proposer", subject: "person/zoe") { change in
      try change.add(proposal, of: learner.id, title: "RNCP34786")
      change.detail = "proposition"
    }
    try register.changing(Self.by, "parcours.jury", subject: "jury/2026-11-20") { change in
      try change.add(minutes, title: "RNCP34786")
      change.detail = "procès-verbal"
    }
    let records = try register.reading { try $0.pathRecords(title: "RNCP34786") }
    #expect(
      records.map(\.content) == [
        .route(learner: learner.id, "continue"), .proposal(learner: learner.id, proposal), .minutes(minutes),
      ])
    #expect(records.map(\.event) == [2, 3, 4] && records.allSatisfy { $0.author == "Camille" })
    #expect(try register.reading { try $0.pathRecords(title: "RNCP99999") }.isEmpty)
    #expect(try register.reading { try $0.brokenEvents() } == [])
    for sql in [
      "UPDATE path_record SET body = '{}'", "DELETE FROM path_record",
      // Slipped under an event that was recorded.
      "INSERT INTO path_record (event_seq, kind, title, person_id, body) SELECT 3, kind, title, person_id, body FROM path_record WHERE id = 2",
      "INSERT INTO path_record (event_seq, kind, title, person_id, body) SELECT 5, 'voie', title, NULL, body FROM path_record WHERE id = 1",
    ] {
      #expect(throws: (any Error).self, "\(sql)") { try register.database.write { try $0.execute(sql: sql) } }
    }
    // Whoever takes the triggers away is seen, whatever they do.
    try register.database.write { db in
      for name in ["path_record_no_update", "path_record_no_delete", "path_record_before_event"] {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
    }
    for (sql, broken) in [
      ("UPDATE path_record SET body = replace(body, 'BC01', 'BC02') WHERE id = 3", [4]),
      ("UPDATE path_record SET title = 'RNCP1' WHERE id = 1", [2]), ("DELETE FROM path_record WHERE id = 2", [3]),
      ("INSERT INTO path_record (event_seq, kind, title, person_id, body) VALUES (1, 'voie', 'RNCP34786', 1, '{}')", [1]),
      ("INSERT INTO path_record (event_seq, kind, title, person_id, body) VALUES (9, 'voie', 'RNCP34786', 1, '{}')", [9]),
    ] as [(String, [Int64])] {
      struct Undo: Error {}
      #expect(throws: Undo.self) {
        try register.database.write { db in
          try db.execute(sql: sql)
          #expect(try RegisterReading(db: db).brokenEvents() == broken, "\(sql)")
          throw Undo()
        }
      }
    }
    #expect(try register.reading { try $0.brokenEvents() } == [])
  }

  @Test func `a register of before keeps its trail when it opens with this program`() throws {
    let queue = try DatabaseQueue()
    try RegisterSchema.migrator.migrate(queue, upTo: "1: people, groups, open dossiers, trail")
    try queue.write { db in
      try db.execute(sql: "INSERT INTO people_group (name) VALUES ('A')")
      // As the program wrote it before: the form of an event without records has not changed.
      var form = CanonicalForm("ecritoire:people:1")
      form.add("groupe « A » : formé")
      let event = TrailEvent(
        seq: 1, instant: Self.by.instant, author: Self.by.name, useCase: "groupe.ajouter", subject: "group/A",
        artefact: form.digest, previous: .zero)
      try db.execute(
        sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          event.seq, event.instant, event.author, event.useCase, event.subject, "groupe « A » : formé", event.artefact.data,
          event.previous.data, event.digest.data,
        ])
    }
    try RegisterSchema.migrator.migrate(queue)
    #expect(try queue.read { try RegisterReading(db: $0).brokenEvents() } == [])
  }
}

extension String {
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
