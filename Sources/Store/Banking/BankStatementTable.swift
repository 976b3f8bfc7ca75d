public import Banking
import GRDB
public import Kernel
public import Ledger

/// A statement of a bank, as it was imported: its period and its balances.
public struct StoredStatement: Hashable, Sendable {
  public let id: Int64
  /// Of the books.
  public let account: AccountNumber
  public let batch: Int64
  /// The format of the file that brought it.
  public let kind: StatementKind
  /// In the bank's sequence.
  public let number: String?
  /// What the bank calls it.
  public let identifier: String?
  public let firstDay: Day
  public let lastDay: Day
  /// What stood there before its first movement, and behind its last; nil when the file does not say.
  public let opening: Money?
  public let closing: Money?

  static let columns = """
    SELECT s.id, a.ledger_account, s.batch_id, b.kind, s.number, s.identifier, s.first_day, s.last_day, s.opening, s.closing
    FROM bank_statement s JOIN bank_account a ON a.id = s.bank_account_id JOIN batch b ON b.id = s.batch_id
    """

  init(_ row: Row) throws {
    id = try row.decode(atIndex: 0)
    account = try AccountNumber(stored: row.decode(atIndex: 1))
    batch = try row.decode(atIndex: 2)
    guard let kind = StatementKind(rawValue: try row.decode(atIndex: 3)) else {
      throw Finding.dossierDamaged("dossier", "le relevé n° \(id) est d’un format inconnu")
    }
    self.kind = kind
    number = try row.decode(atIndex: 4)
    identifier = try row.decode(atIndex: 5)
    firstDay = try Day(stored: row.decode(atIndex: 6))
    lastDay = try Day(stored: row.decode(atIndex: 7))
    opening = (try row.decode(atIndex: 8) as Int64?).map { Money(cents: $0) }
    closing = (try row.decode(atIndex: 9) as Int64?).map { Money(cents: $0) }
  }

  func add(to form: inout CanonicalForm) {
    form.add(id)
    form.add(account.text)
    for text in [number, identifier] { form.add(text) }
    for number in [firstDay.stored, lastDay.stored, opening?.cents, closing?.cents] { form.add(number) }
  }
}

extension DossierReading {
  /// The statements of an account of the books, in the order of their days; of all accounts when it is nil.
  public func statements(_ account: AccountNumber? = nil) throws -> [StoredStatement] {
    try Row.fetchAll(
      db,
      sql: """
        \(StoredStatement.columns) \(account == nil ? "" : "WHERE a.ledger_account = ?")
        ORDER BY a.ledger_account, s.first_day, s.last_day, s.id
        """,
      arguments: account.map { [$0.text] } ?? []
    ).map(StoredStatement.init)
  }

  func statements(batch: Int64) throws -> [StoredStatement] {
    try Row.fetchAll(db, sql: "\(StoredStatement.columns) WHERE s.batch_id = ? ORDER BY s.id", arguments: [batch])
      .map(StoredStatement.init)
  }
}

extension DossierChange {
  /// Writes a statement without its movements, which come after it. Its amounts are in euros.
  public func addStatement(
    _ statement: BankStatement, from firstDay: Day, through lastDay: Day, account: StoredBankAccount, batch: Int64
  ) throws -> Int64 {
    try Finding.refuseNulCharacter(statement.number, statement.identifier)
    bankBatches.insert(batch)
    try db.execute(
      sql: """
        INSERT INTO bank_statement (batch_id, bank_account_id, number, identifier, first_day, last_day, opening, closing)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        batch, account.id, statement.number, statement.identifier, firstDay.stored, lastDay.stored,
        statement.opening?.amount.minor, statement.endingBalance?.minor,
      ])
    return db.lastInsertedRowID
  }
}
