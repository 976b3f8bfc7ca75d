import GRDB
import Kernel
import Ledger

// What the last entries say of the next one. Each question reads the sums per month first, to know where to look: an account
// of a hundred thousand lines is not walked through.

extension DossierReading {
  /// The last entry of a journal with a line of that third party; nil when it has none.
  public func lastEntry(of thirdParty: String, journal: String) throws -> Entry? {
    let months = try movedMonths(of: thirdParty, journal: journal, limit: 1)
    guard let month = months.first else { return nil }
    let id = try Int64.fetchOne(
      db,
      sql: """
        SELECT l.entry_id FROM line l JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
        WHERE l.account_id = ?1 AND l.day BETWEEN ?2 AND ?3 AND l.third_party_id = ?4 AND j.code = ?5
        ORDER BY l.day DESC, l.entry_id DESC LIMIT 1
        """,
      arguments: [month.account, month.month * 100, month.month * 100 + 99, month.thirdParty, journal])
    return try id.flatMap { try entry(id: $0) }
  }

  /// The last amounts of a third party on one side of an account, the latest first, one entry left out.
  public func lastAmounts(
    of thirdParty: String, on account: AccountNumber, isDebit: Bool, besides entry: Int64?, limit: Int = 12
  ) throws -> [Money] {
    var found: [Money] = []
    for month in try movedMonths(of: thirdParty, account: account, limit: 6) where found.count < limit {
      found += try Int64.fetchAll(
        db,
        sql: """
          SELECT debit - credit FROM line WHERE account_id = ?1 AND day BETWEEN ?2 AND ?3 AND third_party_id = ?4
            AND entry_id <> ?5 AND (debit - credit > 0) = ?6 ORDER BY day DESC, entry_id DESC LIMIT ?7
          """,
        arguments: [
          month.account, month.month * 100, month.month * 100 + 99, month.thirdParty, entry ?? 0, isDebit, limit - found.count,
        ]
      ).map(Money.init(cents:))
    }
    return found
  }

  private struct MovedMonth {
    let account: Int64
    let thirdParty: Int64
    let month: Int64
  }

  private func movedMonths(
    of thirdParty: String, journal: String? = nil, account: AccountNumber? = nil, limit: Int
  ) throws -> [MovedMonth] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT m.account_id, m.third_party_id, m.month FROM third_party t
        CROSS JOIN account a ON a.number = coalesce(?3, t.account) CROSS JOIN fiscal_year f
        CROSS JOIN month_total m ON m.fiscal_year_id = f.id AND m.account_id = a.id AND m.third_party_id = t.id
        JOIN journal j ON j.id = m.journal_id
        WHERE t.code = ?1 AND (?2 IS NULL OR j.code = ?2) AND m.lines > 0
        GROUP BY m.month ORDER BY m.month DESC LIMIT ?4
        """, arguments: [thirdParty, journal, account?.text, limit]
    ).map { MovedMonth(account: $0[0], thirdParty: $0[1], month: $0[2]) }
  }

  /// The VAT code of the last taxed line on an account, among its last lines.
  public func lastVATCode(on account: AccountNumber) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT vat_code FROM (
          SELECT l.vat_code FROM account a JOIN line l ON l.account_id = a.id WHERE a.number = ?
          ORDER BY l.day DESC, l.entry_id DESC LIMIT 20)
        WHERE vat_code IS NOT NULL LIMIT 1
        """, arguments: [account.text])
  }

  /// The last entries of a journal up to a day, the latest first.
  public func lastEntries(journal: String, from: Day, through: Day, limit: Int) throws -> [Entry] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT e.id FROM journal j JOIN entry e ON e.journal_id = j.id WHERE j.code = ?1 AND e.day BETWEEN ?2 AND ?3
        ORDER BY e.day DESC, e.id DESC LIMIT ?4
        """, arguments: [journal, from.stored, through.stored, limit]
    ).compactMap { try entry(id: $0) }
  }

  public func draftCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM entry WHERE number IS NULL") ?? 0 }
}

extension DossierReading {
  /// Who made the last change about a subject, and when.
  public func lastAuthor(of subject: String) throws -> Author? {
    try Row.fetchOne(
      db, sql: "SELECT author, instant FROM event WHERE subject = ? ORDER BY seq DESC LIMIT 1", arguments: [subject]
    )
    .map { Author(name: $0[0], instant: $0[1]) }
  }
}
