import Kernel
import Law
import Payroll
import Testing

/// What happens in a month, by rule: complementary hours, transport, leave, age.
@Suite struct MonthOfWorkTests {
  struct Complementary: CustomTestStringConvertible {
    let name: String
    /// Hundredths of hours at 10 % and at 25 %.
    let first, next: Int64
    let codes: [String]
    var testDescription: String { name }
  }

  /// A contract of 104 hours a month, 24 a week: a tenth is 10.40 hours, a third 34.67, the legal week 47.67 more.
  @Test(arguments: [
    Complementary(name: "a tenth at 10 %", first: 10_40, next: 0, codes: []),
    Complementary(name: "a hundredth of an hour more at 10 %", first: 10_41, next: 0, codes: ["payroll.complementary.increase"]),
    Complementary(name: "the rest at 25 %", first: 10_40, next: 24_27, codes: []),
    Complementary(name: "more than a third", first: 10_40, next: 24_28, codes: ["payroll.complementary.too-many"]),
    Complementary(
      name: "up to the legal week: 24 + 47.67 × 12 / 52", first: 10_40, next: 37_27,
      codes: ["payroll.complementary.too-many", "payroll.complementary.legal-week"]),
    Complementary(name: "a hundredth below the legal week", first: 10_40, next: 37_26, codes: ["payroll.complementary.too-many"]),
  ])
  func `complementary hours: a tenth, a third, the legal week (C. trav., L3123-9 to L3123-29)`(row: Complementary) throws {
    var situation = ordinary(1_456_00)
    situation.contract.weeklyHours = Hours(hundredths: 24_00)
    situation.contract.monthlyHours = Hours(hundredths: 104_00)
    situation.month.complementaryHours = [.init(hours: Hours(hundredths: row.first), increase: .percent(10_00))]
    if row.next > 0 {
      situation.month.complementaryHours.append(.init(hours: Hours(hundredths: row.next), increase: .percent(25_00)))
    }
    #expect(try payslip(situation).findings.map(\.code) == row.codes)
  }

  @Test(
    arguments: [
      ("the legal half of 88.80", nil, 44_40, 0), ("three quarters", 75_00, 66_60, 0),
      ("80 %: 71.04 − 66.60", 80_00, 71_04, 4_44),
      ("all of it: 88.80 − 66.60", 100_00, 88_80, 22_20),
    ] as [(String, Int64?, Int64, Int64)])
  func `the refund of transport beyond three quarters is wage (CGI, 81, 19° ter)`(
    name: String, share: Int64?, refund: Int64, wage: Int64
  ) throws {
    var situation = ordinary(2_200_00)
    situation.month.transport = .init(
      subscription: Money(cents: 88_80), employerShare: share.map { Rate.percent($0) })
    let slip = try payslip(situation)
    #expect(slip.gross == Money(cents: 2_200_00 + wage), "\(name)")
    #expect(slip.earnings.filter { $0.code == .transport }.map(\.amount.cents) == (wage == 0 ? [] : [wage]))
    #expect(slip.netBeforeTax == slip.netSocial + Money(cents: refund - wage), "what is refunded is paid once")
  }

  @Test func `a refund of more than the ticket is refused`() throws {
    var situation = ordinary(2_200_00)
    situation.month.transport = .init(subscription: Money(cents: 88_80), employerShare: .percent(101_00))
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == "payroll.rate.out-of-range" && finding?.field == "month.transport.employerShare")
  }

  @Test func `leave shows the tenth and the wage, the better first`() throws {
    var situation = ordinary(2_200_00)
    situation.month.absences = [
      .init(kind: .paidLeave, from: Day(2026, 10, 5), through: Day(2026, 10, 10), referenceGross: [Money(cents: 30_000_00)])
    ]
    // A tenth of 30 000 is 3 000; six days of thirty: 600. Five days of work of 22 of 2 200: 500.
    func label() throws -> String? { try payslip(situation).earnings.last?.label }
    #expect(try label() == "Indemnité de congés payés (le dixième donne 600,00\u{A0}€, le maintien 500,00\u{A0}€)")
    situation.month.absences[0].referenceGross = [Money(cents: 25_000_00)]
    #expect(try label() == "Indemnité de congés payés (le maintien 500,00\u{A0}€, le dixième donne 500,00\u{A0}€)")
  }

  @Test(arguments: [64, 65, 67, 80]) func `unemployment is contributed to at any age`(age: Int) throws {
    var situation = ordinary(2_000_00)
    situation.employee.birthDate = Day(2026 - age, 5, 12)
    let slip = try payslip(situation)
    #expect(slip.employer(.unemployment) == Money(cents: 80_00) && slip.employer(.wageGuarantee) == Money(cents: 5_00))
  }
}
