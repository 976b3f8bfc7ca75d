/// An accounting period (exercice): usually twelve months, never more than 24
/// here. French law names a fiscal year after its closing date.
public struct FiscalYear: Hashable, Comparable, Sendable {
  public let first: Day
  public let last: Day

  /// Nil when the days are out of order, more than 24 months apart, or so late
  /// that the next fiscal year would leave the calendar of `Day` (after 2197).
  public init?(first: Day, last: Day) {
    guard first <= last, last.year <= 2197, last < first.addingMonths(24) else { return nil }
    (self.first, self.last) = (first, last)
  }

  private init(following year: FiscalYear) {
    first = year.last + 1
    last = first.addingMonths(12) - 1
  }

  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  public static func < (a: FiscalYear, b: FiscalYear) -> Bool { (a.first, a.last) < (b.first, b.last) }

  /// The year of the closing date, which names the fiscal year in commands.
  public var name: Int { last.year }

  public var months: [Month] { (0...(last.month - first.month)).map { first.month.adding($0) } }

  /// The twelve months that follow.
  public var next: FiscalYear { FiscalYear(following: self) }

  /// « du 01/10/2026 au 30/09/2027 ».
  public var french: String { "du \(first.french) au \(last.french)" }
}
