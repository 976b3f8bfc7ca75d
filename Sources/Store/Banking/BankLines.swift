public import Banking
import GRDB
public import Kernel
public import Ledger

extension DossierReading {
  /// The lines of a bank account between two days that no movement made and no opening carried: typed by hand, or imported.
  /// Those that carry a lettering are left out.
  public func bankLines(_ account: AccountNumber, from first: Day, through last: Day) throws -> [BankLineInBooks] {
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, l.day, l.debit - l.credit, coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label)
      FROM line l INDEXED BY line_account JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
      WHERE l.account_id = (SELECT id FROM account WHERE number = ?1) AND l.day BETWEEN ?2 AND ?3
        AND l.lettering_id IS NULL AND j.kind <> 'an'
        AND NOT EXISTS (SELECT 1 FROM bank_movement m WHERE m.entry_id = l.entry_id)
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
