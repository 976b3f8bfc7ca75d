import Kernel
import Law
import Payroll
import Testing

/// Contracts in days of the year: 218 is the whole (C. trav., art. L3121-64).
@Suite struct DayContractTests {
  static func situation(_ days: Int?, salary: Int64 = 4_500_00) -> PayrollSituation {
    var situation = ordinary(salary)
    situation.contract.daysPerYear = days
    return situation
  }

  @Test(
    arguments: [
      (218, 4_005_00, 1_823_03, "the whole"), (217, 3_986_63, 1_814_67, "217 / 218"), (109, 2_002_50, 911_52, "a half"),
      (nil, 4_005_00, 1_823_03, "in hours"),
    ] as [(Int?, Int64, Int64, String)])
  func `fewer days cut the ceiling and the reference minimum wage`(days: Int?, ceiling: Int64, minimum: Int64, name: String)
    throws
  {
    let slip = try payslip(Self.situation(days))
    #expect(slip.ceiling == Money(cents: ceiling), "\(name): \(slip.ceiling)")
    #expect(slip.generalReduction.referenceMinimumWage == Money(cents: minimum), "\(name)")
  }

  @Test func `there is no hourly minimum wage to compare with`() throws {
    #expect(try payslip(Self.situation(109, salary: 1_500_00)).findings.isEmpty)
  }

  @Test(arguments: [219, 0, -1]) func `a number of days that is none, or beyond the whole, is refused`(days: Int) throws {
    let finding = #expect(throws: Finding.self) { try payslip(Self.situation(days)) }
    #expect(finding?.field == "contract.daysPerYear")
    #expect(finding?.code == (days > 0 ? "payroll.not-computed" : "payroll.negative"))
  }

  @Test func `it has neither overtime nor a week of its own`() throws {
    var overtime = Self.situation(218)
    overtime.month.overtime = [.init(hours: Hours(hundredths: 2_00), increase: .percent(25_00))]
    var week = Self.situation(218)
    week.contract.weeklyHours = Hours(hundredths: 30_00)
    for (situation, code) in [(overtime, "payroll.day-contract.overtime"), (week, "payroll.day-contract.hours")] {
      #expect(#expect(throws: Finding.self) { try payslip(situation) }?.code == code)
    }
  }
}
