import Kernel
import Law

/// What an indemnity of dismissal, of termination by agreement or of retirement by the employer is made of.
///
/// The law gives a quarter of a month for each year, a third beyond ten years, months in proportion, after eight months (C. trav., art.
/// L1234-9, R1234-2, L1237-7, L1237-13); an agreement may give more. It is free of tax up to the greatest of what they give, a half
/// of what is paid and twice the gross of the year before (CGI, art. 80 duodecies); free of contributions as far as of tax, up to two
/// yearly ceilings (CSS, art. L242-1, II, 7°); free of CSG up to what the law or the agreement gives (art. L136-1-1, III, 5°).
/// Beyond two yearly ceilings the three limits part, and nothing is computed.
struct Severance {
  let amount: Money
  /// Wage: contributions and tax.
  let wage: Money
  /// Free of contributions and of tax, but not of CSG.
  let csgOnly: Money
  let trace: [Step]
  var exempt: Money { amount - wage }

  init(_ bonus: MonthOfWork.Bonus, _ contract: Contract, at end: Day, _ figures: PayrollFigures) throws(Finding) {
    let (legal, trace) = try Severance.legal(bonus, contract, at: end, figures)
    let given = max(legal, bonus.agreedMinimum ?? .zero)
    amount = bonus.amount ?? given
    let (year, ceilings) = (
      try figures.money("labour.social-security-ceiling.yearly"), try figures.count("payroll.severance.ceilings")
    )
    let most = Money(cents: year.value.cents * Int64(ceilings.value))
    guard amount <= most else {
      throw .payrollNotComputed("une indemnité de rupture de \(amount.french)\u{A0}€, au-delà de \(most.french)\u{A0}€")
    }
    self.trace = trace + [year.step, ceilings.step]
    guard amount > given else {
      (wage, csgOnly) = (.zero, .zero)
      return
    }
    guard let earned = bonus.earnedBefore else { throw .payrollSeveranceEarned(amount, given: given) }
    let (part, times) = (
      try figures.ratio("payroll.severance.exempt.share"), try figures.count("payroll.severance.exempt.years").value
    )
    let exempt = min(
      amount, max(given, amount.times(part.value, .halfAwayFromZero), Money(cents: earned.cents * Int64(times))))
    (wage, csgOnly) = (amount - exempt, exempt - given)
  }

  private static func legal(
    _ bonus: MonthOfWork.Bonus, _ contract: Contract, at end: Day, _ figures: PayrollFigures
  ) throws(Finding) -> (Money, [Step]) {
    guard let base = bonus.base else { throw .payrollBonusWithoutAmount(bonus.label) }
    let (first, next) = (try figures.ratio("labour.severance.first"), try figures.ratio("labour.severance.next"))
    let years = try figures.count("labour.severance.first.years")
    let least = try figures.count("labour.severance.seniority")
    let months = SeniorityMonths.whole(from: contract.start, through: end)
    guard months >= least.value else { throw .payrollSeveranceTooSoon(months: months, least: least.value) }
    let early = min(months, years.value * 12)
    let shares =
      Int128(early) * Int128(first.value.numerator) * Int128(next.value.denominator)
      + Int128(months - early) * Int128(next.value.numerator) * Int128(first.value.denominator)
    let legal = RoundingRule.halfAwayFromZero.quotient(
      Int128(base.cents) * shares, by: 12 * Int128(first.value.denominator) * Int128(next.value.denominator))
    return (Money(cents: legal), [first.step, next.step, years.step])
  }
}
