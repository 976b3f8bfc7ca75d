import Foundation
import Kernel
import Law
import Payroll
import SocialReporting
import Testing
import Workforce

/// Many people, and texts that the norm does not take as they are.
@Suite struct DeclaringCrowdTests {
  @Test func `a crowd is well-formed, and each person is one`() throws {
    let facts = DeclarationFacts(
      Workshop.declarant(), month: Workshop.october, people: try DeclaringScenarioTests.people()
    ).crowded(1_100)
    #expect(facts.people.count == 1_100)
    #expect(Set(facts.people.map { $0.file.nir?.body }).count == 1_100)
    var (individuals, rubrics, total) = (0, 0, "")
    try MonthlyDeclaration(facts, law: Workshop.law, norm: Workshop.norm).forEachPiece { piece in
      rubrics += piece.occurrence.rubricCount
      if case .individual = piece { individuals += 1 }
      if piece.occurrence.id == "S90.G00.90" { total = piece.occurrence[1] ?? "" }
    }
    #expect(individuals == 1_100 && total == "\(rubrics)")
  }

  /// What ten thousand people cost, when somebody asks: ECRITOIRE_MEASURE=1.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ECRITOIRE_MEASURE"] == "1"))
  func `ten thousand people`() throws {
    let facts = DeclarationFacts(
      Workshop.declarant(), month: Workshop.october, people: try DeclaringScenarioTests.people()
    ).crowded(10_000)
    let clock = ContinuousClock()
    var made: MonthlyDeclaration?
    let first = try clock.measure { made = try MonthlyDeclaration(facts, law: Workshop.law, norm: Workshop.norm) }
    var rubrics = 0
    let second = try clock.measure { try made?.forEachPiece { rubrics += $0.occurrence.rubricCount } }
    let third = try clock.measure { _ = try made?.crossFooting(Workshop.accounts) }
    #expect(rubrics > 1_000_000)
    let peak = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(separator: "\n").first {
      $0.hasPrefix("VmHWM")
    }
    print("totals \(first), pieces \(second), cross-footing \(third), \(rubrics) rubrics, \(peak ?? "")")
  }

  struct Text: CustomTestStringConvertible, Sendable {
    let name: String
    let given: String
    let declared: String
    let isCut: Bool
    var testDescription: String { name }
  }

  static let jobs: [Text] = [
    Text(name: "as it is", given: "Menuisier poseur", declared: "Menuisier poseur", isCut: false),
    Text(name: "typographic signs", given: "Chef d’atelier – « bois »", declared: "Chef d'atelier - \" bois \"", isCut: false),
    Text(name: "a ligature", given: "Maître d’œuvre", declared: "Maître d'oeuvre", isCut: false),
    Text(name: "letters beyond Latin-1", given: "Łukasz, ćwiczenia", declared: "Lukasz, cwiczenia", isCut: false),
    Text(name: "spaces drawn together", given: " Poseur \u{A0} de  cuisines ", declared: "Poseur de cuisines", isCut: false),
    Text(name: "a script without form", given: "Poseur 木", declared: "Poseur", isCut: true),
    Text(
      name: "too long", given: String(repeating: "Menuisier ", count: 13),
      declared: String(String(repeating: "Menuisier ", count: 12).dropLast()), isCut: true),
  ]

  @Test(arguments: jobs) func `a job is written in the characters of the norm`(row: Text) throws {
    let person = try Workshop.declared(Workshop.plain { $0.contract.terms.jobTitle = row.given })
    let built = try Workshop.build([person])
    #expect(built.individuals30[0].child("S21.G00.40")?[6] == row.declared)
    #expect(built.findings.contains { $0.code == "dsn.declaring.cut" } == row.isCut)
    try expectWellFormed(built.message)
  }

  @Test(arguments: [
    ("Saint-Étienne-d’Ardèche", "SAINT ETIENNE D ARDECHE"), ("L’Haÿ-les-Roses", "L HAY LES ROSES"), ("ŒTING", "OETING"),
    ("Paris, 11e", "PARIS 11E"),
  ])
  func `a town has letters and spaces only`(given: String, declared: String) throws {
    let person = try Workshop.declared(Workshop.plain { $0.employee.address?.town = given })
    let built = try Workshop.build([person])
    #expect(built.individuals30[0][10] == declared)
  }
}
