import Foundation
import Kernel
import Law
import Payroll
import Testing

/// A rate that changes on 1 January next is one data file: nothing is built again.
@Suite struct NextYearTests {
  /// Our file of a parameter, with one more value, in a folder of tables.
  static func add(_ value: String, from: String, to id: String, in folder: URL) throws {
    let path = try #require(DataFiles.embedded.paths(under: Law.folder).first { $0.hasSuffix("/\(id).json") })
    let own = try #require(DataFiles.embedded.data(path))
    var file = try #require(JSONSerialization.jsonObject(with: own) as? [String: Any])
    var values = try #require(file["values"] as? [[String: Any]])
    values.append([
      "from": from, "value": value, "verified": false, "citations": [["text": "décret de l’essai", "verified": false]],
    ])
    file["values"] = values
    let place = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try JSONSerialization.data(withJSONObject: file).write(to: place)
  }

  static func situation(_ month: String) -> PayrollSituation { ordinary(2_000_00, month: month) }

  static func slip(_ month: String, _ folder: URL) throws -> Payslip {
    let law = Law(DataFiles(override: folder))
    #expect(law.findings.isEmpty)
    return try PayslipCalculation(law: law, month: Month(iso: month)!).payslip(situation(month))
  }

  @Test func `the rate of next year is read from its file, on its first day and not before`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Until the figures of 2027 are entered its first month is refused, and the figure that lacks is named.
    let refused = #expect(throws: Finding.self) { try payslip(Self.situation("2027-01")) }
    #expect(
      refused?.code == "payroll.figure-missing" && refused?.message.contains("payroll.general-reduction.minimum-wage") == true)
    try Self.add("12.31", from: "2027-01-01", to: "payroll.general-reduction.minimum-wage", in: folder)
    let before = try Self.slip("2027-01", folder)
    #expect(before.employer(.family) == Money(cents: 105_00))
    try Self.add("0.0535", from: "2027-01-01", to: "payroll.family.employer", in: folder)
    let after = try Self.slip("2027-01", folder)
    // 2 000.00 × 5.35 %.
    #expect(after.employer(.family) == Money(cents: 107_00))
    let line = try #require(after.lines.first { $0.code == .family })
    #expect(line.trace.map(\.from) == [Day(2027, 1, 1)] && line.steps.contains { $0.contains("décret de l’essai, à vérifier") })
    #expect(after.lines.filter { $0.code != .family } == before.lines.filter { $0.code != .family })
    #expect(try Self.slip("2026-12", folder).employer(.family) == Money(cents: 105_00))
  }
}
