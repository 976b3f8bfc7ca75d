import GRDB
import Kernel
import Ledger

/// The sums of one account in one month.
public struct MonthMove: Hashable, Sendable {
  public let account: AccountNumber
  public let month: Month
  public let debit: Money
  public let credit: Money
  public let lines: Int
}

extension DossierReading {
  /// The sums kept of the accounts that start with some digits, month by month, in order of account and month.
  /// No line is read.
  public func monthMoves(_ year: StoredFiscalYear, prefix: String) throws -> [MonthMove] {
    let upper = prefix.isEmpty ? "\u{7F}" : prefix + "\u{7F}"
    let rows = try RawStatement(
      db,
      """
      SELECT a.number, t.month, sum(t.debit), sum(t.credit), sum(t.lines)
      FROM account a JOIN month_total t ON t.fiscal_year_id = ?1 AND t.account_id = a.id
      WHERE a.number >= ?2 AND a.number < ?3 GROUP BY a.number, t.month ORDER BY a.number, t.month
      """)
    rows.bind(1, year.id)
    rows.bind(2, prefix)
    rows.bind(3, upper)
    var found: [MonthMove] = []
    while try rows.next() {
      guard let account = AccountNumber(rows.text(0)) else { continue }
      let month = Int(rows.int(1))
      found.append(
        MonthMove(
          account: account, month: Month(month / 100, month % 100), debit: Money(cents: rows.int(2)),
          credit: Money(cents: rows.int(3)), lines: Int(rows.int(4))))
    }
    return found
  }

  /// The months in which an account has lines, of one third party when it is named, latest first.
  public func months(of account: AccountNumber, thirdParty: String? = nil) throws -> [Month] {
    let party = thirdParty == nil ? "" : "AND t.third_party_id = (SELECT id FROM third_party WHERE code = ?2)"
    return try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT t.month FROM fiscal_year y JOIN account a ON a.number = ?1
          JOIN month_total t ON t.fiscal_year_id = y.id AND t.account_id = a.id \(party)
        ORDER BY t.month DESC
        """, arguments: thirdParty.map { [account.text, $0] } ?? [account.text]
    ).map { Month($0 / 100, $0 % 100) }
  }

  /// The last lines of an account, of one third party when it is named, newest first: read month by month from the latest.
  public func lastLines(_ account: AccountNumber, thirdParty: String? = nil, limit: Int) throws -> [PlacedLine] {
    var found: [PlacedLine] = []
    let ids = try RawStatement(
      db,
      """
      SELECT l.day, l.entry_id, l.position FROM line l
      WHERE l.account_id = (SELECT id FROM account WHERE number = ?1) AND l.day BETWEEN ?2 AND ?3
        \(thirdParty == nil ? "" : "AND l.third_party_id = (SELECT id FROM third_party WHERE code = ?5)")
      ORDER BY l.day DESC, l.entry_id DESC, l.position DESC LIMIT ?4
      """)
    for month in try months(of: account, thirdParty: thirdParty) where found.count < limit {
      ids.bind(1, account.text)
      ids.bind(2, month.firstDay.stored)
      ids.bind(3, month.lastDay.stored)
      ids.bind(4, limit - found.count)
      if let thirdParty { ids.bind(5, thirdParty) }
      var places: [LineReference] = []
      while try ids.next() { places.append(LineReference(entry: ids.int(1), position: Int32(ids.int(2)))) }
      found += try places.compactMap { try placedLine($0) }
    }
    return found
  }

  private func placedLine(_ place: LineReference) throws -> PlacedLine? {
    guard let entry = try entry(id: place.entry), entry.content.lines.indices.contains(Int(place.position)) else { return nil }
    let (content, line) = (entry.content, entry.content.lines[Int(place.position)])
    return PlacedLine(
      line: place,
      content: LedgerLine(
        journal: content.journal, number: entry.number.map { Int($0) }, day: content.day, pieceRef: content.pieceRef,
        account: line.account, thirdParty: line.thirdParty, label: line.label ?? content.label, debit: line.debit,
        credit: line.credit, dueDay: line.dueDay, lettering: entry.letterings[Int(place.position)]?.code))
  }
}
