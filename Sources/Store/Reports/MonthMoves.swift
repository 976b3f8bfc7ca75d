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
  /// No line is read. Sums are added up here: an account that gathers thousands of third parties has as many rows a month,
  /// and SQLite would sort them all to group them.
  public func monthMoves(_ year: StoredFiscalYear, prefix: String) throws -> [MonthMove] {
    let rows = try RawStatement(
      db,
      """
      SELECT a.number, t.month, t.debit, t.credit, t.lines
      FROM account a CROSS JOIN month_total t ON t.fiscal_year_id = ?1 AND t.account_id = a.id
      WHERE a.number >= ?2 AND a.number < ?3 ORDER BY a.number
      """)
    rows.bind(1, year.id)
    rows.bind(2, prefix)
    rows.bind(3, prefix + "\u{7F}")
    let months = year.year.months
    let place = Dictionary(uniqueKeysWithValues: months.enumerated().map { (Int64($1.year * 100 + $1.number), $0) })
    var found: [MonthMove] = []
    var (current, sums) = ("", MonthSum.none(months.count))
    func close() {
      guard let account = AccountNumber(current) else { return }
      for (index, sum) in sums.enumerated() where sum.lines > 0 {
        found.append(
          MonthMove(
            account: account, month: months[index], debit: Money(cents: sum.debit), credit: Money(cents: sum.credit),
            lines: Int(sum.lines)))
      }
    }
    var (lastMonth, index) = (Int64(0), 0)
    while try rows.next() {
      if !rows.bytes(0).elementsEqual(current.utf8) {
        close()
        (current, sums) = (rows.text(0), MonthSum.none(months.count))
      }
      let month = rows.int(1)
      if month != lastMonth { (lastMonth, index) = (month, place[month] ?? 0) }
      try sums[index].add(debit: rows.int(2), credit: rows.int(3), lines: rows.int(4))
    }
    close()
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

/// The sums of a month in the making.
private struct MonthSum {
  var debit: Int64 = 0
  var credit: Int64 = 0
  var lines: Int64 = 0

  static func none(_ count: Int) -> [MonthSum] { Array(repeating: MonthSum(), count: count) }

  mutating func add(debit: Int64, credit: Int64, lines: Int64) throws {
    let (debits, overflow1) = self.debit.addingReportingOverflow(debit)
    let (credits, overflow2) = self.credit.addingReportingOverflow(credit)
    guard !overflow1, !overflow2 else { throw Finding.totalTooLarge() }
    (self.debit, self.credit, self.lines) = (debits, credits, self.lines + lines)
  }
}
