import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct RecordEntryTests {
  @Test func `a sound entry is saved as it was typed, with the journal and the accounts it needs`() throws {
    let office = try LedgerDesk()
    let events = try office.verification().events
    let id = try office.record(LedgerDesk.purchase())
    let entry = try office.entry(id)
    #expect(entry.content == LedgerDesk.purchase())
    #expect((entry.version, entry.isValidated) == (1, false))
    let (journals, accounts) = try office.desk.dossier.reading { (try $0.journals(), try $0.accounts()) }
    #expect(journals.map(\.kind) == [.purchases])
    #expect(accounts.map(\.number) == ["401", "44566", "601"])
    #expect(try office.verification().events == events + 1)
    try office.expectIntact()
  }

  @Test func `a warning does not keep an entry out`() throws {
    let office = try LedgerDesk()
    var draft = LedgerDesk.purchase()
    draft.pieceRef = ""
    let outcome = try RecordEntry(draft)(office.desk)
    #expect(outcome.findings.map(\.code) == ["ledger.entry.piece-missing"])
    #expect(outcome.id != nil)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let change: @Sendable (inout EntryDraft) -> Void
  }

  static let refusals = [
    Refusal(testDescription: "unbalanced", code: "ledger.entry.not-balanced") { $0.lines[2].credit = Money(cents: 119_99) },
    Refusal(testDescription: "one line", code: "ledger.entry.too-few-lines") { $0.lines = [$0.lines[0]] },
    Refusal(testDescription: "a journal nobody knows", code: "ledger.entry.journal-unknown") { $0.journal = "ZZ" },
    Refusal(testDescription: "an account the chart does not have", code: "chart.account.unknown") { $0.lines[0].account = "190" },
    Refusal(testDescription: "a third party nobody knows", code: "ledger.entry.third-party-unknown") {
      $0.lines[2].thirdParty = "DUPONT"
    },
    Refusal(testDescription: "no third party on 401", code: "ledger.entry.third-party-missing") { $0.lines[2].thirdParty = nil },
    Refusal(testDescription: "a day of no fiscal year", code: "ledger.entry.outside-fiscal-years") { $0.day = Day(2026, 9, 30) },
    Refusal(testDescription: "tax that is not base × rate", code: "ledger.entry.vat-amount") {
      $0.lines[1].debit = Money(cents: 10_00)
      $0.lines[2].credit = Money(cents: 110_00)
    },
    Refusal(testDescription: "no label", code: "ledger.entry.label-missing") { $0.label = " " },
  ]

  @Test(arguments: refusals)
  func `an entry with an error is not saved, and leaves nothing behind`(refusal: Refusal) throws {
    let office = try LedgerDesk()
    var draft = LedgerDesk.purchase()
    refusal.change(&draft)
    let outcome = try office.untouched { try RecordEntry(draft)(office.desk) }
    #expect(outcome.id == nil)
    #expect(outcome.findings.contains { $0.code == refusal.code && $0.severity == .error }, "\(outcome.findings.map(\.code))")
    #expect(try office.entries.isEmpty)
    #expect(try office.desk.dossier.reading { try $0.accounts() }.isEmpty)
  }

  @Test func `the invoice of a supplier is not saved twice, however its number is spelt`() throws {
    let office = try LedgerDesk()
    try office.record(LedgerDesk.purchase("BM-7902"))
    let outcome = try office.untouched { try RecordEntry(LedgerDesk.purchase("bm 7902", day: Day(2026, 10, 9)))(office.desk) }
    #expect(outcome.findings.map(\.code) == ["ledger.entry.duplicate-invoice"])
  }

  @Test func `an entry changed in place is not a duplicate of itself`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase("BM-7902"))
    let outcome = try RecordEntry(LedgerDesk.purchase("BM-7902"), replacing: (id, 1))(office.desk)
    #expect((outcome.id, outcome.findings) == (id, []))
  }

  @Test func `a cash box cannot be emptied below nothing`() throws {
    let office = try LedgerDesk()
    let draft = EntryDraft(
      journal: "CA", day: Day(2026, 10, 3), pieceRef: "T1", label: "Timbres",
      lines: [.debit("626", Money(cents: 5_00)), .credit("530", Money(cents: 5_00))])
    let outcome = try office.untouched { try RecordEntry(draft)(office.desk) }
    #expect(outcome.findings.map(\.code) == ["ledger.entry.cash-negative"])
  }

  @Test func `nothing is saved in a locked period`() throws {
    let office = try LedgerDesk()
    try office.lock(through: Day(2026, 10, 15))
    let outcome = try office.untouched { try RecordEntry(LedgerDesk.purchase())(office.desk) }
    #expect(outcome.findings.map(\.code) == ["ledger.entry.period-locked"])
    try office.record(LedgerDesk.purchase(day: Day(2026, 10, 16)))
  }

  @Test func `a trial says what saving would, and saves nothing`() throws {
    let office = try LedgerDesk()
    let outcome = try office.untouched { try RecordEntry(LedgerDesk.purchase())(office.desk, isTrial: true) }
    #expect(outcome.findings == [])
    #expect(try office.entries.isEmpty)
  }

  // MARK: Changing

  @Test func `a draft changes, and its version grows`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    try #require(try RecordEntry(LedgerDesk.purchase("BM-2", net: 200_00), replacing: (id, 1))(office.desk).id == id)
    let entry = try office.entry(id)
    #expect((entry.version, entry.content) == (2, LedgerDesk.purchase("BM-2", net: 200_00)))
    #expect(try office.entries.count == 1)
    try office.expectIntact()
  }

  @Test func `of two people who change one draft, the second is told and the first is kept`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    _ = try RecordEntry(LedgerDesk.purchase("PREMIER"), replacing: (id, 1))(office.desk)
    try office.refuses("ledger.entry.changed-meanwhile") {
      _ = try RecordEntry(LedgerDesk.purchase("SECOND"), replacing: (id, 1))(office.desk)
    }
    #expect(try office.entry(id).content.pieceRef == "PREMIER")
  }

  @Test func `a validated entry neither changes nor goes away`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    _ = try ValidateEntries()(office.desk)
    try office.refuses("ledger.entry.sealed") {
      _ = try RecordEntry(LedgerDesk.purchase("AUTRE"), replacing: (id, 1))(office.desk)
    }
    try office.refuses("ledger.entry.sealed") { try DeleteDraft(id)(office.desk) }
  }

  @Test func `a draft goes away, but not one that is not there or that somebody changed`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    try office.refuses("ledger.entry.missing") { try DeleteDraft(id + 1)(office.desk) }
    try office.refuses("ledger.entry.changed-meanwhile") { try DeleteDraft(id, version: 7)(office.desk) }
    try DeleteDraft(id)(office.desk)
    #expect(try office.entries.isEmpty)
    try office.expectIntact()
  }

  // MARK: Third parties

  @Test func `an entry brings its third party with it`() throws {
    let office = try LedgerDesk()
    var draft = LedgerDesk.purchase()
    draft.lines[2].thirdParty = "DUPONT"
    let outcome = try RecordEntry(draft, newThirdParties: [ThirdParty(code: "DUPONT", name: " Dupont & fils ", on: "401")])(
      office.desk)
    #expect(outcome.findings == [])
    let party = try FindThirdParty("DUPONT")(office.desk)
    #expect((party.name, party.kind, party.account) == ("Dupont & fils", .supplier, "401"))
  }

  @Test func `a third party is not created by an entry that is refused`() throws {
    let office = try LedgerDesk()
    var draft = LedgerDesk.purchase()
    draft.lines[2].credit = Money(cents: 1)
    let outcome = try office.untouched {
      try RecordEntry(draft, newThirdParties: [ThirdParty(code: "DUPONT", name: "Dupont", on: "401")])(office.desk)
    }
    #expect(outcome.id == nil)
    try office.refuses("ledger.third-party.unknown") { _ = try FindThirdParty("DUPONT")(office.desk) }
  }

  @Test(arguments: [("A B", "Nom", "ledger.third-party.code-invalid"), ("AB", " ", "ledger.directory.label-invalid")])
  func `a third party needs a code and a name that a book can hold`(code: String, name: String, refusal: String) throws {
    let office = try LedgerDesk()
    try office.refuses(refusal) {
      _ = try RecordEntry(LedgerDesk.purchase(), newThirdParties: [ThirdParty(code: code, name: name, on: "401")])(office.desk)
    }
  }

  @Test func `an unknown code gets the nearest ones`() throws {
    let office = try LedgerDesk()
    let finding = #expect(throws: Finding.self) { try FindThirdParty("morv")(office.desk) }
    #expect(finding?.recovery.contains("MORVAN (Bois du Morvan)") == true)
  }
}
