import Kernel
import Law
import Payroll
import Testing

/// Stops that social security pays, and absences that keep the wage. The wage is 2 400.00 in October 2026: 22 days of work, 31 days.
@Suite struct AbsenceTests {
  struct Stop: CustomTestStringConvertible {
    let name: String
    let kind: MonthOfWork.Absence.Kind
    let days: ClosedRange<Day>
    let salary: Int64
    let isMaintained: Bool
    /// Days and what each brings, in cents.
    let stretches: [(Int, Int64)]
    let gross: Int64
    let ceiling: Int64

    init(
      _ name: String, _ kind: MonthOfWork.Absence.Kind, _ days: ClosedRange<Day>, salary: Int64 = 2_400_00,
      isMaintained: Bool = true, _ stretches: [(Int, Int64)], gross: Int64, ceiling: Int64 = 4_005_00
    ) {
      (self.name, self.kind, self.days, self.salary, self.isMaintained) = (name, kind, days, salary, isMaintained)
      (self.stretches, self.gross, self.ceiling) = (stretches, gross, ceiling)
    }
    var testDescription: String { name }
  }

  static func october(_ first: Int, _ last: Int) -> ClosedRange<Day> { Day(2026, 10, first)...Day(2026, 10, last) }

  static let stops = [
    // 2 400 / 30.42 × 0.6 = 47.34. 10 days of work: −1 090.91 + (981.82 − 14 × 47.34).
    Stop("accident: no day waits, nine tenths less 60 %", .workAccident, october(5, 18), [(14, 47_34)], gross: 1_628_15),
    // 2 400 / 30.42 × 0.79 = 62.33, for 0.80 is more than the net daily wage. The 28th day is 4 October, the 29th the 5th.
    // 7 days of work: −763.64 + (687.27 − 4 × 47.34 − 7 × 62.33).
    Stop(
      "accident: the 28th day and the 29th", .workAccident, Day(2026, 9, 7)...Day(2026, 10, 11), [(4, 47_34), (7, 62_33)],
      gross: 1_697_96),
    Stop(
      "accident: the 28th day ends the month", .workAccident, Day(2026, 10, 4)...Day(2026, 11, 20), [(28, 47_34)],
      // 20 days of work: −2 181.82 + (1 963.64 − 28 × 47.34).
      gross: 856_30),
    // 48 060 × 0.00834 × 0.6 = 240.49. 10 days of work: −6 818.18 + (6 136.36 − 14 × 240.49).
    Stop(
      "accident: within 0.834 % of the yearly ceiling", .workAccident, october(5, 18), salary: 15_000_00, [(14, 240_49)],
      gross: 10_951_32),
    // 48 060 × 0.00834 × 0.8 = 320.66, less than 0.79 of 15 000 / 30.42 = 389.55. −4 772.73 + (4 295.45 − 4 × 240.49 − 7 × 320.66).
    Stop(
      "accident: 80 % of the highest daily wage", .workAccident, Day(2026, 9, 7)...Day(2026, 10, 11), salary: 15_000_00,
      [(4, 240_49), (7, 320_66)], gross: 11_316_14),
    // Waits seven days: 12 to 18, 5 days of work: −1 090.91 + (490.91 − 7 × 47.34).
    Stop("on the way to work: the employer waits seven days", .commutingAccident, october(5, 18), [(7, 47_34)], gross: 1_468_62),
    Stop("on the way to work: within the seven days", .commutingAccident, october(5, 11), [], gross: 1_854_55),
    // 17 days of 31.
    Stop("accident: not maintained", .workAccident, october(5, 18), isMaintained: false, [], gross: 1_309_09, ceiling: 2_196_29),
    // 3 × 2 400 × 0.79 / 91.25 = 62.33; 2 400 − 31 × 62.33.
    Stop("maternity: the whole month", .maternity, Day(2026, 9, 14)...Day(2027, 1, 3), [(31, 62_33)], gross: 467_77),
    // 10 days of work: −1 090.91 + (1 090.91 − 14 × 62.33).
    Stop("paternity: two weeks", .paternity, october(5, 18), [(14, 62_33)], gross: 1_527_38),
    // 3 × 4 005 × 0.79 / 91.25 = 104.02, the maximum that is published. −2 272.73 + (2 272.73 − 14 × 104.02).
    Stop("adoption: within the monthly ceiling", .adoption, october(5, 18), salary: 5_000_00, [(14, 104_02)], gross: 3_543_72),
    // 3 × 400 × 0.79 / 91.25 = 10.39: the minimum of 11.12. −181.82 + (181.82 − 14 × 11.12).
    Stop("maternity: the least allowance", .maternity, october(5, 18), salary: 400_00, [(14, 11_12)], gross: 244_32),
    Stop(
      "maternity: not maintained", .maternity, Day(2026, 9, 14)...Day(2027, 1, 3), isMaintained: false, [], gross: 0, ceiling: 0),
  ]

  static func situation(_ stop: Stop) -> PayrollSituation {
    var situation = ordinary(stop.salary)
    situation.month.absences = [
      .init(
        kind: stop.kind, from: stop.days.lowerBound, through: stop.days.upperBound, hasSubrogation: stop.isMaintained,
        isMaintained: stop.isMaintained)
    ]
    return situation
  }

  @Test(arguments: stops) func `a stop: allowances, what the employer adds, ceiling`(stop: Stop) throws {
    let slip = try payslip(Self.situation(stop))
    let found = slip.dailyAllowances?.stretches ?? []
    #expect(found.map(\.days) == stop.stretches.map(\.0) && found.map(\.daily.cents) == stop.stretches.map(\.1), "\(found)")
    #expect(slip.gross == Money(cents: stop.gross), "\(slip.gross)")
    #expect(slip.ceiling == Money(cents: stop.ceiling), "\(slip.ceiling)")
  }

  @Test func `a half of the allowances of an accident is income, and all of those of a birth (CGI, 81, 8°)`() throws {
    for (kind, exempt) in [(MonthOfWork.Absence.Kind.workAccident, Int64(318_79)), (.sickness, 0), (.paternity, 0)] {
      let slip = try payslip(Self.situation(Stop("", kind, Self.october(5, 18), [], gross: 0)))
      let allowances = try #require(slip.dailyAllowances)
      // 14 × 47.34 = 662.76; less 3.8 %, 25.18: 637.58; a half: 318.79.
      #expect(allowances.exempt == Money(cents: exempt), "\(kind)")
      let wage = slip.netSocial - allowances.net
      #expect(
        slip.netTaxable == wage + slip.csgCrdsNonDeductible + allowances.gross - allowances.csgDeductible - allowances.exempt)
      #expect(allowances.net == allowances.gross - allowances.csgDeductible - allowances.csgCrdsNonDeductible)
    }
  }

  @Test func `the reference minimum wage is cut by a part of the wage, and not by a wage that is kept in whole (CSS, D241-7)`()
    throws
  {
    let paternity = try payslip(Self.situation(Stop("", .paternity, Self.october(5, 18), [], gross: 0)))
    #expect(paternity.generalReduction.referenceMinimumWage == Money(cents: 1_823_03))
    let accident = try payslip(Self.situation(Stop("", .workAccident, Self.october(5, 18), [], gross: 0)))
    // 1 823.03 × 1 628.15 / 2 400.00.
    #expect(accident.generalReduction.referenceMinimumWage == Money(cents: 1_236_74))
  }

  @Test(arguments: [MonthOfWork.Absence.Kind.reducedTime, .training, .familyEvent])
  func `rest days, training and family events keep the wage`(kind: MonthOfWork.Absence.Kind) throws {
    var situation = ordinary(2_400_00)
    let without = try payslip(situation)
    situation.month.absences = [.init(kind: kind, from: Day(2026, 10, 5), through: Day(2026, 10, 9))]
    let slip = try payslip(situation)
    #expect(slip.earnings.map(\.code) == [.base, .absence, .keptPay])
    #expect(slip.earnings.map(\.amount.cents) == [2_400_00, -545_45, 545_45])
    #expect(slip.lines == without.lines && slip.ceiling == without.ceiling && slip.netPaid == without.netPaid)
    #expect(slip.generalReduction == without.generalReduction)
  }

  @Test func `several stops of one month, each by its own rule`() throws {
    var situation = ordinary(2_400_00)
    situation.month.absences = [
      .init(kind: .workAccident, from: Day(2026, 10, 5), through: Day(2026, 10, 9), hasSubrogation: true, isMaintained: true),
      .init(kind: .sickness, from: Day(2026, 10, 12), through: Day(2026, 10, 25), hasSubrogation: true, isMaintained: true),
      .init(kind: .unpaid, from: Day(2026, 10, 26), through: Day(2026, 10, 26)),
    ]
    let slip = try payslip(situation)
    let allowances = try #require(slip.dailyAllowances)
    // 5 × 47.34; then from the eighth day 7 × 39.45.
    #expect(allowances.stretches.map(\.days) == [5, 7] && allowances.gross == Money(cents: 236_70 + 276_15))
    // Each has its own rounding: 8.99 + 10.49, 6.86 + 8.01.
    #expect(allowances.csgDeductible == Money(cents: 19_48) && allowances.csgCrdsNonDeductible == Money(cents: 14_87))
    // 2 400 − 545.45 + (490.91 − 236.70) − 1 090.91 + (490.91 − 276.15) − 109.09.
    #expect(slip.gross == Money(cents: 1_123_52), "\(slip.gross)")
    // One day of 31 without any pay.
    #expect(slip.ceiling == Money(cents: 3_875_81))
  }

  @Test func `the wage of the month before makes the daily wage of an accident`() throws {
    var situation = Self.situation(Stop("", .workAccident, Self.october(5, 18), [], gross: 0))
    situation.month.absences[0].referenceGross = [Money(cents: 3_042_00)]
    #expect(try payslip(situation).dailyAllowances?.daily == Money(cents: 60_00))
    situation.month.absences[0].referenceGross = [Money(cents: 3_042_00), Money(cents: 3_042_00)]
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == "payroll.absence.reference-gross" && finding?.field == "month.absences[0].referenceGross")
  }

  @Test func `one allowance is not that of a month in which it changes`() throws {
    var situation = Self.situation(Stop("", .workAccident, Day(2026, 9, 7)...Day(2026, 10, 11), [], gross: 0))
    situation.month.absences[0].dailyAllowance = Money(cents: 47_33)
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == "payroll.absence.daily-allowance" && finding?.message.contains("05/10/2026") == true)
    situation.month.absences[0].from = Day(2026, 9, 6)
    situation.month.absences[0].through = Day(2026, 10, 3)
    #expect(try payslip(situation).dailyAllowances?.daily == Money(cents: 47_33))
  }

  @Test func `a birth asks for no year of service, an accident does`() throws {
    for (kind, codes) in [(MonthOfWork.Absence.Kind.maternity, [String]()), (.workAccident, ["payroll.absence.seniority"])] {
      var situation = Self.situation(Stop("", kind, Self.october(5, 18), [], gross: 0))
      situation.contract.start = Day(2026, 3, 2)
      #expect(try payslip(situation).findings.map(\.code) == codes)
    }
  }

  @Test(arguments: [MonthOfWork.Absence.Kind.unpaid, .paidLeave, .reducedTime, .training, .familyEvent])
  func `what social security does not pay has no subrogation`(kind: MonthOfWork.Absence.Kind) throws {
    let finding = #expect(throws: Finding.self) { try payslip(Self.situation(Stop("", kind, Self.october(5, 9), [], gross: 0))) }
    #expect(finding?.code == "payroll.absence.maintained")
  }
}
