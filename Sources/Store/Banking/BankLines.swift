public import Banking
import GRDB
public import Kernel
public import Ledger

extension DossierReading {
  /// The movements of a bank account that wait to be entered: no entry was made from them, and no match holds them. Day by day.
  public func movementsToCode(
    _ account: AccountNumber, after place: EntryPlace? = nil, limit: Int? = nil
  ) throws -> [StoredMovement] {
    try Row.fetchAll(
      db,
      sql: """
        \(StoredMovement.columns)
        WHERE a.ledger_account = ? AND (m.day, m.id) > (?, ?) AND \(MovementFilter.waits)
        ORDER BY m.day, m.id LIMIT ?
        """, arguments: [account.text, place?.day.stored ?? 0, place?.id ?? 0, limit ?? -1]
    ).map(StoredMovement.init)
  }

  /// How many they are.
  public func countToCode(_ account: AccountNumber) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM bank_movement m JOIN bank_account a ON a.id = m.bank_account_id
        WHERE a.ledger_account = ? AND \(MovementFilter.waits)
        """, arguments: [account.text]) ?? 0
  }

  /// The lines of a bank account between two days that no movement made and no opening carried: typed by hand, or imported.
  /// Those that carry a lettering, or that a match holds, are left out.
  public func bankLines(_ account: AccountNumber, from first: Day, through last: Day) throws -> [BankLineInBooks] {
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, l.day, l.debit - l.credit, coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label)
      FROM line l INDEXED BY line_account JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
      WHERE l.account_id = (SELECT id FROM account WHERE number = ?1) AND l.day BETWEEN ?2 AND ?3
        AND l.lettering_id IS NULL AND j.kind <> 'an'
        AND NOT EXISTS (SELECT 1 FROM bank_movement m WHERE m.entry_id = l.entry_id)
        AND NOT EXISTS (SELECT 1 FROM matched_line k WHERE k.entry_id = l.entry_id AND k.position = l.position)
      ORDER BY l.day, l.entry_id, l.position
      """)
    rows.bind(1, account.text)
    rows.bind(2, first.stored)
    rows.bind(3, last.stored)
    var found: [BankLineInBooks] = []
    while try rows.next() {
      found.append(
        BankLineInBooks(
          line: LineReference(entry: rows.int(0), position: Int32(rows.int(1))), day: try Day(stored: rows.int(2)),
          amount: Money(cents: rows.int(3)), pieceRef: rows.text(4), label: rows.text(5)))
    }
    return found
  }

  /// What the openings of a fiscal year bring to an account; nil when they bring nothing.
  public func openingBalance(of account: AccountNumber, fiscalYear: Int64) throws -> Money? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), coalesce(sum(l.debit - l.credit), 0)
        FROM line l INDEXED BY line_account JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
        WHERE l.account_id = (SELECT id FROM account WHERE number = ?) AND e.fiscal_year_id = ? AND j.kind = 'an'
        """, arguments: [account.text, fiscalYear])!
    let (count, cents): (Int, Int64) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
    return count == 0 ? nil : Money(cents: cents)
  }
}
