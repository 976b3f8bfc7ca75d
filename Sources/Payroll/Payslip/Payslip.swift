import Kernel
import Law

/// A month's pay, computed: what is earned, what is contributed, what is left, what it costs, and why.
public struct Payslip: Hashable, Sendable {
  public struct IncomeTax: Hashable, Sendable {
    public let base: Money
    public let rate: Rate
    public let amount: Money
    /// From the scale, and not from the administration.
    public let isDefaultRate: Bool
    public let trace: [Step]

    /// How it was made, in French.
    public var steps: [String] {
      ["\(base.french)\u{A0}€ × \(rate.frenchPercent) = \(amount.french)\u{A0}€"] + trace.map(\.why)
    }
  }

  /// What stands between the net social amount and the net before tax: refunds are positive, what is taken off is negative.
  public struct Adjustment: Hashable, Sendable {
    public enum Code: String, CaseIterable, Hashable, Sendable { case benefitInKind, mealVouchers, expenses, transport }

    public let code: Code
    public let label: String
    public let amount: Money
  }

  public let period: Month
  public let earnings: [Earning]
  public let gross: Money
  public let ceiling: Money
  public let lines: [PayslipLine]
  public let csgBase: Money
  public let overtimeReduction: Money
  public let overtimeDeduction: Money
  public let generalReduction: GeneralReduction
  public let dailyAllowances: DailyAllowances?
  /// Indemnities that are no wage, nor income but for the bonus of the sharing of value where it bears CSG.
  public let exemptIndemnities: Money
  /// Of which the bonus of the sharing of value.
  public let valueSharing: Money
  /// Extra hours free of income tax, gross.
  public let exemptOvertime: Money
  /// An apprentice's income free of tax.
  public let exemptIncome: Money
  public let netSocial: Money
  public let adjustments: [Adjustment]
  public let netBeforeTax: Money
  public let netTaxable: Money
  public let incomeTax: IncomeTax
  public let advances: Money
  public let attachment: Money
  public let netPaid: Money
  /// Without what is due once a year, which ``yearlyLines`` says.
  public let employerCost: Money
  public let yearlyLines: [PayslipLine]
  /// Warnings and information: nothing that stops.
  public let findings: [Finding]

  public var csgDeductible: Money { employee(.csgDeductible) }
  public var csgCrdsNonDeductible: Money { employee(.csgNonDeductible) }
  public var csgCrdsOnOvertime: Money { employee(.csgOvertime) }

  /// What the employee contributes on the lines of this code.
  public func employee(_ code: PayslipLine.Code) -> Money { lines.lazy.filter { $0.code == code }.map(\.employeeAmount).sum() }
  public func employer(_ code: PayslipLine.Code) -> Money { lines.lazy.filter { $0.code == code }.map(\.employerAmount).sum() }

  /// All the contributions of the employee, the CSG and CRDS of the wage among them.
  public var employeeTotal: Money { lines.lazy.map(\.employeeAmount).sum() }
  public var employerTotal: Money { lines.lazy.map(\.employerAmount).sum() }

  /// The extra hours free of income tax, less the part of CSG that would be deductible from them: what the ceiling of the year counts.
  public var exemptOvertimeNet: Money {
    let rate = lines.first { $0.code == .csgDeductible }?.employeeRate ?? .zero
    let base = lines.lazy.filter { $0.code == .csgOvertime }.map(\.employeeBase).sum()
    return exemptOvertime - base.times(rate, .halfAwayFromZero)
  }

  /// Whether the general reduction changed its rates this month, inside the year.
  private var hasNewRates: Bool { period.number > 1 && generalReduction.ratesSince?.month == period }

  /// The totals that the next month of the year starts from.
  public func yearToDate(after earlier: YearToDate?) -> YearToDate {
    let earlier = earlier ?? .none
    return YearToDate(
      gross: earlier.gross + gross, ceiling: earlier.ceiling + ceiling,
      referenceMinimumWage: earlier.referenceMinimumWage + generalReduction.referenceMinimumWage,
      generalReduction: earlier.generalReduction + generalReduction.amount,
      exemptOvertime: earlier.exemptOvertime + exemptOvertime, exemptIncome: earlier.exemptIncome + exemptIncome,
      valueSharing: earlier.valueSharing + valueSharing,
      beforeRateChange: hasNewRates ? earlier.reductionTotals : earlier.beforeRateChange)
  }
}
