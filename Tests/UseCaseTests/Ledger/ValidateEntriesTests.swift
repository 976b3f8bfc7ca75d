import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct ValidateEntriesTests {
  static func opening(_ day: Day = Day(2026, 10, 1)) -> EntryDraft {
    EntryDraft(
      journal: "AN", day: day, pieceRef: "AN-2026", label: "À-nouveaux",
      lines: [.debit("512", Money(cents: 1_000_00)), .credit("1013", Money(cents: 1_000_00))])
  }

  @Test func `openings are numbered first, then day by day, without a gap`() throws {
    let office = try LedgerDesk()
    let late = try office.record(LedgerDesk.purchase("C", day: Day(2026, 10, 20)))
    let early = try office.record(LedgerDesk.purchase("A", day: Day(2026, 10, 1)))
    let opening = try office.record(ValidateEntriesTests.opening())
    let outcome = try ValidateEntries()(office.desk)
    #expect(outcome.validated == 3)
    #expect(outcome.numbers == [.init(fiscalYear: LedgerDesk.year, first: 1, last: 3)])
    #expect(try [opening, early, late].map { try office.entry($0).number } == [1, 2, 3])
    #expect(try office.entry(late).validDay == office.desk.today)
    try office.record(LedgerDesk.purchase("D", day: Day(2026, 10, 21)))
    #expect(try ValidateEntries()(office.desk).numbers == [.init(fiscalYear: LedgerDesk.year, first: 4, last: 4)])
    try office.expectIntact()
  }

  @Test func `only what is dated through the day, or was chosen, is sealed`() throws {
    let office = try LedgerDesk()
    let first = try office.record(LedgerDesk.purchase("A", day: Day(2026, 10, 5)))
    let second = try office.record(LedgerDesk.purchase("B", day: Day(2026, 10, 6)))
    let third = try office.record(LedgerDesk.purchase("C", day: Day(2026, 10, 7)))
    #expect(try ValidateEntries(through: Day(2026, 10, 5))(office.desk).validated == 1)
    #expect(try ValidateEntries(ids: [third])(office.desk).validated == 1)
    #expect(try [first, second, third].map { try office.entry($0).number } == [1, nil, 2])
  }

  @Test func `one unsound draft keeps all of them in the brouillard`() throws {
    let office = try LedgerDesk()
    try office.record(LedgerDesk.purchase("A"))
    // As a file of another program may bring it: no use case saves such an entry.
    try office.desk.dossier.changing(Author(name: "Camille", instant: "2026-10-31T10:00:00Z"), "essai", subject: "essai") {
      change in
      var draft = LedgerDesk.purchase("B")
      draft.lines[2].credit = Money(cents: 1_00)
      try change.addDraft(draft, in: change.reading.fiscalYears()[0])
    }
    let outcome = try office.untouched { try ValidateEntries()(office.desk) }
    #expect(outcome.validated == 0)
    #expect(outcome.findings.map(\.code).contains("ledger.entry.not-balanced"))
    #expect(try office.entries.allSatisfy { !$0.isValidated })
  }

  @Test func `a trial counts and gives the numbers, and seals nothing`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    let outcome = try office.untouched { try ValidateEntries()(office.desk, isTrial: true) }
    #expect((outcome.validated, outcome.numbers.first?.last) == (1, 1))
    #expect(try office.entry(id).number == nil)
  }

  @Test func `what cannot be sealed is refused with its reason`() throws {
    let office = try LedgerDesk()
    try office.refuses("ledger.validation.nothing") { _ = try ValidateEntries()(office.desk) }
    try office.refuses("ledger.validation.future") { _ = try ValidateEntries(through: Day(2026, 11, 1))(office.desk) }
    try office.refuses("ledger.validation.not-a-draft") { _ = try ValidateEntries(ids: [12])(office.desk) }
    let id = try office.record(LedgerDesk.purchase(day: Day(2026, 10, 20)))
    try office.refuses("ledger.validation.not-a-draft") {
      _ = try ValidateEntries(through: Day(2026, 10, 10), ids: [id])(office.desk)
    }
    _ = try ValidateEntries()(office.desk)
    try office.refuses("ledger.validation.not-a-draft") { _ = try ValidateEntries(ids: [id])(office.desk) }
  }

  // MARK: Reversal

  @Test func `a reversal turns every line and points to what it reverses`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    _ = try ValidateEntries()(office.desk)
    let outcome = try ReverseEntry(1, day: Day(2026, 10, 30))(office.desk)
    let reversal = try office.entry(try #require(outcome.id))
    #expect(reversal.corrects == id)
    #expect(reversal.content.day == Day(2026, 10, 30))
    #expect(reversal.content.lines.map(\.credit) == LedgerDesk.purchase().lines.map(\.debit))
    #expect(reversal.content.lines.map(\.debit) == LedgerDesk.purchase().lines.map(\.credit))
    let shown = try ShowEntry(.number(1, fiscalYear: nil))(office.desk)
    #expect((shown.correction?.id, shown.entry.id) == (reversal.id, id))
    _ = try ValidateEntries()(office.desk)
    try office.expectIntact()
  }

  @Test func `an entry is reversed once, when it is there, in an open period`() throws {
    let office = try LedgerDesk()
    try office.record(LedgerDesk.purchase())
    try office.refuses("ledger.entry.number-unknown") { _ = try ReverseEntry(1)(office.desk) }
    _ = try ValidateEntries()(office.desk)
    try office.refuses("ledger.fiscal-year.unknown") { _ = try ReverseEntry(1, fiscalYear: 2031)(office.desk) }
    try office.lock(through: Day(2026, 10, 15))
    let locked = try office.untouched { try ReverseEntry(1, day: Day(2026, 10, 10))(office.desk) }
    #expect((locked.id, locked.findings.map(\.code)) == (nil, ["ledger.entry.period-locked"]))
    _ = try office.untouched { try ReverseEntry(1)(office.desk, isTrial: true) }
    _ = try ReverseEntry(1)(office.desk)
    try office.refuses("ledger.entry.already-reversed") { _ = try ReverseEntry(1)(office.desk) }
  }

  @Test func `a correction points to its origin, which may still be reversed`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    _ = try ValidateEntries()(office.desk)
    let correction = LedgerDesk.purchase("P-bis")
    try office.refuses("ledger.entry.number-unknown") { _ = try RecordEntry(correction, correcting: 9)(office.desk) }
    let written = try RecordEntry(correction, correcting: 1)(office.desk)
    #expect(try office.entry(try #require(written.id)).corrects == id)
    _ = try ReverseEntry(1)(office.desk)
    try office.refuses("ledger.entry.already-reversed") { _ = try ReverseEntry(1)(office.desk) }
    try office.expectIntact()
  }

  // MARK: Pages

  @Test func `a list is cut in pages that hold every entry once`() throws {
    let office = try LedgerDesk()
    for index in 1...7 { try office.record(LedgerDesk.purchase("P\(index)", day: Day(2026, 10, index))) }
    try office.record(ValidateEntriesTests.opening())
    _ = try ValidateEntries(through: Day(2026, 10, 3))(office.desk)
    for (scope, journal, count) in [
      (ListEntries.Scope.all, String?.none, 8), (.drafts, nil, 4), (.validated(fiscalYear: 2027), nil, 4), (.all, "HA", 7),
      (.drafts, "HA", 4),
      (.validated(fiscalYear: 2027), "AN", 1),
    ] {
      var (seen, after): ([Int64], Int?) = ([], 0)
      while let start = after {
        let page = try ListEntries(scope, journal: journal, limit: 3, after: start)(office.desk)
        #expect(page.entries.count <= 3)
        seen += page.entries.map(\.id)
        after = page.next
      }
      #expect(Set(seen).count == count && seen.count == count, "\(scope) \(journal ?? "") \(seen)")
    }
    try office.refuses("ledger.journal.unknown") { _ = try ListEntries(journal: "ZZ")(office.desk) }
    try office.refuses("ledger.fiscal-year.unknown") { _ = try ListEntries(.validated(fiscalYear: 1999))(office.desk) }
    try office.refuses("ledger.entry.unknown") { _ = try ShowEntry(.id(99))(office.desk) }
    try office.refuses("ledger.entry.number-unknown") { _ = try ShowEntry(.number(99, fiscalYear: 2027))(office.desk) }
  }
}
