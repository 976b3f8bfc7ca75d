import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// A payslip that was corrected after it was declared: the next declaration says the difference, with its month.
@Suite struct DeclaringCorrectionTests {
  @Test func `a correction of September is declared with its month`() throws {
    let september = Month(2026, 9)
    let wrong = try Workshop.document(Workshop.plain(), september)
    let right = try Workshop.document(
      Workshop.plain {
        $0.variables = Workshop.variables(september) { $0.items = [.init(.bonus, "Prime oubliée", Money(cents: 300_00))] }
      }, september)
    var person = try Workshop.declared(Workshop.plain())
    person.corrections = [PayslipCorrection(contract: "00001", declared: wrong, corrected: right)]
    let built = try Workshop.build([person])
    try expectWellFormed(built.message)
    let payment = try #require(built.individuals30[0].child("S21.G00.50"))
    let tax = try #require(payment.child("S21.G00.56"))
    #expect(tax[1] == "092026" && tax[2] == "01")
    #expect(tax[3] == (right.slip.netTaxable - wrong.slip.netTaxable).json)
    #expect(tax[7] == (right.slip.incomeTax.amount - wrong.slip.incomeTax.amount).json)
    let late = payment.children("S21.G00.78").filter { $0[2] == "01092026" }
    #expect(late.first { $0[1] == "03" }?[4] == "300.00")
    let bordereaux = built.establishment.children("S21.G00.22")
    #expect(bordereaux.map { $0[3] } == ["01092026", "01102026"])
    #expect(bordereaux[0].children.first { $0[1] == "772" }?[4] == "300.00")
    #expect(
      built.establishment.children("S21.G00.20")[0].sum("S21.G00.20.005")
        == bordereaux.map { $0.sum("S21.G00.22.005") }.sum())
    #expect(built.crossFooting?.isClosed == true)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    /// 51, by type, of September.
    let wages: [String: String]
    /// 53 of September.
    var hours: String?
    /// 55, month and amount, of both insurances of an executive.
    var insurance: [[String]]
    let change: @Sendable (inout PayrollMonth.Kept) -> Void
    var testDescription: String { name }
  }

  private static let september = Month(2026, 9)
  private static func executive(_ change: (inout PayrollMonth.Kept) -> Void = { _ in }) -> PayrollMonth.Kept {
    Workshop.kept(
      "Ferrand", "Nadège", nir: "2850699999012", birth: Day(1985, 6, 12), job: "Cheffe d’atelier", category: .executive,
      pay: .monthly(Money(cents: 3_000_00)), change)
  }

  static let rows: [Row] = [
    Row(
      name: "a bonus that was forgotten: insured too", wages: ["001": "300.00", "002": "300.00", "003": "300.00"], hours: "0.00",
      insurance: [["2026M10", "42.00"], ["2026M09", "4.50"], ["2026M10", "45.00"]]
    ) { $0.variables = Workshop.variables(september) { $0.items = [.init(.bonus, "Prime", Money(cents: 300_00))] } },
    Row(
      name: "overtime that was forgotten", wages: ["001": "98.90", "002": "98.90", "003": "98.90"], hours: "4.00",
      insurance: [["2026M10", "42.00"], ["2026M09", "1.48"], ["2026M10", "45.00"]]
    ) {
      $0.variables = Workshop.variables(september) { $0.extra = [.init(Hours(hundredths: 4_00), increase: .percent(25_00))] }
    },
    Row(
      name: "a week without pay: money goes back", wages: ["001": "-681.82", "002": "-681.82", "003": "0.00"], hours: "-35.00",
      insurance: [["2026M10", "42.00"], ["2026M09", "-10.23"], ["2026M10", "45.00"]]
    ) { $0.absences = [Absence(employee: 1, kind: .unpaid, from: Day(2026, 9, 7), through: Day(2026, 9, 11))] },
    Row(
      name: "tax alone: nothing of the wage", wages: [:],
      insurance: [["2026M10", "42.00"], ["2026M10", "45.00"]]
    ) { $0.employee.receive(.init(.percent(4_30), received: Day(2026, 9, 2))) },
  ]

  @Test(arguments: rows) func `what a correction of September yields in October`(row: Row) throws {
    let wrong = try Workshop.document(Self.executive(), Self.september)
    let right = try Workshop.document(Self.executive(row.change), Self.september)
    var person = try Workshop.declared(Self.executive())
    person.corrections = [PayslipCorrection(contract: "00001", declared: wrong, corrected: right)]
    let built = try Workshop.build([person])
    try expectWellFormed(built.message)
    try DeclaringVerdictTests.expectValid(built.message, row.name)
    let payment = try #require(built.individuals30[0].child("S21.G00.50"))
    let late = payment.children("S21.G00.51").filter { $0[1] == "01092026" }
    #expect(Dictionary(uniqueKeysWithValues: late.map { ($0[11] ?? "", $0[13] ?? "") }) == row.wages)
    #expect(late.flatMap { $0.children("S21.G00.53") }.map { $0[2] } == (row.hours.map { [$0] } ?? []))
    let parts = built.establishment.children("S21.G00.20").flatMap { $0.children("S21.G00.55") }
    #expect(parts.map { [$0[4] ?? "", $0[1] ?? ""] } == row.insurance)
    let insured = payment.children("S21.G00.78").filter { $0[1] == "31" && $0[2] == "01092026" }
    #expect(insured.sum("S21.G00.81.004") == parts.filter { $0[4] == "2026M09" }.sum("S21.G00.55.001"))
    #expect(built.crossFooting?.isClosed == true)
    #expect(payment.children("S21.G00.56").map { $0[3] ?? "" }.isEmpty == false)
  }

  @Test func `what is not corrected says nothing of another month`() throws {
    let document = try Workshop.document(Self.executive(), Self.september)
    var person = try Workshop.declared(Self.executive())
    person.corrections = [PayslipCorrection(contract: "00001", declared: document, corrected: document)]
    let built = try Workshop.build([person])
    #expect(!built.message.declarations[0].values("S21.G00.51.001").contains("01092026"))
    #expect(!built.message.declarations[0].values("S21.G00.78.002").contains("01092026"))
    #expect(built.individuals30[0].descendants("S21.G00.56").isEmpty)
  }
}

extension [BlockOccurrence] {
  func sum(_ id: RubricID) -> Money { map { $0.sum(id) }.sum() }
}
