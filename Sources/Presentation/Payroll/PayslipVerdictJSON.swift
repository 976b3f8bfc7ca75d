import Kernel
import Ledger
import Payroll
public import UseCases

/// What the rules say of a payslip: a word, each rule with its state, the breaches.
public struct PayslipVerdictJSON: Encodable, Sendable {
  struct Rule: Encodable {
    let id, code, state, severity, rule, article: String
    /// Why nothing was judged.
    let why: String?
    let findings: [FindingJSON]
  }
  let file: String
  /// Null when the file is no payslip.
  let verdict: String?
  let valid: Bool
  let employer, employee, period: String?
  let counts: [String: Int]
  let rules: [Rule]
  let findings: [FindingJSON]

  public init(_ checked: CheckPayslips.Verdict) {
    let judgements = checked.verdict?.judgements ?? []
    (file, verdict, valid) = (checked.file, checked.verdict?.word.rawValue, checked.isValid)
    (employer, employee) = (checked.document?.employer.name, checked.document?.employee.name)
    period = checked.document?.slip.period.iso
    counts = Dictionary(judgements.map { ($0.state.rawValue, 1) }, uniquingKeysWith: +)
    rules = judgements.map {
      Rule(
        id: $0.rule.id, code: $0.rule.code, state: $0.state.rawValue, severity: $0.rule.severity.rawValue, rule: $0.rule.line,
        article: $0.rule.article, why: $0.why, findings: $0.findings.json)
    }
    findings = checked.findings.json
  }
}

/// The verdicts of several payslips.
public struct PayslipVerdictListJSON: Encodable, Sendable {
  let files: [PayslipVerdictJSON]

  public init(_ checked: [CheckPayslips.Verdict]) { files = checked.map(PayslipVerdictJSON.init) }
}

/// The rules that a payslip is held to.
public struct PayslipRulesJSON: Encodable, Sendable {
  struct Rule: Encodable {
    let id, code, severity, rule, article: String
  }
  let rules: [Rule]

  public init() {
    rules = PayslipRule.all.map {
      Rule(id: $0.id, code: $0.code, severity: $0.severity.rawValue, rule: $0.line, article: $0.article)
    }
  }
}
