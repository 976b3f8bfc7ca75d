import GRDB
import Kernel
import Ledger

/// A stable look at a dossier: everything read through it is of one moment.
public struct DossierReading {
  let db: Database
}

/// One change of a dossier: what a use case writes, in one transaction that
/// ends with its trail event. Nothing can be written without one.
public final class DossierChange {
  let db: Database
  let event: EventInProgress
  let codes: LedgerCodes
  private var writer: EntryWriter?
  var movedTotals = MonthTotals()
  /// The imports of statements that this change writes to.
  var bankBatches: Set<Int64> = []
  /// The latest sealed reconciliation of each account, once asked for; nil again when this change seals or opens one.
  var knownSeals: [StoredReconciliation]?
  /// A large import in progress, which changed how the connection uses memory.
  var bulk: BulkMode?
  /// Set by `abandon`: the transaction is rolled back, the result kept.
  private(set) var isAbandoned = false

  init(_ db: Database, _ author: Author, _ useCase: String, subject: String) throws {
    self.db = db
    event = try EventInProgress(db, author, useCase, subject: subject)
    codes = try LedgerCodes(db)
  }

  /// The dossier as it stands inside this change.
  public var reading: DossierReading { DossierReading(db: db) }

  /// Nothing of this change is kept: its result says why.
  public func abandon() { isAbandoned = true }

  func entryWriter() throws -> EntryWriter {
    if let writer { return writer }
    let made = try EntryWriter(db, event, codes)
    writer = made
    return made
  }

  func finish() throws {
    if let writer {
      guard !writer.totals.overflowed else { throw Finding.totalTooLarge() }
      try writer.totals.write(db)
    }
    guard !movedTotals.overflowed else { throw Finding.totalTooLarge() }
    try movedTotals.write(db)
    try recordBankBatches()
    try refuseChangeOfSealed()
    try event.record()
  }
}

extension Dossier {
  public func reading<Result>(_ body: (DossierReading) throws -> Result) throws -> Result {
    try read { try body(DossierReading(db: $0)) }
  }

  /// Runs the body in one transaction and records its event. When it throws,
  /// is abandoned, or `isTrial` is true, the dossier stays as it was.
  @discardableResult
  public func changing<Result>(
    _ author: Author, _ useCase: String, subject: String, isTrial: Bool = false, _ body: (DossierChange) throws -> Result
  ) throws -> Result {
    try writing { db in
      var result: Result?
      try db.inTransaction(.immediate) {
        let change = try DossierChange(db, author, useCase, subject: subject)
        defer { change.bulk?.restoreMemory() }
        result = try body(change)
        guard !isTrial, !change.isAbandoned else { return .rollback }
        try change.finish()
        return .commit
      }
      return result!
    }
  }
}

extension Finding {
  public static func totalTooLarge() -> Finding {
    Finding(
      "ledger.total.too-large", "Le total d’un compte sur un mois dépasse ce qui peut être compté au centime près.",
      recovery: "Vérifiez les montants du fichier : aucun compte réel n’atteint 92 millions de milliards d’euros.")
  }
}
