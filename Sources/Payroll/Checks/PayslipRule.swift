public import Kernel
import Law

/// A rule that a payslip is held to: its code, how grave a breach is, what it asks, the text it stands on, and how it is checked.
///
/// Rules read what the payslip shows: its gross, hours, bases, rates. What they need and it does not show makes them say that they
/// cannot judge; never a guess.
public struct PayslipRule: Sendable, Hashable {
  /// Of its findings: `payslip.p05.minimum-wage`.
  public let code: String
  public let severity: Finding.Severity
  /// What the rule asks, in one French line.
  public let line: String
  /// The text of law it stands on.
  public let article: String
  let check: @Sendable (Examination) throws(Finding) -> Outcome

  init(
    _ code: String, _ severity: Finding.Severity, _ line: String, _ article: String,
    _ check: @escaping @Sendable (Examination) throws(Finding) -> Outcome
  ) {
    (self.code, self.severity, self.line, self.article, self.check) = (code, severity, line, article, check)
  }

  /// « P05 », as a trainer cites it.
  public var id: String { code.split(separator: ".")[1].uppercased() }

  public static func == (a: PayslipRule, b: PayslipRule) -> Bool { a.code == b.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// Every rule, from P01 to P42.
  public static let all = [
    p01Employer, p02Agreement, p03Person, p04Hours, p05MinimumWage, p06Gross, p07Overtime, p08Complementary, p09Arithmetic,
    p10Ceiling, p11Bases, p12Balance, p13Executives, p14ExecutiveProvident, p15HealthInsurance, p16Housing, p17Unemployment,
    p18Rates, p19WorkAccident, p20Training, p21CSGBase, p22CSGRates, p23GeneralReduction, p24ReductionOfYear, p25ReductionShares,
    p26OvertimeReliefs, p27ExemptOvertime, p28Apprentice, p29MealVouchers, p30Transport, p31NetSocial, p32NetTaxable,
    p33Withholding, p34NetPaid, p35Attachment, p36DailyAllowances, p37MaintainedPay, p38Leave, p39EndOfContract, p40Mentions,
    p41Forbidden, p42EmployerCost,
  ]
}

/// What a rule found.
enum Outcome {
  /// What was compared, when it is worth saying.
  case respected
  /// The payslip has nothing that the rule is about.
  case notConcerned(String)
  case unverifiable(String)
  case broken([Finding])

  /// Broken when there is something, else respected.
  init(_ findings: [Finding]) { self = findings.isEmpty ? .respected : .broken(findings) }
}

extension Finding {
  /// A breach of a rule: `message` says what is shown and what should be, `steps` are the figures of law it was compared with.
  static func payslip(
    _ rule: PayslipRule, _ message: String, recovery: String, field: String? = nil, because steps: [Step] = []
  ) -> Finding {
    let figures = steps.isEmpty ? "" : " " + steps.map { $0.why + "." }.joined(separator: " ")
    return Finding(
      rule.code, rule.severity, message + figures, recovery: recovery, reference: rule.article, field: field)
  }
}
