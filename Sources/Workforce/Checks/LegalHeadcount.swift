public import Kernel

/// The headcount in the sense of the labour code on one day (C. trav., art. L1111-2 and L1111-3), in hundredths of a person.
///
/// A full-time permanent contract is one; part time counts by its hours over the legal ones; a fixed term by the days it lasted in
/// the twelve months before, unless it replaces somebody. Apprentices, contracts of professionalisation and interns are none.
public struct LegalHeadcount: Hashable, Sendable {
  public let hundredths: Int64

  /// - Parameter legalHours: the legal week.
  public init(on day: Day, contracts: [EmploymentContract], legalHours: Hours) {
    precondition(legalHours > .zero, "the legal week has hours")
    let year = (day.addingMonths(-12) + 1)...day
    let length = Int128(year.upperBound - year.lowerBound + 1)
    hundredths = contracts.reduce(0) { sum, contract in
      let terms = contract.terms(on: day)
      let hours = terms.daysPerYear != nil ? legalHours : min(terms.weeklyHours, legalHours)
      let whole = length * Int128(legalHours.hundredths)
      switch contract.kind {
      case .permanent:
        guard contract.isInForce(on: day) else { return sum }
        return sum + RoundingRule.halfAwayFromZero.quotient(length * Int128(hours.hundredths) * 100, by: whole)
      case .fixedTerm:
        guard contract.fixedTerm?.reason != .replacement, let days = contract.days(within: year) else { return sum }
        let count = Int128(days.upperBound - days.lowerBound + 1)
        return sum + RoundingRule.halfAwayFromZero.quotient(count * Int128(hours.hundredths) * 100, by: whole)
      case .apprenticeship, .professionalisation, .internship: return sum
      }
    }
  }

  /// `2.80`.
  public var json: String { Money(cents: hundredths).json }
  /// « 2,80 ».
  public var french: String { Money(cents: hundredths).french }
}
