import Kernel
import Law

/// The employer refunds at least a half of a season ticket of public transport (C. trav., art. L3261-2), free of contributions up
/// to a share of it (CGI, art. 81, 19° ter).
extension MonthOfWork.Transport {
  func refund(_ figures: PayrollFigures) throws(Finding) -> Money {
    let (least, most) = (try figures.rate("payroll.transport.minimum"), try figures.rate("payroll.transport.exempt"))
    let share = employerShare ?? least.value
    guard share >= least.value else { throw .payrollTransportShare(share, least: least.value) }
    guard share <= most.value else {
      throw .payrollNotComputed(
        "une prise en charge du transport de \(share.frenchPercent), au-delà des \(most.value.frenchPercent) exonérés")
    }
    return subscription.times(share, .halfAwayFromZero)
  }
}
