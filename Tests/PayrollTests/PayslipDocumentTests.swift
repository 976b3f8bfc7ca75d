import Foundation
import Kernel
import Law
import Payroll
import Testing

/// A payslip with its people, written and read again, and laid out in the two legal models.
@Suite struct PayslipDocumentTests {
  static let all = Expected.read("vectors.jsonl") + Expected.read("worked.jsonl")

  /// People and a company that do not exist.
  static func document(_ situation: PayrollSituation, _ slip: Payslip) -> PayslipDocument {
    PayslipDocument(
      number: "FICTIF-0001",
      employer: .init(
        name: "Atelier Brindille (fictif)", address: ["1 rue des Copeaux", "00000 Nullepart"], siret: "00003141900012",
        activityCode: "31.09B", urssaf: "Urssaf fictive", agreement: .collective(idcc: "1411", title: "Ameublement")),
      employee: .init(
        name: "Karim Ouazzani (fictif)", job: "Menuisier", classification: "Niveau II",
        isExecutive: situation.contract.isExecutive,
        entered: situation.contract.start),
      period: situation.period.firstDay...situation.period.lastDay, paymentDay: situation.period.lastDay, slip: slip,
      totals: .init(slip, after: nil), leave: [.init(label: "Congés payés N", acquired: 12_50, taken: 5_00, left: 7_50)],
      leaveTaken: PayslipDocument.leaveTaken(situation.month, slip), facts: .init(situation))
  }

  @Test(arguments: all) func `a payslip that is written is read again as it was, without its remarks`(row: Expected) throws {
    let (situation, slip) = try row.payslip()
    let document = Self.document(situation, slip)
    let read = PayslipDocumentReader(document.json(), law: Expected.law)
    #expect(read.findings.isEmpty, "\(read.findings)")
    let again = try #require(read.document)
    #expect(again.unsaid.isEmpty && again.json() == document.json())
    #expect(again.facts == document.facts && again.slip.lines == slip.lines && again.slip.earnings == slip.earnings)
    #expect(again.slip.generalReduction == slip.generalReduction && again.slip.incomeTax == slip.incomeTax)
    #expect(again.slip.dailyAllowances == slip.dailyAllowances && again.totals == document.totals)
    #expect(slip.netBeforeTax == slip.netSocial + slip.adjustments.map(\.amount).sum())
    #expect(PayslipDocumentReader.recognises(document.json()))
  }

  @Test(arguments: ["{\"payslip\": {}, \"lines\": []}", "{\"lines\": 3, \"netPaid\": 2}", "rien"])
  func `what is wrong in a payslip is said of a payslip`(text: String) {
    let findings = PayslipDocumentReader(Data(text.utf8), law: Expected.law).findings
    let ways = findings.map(\.recovery).filter { $0.contains("ecritoire aide") }
    #expect(
      !ways.isEmpty && ways.allSatisfy { $0.contains("aide bulletin-controle") && !$0.contains("situation") }, "\(findings)")
  }

  @Test(arguments: all) func `a situation that is written is read again as it was`(row: Expected) throws {
    let (situation, _) = try row.payslip()
    let read = SituationReader(try JSONEncoder().encode(situation.form), law: Expected.law)
    #expect(read.situation == situation, "\(read.findings)")
    #expect(!PayslipDocumentReader.recognises(try JSONEncoder().encode(situation.form)))
  }

  @Test(arguments: all, PayslipLayout.Model.allCases)
  func `each model has every line once, and its rows make the totals`(row: Expected, model: PayslipLayout.Model) throws {
    let (situation, slip) = try row.payslip()
    let layout = PayslipLayout(Self.document(situation, slip), model)
    let contributions: Set<PayslipLayout.Part> = [
      .health, .workAccident, .retirement, .family, .unemployment, .otherContributions, .csg, .exemptions, .optional,
    ]
    let rows = layout.sections.filter { contributions.contains($0.part) }.flatMap(\.rows)
    #expect(rows.flatMap(\.lines).count == slip.lines.count && Set(rows.flatMap(\.lines)) == Set(slip.lines))
    let total = try #require(layout.section(.total)?.rows.first)
    #expect(rows.compactMap(\.employeeAmount).sum() == total.employeeAmount)
    #expect(rows.compactMap(\.employerAmount).sum() == total.employerAmount)
    #expect(slip.gross + slip.exemptIndemnities + (total.employerAmount ?? .zero) == slip.employerCost)
    #expect(layout.section(.netPaid)?.rows.last?.employeeAmount == slip.netPaid)
    #expect(layout.sections.allSatisfy { !$0.rows.isEmpty })
    #expect((layout.section(.optional) != nil) == (model == .renewed && slip.lines.contains { $0.code == .provident }))
  }

  @Test(arguments: [
    (Day(2026, 12, 31), PayslipLayout.Model.adapted), (Day(2027, 1, 1), .renewed), (Day(2025, 1, 31), .adapted),
  ])
  func `the day of payment chooses the model`(day: Day, model: PayslipLayout.Model) throws {
    #expect(try PayslipLayout.model(paidOn: day, Expected.law) == model)
  }

  @Test func `before the rule there is no model`() {
    #expect(throws: Finding.self) { try PayslipLayout.model(paidOn: Day(2020, 1, 31), Expected.law) }
  }

  struct Refusal: CustomTestStringConvertible {
    let testDescription: String
    let change: (String, String)
    let code: String
    let field: String?
  }

  static let refusals = [
    Refusal(
      testDescription: "unknown key", change: ("\"siret\"", "\"sirret\""), code: "payroll.field.unknown", field: "employer.sirret"
    ),
    Refusal(
      testDescription: "unknown line", change: ("\"oldAgeCapped\"", "\"oldAge\""), code: "payroll.field.value",
      field: "payslip.lines[2].code"),
    Refusal(
      testDescription: "sum of lines", change: ("\"csgDeductible\":\"", "\"csgDeductible\":\"9"), code: "payroll.field.value",
      field: "payslip.csgDeductible"),
    Refusal(
      testDescription: "period backwards", change: ("\"through\":\"2026-10-31\"", "\"through\":\"2026-09-30\""),
      code: "payroll.period.backwards", field: "through"),
  ]

  @Test(arguments: refusals) func `what is wrong in the file is said with its field`(refusal: Refusal) throws {
    let situation = ordinary()
    let text = String(decoding: Self.document(situation, try payslip(situation)).json(), as: UTF8.self)
    let wrong = text.replacing(refusal.change.0, with: refusal.change.1)
    #expect(wrong != text)
    let read = PayslipDocumentReader(Data(wrong.utf8), law: Expected.law)
    #expect(read.document == nil)
    #expect(read.findings.map(\.code) == [refusal.code] && read.findings.first?.field == refusal.field, "\(read.findings)")
  }

  @Test func `an amount that is not shown is noted, and stays absent`() throws {
    let text = #"{"period": "2026-10", "gross": "2200.00", "lines": [], "netPaid": "1700.00"}"#
    let read = PayslipDocumentReader(Data(text.utf8), law: Expected.law)
    let document = try #require(read.document, "\(read.findings)")
    #expect(document.unsaid.isSuperset(of: ["netSocial", "ceiling", "incomeTax"]) && !document.unsaid.contains("gross"))
    #expect(PayslipDocumentReader(document.json(), law: Expected.law).document == document)
  }
}
