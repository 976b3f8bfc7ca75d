import Kernel
import Law
import Payroll
import Testing

/// « Prime de partage de la valeur » (loi n° 2022-1158, art. 1er). The minimum wages of the twelve months before October 2026 sum to
/// 3 × 1 801.80 + 5 × 1 823.03 + 4 × 1 867.02 = 21 988.63, three times 65 965.89.
@Suite struct ValueSharingTests {
  static func situation(
    _ amount: Int64, earned: Int64? = 24_000_00, paid: Int64 = 0, isRaised: Bool = false, headcount: Int = 15
  ) -> PayrollSituation {
    var situation = ordinary(2_000_00, headcount: headcount)
    situation.month.bonuses = [
      .init(
        label: "PPV", kind: .valueSharing, amount: Money(cents: amount), earnedBefore: earned.map { Money(cents: $0) },
        hasRaisedLimit: isRaised, alreadyPaid: Money(cents: paid))
    ]
    return situation
  }

  @Test(
    arguments: [
      ("the limit", 3_000_00, 0, false, 0), ("a cent more", 3_000_01, 0, false, 1),
      ("500.00 left of the year", 1_000_00, 2_500_00, false, 500_00),
      ("the raised limit", 6_000_00, 0, true, 0), ("beyond the raised limit", 6_100_00, 0, true, 100_00),
      ("nothing left", 1_000_00, 3_000_00, false, 1_000_00),
    ] as [(String, Int64, Int64, Bool, Int64)])
  func `free up to a limit of the year, wage beyond`(name: String, amount: Int64, paid: Int64, isRaised: Bool, wage: Int64) throws
  {
    let slip = try payslip(Self.situation(amount, paid: paid, isRaised: isRaised))
    #expect(slip.gross == Money(cents: 2_000_00 + wage) && slip.valueSharing == Money(cents: amount - wage), "\(name)")
  }

  @Test func `it bears nothing, is no income, and counts in the general reduction`() throws {
    let without = try payslip(ordinary(2_000_00))
    let slip = try payslip(Self.situation(1_000_00))
    #expect(slip.lines == without.lines && slip.netTaxable == without.netTaxable && slip.incomeTax == without.incomeTax)
    #expect(
      slip.netSocial == without.netSocial + Money(cents: 1_000_00) && slip.netPaid == without.netPaid + Money(cents: 1_000_00))
    // x = (3 × 1 823.03 / 3 000.00 − 1) / 2 = 0.4115; 0.02 + 0.3781 × x^1.75 = 0.0999; × 3 000.00.
    #expect(slip.generalReduction.coefficientText == "0.0999" && slip.generalReduction.amount == Money(cents: 299_70))
  }

  @Test func `the payslip names it, apart from an indemnity of the end`() throws {
    let situation = Self.situation(1_000_00)
    let slip = try payslip(situation)
    #expect(slip.exemptSeverance.isZero)
    let rows = PayslipLayout(PayslipDocumentTests.document(situation, slip), .adapted).section(.adjustments)?.rows ?? []
    #expect(
      rows.filter { $0.employeeAmount == Money(cents: 1_000_00) }.map(\.label)
        == ["Prime de partage de la valeur, comprise dans le net social"])
    #expect(!rows.contains { $0.label.contains("rupture") })
  }

  @Test func `the totals of the year carry it`() throws {
    let earlier = try payslip(Self.situation(1_000_00)).yearToDate(after: nil)
    #expect(earlier.valueSharing == Money(cents: 1_000_00) && earlier.gross == Money(cents: 2_000_00))
    var next = ordinary(2_000_00, month: "2026-11")
    next.yearToDate = earlier
    #expect(try payslip(next).generalReduction.totalPay == Money(cents: 5_000_00))
  }

  @Test(arguments: [(65_965_88, false), (65_965_89, true)] as [(Int64, Bool)])
  func `at three minimum wages CSG and tax are due`(earned: Int64, isTaxed: Bool) throws {
    let (slip, without) = (try payslip(Self.situation(1_000_00, earned: earned)), try payslip(ordinary(2_000_00)))
    #expect(slip.gross == without.gross && slip.valueSharing == Money(cents: 1_000_00))
    #expect(slip.csgBase == without.csgBase + Money(cents: isTaxed ? 1_000_00 : 0))
    #expect((slip.netTaxable == without.netTaxable) == !isTaxed)
  }

  @Test func `half of the hours is half of the three minimum wages`() throws {
    var situation = Self.situation(1_000_00, earned: 32_982_96)
    situation.contract.weeklyHours = Hours(hundredths: 17_50)
    situation.contract.monthlyHours = Hours(hundredths: 75_83)
    // 21 988.63 / 2 = 10 994.32; × 3 = 32 982.96: CSG on 98.25 % of 2 000.00, and on 1 000.00.
    #expect(try payslip(situation).csgBase == Money(cents: 2_965_00))
    situation.month.bonuses[0].earnedBefore = Money(cents: 32_982_95)
    #expect(try payslip(situation).csgBase == Money(cents: 1_965_00))
  }

  struct Row: CustomTestStringConvertible {
    let name: String
    let headcount: Int
    let amount, earned: Int64?
    /// On the bonus: CSG and CRDS base, levy.
    let csg, levy: Int64
    var testDescription: String { name }
  }

  @Test(arguments: [
    Row(name: "forty-nine employees", headcount: 49, amount: 1_000_00, earned: 24_000_00, csg: 0, levy: 0),
    Row(name: "fifty, whatever was earned", headcount: 50, amount: 1_000_00, earned: nil, csg: 1_000_00, levy: 0),
    Row(name: "fifty, beyond the limit", headcount: 50, amount: 3_500_00, earned: nil, csg: 3_000_00, levy: 0),
    Row(name: "two hundred and forty-nine", headcount: 249, amount: 1_000_00, earned: nil, csg: 1_000_00, levy: 0),
    // 20 % of 1 000.00.
    Row(name: "two hundred and fifty", headcount: 250, amount: 1_000_00, earned: nil, csg: 1_000_00, levy: 200_00),
  ])
  func `it bears CSG without allowance, tax, and the levy by size`(row: Row) throws {
    let amount = try #require(row.amount)
    let slip = try payslip(Self.situation(amount, earned: row.earned, headcount: row.headcount))
    let wage = max(amount - 3_000_00, 0)
    let without = try payslip(ordinary(2_000_00 + wage, headcount: row.headcount))
    let csg = Money(cents: row.csg)
    #expect(slip.gross == without.gross && slip.csgBase == without.csgBase + csg)
    #expect(slip.employer(.socialLevy) == Money(cents: row.levy))
    // CSG 6.8 % deductible, 2.4 % and CRDS 0.5 % not: to the cent for each line.
    let (deductible, other) = (Money(cents: row.csg * 68 / 1000), Money(cents: row.csg * 29 / 1000))
    #expect(slip.csgDeductible == without.csgDeductible + deductible)
    #expect(slip.csgCrdsNonDeductible == without.csgCrdsNonDeductible + other)
    #expect(slip.netTaxable == without.netTaxable + csg - deductible)
    #expect(slip.netSocial == without.netSocial + Money(cents: amount - wage) - deductible - other)
    // Old age, pension and the others do not see it.
    #expect(
      slip.employee(.oldAgeCapped) == without.employee(.oldAgeCapped) && slip.employer(.health) == without.employer(.health))
  }

  @Test func `in a small company the pay of the year is asked for`() throws {
    let finding = #expect(throws: Finding.self) { try payslip(Self.situation(1_000_00, earned: nil)) }
    #expect(finding?.code == "payroll.value-sharing.earned-before")
  }
}
