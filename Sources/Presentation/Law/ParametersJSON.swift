import Kernel
import Law

/// A figure of law, from one of its days.
public struct StepJSON: Encodable, Sendable {
  let id, label, value, text, unit: String
  let from: Day
  let until: OrNull<Day>
  let citation: String
  /// Both the figure and the article were read in a source.
  let verified, valueVerified, citationVerified: Bool

  public init(_ step: Step) {
    (id, label, value, text, unit) = (step.id, step.label, step.value.json, step.french, step.unit.rawValue)
    (from, until, citation) = (step.from, OrNull(step.until), step.citation.text)
    (valueVerified, citationVerified) = (step.isVerified, step.citation.check.isVerified)
    verified = valueVerified && citationVerified
  }
}

/// The figures of law in force on a day.
public struct ParametersJSON: Encodable, Sendable {
  let day: Day
  let parameters: [StepJSON]
  let findings: [FindingJSON]

  public init(_ steps: [Step], on day: Day, findings: [Finding]) {
    (self.day, parameters, self.findings) = (day, steps.map(StepJSON.init), findings.json)
  }
}

/// A figure of law that is to be checked, and why.
public struct StaleParameterJSON: Encodable, Sendable {
  let id, label: String
  let checkedOn: Day
  let expectedNext: OrNull<Day>
  let reasons: [String]

  public init(_ item: StaleParameter) {
    (id, label, checkedOn) = (item.parameter.id, item.parameter.label, item.parameter.checkedOn)
    (expectedNext, reasons) = (OrNull(item.parameter.expectedNext), item.french)
  }
}

/// The figures of law that are to be checked.
public struct StaleParametersJSON: Encodable, Sendable {
  let day: Day
  let stale: [StaleParameterJSON]
  let findings: [FindingJSON]

  public init(_ stale: [StaleParameter], on day: Day, findings: [Finding]) {
    (self.day, self.stale, self.findings) = (day, stale.map(StaleParameterJSON.init), findings.json)
  }
}

extension ParameterValue {
  /// A plain decimal with a point: `0.2`, `85000.00`, `10`; a fraction: `2/3`; a scale as its file writes it.
  fileprivate var json: String {
    switch self {
    case .money(let money): money.json
    case .rate(let rate): rate.decimal
    case .count(let count): String(count)
    case .ratio(let ratio): ratio.figure
    case .brackets(let brackets): brackets.text
    }
  }
}

extension Rate {
  fileprivate var decimal: String {
    let (whole, fraction) = (e8.magnitude / 100_000_000, String(e8.magnitude % 100_000_000 + 100_000_000).dropFirst())
    let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
    return (e8 < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
  }
}
