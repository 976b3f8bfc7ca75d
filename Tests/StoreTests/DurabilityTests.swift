import Foundation
import GRDB
import Kernel
import Testing

@testable import Store

@Suite("What was acknowledged is on the disk")
struct DurabilityTests {
  @Test("a dossier writes ahead of its file and syncs each commit")
  func pragmas() throws {
    let folder = try TemporaryFolder()
    let dossier = try Dossier.create(at: folder.file("a.ecritoire"))
    #expect(try dossier.synchronousLevel() == 2)
    #expect(try dossier.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    try dossier.close()
    let again = try Dossier.open(at: folder.file("a.ecritoire"))
    #expect(try again.synchronousLevel() == 2)
    #expect(try again.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    try again.close()
  }

  @Test("the file, its journal and its index are the owner’s alone")
  func modes() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    let sample = try SampleDossier(seed: 1, in: try Dossier.create(at: path))
    for suffix in ["", "-wal", "-shm"] { #expect(mode(path + suffix) == 0o600, "\(suffix)") }
    try sample.dossier.backUp(to: folder.file("copie.ecritoire"))
    #expect(mode(folder.file("copie.ecritoire")) == 0o600)
    try sample.dossier.close()
  }

  @Test("creating never writes over a file")
  func neverOverwrites() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    try Data("à moi".utf8).write(to: URL(fileURLWithPath: path))
    #expect(refusal { _ = try Dossier.create(at: path) } == "dossier.exists")
    #expect(contents(path) == Array("à moi".utf8))
    #expect(refusal { _ = try Dossier.create(at: folder.file("absent/a.ecritoire")) } == "file.cannot-write")
    #expect(refusal { _ = try Dossier.create(at: folder.file(String(repeating: "n", count: 300))) } == "file.cannot-write")
  }

  @Test("what a closed dossier held, the next one to open it reads and verifies")
  func survivesClosing() throws {
    let folder = try TemporaryFolder()
    let sample = try SampleDossier.full(seed: 2, in: try Dossier.create(at: folder.file("a.ecritoire")))
    let before = try sample.dossier.content()
    try sample.dossier.close()
    let again = try Dossier.open(at: folder.file("a.ecritoire"))
    #expect(try again.content() == before)
    #expect(try again.verify().findings == [])
    try again.close()
  }

  // The system itself says what is synced: strace follows this process while it commits.
  @Test(
    "each commit is one sync at least; without FULL there would be none",
    .enabled(if: SyncTrace.isAvailable, "strace cannot attach here"))
  func syncs() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ecritoire")
    let sample = try SampleDossier(seed: 3, in: try Dossier.create(at: path))
    let commits = 12
    func write() throws {
      for index in 0..<commits { try sample.change("modeles") { try $0.save(.template, name: "modèle \(index)", body: "{}") } }
    }
    let full = try SyncTrace.count(of: path + "-wal", in: folder, while: write)
    #expect(full >= commits)
    try sample.dossier.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    let normal = try SyncTrace.count(of: path + "-wal", in: folder, while: write)
    #expect(normal == 0)
    try sample.dossier.close()
  }
}

/// Counts the syncs of one file that this process asks of the system.
enum SyncTrace {
  private static let program = ["/usr/bin/strace", "/bin/strace"].first { FileManager.default.isExecutableFile(atPath: $0) }

  static let isAvailable: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? count(of: "/", in: folder) {}) != nil
  }()

  struct CannotAttach: Error {}

  static func count(of path: String, in folder: TemporaryFolder, while body: () throws -> Void) throws -> Int {
    guard let program else { throw CannotAttach() }
    let report = folder.file("syncs-\(UInt32.random(in: 0 ... .max))")
    let strace = Process()
    strace.executableURL = URL(fileURLWithPath: program)
    strace.arguments = ["-f", "-y", "-e", "trace=fsync,fdatasync", "-o", report, "-p", "\(getpid())"]
    let messages = Pipe()
    strace.standardError = messages
    try withSignalsUnblocked { try strace.run() }
    guard attached(messages.fileHandleForReading) else {
      strace.waitUntilExit()
      throw CannotAttach()
    }
    let result = Result { try body() }
    strace.interrupt()
    _ = try? messages.fileHandleForReading.readToEnd()
    strace.waitUntilExit()
    try result.get()
    let lines = String(decoding: contents(report) ?? [], as: UTF8.self).split(separator: "\n")
    return lines.filter { $0.contains("sync(") && $0.contains("<\(path)>") }.count
  }

  /// A child inherits the signal mask of the thread that starts it; the threads that run tests block all, and strace ends by one.
  private static func withSignalsUnblocked(_ body: () throws -> Void) rethrows {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// strace says « Process 12 attached » once it follows us, or ends.
  private static func attached(_ messages: FileHandle) -> Bool {
    var said = ""
    while true {
      let more = messages.availableData
      guard !more.isEmpty else { return false }
      said += String(decoding: more, as: UTF8.self)
      if said.contains("attached") { return true }
    }
  }
}
