import GRDB
import Kernel
import Ledger

extension DossierReading {
  /// Debit less credit of one account over the days of a fiscal year before one, drafts included: whole months from the sums
  /// kept, the days of the month itself from the account's own index. Nothing else is read, however large the dossier.
  public func balance(of account: AccountNumber, thirdParty: String? = nil, in year: StoredFiscalYear, before day: Day) throws
    -> Money
  {
    guard day > year.year.first,
      let id = try Int64.fetchOne(db, sql: "SELECT id FROM account WHERE number = ?", arguments: [account.text])
    else { return .zero }
    let party = try thirdParty.map {
      try Int64.fetchOne(db, sql: "SELECT id FROM third_party WHERE code = ?", arguments: [$0]) ?? -1
    }
    let monthStart = max(day.month.firstDay, year.year.first)
    let rows = try RawStatement(
      db,
      """
      SELECT (SELECT coalesce(sum(debit - credit), 0) FROM month_total
          WHERE fiscal_year_id = ?1 AND account_id = ?2 AND month < ?3 \(party == nil ? "" : "AND third_party_id = ?6"))
        + (SELECT coalesce(sum(debit - credit), 0) FROM line
          WHERE account_id = ?2 AND day >= ?4 AND day < ?5 \(party == nil ? "" : "AND third_party_id = ?6"))
      """)
    rows.bind(1, year.id)
    rows.bind(2, id)
    rows.bind(3, day.month.firstDay.stored / 100)
    rows.bind(4, monthStart.stored)
    rows.bind(5, day.stored)
    if let party { rows.bind(6, party) }
    defer { rows.reset() }
    return try rows.next() ? Money(cents: rows.int(0)) : .zero
  }
}
