import GRDB
import Kernel
import Ledger

extension DossierReading {
  /// Debit less credit of one account over the days of a fiscal year before one, drafts included.
  public func balance(of account: AccountNumber, thirdParty: String? = nil, in year: StoredFiscalYear, before day: Day) throws
    -> Money
  {
    try balance(
      of: account, thirdParty: thirdParty, in: year,
      through: LedgerPlace(day: day - 1, line: LineReference(entry: .max, position: .max)))
  }

  /// Debit less credit of one account from the first day of a fiscal year through a line, drafts included: whole months from
  /// the sums kept, then the lines of the month itself from the account's own index, up to the line or back from the end of
  /// the month, whichever is nearer. Nothing else is read, however large the dossier.
  public func balance(
    of account: AccountNumber, thirdParty: String? = nil, in year: StoredFiscalYear, through place: LedgerPlace
  ) throws -> Money {
    guard place.day >= year.year.first,
      let id = try Int64.fetchOne(db, sql: "SELECT id FROM account WHERE number = ?", arguments: [account.text])
    else { return .zero }
    let party = try thirdParty.map {
      try Int64.fetchOne(db, sql: "SELECT id FROM third_party WHERE code = ?", arguments: [$0]) ?? -1
    }
    let month = place.day.month
    let isEarly = place.day.dayOfMonth <= 15
    let ofParty = party == nil ? "" : "AND third_party_id = ?9"
    let rows = try RawStatement(
      db,
      """
      SELECT (SELECT coalesce(sum(debit - credit), 0) FROM month_total
          WHERE fiscal_year_id = ?1 AND account_id = ?2 AND month <= ?3 \(ofParty))
        \(isEarly ? "+" : "-") (SELECT coalesce(sum(debit - credit), 0) FROM line
          WHERE account_id = ?2 AND day BETWEEN ?4 AND ?5
            AND (day, entry_id, position) \(isEarly ? "<=" : ">") (?6, ?7, ?8) \(ofParty))
      """)
    rows.bind(1, year.id)
    rows.bind(2, id)
    rows.bind(3, (isEarly ? month.adding(-1) : month).firstDay.stored / 100)
    rows.bind(4, (isEarly ? max(month.firstDay, year.year.first) : place.day).stored)
    rows.bind(5, (isEarly ? place.day : min(month.lastDay, year.year.last)).stored)
    rows.bind(6, place.day.stored)
    rows.bind(7, place.line.entry)
    rows.bind(8, Int64(place.line.position))
    if let party { rows.bind(9, party) }
    defer { rows.reset() }
    return try rows.next() ? Money(cents: rows.int(0)) : .zero
  }
}
