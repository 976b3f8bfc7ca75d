public import Kernel

/// What the rules say of one payslip, all of them, in order.
public struct PayslipVerdict: Hashable, Sendable {
  public enum Word: String, Hashable, Sendable {
    case conforming = "conforme"
    /// Broken rules, none of which makes the payslip wrong in itself.
    case reservations = "réserves"
    case nonConforming = "non conforme"
  }

  public enum State: String, CaseIterable, Hashable, Sendable {
    case respected, broken
    /// Nothing on the payslip that the rule is about.
    case notConcerned
    /// The payslip does not show what the rule reads.
    case unverifiable

    public var french: String {
      switch self {
      case .respected: "respectée"
      case .broken: "enfreinte"
      case .notConcerned: "sans objet"
      case .unverifiable: "non vérifiable"
      }
    }
  }

  public struct Judgement: Hashable, Sendable {
    public let rule: PayslipRule
    public let state: State
    /// Why nothing could be judged, in French.
    public let why: String?
    /// Empty but for a broken rule.
    public let findings: [Finding]
  }

  public let judgements: [Judgement]

  public var findings: [Finding] { judgements.flatMap(\.findings) }

  public var word: Word {
    let severities = Set(findings.map(\.severity))
    return severities.contains(.error) ? .nonConforming : severities.contains(.warning) ? .reservations : .conforming
  }

  public func count(_ state: State) -> Int { judgements.count { $0.state == state } }
}
