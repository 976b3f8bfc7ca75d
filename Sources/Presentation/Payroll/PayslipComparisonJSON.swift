public import Kernel
public import Payroll

/// What moved between two payslips, and why.
public struct PayslipComparisonJSON: Encodable, Sendable {
  struct Side: Encodable {
    let period: String
    let number, employee: String?
  }
  struct Total: Encodable {
    let before, after, difference: String

    init(_ before: Money, _ after: Money) {
      (self.before, self.after, difference) = (before.json, after.json, (after - before).json)
    }
  }
  struct Cause: Encodable {
    let kind, message, effect, costEffect: String
  }
  struct Difference: Encodable {
    let part, code, label: String
    let before, after, employerBefore, employerAfter: String?
    let effect, costEffect: String
    let causes: [Cause]
  }
  let first, second: Side?
  let gross, netSocial, netTaxable, netPaid, employerCost: Total?
  let differences: [Difference]
  let findings: [FindingJSON]

  /// Nil when a file was no payslip: the findings say why.
  public init(_ comparison: PayslipComparison?, findings: [Finding]) {
    let (before, after) = (comparison?.before, comparison?.after)
    func side(_ document: PayslipDocument) -> Side {
      Side(period: document.slip.period.iso, number: document.number, employee: document.employee.name)
    }
    func total(_ amount: (PayslipDocument) -> Money) -> Total? { comparison.map { Total(amount($0.before), amount($0.after)) } }
    (first, second) = (before.map(side), after.map(side))
    (gross, netSocial, netTaxable) = (total(\.slip.gross), total(\.slip.netSocial), total(\.slip.netTaxable))
    (netPaid, employerCost) = (total(\.comparedNet), total(\.comparedCost))
    differences = (comparison?.differences ?? []).map { difference in
      Difference(
        part: difference.part.rawValue, code: difference.code, label: difference.label, before: difference.before?.json,
        after: difference.after?.json, employerBefore: difference.employerBefore?.json,
        employerAfter: difference.employerAfter?.json,
        effect: difference.effect.json, costEffect: difference.costEffect.json,
        causes: difference.causes.map {
          Cause(kind: $0.kind.rawValue, message: $0.french, effect: $0.effect.json, costEffect: $0.costEffect.json)
        })
    }
    self.findings = findings.json
  }
}
