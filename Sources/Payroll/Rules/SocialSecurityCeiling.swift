import Kernel
import Law

/// The ceiling of social security for the month: in proportion of the calendar days of the contract, days without any pay left out
/// (CSS, art. R242-2), and of the hours of a part-time contract (art. D242-3 and following), or of its days.
enum SocialSecurityCeiling {
  static func amount(
    _ situation: PayrollSituation, _ calendar: WorkCalendar, unpaidDays: Int, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, trace: [Step]) {
    let ceiling = try figures.money("labour.social-security-ceiling.monthly")
    let legal = try figures.positiveCount("labour.weekly-hours")
    let days = Int64(max(0, calendar.daysEmployed - unpaidDays))
    let inDays = try DayContract.share(situation, figures)
    let hours = inDays?.value ?? PartTime.share(situation, legalWeek: legal.value, withComplementary: true)
    let cents = RoundingRule.halfAwayFromZero.quotient(
      Int128(ceiling.value.cents) * Int128(days) * Int128(hours.numerator),
      by: Int128(calendar.month.length) * Int128(hours.denominator))
    return (Money(cents: cents), [ceiling.step] + (inDays.map { [$0.step] } ?? []))
  }
}

/// A part-time contract as a share of the legal week; one for a full-time one.
enum PartTime {
  /// Hours of a month are those of a week times fifty-two over twelve.
  static func share(_ situation: PayrollSituation, legalWeek: Int, withComplementary: Bool) -> Ratio {
    let week = situation.contract.weeklyHours.hundredths
    let full = Int64(legalWeek) * 100
    guard week < full else { return Ratio(1, 1) }
    let more = withComplementary ? situation.month.complementaryHours.lazy.map(\.hours).sum().hundredths : 0
    return Ratio(min(week * 52 + more * 12, full * 52), full * 52)
  }
}
