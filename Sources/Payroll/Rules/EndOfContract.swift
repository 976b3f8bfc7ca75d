import Kernel
import Law

/// Indemnities of the end of a contract: of a fixed term (C. trav., art. L1243-8, L1242-16), of a dismissal (art. R1234-2).
extension MonthOfWork.Bonus {
  /// What is given, or a share of the base.
  func computed(_ figures: PayrollFigures) throws(Finding) -> (Money, [Step]) {
    if let amount { return (amount, []) }
    guard let base else { throw .payrollBonusWithoutAmount(label) }
    switch kind {
    case .precariousness:
      let rate = try figures.rate("labour.fixed-term.end-indemnity")
      return (base.times(rate.value, .halfAwayFromZero), [rate.step])
    case .unusedLeave:
      let rate = try figures.rate("labour.fixed-term.unused-leave")
      return (base.times(rate.value, .halfAwayFromZero), [rate.step])
    case .ordinary, .severance, .mutualTermination: throw .payrollBonusWithoutAmount(label)
    }
  }

  /// Exempt up to what the law gives: a quarter of a month for each year, a third beyond ten years, months in proportion.
  /// More than that is not computed. A contract must have lasted eight months.
  func exempt(_ contract: Contract, at end: Day, _ figures: PayrollFigures) throws(Finding) -> (Money, [Step]) {
    guard let base else { throw .payrollBonusWithoutAmount(label) }
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
    if let amount, amount > Money(cents: legal) {
      throw .payrollNotComputed(
        "une indemnité de rupture de \(amount.french)\u{A0}€, au-delà de l’indemnité légale (\(Money(cents: legal).french)\u{A0}€)"
      )
    }
    return (amount ?? Money(cents: legal), [first.step, next.step, years.step])
  }
}

enum SeniorityMonths {
  /// Whole months from a day through another.
  static func whole(from start: Day, through end: Day) -> Int {
    let after = end + 1
    let months = after.month - start.month
    return start.addingMonths(months) <= after ? months : months - 1
  }
}

extension MonthOfWork.Bonus.Kind {
  /// Neither wage nor income.
  var isExempt: Bool { self == .severance || self == .mutualTermination }
}

/// What the employer owes on the exempt part of an indemnity by agreement (CSS, art. L137-12).
enum TerminationContribution {
  static func lines(_ indemnities: Money, _ figures: PayrollFigures) throws(Finding) -> [PayslipLine] {
    guard !indemnities.isZero else { return [] }
    let rate = try figures.rate("payroll.termination.employer")
    return [
      PayslipLine(
        .terminationContribution, "Contribution sur la rupture conventionnelle", base: indemnities, employer: rate.value,
        trace: [rate.step])
    ]
  }
}
