import Foundation
import GRDB
import Kernel

/// The people of a practice: who they are, their groups, which dossiers are open to whom, and who changed any of it.
/// One file beside the dossiers, as durable as they are (`synchronous = FULL`), readable by its owner alone.
public final class Register: Sendable {
  public static let fileName = "cabinet.sqlite"

  public let path: String
  let database: DatabaseQueue
  /// The work that new passwords are kept with.
  public let passwordCost: PasswordHash.Cost

  private init(path: String, database: DatabaseQueue, passwordCost: PasswordHash.Cost) {
    (self.path, self.database, self.passwordCost) = (path, database, passwordCost)
  }

  public static func path(in folder: String) -> String { (folder as NSString).appendingPathComponent(fileName) }

  /// True when the folder's people come in by name: it holds a register.
  public static func exists(in folder: String) -> Bool { FileManager.default.fileExists(atPath: path(in: folder)) }

  /// Opens the register of a folder, and makes it when there is none.
  /// Throws `file.cannot-write`, `dossier.read-only`, `dossier.busy`, `dossier.foreign-file`, `dossier.newer`.
  public static func open(in folder: String, passwordCost: PasswordHash.Cost = .standard) throws -> Register {
    let path = path(in: folder)
    let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Finding.refusal(errno, path) }
    Glibc.close(descriptor)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      guard try !queue.read({ try isForeign($0) }) else { throw Finding.registerForeign(path) }
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL") }
      guard try !queue.read(RegisterSchema.migrator.hasBeenSuperseded) else { throw Finding.dossierNewer(path) }
      try RegisterSchema.migrator.migrate(queue)
      return Register(path: path, database: queue, passwordCost: passwordCost)
    } catch {
      throw Dossier.naming(error, path)
    }
  }

  public static func inMemory(passwordCost: PasswordHash.Cost = .standard) throws -> Register {
    let queue = try DatabaseQueue(configuration: configuration)
    try RegisterSchema.migrator.migrate(queue)
    return Register(path: ":memory:", database: queue, passwordCost: passwordCost)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  /// A new file is nobody's yet.
  private static func isForeign(_ db: Database) throws -> Bool {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    return id != RegisterSchema.applicationID && tables > 0
  }

  public func close() throws { try database.close() }

  public func reading<Result>(_ body: (RegisterReading) throws -> Result) throws -> Result {
    try naming { try database.read { try body(RegisterReading(db: $0)) } }
  }

  /// Runs the body in one transaction and records its event, chained to the one before.
  /// When it throws, the register stays as it was.
  @discardableResult
  public func changing<Result>(
    _ author: Author, _ useCase: String, subject: String, _ body: (RegisterChange) throws -> Result
  ) throws -> Result {
    try naming {
      try database.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.immediate) {
          let change = RegisterChange(db: db)
          result = try body(change)
          try RegisterTrail.record(db, author, useCase, subject: subject, detail: change.detail)
          return .commit
        }
        return result!
      }
    }
  }

  private func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw Dossier.naming(error, path) }
  }
}

extension Finding {
  static func registerForeign(_ path: String) -> Finding {
    Finding(
      "people.register-foreign", "« \(path) » n’est pas un registre des personnes d’Écritoire.",
      recovery: "Déplacez ce fichier, ou choisissez un autre répertoire de dossiers.")
  }
}
