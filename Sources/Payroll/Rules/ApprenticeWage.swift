import Kernel
import Law

/// The least an apprentice is paid: a share of the Smic by age and by year of the contract (C. trav., art. D6222-26).
///
/// The age is that of the last day of the month before: a birthday counts from the first day of the next month.
enum ApprenticeWage {
  static func monthly(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> (Money, [Step]) {
    guard let apprenticeship = situation.contract.apprenticeship, let year = apprenticeship.year else {
      throw .payrollWageMissing()
    }
    let share = try figures.ratio("labour.apprentice.wage.\(ageBand(situation)).year-\(year)")
    let minimum = try figures.money("labour.minimum-wage.monthly")
    let legal = try figures.positiveCount("labour.weekly-hours")
    let cents = RoundingRule.halfAwayFromZero.quotient(
      Int128(minimum.value.cents) * Int128(share.value.numerator) * Int128(situation.contract.weeklyHours.hundredths),
      by: Int128(share.value.denominator) * Int128(legal.value) * 100)
    return (Money(cents: cents), [share.step, minimum.step])
  }

  /// Whoever signed at the last age keeps it; before, the age of the month.
  private static func ageBand(_ situation: PayrollSituation) -> String {
    let age = max(AgeBand.age(situation), situation.contract.apprenticeship?.ageAtStart ?? 0)
    return AgeBand.name(of: age, in: ["under-18", "18-20", "21-25"]) ?? "26-and-over"
  }
}
