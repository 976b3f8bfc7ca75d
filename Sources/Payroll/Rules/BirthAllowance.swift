import Kernel
import Law

/// The daily allowance of maternity, paternity and adoption (CSS, art. L331-3, L331-7, L331-8, R331-5): the sum of three gross
/// wages, each within the monthly ceiling of the day the leave starts, less a flat rate for contributions, over 91.25; not less
/// than a minimum. No day waits. It is rounded once, and wholly income (CGI, art. 80 quinquies).
extension DailyAllowance {
  static func birth(
    _ absence: MonthOfWork.Absence, wage: Money, _ figures: PayrollFigures
  ) throws(Finding) -> DailyAllowance {
    if let daily = absence.dailyAllowance { return DailyAllowance(rates: [(0, daily)], trace: []) }
    let ceiling = try money(figures, "labour.social-security-ceiling.monthly", absence.from)
    let minimum = try money(figures, "payroll.birth.allowance.minimum", absence.from)
    let charge = try figures.rate("payroll.daily-allowance.flat-charge")
    let divisor = try figures.positiveRatio("payroll.daily-allowance.divisor")
    let total = (absence.referenceGross ?? [wage, wage, wage]).reduce(Money.zero) { $0 + min($1, ceiling.value) }
    let cents = RoundingRule.halfAwayFromZero.quotient(
      Int128(total.cents) * Int128(100_000_000 - charge.value.e8) * Int128(divisor.value.denominator),
      by: Int128(divisor.value.numerator) * 100_000_000)
    return DailyAllowance(
      rates: [(0, max(Money(cents: cents), minimum.value))], trace: [ceiling.step, charge.step, divisor.step, minimum.step])
  }
}
