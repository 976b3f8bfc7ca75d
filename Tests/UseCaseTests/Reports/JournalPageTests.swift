import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct JournalPageTests {
  @Test func `pages of a journal follow each other without a gap`() throws {
    let ledger = try ReportLedger(empty: Day(2026, 11, 24))
    var written: [Int64] = []
    for day in [20, 3, 3, 11, 7] {
      written.append(try ledger.post(Day(2026, 4, day), "VE", [debit("411", 10, "ANNE"), credit("707", 10)]))
    }
    var (read, after): ([Int64], JournalPlace?) = ([], nil)
    repeat {
      let page = try ReadJournalPage("VE", pageSize: 2, after: after)(ledger.desk)
      #expect(page.entries.count <= 2)
      read += page.entries.map(\.id)
      after = page.next
    } while after != nil
    #expect(read == [written[1], written[2], written[4], written[3], written[0]])
  }

  @Test func `a place is read back from its text`() {
    let place = JournalPlace(day: Day(2026, 10, 31), entry: 12)
    #expect(JournalPlace(text: place.text) == place)
    #expect(JournalPlace(text: "2026-10-31") == nil)
    #expect(JournalPlace(text: "hier:1") == nil)
  }

  @Test func `the grid says what is validated, what is not, what does not balance`() throws {
    let ledger = try ReportLedger()
    try ledger.post(Day(2026, 5, 2), "HA", [debit("607", 10), credit("401", 9, "FORGE")], isDraft: true)
    let grid = try ReadJournalGrid()(ledger.desk)
    func state(_ journal: String, _ month: Int) -> String? {
      grid.state(journal, Month(2026, month)).map { "\($0.validated)+\($0.drafts) \($0.step.rawValue)" }
    }
    #expect(state("BQ", 2) == "1+0 validated")
    #expect(state("BQ", 3) == "0+1 draft")
    #expect(state("HA", 5) == "0+1 unbalanced")
    #expect(state("VE", 3) == nil)
  }

  @Test func `a ledger that starts in the middle carries the balance of one account forward`() throws {
    let ledger = try ReportLedger()
    for day in [Day(2026, 1, 1), Day(2026, 1, 10), Day(2026, 1, 11), Day(2026, 2, 28), Day(2026, 3, 31)] {
      for party in [nil, "ANNE"] {
        let page = try ReadGeneralLedger(
          account: "411", isExact: true, thirdParty: party, period: ReportPeriod(from: day, through: Day(2026, 12, 31)))(
            ledger.desk)
        let whole = try ReadGeneralLedger(account: "411", isExact: true, thirdParty: party)(ledger.desk)
        let before = whole.sections[0].ledger.lines.last { $0.line.day < day }?.balance ?? .zero
        #expect(page.sections[0].ledger.opening == before, "\(day.iso) \(party ?? "")")
      }
    }
  }

  @Test func `an account card has the months and the last lines`() throws {
    let ledger = try ReportLedger()
    let card = try ReadAccountCard("411", lineCount: 2)(ledger.desk)
    #expect(card.months.map { "\($0.month.number) \($0.closing.euros)" } == ["1 220", "2 340", "3 100"])
    #expect(card.last.map(\.content.day) == [Day(2026, 3, 10), Day(2026, 2, 28)])
    let party = try ReadThirdPartyCard("BAZ")(ledger.desk)
    #expect(party.last.map(\.content.thirdParty) == ["BAZ", "BAZ"])
    #expect(party.openBalance.euros == 0)
    #expect(refusal { try ReadAccountCard("999")(ledger.desk) } == "report.account-unknown")
  }
}
