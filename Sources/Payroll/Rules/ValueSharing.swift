import Kernel
import Law

/// The bonus of the sharing of value (loi n° 2022-1158 du 16 août 2022, art. 1er): free of contributions up to so much a year, more
/// with an agreement of profit-sharing; what exceeds is wage. Until the end of 2026 it is also free of CSG and tax in a small
/// company, for whoever earned less than three minimum wages in the twelve months before. Elsewhere what is free of contributions bears
/// CSG and CRDS (CSS, art. L136-1-1), without the allowance for expenses, which is for wages (art. L136-2), tax, and in the larger
/// companies the levy on what bears CSG only (art. L137-15). The general reduction counts it with the pay (art. L241-13, III).
struct ValueSharing {
  let exempt: Money
  let wage: Money
  /// Whether what is free of contributions bears CSG and tax.
  let isTaxed: Bool
  let trace: [Step]

  init(_ bonus: MonthOfWork.Bonus, _ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) {
    guard let amount = bonus.amount else { throw .payrollBonusWithoutAmount(bonus.label) }
    let limit = try figures.money(
      bonus.hasRaisedLimit ? "payroll.value-sharing.exempt.raised" : "payroll.value-sharing.exempt")
    exempt = min(amount, max(limit.value - bonus.alreadyPaid, .zero))
    wage = amount - exempt
    let (isFree, steps) = exempt.isZero ? (true, []) : try ValueSharing.isFree(bonus, situation, figures)
    (isTaxed, trace) = (!isFree, [limit.step] + steps)
  }

  private static func isFree(
    _ bonus: MonthOfWork.Bonus, _ situation: PayrollSituation, _ figures: PayrollFigures
  ) throws(Finding) -> (Bool, [Step]) {
    let size = try figures.count("payroll.value-sharing.headcount")
    guard situation.establishment.headcount < size.value, figures.isInForce("payroll.value-sharing.minimum-wages") else {
      return (false, [size.step])
    }
    let times = try figures.count("payroll.value-sharing.minimum-wages")
    guard let earned = bonus.earnedBefore else { throw .payrollValueSharingEarned(times: times.value) }
    let minimum = try minimumWages(situation, figures)
    return (earned < Money(cents: minimum.cents * Int64(times.value)), [size.step, times.step])
  }

  /// What CSG and CRDS are due on.
  static func csgBase(_ taxed: Money, _ figures: PayrollFigures) throws(Finding) -> Money {
    guard !taxed.isZero else { return .zero }
    return taxed - taxed.times(try figures.rate("payroll.value-sharing.csg.allowance").value, .halfAwayFromZero)
  }

  static func levy(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let taxed = work.pay.valueSharingTaxed
    guard !taxed.isZero else { return [] }
    let size = try work.figures.count("payroll.value-sharing.levy.headcount")
    guard work.headcount >= size.value else { return [] }
    return [
      try work.employer(
        .socialLevy, "Forfait social sur la prime de partage de la valeur", base: taxed, "payroll.value-sharing.levy.employer",
        trace: [size.step])
    ]
  }

  /// Of the twelve months before, for the hours of the contract.
  private static func minimumWages(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> Money {
    var total = Money.zero
    for back in 1...12 {
      total += try DailyAllowance.money(figures, "labour.minimum-wage.monthly", figures.month.adding(-back).firstDay).value
    }
    let legal = try figures.positiveCount("labour.weekly-hours").value
    return total.times(PartTime.share(situation, legalWeek: legal, withComplementary: false), .halfAwayFromZero)
  }
}
