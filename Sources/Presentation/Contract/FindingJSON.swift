import Kernel

extension Finding.Severity {
  /// « erreur », « avertissement », « information ».
  public var french: String {
    switch self {
    case .error: "erreur"
    case .warning: "avertissement"
    case .info: "information"
    }
  }
}

/// A finding as JSON carries it.
public struct FindingJSON: Encodable, Sendable {
  let code, severity, message, recovery: String
  let reference, field: String?
  let line: Int?
  let file: String?

  public init(_ finding: Finding) {
    (code, severity, message, recovery) = (finding.code, finding.severity.rawValue, finding.message, finding.recovery)
    (reference, field, line, file) = (finding.reference, finding.field, finding.line, finding.file)
  }
}

extension FindingLog {
  /// The findings that are kept, in the form of the contract.
  public var json: [FindingJSON] { findings.map(FindingJSON.init) }
}

extension [Finding] {
  /// In the form of the contract.
  public var json: [FindingJSON] { map(FindingJSON.init) }
}

/// What is said instead of the result when the operation was refused.
public struct RefusalJSON: Encodable, Sendable {
  let findings: [FindingJSON]

  public init(_ finding: Finding) { findings = [FindingJSON(finding)] }
}
