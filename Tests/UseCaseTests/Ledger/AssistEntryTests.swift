import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct AssistEntryTests {
  private func line(_ account: AccountNumber? = nil, _ party: String? = nil, debit: Int64? = nil, credit: Int64? = nil)
    -> PartialLine
  {
    PartialLine(account: account, thirdParty: party, debit: debit.map(Money.init(cents:)), credit: credit.map(Money.init(cents:)))
  }

  private func assist(_ office: LedgerDesk, _ lines: [PartialLine], piece: String = "BM-2") throws -> AssistEntry.Outcome {
    try office.untouched {
      try AssistEntry(journal: "HA", day: Day(2026, 10, 20), pieceRef: piece, label: "", lines: lines)(office.desk)
    }
  }

  // MARK: While typing

  @Test func `a third party brings back the lines of its last entry, for the amount typed`() throws {
    let office = try LedgerDesk()
    try office.record(LedgerDesk.purchase("BM-1"))
    let outcome = try assist(office, [line("401", "MORVAN", credit: 240_00)])
    #expect(outcome.lines.map { $0.account?.text } == ["401", "601", "44566"])
    #expect(outcome.lines.map { $0.balance?.cents } == [-240_00, 200_00, 40_00])
    #expect(outcome.lines.map(\.vatCode) == [nil, "D20", "D20"])
    #expect((outcome.debit, outcome.credit) == (outcome.credit, Money(cents: 240_00)))
    #expect(outcome.label == "Bois du Morvan BM-2")
  }

  @Test func `at school nothing that does the exercise is proposed until the assistant is opened`() throws {
    let office = try LedgerDesk(mode: .school)
    try office.record(LedgerDesk.purchase("BM-1"))
    let typed = [line("401", "MORVAN", credit: 240_00)]
    #expect(try assist(office, typed).lines == typed)
    let found = try SuggestAccounts("601", thirdParty: "MORVAN", journal: "HA")(office.desk)
    #expect(found.first?.account.number == "601")
    #expect(found.allSatisfy { $0.reason == nil })
  }

  @Test func `a duplicate invoice is told before it is saved`() throws {
    let office = try LedgerDesk()
    try office.record(LedgerDesk.purchase("BM-1"))
    let lines = [line("601", debit: 100_00), line("44566", debit: 20_00), line("401", "MORVAN", credit: 120_00)]
    #expect(try assist(office, lines, piece: "bm 1").findings.map(\.code) == ["ledger.entry.duplicate-invoice"])
    #expect(try assist(office, lines).findings == [])
  }

  @Test func `an amount far above what a third party is used to is told, and can be saved`() throws {
    let office = try LedgerDesk()
    for index in 1...3 { try office.record(LedgerDesk.purchase("BM-\(index)")) }
    let outcome = try RecordEntry(LedgerDesk.purchase("BM-9", net: 1_000_00))(office.desk)
    #expect(outcome.findings.map(\.code) == ["ledger.entry.unusual-amount"])
    #expect(outcome.findings.map(\.line) == [3])
    #expect(outcome.id != nil)
    #expect(try RecordEntry(LedgerDesk.purchase("BM-10", net: 400_00))(office.desk).findings == [])
  }

  @Test func `a due day follows the manner of the last one`() throws {
    let office = try LedgerDesk()
    var draft = LedgerDesk.purchase("BM-1", day: Day(2026, 10, 2))
    draft.lines[2].dueDay = Day(2026, 11, 30)
    try office.record(draft)
    #expect(try assist(office, [line("401", "MORVAN", credit: 1_00)]).dueDay == Day(2026, 11, 30))
  }

  // MARK: Lists

  @Test func `digits and words find an account together, whatever its accents`() throws {
    let office = try LedgerDesk()
    let found = try SuggestAccounts("6 fou")(office.desk).map(\.account.number.text)
    #expect(found.contains("6064"))
    #expect(found.allSatisfy { $0.hasPrefix("6") })
    #expect(found.count <= 50)
    #expect(try SuggestAccounts("411*")(office.desk).allSatisfy { $0.account.number.hasPrefix("411") })
    #expect(try SuggestAccounts("energie")(office.desk).contains { $0.account.label.contains("énergie") })
    #expect(try SuggestAccounts("zzzz")(office.desk).isEmpty)
    // A heading takes no line.
    #expect(try !SuggestAccounts("6")(office.desk).contains { $0.account.number.text.count < 3 })
  }

  @Test func `the last account of the third party comes first, and says so`() throws {
    let office = try LedgerDesk()
    var draft = LedgerDesk.purchase("BM-1")
    draft.lines[0].account = "6064"
    try office.record(draft)
    let found = try SuggestAccounts("6", thirdParty: "MORVAN", journal: "HA")(office.desk)
    #expect(found.first?.account.number == "6064")
    #expect(found.first?.reason == "dernier pour ce tiers")
  }

  @Test func `a third party is found by a part of its name, those of the journal first`() throws {
    let office = try LedgerDesk()
    #expect(try SuggestThirdParties("tilleuls")(office.desk).map(\.code) == ["TILLEULS"])
    #expect(try SuggestThirdParties("", journal: .sales)(office.desk).map(\.code) == ["TILLEULS", "MORVAN"])
    #expect(try SuggestThirdParties("hotel")(office.desk).map(\.code) == ["TILLEULS"])
  }

  // MARK: A new entry

  @Test func `a new entry proposes the day and the next number of our own pieces`() throws {
    let office = try LedgerDesk()
    let sale = EntryDraft(
      journal: "VE", day: Day(2026, 10, 5), pieceRef: "F2026-101", label: "Agencement",
      lines: [.debit("411", Money(cents: 100_00), thirdParty: "TILLEULS"), .credit("706", Money(cents: 100_00))])
    try office.record(sale)
    let prepared = try PrepareEntry(journal: "VE", month: Month(2026, 10))(office.desk)
    #expect((prepared.pieceRef, prepared.day, prepared.drafts) == ("F2026-102", office.desk.today, 1))
    try office.record(LedgerDesk.purchase("BM-1"))
    #expect(try PrepareEntry(journal: "HA", month: Month(2026, 10))(office.desk).pieceRef == "")
    #expect(try PrepareEntry(month: Month(2026, 11))(office.desk).day == Day(2026, 11, 1))
    try office.refuses("ledger.journal.unknown") { _ = try PrepareEntry(journal: "ZZ", month: Month(2026, 10))(office.desk) }
  }

  // MARK: Two people

  @Test func `of two people the second sees what the first wrote, and loses nothing`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase("BM-1"))
    let second = Desk(
      dossier: office.desk.dossier, author: "Nora Benali", today: office.desk.today, instant: "2026-10-31T10:00:00Z")
    _ = try RecordEntry(LedgerDesk.purchase("BM-1", net: 200_00), replacing: (id, 1))(second)
    var mine = LedgerDesk.purchase("BM-1")
    mine.label = "Panneaux de hêtre"
    try office.refuses("ledger.entry.changed-meanwhile") { _ = try RecordEntry(mine, replacing: (id, 1))(office.desk) }
    let compared = try CompareVersions(id, yours: mine)(office.desk)
    #expect((compared.entry.version, compared.author?.name) == (2, "Nora Benali"))
    #expect(compared.differences.map(\.field) == ["libelle", "debit", "debit", "credit"])
    // Theirs is there until mine is applied on it, by its version.
    #expect(try office.entry(id).content == LedgerDesk.purchase("BM-1", net: 200_00))
    #expect(try RecordEntry(mine, replacing: (id, compared.entry.version))(office.desk).id == id)
    #expect(try office.entry(id).content == mine)
    try office.expectIntact()
  }
}
