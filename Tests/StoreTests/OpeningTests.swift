import Foundation
import GRDB
import Kernel
import TestSupport
import Testing

@testable import Store

@Suite("Opening: each obstacle has its name, and the file stays as it was")
struct OpeningTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    /// Makes the obstacle out of a sound dossier.
    let prepare: @Sendable (_ path: String) throws -> Void
    init(_ name: String, _ code: String, _ prepare: @escaping @Sendable (String) throws -> Void) {
      (testDescription, self.code, self.prepare) = (name, code, prepare)
    }
  }

  static let cases = [
    Case("a path that leads nowhere", "dossier.missing") { try FileManager.default.removeItem(atPath: $0) },
    Case("a folder", "dossier.foreign-file") {
      try FileManager.default.removeItem(atPath: $0)
      try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
    },
    Case("an empty file", "dossier.foreign-file") { try write([], $0) },
    Case("a FEC", "dossier.foreign-file") {
      try write(Array(String(repeating: "JournalCode\tJournalLib\n", count: 20).utf8), $0)
    },
    Case("random bytes", "dossier.foreign-file") {
      var random = SplitMix64(seed: 5)
      try write((0..<20_000).map { _ in UInt8(random.below(256)) }, $0)
    },
    Case("the SQLite file of another program", "dossier.foreign-file") { path in
      try FileManager.default.removeItem(atPath: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE photo (id INTEGER PRIMARY KEY); INSERT INTO photo VALUES (1)") }
      try queue.close()
    },
    Case("half a header", "dossier.foreign-file") { try write(Array(contents($0)!.prefix(50)), $0) },
    Case("a dossier cut after its header", "dossier.damaged") { try write(Array(contents($0)!.prefix(100)), $0) },
    Case("a dossier cut in its first page", "dossier.damaged") { try write(Array(contents($0)!.prefix(3_000)), $0) },
    Case("a dossier cut in half", "dossier.damaged") {
      let bytes = contents($0)!
      try write(Array(bytes.prefix(bytes.count / 2)), $0)
    },
    Case("a dossier without its last page", "dossier.damaged") { try write(contents($0)!.dropLast(4_096), $0) },
    Case("a dossier whose first page was overwritten", "dossier.damaged") {
      var bytes = contents($0)!
      for index in 100..<4_096 { bytes[index] = UInt8(index % 251) }
      try write(bytes, $0)
    },
    Case("a dossier of a version to come", "dossier.newer") {
      try sql("INSERT INTO grdb_migrations VALUES ('99: payroll')", $0)
    },
    Case("a dossier that forgot its version", "dossier.damaged") { try sql("DELETE FROM grdb_migrations", $0) },
    Case("a dossier whose mark was given to another schema", "dossier.damaged") { path in
      try FileManager.default.removeItem(atPath: path)
      try sql("PRAGMA application_id = \(Schema.applicationID); CREATE TABLE event (id INTEGER); CREATE TABLE dossier (x)", path)
    },
  ]

  @Test("is refused by name", arguments: cases)
  func isRefused(_ obstacle: Case) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    try SampleDossier(seed: 1, in: try Dossier.create(at: path)).dossier.close()
    try obstacle.prepare(path)
    let (bytes, names) = (contents(path), try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(refusal { _ = try Dossier.open(at: path) } == obstacle.code)
    #expect(contents(path) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == names)
  }

  @Test("a dossier opens again after a crash left its journal behind")
  func journalLeftBehind() throws {
    let folder = try TemporaryFolder()
    let (path, copy) = (folder.file("a.ecritoire"), folder.file("b.ecritoire"))
    let sample = try SampleDossier(seed: 1, in: try Dossier.create(at: path))
    // What a machine that stops leaves: the file and its journal, nothing folded back.
    for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
    let recovered = try Dossier.open(at: copy)
    #expect(try recovered.content() == sample.dossier.content())
    #expect(try recovered.verify().findings == [])
    try recovered.close()
    try sample.dossier.close()
  }

  @Test("a journal cut anywhere loses whole changes from its end, never half a one")
  func journalCut() throws {
    let folder = try TemporaryFolder()
    let (path, copy) = (folder.file("a.ecritoire"), folder.file("b.ecritoire"))
    let sample = try SampleDossier(seed: 1, in: try Dossier.create(at: path))
    let events = try sample.dossier.verify().events
    let journal = contents(path + "-wal")!
    var random = SplitMix64(seed: 77)
    var seen: Set<Int> = []
    for _ in 0..<40 {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      try OpeningTests.write(Array(journal.prefix(random.below(journal.count))), copy + "-wal")
      guard let recovered = try? Dossier.open(at: copy) else { continue }  // cut before the schema was there
      let verification = try recovered.verify()
      seen.insert(verification.events)
      // Before the first change there is no company yet: nothing else may be amiss.
      if verification.events > 0 { #expect(verification.findings == []) }
      #expect(verification.events <= events)
      try recovered.close()
    }
    #expect(seen.count > 2, "cuts fell between changes: \(seen), seed 77")
    try sample.dossier.close()
  }

  // MARK: Permissions

  // Root may write anywhere: there is nothing to refuse.
  @Test("a file that may not be written", .enabled(if: geteuid() != 0, "root may write to any file"))
  func readOnlyFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    try SampleDossier(seed: 1, in: try Dossier.create(at: path)).dossier.close()
    let bytes = contents(path)
    chmod(path, 0o400)
    #expect(refusal { _ = try Dossier.open(at: path) } == "dossier.read-only")
    chmod(path, 0o600)
    #expect(contents(path) == bytes)
  }

  @Test("a folder that may not be written", .enabled(if: geteuid() != 0, "root may write to any folder"))
  func readOnlyFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    try SampleDossier(seed: 1, in: try Dossier.create(at: path)).dossier.close()
    let bytes = contents(path)
    chmod(folder.path, 0o500)
    #expect(refusal { _ = try Dossier.open(at: path) } == "dossier.read-only")
    #expect(refusal { _ = try Dossier.create(at: folder.file("b.ecritoire")) } == "file.cannot-write")
    chmod(folder.path, 0o700)
    #expect(contents(path) == bytes)
  }

  // MARK: Other writers, no room

  @Test("another writer makes a change wait, then refuses it; reading goes on")
  func busy() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    try SampleDossier(seed: 1, in: try Dossier.create(at: path)).dossier.close()
    let dossier = try Dossier.open(at: path, busyTimeout: 0.05)
    let before = try dossier.content()
    let other = try OpeningTests.lockingConnection(path)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(
      refusal { try dossier.changing(author, "x", subject: "x") { try $0.save(.template, name: "n", body: "{}") } }
        == "dossier.busy")
    #expect(try dossier.content() == before)
    let reader = try Dossier.open(at: path, busyTimeout: 0.05)
    #expect(try reader.content() == before)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try dossier.changing(author, "x", subject: "x") { try $0.save(.template, name: "n", body: "{}") }
    for open in [reader, dossier] { try open.close() }
    try other.close()
  }

  @Test("a file held by another program alone is busy, not damaged")
  func heldAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    try SampleDossier(seed: 1, in: try Dossier.create(at: path)).dossier.close()
    let other = try OpeningTests.lockingConnection(path)
    try other.inDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE") }
    let bytes = contents(path)
    #expect(refusal { _ = try Dossier.open(at: path, busyTimeout: 0.05) } == "dossier.busy")
    #expect(contents(path) == bytes)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try other.close()
  }

  @Test("no room left: the change is refused, the dossier is as it was, and works again with room")
  func full() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    var sample = try SampleDossier(seed: 1, in: try Dossier.create(at: path))
    try sample.type(10, in: sample.years()[0], sealing: 5)
    let before = try sample.dossier.content()
    let bytes = contents(path)
    try sample.dossier.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    let scan = Data(repeating: 7, count: 500_000)
    #expect(
      refusal { _ = try sample.change("piece") { try $0.attach(scan, name: "scan", mediaType: "image/png", to: 1) } }
        == "dossier.disk-full")
    #expect(try sample.dossier.content() == before)
    #expect(contents(path) == bytes)
    try sample.dossier.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    try sample.change("piece") { try $0.attach(scan, name: "scan", mediaType: "image/png", to: 1) }
    #expect(try sample.dossier.verify().findings == [])
    try sample.dossier.close()
  }

  // A real disk without room, where this process may mount one.
  @Test("a disk of four megabytes fills up", .enabled(if: SmallDisk.isAvailable, "mounting a small disk needs rights"))
  func smallDisk() throws {
    let disk = try SmallDisk(kilobytes: 4_096)
    let path = disk.folder.file("a.ecritoire")
    let sample = try SampleDossier(seed: 1, in: try Dossier.create(at: path))
    try sample.dossier.reading { _ in }
    _ = try sample.change("saisir") { change in
      let year = try change.reading.fiscalYears()[0]
      var typed = sample
      return try change.addDraft(typed.draft(in: year.year), in: year)
    }
    var code: String?
    for index in 0..<100 where code == nil {
      let before = try sample.dossier.content(except: ["voucher"]).count
      code = refusal {
        _ = try sample.change("piece") {
          try $0.attach(Data(repeating: 7, count: 60_000), name: "\(index)", mediaType: "image/png", to: 1)
        }
      }
      if code != nil { #expect(try sample.dossier.content(except: ["voucher"]).count == before) }
    }
    #expect(code == "dossier.disk-full")
    #expect(try sample.dossier.verify().findings == [])
    try sample.dossier.close()
    #expect(refusal { _ = try Dossier.create(at: disk.folder.file("plein/b")) } == "file.cannot-write")
  }

  // MARK: Tools

  static func write(_ bytes: some Sequence<UInt8>, _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  static func sql(_ statements: String, _ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
  }

  static func lockingConnection(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}

/// A disk in memory, unmounted with the test.
final class SmallDisk {
  let folder: TemporaryFolder

  static let isAvailable = (try? SmallDisk(kilobytes: 64)) != nil

  init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    guard geteuid() == 0, mount("tmpfs", folder.path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
      throw Finding.cannotWrite(folder.path, "errno \(errno)")
    }
  }

  deinit { umount2(folder.path, Int32(MNT_DETACH)) }
}
