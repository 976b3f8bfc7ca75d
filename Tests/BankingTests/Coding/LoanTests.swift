import Banking
import Kernel
import TestSupport
import Testing

@Suite struct LoanTests {
  private func schedule(
    _ principal: Int64, _ rate: Rate, _ method: LoanSchedule.Method, _ months: Int, insurance: Int64 = 0,
    first: Day = Day(2026, 10, 20)
  ) -> LoanSchedule {
    LoanSchedule(
      principal: Money(cents: principal), rate: rate, method: method, months: months, first: first,
      insurance: Money(cents: insurance))
  }

  @Test func `the loan of the workshop: 1 000,00 + 58,20 + 6,00 in October`() throws {
    let rows = schedule(2_400_000, .percent(2_91), .constantPrincipal, 24, insurance: 600).instalments
    #expect(rows.count == 24 && rows[0].day == Day(2026, 10, 20) && rows[23].day == Day(2028, 9, 20))
    #expect(
      rows[0].parts == Loan.Parts(principal: Money(cents: 100_000), interest: Money(cents: 5_820), insurance: Money(cents: 600)))
    #expect(rows[1].parts.interest == Money(cents: 5_578) && rows[23].remaining == .zero)
  }

  struct Known: CustomTestStringConvertible, Sendable {
    let name: String
    let principal: Int64
    let rate: Rate
    let months: Int
    let payment: Int64
    var testDescription: String { name }
  }

  // P × i / (1 − (1 + i)^−n), counted apart with 60 decimals.
  @Test(arguments: [
    Known(name: "10 000,00 at 6 % over 12 months", principal: 1_000_000, rate: .percent(6_00), months: 12, payment: 86_066),
    Known(
      name: "200 000,00 at 3,5 % over 240 months", principal: 20_000_000, rate: .percent(3_50), months: 240, payment: 115_992),
    Known(name: "24 000,00 at 2,91 % over 24 months", principal: 2_400_000, rate: .percent(2_91), months: 24, payment: 103_059),
    Known(name: "without interest", principal: 1_200_000, rate: .zero, months: 12, payment: 100_000),
  ])
  func `constant instalments are those of the formula`(row: Known) {
    let rows = schedule(row.principal, row.rate, .constantInstalment, row.months).instalments
    for one in rows.dropLast() { #expect(one.parts.total == Money(cents: row.payment), "\(one)") }
    #expect((rows[rows.count - 1].parts.total.cents - row.payment).magnitude < 300)
  }

  @Test func `whatever the loan, the principal comes back to the cent (seed printed)`() {
    let seed: UInt64 = 20_261_020
    var chance = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let method = LoanSchedule.Method.allCases[Int(chance.next() % 2)]
      let one = schedule(
        Int64(chance.next() % 100_000_000) + 1, Rate(e8: Int64(chance.next() % 20_000_000)), method, Int(chance.next() % 360) + 1)
      let rows = one.instalments
      #expect(rows.count == one.months && rows.map(\.parts.principal).sum() == one.principal, "seed \(seed): \(one)")
      #expect(rows.last?.remaining == .zero && rows.allSatisfy { $0.parts.interest >= .zero }, "seed \(seed): \(one)")
    }
  }

  @Test func `a first day at the end of a month stays at the end`() {
    let days = schedule(300_00, .zero, .constantPrincipal, 3, first: Day(2027, 1, 31)).instalments.map(\.day)
    #expect(days == [Day(2027, 1, 31), Day(2027, 2, 28), Day(2027, 3, 31)])
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let code: String
    let schedule: LoanSchedule
    var testDescription: String { code }
  }

  @Test(arguments: [
    Refusal(
      code: "bank.loan.principal",
      schedule: LoanSchedule(principal: .zero, rate: .zero, method: .constantPrincipal, months: 1, first: Day(2026, 1, 1))),
    Refusal(
      code: "bank.loan.rate",
      schedule: LoanSchedule(
        principal: Money(cents: 1), rate: .percent(200_00), method: .constantPrincipal, months: 1, first: Day(2026, 1, 1))),
    Refusal(
      code: "bank.loan.months",
      schedule: LoanSchedule(
        principal: Money(cents: 1), rate: .zero, method: .constantPrincipal, months: 601, first: Day(2026, 1, 1))),
    Refusal(
      code: "bank.loan.insurance",
      schedule: LoanSchedule(
        principal: Money(cents: 1), rate: .zero, method: .constantPrincipal, months: 1, first: Day(2026, 1, 1),
        insurance: Money(cents: -1))),
  ])
  func `what is no loan is refused`(row: Refusal) {
    #expect(row.schedule.check().map(\.code) == [row.code] && row.schedule.instalments.isEmpty)
  }

  @Test func `the bank's table is read as it is, and its sum is checked`() throws {
    let text = """
      Date;Capital;Intérêts;Assurance;Capital restant dû
      20/10/2026;1 000,00;58,20;6,00;23 000,00
      20/11/2026;23000,00;55,78;6,00;0,00
      """
    let (rows, findings) = Loan.instalments(of: Array(text.utf8), principal: Money(cents: 2_400_000))
    #expect(findings.isEmpty && rows.count == 2 && rows[0].remaining == Money(cents: 2_300_000) && rows[1].remaining == .zero)
    let loan = Loan(name: "Prêt", principal: Money(cents: 2_400_000), rate: nil, instalments: rows)
    #expect(loan.check().isEmpty)
    #expect(try Loan(name: "Prêt", json: loan.json) == loan)
    #expect(
      Loan(name: "Prêt", principal: Money(cents: 1), rate: nil, instalments: rows).check().map(\.code) == ["bank.loan.table-sum"])
    #expect(loan.instalment(of: Money(cents: 106_420), near: Day(2026, 10, 22))?.number == 1)
    #expect(loan.instalment(of: Money(cents: 106_420), near: Day(2026, 11, 20)) == nil)
    #expect(loan.remaining(at: Day(2026, 10, 31)) == Money(cents: 2_300_000))
  }

  @Test(arguments: [
    ("", ["bank.loan.table-empty"]), ("Date;Intérêts\n", ["bank.loan.column-missing"]),
    ("Date;Capital;Intérêts\n", ["bank.loan.table-empty"]),
    ("Date;Capital;Intérêts\nhier;1,00;x\n", ["bank.loan.cell", "bank.loan.cell"]),
    ("Date;Capital;Intérêts\n20/11/2026;1,00;0\n20/10/2026;1,00;0\n", ["bank.loan.order"]),
  ])
  func `a table that cannot be read says where`(text: String, codes: [String]) {
    #expect(Loan.instalments(of: Array(text.utf8), principal: Money(cents: 200)).findings.map(\.code) == codes)
  }
}
