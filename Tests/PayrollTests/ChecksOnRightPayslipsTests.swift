import Foundation
import Kernel
import Law
import Payroll
import TestSupport
import Testing

/// What is computed here is right: the rules have nothing to say of it, but for what the texts explain.
@Suite struct ChecksOnRightPayslipsTests {
  static let checks = PayslipChecks(law: Expected.law)

  /// Complete, with an employer whose number is right.
  static func document(_ situation: PayrollSituation, _ slip: Payslip) -> PayslipDocument {
    var document = PayslipDocumentTests.document(situation, slip)
    document.employer.siret = "00002600500017"
    return document
  }

  /// Breaches that stand in the vectors themselves, and why.
  static let exceptions: [String: (ids: Set<String>, why: String)] = [:]

  @Test(arguments: PayslipDocumentTests.all)
  func `a payslip of the vectors, with its people, breaks no rule but for what is explained`(row: Expected) throws {
    let (situation, slip) = try row.payslip()
    let verdict = Self.checks.verdict(on: Self.document(situation, slip))
    let broken = verdict.findings.filter { $0.severity > .info }
    let known = Set(Self.exceptions.filter { $0.value.ids.contains(row.id) }.keys)
    #expect(Set(broken.map(\.code)) == known, "\(broken.map { "\($0.code): \($0.message)" })")
    #expect(verdict.judgements.count == 42 && verdict.judgements.allSatisfy { ($0.state == .broken) == !$0.findings.isEmpty })
    #expect(verdict.judgements.allSatisfy { ($0.why != nil) == ($0.state == .unverifiable || $0.state == .notConcerned) })
  }

  /// The random situations of the properties, with what nobody does: a wage below the minimum, an employer who pays less than a half
  /// of health insurance, more part-time hours than a full week.
  static func right(_ generator: inout SplitMix64) -> PayrollSituation {
    var situation = PayrollPropertyTests.situation(&generator)
    let least = Int64(12_31) * situation.contract.weeklyHours.hundredths * 52 / 1_200 + 1_00
    if (situation.contract.monthlySalary?.cents ?? 0) < least { situation.contract.monthlySalary = Money(cents: least) }
    if let insurance = situation.schemes.healthInsurance, insurance.employer < insurance.employee {
      situation.schemes.healthInsurance = .init(employee: insurance.employer, employer: insurance.employee)
    }
    if situation.contract.weeklyHours.hundredths > 20_00 { situation.month.complementaryHours = [] }
    situation.month.complementaryHours = situation.month.complementaryHours.map {
      .init(hours: min($0.hours, Hours(hundredths: situation.contract.monthlyHours.hundredths / 3)), increase: .percent(25_00))
    }
    return situation
  }

  @Test func `two thousand random payslips break no rule`() throws {
    let seed = PayrollPropertyTests.seed + 42
    var (generator, judged): (SplitMix64, Set<String>) = (SplitMix64(seed: seed), [])
    for _ in 0..<2_000 {
      let situation = Self.right(&generator)
      let slip = try payslip(situation)
      let verdict = Self.checks.verdict(on: Self.document(situation, slip))
      #expect(verdict.word == .conforming, "seed \(seed): \(verdict.findings.map { "\($0.code): \($0.message)" }) \(situation)")
      for judgement in verdict.judgements where judgement.state == .respected { judged.insert(judgement.rule.id) }
    }
    // What the generator never makes: apprentices, meal vouchers, seizures, indemnities of the end of a fixed term.
    #expect(Set(PayslipRule.all.map(\.id)).subtracting(judged) == ["P28", "P29", "P35", "P39"])
  }
}
