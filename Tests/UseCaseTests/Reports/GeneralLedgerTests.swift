import Kernel
import Ledger
import Store
import TestSupport
import Testing
import UseCases

@Suite struct GeneralLedgerReportTests {
  /// What a page says: `account opening | balance after each line | closing`.
  static func summary(_ page: ReadGeneralLedger.Page) -> [String] {
    page.sections.map { section in
      let balances = section.ledger.lines.map { "\($0.balance.euros)" }.joined(separator: " ")
      return "\(section.ledger.account) \(section.ledger.opening.euros) | \(balances) | \(section.ledger.closing.euros)"
    }
  }

  @Test func `an account from the opening of the year`() throws {
    let page = try ReadGeneralLedger(account: "411")(ReportLedger().desk)
    #expect(Self.summary(page) == ["411 0 | 100 220 460 340 100 | 100"])
    #expect(page.sections[0].ledger.movements.debit.euros == 460 && page.sections[0].ledger.movements.credit.euros == 360)
    #expect(page.sections[0].ledger.lines.map(\.line.number) == [1, 2, 4, 5, nil])
    #expect(page.next == nil)
  }

  @Test func `a period opens with the balance of the days before, cut in a month`() throws {
    let desk = try ReportLedger().desk
    let period = ReportPeriod(from: Day(2026, 2, 21), through: Day(2026, 3, 31))
    #expect(Self.summary(try ReadGeneralLedger(account: "411", period: period)(desk)) == ["411 460 | 340 100 | 100"])
    #expect(Self.summary(try ReadGeneralLedger(account: "411", thirdParty: "BAZ", period: period)(desk)) == ["411 240 | 0 | 0"])
    let quiet = ReportPeriod(from: Day(2026, 6, 1), through: Day(2026, 6, 30))
    #expect(Self.summary(try ReadGeneralLedger(account: "512", isExact: true, period: quiet)(desk)) == ["512 1260 |  | 1260"])
  }

  @Test func `a prefix gives several accounts, those that have nothing to say left out`() throws {
    let ledger = try ReportLedger()
    #expect(Self.summary(try ReadGeneralLedger(account: "44")(ledger.desk)) == ["44566 0 | 10 | 10", "44571 0 | -20 -60 | -60"])
    // 5121 is open and empty.
    #expect(try ReadGeneralLedger(account: "512")(ledger.desk).sections.map(\.ledger.account.text) == ["512"])
    #expect(try ReadGeneralLedger(account: "5121", isExact: true)(ledger.desk).sections.map(\.ledger.account.text) == ["5121"])
    let whole = try ReadGeneralLedger()(ledger.desk)
    #expect(whole.sections.map(\.ledger.lines.count).reduce(0, +) == 17)
    #expect(whole.sections.map(\.ledger.closing).sum() == .zero)
  }

  @Test func `what is not there is named`() throws {
    let desk = try ReportLedger().desk
    #expect(refusal { try ReadGeneralLedger(account: "531")(desk) } == "report.account-unknown")
    #expect(refusal { try ReadGeneralLedger(account: "41", isExact: true)(desk) } == "report.account-unknown")
    #expect(refusal { try ReadGeneralLedger(account: "411", thirdParty: "PERSONNE")(desk) } == "report.third-party-unknown")
    #expect(refusal { try ReadGeneralLedger(account: "411", pageSize: 0)(desk) } == "report.page-size")
    #expect(refusal { try LedgerCursor("411:hier:1.0") } == "report.place-unreadable")
    #expect(refusal { try LedgerCursor("411") } == "report.place-unreadable")
  }

  @Test func `a place is read as it was written`() throws {
    let next = try #require(try ReadGeneralLedger(account: "411", pageSize: 2)(ReportLedger().desk).next)
    #expect(next.text == "411:2026-01-10:2.0")
    #expect(try LedgerCursor(next.text) == next)
  }

  @Test func `the opening of a page is the closing of the page before, on one day with several lines too`() throws {
    let ledger = try ReportLedger()
    for amount: Int64 in [1, 2, 4, 8] {
      try ledger.post(Day(2026, 3, 5), "BQ", [debit("512", amount), credit("411", amount, "BAZ")])
    }
    var read = ReadGeneralLedger(
      account: "411", period: ReportPeriod(from: Day(2026, 2, 1), through: Day(2026, 3, 31)), pageSize: 3)
    let first = try read(ledger.desk)
    #expect(Self.summary(first) == ["411 220 | 460 340 339 | 339"])
    read.after = first.next
    let second = try read(ledger.desk)
    #expect(Self.summary(second) == ["411 339 | 337 333 325 | 325"])
    read.after = second.next
    let third = try read(ledger.desk)
    #expect(Self.summary(third) == ["411 325 | 85 | 85"] && third.next == nil)
  }

  @Test(arguments: 1...9) func `pages of any size cover every line once (seed 20261031)`(size: Int) throws {
    let ledger = try ReportLedger(empty: Day(2026, 11, 24))
    var random = SplitMix64(seed: 20_261_031)
    let accounts: [AccountNumber] = ["401", "411", "44571", "512", "707"]
    for _ in 0..<40 {
      let day = Day(2026, 1, 1) + Int(random.next() % 90)
      let amount = Int64(random.next() % 500) + 1
      let pair = (accounts[Int(random.next() % 5)], accounts[Int(random.next() % 5)])
      try ledger.post(day, "BQ", [debit(pair.0, amount), credit(pair.1, amount)])
    }
    let period = ReportPeriod(from: Day(2026, 1, 20), through: Day(2026, 3, 15))
    let whole = try ReadGeneralLedger(period: period)(ledger.desk)
    var read = ReadGeneralLedger(period: period, pageSize: size)
    var (places, balances, closings): ([LineReference], [Money], [AccountNumber: Money]) = ([], [], [:])
    repeat {
      let page = try read(ledger.desk)
      #expect(page.sections.map(\.ledger.lines.count).reduce(0, +) <= size)
      for section in page.sections {
        if let closing = closings[section.ledger.account] { #expect(section.ledger.opening == closing) }
        closings[section.ledger.account] = section.ledger.closing
        places += section.places
        balances += section.ledger.lines.map(\.balance)
      }
      read.after = page.next
    } while read.after != nil
    #expect(places == whole.sections.flatMap(\.places))
    #expect(balances == whole.sections.flatMap { $0.ledger.lines.map(\.balance) })
    #expect(closings == Dictionary(uniqueKeysWithValues: whole.sections.map { ($0.ledger.account, $0.ledger.closing) }))
  }
}
