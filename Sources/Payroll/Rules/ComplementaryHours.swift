import Kernel
import Law

/// Hours beyond a part-time contract: up to a tenth of it at a first increase, more at a second, never more than a third nor up to the
/// legal week (C. trav., art. L3123-8, L3123-9, L3123-20, L3123-28, L3123-29). An agreement may say otherwise: these are remarks.
enum ComplementaryHours {
  static func remarks(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> [Finding] {
    let contract = situation.contract
    let extra = situation.month.complementaryHours
    let hours = extra.lazy.map(\.hours).sum()
    guard hours > .zero, contract.monthlyHours > .zero else { return [] }
    var remarks: [Finding] = []
    let (tenth, third) = (
      try figures.ratio("labour.complementary-hours.share"), try figures.ratio("labour.complementary-hours.share.maximum")
    )
    let next = try figures.rate("labour.complementary-hours.increase.next")
    let low = extra.lazy.filter { $0.increase < next.value }.map(\.hours).sum()
    let (first, most) = (contract.share(tenth.value), contract.share(third.value))
    if low > first { remarks.append(.payrollComplementaryIncrease(low, first: first, next: next.value)) }
    if hours > most { remarks.append(.payrollComplementaryTooMany(hours, most: most)) }
    let legal = try figures.positiveCount("labour.weekly-hours").value
    if contract.weeklyHours.hundredths * 52 + hours.hundredths * 12 >= Int64(legal) * 100 * 52 {
      remarks.append(.payrollComplementaryReachesLegal(hours, legal: legal))
    }
    return remarks
  }
}

extension Contract {
  fileprivate func share(_ ratio: Ratio) -> Hours {
    Hours(
      hundredths: RoundingRule.halfAwayFromZero.quotient(
        Int128(monthlyHours.hundredths) * Int128(ratio.numerator), by: Int128(ratio.denominator)))
  }
}
