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

  private static func ageBand(_ situation: PayrollSituation) -> String {
    let born = situation.employee.birthDate
    let day = situation.period.firstDay - 1
    var age = day.year - born.year
    if born.addingMonths(age * 12) > day { age -= 1 }
    // Whoever signed at the last age keeps it; before, the age of the month.
    return ApprenticeWage.bands.first { max(age, situation.contract.apprenticeship?.ageAtStart ?? 0) <= $0.through }?.name
      ?? "26-and-over"
  }

  /// The names of the files of law, and the last age of each.
  private static let bands: [(through: Int, name: String)] = ["under-18", "18-20", "21-25"].map { name in
    let last = name.split(separator: "-").last.flatMap { Int($0) } ?? 0
    return (name.hasPrefix("under") ? last - 1 : last, name)
  }
}
