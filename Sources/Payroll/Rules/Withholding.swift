import Kernel
import Law

/// The withholding of income tax (CGI, art. 204 E and following): the rate that the administration gave, else the default scale of
/// the zone (art. 204 H, III). For the first months of a short contract the scale is read, and applied, below an allowance.
enum Withholding {
  static func tax(on taxable: Money, _ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding)
    -> Payslip.IncomeTax
  {
    let income = max(taxable, .zero)
    if let rate = situation.employee.incomeTaxRate {
      return Payslip.IncomeTax(
        base: income, rate: rate, amount: income.times(rate, .halfAwayFromZero), isDefaultRate: false, trace: [])
    }
    let scale = try figures.brackets("payroll.withholding.\(situation.establishment.zone.scale)")
    var (base, trace) = (income, [scale.step])
    if isShort(situation.contract) {
      let allowance = try figures.money("payroll.withholding.short-contract")
      (base, trace) = (max(income - allowance.value, .zero), trace + [allowance.step])
    }
    let share = scale.value.bracket(of: base).share
    let rate = Rate(e8: share.numerator * (100_000_000 / share.denominator))
    return Payslip.IncomeTax(
      base: base, rate: rate, amount: base.times(rate, .halfAwayFromZero), isDefaultRate: true, trace: trace)
  }

  /// A fixed term of two months at the most.
  private static func isShort(_ contract: Contract) -> Bool {
    guard contract.kind == .fixedTerm, let end = contract.end else { return false }
    return end < contract.start.addingMonths(2)
  }
}

extension Establishment.Zone {
  /// The last word of the name of its scale.
  var scale: String {
    switch self {
    case .mainland: "mainland"
    case .antillesReunion: "antilles-reunion"
    case .guyaneMayotte: "guyane-mayotte"
    }
  }
}
