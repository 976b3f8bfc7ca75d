import Kernel
import Testing
import Workforce

@testable import Store

@Suite struct DeclarationTableTests {
  private func content(_ month: Month, isTest: Bool = false, text: [UInt8] = [0x53, 0xE9, 13, 10]) -> DeclarationContent {
    DeclarationContent(
      workplace: 1, month: month, nature: "01", type: "01", orderNumber: 1, isTest: isTest, payslips: ["2026-0001", "2026-0002"],
      norm: "P26V01", text: text)
  }

  private func change<Result>(_ dossier: Dossier, _ body: (DossierChange) throws -> Result) throws -> Result {
    try dossier.changing(Author(name: "Camille", instant: "2026-11-02T09:00:00Z"), "dsn.preparer", subject: "dsn", body)
  }

  @Test func `what is kept is read again byte for byte, with what became of it`() throws {
    let dossier = try SampleDossier(seed: 1).dossier
    let first = try change(dossier) { try $0.keep(content(Month(2026, 10))) }
    let second = try change(dossier) { try $0.keep(content(Month(2026, 9), isTest: true, text: [])) }
    try change(dossier) { try $0.deposit(first, on: Day(2026, 11, 5), reference: "A-1") }
    let kept = try dossier.reading { try $0.declarations() }
    #expect(kept.map(\.content) == [content(Month(2026, 10)), content(Month(2026, 9), isTest: true, text: [])])
    #expect(kept[0].deposit?.day == Day(2026, 11, 5) && kept[0].deposit?.reference == "A-1" && !kept[1].isSent)
    #expect(kept[0].content.digest == Digest(of: [0x53, 0xE9, 13, 10]))
    #expect(try dossier.reading { try $0.declarations(of: Month(2026, 9)).map(\.id) } == [second.id])
    #expect(
      try dossier.reading { try $0.declarationStates() }.map { "\($0.month.iso) \($0.isSent) \($0.isTest)" }
        == ["2026-10 true false", "2026-09 false true"])
    #expect(throws: (any Error).self) {
      try change(dossier) { try $0.deposit(first, on: Day(2026, 11, 6), reference: "") }
    }
    #expect(try dossier.verify().findings == [])
  }

  @Test func `a declaration without payslips, about an absence, says so again`() throws {
    let dossier = try SampleDossier(seed: 2).dossier
    var stop = content(Month(2026, 10))
    (stop.nature, stop.about, stop.payslips) = ("04", "absence/3", [])
    let kept = try change(dossier) { try $0.keep(stop) }
    #expect(kept.content == stop)
    #expect(try dossier.reading { try $0.declarations(about: "absence/3").map(\.id) } == [kept.id])
    #expect(try dossier.reading { try $0.declarations(about: "absence/4") } == [])
  }

  @Test func `who declares is kept state by state`() throws {
    let dossier = try SampleDossier(seed: 3).dossier
    let file = DeclarantFile(civility: .sir, name: "Paul", email: "p@exemple.example", phone: "01 99 00 00 00")
    #expect(try dossier.reading { try $0.declarant() } == nil)
    try change(dossier) { try $0.add(file) }
    let known = try #require(try dossier.reading { try $0.declarant() })
    #expect(known.value == file && known.value.phone == "0199000000")
    var other = file
    other.name = "Paule"
    try change(dossier) { try $0.change(known, to: other) }
    #expect { try change(dossier) { try $0.change(known, to: other) } } throws: {
      ($0 as? Finding)?.code == "workforce.changed-meanwhile"
    }
    #expect(try dossier.verify().findings == [])
  }
}
