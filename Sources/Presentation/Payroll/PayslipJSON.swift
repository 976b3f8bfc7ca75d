import Foundation
import Kernel
import Law
import Payroll
import UseCases

/// A payslip in the form of the contract: amounts and rates are texts, rates in percent.
public struct PayslipJSON: Encodable, Sendable {
  let period: String
  let earnings: [EarningJSON]
  let gross, ceiling: String
  let lines, yearlyLines: [PayslipLineJSON]
  let csgBase, csgDeductible, csgCrdsNonDeductible, csgCrdsOnOvertime, overtimeReduction, overtimeDeduction: String
  let generalReduction: GeneralReductionJSON
  let dailyAllowances: OrNull<DailyAllowancesJSON>
  let exemptIndemnities, netSocial, netBeforeTax, netTaxable: String
  let incomeTax: IncomeTaxJSON
  let advances, attachment, netPaid, employerCost: String
  /// The wage that gives the net that was asked for; null without one.
  let monthlySalary: OrNull<String>
  let findings: [FindingJSON]

  public init(_ slip: Payslip, monthlySalary: Money? = nil, findings: [Finding]) {
    (period, gross, ceiling) = (slip.period.iso, slip.gross.json, slip.ceiling.json)
    (earnings, lines) = (slip.earnings.map(EarningJSON.init), slip.lines.map(PayslipLineJSON.init))
    yearlyLines = slip.yearlyLines.map(PayslipLineJSON.init)
    (csgBase, csgDeductible) = (slip.csgBase.json, slip.csgDeductible.json)
    (csgCrdsNonDeductible, csgCrdsOnOvertime) = (slip.csgCrdsNonDeductible.json, slip.csgCrdsOnOvertime.json)
    (overtimeReduction, overtimeDeduction) = (slip.overtimeReduction.json, slip.overtimeDeduction.json)
    generalReduction = GeneralReductionJSON(slip.generalReduction)
    dailyAllowances = OrNull(slip.dailyAllowances.map(DailyAllowancesJSON.init))
    (exemptIndemnities, netSocial) = (slip.exemptIndemnities.json, slip.netSocial.json)
    (netBeforeTax, netTaxable) = (slip.netBeforeTax.json, slip.netTaxable.json)
    incomeTax = IncomeTaxJSON(slip.incomeTax)
    (advances, attachment) = (slip.advances.json, slip.attachment.json)
    (netPaid, employerCost) = (slip.netPaid.json, slip.employerCost.json)
    self.monthlySalary = OrNull(monthlySalary?.json)
    self.findings = findings.json
  }
}

/// What a simulation says when nothing was computed.
public struct RefusedSimulationJSON: Encodable, Sendable {
  let findings: [FindingJSON]

  public init(_ findings: [Finding]) { self.findings = findings.json }
}

struct EarningJSON: Encodable, Sendable {
  let code, label, amount: String
  let hours, increase: OrNull<String>
  let trace: [TraceJSON]

  init(_ earning: Earning) {
    (code, label, amount) = (earning.code.rawValue, earning.label, earning.amount.json)
    (hours, increase) = (OrNull(earning.hours?.json), OrNull(earning.increase?.percent))
    trace = earning.trace.map(TraceJSON.init)
  }
}

struct PayslipLineJSON: Encodable, Sendable {
  let code, label, base, employeeBase, employeeAmount, employerAmount: String
  let employeeRate, employerRate: OrNull<String>
  /// In French, one step of the calculation each.
  let steps: [String]
  let trace: [TraceJSON]

  init(_ line: PayslipLine) {
    (code, label) = (line.code.rawValue, line.label)
    (base, employeeBase) = (line.base.json, line.employeeBase.json)
    (employeeAmount, employerAmount) = (line.employeeAmount.json, line.employerAmount.json)
    (employeeRate, employerRate) = (OrNull(line.employeeRate?.percent), OrNull(line.employerRate?.percent))
    (steps, trace) = (line.steps, line.trace.map(TraceJSON.init))
  }
}

/// A figure of law that an amount comes from.
struct TraceJSON: Encodable, Sendable {
  let parameter, value, source: String
  let from: Day
  let verified: Bool

  init(_ step: Step) {
    (parameter, value, source, from) = (step.id, step.french, step.citation.text, step.from)
    verified = step.isVerified && step.citation.check.isVerified
  }
}

struct GeneralReductionJSON: Encodable, Sendable {
  let coefficient, referenceMinimumWage, amount, urssafShare, pensionShare, totalPay, totalMinimumWage, totalAmount: String
  let steps: [String]
  let trace: [TraceJSON]

  init(_ reduction: GeneralReduction) {
    (coefficient, referenceMinimumWage) = (reduction.coefficientText, reduction.referenceMinimumWage.json)
    (amount, urssafShare, pensionShare) = (reduction.amount.json, reduction.urssafShare.json, reduction.pensionShare.json)
    (totalPay, totalMinimumWage) = (reduction.totalPay.json, reduction.totalMinimumWage.json)
    (totalAmount, steps) = (reduction.totalAmount.json, reduction.steps)
    trace = reduction.trace.map(TraceJSON.init)
  }
}

struct DailyAllowancesJSON: Encodable, Sendable {
  let days: Int
  let daily, gross, csgDeductible, csgCrdsNonDeductible, net, exempt: String
  let steps: [String]
  let trace: [TraceJSON]

  init(_ allowances: Payslip.DailyAllowances) {
    (days, daily, gross) = (allowances.days, allowances.daily.json, allowances.gross.json)
    (csgDeductible, csgCrdsNonDeductible) = (allowances.csgDeductible.json, allowances.csgCrdsNonDeductible.json)
    (net, exempt) = (allowances.net.json, allowances.exempt.json)
    (steps, trace) = (allowances.steps, allowances.trace.map(TraceJSON.init))
  }
}

struct IncomeTaxJSON: Encodable, Sendable {
  let base, rate, amount: String
  /// From the default scale of the zone.
  let isDefaultRate: Bool
  let steps: [String]
  let trace: [TraceJSON]

  init(_ tax: Payslip.IncomeTax) {
    (base, rate, amount, isDefaultRate) = (tax.base.json, tax.rate.percent, tax.amount.json, tax.isDefaultRate)
    (steps, trace) = (tax.steps, tax.trace.map(TraceJSON.init))
  }
}

extension Rate {
  /// `6.90`: in percent, two decimals or as many as it has.
  fileprivate var percent: String {
    let (whole, fraction) = (e8.magnitude / 1_000_000, String(e8.magnitude % 1_000_000 + 1_000_000).dropFirst())
    let digits = fraction.prefix(2) + String(fraction.dropFirst(2).reversed().drop { $0 == "0" }.reversed())
    return (e8 < 0 ? "-" : "") + "\(whole).\(digits)"
  }
}
