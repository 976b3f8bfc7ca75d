import Kernel
import Law

/// A fund that pays the leave in the employer's place, as in building (C. trav., art. L3141-32). The leave is then no pay of the
/// employer's; the contributions to housing and mobility, which the fund does not pay, are raised; so is the general reduction
/// (CSS, art. D241-10), which never exceeds what it reduces. The fund's own contribution is not on the payslip.
enum HolidayFund {
  /// The base of the contributions that the fund does not pay. Interns have no leave.
  static func raised(_ base: Money, _ work: Contributing) throws(Finding) -> (base: Money, trace: [Step]) {
    guard applies(to: work.situation) else { return (base, []) }
    let increase = try work.figures.rate("payroll.holiday-fund.increase")
    return (base + base.times(increase.value, .halfAwayFromZero), [increase.step])
  }

  static func reductionFactor(_ work: Contributing) throws(Finding) -> Figure<Ratio>? {
    applies(to: work.situation) ? try work.figures.ratio("payroll.general-reduction.holiday-fund") : nil
  }

  private static func applies(to situation: PayrollSituation) -> Bool {
    situation.establishment.hasHolidayFund && situation.contract.kind != .internship
  }
}
