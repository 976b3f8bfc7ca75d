import Kernel
import Law

/// The employer refunds at least a half of a season ticket of public transport (C. trav., art. L3261-2), free of contributions and
/// tax up to a share of it (CGI, art. 81, 19° ter). What is refunded beyond is wage.
extension MonthOfWork.Transport {
  /// All that is refunded, and the part of it that is wage.
  func refund(_ figures: PayrollFigures) throws(Finding) -> (amount: Money, taxed: Money, trace: [Step]) {
    let (least, most) = (try figures.rate("payroll.transport.minimum"), try figures.rate("payroll.transport.exempt"))
    let share = employerShare ?? least.value
    guard share >= least.value else { throw .payrollTransportShare(share, least: least.value) }
    let amount = subscription.times(share, .halfAwayFromZero)
    let exempt = min(amount, subscription.times(most.value, .halfAwayFromZero))
    return (amount, amount - exempt, [least.step, most.step])
  }
}
