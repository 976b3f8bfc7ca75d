import Foundation
import Kernel
import Law
import Payroll
import Testing

@testable import Web

/// A payslip on a page: its lines in the legal order, each with its « pourquoi ? ».
@Suite struct PayslipViewTests {
  static let law = Law()

  /// A month with extra hours and a stop; people and company do not exist.
  static func document() throws -> PayslipDocument {
    var situation = PayrollSituation(
      period: Month(2026, 10), establishment: Establishment(headcount: 15, workAccidentRate: Rate(e8: 2_080_000)),
      employee: Employee(birthDate: Day(1990, 5, 12)),
      contract: Contract(
        start: Day(2020, 1, 6), weeklyHours: Hours(hundredths: 35_00), monthlyHours: Hours(hundredths: 151_67),
        monthlySalary: Money(cents: 2_200_00)))
    situation.month.overtime = [.init(hours: Hours(hundredths: 10_00), increase: Rate(e8: 25_000_000))]
    situation.month.absences = [
      .init(
        kind: .sickness, from: Day(2026, 10, 7), through: Day(2026, 10, 20), hasSubrogation: true, isMaintained: true)
    ]
    situation.month.bonuses = [.init(label: "Prime <d’assiduité>", amount: Money(cents: 100_00))]
    situation.month.advances = [.init(label: "Acompte", amount: Money(cents: 150_00))]
    situation.schemes = Schemes(
      healthInsurance: .init(employee: Money(cents: 21_50), employer: Money(cents: 21_50)),
      provident: [.init(base: .first, employeeRate: .zero, employerRate: Rate(e8: 1_500_000))])
    let slip = try PayslipCalculation(law: law, month: situation.period).payslip(situation)
    return PayslipDocument(
      number: "2026-0001",
      employer: .init(
        name: "Atelier Brindille (fictif)", address: ["1 rue des Copeaux", "00000 Nullepart"], siret: "00003141900012",
        activityCode: "31.09B", urssaf: "Urssaf fictive", agreement: .collective(idcc: "1411", title: "Ameublement")),
      employee: .init(
        name: "Karim Ouazzani (fictif)", nir: "290056748212333", number: "12", job: "Menuisier", classification: "Niveau II",
        isExecutive: false, entered: Day(2020, 1, 6)),
      period: Day(2026, 10, 1)...Day(2026, 10, 31), paymentDay: Day(2026, 10, 30), slip: slip,
      totals: .init(slip, after: nil), leave: [.init(label: "Congés payés N", acquired: 12_50, taken: 5_00, left: 7_50)],
      leaveTaken: PayslipDocument.leaveTaken(situation.month, slip), facts: .init(situation))
  }

  static func page(_ document: PayslipDocument, opened: String? = nil) throws -> String {
    var request = PageRequest(method: .get, path: "/d/atelier/paie/bulletins/2026-0001")
    request.query = Fields(opened.map { [(name: "pourquoi", value: $0)] } ?? [])
    let view = PayslipPageView(
      try PayslipView(document, law: law, opened: opened), findings: document.slip.findings,
      seal: .init(sealNumber: "2026-0001", sealDay: "02/11/2026", sealAuthor: "Camille Aubry", sealDigest: "ab12"),
      request: request)
    return try Templates(.embedded).render("Payroll/bulletin", view)
  }

  @Test func `the nets stand in the legal order, and the net paid closes the table`() throws {
    let view = try PayslipView(try Self.document(), law: Self.law)
    let labels = view.nets.map(\.rowLabel) + view.netsFoot.map(\.rowLabel)
    let order = [
      "Montant net social", "Net à payer avant impôt sur le revenu", "Montant net imposable", "Acomptes versés", "Net payé",
    ]
    #expect(labels.filter(order.contains) == order)
    #expect(view.contributions.first?.rowLabel == "Santé" && view.contributions.first?.isTitle == true)
    #expect(view.earningsFoot.map(\.rowLabel) == ["Salaire brut"] && view.netsFoot.count == 1)
  }

  @Test func `a line says its base, its rate, its amount, the law and since when`() throws {
    let document = try Self.document()
    let view = try PayslipView(document, law: Self.law)
    let row = try #require(view.contributions.first { $0.rowLabel == "Sécurité sociale plafonnée" })
    let part = try #require(row.proof?.proofParts.first)
    let line = try #require(document.slip.lines.first { $0.code == .oldAgeCapped })
    #expect(part.products.map(\.productName) == ["Salarié", "Employeur"])
    #expect(
      part.products.first?.productBase == line.base.shown && part.products.first?.productAmount == line.employeeAmount.euros)
    #expect(part.figures.contains { $0.figureLaw.contains("CSS") && $0.figureFrom.contains("/20") })
  }

  @Test func `every row of the sums adds up to its amount`() throws {
    let document = try Self.document()
    let view = try PayslipView(document, law: Self.law)
    for (row, total) in [
      (view.netsFoot.first, document.slip.netPaid), (view.nets.first, document.slip.netSocial),
      (view.earningsFoot.first, document.slip.gross), (view.costs.first, document.slip.employerCost),
    ] {
      let sentence = try #require(row?.proof?.proofParts.first?.sentences.first)
      #expect(sentence.hasSuffix("= \(total.euros)"), "\(sentence)")
      let figures = sentence.split(separator: " = ")[0].matches(of: /([+\u{2212}] )?[^+=\u{2212}]*? ([\d\u{202F}]+,\d\d)/)
      let sum = try figures.reduce(Money.zero) { sum, figure in
        let amount = try Money(french: String(figure.2))
        return (figure.1 ?? "").hasPrefix("\u{2212}") ? sum - amount : sum + amount
      }
      #expect(sum == total, "\(sentence)")
    }
  }

  @Test func `a figure that nobody read in a source is marked`() throws {
    let html = try Self.page(try Self.document())
    let doubts = try Self.document().slip.lines.flatMap(\.trace).filter { !$0.isVerified || !$0.citation.check.isVerified }
    #expect(doubts.isEmpty == !html.contains("à vérifier"))
  }

  @Test func `the number of social security is masked unless it is asked for`() throws {
    let document = try Self.document()
    #expect(!(try Self.page(document).contains("482123")))
    let whole = try PayslipView(document, law: Self.law, whole: true)
    #expect(whole.parties[1].partyFacts.contains { $0.factValue == "290056748212333" })
    var wrong = document
    wrong.employee.nir = "rien"
    #expect(wrong.masked.employee.nir == "•••" && document.masked.masked == document.masked)
  }

  @Test func `what was typed stays text, and one or all of the reasons open without a script`() throws {
    let document = try Self.document()
    let html = try Self.page(document)
    #expect(html.contains("Prime &lt;d’assiduité&gt;") && !html.contains("<d’assiduité>"))
    #expect(!html.contains("<details id=\"pourquoi-retirement-1\" open>"))
    #expect(try Self.page(document, opened: "pourquoi-retirement-1").contains("<details id=\"pourquoi-retirement-1\" open>"))
    let all = try Self.page(document, opened: "tout")
    #expect(all.matches(of: /<details id="pourquoi-[^"]+" open>/).count == all.matches(of: /<details id="pourquoi-/).count)
    let identifiers = all.matches(of: /[ ]id="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    if let place = ProcessInfo.processInfo.environment["BULLETIN_APERCU"] {
      try html.write(toFile: place + "/page.html", atomically: true, encoding: .utf8)
      try all.write(toFile: place + "/tout.html", atomically: true, encoding: .utf8)
    }
  }
}
