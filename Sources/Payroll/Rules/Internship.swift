import Kernel
import Law

/// An internship: its gratification bears no contribution up to so much an hour of presence (CSS, art. L136-1-1, III, 1° bis, and
/// D242-2-1; art. L124-6 du code de l’éducation). What exceeds bears those of social security, at their full rates, the
/// solidarity, housing, mobility, CSG and CRDS: an intern is no employee, and contributes neither to unemployment, nor to the
/// supplementary pension, nor to training, and nothing is reduced.
enum Internship {
  /// What is free, for the hours of the month inside the contract.
  static func exempt(
    _ situation: PayrollSituation, _ calendar: WorkCalendar, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, trace: [Step]) {
    let hourly = try figures.money("labour.internship.minimum")
    let cents = RoundingRule.halfAwayFromZero.quotient(
      Int128(hourly.value.cents) * Int128(situation.contract.monthlyHours.hundredths) * Int128(calendar.workDaysEmployed),
      by: 100 * Int128(calendar.workDays))
    return (Money(cents: cents), [hourly.step])
  }

  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    guard !work.bases.gross.isZero else { return [] }
    return try Health.lines(work) + WorkAccident.lines(work) + OldAge.lines(work) + Family.lines(work)
      + [try Solidarity.autonomy(work)] + Housing.lines(work) + Mobility.lines(work)
  }
}
