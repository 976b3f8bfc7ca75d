import Kernel
import Law

/// The payment for mobility, at the rates of the place of work, once the employer is large enough (CGCT, art. L2333-64, L2531-2).
enum Mobility {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let rate = work.situation.establishment.mobilityRate
    guard rate > .zero, try work.reaches("payroll.mobility.headcount") else { return [] }
    let threshold = try work.figures.count("payroll.mobility.headcount")
    let (base, trace) = try HolidayFund.raised(work.bases.gross, work)
    return [PayslipLine(.mobility, "Versement mobilité", base: base, employer: rate, trace: [threshold.step] + trace)]
  }
}
