import Kernel
import Law

/// Something earned, or taken off what is earned: what makes the gross.
public struct Earning: Hashable, Sendable {
  public enum Code: String, CaseIterable, Hashable, Sendable {
    case base, partialMonth, absence, sicknessPay, keptPay, paidLeave, overtime, complementaryHours, bonus, severance
    case benefitInKind, mealVouchers, transport
  }

  public let code: Code
  public let label: String
  public let hours: Hours?
  /// What the hours are increased by.
  public let increase: Rate?
  public let amount: Money
  public let trace: [Step]

  init(
    _ code: Code, _ label: String, _ amount: Money, hours: Hours? = nil, increase: Rate? = nil, trace: [Step] = []
  ) {
    (self.code, self.label, self.amount) = (code, label, amount)
    (self.hours, self.increase, self.trace) = (hours, increase, trace)
  }
}

/// A contribution: a base, a rate and an amount for the employee and for the employer, and the figures of law they come from.
public struct PayslipLine: Hashable, Sendable {
  public enum Code: String, CaseIterable, Hashable, Sendable {
    case health, localHealth, healthInsurance, provident, workAccident
    case oldAgeCapped, oldAgeUncapped, pensionT1, cegT1, pensionT2, cegT2, cet
    case family, unemployment, wageGuarantee, apec
    case solidarity, socialDialogue, housing, mobility, training, trainingFixedTerm, apprenticeshipTax, socialLevy
    case terminationContribution
    case csgDeductible, csgNonDeductible, csgOvertime, csgSeverance
    /// Due once a year, beside the month.
    case apprenticeshipTaxBalance, housingEffort
  }

  public let code: Code
  public let label: String
  /// The employer's, or both.
  public let base: Money
  /// The employee's, when it is another: an apprentice's.
  public let employeeBase: Money
  /// Nil when the amount does not come from a rate.
  public let employeeRate: Rate?
  public let employeeAmount: Money
  public let employerRate: Rate?
  public let employerAmount: Money
  public let trace: [Step]

  /// Each side is its base times its rate, to the nearest cent, a half away from zero.
  init(
    _ code: Code, _ label: String, base: Money, employeeBase: Money? = nil, employee: Rate? = nil, employer: Rate? = nil,
    trace: [Step]
  ) {
    (self.code, self.label, self.base, self.employeeBase) = (code, label, base, employeeBase ?? base)
    (employeeRate, employerRate, self.trace) = (employee, employer, trace)
    employeeAmount = employee.map { (employeeBase ?? base).times($0, .halfAwayFromZero) } ?? .zero
    employerAmount = employer.map { base.times($0, .halfAwayFromZero) } ?? .zero
  }

  /// Amounts that a contract of insurance says.
  init(_ code: Code, _ label: String, base: Money, employeeAmount: Money, employerAmount: Money, trace: [Step] = []) {
    (self.code, self.label, self.base, employeeBase) = (code, label, base, base)
    (employeeRate, employerRate, self.trace) = (nil, nil, trace)
    (self.employeeAmount, self.employerAmount) = (employeeAmount, employerAmount)
  }

  /// As a payslip shows it, right or wrong.
  init(
    shown code: Code, _ label: String, base: Money, employeeBase: Money, employeeRate: Rate?, employeeAmount: Money,
    employerRate: Rate?, employerAmount: Money, trace: [Step]
  ) {
    (self.code, self.label, self.base, self.employeeBase) = (code, label, base, employeeBase)
    (self.employeeRate, self.employeeAmount) = (employeeRate, employeeAmount)
    (self.employerRate, self.employerAmount, self.trace) = (employerRate, employerAmount, trace)
  }

  /// How the amounts were made, in French, one step a line.
  public var steps: [String] {
    var steps: [String] = []
    if let employeeRate {
      steps.append("Salarié : \(employeeBase.french)\u{A0}€ × \(employeeRate.frenchPercent) = \(employeeAmount.french)\u{A0}€")
    }
    if let employerRate {
      steps.append("Employeur : \(base.french)\u{A0}€ × \(employerRate.frenchPercent) = \(employerAmount.french)\u{A0}€")
    }
    if employeeRate == nil, employerRate == nil {
      let (employee, employer) = (employeeAmount.french, employerAmount.french)
      steps.append("Montants du contrat : salarié \(employee)\u{A0}€, employeur \(employer)\u{A0}€")
    }
    return steps + trace.map(\.why)
  }
}

extension Step {
  /// « Vieillesse plafonnée : part du salarié, 6,9 % depuis le 01/01/2025 (CSS, art. D242-4) ».
  public var why: String {
    let doubt = isVerified ? "" : ", à vérifier"
    return "\(label), \(french) depuis le \(from.french) (\(citation.text)\(doubt))"
  }
}
