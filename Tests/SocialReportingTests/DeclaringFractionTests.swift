import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// A month in several parts: each person once, what the establishment owes in the first.
@Suite struct DeclaringFractionTests {
  typealias Fraction = DeclarationFacts.Fraction

  private static func part(_ fraction: Fraction) throws -> BuiltDeclaration {
    let people = try DeclaringScenarioTests.people()
    let isMine: (Int) -> Bool = { Fraction.part(of: Int64($0 + 1), in: fraction.total) == fraction.number }
    return try Workshop.build(people.enumerated().filter { isMine($0.offset) }.map(\.element)) {
      $0.fraction = fraction
      $0.elsewhere = people.enumerated().filter { !isMine($0.offset) }.map(\.element)
      $0.charges = [EstablishmentCharge(code: "076", amount: Money(cents: 81_00), period: Day(2025, 1, 1)...Day(2025, 12, 31))]
    }
  }

  @Test(arguments: [1, 2, 3, 7]) func `the parts of a month have each person once, and its money once`(total: Int) throws {
    let parts = try (1...total).map { try Self.part(Fraction($0, of: total)) }
    #expect(parts.map { $0.message.declarations[0][3] } == (1...total).map { "\($0)\(total)" })
    let whole = try Self.part(.whole)
    let numbers = whole.individuals30.compactMap { $0[1] }
    #expect(parts.flatMap(\.individuals30).compactMap { $0[1] }.sorted() == numbers.sorted() && numbers.count == 7)
    for (place, part) in parts.enumerated() {
      let own = part.establishment.children.filter { ["S21.G00.20", "S21.G00.22", "S21.G00.44", "S21.G00.82"].contains($0.id) }
      let all = whole.establishment.children.filter { ["S21.G00.20", "S21.G00.22", "S21.G00.44", "S21.G00.82"].contains($0.id) }
      #expect(own == (place == 0 ? all : []))
      #expect(part.crossFooting == (place == 0 ? whole.crossFooting : nil) && part.crossFooting?.isClosed ?? true)
      #expect(part.findings.contains { $0.code == "dsn.declaring.parts" } == (total > 1))
      // Affiliations name the contracts of insurance of their own part.
      #expect(
        part.establishment.children("S21.G00.15").count == 2 && part.message.declarations[0].descendants("S21.G00.85").count == 1)
      try DeclaringVerdictTests.expectValid(part.message, "\(place + 1)/\(total)")
    }
  }

  @Test func `somebody in two parts is refused`() throws {
    let people = try DeclaringScenarioTests.people()
    #expect {
      _ = try Workshop.build([people[0]]) { ($0.fraction, $0.elsewhere) = (Fraction(1, of: 2), people) }
    } throws: { ($0 as? Finding)?.code == "dsn.declaring.twice" }
  }

  @Test(
    arguments: [
      ("1/2", "12"), ("12", "12"), ("3/9", "39"), ("1/1", "11"), ("3/2", nil), ("0/2", nil), ("1/10", nil), ("1-2", nil),
      ("", nil),
      ("1/", nil), ("112", nil),
    ] as [(String, String?)])
  func `how a fraction is written`(text: String, code: String?) { #expect(Fraction(text)?.code == code) }
}
