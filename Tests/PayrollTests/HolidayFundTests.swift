import Kernel
import Law
import Payroll
import Testing

/// A fund pays the leave (C. trav., art. L3141-32; CSS, art. D241-10).
@Suite struct HolidayFundTests {
  static func situation(_ salary: Int64) -> PayrollSituation {
    var situation = ordinary(salary)
    situation.establishment.hasHolidayFund = true
    situation.establishment.mobilityRate = .percent(2_00)
    return situation
  }

  @Test func `housing and mobility are raised by 11.5 %, the rest is not`() throws {
    let slip = try payslip(Self.situation(2_000_00))
    // 2 000.00 × 1.115 = 2 230.00, at 0.10 and 2 %.
    #expect(slip.employer(.housing) == Money(cents: 2_23) && slip.employer(.mobility) == Money(cents: 44_60))
    #expect(slip.employer(.health) == Money(cents: 260_00))
    #expect(slip.findings.map(\.code) == ["payroll.holiday-fund"])
  }

  @Test(
    arguments: [
      // 0.3147 × 2 000.00 × 10 / 9 = 699.33; 0.2448 × 2 200.00 × 10 / 9 = 598.40.
      (2_000_00, 699_33, "ten ninths"), (2_200_00, 598_40, "ten ninths"),
      // 0.3750 × 1 867.02 × 10 / 9 = 777.93, more than 39.81 % and 0.0115 % of 1 867.02.
      (1_867_02, 743_48, "never more than the contributions"), (5_469_09, 0, "nothing at three minimum wages"),
    ] as [(Int64, Int64, String)])
  func `the general reduction is raised`(salary: Int64, cents: Int64, name: String) throws {
    #expect(try payslip(Self.situation(salary)).generalReduction.amount == Money(cents: cents), "\(name)")
  }

  @Test func `since January it is at most the highest coefficient of the pay`() throws {
    var situation = Self.situation(1_867_02)
    situation.yearToDate = YearToDate(
      gross: Money(cents: 1_867_02), ceiling: Money(cents: 4_005_00), referenceMinimumWage: Money(cents: 1_823_03),
      generalReduction: Money(cents: 743_00))
    // 2 × 1 867.02 × 0.3981 = 1 486.52.
    let reduction = try payslip(situation).generalReduction
    #expect(reduction.totalAmount == Money(cents: 1_486_52) && reduction.amount == Money(cents: 743_52))
  }

  @Test func `leave is taken off and not paid; the ceiling stays, the minimum wage is cut`() throws {
    var situation = Self.situation(2_200_00)
    situation.month.absences = [.init(kind: .paidLeave, from: Day(2026, 10, 5), through: Day(2026, 10, 9))]
    let slip = try payslip(situation)
    // 17 days of work of 22; 1 823.03 × 17 / 22 = 1 408.705.
    #expect(slip.gross == Money(cents: 1_700_00) && slip.ceiling == Money(cents: 4_005_00))
    #expect(slip.generalReduction.referenceMinimumWage == Money(cents: 1_408_71))
  }
}
