import Kernel
public import Payroll

/// What a simulation answers: the payslip in the form of the contract, the wage that was found, the findings.
public struct PayslipJSON: Encodable, Sendable {
  private let fields: [String: JSONValue]
  private let findings: [FindingJSON]

  /// `monthlySalary` is the wage that gives the net that was asked for; null without one.
  public init(_ slip: Payslip, monthlySalary: Money? = nil, findings: [Finding]) {
    fields = slip.form.merging(["monthlySalary": monthlySalary.map { .text($0.json) } ?? .null]) { old, _ in old }
    self.findings = findings.json
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in fields { try container.encode(value, forKey: Key(stringValue: name)) }
    try container.encode(findings, forKey: Key(stringValue: "findings"))
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// What a simulation says when nothing was computed.
public struct RefusedSimulationJSON: Encodable, Sendable {
  let findings: [FindingJSON]

  public init(_ findings: [Finding]) { self.findings = findings.json }
}
