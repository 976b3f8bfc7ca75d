import Foundation
import Kernel
import Law
import Payroll
import Testing

/// A table of law given by the user may hold anything: a figure that no payslip can be computed with is a finding, never a trap.
@Suite struct ImpossibleFigureTests {
  static func law(_ id: String, _ unit: String, _ value: String) throws -> Law {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(Law.folder + "test/\(id).json")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // In the place of ours: the file of the same path takes precedence.
    let own = DataFiles.embedded.paths(under: Law.folder).first { $0.hasSuffix("/\(id).json") }
    let place = folder.appendingPathComponent(own ?? Law.folder + "test/\(id).json")
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    let json = """
      {"id": "\(id)", "label": "Essai", "unit": "\(unit)", "checkedOn": "2026-01-01", "values": [
        {"from": "2019-01-01", "value": "\(value)", "verified": false, "citations": [{"text": "loi", "verified": false}]}]}
      """
    try Data(json.utf8).write(to: place)
    return Law(DataFiles(override: folder))
  }

  static var situation: PayrollSituation {
    var situation = ordinary(2_400_00)
    situation.month.absences = [
      .init(kind: .sickness, from: Day(2026, 10, 5), through: Day(2026, 10, 18), hasSubrogation: true, isMaintained: true),
      .init(
        kind: .paidLeave, from: Day(2026, 10, 19), through: Day(2026, 10, 24), referenceGross: [Money(cents: 30_000_00)]),
    ]
    situation.month.attachment = Money(cents: 100_00)
    return situation
  }

  @Test(
    arguments: [
      ("labour.weekly-hours", "hours", "0"), ("labour.paid-leave.days", "days", "0"),
      ("labour.sickness.extra.years", "years", "0"),
      ("payroll.daily-allowance.divisor", "ratio", "0"), ("payroll.general-reduction.exit", "ratio", "1"),
      ("payroll.general-reduction.exponent", "ratio", "1.7"), ("payroll.general-reduction.exponent", "ratio", "0"),
      ("payroll.general-reduction.decimals", "decimals", "9"), ("payroll.crds", "rate", "-0.1"),
      ("labour.sickness.waiting", "days", "10001"), ("labour.social-security-ceiling.monthly", "EUR/month", "-1"),
      ("labour.attachment.brackets", "brackets", "0=-1"),
    ])
  func `an impossible figure is a finding`(id: String, unit: String, value: String) throws {
    let law = try Self.law(id, unit, value)
    #expect(law.findings.isEmpty)
    let finding = #expect(throws: Finding.self) {
      try PayslipCalculation(law: law, month: Month(2026, 10)).payslip(Self.situation)
    }
    #expect(finding?.code == "payroll.figure-impossible" && finding?.message.contains(id) == true, "\(finding?.message ?? "")")
  }

  @Test func `the largest figures and the smallest are computed or refused, never a trap`() throws {
    for parameter in Expected.law.parameters.values.sorted(by: { $0.id < $1.id })
    where parameter.id.hasPrefix("payroll.") || parameter.id.hasPrefix("labour.") {
      let values: [String]
      switch parameter.unit {
      case .euros, .eurosPerHour, .eurosPerMonth, .eurosPerYear: values = ["0", "999999999999.99"]
      case .rate: values = ["0", "100"]
      case .ratio: values = ["0", "10000", "1/100000000"]
      case .brackets: values = ["0=0", "0=10000"]
      default: values = ["0", "10000"]
      }
      for value in values {
        let law = try Self.law(parameter.id, parameter.unit.rawValue, value)
        _ = try? PayslipCalculation(law: law, month: Month(2026, 10)).payslip(Self.situation)
      }
    }
  }
}
