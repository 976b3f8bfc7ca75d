import Foundation
import Kernel
import Law
import Payroll
import Testing

/// A payslip that was typed in shows little: the rules say what they cannot judge, and judge the rest.
@Suite struct ChecksOfTypedPayslipsTests {
  typealias State = PayslipVerdict.State

  static func states(_ document: PayslipDocument) -> [String: State] {
    let verdict = ChecksOnRightPayslipsTests.checks.verdict(on: document)
    return Dictionary(uniqueKeysWithValues: verdict.judgements.map { ($0.rule.id, $0.state) })
  }

  @Test func `the answer of a simulation is judged on its figures, and its mentions are not`() throws {
    let situation = ordinary()
    var draft = PayslipDraft(ChecksOnRightPayslipsTests.document(situation, try payslip(situation)))
    let bare = try #require(draft["payslip"])
    let data = try JSONSerialization.data(withJSONObject: bare)
    let document = try #require(PayslipDocumentReader(data, law: Expected.law).document)
    let states = Self.states(document)
    for rule in ["P01", "P02", "P03", "P40", "P13", "P15", "P16", "P19", "P20", "P23"] {
      #expect(states[rule] == .unverifiable, "\(rule)")
    }
    for rule in ["P05", "P06", "P09", "P10", "P11", "P17", "P18", "P21", "P22", "P31", "P32", "P33", "P34", "P42"] {
      #expect(states[rule] == .respected, "\(rule)")
    }
    draft["payslip.incomeTax.rate"] = "11.00"
    #expect(!states.values.contains(.broken))
  }

  @Test(arguments: ChecksTamperTests.Sample.allCases)
  func `without the facts behind it a right payslip breaks no rule`(sample: ChecksTamperTests.Sample) throws {
    guard sample != .year, sample != .apprentice else { return }
    var document = try sample.document()
    document.facts = .init()
    let verdict = ChecksOnRightPayslipsTests.checks.verdict(on: document)
    let seventeen = sample == .young ? [] : verdict.findings
    #expect(seventeen.isEmpty, "\(seventeen.map { "\($0.code): \($0.message)" })")
    #expect(verdict.count(.unverifiable) >= 6)
  }

  @Test func `each total that the law wants shown is missed`() throws {
    let document = try ChecksTamperTests.Sample.plain.document()
    for (key, rule) in [("netSocial", "P31"), ("employerCost", "P42")] {
      var draft = PayslipDraft(document)
      draft["payslip." + key] = nil
      #expect(Self.states(try draft.document).filter { $0.value == .broken }.map(\.key) == [rule])
    }
  }

  @Test(arguments: [
    "gross", "ceiling", "earnings", "csgBase", "generalReduction", "netBeforeTax", "netTaxable", "incomeTax", "netPaid",
  ])
  func `an amount that is not shown breaks no rule`(key: String) throws {
    var draft = PayslipDraft(try ChecksTamperTests.Sample.plain.document())
    draft["payslip." + key] = nil
    let states = Self.states(try draft.document)
    // The cost is shown after a reduction that is not.
    let known: Set<String> = key == "generalReduction" ? ["P42"] : []
    #expect(Set(states.filter { $0.value == .broken }.keys) == known, "\(key)")
    // The line says its base too.
    #expect(key == "csgBase" || states.values.contains(.unverifiable))
  }

  @Test func `a figure that the law of the month does not have leaves its rule without a verdict`() throws {
    var draft = PayslipDraft(try ChecksTamperTests.Sample.plain.document())
    (draft["payslip.period"], draft["from"], draft["through"]) = ("2024-10", "2024-10-01", "2024-10-31")
    let verdict = ChecksOnRightPayslipsTests.checks.verdict(on: try draft.document)
    let wage = try #require(verdict.judgements.first { $0.rule.id == "P05" })
    #expect(wage.state == .unverifiable && wage.why?.contains("octobre 2024") == true, "\(wage.why ?? "")")
    #expect(verdict.judgements.count == 42)
  }

  @Test func `a total of January that counts December is right, one that is less than the month is not`() throws {
    let situation = ordinary(month: "2026-01")
    var document = ChecksOnRightPayslipsTests.document(situation, try payslip(situation))
    document.totals = .init(document.slip, after: document.totals)
    #expect(!Self.states(document).values.contains(.broken))
    document.totals.netTaxable = Money(cents: 1_00)
    #expect(Self.states(document).filter { $0.value == .broken }.map(\.key) == ["P32"])
  }

  /// The months that a dossier seals; its contract does not say the classification.
  @Test func `the months of a dossier break no rule but that of the classification that its contract leaves out`() throws {
    let paid = try PayrollMonthTests.paying(["2026-01", "2026-02", "2026-03"], PayrollMonthTests.shop())
    #expect(paid.payslips.count == 3)
    for payslip in paid.payslips {
      let findings = ChecksOnRightPayslipsTests.checks.findings(of: payslip.document)
      #expect(Set(findings.map(\.code)) == ["payslip.p03.person"], "\(findings.map { "\($0.code): \($0.message)" })")
    }
  }
}
