import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// Hours and days of the activities (53) come from the time of the contract.
@Suite struct DeclaringHoursTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    /// Type, measure, unit.
    let activities: [[String]]
    let change: @Sendable (inout PayrollMonth.Kept) -> Void
    var testDescription: String { name }
  }

  /// Monday, Tuesday and Thursday.
  static let threeDays = WeeklyPattern([8_00, 8_00, 0, 8_00, 0, 0, 0].map { Hours(hundredths: $0) })!

  private static func unpaid(_ from: Int, _ through: Int, _ kind: Absence.Kind = .unpaid) -> [Absence] {
    [Absence(employee: 1, kind: kind, from: Day(2026, 10, from), through: Day(2026, 10, through))]
  }

  static let rows: [Row] = [
    Row(name: "a month", activities: [["01", "151.67", "10"], ["01", "31.00", "40"]]) { _ in },
    Row(
      name: "a week without pay is thirty-five hours",
      activities: [["01", "116.67", "10"], ["02", "35.00", "10"], ["01", "26.00", "40"]]
    ) { $0.absences = unpaid(19, 23) },
    Row(
      name: "seventeen days of sickness are a hundred and nineteen hours",
      activities: [["01", "32.67", "10"], ["02", "119.00", "10"], ["01", "31.00", "40"]]
    ) {
      $0.absences = unpaid(8, 30, .sickness)
    },
    Row(
      name: "a month away from end to end has the hours of the contract, no more",
      activities: [["01", "0.00", "10"], ["02", "151.67", "10"], ["01", "0.00", "40"]]
    ) { $0.absences = unpaid(1, 31) },
    Row(name: "paid leave is paid", activities: [["01", "151.67", "10"], ["01", "31.00", "40"]]) {
      $0.absences = unpaid(26, 28, .paidLeave)
    },
    Row(
      name: "somebody who comes on the twelfth has the fifteen days that the week plans",
      activities: [["01", "105.00", "10"], ["01", "20.00", "40"]]
    ) { $0.contract.start = Day(2026, 10, 12) },
    Row(
      name: "three days a week, away on a Monday and a Tuesday",
      activities: [["01", "88.00", "10"], ["02", "16.00", "10"], ["01", "29.00", "40"]]
    ) {
      ($0.contract.terms.weeklyHours, $0.contract.terms.pattern) = (Hours(hundredths: 24_00), threeDays)
      $0.absences = unpaid(12, 13)
    },
  ]

  @Test(arguments: rows) func `activities say the time of the contract`(row: Row) throws {
    let built = try Workshop.build([Workshop.declared(Workshop.plain(row.change))])
    let activities = built.individuals30[0].descendants("S21.G00.53").map { [$0[1] ?? "", $0[2] ?? "", $0[3] ?? ""] }
    #expect(activities == row.activities)
    #expect(!built.findings.contains { $0.code == "dsn.declaring.hours" })
    try DeclaringVerdictTests.expectValid(built.message, row.name)
  }

  @Test func `a payslip that counted other days than the week plans is told`() throws {
    var person = try Workshop.declared(
      Workshop.plain {
        $0.contract.terms.weeklyHours = Hours(hundredths: 24_00)
        $0.absences = Self.unpaid(12, 13)
      })
    person.contracts[0].contract.terms.pattern = Self.threeDays
    let built = try Workshop.build([person])
    #expect(built.individuals30[0].descendants("S21.G00.53").first { $0[1] == "02" }?[2] == "16.00")
    let told = try #require(built.findings.first { $0.code == "dsn.declaring.hours" })
    #expect(told.severity == .info && told.message.contains("16,00") && told.message.contains("9,45"))
  }
}

/// The day that an end of contract says the last payment of.
@Suite struct DeclaringPaymentDayTests {
  private static func end(_ days: [String: Day], madeOn: Day) throws -> BuiltDeclaration {
    let kept = Workshop.plain {
      $0.contract.ending = .init(lastDay: Day(2026, 10, 16), reason: .resignation, noticeGiven: Day(2026, 9, 14))
      $0.employee.leaveOpening = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)
    }
    var person = try Workshop.declared(kept)
    person.contracts[0].paymentDays = days
    let declarant = Workshop.declarant { $0.madeOn = madeOn }
    return try Signal.endOfContract(SignalFacts(declarant, person: person), law: Workshop.law, norm: Workshop.norm)
  }

  @Test func `the real day of payment is said, and the pay day only when nothing else is known`() throws {
    let paid = try Self.end(["2026-10-013": Day(2026, 10, 19)], madeOn: Day(2026, 10, 20))
    #expect(paid.individuals30[0].values("S21.G00.50.001") == ["19102026"])
    #expect(!paid.findings.contains { $0.code == "dsn.declaring.payment-to-come" })
    try DeclaringVerdictTests.expectValid(paid.message)
    let other = try Self.end(["2026-09-013": Day(2026, 9, 30)], madeOn: Day(2026, 10, 20))
    #expect(other.individuals30[0].values("S21.G00.50.001") == ["30102026"])
    #expect(other.findings.first { $0.code == "dsn.declaring.payment-to-come" }?.severity == .warning)
    let later = try Self.end([:], madeOn: Day(2026, 11, 2))
    #expect(!later.findings.contains { $0.code == "dsn.declaring.payment-to-come" })
  }
}
