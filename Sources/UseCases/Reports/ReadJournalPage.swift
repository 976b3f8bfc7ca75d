import Kernel
import Ledger
import Store

/// A page of one journal: whole entries, in order of day.
public struct ReadJournalPage: Sendable {
  public var code: String
  public var period: ReportPeriod
  /// How many entries a page has at the most.
  public var pageSize: Int
  public var after: JournalPlace?

  public init(_ code: String, period: ReportPeriod = ReportPeriod(), pageSize: Int = 50, after: JournalPlace? = nil) {
    (self.code, self.period, self.pageSize, self.after) = (code, period, pageSize, after)
  }

  public struct Outcome: Sendable {
    public let days: ReportDays
    public let journal: Journal
    public let entries: [Entry]
    /// Where the next page starts; nil when this one is the last.
    public let next: JournalPlace?
    /// The lines of the page, added up.
    public let report: JournalReport
  }

  /// Throws as `ReportPeriod`, and `report.journal-unknown`, `report.page-size`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    if pageSize < 1 { throw Finding.reportPageSize(pageSize) }
    return try desk.dossier.reading { reading in
      let journals = try reading.journals()
      guard let journal = journals.first(where: { $0.code == code }) else { throw Finding.reportJournalUnknown(code, journals) }
      let days = try period.days(desk, reading)
      var entries = try reading.journalEntries(code, from: days.first, through: days.last, after: after, limit: pageSize + 1)
      let hasMore = entries.count > pageSize
      if hasMore { entries.removeLast() }
      let report = try JournalReport(
        journal: code, label: "\(journal.label) \(days.french)", lines: entries.flatMap(\.ledgerLines))
      let next = hasMore ? entries.last.map { JournalPlace(day: $0.content.day, entry: $0.id) } : nil
      return Outcome(days: days, journal: journal, entries: entries, next: next, report: report)
    }
  }
}

extension Entry {
  /// Its lines as reports show them.
  public var ledgerLines: [LedgerLine] {
    content.lines.indices.map { index in
      let line = content.lines[index]
      return LedgerLine(
        journal: content.journal, number: number.map { Int($0) }, day: content.day, pieceRef: content.pieceRef,
        account: line.account, thirdParty: line.thirdParty, label: line.label ?? content.label, debit: line.debit,
        credit: line.credit, dueDay: line.dueDay, lettering: letterings[index]?.code)
    }
  }
}

/// The grid of the journals: what each holds of each month of a fiscal year, and how far it is.
public struct ReadJournalGrid: Sendable {
  public var fiscalYear: Int?
  public init(fiscalYear: Int? = nil) { self.fiscalYear = fiscalYear }

  public struct Outcome: Sendable {
    public let year: FiscalYear
    /// Those of the dossier, in the order they were opened.
    public let journals: [Journal]
    public let states: [JournalMonthState]

    public func state(_ journal: String, _ month: Month) -> JournalMonthState? {
      states.first { $0.journal == journal && $0.month == month }
    }
  }

  /// Throws `ledger.fiscal-year.none`, `ledger.fiscal-year.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let year = try desk.fiscalYear(fiscalYear, reading)
      return Outcome(year: year.year, journals: try reading.journals(), states: try reading.journalStates(year))
    }
  }
}

extension JournalMonthState {
  /// What is said of the month: nothing is missing on either side, and everything is validated or not yet.
  public enum Step: String, Sendable { case unbalanced, draft, validated }
  public var step: Step { debit != credit ? .unbalanced : drafts > 0 ? .draft : .validated }
}
