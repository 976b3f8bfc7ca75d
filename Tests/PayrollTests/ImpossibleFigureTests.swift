import Foundation
import Kernel
import Law
import Payroll
import Testing

/// A table of law given by the user may hold anything: a figure that no payslip can be computed with is a finding, never a trap.
@Suite struct ImpossibleFigureTests {
  /// The months in which the figures of law are the same, a value of a figure for each.
  static let months = [Month(2026, 8), Month(2026, 9), Month(2026, 10)]

  /// - Parameter values: from 2019 the first, then one for each month after the first of ``months``.
  static func law(_ id: String, _ unit: String, _ values: String...) throws -> Law { try law(id, unit, values) }

  static func law(_ id: String, _ unit: String, _ values: [String]) throws -> Law {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(Law.folder + "test/\(id).json")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // In the place of ours: the file of the same path takes precedence.
    let own = DataFiles.embedded.paths(under: Law.folder).first { $0.hasSuffix("/\(id).json") }
    let place = folder.appendingPathComponent(own ?? Law.folder + "test/\(id).json")
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    let dated = values.enumerated().map { place, value in
      let from = place == 0 ? "2019-01-01" : months[place].firstDay.iso
      return """
        {"from": "\(from)", "value": "\(value)", "verified": false, "citations": [{"text": "loi", "verified": false}]}
        """
    }
    let json = """
      {"id": "\(id)", "label": "Essai", "unit": "\(unit)", "checkedOn": "2026-01-01", "values": [\(dated.joined(separator: ", "))]}
      """
    try Data(json.utf8).write(to: place)
    return Law(DataFiles(override: folder))
  }

  static func situation(_ month: Month = Month(2026, 10)) -> PayrollSituation {
    var situation = ordinary(2_400_00, month: month.iso)
    let first = month.firstDay
    situation.month.absences = [
      .init(kind: .sickness, from: first + 4, through: first + 17, hasSubrogation: true, isMaintained: true),
      .init(kind: .paidLeave, from: first + 18, through: first + 23, referenceGross: [Money(cents: 30_000_00)]),
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
      try PayslipCalculation(law: law, month: Month(2026, 10)).payslip(Self.situation())
    }
    #expect(finding?.code == "payroll.figure-impossible" && finding?.message.contains(id) == true, "\(finding?.message ?? "")")
  }

  /// The tenths of the figures of payroll, which run beside each other.
  @Test(arguments: 0..<10) func `the largest figures and the smallest are computed or refused, never a trap`(part: Int) throws {
    let all = Expected.law.parameters.values.filter { $0.id.hasPrefix("payroll.") || $0.id.hasPrefix("labour.") }
      .sorted { $0.id < $1.id }
    #expect(all.count > 150)
    for (place, parameter) in all.enumerated() where place % 10 == part {
      let values: [String]
      switch parameter.unit {
      case .euros, .eurosPerHour, .eurosPerMonth, .eurosPerYear: values = ["0", "999999999999.99"]
      case .rate: values = ["0", "100"]
      case .ratio: values = ["0", "10000", "1/100000000"]
      case .brackets: values = ["0=0", "0=10000"]
      default: values = ["0", "10000"]
      }
      let law = try Self.law(parameter.id, parameter.unit.rawValue, values)
      #expect(law.findings.isEmpty, "\(parameter.id)")
      for (month, _) in zip(Self.months, values) {
        #expect(
          try law.step(parameter.id, on: month.firstDay).from == (month == Self.months[0] ? Day(2019, 1, 1) : month.firstDay))
        _ = try? PayslipCalculation(law: law, month: month).payslip(Self.situation(month))
      }
    }
  }
}
