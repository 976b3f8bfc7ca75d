import Kernel
import Law
import Payroll
import Testing

/// Internships: 4.50 an hour of presence is free in 2026, 682.52 for 151.67 hours (CSS, art. D242-2-1).
@Suite struct InternshipTests {
  static func situation(_ cents: Int64, month: String = "2026-10") -> PayrollSituation {
    var situation = ordinary(cents, month: month)
    situation.contract.kind = .internship
    situation.contract.start = Day(2025, 3, 3)
    return situation
  }

  @Test(arguments: [0, 300_00, 682_51, 682_52]) func `up to the exempt gratification nothing is due`(cents: Int64) throws {
    let slip = try payslip(Self.situation(cents))
    #expect(slip.lines.isEmpty && slip.netPaid == Money(cents: cents) && slip.employerCost == slip.gross)
    #expect(slip.csgBase.isZero && slip.netTaxable.isZero && slip.exemptIncome == slip.gross)
  }

  /// 1 000.00 − 682.52 = 317.48. CSG on 98.25 %: 311.92.
  @Test func `what exceeds bears social security, CSG and CRDS, and nothing else`() throws {
    var situation = Self.situation(1_000_00)
    situation.establishment.mobilityRate = .percent(3_20)
    let slip = try payslip(situation)
    let wanted: [PayslipLine.Code: (Int64, Int64)] = [
      // 13 %; 2.08 %; 6.90 and 8.55 %; 0.40 and 2.11 %; 5.25 %; 0.30 %; 0.10 %; 3.20 %.
      .health: (0, 41_27), .workAccident: (0, 6_60), .oldAgeCapped: (21_91, 27_14), .oldAgeUncapped: (1_27, 6_70),
      .family: (0, 16_67),
      .solidarity: (0, 95), .housing: (0, 32), .mobility: (0, 10_16), .csgDeductible: (21_21, 0), .csgNonDeductible: (9_05, 0),
    ]
    #expect(Set(slip.lines.map(\.code)) == Set(wanted.keys))
    for line in slip.lines {
      #expect(
        line.employeeAmount.cents == wanted[line.code]?.0 && line.employerAmount.cents == wanted[line.code]?.1, "\(line.code)")
    }
    #expect(slip.csgBase == Money(cents: 311_92) && slip.generalReduction.amount.isZero)
    // 1 000.00 − 21.91 − 1.27 − 21.21 − 9.05.
    #expect(slip.netPaid == Money(cents: 946_56))
    // 1 000.00 + 41.27 + 6.60 + 27.14 + 6.70 + 16.67 + 0.95 + 0.32 + 10.16.
    #expect(slip.employerCost == Money(cents: 1_109_81) && slip.yearlyLines.isEmpty)
  }

  @Test func `the reduced rates of 2025 are not those of an intern`() throws {
    // 4.35 × 151.67 = 659.76: 340.24 at 13 and 5.25 %.
    let slip = try payslip(Self.situation(1_000_00, month: "2025-10"))
    #expect(slip.employer(.health) == Money(cents: 44_23) && slip.employer(.family) == Money(cents: 17_86))
  }

  @Test func `the exempt gratification follows the days inside the month`() throws {
    var situation = Self.situation(1_000_00)
    situation.contract.start = Day(2026, 10, 19)
    // 10 days of work of 22: 454.55 of gratification, 4.50 × 151.67 × 10 / 22 = 310.23 exempt.
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: 454_55) && slip.lines.first?.base == Money(cents: 144_32))
  }

  @Test func `income beyond the minimum wage of the year is taxed (CGI, 81 bis)`() throws {
    var situation = Self.situation(682_52)
    situation.yearToDate = YearToDate(
      gross: Money(cents: 21_500_00), ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero,
      exemptIncome: Money(cents: 21_500_00))
    let slip = try payslip(situation)
    #expect(slip.exemptIncome == Money(cents: 376_00) && slip.netTaxable == Money(cents: 306_52))
  }

  @Test func `the schemes of the company, an absence or an attachment are refused`() throws {
    var schemes = Self.situation(682_52)
    schemes.schemes.healthInsurance = .init(employee: Money(cents: 20_00), employer: Money(cents: 20_00))
    var absence = Self.situation(682_52)
    absence.month.absences = [.init(kind: .unpaid, from: Day(2026, 10, 5), through: Day(2026, 10, 6))]
    for (situation, field) in [(schemes, "schemes"), (absence, "contract.kind")] {
      let finding = #expect(throws: Finding.self) { try payslip(situation) }
      #expect(finding?.code == "payroll.not-computed" && finding?.field == field)
    }
  }
}
