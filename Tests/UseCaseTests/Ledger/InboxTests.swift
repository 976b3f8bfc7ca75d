import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct InboxTests {
  static let pdf = "%PDF-1.4\nune facture"

  private func receive(_ office: LedgerDesk, _ names: String..., text: String = pdf) throws -> [InboxVoucher] {
    let folder = try ScratchFolder()
    return try ReceiveVouchers(try names.map { (try folder.write($0, text), $0) })(office.desk)
  }

  @Test func `documents wait for their entry, and leave with it`() throws {
    let office = try LedgerDesk()
    let received = try receive(office, "BM-1.pdf", "BM-2.pdf")
    #expect(received.map(\.name) == ["BM-1.pdf", "BM-2.pdf"])
    #expect(received.map(\.mediaType) == ["application/pdf", "application/pdf"])
    #expect(try ListInbox()(office.desk) == received)
    try office.expectIntact()
    var record = RecordEntry(LedgerDesk.purchase("BM-1"))
    record.vouchers = [received[0].id]
    let id = try #require(try record(office.desk).id)
    let attached = try ListVouchers(of: .id(id))(office.desk)
    #expect(attached.map(\.name) == ["BM-1.pdf"])
    #expect(attached.map(\.contentDigest) == [received[0].contentDigest])
    #expect(try ReadVoucher(.attached(attached[0].id))(office.desk).content == Array(InboxTests.pdf.utf8))
    #expect(try ListInbox()(office.desk) == [received[1]])
    try office.expectIntact()
  }

  @Test func `an entry that is refused leaves its document where it was`() throws {
    let office = try LedgerDesk()
    let received = try receive(office, "BM-1.pdf")
    var draft = LedgerDesk.purchase("BM-1")
    draft.lines[0].debit = Money(cents: 1)
    var record = RecordEntry(draft)
    record.vouchers = received.map(\.id)
    #expect(try office.untouched { try record(office.desk) }.id == nil)
    #expect(try ListInbox()(office.desk) == received)
  }

  @Test func `a document that left is missed, and nothing is written`() throws {
    let office = try LedgerDesk()
    let id = try receive(office, "BM-1.pdf")[0].id
    try DiscardVoucher(id)(office.desk)
    #expect(try ListInbox()(office.desk).isEmpty)
    try office.refuses("ledger.inbox.missing") { try DiscardVoucher(id)(office.desk) }
    try office.refuses("ledger.inbox.missing") { _ = try ReadVoucher(.received(id))(office.desk) }
    try office.refuses("ledger.inbox.missing") {
      var record = RecordEntry(LedgerDesk.purchase("BM-1"))
      record.vouchers = [id]
      _ = try record(office.desk)
    }
    // A key is never given again.
    #expect(try receive(office, "BM-2.pdf")[0].id > id)
    try office.expectIntact()
  }

  @Test func `a document may join an entry that is there`() throws {
    let office = try LedgerDesk()
    let entry = try office.record(LedgerDesk.purchase("BM-1"))
    let id = try receive(office, "BM-1.pdf")[0].id
    #expect(try AttachReceived(id, to: entry)(office.desk).entry == entry)
    try office.refuses("ledger.inbox.missing") { _ = try AttachReceived(id, to: entry)(office.desk) }
    try office.expectIntact()
  }

  @Test func `of several files, one that is no document keeps them all out`() throws {
    let office = try LedgerDesk()
    let folder = try ScratchFolder()
    let files = [(try folder.write("a.pdf", InboxTests.pdf), "a.pdf"), (try folder.write("b.pdf", "MZ"), "b.pdf")]
    try office.refuses("ledger.voucher.kind") { _ = try ReceiveVouchers(files)(office.desk) }
    #expect(try ListInbox()(office.desk).isEmpty)
  }

  @Test func `a role that only reads receives nothing`() throws {
    let office = try LedgerDesk()
    let jury = Desk(
      dossier: office.desk.dossier, author: "Jury", today: office.desk.today, instant: office.desk.instant, role: .jury)
    let folder = try ScratchFolder()
    let file = try folder.write("a.pdf", InboxTests.pdf)
    try office.refuses("access.denied") { _ = try ReceiveVouchers([(file, "a.pdf")])(jury) }
  }
}

@Suite struct FindEntriesTests {
  private func office() throws -> LedgerDesk {
    let office = try LedgerDesk()
    for index in 1...7 {
      try office.record(LedgerDesk.purchase("BM-\(index)", day: Day(2026, 10, 10 - index), net: Int64(index) * 100_00))
    }
    var draft = LedgerDesk.purchase("ÉN-8", day: Day(2026, 11, 1))
    draft.label = "Énergie Plateau, électricité"
    try office.record(draft)
    return office
  }

  private func filter(_ change: (inout EntryFilter) -> Void = { _ in }) -> EntryFilter {
    var filter = EntryFilter(from: Day(2026, 10, 1), through: Day(2027, 9, 30))
    change(&filter)
    return filter
  }

  @Test func `pages follow one another by day, and lose nothing`() throws {
    let office = try office()
    var (pieces, after): ([String], EntryPlace?) = ([], nil)
    repeat {
      let page = try FindEntries(filter(), after: after, limit: 3)(office.desk)
      pieces += page.entries.map(\.pieceRef)
      after = page.next
    } while after != nil
    #expect(pieces == ["BM-7", "BM-6", "BM-5", "BM-4", "BM-3", "BM-2", "BM-1", "ÉN-8"])
  }

  @Test func `entries are found by journal, days, state, text and amount`() throws {
    let office = try office()
    _ = try ValidateEntries(through: Day(2026, 10, 4))(office.desk)
    func found(_ change: (inout EntryFilter) -> Void) throws -> [String] {
      try FindEntries(filter(change))(office.desk).entries.map(\.pieceRef)
    }
    #expect(try found { $0.journal = "VE" } == [])
    #expect(try found { ($0.from, $0.through) = (Day(2026, 10, 8), Day(2026, 10, 9)) } == ["BM-2", "BM-1"])
    #expect(try found { $0.state = .validated } == ["BM-7", "BM-6"])
    #expect(try found { $0.state = .drafts }.count == 6)
    #expect(try found { $0.text = "energie PLATEAU" } == ["ÉN-8"])
    #expect(try found { $0.text = "en-8" } == ["ÉN-8"])
    #expect(try found { $0.text = "100%" } == [])
    #expect(try found { $0.amounts = Money(cents: 240_00)...Money(cents: 240_00) } == ["BM-2"])
    #expect(try found { $0.amounts = Money(cents: 100_00)...Money(cents: 120_00) } == ["BM-6", "BM-5", "BM-1", "ÉN-8"])
  }

  @Test func `what blocks a validation is told entry by entry`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase("BM-1"))
    try office.lock(through: Day(2026, 10, 15))
    let outcome = try office.untouched { try ValidateEntries()(office.desk) }
    #expect(outcome.blocked.map(\.entry.id) == [id])
    #expect(outcome.blocked.flatMap(\.findings).map(\.code) == ["ledger.entry.period-locked"])
  }

  @Test func `drafts are taken away together, or not at all`() throws {
    let office = try LedgerDesk()
    let ids = try (1...2).map { try office.record(LedgerDesk.purchase("BM-\($0)")) }
    try office.refuses("ledger.entry.missing") { try DeleteDraft(ids + [99])(office.desk) }
    #expect(try office.entries.count == 2)
    try DeleteDraft(ids)(office.desk)
    #expect(try office.entries.isEmpty)
    try office.expectIntact()
  }
}
