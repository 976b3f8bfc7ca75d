import Kernel
import Law

/// What contributions are computed on.
///
/// Ceilings follow the year: the base of a month is what the totals reach with it, less what they reached before (CSS, art. R242-2
/// and D242-3). Without totals of the earlier months the month stands alone.
struct ContributionBases {
  /// The gross.
  let gross: Money
  /// The gross less what an apprentice does not contribute on.
  let employeeGross: Money
  let ceiling: Money
  /// Up to the ceiling: « tranche 1 ».
  let first: Money
  let employeeFirst: Money
  /// From one ceiling to eight: « tranche 2 ».
  let second: Money
  /// Up to four ceilings, for unemployment.
  let unemployment: Money
  let apec: Money
  /// All up to eight ceilings, once the gross is above one; else nothing.
  let balance: Money
  let trace: [Step]

  init(
    gross: Money, ceiling: Money, exemptForEmployee: Money, _ earlier: YearToDate?, _ figures: PayrollFigures
  ) throws(Finding) {
    let earlier = earlier ?? .none
    let (most, unemployed, executives) = (
      try figures.count("payroll.pension.ceilings"), try figures.count("payroll.unemployment.ceilings"),
      try figures.count("payroll.apec.ceilings")
    )
    let (before, after) = ((earlier.gross, earlier.ceiling), (earlier.gross + gross, earlier.ceiling + ceiling))
    func reached(_ count: Int) -> Money {
      func part(_ total: (Money, Money)) -> Money { min(total.0, Money(cents: total.1.cents * Int64(count))) }
      return part(after) - part(before)
    }
    func balance(_ total: (Money, Money)) -> Money {
      total.0 > total.1 ? min(total.0, Money(cents: total.1.cents * Int64(most.value))) : .zero
    }
    (self.gross, self.ceiling) = (gross, ceiling)
    first = reached(1)
    second = reached(most.value) - first
    unemployment = reached(unemployed.value)
    apec = reached(executives.value)
    self.balance = balance(after) - balance(before)
    employeeGross = max(gross - exemptForEmployee, .zero)
    employeeFirst = max(first - exemptForEmployee, .zero)
    trace = [most.step, unemployed.step]
  }
}
