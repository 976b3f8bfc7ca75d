import Kernel
import Law

/// The daily allowance of an accident of work or of the way to it, or of an occupational disease (CSS, art. L433-1 and following,
/// R433-1 to R433-5): from the day after the accident, which the employer pays, a share of the daily wage, and a larger one from
/// the twenty-ninth day on.
///
/// The daily wage is the gross of the month before over 30.42, within a share of the yearly ceiling of the day; the allowance is
/// at most the net daily wage, which is the wage less a flat rate. It is rounded once.
extension DailyAllowance {
  static func accident(
    _ absence: MonthOfWork.Absence, wage: Money, _ figures: PayrollFigures
  ) throws(Finding) -> DailyAllowance {
    let taxed = try figures.ratio("payroll.work-accident.allowance.taxed")
    let days = try figures.count("payroll.work-accident.allowance.first.days")
    if let daily = absence.dailyAllowance { return DailyAllowance(rates: [(0, daily)], taxed: taxed, trace: []) }
    let divisor = try figures.positiveRatio("payroll.work-accident.allowance.divisor")
    let (first, next) = (
      try figures.rate("payroll.work-accident.allowance.first"), try figures.rate("payroll.work-accident.allowance.next")
    )
    let limit = try figures.rate("payroll.work-accident.allowance.limit")
    let charge = try figures.rate("payroll.daily-allowance.flat-charge")
    let year = try money(figures, "labour.social-security-ceiling.yearly", absence.from)
    let gross = absence.referenceGross?.first ?? wage
    let (over, under) = (Int128(divisor.value.denominator), Int128(divisor.value.numerator))
    // In hundred-millionths of cents: the wage of a day times a rate.
    func share(_ rate: Rate) -> Int64 {
      let daily = Int128(gross.cents) * over * Int128(rate.e8)
      let most = Int128(year.value.cents) * Int128(limit.value.e8) * Int128(rate.e8) / 100_000_000
      let net = Int128(gross.cents) * over * Int128(100_000_000 - charge.value.e8)
      return RoundingRule.halfAwayFromZero.quotient(min(daily, most * under, max(net, 0)), by: under * 100_000_000)
    }
    return DailyAllowance(
      rates: [(0, Money(cents: share(first.value))), (days.value, Money(cents: share(next.value)))], taxed: taxed,
      trace: [divisor.step, first.step, days.step, next.step, limit.step, charge.step, year.step])
  }
}
