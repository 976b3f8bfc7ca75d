import Foundation
import Kernel
import Law
import Payroll
import Testing

/// A row of a data file: a situation in the form that the command reads, and what is expected of it.
struct Expected: CustomTestStringConvertible, @unchecked Sendable {
  let id: String
  let name: String
  let json: Data
  let values: [String: Any]

  var testDescription: String { "\(id) \(name)" }

  static let law = Law()

  /// One JSON object a line, beside the tests.
  static func read(_ file: String) -> [Expected] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
    guard let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      guard let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let situation = row["situation"], let json = try? JSONSerialization.data(withJSONObject: situation),
        let values = row["expected"] as? [String: Any]
      else { return nil }
      return Expected(id: row["id"] as? String ?? "", name: row["name"] as? String ?? "", json: json, values: values)
    }
  }

  func payslip() throws -> (PayrollSituation, Payslip) {
    let read = SituationReader(json, law: Expected.law)
    #expect(read.findings.isEmpty, "\(read.findings.map(\.message))")
    let situation = try #require(read.situation)
    return (situation, try PayrollTests.payslip(situation))
  }
}

/// An amount or a rate of a data file, in hundred-millionths: "0" is "0.00".
func number(_ text: Any?) -> Int64? { (text as? String).flatMap { scaledInteger($0, decimals: 8) } }

extension Money { var e8: Int64 { cents * 1_000_000 } }

/// An ordinary month: each test changes what it is about.
func ordinary(_ salary: Int64 = 2_200_00, month: String = "2026-10", headcount: Int = 15) -> PayrollSituation {
  PayrollSituation(
    period: Month(iso: month)!, establishment: Establishment(headcount: headcount, workAccidentRate: .percent(2_08)),
    employee: Employee(birthDate: Day(1990, 5, 12)),
    contract: Contract(
      start: Day(2020, 1, 6), weeklyHours: Hours(hundredths: 35_00), monthlyHours: Hours(hundredths: 151_67),
      monthlySalary: Money(cents: salary)))
}

/// The figures of each month of two years, looked up once.
let calculations = Dictionary(
  uniqueKeysWithValues: (0..<24).map { place in
    let month = Month(2025, 1).adding(place)
    return (month, PayslipCalculation(law: Expected.law, month: month))
  })

func payslip(_ situation: PayrollSituation) throws(Finding) -> Payslip {
  let calculation = calculations[situation.period] ?? PayslipCalculation(law: Expected.law, month: situation.period)
  return try calculation.payslip(situation)
}
