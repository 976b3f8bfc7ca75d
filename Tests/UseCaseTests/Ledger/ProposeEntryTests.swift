import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct ProposeEntryTests {
  static let guided = GuidedEntry(
    .purchase, journal: "HA", day: Day(2026, 10, 2), pieceRef: "BM-7902", label: "Panneaux",
    thirdParty: ThirdParty(code: "MORVAN", name: "Bois du Morvan", kind: .supplier, account: "401"),
    parts: [GuidedPart("601", Money(cents: 6_480_00), vatCode: "D20")])

  @Test func `a proposal is what recording accepts without a word`() throws {
    let office = try LedgerDesk()
    let proposal = try office.untouched { try ProposeEntry(ProposeEntryTests.guided)(office.desk) }
    let draft = try #require(proposal.draft)
    #expect(draft.totalDebit == Money(cents: 7_776_00))
    #expect(proposal.trace.count == 3)
    #expect(try RecordEntry(draft)(office.desk).findings == [])
  }

  @Test func `in a school dossier the assistant is closed until the trainer opens it`() throws {
    let office = try LedgerDesk(mode: .school)
    try office.refuses("ledger.assistant.closed") { _ = try ProposeEntry(ProposeEntryTests.guided)(office.desk) }
    _ = try SetAssistants(open: ["saisie"])(office.desk)
    #expect(try ProposeEntry(ProposeEntryTests.guided)(office.desk).draft != nil)
    _ = try SetAssistants(close: ["saisie"])(office.desk)
    try office.refuses("ledger.assistant.closed") { _ = try ProposeEntry(ProposeEntryTests.guided)(office.desk) }
  }

  @Test func `lines typed by hand need no assistant`() throws {
    let office = try LedgerDesk(mode: .school)
    try office.record(LedgerDesk.purchase())
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let operation: GuidedEntry.Operation
    var treasury: AccountNumber?
    let journal: String
  }

  @Test(arguments: [
    Case(testDescription: "a purchase", operation: .purchase, journal: "HA"),
    Case(testDescription: "a sale", operation: .sale, journal: "VE"),
    Case(testDescription: "a payment by bank", operation: .payment, treasury: "512", journal: "BQ"),
    Case(testDescription: "a sale in cash", operation: .sale, treasury: "530", journal: "CA"),
  ])
  func `an operation without a journal goes to the standard one`(row: Case) throws {
    #expect(try UsualJournal(row.operation, treasury: row.treasury)(LedgerDesk().desk) == row.journal)
  }

  @Test func `of several bank journals, the one of that bank; without a bank to tell, the user is asked`() throws {
    let office = try LedgerDesk()
    try office.desk.dossier.changing(Author(name: "Camille", instant: "2026-10-31T10:00:00Z"), "journaux", subject: "essai") {
      try $0.openJournal(Journal(code: "B1", label: "Banque 1", kind: .bank, counterpart: "512100"))
      try $0.openJournal(Journal(code: "B2", label: "Banque 2", kind: .bank, counterpart: "512200"))
    }
    #expect(try UsualJournal(.payment, treasury: "512200")(office.desk) == "B2")
    try office.refuses("ledger.journal.ambiguous") { _ = try UsualJournal(.payment, treasury: "512")(office.desk) }
  }
}
