import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct SearchDossierTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// What must be among the answers.
    let found: [String]
    /// What must not be.
    var absent: [String] = []
  }

  static let cases = [
    Case(testDescription: "an account by the start of its number", text: "411*", found: ["compte 411"], absent: ["compte 401"]),
    Case(testDescription: "an account by its number", text: "5121", found: ["compte 5121"], absent: ["compte 512"]),
    Case(testDescription: "a third party by its code", text: "anne", found: ["tiers ANNE"], absent: ["tiers BAZ"]),
    Case(
      testDescription: "a third party by a word of its name", text: "maison baz", found: ["tiers BAZ"], absent: ["tiers ANNE"]),
    Case(testDescription: "a journal by its code", text: "ha", found: ["journal HA"], absent: ["journal VE"]),
    Case(testDescription: "entries by an amount", text: "240,00", found: ["écriture 4", "écriture 6"], absent: ["écriture 2"]),
    Case(testDescription: "entries by an amount with its unit", text: "120,00 €", found: ["écriture 2", "écriture 5"]),
    Case(
      testDescription: "entries between two amounts", text: "50..60", found: ["écriture 3"], absent: ["écriture 2"]),
    Case(testDescription: "entries between two amounts, the greater first", text: "60..50", found: ["écriture 3"]),
    Case(testDescription: "an entry by its piece", text: "p20260215", found: ["écriture 3"], absent: ["écriture 4"]),
    Case(testDescription: "entries by a word of their label", text: "ve 10/01", found: ["écriture 2"], absent: ["écriture 4"]),
    Case(testDescription: "an entry by its number", text: "n3", found: ["écriture 3"]),
    Case(testDescription: "a character that patterns give a meaning to", text: "[a*?", found: [], absent: ["écriture 1"]),
    Case(testDescription: "nothing for spaces", text: "  ", found: [], absent: ["compte 411"]),
  ]

  @Test(arguments: cases) func `a few characters find what they mean`(search: Case) throws {
    let names = try SearchDossier(search.text)(ReportLedger().desk).map(Self.name)
    for name in search.found { #expect(names.contains(name), "\(name) among \(names)") }
    for name in search.absent { #expect(!names.contains(name), "\(name) among \(names)") }
  }

  @Test func `accents and capitals are left aside, the latest first`() throws {
    let ledger = try ReportLedger(empty: Day(2026, 11, 24))
    for (day, label) in [
      (Day(2026, 1, 5), "Société des Forêts"), (Day(2026, 2, 5), "SOCIETE DES FORETS"), (Day(2026, 3, 5), "Autre"),
    ] {
      try ledger.change { change in
        let year = try #require(try change.reading.fiscalYear(containing: day))
        _ = try change.addDraft(
          EntryDraft(journal: "VE", day: day, pieceRef: "", label: label, lines: [debit("411", 1, "ANNE"), credit("707", 1)]),
          in: year)
      }
    }
    let names = try SearchDossier("societe forêt")(ledger.desk).map(Self.name)
    #expect(names.filter { $0.hasPrefix("écriture") } == ["écriture 2", "écriture 1"])
  }

  @Test func `a chart account that is not open comes after the dossier's own`() throws {
    let hits = try SearchDossier("clients")(ReportLedger().desk)
    #expect(hits.contains { if case .account(_, _, false) = $0 { true } else { false } })
  }

  static func name(_ hit: SearchDossier.Hit) -> String {
    switch hit {
    case .account(let number, _, _): "compte \(number)"
    case .thirdParty(let party): "tiers \(party.code)"
    case .journal(let journal): "journal \(journal.code)"
    case .entry(let entry): "écriture \(entry.id)"
    }
  }
}
