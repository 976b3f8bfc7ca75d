import Kernel
import Law
import Payroll
import Testing

/// One table for each rule that the vectors and the worked payslips do not reach, or reach once.
@Suite struct RuleTests {
  static func line(_ code: PayslipLine.Code, _ slip: Payslip) -> PayslipLine? { slip.lines.first { $0.code == code } }

  struct Ceiling: CustomTestStringConvertible {
    let name: String
    let start: Day
    let end: Day?
    let unpaid: ClosedRange<Day>?
    let week: Int64
    let cents: Int64
    var testDescription: String { name }
  }

  @Test(arguments: [
    Ceiling(name: "a whole month", start: Day(2020, 1, 1), end: nil, unpaid: nil, week: 35_00, cents: 4_005_00),
    Ceiling(name: "in on the 12th: 20 days of 31", start: Day(2026, 10, 12), end: nil, unpaid: nil, week: 35_00, cents: 2_583_87),
    Ceiling(name: "out on the 9th", start: Day(2020, 1, 1), end: Day(2026, 10, 9), unpaid: nil, week: 35_00, cents: 1_162_74),
    Ceiling(name: "part-time, 24 hours", start: Day(2020, 1, 1), end: nil, unpaid: nil, week: 24_00, cents: 2_746_29),
    Ceiling(
      name: "unpaid from the 5th to the 9th", start: Day(2020, 1, 1), end: nil, unpaid: Day(2026, 10, 5)...Day(2026, 10, 9),
      week: 35_00, cents: 3_359_03),
  ])
  func `the ceiling follows the days and the hours (CSS, R242-2)`(row: Ceiling) throws {
    var situation = ordinary(2_500_00)
    (situation.contract.start, situation.contract.end) = (row.start, row.end)
    situation.contract.weeklyHours = Hours(hundredths: row.week)
    if let unpaid = row.unpaid {
      situation.month.absences = [.init(kind: .unpaid, from: unpaid.lowerBound, through: unpaid.upperBound)]
    }
    #expect(try payslip(situation).ceiling == Money(cents: row.cents))
  }

  @Test func `a month cut by the contract is paid by its days of work`() throws {
    var situation = ordinary(2_200_00)
    situation.contract.start = Day(2026, 10, 12)
    let slip = try payslip(situation)
    // From the 12th, 15 days of work of 22.
    #expect(slip.gross == Money(cents: 1_500_00) && slip.earnings.map(\.code) == [.base, .partialMonth])
    #expect(slip.generalReduction.referenceMinimumWage == Money(cents: 1_242_98))
    situation.month.absences = [
      .init(kind: .unpaid, from: Day(2026, 10, 19), through: Day(2026, 10, 20), hours: Hours(hundredths: 7_00))
    ]
    #expect(try payslip(situation).gross == Money(cents: 1_400_00))
  }

  @Test(
    arguments: [
      (Day(2026, 10, 1), nil, 2_400_00, "no absence"),
      (Day(2026, 10, 5), Day(2026, 10, 8), 1_963_64, "all of it in the waiting of seven days"),
      (Day(2026, 10, 5), Day(2026, 10, 18), 1_523_85, "the worked case"),
      (Day(2026, 9, 21), Day(2026, 10, 11), 2_092_54, "begun in September: every day is paid at nine tenths"),
    ] as [(Day, Day?, Int64, String)])
  func `sickness: deduction, waiting, complement (C. trav., L1226-1)`(from: Day, through: Day?, cents: Int64, name: String) throws
  {
    var situation = ordinary(2_400_00)
    if let through {
      situation.month.absences = [.init(kind: .sickness, from: from, through: through, hasSubrogation: true, isMaintained: true)]
    }
    let slip = try payslip(situation)
    if name.hasPrefix("begun") {
      // 7 days of work of 22, 11 calendar days; 0.9 × 763.64 less 11 × 39.45 of allowances.
      #expect(slip.dailyAllowances?.days == 11 && slip.dailyAllowances?.gross == Money(cents: 433_95))
      #expect(slip.gross == Money(cents: 2_400_00 - 763_64 + 687_27 - 433_95), "\(slip.gross)")
    } else {
      #expect(slip.gross == Money(cents: cents), "\(name): \(slip.gross)")
    }
  }

  @Test func `a wage above the ceiling of allowances is capped, by the day the sickness began (CSS, R323-4)`() throws {
    var situation = ordinary(3_000_00)
    situation.month.absences = [
      .init(kind: .sickness, from: Day(2026, 10, 5), through: Day(2026, 10, 30), hasSubrogation: true, isMaintained: true)
    ]
    // 1.4 × 1 867.02 = 2 613.83; × 3 / 91.25 = 85.93; half: 42.97.
    #expect(try payslip(situation).dailyAllowances?.daily == Money(cents: 42_97))
    situation.month.absences[0].dailyAllowance = Money(cents: 42_96)
    #expect(try payslip(situation).dailyAllowances?.daily == Money(cents: 42_96))
  }

  @Test func `without a year of seniority nothing is maintained, and it is said`() throws {
    var situation = ordinary(2_400_00)
    situation.contract.start = Day(2026, 1, 5)
    situation.month.absences = [.init(kind: .sickness, from: Day(2026, 10, 5), through: Day(2026, 10, 18), isMaintained: true)]
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: 1_309_09) && slip.findings.map(\.code) == ["payroll.absence.seniority"])
    // Fourteen days without any pay of thirty-one.
    #expect(slip.ceiling == Money(cents: 2_196_29))
  }

  @Test func `leave is paid by the wage or by the tenth, whichever is better (C. trav., L3141-24)`() throws {
    var situation = ordinary(2_200_00)
    // Six days of leave from Monday 5 to Saturday 10 October: five of work of 22.
    situation.month.absences = [.init(kind: .paidLeave, from: Day(2026, 10, 5), through: Day(2026, 10, 10))]
    #expect(try payslip(situation).gross == Money(cents: 2_200_00))
    situation.month.absences[0].referenceGross = [Money(cents: 24_000_00)]
    #expect(try payslip(situation).gross == Money(cents: 2_200_00))
    situation.month.absences[0].referenceGross = [Money(cents: 30_000_00)]
    #expect(try payslip(situation).gross == Money(cents: 2_300_00))
  }

  @Test(
    arguments: [
      (10_00, 15, "2026-10", 15_00), (10_00, 20, "2026-10", 5_00), (10_00, 250, "2026-10", 5_00),
      (10_00, 249, "2025-10", 5_00), (10_00, 250, "2025-10", 0), (7_50, 19, "2025-10", 11_25),
    ] as [(Int64, Int, String, Int64)])
  func `the deduction for overtime, by size and year (CSS, L241-18)`(
    hours: Int64, headcount: Int, month: String, cents: Int64
  ) throws {
    var situation = ordinary(2_200_00, month: month, headcount: headcount)
    situation.month.overtime = [.init(hours: Hours(hundredths: hours), increase: .percent(25_00))]
    #expect(try payslip(situation).overtimeDeduction == Money(cents: cents))
  }

  @Test func `the tax exemption of overtime ends with the ceiling of the year (CGI, 81 quater)`() throws {
    var situation = ordinary(2_275_05)
    situation.month.overtime = [.init(hours: Hours(hundredths: 10_00), increase: .percent(25_00))]
    #expect(try payslip(situation).exemptOvertime == Money(cents: 187_50))
    situation.yearToDate = YearToDate(
      gross: Money(cents: 20_000_00), ceiling: Money(cents: 36_045_00), referenceMinimumWage: Money(cents: 16_407_27),
      generalReduction: Money(cents: 4_000_00), exemptOvertime: Money(cents: 8_000_00))
    let slip = try payslip(situation)
    #expect(slip.exemptOvertime == Money(cents: 37_00) && slip.csgCrdsOnOvertime == Money(cents: 3_53))
    #expect(slip.overtimeReduction == Money(cents: 21_21))
  }

  @Test func `complementary hours of a part-time contract raise the ceiling and the minimum wage, without a deduction`() throws {
    var situation = ordinary(1_456_00)
    situation.contract.weeklyHours = Hours(hundredths: 24_00)
    situation.contract.monthlyHours = Hours(hundredths: 104_00)
    situation.month.complementaryHours = [.init(hours: Hours(hundredths: 10_00), increase: .percent(10_00))]
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: 1_610_00) && slip.overtimeDeduction.isZero)
    // 114 hours of 151.67; 1 250.08 + 120.20.
    #expect(slip.ceiling == Money(cents: 3_010_35))
    #expect(slip.generalReduction.referenceMinimumWage == Money(cents: 1_370_28))
    #expect(slip.overtimeReduction == Money(cents: 17_42))
  }

  @Test(
    arguments: [
      ("2009-05-12", 1, "under-18", "0.27", 504_10), ("2008-05-12", 1, "18-20", "0.43", 802_82),
      ("2007-05-12", 2, "18-20", "0.51", 952_18), ("2004-05-12", 3, "21-25", "0.78", 1_456_28),
      ("1999-05-12", 1, "26 and over", "1", 1_867_02), ("2008-10-15", 1, "17 until the end of the month", "0.27", 504_10),
    ] as [(String, Int, String, String, Int64)])
  func `an apprentice's wage by age and year (C. trav., D6222-26)`(
    born: String, year: Int, name: String, share: String, cents: Int64
  ) throws {
    var situation = ordinary()
    situation.employee.birthDate = Day(iso: born)!
    situation.contract.kind = .apprenticeship
    situation.contract.start = Day(2026, 9, 1)
    situation.contract.monthlySalary = nil
    situation.contract.apprenticeship = .init(signed: Day(2026, 9, 1), year: year)
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: cents), "\(name) \(share)")
    #expect(slip.netTaxable.isZero && slip.incomeTax.amount.isZero)
  }

  @Test func `an apprentice's income beyond the minimum wage of the year is taxed (CGI, 81 bis)`() throws {
    var situation = ordinary(1_867_02)
    situation.contract.kind = .apprenticeship
    situation.contract.apprenticeship = .init(signed: Day(2025, 10, 1))
    situation.yearToDate = YearToDate(
      gross: Money(cents: 16_800_00), ceiling: Money(cents: 36_045_00), referenceMinimumWage: Money(cents: 16_407_27),
      generalReduction: Money(cents: 6_000_00), exemptIncome: Money(cents: 21_000_00))
    let slip = try payslip(situation)
    #expect(slip.exemptIncome == Money(cents: 876_00))
    #expect(slip.netTaxable == slip.netSocial + slip.csgCrdsNonDeductible - Money(cents: 876_00))
  }

  @Test func `fixed term: indemnities are shares of their base, and the contribution for training is added`() throws {
    var situation = ordinary(2_000_00, month: "2026-09")
    situation.contract.kind = .fixedTerm
    (situation.contract.start, situation.contract.end) = (Day(2026, 7, 1), Day(2026, 9, 30))
    situation.month.bonuses = [
      .init(label: "Précarité", kind: .precariousness, base: Money(cents: 6_000_00)),
      .init(label: "Congés", kind: .unusedLeave, base: Money(cents: 6_600_00)),
    ]
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: 3_260_00) && slip.employer(.trainingFixedTerm) == Money(cents: 32_60))
  }

  @Test func `a short fixed term is taxed below an allowance (CGI, 204 H)`() throws {
    var situation = ordinary(3_000_00)
    situation.contract.kind = .fixedTerm
    (situation.contract.start, situation.contract.end) = (Day(2026, 9, 15), Day(2026, 11, 14))
    let slip = try payslip(situation)
    #expect(slip.incomeTax.base == slip.netTaxable - Money(cents: 766_00))
    situation.contract.end = Day(2026, 11, 15)
    #expect(try payslip(situation).incomeTax.base == slip.netTaxable)
    situation.employee.incomeTaxRate = .percent(7_50)
    #expect(try payslip(situation).incomeTax.amount == slip.netTaxable.times(.percent(7_50), .halfAwayFromZero))
  }

  @Test(
    arguments: [
      (Day(2016, 11, 1), 10 * 12, 6_000_00), (Day(2014, 11, 1), 12 * 12, 7_600_00), (Day(2025, 12, 1), 11, 550_00),
    ] as [(Day, Int, Int64)])
  func `the legal indemnity of dismissal is neither wage nor income (C. trav., R1234-2)`(start: Day, months: Int, cents: Int64)
    throws
  {
    var situation = ordinary(2_400_00)
    (situation.contract.start, situation.contract.end) = (start, Day(2026, 10, 31))
    let without = try payslip(situation)
    situation.month.bonuses = [.init(label: "Licenciement", kind: .severance, base: Money(cents: 2_400_00))]
    let slip = try payslip(situation)
    #expect(slip.exemptIndemnities == Money(cents: cents), "\(months) months")
    #expect(slip.gross == without.gross && slip.netTaxable == without.netTaxable)
    #expect(slip.netPaid == without.netPaid + slip.exemptIndemnities && slip.employerTotal == without.employerTotal)
    situation.month.bonuses[0].kind = .mutualTermination
    let agreed = try payslip(situation)
    #expect(agreed.employer(.terminationContribution) == Money(cents: cents * 40 / 100))
    situation.month.bonuses[0].amount = Money(cents: cents + 1)
    #expect(throws: Finding.self) { try payslip(situation) }
  }

  @Test func `meal vouchers: the employee's share is withheld, and what exceeds the exemption is wage`() throws {
    var situation = ordinary(2_300_00)
    situation.month.mealVouchers = .init(count: 20, faceValue: Money(cents: 12_00), employerShare: Money(cents: 7_20))
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: 2_300_00) && slip.netSocial - slip.netBeforeTax == Money(cents: 96_00))
    situation.month.mealVouchers = .init(count: 20, faceValue: Money(cents: 14_00), employerShare: Money(cents: 8_00))
    let more = try payslip(situation)
    // 8.00 − 7.32 = 0.68 for each of 20; 6.00 × 20 withheld, and the excess was received in vouchers.
    #expect(more.gross == Money(cents: 2_313_60) && more.netSocial - more.netBeforeTax == Money(cents: 133_60))
    situation.month.mealVouchers = .init(count: 20, faceValue: Money(cents: 12_00), employerShare: Money(cents: 7_21))
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == "payroll.meal-voucher.share")
  }

  @Test func `transport, expenses, benefits in kind and advances move what is paid`() throws {
    var situation = ordinary(2_300_00)
    let plain = try payslip(situation)
    situation.month.transport = .init(subscription: Money(cents: 88_80))
    situation.month.expenses = [.init(label: "Repas", amount: Money(cents: 20_00))]
    situation.month.advances = [.init(label: "Acompte du 15", amount: Money(cents: 500_00))]
    let slip = try payslip(situation)
    #expect(slip.netSocial == plain.netSocial && slip.netTaxable == plain.netTaxable)
    #expect(slip.netBeforeTax == plain.netBeforeTax + Money(cents: 64_40))
    #expect(slip.netPaid == plain.netPaid + Money(cents: 64_40 - 500_00))
    situation = ordinary(2_200_00)
    situation.month.benefitsInKind = [.init(label: "Véhicule", amount: Money(cents: 100_00))]
    let kind = try payslip(situation)
    #expect(kind.gross == plain.gross && kind.netSocial == plain.netSocial)
    #expect(kind.netBeforeTax == plain.netBeforeTax - Money(cents: 100_00))
  }

  struct Seizure: CustomTestStringConvertible {
    let name: String
    let salary: Int64
    let dependants: Int
    let claimed: Int64
    var testDescription: String { name }
  }

  @Test(arguments: [
    Seizure(name: "all of a small claim", salary: 2_200_00, dependants: 0, claimed: 50_00),
    Seizure(name: "what the scale allows", salary: 2_200_00, dependants: 0, claimed: 5_000_00),
    Seizure(name: "less with two dependants", salary: 2_200_00, dependants: 2, claimed: 5_000_00),
    Seizure(name: "never the protected part", salary: 850_00, dependants: 0, claimed: 5_000_00),
  ])
  func `attachment follows the scale of the net after tax (C. trav., R3252-2)`(row: Seizure) throws {
    var situation = ordinary(row.salary)
    situation.month.attachment = Money(cents: row.claimed)
    situation.employee.dependants = row.dependants
    let slip = try payslip(situation)
    let net = slip.netBeforeTax - slip.incomeTax.amount
    // The scale as it is published by the month, computed the long way, in twelfths.
    let bounds = [0, 4_480, 8_730, 13_000, 17_230, 21_470, 25_810].map { Int64($0) * 100 }
    let shares: [(Int64, Int64)] = [(1, 20), (1, 10), (1, 5), (1, 4), (1, 3), (2, 3), (1, 1)]
    var sixtieths: Int64 = 0
    for (index, share) in shares.enumerated() {
      let raise = Int64(row.dependants) * 1_740_00
      let low = index == 0 ? 0 : bounds[index] + raise
      let high = index == 6 ? Int64.max : bounds[index + 1] + raise
      sixtieths += max(0, min(net.cents * 12, high) - low) * 60 * share.0 / share.1
    }
    let scale = (sixtieths + 360) / 720
    let wanted = min(row.claimed, scale, max(0, net.cents - 651_69))
    #expect(slip.attachment == Money(cents: wanted) && slip.netPaid == net - slip.attachment)
  }

  @Test func `an own rate of unemployment replaces the common one`() throws {
    var situation = ordinary(2_000_00)
    situation.establishment.unemploymentRate = .percent(5_00)
    #expect(try payslip(situation).employer(.unemployment) == Money(cents: 100_00))
  }

  @Test func `provident insurance of the second bracket is on the second bracket`() throws {
    var situation = ordinary(6_007_50)
    situation.contract.isExecutive = true
    situation.schemes.provident = [
      .init(base: .first, employeeRate: .percent(0_50), employerRate: .percent(1_50)),
      .init(base: .second, employeeRate: .percent(1_00), employerRate: .percent(1_00)),
    ]
    let slip = try payslip(situation)
    #expect(slip.lines.filter { $0.code == .provident }.map(\.base) == [Money(cents: 4_005_00), Money(cents: 2_002_50)])
    #expect(slip.employee(.provident) == Money(cents: 20_03 + 20_03))
    #expect(slip.employer(.socialLevy) == Money(cents: 6_41))
  }
}
