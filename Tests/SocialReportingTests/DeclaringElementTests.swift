import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// Which block 52 or 54 an element of pay becomes, one by one.
@Suite struct DeclaringElementTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let kind: PayVariables.Item.Kind
    /// 52.001, or 54.001; nil where it has no block of its own.
    let bonus: String?
    let benefit: String?
    var period: [String?] = [nil, nil]
    var testDescription: String { kind.rawValue }
  }

  static let rows: [Row] = [
    Row(kind: .bonus, bonus: "028", benefit: nil),
    Row(kind: .exceptionalBonus, bonus: "026", benefit: nil, period: ["01102026", "31102026"]),
    Row(kind: .yearlyBonus, bonus: "027", benefit: nil, period: ["01012026", "31102026"]),
    Row(kind: .monthlyBonus, bonus: nil, benefit: nil),
    Row(kind: .nonCompete, bonus: "019", benefit: nil),
    Row(kind: .benefitInKind, bonus: nil, benefit: "06"),
    Row(kind: .meals, bonus: nil, benefit: "02"),
    Row(kind: .housing, bonus: nil, benefit: "03"),
    Row(kind: .vehicle, bonus: nil, benefit: "04"),
    Row(kind: .devices, bonus: nil, benefit: "05"),
    Row(kind: .expense, bonus: nil, benefit: "09"),
    Row(kind: .advance, bonus: nil, benefit: nil),
  ]

  @Test(arguments: rows) func `what an element of the month becomes`(row: Row) throws {
    let person = try Workshop.declared(
      Workshop.plain { $0.variables = Workshop.variables { $0.items = [.init(row.kind, "Élément", Money(cents: 120_00))] } })
    let built = try Workshop.build([person])
    let payment = try #require(built.individuals30[0].child("S21.G00.50"))
    let (bonuses, benefits) = (payment.children("S21.G00.52"), payment.children("S21.G00.54"))
    #expect(bonuses.map { $0[1] } == (row.bonus.map { [$0] } ?? []) && benefits.map { $0[1] } == (row.benefit.map { [$0] } ?? []))
    #expect((bonuses + benefits).allSatisfy { $0[2] == "120.00" })
    if let bonus = bonuses.first { #expect([bonus[3], bonus[4]] == row.period) }
    #expect(built.findings.contains { $0.code == "dsn.declaring.bonus-period" } == (row.period != [nil, nil]))
    try DeclaringVerdictTests.expectValid(built.message, row.kind.rawValue)
  }

  @Test func `every kind of the month is in the table`() {
    #expect(Set(Self.rows.map(\.kind)) == Set(PayVariables.Item.Kind.allCases).subtracting([.valueSharing]))
  }

  @Test func `two benefits of a kind are one, and a bonus of the contract is in the gross alone`() throws {
    let person = try Workshop.declared(
      Workshop.plain {
        $0.contract.terms.recurring = [
          .init(.bonus, "Ancienneté", Money(cents: 60_00)), .init(.meals, "Cantine", Money(cents: 40_00)),
        ]
        $0.variables = Workshop.variables { $0.items = [.init(.meals, "Repas", Money(cents: 15_00))] }
      })
    let payment = try #require(try Workshop.build([person]).individuals30[0].child("S21.G00.50"))
    #expect(payment.children("S21.G00.52").isEmpty)
    #expect(payment.children("S21.G00.54").map { [$0[1], $0[2]] } == [["02", "55.00"]])
    #expect(payment.children("S21.G00.51").first { $0[11] == "001" }?[13] == "2268.71")
  }

  @Test func `a payslip that is kept and read again says the same kinds`() throws {
    let kept = Workshop.plain {
      $0.variables = Workshop.variables {
        $0.items = [
          .init(.vehicle, "Utilitaire", Money(cents: 180_00)), .init(.yearlyBonus, "Treizième mois", Money(cents: 900_00)),
        ]
      }
    }
    let document = try Workshop.document(kept)
    let read = try #require(PayslipDocumentReader(document.json(), law: Workshop.law).document)
    #expect(read.facts.month?.benefitsInKind.map(\.benefit) == [.vehicle] && read.facts.month?.bonuses.map(\.kind) == [.yearly])
  }
}
