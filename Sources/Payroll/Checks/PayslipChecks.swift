public import Kernel
public import Law

/// Holds a payslip to the rules P01 to P42: `PayslipChecks(law: law).verdict(on: document)`.
///
/// Pure. The payslip may be ours or typed in from elsewhere: each rule recomputes from what it shows, with the figures of law of its
/// month, and from the facts behind it as far as they are known.
public struct PayslipChecks: Sendable {
  let law: Law

  public init(law: Law) { self.law = law }

  /// Every rule with what it found.
  public func verdict(on document: PayslipDocument) -> PayslipVerdict {
    let examination = Examination(document, law)
    return PayslipVerdict(judgements: PayslipRule.all.map { PayslipChecks.judge($0, examination) })
  }

  /// The breaches only, in the order of the rules.
  public func findings(of document: PayslipDocument) -> [Finding] { verdict(on: document).findings }

  /// A figure of law that is missing leaves its rule without a verdict.
  private static func judge(_ rule: PayslipRule, _ examination: Examination) -> PayslipVerdict.Judgement {
    do throws(Finding) {
      switch try rule.check(examination) {
      case .respected: return .init(rule: rule, state: .respected, why: nil, findings: [])
      case .notConcerned(let why): return .init(rule: rule, state: .notConcerned, why: why, findings: [])
      case .unverifiable(let why): return .init(rule: rule, state: .unverifiable, why: why, findings: [])
      case .broken(let findings): return .init(rule: rule, state: .broken, why: nil, findings: findings)
      }
    } catch { return .init(rule: rule, state: .unverifiable, why: error.message, findings: []) }
  }
}
