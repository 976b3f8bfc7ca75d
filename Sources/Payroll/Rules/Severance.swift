import Kernel
import Law

/// What an indemnity of dismissal, of termination by agreement or of retirement by the employer is made of.
///
/// The law gives a quarter of a month for each year, a third beyond ten years, months in proportion, after eight months (C. trav., art.
/// L1234-9, R1234-2, L1237-7, L1237-13); an agreement may give more. It is free of tax up to the greatest of what they give, a half
/// of what is paid and twice the gross of the year before (CGI, art. 80 duodecies); free of contributions as far as of tax, up to two
/// yearly ceilings (CSS, art. L242-1, II, 7°); free of CSG up to what the law or the agreement gives, within the same (art. L136-1-1,
/// III, 5°).
///
/// A half of what is paid and twice the year before are free of tax up to six yearly ceilings, five for a retirement. So what the law or
/// these give beyond two ceilings is wage for contributions and CSG, and no income. Beyond ten ceilings all of the indemnity bears
/// contributions and CSG.
struct Severance {
  let amount: Money
  /// What the law gives at least.
  let legal: Money
  /// Wage for contributions.
  let wage: Money
  /// Of which what is free of tax.
  let untaxedWage: Money
  /// Free of contributions and of tax, but not of CSG.
  let csgOnly: Money
  let trace: [Step]
  var exempt: Money { amount - wage }

  init(_ bonus: MonthOfWork.Bonus, _ contract: Contract, at end: Day, _ figures: PayrollFigures) throws(Finding) {
    let (legal, steps) = try Severance.legal(bonus, contract, at: end, figures)
    self.legal = legal
    let given = max(legal, bonus.agreedMinimum ?? .zero)
    amount = bonus.amount ?? given
    let (year, ceilings) = (
      try figures.money("labour.social-security-ceiling.yearly"), try figures.count("payroll.severance.ceilings")
    )
    let most = Money(cents: year.value.cents * Int64(ceilings.value))
    let whole = try figures.count("payroll.severance.whole.ceilings")
    let untaxed = try Severance.untaxed(amount, bonus, given: given, year: year.value, figures)
    let free = amount > Money(cents: year.value.cents * Int64(whole.value)) ? .zero : min(untaxed, most)
    (wage, untaxedWage, csgOnly) = (amount - free, untaxed - free, free - min(given, free))
    trace = steps + [year.step, ceilings.step] + (amount > most ? [whole.step] : [])
  }

  /// What income tax leaves out.
  private static func untaxed(
    _ amount: Money, _ bonus: MonthOfWork.Bonus, given: Money, year: Money, _ figures: PayrollFigures
  ) throws(Finding) -> Money {
    guard amount > given else { return amount }
    guard let earned = bonus.earnedBefore else { throw .payrollSeveranceEarned(amount, given: given) }
    let (part, times) = (
      try figures.ratio("payroll.severance.exempt.share").value, try figures.count("payroll.severance.exempt.years").value
    )
    let ceilings = try figures.count(
      bonus.kind == .retirementByEmployer ? "payroll.severance.tax.ceilings.retirement" : "payroll.severance.tax.ceilings")
    let beyond = max(amount.times(part, .halfAwayFromZero), Money(cents: earned.cents * Int64(times)))
    return min(amount, max(given, min(beyond, Money(cents: year.cents * Int64(ceilings.value)))))
  }

  private static func legal(
    _ bonus: MonthOfWork.Bonus, _ contract: Contract, at end: Day, _ figures: PayrollFigures
  ) throws(Finding) -> (Money, [Step]) {
    guard let base = bonus.base else { throw .payrollBonusWithoutAmount(bonus.label) }
    let (first, next) = (try figures.ratio("labour.severance.first"), try figures.ratio("labour.severance.next"))
    let years = try figures.count("labour.severance.first.years")
    let least = try figures.count("labour.severance.seniority")
    let months = SeniorityMonths.whole(from: contract.start, through: end)
    // An agreement to part gives the indemnity in proportion, however short the service (C. trav., art. L1237-13).
    guard months >= least.value || bonus.kind == .mutualTermination else {
      if bonus.amount != nil { return (.zero, [least.step]) }
      throw .payrollSeveranceTooSoon(months: months, least: least.value)
    }
    let early = min(months, years.value * 12)
    let shares =
      Int128(early) * Int128(first.value.numerator) * Int128(next.value.denominator)
      + Int128(months - early) * Int128(next.value.numerator) * Int128(first.value.denominator)
    let legal = RoundingRule.halfAwayFromZero.quotient(
      Int128(base.cents) * shares, by: 12 * Int128(first.value.denominator) * Int128(next.value.denominator))
    return (Money(cents: legal), [first.step, next.step, years.step])
  }
}
