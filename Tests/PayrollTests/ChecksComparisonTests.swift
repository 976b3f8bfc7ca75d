import Foundation
import Kernel
import Law
import Payroll
import TestSupport
import Testing

/// Two months of one person: what moved, and why, to the cent.
@Suite struct ChecksComparisonTests {
  static func compare(_ first: PayrollSituation, _ second: PayrollSituation) throws -> PayslipComparison {
    PayslipComparison(
      ChecksOnRightPayslipsTests.document(first, try payslip(first)),
      ChecksOnRightPayslipsTests.document(second, try payslip(second)))
  }

  struct Case: CustomTestStringConvertible, @unchecked Sendable {
    let testDescription: String
    var first = "2026-10"
    var second = "2026-11"
    let change: (inout PayrollSituation) -> Void
    let code: String
    let kind: PayslipComparison.Cause.Kind
    let words: String
  }

  static let cases = [
    Case(
      testDescription: "a rise", change: { $0.contract.monthlySalary = Money(cents: 2_300_00) }, code: "oldAgeCapped",
      kind: .base,
      words: "le brut passe de 2\u{202F}200,00\u{A0}€ à 2\u{202F}300,00\u{A0}€"),
    Case(
      testDescription: "a rate of law, with its day and its text", first: "2025-12", second: "2026-01", change: { _ in },
      code: "oldAgeUncapped", kind: .rate, words: "2,02 % à 2,11 % : Vieillesse déplafonnée"),
    Case(
      testDescription: "a notified rate", change: { $0.establishment.workAccidentRate = .percent(1_50) }, code: "workAccident",
      kind: .rate, words: "Le taux de l’employeur passe de 2,08 % à 1,5 %."),
    Case(
      testDescription: "a bonus", change: { $0.month.bonuses = [.init(label: "Prime", amount: Money(cents: 300_00))] },
      code: "bonus", kind: .newLine, words: "« Prime » n’était pas sur le premier bulletin."),
    Case(
      testDescription: "extra hours",
      change: { $0.month.overtime = [.init(hours: Hours(hundredths: 4_00), increase: .percent(25_00))] }, code: "overtime",
      kind: .newLine, words: "Heures supplémentaires à 25 %"),
    Case(
      testDescription: "fewer hours",
      change: {
        ($0.contract.weeklyHours, $0.contract.monthlyHours) = (Hours(hundredths: 28_00), Hours(hundredths: 121_33))
        $0.contract.monthlySalary = Money(cents: 1_760_00)
      }, code: "base", kind: .hours, words: "121,33\u{A0}h au lieu de 151,67\u{A0}h."),
    Case(
      testDescription: "leave without pay",
      change: { $0.month.absences = [.init(kind: .unpaid, from: Day(2026, 11, 2), through: Day(2026, 11, 6))] }, code: "absence",
      kind: .newLine, words: "une absence d’un seul des deux mois"),
    Case(
      testDescription: "above the ceiling", change: { $0.contract.monthlySalary = Money(cents: 4_500_00) }, code: "cet",
      kind: .newLine, words: "dépasse le plafond de 4\u{202F}005,00\u{A0}€"),
    Case(
      testDescription: "the rate of the administration", change: { $0.employee.incomeTaxRate = .percent(3_00) },
      code: "incomeTax",
      kind: .rate, words: "à 3 %, d’après le taux transmis par l’administration"),
    Case(
      testDescription: "the new default scale", first: "2026-04", second: "2026-05", change: { _ in }, code: "incomeTax",
      kind: .rate,
      words: "d’après la grille par défaut"),
    Case(
      testDescription: "an advance", change: { $0.month.advances = [.init(label: "Acompte", amount: Money(cents: 200_00))] },
      code: "advances", kind: .newLine, words: "Acomptes"),
    Case(
      testDescription: "a regularisation of the year",
      change: {
        $0.yearToDate = YearToDate(
          gross: Money(cents: 22_000_00), ceiling: Money(cents: 40_050_00), referenceMinimumWage: Money(cents: 18_230_30),
          generalReduction: Money(cents: 5_000_00))
      }, code: "generalReduction", kind: .regularisation, words: "cumuls de l’année"),
    Case(
      testDescription: "health insurance",
      change: { $0.schemes.healthInsurance = .init(employee: Money(cents: 20_00), employer: Money(cents: 20_00)) },
      code: "healthInsurance", kind: .newLine, words: "Complémentaire santé"),
  ]

  @Test(arguments: cases) func `a line that moved says why, and its causes make its effect`(row: Case) throws {
    var (first, second) = (ordinary(month: row.first), ordinary(month: row.second))
    if row.code == "incomeTax", row.first == "2026-04" { (first, second) = try Self.aroundTheNewScale(first, second) }
    row.change(&second)
    let comparison = try Self.compare(first, second)
    let difference = try #require(comparison.differences.first { $0.code == row.code }, "\(comparison.differences.map(\.code))")
    let cause = try #require(difference.causes.first { $0.kind == row.kind }, "\(difference.causes)")
    #expect(cause.french.contains(row.words), "\(cause.french)")
    Self.accounts(comparison, "\(row)")
  }

  /// A wage whose bracket the new scale moves.
  static func aroundTheNewScale(
    _ first: PayrollSituation, _ second: PayrollSituation
  ) throws -> (PayrollSituation, PayrollSituation) {
    var (first, second) = (first, second)
    for cents in stride(from: Int64(1_900_00), to: 4_000_00, by: 5_00) {
      (first.contract.monthlySalary, second.contract.monthlySalary) = (Money(cents: cents), Money(cents: cents))
      if try payslip(first).incomeTax.rate != payslip(second).incomeTax.rate { break }
    }
    return (first, second)
  }

  /// Nothing is left unexplained, nor explained twice.
  static func accounts(_ comparison: PayslipComparison, _ seed: String) {
    let net = comparison.after.slip.netPaid - comparison.before.slip.netPaid
    let cost = comparison.after.slip.employerCost - comparison.before.slip.employerCost
    #expect(comparison.differences.map(\.effect).sum() == net && comparison.effect == net, "\(seed)")
    #expect(comparison.differences.map(\.costEffect).sum() == cost && comparison.costEffect == cost, "\(seed)")
    for difference in comparison.differences {
      #expect(!difference.causes.isEmpty && difference.causes.allSatisfy { $0.french.hasSuffix(".") }, "\(seed): \(difference)")
    }
  }

  @Test func `the causes of two thousand pairs of random months make the whole difference, and nothing is unexplained`() throws {
    let seed = PayrollPropertyTests.seed + 43
    var generator = SplitMix64(seed: seed)
    var earlier = PayrollPropertyTests.situation(&generator)
    var kinds: Set<PayslipComparison.Cause.Kind> = []
    for _ in 0..<2_000 {
      let situation = PayrollPropertyTests.situation(&generator)
      let comparison = try Self.compare(earlier, situation)
      Self.accounts(comparison, "seed \(seed)")
      #expect(!comparison.differences.contains { $0.part == .unexplained }, "seed \(seed): \(earlier) \(situation)")
      for difference in comparison.differences { kinds.formUnion(difference.causes.map(\.kind)) }
      earlier = situation
    }
    #expect(Set(PayslipComparison.Cause.Kind.allCases).subtracting(kinds) == [.regularisation])
  }

  @Test func `two equal payslips have no difference`() throws {
    #expect(try Self.compare(ordinary(), ordinary()).differences.isEmpty)
  }

  @Test func `what the lines of a payslip do not account for is said apart`() throws {
    let (first, second) = (try ChecksTamperTests.Sample.plain.document(), try ChecksTamperTests.Sample.plain.document())
    var draft = PayslipDraft(second)
    draft.add(12_34, to: "payslip.netPaid")
    let comparison = PayslipComparison(first, try draft.document)
    #expect(comparison.differences.map(\.part) == [.unexplained] && comparison.effect == Money(cents: 12_34))
    Self.accounts(comparison, "unexplained")
  }

  @Test func `a net that is not shown is the one that the lines make`() throws {
    let document = try ChecksTamperTests.Sample.plain.document()
    var draft = PayslipDraft(document)
    (draft["payslip.netPaid"], draft["payslip.employerCost"]) = (nil, nil)
    let comparison = PayslipComparison(document, try draft.document)
    #expect(comparison.differences.isEmpty && comparison.effect.isZero && comparison.costEffect.isZero)
  }

  @Test func `the person is told by the number of social security, else by the name`() throws {
    let (first, second) = (try ChecksTamperTests.Sample.plain.document(), try ChecksTamperTests.Sample.plain.document())
    #expect(PayslipComparison(first, second).isOfOnePerson)
    var other = second
    other.employee.name = "Lise Marchand (fictive)"
    #expect(!PayslipComparison(first, other).isOfOnePerson)
    var (numbered, same) = (first, other)
    (numbered.employee.nir, same.employee.nir) = ("1", "1")
    #expect(PayslipComparison(numbered, same).isOfOnePerson)
  }
}
