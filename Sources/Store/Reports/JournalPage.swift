import GRDB
import Kernel
import Ledger

/// Where a page of a journal starts: after this entry.
public struct JournalPlace: Hashable, Sendable {
  public let day: Day
  public let entry: Int64
  public init(day: Day, entry: Int64) { (self.day, self.entry) = (day, entry) }

  /// `2026-10-31:12`.
  public var text: String { "\(day.iso):\(entry)" }
  public init?(text: String) {
    let pieces = text.split(separator: ":")
    guard pieces.count == 2, let day = Day(iso: String(pieces[0])), let entry = Int64(pieces[1]) else { return nil }
    self.init(day: day, entry: entry)
  }
}

/// What one journal holds of one month: how many entries, and how far they are.
public struct JournalMonthState: Hashable, Sendable {
  public let journal: String
  public let month: Month
  public let drafts: Int
  public let validated: Int
  /// Of all its entries.
  public let debit: Money
  public let credit: Money
}

extension DossierReading {
  /// A page of the entries of a journal over some days, in order of day: one index leads to the first, however far it is.
  public func journalEntries(_ code: String, from: Day, through: Day, after place: JournalPlace? = nil, limit: Int) throws
    -> [Entry]
  {
    let codes = try LedgerCodes(db)
    let years = Dictionary(uniqueKeysWithValues: try fiscalYears().map { ($0.id, $0.year) })
    let marks = try LetteringMarks(db)
    let loader = try EntryLoader(
      db, "WHERE journal_id = ? AND day BETWEEN ? AND ? AND (day, id) > (?, ?) ORDER BY day, id LIMIT \(limit)")
    loader.restart(codes.journals[code] ?? 0, from.stored, through.stored, place?.day.stored ?? 0, place?.entry ?? 0)
    var found: [Entry] = []
    while try loader.next() { found.append(try loader.entry(codes, years, marks)) }
    return found
  }

  /// How far each journal is, month by month: sums from those kept, entries counted in the index of journals
  /// alone, since a day belongs to one fiscal year.
  public func journalStates(_ year: StoredFiscalYear) throws -> [JournalMonthState] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT j.code, t.month, sum(t.debit), sum(t.credit), (
            SELECT count(*) FROM entry e WHERE e.journal_id = j.id
              AND e.day BETWEEN max(t.month * 100, ?2) AND min(t.month * 100 + 99, ?3)),
            sum(CASE is_sealed WHEN 0 THEN t.lines ELSE 0 END)
        FROM month_total t JOIN journal j ON j.id = t.journal_id
        WHERE t.fiscal_year_id = ?1 GROUP BY j.id, t.month ORDER BY j.id, t.month
        """, arguments: [year.id, year.year.first.stored, year.year.last.stored]
    ).map { row in
      let (code, month, count, draftLines): (String, Int, Int, Int) = (row[0], row[1], row[4], row[5])
      let period = Month(month / 100, month % 100)
      let drafts = draftLines == 0 ? 0 : try drafts(code, period, year)
      return JournalMonthState(
        journal: code, month: period, drafts: drafts, validated: count - drafts, debit: Money(cents: row[2]),
        credit: Money(cents: row[3]))
    }
  }

  private func drafts(_ code: String, _ month: Month, _ year: StoredFiscalYear) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM entry e JOIN journal j ON j.id = e.journal_id
        WHERE e.number IS NULL AND j.code = ? AND e.day BETWEEN ? AND ? AND e.fiscal_year_id = ?
        """, arguments: [code, month.firstDay.stored, month.lastDay.stored, year.id]) ?? 0
  }
}
