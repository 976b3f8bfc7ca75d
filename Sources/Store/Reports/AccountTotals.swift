import GRDB
import Kernel
import Ledger

/// The sums of one account over some days, or of one third party in it.
public struct AccountTotal: Hashable, Sendable {
  public let account: Account
  /// Set when totals were asked by third party and the lines have one.
  public let thirdParty: ThirdParty?
  public let debit: Money
  public let credit: Money
  public var balance: Money { debit - credit }
}

/// Sums of a journal in a month.
public struct JournalMonthTotal: Hashable, Sendable {
  public let journal: Journal
  public let month: Month
  public let debit: Money
  public let credit: Money
  public let lines: Int
  public let entries: Int
}

extension DossierReading {
  /// The sums per account of a fiscal year through a day, in order of number.
  ///
  /// Months that are over by that day come from the sums kept with each entry;
  /// only the lines of a month cut by the day are read.
  /// - Parameters:
  ///   - year: the fiscal year; sums start with its first day.
  ///   - day: the last day; nil for that of the year.
  ///   - prefix: only the accounts whose number starts with it.
  ///   - byThirdParty: one row per third party of an account.
  ///   - withDrafts: false for validated entries only.
  public func accountTotals(
    _ year: StoredFiscalYear, through day: Day? = nil, prefix: String = "", byThirdParty: Bool = false, withDrafts: Bool = true
  ) throws -> [AccountTotal] {
    let last = min(day ?? year.year.last, year.year.last)
    let isMonthEnd = last == last.month.lastDay || last == year.year.last
    let wholeThrough = isMonthEnd ? last.stored / 100 : last.month.adding(-1).firstDay.stored / 100
    var sums: [TotalKey: (debit: Int64, credit: Int64)] = [:]
    try addWholeMonths(&sums, year, through: wholeThrough, byThirdParty, withDrafts)
    if !isMonthEnd {
      try addLines(&sums, year, from: max(last.month.firstDay, year.year.first), through: last, byThirdParty, withDrafts)
    }
    return try named(sums, prefix)
  }

  private struct TotalKey: Hashable {
    var account: Int64
    var thirdParty: Int64
  }

  private func addWholeMonths(
    _ sums: inout [TotalKey: (debit: Int64, credit: Int64)], _ year: StoredFiscalYear, through month: Int64, _ byThirdParty: Bool,
    _ withDrafts: Bool
  ) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT account_id, \(byThirdParty ? "third_party_id" : "0"), sum(debit), sum(credit) FROM month_total
      WHERE fiscal_year_id = ? AND month <= ? AND is_sealed >= ? GROUP BY 1, 2
      """)
    rows.bind(1, year.id)
    rows.bind(2, month)
    rows.bind(3, withDrafts ? 0 : 1)
    try add(rows, to: &sums)
  }

  private func addLines(
    _ sums: inout [TotalKey: (debit: Int64, credit: Int64)], _ year: StoredFiscalYear, from: Day, through: Day,
    _ byThirdParty: Bool,
    _ withDrafts: Bool
  ) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT l.account_id, \(byThirdParty ? "coalesce(l.third_party_id, 0)" : "0"), sum(l.debit), sum(l.credit)
      FROM entry e JOIN line l ON l.entry_id = e.id
      WHERE e.journal_id IN (SELECT id FROM journal) AND e.day BETWEEN ? AND ? AND e.fiscal_year_id = ?
        \(withDrafts ? "" : "AND e.number IS NOT NULL") GROUP BY 1, 2
      """)
    rows.bind(1, from.stored)
    rows.bind(2, through.stored)
    rows.bind(3, year.id)
    try add(rows, to: &sums)
  }

  private func add(_ rows: RawStatement, to sums: inout [TotalKey: (debit: Int64, credit: Int64)]) throws {
    while try rows.next() {
      let key = TotalKey(account: rows.int(0), thirdParty: rows.int(1))
      let sum = sums[key] ?? (0, 0)
      let (debit, overflow1) = sum.debit.addingReportingOverflow(rows.int(2))
      let (credit, overflow2) = sum.credit.addingReportingOverflow(rows.int(3))
      guard !overflow1, !overflow2 else { throw Finding.totalTooLarge() }
      sums[key] = (debit, credit)
    }
  }

  private func named(_ sums: [TotalKey: (debit: Int64, credit: Int64)], _ prefix: String) throws -> [AccountTotal] {
    let codes = try LedgerCodes(db)
    let labels = Dictionary(uniqueKeysWithValues: try accounts().map { ($0.number.text, $0) })
    let parties = Dictionary(uniqueKeysWithValues: try thirdParties().map { ($0.code, $0) })
    return sums.compactMap { key, sum in
      guard let account = labels[codes.accountText(key.account)], account.number.hasPrefix(prefix) else { return nil }
      return AccountTotal(
        account: account, thirdParty: codes.thirdPartyText(key.thirdParty).flatMap { parties[$0] },
        debit: Money(cents: sum.debit), credit: Money(cents: sum.credit))
    }.sorted { ($0.account.number, $0.thirdParty?.code ?? "") < ($1.account.number, $1.thirdParty?.code ?? "") }
  }

  /// The sums per journal and month of a fiscal year (journal centralisateur).
  public func journalTotals(_ year: StoredFiscalYear, withDrafts: Bool = true) throws -> [JournalMonthTotal] {
    let journals = try journals()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT j.code, t.month, sum(t.debit), sum(t.credit), sum(t.lines), (
            SELECT count(*) FROM entry e WHERE e.journal_id = j.id AND e.day BETWEEN t.month * 100 AND t.month * 100 + 99
              AND e.fiscal_year_id = t.fiscal_year_id \(withDrafts ? "" : "AND e.number IS NOT NULL"))
        FROM month_total t JOIN journal j ON j.id = t.journal_id
        WHERE t.fiscal_year_id = ? AND t.is_sealed >= ? GROUP BY j.id, t.month ORDER BY j.id, t.month
        """, arguments: [year.id, withDrafts ? 0 : 1])
    return rows.compactMap { row in
      let (code, month): (String, Int) = (row[0], row[1])
      guard let journal = journals.first(where: { $0.code == code }) else { return nil }
      return JournalMonthTotal(
        journal: journal, month: Month(month / 100, month % 100), debit: Money(cents: row[2]), credit: Money(cents: row[3]),
        lines: row[4], entries: row[5])
    }
  }
}
