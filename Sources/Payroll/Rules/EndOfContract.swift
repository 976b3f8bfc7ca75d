import Kernel
import Law

/// Indemnities of the end of a fixed term (C. trav., art. L1243-8, L1242-16).
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
    default: throw .payrollBonusWithoutAmount(label)
    }
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
  /// The law gives a share of a base when no amount is given.
  var isComputed: Bool { self == .precariousness || self == .unusedLeave || isSeverance }
  /// An indemnity that the law frees up to a limit.
  var isSeverance: Bool { self == .severance || owesTermination }
  /// The employer owes a contribution on what is free of it (CSS, art. L137-12).
  var owesTermination: Bool { self == .mutualTermination || self == .retirementByEmployer }
}

/// What the employer owes on the exempt part of an indemnity by agreement, or when he retires somebody (CSS, art. L137-12).
enum TerminationContribution {
  static func lines(_ indemnities: Money, _ figures: PayrollFigures) throws(Finding) -> [PayslipLine] {
    guard !indemnities.isZero else { return [] }
    let rate = try figures.rate("payroll.termination.employer")
    return [
      PayslipLine(
        .terminationContribution, "Contribution sur la rupture conventionnelle ou la mise à la retraite", base: indemnities,
        employer: rate.value,
        trace: [rate.step])
    ]
  }
}
