import Kernel
import SocialReporting
import Store
import Testing
import Workforce

@testable import UseCases

@Suite("A month is declared in fractions, each person once")
struct FractionTests {
  typealias Fraction = DeclarationFacts.Fraction
  static let october = DeclaringStaff.october

  private func refused(_ code: String, _ body: () throws -> Void) {
    #expect { try body() } throws: { ($0 as? Finding)?.code == code }
  }

  private func people(_ one: PreparedDeclarations.One) -> [String] {
    one.message.declarations.flatMap { $0.descendants("S21.G00.30") }.compactMap { $0[1] }
  }

  private func numbered(_ shop: DeclaringStaff) throws {
    for (id, number) in [(Int64(1), "M1"), (2, "M2")] {
      let kept = try ReadEmployee(id)(shop.desk).employee
      var file = kept.value
      file.number = number
      #expect(try ChangeEmployee(kept, to: file)(shop.desk).isKept)
    }
  }

  @Test func `all the parts at once: kept, checked, exported one by one, and due until the last is sent`() throws {
    let shop = try DeclaringStaff()
    let outcome = try PrepareDeclaration(Self.october, split: .parts(2))(shop.desk)
    #expect(!outcome.isRefused, "\(outcome.refusals.map(\.message))")
    #expect(outcome.prepared.map(people) == [["2900599999021"], ["1900599999034"]])
    #expect(outcome.prepared.map(\.partFrench) == ["fraction 1 sur 2", "fraction 2 sur 2"])
    #expect(outcome.prepared.map { $0.built.crossFooting?.isClosed } == [true, nil])
    let kept = outcome.prepared.compactMap(\.declaration)
    #expect(kept.map(\.stored.content.fraction) == ["12", "22"] && kept.map(\.state) == [.prepared, .prepared])
    #expect(kept.allSatisfy { $0.title.contains("fraction") })
    for one in kept { #expect(try ReadDeclaration(one.id)(shop.desk).isUpToDate) }
    refused("dsn.declaration.several") { _ = try ExportDeclaration(.month(Self.october), as: .xml)(shop.desk) }
    for number in 1...2 {
      let choice = DeclarationChoice.month(Self.october, part: Fraction(number, of: 2))
      #expect(try ExportDeclaration(choice, as: .neodes)(shop.desk).declaration.id == kept[number - 1].id)
    }
    func isSent() throws -> Bool? { try ReadDeclarationMonths()(shop.desk).rows.first { $0.month == Self.october }?.isSent }
    _ = try MarkSent(.number(kept[0].id))(shop.desk)
    #expect(try isSent() == false)
    #expect(try ReadDeclarationMonths()(shop.desk).rows.first { $0.month == Self.october }?.current?.id == kept[1].id)
    _ = try MarkSent(.number(kept[1].id))(shop.desk)
    #expect(try isSent() == true)
    #expect(try VerifyDossier()(shop.desk.dossier).findings.isEmpty)
  }

  @Test func `a part that was sent is replaced alone, in the same number of parts`() throws {
    let shop = try DeclaringStaff()
    let kept = try PrepareDeclaration(Self.october, split: .parts(2))(shop.desk).prepared.compactMap(\.declaration)
    _ = try MarkSent(.number(kept[1].id))(shop.desk)
    refused("dsn.fraction.sent") { _ = try PrepareDeclaration(Self.october)(shop.desk) }
    refused("dsn.fraction.sent") { _ = try PrepareDeclaration(Self.october, split: .parts(3))(shop.desk) }
    let again = try PrepareDeclaration(Self.october, split: .part(Fraction(2, of: 2)))(shop.desk)
    let one = try #require(again.prepared.first?.declaration)
    #expect(one.type == .replacement && one.stored.content.replaces == kept[1].id && one.stored.content.orderNumber == 2)
    #expect(try ReadDeclaration(kept[0].id)(shop.desk).declaration.state == .prepared)
  }

  @Test func `parts of a list: unknown, empty, twice, missing`() throws {
    let shop = try DeclaringStaff()
    try numbered(shop)
    func part(_ number: Int, _ members: [String]) throws -> PreparedDeclarations {
      try PrepareDeclaration(Self.october, split: .part(Fraction(number, of: 2), members: members))(shop.desk)
    }
    #expect(try part(1, ["M9"]).refusals.map(\.code) == ["dsn.fraction.unknown"])
    #expect(try part(1, []).refusals.map(\.code) == ["dsn.fraction.empty"])
    let first = try part(1, ["m2"])
    #expect(!first.isRefused && people(first.prepared[0]) == ["1900599999034"])
    let twice = try part(2, ["M2"])
    #expect(Set(twice.findings.map(\.code)).isSuperset(of: ["dsn.fraction.twice", "dsn.fraction.missing"]))
    let id = try #require(twice.prepared.first?.declaration?.id)
    let stopped = try ExportDeclaration(.number(id), as: .xml)(shop.desk)
    #expect(stopped.isRefused && stopped.findings.contains { $0.code == "dsn.fraction.twice" && $0.severity == .error })
    let second = try part(2, ["M1"])
    #expect(!second.findings.contains { $0.code.hasPrefix("dsn.fraction.") }, "\(second.findings.map(\.code))")
    #expect(try !ExportDeclaration(.number(try #require(second.prepared.first?.declaration?.id)), as: .xml)(shop.desk).isRefused)
  }

  @Test func `what is no split is refused`() throws {
    let shop = try DeclaringStaff()
    refused("dsn.fraction.count") { _ = try PrepareDeclaration(Self.october, split: .parts(10))(shop.desk) }
    refused("dsn.fraction.members") {
      _ = try PrepareDeclaration(Self.october, split: .part(.whole, members: ["M1"]))(shop.desk)
    }
    #expect(try PrepareDeclaration(Self.october, split: .parts(3))(shop.desk).refusals.map(\.code) == ["dsn.fraction.empty"])
    #expect(try ListDeclarations()(shop.desk).isEmpty)
  }

  @Test func `prepared whole again before it is sent, the parts are versions that count no more`() throws {
    let shop = try DeclaringStaff()
    let parts = try PrepareDeclaration(Self.october, split: .parts(2))(shop.desk).prepared.compactMap(\.declaration)
    let whole = try shop.prepared()
    #expect(try ListDeclarations(onlyCurrent: true)(shop.desk).map(\.id) == [whole.id])
    refused("dsn.declaration.superseded") { _ = try MarkSent(.number(parts[0].id))(shop.desk) }
  }
}
