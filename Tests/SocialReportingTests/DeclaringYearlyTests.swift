import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// What an establishment says once a year: told in its month, with its law, and never made up.
@Suite struct DeclaringYearlyTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let month: Int
    var headcount = 4
    let told: [String]
    var change: @Sendable (inout DeclarationFacts) -> Void = { _ in }
    var testDescription: String { name }
  }

  private static func charge(_ code: String) -> EstablishmentCharge {
    EstablishmentCharge(code: code, amount: Money(cents: 81_00), period: Day(2025, 1, 1)...Day(2025, 12, 31))
  }

  static let rows: [Row] = [
    Row(name: "a month like others", month: 10, headcount: 300, told: []),
    Row(name: "April, a small employer", month: 4, told: ["yearly-balance"]),
    Row(name: "April, twenty people", month: 4, headcount: 20, told: ["yearly-balance", "yearly-disability"]),
    Row(name: "April, nineteen people", month: 4, headcount: 19, told: ["yearly-balance"]),
    Row(name: "April, with the balance", month: 4, told: ["charge-unpaid"]) { $0.charges = [charge("076")] },
    Row(
      name: "April, with both", month: 4, headcount: 25, told: Array(repeating: "charge-unpaid", count: 5)
    ) { $0.charges = ["076", "065", "066", "067", "068"].map(charge) },
    Row(name: "April in Alsace-Moselle", month: 4, told: []) { $0.declarant.workplace.territory = .alsaceMoselle },
    Row(name: "April, the second part", month: 4, headcount: 25, told: []) { $0.fraction = .init(2, of: 2) },
    Row(name: "March, two hundred and fifty people", month: 3, headcount: 250, told: ["yearly-additional"]),
    Row(name: "March, two hundred and forty-nine", month: 3, headcount: 249, told: []),
    Row(name: "December", month: 12, told: ["yearly-taxes"]),
    Row(name: "December, with its taxes", month: 12, told: []) {
      $0.taxes = [
        EstablishmentTax(code: "001", amount: Money(cents: 90_000_00), year: 2026), EstablishmentTax(code: "006", year: 2026),
      ]
    },
  ]

  @Test(arguments: rows) func `what is expected of a month is told`(row: Row) throws {
    let (month, place) = (Month(2026, row.month), Workshop.place(headcount: row.headcount))
    let kept = Workshop.plain { $0.workplace = place }
    let built = try Workshop.build([Workshop.declared(kept, month)], place: place, month: month) {
      $0.declarant.madeOn = month.adding(1).firstDay
      row.change(&$0)
    }
    let told = built.findings.filter { $0.code.contains(".yearly-") || $0.code.hasSuffix("charge-unpaid") }
    #expect(told.map { String($0.code.dropFirst("dsn.declaring.".count)) } == row.told)
    #expect(told.allSatisfy { $0.reference != nil })
    if row.headcount < 50 { try DeclaringVerdictTests.expectValid(built.message, row.name) }
  }

  @Test func `what the payslips know of the balance is told, and what they do not`() throws {
    let april = Month(2026, 4)
    func message(_ known: YearlyBase?) throws -> String? {
      let built = try Workshop.build([Workshop.declared(Workshop.plain(), april)], month: april) { $0.lastYear = known }
      #expect(built.message.declarations[0].values("S21.G00.82.001").isEmpty)
      return built.findings.first { $0.code == "dsn.declaring.yearly-balance" }?.message
    }
    let base = YearlyBase(year: 2025, months: 12, base: Money(cents: 90_000_00), amount: Money(cents: 81_00))
    #expect(try message(base)?.contains("12 mois de 2025 en donnent 81,00") == true)
    #expect(try message(nil)?.contains("n’est pas connu") == true)
  }

  @Test(arguments: ["099", "76"]) func `a code that the norm has not is refused`(code: String) throws {
    #expect {
      _ = try Workshop.build([Workshop.declared(Workshop.plain())]) { $0.charges = [Self.charge(code)] }
    } throws: { ($0 as? Finding)?.code == "dsn.declaring.yearly-code" }
  }

  @Test func `what a message says is read back`() throws {
    let taxes = [
      EstablishmentTax(code: "001", amount: Money(cents: 90_000_00), year: 2026), EstablishmentTax(code: "006", year: 2026),
    ]
    let built = try Workshop.build([Workshop.declared(Workshop.plain())]) {
      ($0.taxes, $0.charges) = (taxes, [Self.charge("076")])
    }
    #expect(built.establishment.children("S21.G00.44").compactMap(EstablishmentTax.init) == taxes)
    #expect(built.establishment.children("S21.G00.82").compactMap(EstablishmentCharge.init) == [Self.charge("076")])
  }
}
