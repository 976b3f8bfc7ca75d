import Kernel
import Ledger
import Store
import Testing
import UseCases

@testable import Web

@Suite struct EntryFormTests {
  static let year = FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30))!

  private func desk() throws -> Desk {
    let dossier = try Dossier.inMemory()
    try dossier.changing(Author(name: "Camille", instant: "2026-11-02T09:30:00Z"), "dossier.creer", subject: "dossier") {
      change in
      try change.setFacts(DossierFacts(name: "Les Essais (FICTIF)", siren: "000026005", mode: .business))
      try change.addFiscalYear(EntryFormTests.year)
      try change.openThirdParty(ThirdParty(code: "MORVAN", name: "Bois du Morvan", kind: .supplier, account: "401"))
      try change.openThirdParty(ThirdParty(code: "MORET", name: "Moret Frères", kind: .supplier, account: "401"))
    }
    return Desk(dossier: dossier, author: "Camille", today: Day(2026, 11, 2), instant: "2026-11-02T09:30:00Z")
  }

  private func read(_ rows: [[String]], date: String = "6", due: String = "", label: String = "") throws -> EntryReading {
    var pairs = [(name: "journal", value: "HA"), ("date", date), ("piece", "BM-7"), ("echeance", due), ("libelle", label)]
    for row in rows {
      for (name, value) in zip(["compte", "tiers", "libelle_ligne", "code", "debit", "credit", "origine"], row) {
        pairs.append((name, value))
      }
    }
    let reader = EntryFormReader(desk: try desk(), month: Month(2026, 11), year: EntryFormTests.year, original: nil)
    return try reader.read(EntryForm(Fields(pairs)))
  }

  @Test func `a form is read as it is typed, blank rows left out`() throws {
    let reading = try read(
      [
        ["401", "morvan", "", "", "", "120/1", ""], ["", "", "", "", "", "", ""], ["601", "", "Chêne", "d20", "80+20", "", ""],
        ["44566", "", "", "D20", "20", "", ""],
      ], due: "0612")
    #expect(reading.findings == [])
    #expect(reading.rows == [1, 3, 4])
    #expect(reading.draft.day == Day(2026, 11, 6))
    #expect(reading.draft.label == "Bois du Morvan BM-7")
    #expect(
      reading.draft.lines == [
        EntryLine(account: "401", thirdParty: "MORVAN", credit: Money(cents: 120_00), dueDay: Day(2026, 12, 6)),
        EntryLine(account: "601", label: "Chêne", debit: Money(cents: 100_00), vatCode: "D20"),
        EntryLine(account: "44566", debit: Money(cents: 20_00), vatCode: "D20"),
      ])
  }

  @Test func `a third party alone says its account`() throws {
    let reading = try read([["", "MORVAN", "", "", "", "1", ""], ["MORVAN", "", "", "", "1", "", ""]])
    #expect(reading.draft.lines.map(\.account) == ["401", "401"])
    #expect(reading.draft.lines.map(\.thirdParty) == ["MORVAN", "MORVAN"])
  }

  @Test func `what may mean several things is asked, at its field`() throws {
    let reading = try read([["6 fou", "", "", "", "1", "", ""], ["401", "mor", "", "", "", "1", ""]])
    #expect(reading.findings.map(\.code) == ["web.entry.account", "web.entry.third-party"])
    #expect(reading.findings.map(\.field) == ["c1", "t2"])
    #expect(reading.accountChoices[1]?.contains { $0.account.number == "6064" } == true)
    #expect(reading.partyChoices[2]?.map(\.code) == ["MORET", "MORVAN"])
  }

  @Test func `what cannot be read is refused with its reason`() throws {
    let reading = try read(
      [["601", "", "", "", "12.5", "", ""], ["", "", "", "", "", "3", ""]], date: "31", due: "bientôt", label: "Essai")
    #expect(
      reading.findings.map { "\($0.code) \($0.field ?? "")" } == [
        "web.entry.day date", "web.entry.day echeance", "web.entry.amount d1", "web.entry.account-missing c2",
      ])
  }

  @Test func `a changed draft keeps what the form does not show`() throws {
    var line = EntryLine(account: "401", thirdParty: "MORVAN", credit: Money(cents: 1_00), dueDay: Day(2026, 12, 31))
    line.foreign = ForeignAmount(amount: "1,10", currency: "USD")
    let draft = EntryDraft(
      journal: "HA", day: Day(2026, 11, 6), pieceRef: "BM-7", label: "Chêne",
      lines: [line, .debit("601", Money(cents: 1_00))])
    let reader = EntryFormReader(desk: try desk(), month: Month(2026, 11), year: EntryFormTests.year, original: draft)
    #expect(try reader.read(EntryForm(draft, keepsOrigins: true)).draft == draft)
  }
}
