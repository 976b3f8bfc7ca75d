import Dispatch
import Foundation
import GRDB
import Kernel
import Testing

@testable import Store

/// One dossier that several people of a server use at once.
@Suite struct SharingTests {
  private static let by = Author(name: "Camille", instant: "2026-11-02T09:00:00Z")

  private static func shared(_ folder: TemporaryFolder, patience: TimeInterval = 4) throws -> Dossier {
    let path = folder.path + "/a.ecritoire"
    try Dossier.create(at: path).close()
    return try Dossier.openShared(at: path, patience: patience)
  }

  private static func name(_ dossier: Dossier, _ name: String) throws {
    try dossier.changing(by, "dossier.creer", subject: "dossier") {
      try $0.setFacts(DossierFacts(name: name, siren: "000000018", mode: .business))
    }
  }

  /// Begins a change on a thread of its own, and holds it until told.
  private final class LongWrite: Sendable {
    let began = DispatchSemaphore(value: 0), mayEnd = DispatchSemaphore(value: 0), ended = DispatchSemaphore(value: 0)
    init(_ dossier: Dossier) {
      let (began, mayEnd, ended) = (began, mayEnd, ended)
      Thread.detachNewThread {
        try? dossier.changing(SharingTests.by, "dossier.creer", subject: "dossier") { change in
          try change.setFacts(DossierFacts(name: "après", siren: "000000018", mode: .business))
          began.signal()
          mayEnd.wait()
        }
        ended.signal()
      }
      began.wait()
    }
    func end() {
      mayEnd.signal()
      ended.wait()
    }
  }

  @Test func `a read does not wait for a long write, and sees what was last committed`() throws {
    let folder = try TemporaryFolder()
    let dossier = try Self.shared(folder)
    defer { try? dossier.close() }
    try Self.name(dossier, "avant")
    let write = LongWrite(dossier)
    #expect(try dossier.reading { try $0.facts().name } == "avant")
    write.end()
    #expect(try dossier.reading { try $0.facts().name } == "après")
    #expect(try dossier.synchronousLevel() == 2)
  }

  @Test func `a second writer waits for a turn, then is told that the dossier is busy, and by whom`() throws {
    let folder = try TemporaryFolder()
    let dossier = try Self.shared(folder, patience: 0.2)
    defer { try? dossier.close() }
    let write = LongWrite(dossier)
    let thrown = #expect(throws: Finding.self) { try Self.name(dossier, "refusé") }
    #expect(
      thrown?.code == "dossier.busy" && thrown?.message == "« a.ecritoire » est en cours d’écriture par une autre personne.")
    write.end()
    try Self.name(dossier, "accepté")
    #expect(try dossier.reading { try $0.facts().name } == "accepté")
  }

  @Test func `reading writes nothing`() throws {
    let folder = try TemporaryFolder()
    let dossier = try Self.shared(folder)
    try Self.name(dossier, "avant")
    try dossier.close()
    let path = folder.path + "/a.ecritoire"
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let again = try Dossier.openShared(at: path)
    _ = try again.reading { try $0.facts() }
    _ = try again.reading { try $0.verify() }
    try again.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.ecritoire"])
  }

  @Test func `reads side by side use a few connections`() throws {
    let folder = try TemporaryFolder()
    let dossier = try Self.shared(folder)
    defer { try? dossier.close() }
    try Self.name(dossier, "avant")
    DispatchQueue.concurrentPerform(iterations: 40) { _ in
      #expect(throws: Never.self) { try dossier.reading { try $0.facts().name } }
    }
  }

  @Test func `letting go of a replaced file leaves the journal of the one that took its place`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.ecritoire"
    let former = try Self.shared(folder)
    try Self.name(former, "ancien")
    let copy = try Dossier.create(at: folder.path + "/b.ecritoire")
    try Self.name(copy, "nouveau")
    _ = try copy.replace(path)
    let fresh = try Dossier.openShared(at: path)
    try Self.name(fresh, "plus nouveau")
    former.letGo()
    #expect(FileManager.default.fileExists(atPath: path + "-wal"))
    try fresh.close()
    let read = try Dossier.open(at: path)
    #expect(try read.reading { try $0.facts().name } == "plus nouveau")
    try read.close()
    try copy.close()
  }

  @Test func `the two tables of Litestream are no alteration, and nothing else passes under their names`() throws {
    let dossier = try Dossier.inMemory()
    try Self.name(dossier, "avant")
    try dossier.write { db in
      try db.execute(
        sql: "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER); CREATE TABLE _litestream_lock (id INTEGER);")
    }
    #expect(try dossier.reading { try $0.verify() }.findings.isEmpty)
    try dossier.write { try $0.execute(sql: "ALTER TABLE _litestream_lock ADD COLUMN note TEXT") }
    #expect(try dossier.reading { try $0.verify() }.findings.map(\.code) == ["trail.broken"])
  }
}
