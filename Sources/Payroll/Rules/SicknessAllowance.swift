import Kernel
import Law

/// The daily allowance of sickness (CSS, art. R323-1 and following): a share of the daily wage, which is the sum of three gross
/// wages, each within a multiple of the minimum wage of the month before, over 91.25, rounded to the cent.
extension DailyAllowance {
  static func sickness(
    _ absence: MonthOfWork.Absence, wage: Money, _ figures: PayrollFigures
  ) throws(Finding) -> DailyAllowance {
    if let daily = absence.dailyAllowance { return DailyAllowance(rates: [(0, daily)], trace: []) }
    let ceiling = try law(figures, "payroll.daily-allowance.ceiling", absence.from)
    guard case .ratio(let times) = ceiling.value else { throw .payrollFigureMissing(figures.month, nil) }
    let minimum = try money(figures, "labour.minimum-wage.monthly", absence.from.month.adding(-1).firstDay)
    let most = minimum.value.times(times, .halfAwayFromZero)
    let total = (absence.referenceGross ?? [wage, wage, wage]).reduce(Money.zero) { $0 + min($1, most) }
    let (divisor, share) = (
      try figures.positiveRatio("payroll.daily-allowance.divisor"), try figures.ratio("payroll.daily-allowance.rate")
    )
    let base = total.times(Ratio(divisor.value.denominator, divisor.value.numerator), .halfAwayFromZero)
    return DailyAllowance(
      rates: [(0, base.times(share.value, .halfAwayFromZero))], trace: [ceiling, minimum.step, divisor.step, share.step])
  }
}
