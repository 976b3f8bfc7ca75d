import Kernel
import Law
import Payroll
import Testing

/// Contracts of professionalisation (C. trav., art. L6325-8, D6325-14 to D6325-18). The Smic is 1 867.02 in October 2026.
@Suite struct ProfessionalisationTests {
  static func situation(born: Day, isQualified: Bool = false, agreed: Int64? = nil) -> PayrollSituation {
    var situation = ordinary()
    situation.employee.birthDate = born
    situation.contract.kind = .professionalisation
    situation.contract.start = Day(2026, 9, 1)
    situation.contract.monthlySalary = nil
    situation.contract.professionalisation = .init(
      hasVocationalBaccalaureate: isQualified, agreedMinimum: agreed.map { Money(cents: $0) })
    return situation
  }

  @Test(
    arguments: [
      ("under 21: 55 %", Day(2006, 5, 12), false, nil, 1_026_86),
      ("under 21, qualified: 65 %", Day(2006, 5, 12), true, nil, 1_213_56),
      ("21: 70 %", Day(2005, 5, 12), false, nil, 1_306_91), ("21, qualified: 80 %", Day(2005, 5, 12), true, nil, 1_493_62),
      ("21 on 30 September: 70 % in October", Day(2005, 9, 30), false, nil, 1_306_91),
      ("21 on 1 October: 55 % until the month is over", Day(2005, 10, 1), false, nil, 1_026_86),
      ("25", Day(2001, 5, 12), true, nil, 1_493_62), ("26: the Smic", Day(2000, 5, 12), false, nil, 1_867_02),
      ("26 on 1 October: 80 % until the month is over", Day(2000, 10, 1), true, nil, 1_493_62),
      ("26: 85 % of 2 100.00 is less than the Smic", Day(2000, 5, 12), false, 2_100_00, 1_867_02),
      ("26: 85 % of 2 400.00 is 2 040.00", Day(2000, 5, 12), false, 2_400_00, 2_040_00),
    ] as [(String, Day, Bool, Int64?, Int64)])
  func `the least wage by age and qualification`(name: String, born: Day, isQualified: Bool, agreed: Int64?, cents: Int64) throws
  {
    let slip = try payslip(Self.situation(born: born, isQualified: isQualified, agreed: agreed))
    #expect(slip.gross == Money(cents: cents) && slip.findings.isEmpty, "\(name): \(slip.gross)")
  }

  @Test func `contributions, reduction and tax are those of any employee`() throws {
    var whole = ordinary(1_867_02)
    whole.contract.start = Day(2026, 9, 1)
    let slip = try payslip(Self.situation(born: Day(1990, 5, 12)))
    let permanent = try payslip(whole)
    #expect(slip.lines == permanent.lines && slip.generalReduction == permanent.generalReduction)
    #expect(slip.netTaxable == permanent.netTaxable && slip.exemptIncome.isZero)
  }

  @Test func `half of the legal week is half of the wage`() throws {
    var situation = Self.situation(born: Day(2006, 5, 12))
    situation.contract.weeklyHours = Hours(hundredths: 17_50)
    situation.contract.monthlyHours = Hours(hundredths: 75_83)
    #expect(try payslip(situation).gross == Money(cents: 513_43))
  }

  @Test(arguments: [(1_026_85, ["payroll.minimum-wage"]), (1_026_86, [])] as [(Int64, [String])])
  func `a wage below the least is said`(cents: Int64, codes: [String]) throws {
    var situation = Self.situation(born: Day(2006, 5, 12))
    situation.contract.monthlySalary = Money(cents: cents)
    #expect(try payslip(situation).findings.map(\.code) == codes)
  }

  @Test func `without a wage, nor what it depends on, nothing is computed`() throws {
    var situation = Self.situation(born: Day(2006, 5, 12))
    situation.contract.professionalisation = nil
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == "payroll.wage.missing" && finding?.field == "contract.monthlySalary")
  }
}
