import Kernel
import Ledger
import Store

/// Journal: the entries of one journal over a period.
public struct ReadJournal: Sendable {
  public var code: String
  public var period: ReportPeriod

  public init(_ code: String, period: ReportPeriod = ReportPeriod()) { (self.code, self.period) = (code, period) }

  public struct Outcome: Sendable {
    public let days: ReportDays
    public let report: JournalReport
  }

  /// Throws as `ReportPeriod`, and `report.journal-unknown`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let journals = try reading.journals()
      guard let journal = journals.first(where: { $0.code == code }) else { throw Finding.reportJournalUnknown(code, journals) }
      let days = try period.days(desk, reading)
      let lines = try reading.journalLines(code, from: days.first, through: days.last).map(\.content)
      return Outcome(days: days, report: try JournalReport(journal: code, label: "\(journal.label) \(days.french)", lines: lines))
    }
  }
}

/// Journal centralisateur: the totals of each journal, month by month, over a fiscal year.
public struct ReadCentralisateur: Sendable {
  public var fiscalYear: Int?
  /// False for validated entries only.
  public var withDrafts: Bool

  public init(fiscalYear: Int? = nil, withDrafts: Bool = true) { (self.fiscalYear, self.withDrafts) = (fiscalYear, withDrafts) }

  public struct Outcome: Sendable {
    public let year: FiscalYear
    public let report: Centralisateur
  }

  /// Throws `ledger.fiscal-year.none`, `ledger.fiscal-year.unknown`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let year = try desk.fiscalYear(fiscalYear, reading)
      let rows = try reading.journalTotals(year, withDrafts: withDrafts).map {
        Centralisateur.Row(
          journal: $0.journal.code, label: $0.journal.label, month: $0.month, entryCount: $0.entries, debit: $0.debit,
          credit: $0.credit)
      }
      return Outcome(year: year.year, report: try Centralisateur(rows: rows))
    }
  }
}
