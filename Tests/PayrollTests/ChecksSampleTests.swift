import Foundation
import Kernel
import Law
import Payroll
import Testing

/// The two payslips to try: one is right, the other has the three faults that its README says.
@Suite struct ChecksSampleTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/Files")

  static func october() throws -> PayslipDocument {
    var situation = ChecksTamperTests.Sample.plain.situation
    situation.month.overtime = [.init(hours: Hours(hundredths: 6_00), increase: .percent(25_00))]
    situation.month.transport = .init(subscription: Money(cents: 66_00))
    let slip = try payslip(situation)
    var document = ChecksOnRightPayslipsTests.document(situation, slip)
    document.employer.name = "Atelier Brindille (FICTIF)"
    document.employer.address = ["12 rue des Copeaux", "00000 Nullepart"]
    document.employee.name = "Karim OUAZZANI (FICTIF)"
    document.number = "FICTIF-2026-10"
    return document
  }

  /// As another program made it, and somebody typed it in: no step, no figure of law.
  static func typed() throws -> Data {
    var draft = PayslipDraft(try october())
    draft["number"] = "FICTIF-FAUX"
    // The rate of fifty employees and more, for fifteen.
    draft["payslip.lines.housing.employerRate"] = "0.50"
    try draft.follow()
    // The employer's health insurance, added to the net social.
    draft.add(20_00, to: "payslip.netSocial")
    try draft.follow(lines: false, from: .netBeforeTax)
    // Nothing on how long to keep it, nor where it is explained.
    draft["mentions"] = [String]()
    return pretty(without(["trace", "steps"], try JSONSerialization.jsonObject(with: draft.json)))
  }

  static func without(_ keys: Set<String>, _ value: Any) -> Any {
    if let list = value as? [Any] { return list.map { without(keys, $0) } }
    guard let fields = value as? [String: Any] else { return value }
    return fields.filter { !keys.contains($0.key) }.mapValues { without(keys, $0) }
  }

  static func pretty(_ value: Any) -> Data {
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data()) + Data("\n".utf8)
  }

  struct Sample: CustomTestStringConvertible, @unchecked Sendable {
    let name: String
    let make: () throws -> Data
    let broken: [String]
    var testDescription: String { name }
  }

  static let samples = [
    Sample(
      name: "bulletin-FICTIF-2026-10.json",
      make: { pretty(without(["steps"], try JSONSerialization.jsonObject(with: try october().json()))) }, broken: []),
    Sample(
      name: "bulletin-FICTIF-2026-10-fautes.json", make: typed,
      broken: ["payslip.p16.housing", "payslip.p31.net-social", "payslip.p40.mentions", "payslip.p40.mentions"]),
  ]

  @Test(arguments: samples) func `a sample is what the program makes (ECRITOIRE_UPDATE_GOLDEN=1 rewrites it)`(sample: Sample)
    throws
  {
    let (made, file) = (try sample.make(), Self.folder.appendingPathComponent(sample.name))
    if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" { try made.write(to: file) }
    #expect(try Data(contentsOf: file) == made)
  }

  @Test(arguments: samples) func `a sample breaks the rules that it is said to break`(sample: Sample) throws {
    let read = PayslipDocumentReader(try Data(contentsOf: Self.folder.appendingPathComponent(sample.name)), law: Expected.law)
    let document = try #require(read.document, "\(read.findings)")
    let verdict = ChecksOnRightPayslipsTests.checks.verdict(on: document)
    #expect(verdict.findings.map(\.code) == sample.broken, "\(verdict.findings.map { "\($0.code): \($0.message)" })")
  }

  /// The page of help says each rule in the words of its finding.
  @Test func `the page of help lists the rules as they are`() throws {
    let page = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Presentation/Aide/bulletin-controle.md")
    let words = try String(contentsOf: page, encoding: .utf8).split(whereSeparator: { $0 == " " || $0 == "\n" })
      .joined(separator: " ")
    let letters: [Finding.Severity: String] = [.error: "B", .warning: "M", .info: "m"]
    for rule in PayslipRule.all {
      #expect(words.contains("- \(rule.id) (\(letters[rule.severity] ?? "")) : \(rule.line) \(rule.article)."), "\(rule.id)")
    }
  }
}
