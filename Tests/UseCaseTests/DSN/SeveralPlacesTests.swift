import Kernel
import SocialReporting
import Store
import Testing
import Workforce

@testable import UseCases

@Suite("A company with two establishments declares each of them, and somebody who moves once")
struct SeveralPlacesTests {
  static let november = Month(2026, 11)
  let shop: DeclaringStaff
  let decembre: Desk

  /// October is declared by the one shop; then a second opens, and Nadia Roux works there from November on.
  init() throws {
    shop = try DeclaringStaff()
    _ = try MarkSent(.number(try shop.prepared().id), on: Day(2026, 11, 2))(shop.desk)
    decembre = shop.desk(on: Day(2026, 12, 1))
    var second = try ReadWorkplace(1)(shop.desk).value
    (second.name, second.siret) = ("Atelier", try Siret("73282932000082"))
    second.address.lines = ["8 rue Neuve"]
    #expect(try KeepWorkplace(second)(decembre).isKept)
    let kept = try ReadContract(shop.staff.contracts[0])(decembre).contract
    var terms = kept.value.terms(on: Day(2026, 11, 1))
    terms.workplace = 2
    let amendment = Amendment(effective: Day(2026, 11, 1), reason: "mutation à l’atelier", terms: terms)
    #expect(try AmendContract(kept, amendment)(decembre).isKept)
    let sealed = try SealPayslips(Self.november)(decembre)
    #expect(sealed.refused.isEmpty && sealed.sealed.count == 2, "\(sealed.refused.flatMap(\.findings).map(\.message))")
  }

  @Test func `each has its SIRET, its people, its bordereau and its payments`() throws {
    let outcome = try PrepareDeclaration(Self.november)(decembre)
    #expect(
      !outcome.isRefused && outcome.prepared.map(\.workplace) == ["Boutique", "Atelier"], "\(outcome.refusals.map(\.message))")
    try #require(outcome.prepared.count == 2)
    var numbers: [String] = []
    for (one, siret) in zip(outcome.prepared, ["73282932000074", "73282932000082"]) {
      let declaration = one.message.declarations[0]
      let place = try #require(declaration.descendants("S21.G00.11").first)
      #expect(declaration.values("S21.G00.06.001") == ["732829320"] && place[1] == String(siret.suffix(5)))
      #expect(place.children("S21.G00.22").map { $0[2] } == [siret] && declaration.values("S21.G00.85.001") == [siret])
      #expect(place.children("S21.G00.20").filter { $0[1] != "DGFIP" }.allSatisfy { $0[2] == siret })
      #expect(place.children("S21.G00.30").count == 1 && declaration.values("S21.G00.40.019") == [siret])
      #expect(one.built.crossFooting?.isClosed == true)
      let errors = one.verdict.log.findings.filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.field ?? "") \($0.message)" })")
      numbers += declaration.values("S21.G00.30.001")
    }
    #expect(numbers == ["1900599999034", "2900599999021"], "each person once")
    let payslips = outcome.prepared.map { Set($0.declaration?.stored.content.payslips ?? []) }
    #expect(payslips[0].isDisjoint(with: payslips[1]) && payslips[0].union(payslips[1]).count == 2)
  }

  @Test func `somebody who moved says where they were, and whoever stayed says nothing`() throws {
    let outcome = try PrepareDeclaration(Self.november)(decembre)
    try #require(outcome.prepared.count == 2)
    let changes = outcome.prepared.map { $0.message.declarations[0].descendants("S21.G00.41") }
    #expect(changes[0].isEmpty && changes[1].count == 1)
    let moved = try #require(changes[1].first)
    #expect(moved[1] == "01112026" && moved[12] == "73282932000074" && moved[13] == "73282932000074")
  }

  @Test func `a month is due until both are sent, and one is chosen by its establishment`() throws {
    let prepared = try PrepareDeclaration(Self.november)(decembre).prepared.compactMap(\.declaration)
    try #require(prepared.count == 2)
    #expect { _ = try ExportDeclaration(.month(Self.november), as: .xml)(decembre) } throws: {
      ($0 as? Finding)?.code == "dsn.declaration.several"
    }
    #expect(try !ExportDeclaration(.month(Self.november, workplace: 2), as: .xml)(decembre).isRefused)
    func open() throws -> Int { try ReadDeclarationMonths()(decembre).rows.count { $0.month == Self.november && !$0.isSent } }
    #expect(try open() == 2)
    _ = try MarkSent(.number(prepared[0].id))(decembre)
    #expect(try open() == 1)
    _ = try MarkSent(.number(prepared[1].id))(decembre)
    #expect(try open() == 0)
  }
}

extension BlockOccurrence {
  fileprivate func values(_ id: RubricID) -> [String] {
    var values: [String] = []
    forEachRubric { if $0.id == id { values.append($0.value) } }
    return values
  }
}
