import Kernel
import Law

/// The bonus of the sharing of value (loi n° 2022-1158 du 16 août 2022, art. 1er): free of contributions up to so much a year, more
/// with an agreement of profit-sharing; what exceeds is wage. Until the end of 2026 it is also free of CSG and tax in a small
/// company, for whoever earned less than three minimum wages in the twelve months before. The general reduction counts it with
/// the pay (CSS, art. L241-13, III).
///
/// Where CSG is due nothing is computed: no text read here says whether its allowance for expenses applies.
struct ValueSharing {
  let exempt: Money
  let wage: Money
  let trace: [Step]

  init(_ bonus: MonthOfWork.Bonus, _ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) {
    guard let amount = bonus.amount else { throw .payrollBonusWithoutAmount(bonus.label) }
    let limit = try figures.money(
      bonus.hasRaisedLimit ? "payroll.value-sharing.exempt.raised" : "payroll.value-sharing.exempt")
    exempt = min(amount, max(limit.value - bonus.alreadyPaid, .zero))
    wage = amount - exempt
    guard !exempt.isZero else {
      trace = [limit.step]
      return
    }
    let size = try figures.count("payroll.value-sharing.headcount")
    guard situation.establishment.headcount < size.value else {
      throw .payrollNotComputed("une prime de partage de la valeur soumise à la CSG, à partir de \(size.value) salariés")
    }
    guard figures.isInForce("payroll.value-sharing.minimum-wages") else {
      throw .payrollNotComputed("une prime de partage de la valeur soumise à la CSG, en \(figures.month.french)")
    }
    let times = try figures.count("payroll.value-sharing.minimum-wages")
    guard let earned = bonus.earnedBefore else { throw .payrollValueSharingEarned(times: times.value) }
    let minimum = try ValueSharing.minimumWages(situation, figures)
    let most = Money(cents: minimum.cents * Int64(times.value))
    guard earned < most else {
      throw .payrollNotComputed(
        "une prime de partage de la valeur soumise à la CSG : \(earned.french)\u{A0}€ gagnés, à partir de \(most.french)\u{A0}€")
    }
    trace = [limit.step, size.step, times.step]
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
