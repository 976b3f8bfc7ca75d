import Kernel
import Store

/// Which days a report is about. What is left out is the fiscal year's: the
/// one named, else the one of the days given, else the one of today.
///
/// A period stays within one fiscal year: the openings of a year repeat the
/// balances of the year before, so that days of both would count twice.
public struct ReportPeriod: Sendable {
  /// Named by its closing year.
  public var fiscalYear: Int?
  public var from: Day?
  public var through: Day?

  public init(fiscalYear: Int? = nil, from: Day? = nil, through: Day? = nil) {
    (self.fiscalYear, self.from, self.through) = (fiscalYear, from, through)
  }

  /// Throws `ledger.fiscal-year.none`, `ledger.fiscal-year.unknown`, `report.period.no-fiscal-year`,
  /// `report.period.outside-fiscal-year`, `report.period.reversed`.
  func days(_ desk: Desk, _ reading: DossierReading) throws -> ReportDays {
    let year = try year(desk, reading)
    let days = ReportDays(year: year, first: from ?? year.year.first, last: through ?? year.year.last)
    for day in [from, through].compactMap({ $0 }) where !year.year.contains(day) {
      throw Finding.reportDayOutsideFiscalYear(day, year.year)
    }
    guard days.first <= days.last else { throw Finding.reportDaysReversed(days.first, days.last) }
    return days
  }

  private func year(_ desk: Desk, _ reading: DossierReading) throws -> StoredFiscalYear {
    guard fiscalYear == nil, let day = from ?? through else { return try desk.fiscalYear(fiscalYear, reading) }
    if let year = try reading.fiscalYear(containing: day) { return year }
    let years = try reading.fiscalYears().map(\.year)
    throw years.isEmpty ? Finding.noFiscalYear() : Finding.reportDayWithoutFiscalYear(day, years)
  }
}

/// The days of one fiscal year that a report covers.
public struct ReportDays: Hashable, Sendable {
  public let year: StoredFiscalYear
  public let first: Day
  public let last: Day

  /// « du 01/10/2026 au 31/10/2026 ».
  public var french: String { "du \(first.french) au \(last.french)" }
}
