import Foundation
import GRDB
import GRDBSQLite
import Kernel

/// One company's file: its ledger, its documents, its trail.
///
/// Every write is one transaction that reaches the disk before it returns
/// (`synchronous = FULL`). Reads see a stable state, and never wait for what another program writes.
public final class Dossier: Sendable {
  public let path: String
  let database: any DatabaseWriter
  /// Readers and turns of writers of a dossier that several people use at once; nil when one command has it.
  private let sharing: DossierSharing?
  let kept = KeptAnswers()

  private init(path: String, database: any DatabaseWriter, sharing: DossierSharing? = nil) {
    (self.path, self.database, self.sharing) = (path, database, sharing)
  }

  // MARK: Opening

  /// Makes a new file, readable and writable by its owner alone, and opens it.
  /// Throws `dossier.exists`, `file.cannot-write`, `dossier.disk-full`.
  public static func create(at path: String) throws -> Dossier {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR, 0o600)
    guard descriptor >= 0 else { throw Finding.refusal(errno, path) }
    Glibc.close(descriptor)
    do {
      let dossier = try connect(path)
      try dossier.naming {
        try Schema.migrator.migrate(dossier.database)
        // The file says whose it is even if the program stops here, its journal not yet folded back.
        _ = try dossier.database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      }
      return dossier
    } catch {
      for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
      throw error
    }
  }

  /// Opens a dossier. Throws `dossier.missing`, `dossier.foreign-file`,
  /// `dossier.newer`, `dossier.damaged`, `dossier.busy`, `dossier.read-only`.
  public static func open(at path: String) throws -> Dossier { try open(at: path, busyTimeout: 5) }

  /// Opens a dossier that several people of one server use at once: reads do not wait for a long write, and a second
  /// writer waits so many seconds for their turn. It keeps little memory while nobody uses it. Throws as `open(at:)`.
  public static func openShared(at path: String, patience: TimeInterval = 4) throws -> Dossier {
    try open(at: path, busyTimeout: patience, sharing: DossierSharing(path: path, patience: patience))
  }

  /// - Parameter busyTimeout: how many seconds to wait for another writer.
  static func open(at path: String, busyTimeout: TimeInterval, sharing: DossierSharing? = nil) throws -> Dossier {
    let shown = sharing?.label ?? path
    var status = stat()
    guard stat(path, &status) == 0 else { throw Finding.dossierMissing(shown) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Finding.dossierForeign(shown, "c’est un répertoire") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Finding.dossierForeign(shown, "c’est un tube ou un périphérique") }
    try checkKind(path, shown)
    guard access(path, R_OK) == 0 else { throw Finding.fileMissing(shown) }
    guard access(path, W_OK) == 0, access((path as NSString).deletingLastPathComponent.ifEmpty("."), W_OK) == 0 else {
      throw Finding.dossierReadOnly(shown)
    }
    do {
      let isCurrent = try checkVersion(path, shown, busyTimeout)
      let dossier = try connect(path, busyTimeout, sharing)
      if !isCurrent { try Schema.migrator.migrate(dossier.database) }
      return dossier
    } catch {
      // SQL that fails on our own schema means that the schema is no longer ours.
      let named = naming(error, shown)
      throw named is Finding ? named : Finding.dossierDamaged(shown, "sa structure n’est plus lisible")
    }
  }

  /// Looks at the version before the file is opened for good, which already
  /// writes to it: a file that is refused stays byte for byte what it was.
  /// False when the file is of an older version.
  private static func checkVersion(_ path: String, _ shown: String, _ busyTimeout: TimeInterval) throws -> Bool {
    let queue = try DatabaseQueue(path: path, configuration: configuration(busyTimeout))
    defer { try? queue.close() }
    return try queue.read { db in
      guard try !Schema.migrator.hasBeenSuperseded(db) else { throw Finding.dossierNewer(shown) }
      // A dossier is made in one transaction: it has a version, or it is none.
      guard try !Schema.migrator.appliedIdentifiers(db).isEmpty else { throw Finding.dossierDamaged(shown, "sa version manque") }
      return try Schema.migrator.hasCompletedMigrations(db)
    }
  }

  /// A dossier in memory, with the real constraints: for tests and trials.
  public static func inMemory() throws -> Dossier {
    let dossier = Dossier(path: ":memory:", database: try DatabaseQueue(configuration: configuration()))
    try Schema.migrator.migrate(dossier.database)
    return dossier
  }

  /// The first bytes say whether it is SQLite's, and offset 68 whose: a
  /// foreign file is named before SQLite touches it.
  private static func checkKind(_ path: String, _ shown: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    let head = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
    guard !head.isEmpty else { throw Finding.dossierForeign(shown, "il est vide") }
    guard head.count == 100, head.prefix(16).elementsEqual("SQLite format 3\0".utf8) else {
      throw Finding.dossierForeign(shown, "ses premiers octets ne sont pas ceux d’une base SQLite")
    }
    let id = head[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    guard id == Schema.applicationID else { throw Finding.dossierForeign(shown, "c’est la base SQLite d’un autre programme") }
  }

  private static func connect(
    _ path: String, _ busyTimeout: TimeInterval = 5, _ sharing: DossierSharing? = nil
  ) throws -> Dossier {
    do {
      // A pool of GRDB writes to the file when it opens one, and lowers synchronous to NORMAL: reading would change
      // the dossier, and a power cut could lose an acknowledged entry. One connection does neither.
      let cache = sharing == nil ? ownCache : sharedCache
      let queue = try DatabaseQueue(path: path, configuration: configuration(busyTimeout, cache: cache))
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL") }
      return Dossier(path: path, database: queue, sharing: sharing)
    } catch {
      throw naming(error, path)
    }
  }

  /// KiB of a file that SQLite keeps in memory: for a command, and for each connection of a server that has many open.
  static let ownCache = 65_536
  static let sharedCache = 2_048

  static func configuration(_ busyTimeout: TimeInterval = 5, cache: Int = ownCache) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -\(cache); PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  // MARK: Reading and writing

  /// Folds the journal back into the file.
  public func close() throws {
    sharing?.close()
    try database.close()
  }

  /// Lets go of a file that another one has taken the place of. Closing it as usual would take away the journal that
  /// stands under its name, which may be the other one's.
  public func letGo() {
    sharing?.close()
    database.writeWithoutTransaction { db in
      var keeps: Int32 = 1
      sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &keeps)
    }
    try? database.close()
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try naming {
      guard let sharing else { return try database.read(body) }
      return try sharing.read(body)
    }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try naming { try database.write(body) }
  }

  /// Runs the body in the only connection that writes, outside any transaction.
  /// Throws `dossier.busy` when another person of this server keeps it too long.
  func writing<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try naming {
      guard let sharing else { return try database.writeWithoutTransaction(body) }
      return try sharing.inTurn { try database.writeWithoutTransaction(body) }
    }
  }

  func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw Dossier.naming(error, sharing?.label ?? path) }
  }

  /// SQLite's refusals, as findings a user can act on.
  static func naming(_ error: any Error, _ path: String) -> any Error {
    if let error = error as? RowDecodingError { return Finding.dossierDamaged(path, "une valeur n’y est pas lisible (\(error))") }
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return Finding.dossierBusy(path)
    case .SQLITE_READONLY, .SQLITE_PERM: return Finding.dossierReadOnly(path)
    case .SQLITE_FULL: return Finding.diskFull(path)
    case .SQLITE_CANTOPEN: return Finding.cannotWrite(path, "il ne s’ouvre pas")
    case .SQLITE_NOTADB: return Finding.dossierForeign(path, "ce n’est pas une base SQLite")
    case .SQLITE_CORRUPT: return Finding.dossierDamaged(path, error.message ?? "structure SQLite")
    case .SQLITE_IOERR: return Finding.dossierDamaged(path, "erreur du disque (\(error.message ?? "lecture ou écriture"))")
    default: return error
    }
  }

  /// The durability SQLite reports: 2 is FULL.
  public func synchronousLevel() throws -> Int {
    try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
  }
}

extension String {
  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
