import Kernel
import Law

/// The minimum wage that the general reduction compares the pay with (CSS, art. D241-7): an hourly figure of its own, frozen for
/// 2026; times the hours of the contract over a month; cut in proportion when an absence cuts the wage; plus extra hours, without
/// their increase.
enum ReferenceMinimumWage {
  static func amount(
    _ situation: PayrollSituation, _ pay: GrossPay, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, trace: [Step]) {
    let hourly = try figures.money("payroll.general-reduction.minimum-wage")
    let legal = Int64(try figures.positiveCount("labour.weekly-hours").value) * 100
    let week = min(situation.contract.weeklyHours.hundredths, legal)
    var amount = Money(
      cents: RoundingRule.halfAwayFromZero.quotient(Int128(hourly.value.cents) * Int128(week) * 52, by: 12 * 100))
    let inDays = try DayContract.share(situation, figures)
    if let inDays { amount = amount.times(inDays.value, .halfAwayFromZero) }
    let (kept, whole) = (max(pay.wageAfterAbsences, .zero), pay.fullWage)
    if kept < whole { amount = amount.times(Ratio(kept.cents, whole.cents), .halfAwayFromZero) }
    let extra = (situation.month.overtime + situation.month.complementaryHours).lazy.map(\.hours).sum()
    amount += Money(
      cents: RoundingRule.halfAwayFromZero.quotient(Int128(hourly.value.cents) * Int128(extra.hundredths), by: 100))
    return (amount, [hourly.step] + (inDays.map { [$0.step] } ?? []))
  }
}
