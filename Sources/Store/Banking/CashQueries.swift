import GRDB
import Kernel
import Ledger

// What the cash position and its forecast ask: sums kept, then the days of the few weeks they look at, from an index.

extension DossierReading {
  /// The fiscal years whose sums make a balance on a day: the one of the day (or the last before it), and those before it
  /// back to the last whose openings were entered. Until the openings of a new year are, the bank does not start from nothing.
  public func carriedYears(on day: Day) throws -> [StoredFiscalYear] {
    var carried: [StoredFiscalYear] = []
    for year in try fiscalYears().filter({ $0.year.first <= day }).reversed() {
      carried.insert(year, at: 0)
      if try hasOpenings(year) { break }
    }
    return carried
  }

  private func hasOpenings(_ year: StoredFiscalYear) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM journal j JOIN entry e ON e.journal_id = j.id
          WHERE j.kind = 'an' AND e.day BETWEEN ? AND ?)
        """, arguments: [year.year.first.stored, year.year.last.stored]) ?? false
  }

  /// The sums kept of some accounts, month by month, openings apart. No line is read.
  /// Throws `ledger.total.too-large`.
  public func accountMonths(_ years: [StoredFiscalYear], prefixes: [String]) throws -> [AccountMonth] {
    let rows = try RawStatement(
      db,
      """
      SELECT a.number, t.month, j.kind = 'an', t.debit, t.credit
      FROM account a CROSS JOIN month_total t ON t.fiscal_year_id = ?1 AND t.account_id = a.id JOIN journal j ON j.id = t.journal_id
      WHERE a.number >= ?2 AND a.number < ?3
      """)
    var sums: [MonthKey: (debit: Int64, credit: Int64)] = [:]
    for year in years {
      for prefix in prefixes {
        rows.bind(1, year.id)
        rows.bind(2, prefix)
        rows.bind(3, prefix + "\u{7F}")
        while try rows.next() {
          let key = MonthKey(account: rows.text(0), month: rows.int(1), isOpening: rows.int(2) == 1)
          let sum = sums[key] ?? (0, 0)
          let (debit, overflow1) = sum.debit.addingReportingOverflow(rows.int(3))
          let (credit, overflow2) = sum.credit.addingReportingOverflow(rows.int(4))
          guard !overflow1, !overflow2 else { throw Finding.totalTooLarge() }
          sums[key] = (debit, credit)
        }
      }
    }
    return try sums.map { key, sum in
      AccountMonth(
        account: try AccountNumber(stored: key.account), month: Month(Int(key.month / 100), Int(key.month % 100)),
        isOpening: key.isOpening, debit: Money(cents: sum.debit), credit: Money(cents: sum.credit))
    }
  }

  private struct MonthKey: Hashable {
    let account: String
    let month: Int64
    let isOpening: Bool
  }

  /// What some accounts moved, day by day, openings left out: nothing moved on the day they were brought forward.
  public func accountDays(prefixes: [String], from: Day, through: Day) throws -> [AccountDay] {
    guard from <= through else { return [] }
    var sums: [DayKey: (debit: Int64, credit: Int64)] = [:]
    try addDays(
      &sums, prefixes, from, through, sign: 1,
      """
      SELECT a.number, l.day, sum(l.debit), sum(l.credit) FROM account a JOIN line l ON l.account_id = a.id
      WHERE a.number >= ?1 AND a.number < ?2 AND l.day BETWEEN ?3 AND ?4 GROUP BY a.id, l.day
      """)
    try addDays(
      &sums, prefixes, from, through, sign: -1,
      """
      SELECT a.number, l.day, sum(l.debit), sum(l.credit)
      FROM journal j JOIN entry e ON e.journal_id = j.id AND e.day BETWEEN ?3 AND ?4
        JOIN line l ON l.entry_id = e.id JOIN account a ON a.id = l.account_id
      WHERE j.kind = 'an' AND a.number >= ?1 AND a.number < ?2 GROUP BY a.id, l.day
      """)
    return try sums.filter { $0.value != (0, 0) }.map { key, sum in
      AccountDay(
        account: try AccountNumber(stored: key.account), day: try Day(stored: key.day), debit: Money(cents: sum.debit),
        credit: Money(cents: sum.credit))
    }.sorted { ($0.day, $0.account) < ($1.day, $1.account) }
  }

  private struct DayKey: Hashable {
    let account: String
    let day: Int64
  }

  private func addDays(
    _ sums: inout [DayKey: (debit: Int64, credit: Int64)], _ prefixes: [String], _ from: Day, _ through: Day, sign: Int64,
    _ sql: String
  ) throws {
    let rows = try RawStatement(db, sql)
    for prefix in prefixes {
      rows.bind(1, prefix)
      rows.bind(2, prefix + "\u{7F}")
      rows.bind(3, from.stored)
      rows.bind(4, through.stored)
      while try rows.next() {
        let key = DayKey(account: rows.text(0), day: rows.int(1))
        let sum = sums[key] ?? (0, 0)
        let (debit, overflow1) = sum.debit.addingReportingOverflow(sign * rows.int(2))
        let (credit, overflow2) = sum.credit.addingReportingOverflow(sign * rows.int(3))
        guard !overflow1, !overflow2 else { throw Finding.totalTooLarge() }
        sums[key] = (debit, credit)
      }
    }
  }

  /// Whether the accounts that start so have no more open lines than a number: they can be read one by one. Lines without a
  /// third party are all counted, open or not: no index tells them apart.
  public func hasFewOpenLines(prefix: String, atMost limit: Int) throws -> Bool {
    let count =
      try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) FROM (SELECT 1 FROM account a JOIN line l INDEXED BY line_open ON l.account_id = a.id
            WHERE a.number >= ?1 AND a.number < ?2 AND l.lettering_id IS NULL AND l.third_party_id IS NOT NULL LIMIT ?3))
            + (SELECT coalesce(sum(t.lines), 0) FROM fiscal_year y
              JOIN account a ON a.number >= ?1 AND a.number < ?2
              JOIN month_total t ON t.fiscal_year_id = y.id AND t.account_id = a.id AND t.third_party_id = 0)
          """, arguments: [prefix, prefix + "\u{7F}", limit + 1]) ?? 0
    return count <= limit
  }
}
