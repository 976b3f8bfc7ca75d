import Kernel
import Law
import Payroll
import Testing

/// Indemnities of the end of a contract above the legal one: ten years at 2 400.00 a month give 6 000.00 by law (CGI, art. 80
/// duodecies; CSS, art. L242-1 and L136-1-1).
@Suite struct SeveranceTests {
  static func situation(
    _ amount: Int64, agreed: Int64? = nil, earned: Int64? = 28_800_00, kind: MonthOfWork.Bonus.Kind = .severance
  ) -> PayrollSituation {
    var situation = ordinary(2_400_00)
    (situation.contract.start, situation.contract.end) = (Day(2016, 11, 1), Day(2026, 10, 31))
    situation.month.bonuses = [
      .init(
        label: "Indemnité", kind: kind, amount: Money(cents: amount), base: Money(cents: 2_400_00),
        agreedMinimum: agreed.map { Money(cents: $0) }, earnedBefore: earned.map { Money(cents: $0) })
    ]
    return situation
  }

  struct Row: CustomTestStringConvertible {
    let name: String
    let amount: Int64
    let agreed: Int64?
    let earned: Int64?
    /// What is wage, and what bears CSG only.
    let wage, csgOnly: Int64
    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "the legal one", amount: 6_000_00, agreed: nil, earned: nil, wage: 0, csgOnly: 0),
    Row(name: "a cent more: within twice 28 800.00", amount: 6_000_01, agreed: nil, earned: 28_800_00, wage: 0, csgOnly: 1),
    Row(name: "10 000.00: 4 000.00 above the law", amount: 10_000_00, agreed: nil, earned: 28_800_00, wage: 0, csgOnly: 4_000_00),
    Row(
      name: "10 000.00 by an agreement that gives 8 000.00", amount: 10_000_00, agreed: 8_000_00, earned: 28_800_00, wage: 0,
      csgOnly: 2_000_00),
    Row(name: "an agreement that gives all of it", amount: 10_000_00, agreed: 10_000_00, earned: nil, wage: 0, csgOnly: 0),
    Row(name: "twice the year before: 57 600.00", amount: 57_600_00, agreed: nil, earned: 28_800_00, wage: 0, csgOnly: 51_600_00),
    Row(name: "a cent more is wage", amount: 57_600_01, agreed: nil, earned: 28_800_00, wage: 1, csgOnly: 51_600_00),
    Row(
      name: "90 000.00 after a short year: a half of it, 45 000.00", amount: 90_000_00, agreed: nil, earned: 10_000_00,
      wage: 45_000_00, csgOnly: 39_000_00),
    Row(
      name: "two yearly ceilings", amount: 96_120_00, agreed: nil, earned: 28_800_00, wage: 38_520_00, csgOnly: 51_600_00),
  ]

  @Test(arguments: rows) func `what is wage, what bears CSG only, what is free`(row: Row) throws {
    var none = Self.situation(0)
    none.month.bonuses = []
    let without = try payslip(none)
    let slip = try payslip(Self.situation(row.amount, agreed: row.agreed, earned: row.earned))
    #expect(slip.gross == Money(cents: 2_400_00 + row.wage) && slip.exemptIndemnities == Money(cents: row.amount - row.wage))
    #expect(slip.earnings.filter { $0.code == .severance }.map(\.amount.cents) == (row.wage == 0 ? [] : [row.wage]))
    // CSG: 98.25 % of 2 400.00 is 2 358.00; an indemnity has no allowance.
    #expect(slip.csgBase == Money(cents: 2_358_00 + row.wage))
    let apart = slip.lines.first { $0.code == .csgSeverance }
    #expect(apart?.base.cents ?? 0 == row.csgOnly && apart?.employeeRate?.e8 ?? 9_700_000 == 9_700_000)
    if row.wage == 0 {
      #expect(slip.netTaxable == without.netTaxable && slip.employerTotal == without.employerTotal)
      #expect(slip.netSocial == without.netSocial + Money(cents: row.amount) - slip.employee(.csgSeverance))
    }
  }

  @Test(arguments: [MonthOfWork.Bonus.Kind.mutualTermination, .retirementByEmployer])
  func `the employer owes 40 % of what is free of contributions`(kind: MonthOfWork.Bonus.Kind) throws {
    #expect(try payslip(Self.situation(10_000_00, kind: kind)).employer(.terminationContribution) == Money(cents: 4_000_00))
    // 57 600.00 × 40 %: the rest is wage.
    #expect(try payslip(Self.situation(60_000_00, kind: kind)).employer(.terminationContribution) == Money(cents: 23_040_00))
  }

  struct Large: CustomTestStringConvertible {
    let name: String
    let amount: Int64
    var agreed: Int64?
    var earned: Int64 = 28_800_00
    var kind = MonthOfWork.Bonus.Kind.severance
    /// What is wage for contributions, of which what bears no tax, and what bears CSG apart, without a deductible part.
    let wage, untaxed, csgApart: Int64
    var testDescription: String { name }
  }

  // Yearly ceilings of 48 060.00: two are 96 120.00, five 240 300.00, six 288 360.00, ten 480 600.00.
  static let large = [
    Large(name: "taxed beyond twice the year", amount: 100_000_00, wage: 42_400_00, untaxed: 0, csgApart: 51_600_00),
    Large(
      name: "a half, beyond two ceilings: wage that bears no tax", amount: 200_000_00, wage: 103_880_00, untaxed: 3_880_00,
      csgApart: 94_000_00),
    Large(name: "ten ceilings", amount: 480_600_00, wage: 384_480_00, untaxed: 144_180_00, csgApart: 234_300_00),
    Large(
      name: "a cent more: all of it is wage", amount: 480_600_02, wage: 480_600_02, untaxed: 240_300_01, csgApart: 240_300_01),
    Large(
      name: "an agreement has no limit for tax", amount: 300_000_00, agreed: 300_000_00, wage: 203_880_00, untaxed: 203_880_00,
      csgApart: 203_880_00),
    Large(
      name: "six ceilings for tax", amount: 470_000_00, earned: 200_000_00, wage: 373_880_00, untaxed: 192_240_00,
      csgApart: 282_360_00),
    Large(
      name: "five for a retirement", amount: 470_000_00, earned: 200_000_00, kind: .retirementByEmployer, wage: 373_880_00,
      untaxed: 144_180_00, csgApart: 234_300_00),
  ]

  @Test(arguments: large) func `beyond two yearly ceilings contributions, CSG and tax part`(row: Large) throws {
    let slip = try payslip(Self.situation(row.amount, agreed: row.agreed, earned: row.earned, kind: row.kind))
    #expect(slip.gross == Money(cents: 2_400_00 + row.wage) && slip.exemptIndemnities == Money(cents: row.amount - row.wage))
    #expect(slip.lines.filter { $0.code == .csgSeverance }.map(\.base.cents) == [row.csgApart])
    // The ordinary base has what is taxed, without allowance, and 98.25 % of 2 400.00.
    #expect(slip.csgBase == Money(cents: 2_358_00 + row.wage - row.untaxed))
    let contributed = slip.employeeTotal - slip.employee(.csgNonDeductible) - slip.employee(.csgSeverance)
    #expect(slip.netTaxable == slip.gross - Money(cents: row.untaxed) - contributed)
    // Of what is free of contributions, the employer owes 40 %.
    #expect(slip.employer(.terminationContribution).cents == (row.kind == .severance ? 0 : (row.amount - row.wage) * 2 / 5))
  }

  @Test func `above the law, the year before is asked for`() throws {
    let finding = #expect(throws: Finding.self) { try payslip(Self.situation(6_000_01, earned: nil)) }
    #expect(finding?.code == "payroll.severance.earned-before")
  }

  @Test(arguments: [(Day(1968, 10, 31), ["payroll.severance.pension"]), (Day(1968, 11, 1), [])] as [(Day, [String])])
  func `who may have a pension is said, from the day of the age`(born: Day, codes: [String]) throws {
    var situation = Self.situation(10_000_00, kind: .mutualTermination)
    situation.employee.birthDate = born
    #expect(try payslip(situation).findings.map(\.code) == codes)
  }
}
