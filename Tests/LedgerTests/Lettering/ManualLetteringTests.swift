import Kernel
import Testing

@testable import Ledger

@Suite struct ManualLetteringTests {
  static let day = Day(2026, 10, 31)

  struct Refusal: CustomTestStringConvertible {
    let name: String
    let items: [OpenItem]
    let code: String
    var partial = false
    var testDescription: String { name }
  }

  static let invoice = Lines.customer(1, "2026-10-05", "100,00")
  static let payment = Lines.customer(2, "2026-10-20", "-100,00")

  /// In their order of precedence.
  static let refusals = [
    Refusal(name: "no line", items: [], code: "lettering.too-few-lines"),
    Refusal(name: "the same line twice", items: [invoice, invoice], code: "lettering.same-line-twice"),
    Refusal(
      name: "an amount beyond any document", items: [invoice, Lines.absurd(3)], code: "lettering.amount-too-large"),
    Refusal(
      name: "two accounts", items: [invoice, Lines.make(2, "401", "CLIENT", "2026-10-20", "-100,00")],
      code: "lettering.two-accounts"),
    Refusal(
      name: "a charge",
      items: [Lines.make(1, "607", nil, "2026-10-05", "1,00"), Lines.make(2, "607", nil, "2026-10-05", "-1,00")],
      code: "lettering.account-not-letterable"),
    Refusal(
      name: "a product",
      items: [Lines.make(1, "706", nil, "2026-10-05", "1,00"), Lines.make(2, "706", nil, "2026-10-05", "-1,00")],
      code: "lettering.account-not-letterable"),
    Refusal(
      name: "two third parties", items: [invoice, Lines.make(2, "411", "AUBRY", "2026-10-20", "-100,00")],
      code: "lettering.two-third-parties"),
    Refusal(
      name: "a third party and none", items: [invoice, Lines.make(2, "411", nil, "2026-10-20", "-100,00")],
      code: "lettering.two-third-parties"),
    Refusal(
      name: "two fiscal years", items: [invoice, Lines.customer(2, "2026-09-20", "-100,00", year: 2026)],
      code: "lettering.two-fiscal-years"),
    Refusal(
      name: "a line lettered in full", items: [invoice, Lines.customer(2, "2026-10-20", "-100,00", code: "AAA")],
      code: "lettering.already-lettered"),
    Refusal(name: "one line", items: [invoice], code: "lettering.too-few-lines"),
    Refusal(
      name: "debits only, partial asked", items: [invoice, Lines.customer(2, "2026-10-20", "50,00")], code: "lettering.one-side",
      partial: true),
    Refusal(
      name: "a partial group again",
      items: [Lines.customer(1, "2026-10-05", "9,00", code: "aaa"), Lines.customer(2, "2026-10-06", "-4,00", code: "aaa")],
      code: "lettering.nothing-new", partial: true),
    Refusal(
      name: "a difference of one cent", items: [invoice, Lines.customer(2, "2026-10-20", "-99,99")],
      code: "lettering.not-balanced"),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ refusal: Refusal) {
    let lettering = ManualLettering(day: Self.day, allowsPartial: refusal.partial)
    let finding = #expect(throws: Finding.self) { try lettering.letter(refusal.items) }
    #expect(finding?.code == refusal.code)
    #expect(finding?.recovery.isEmpty == false)
  }

  @Test(arguments: ["401", "411", "421", "437", "445660", "455", "467", "471", "511", "512", "580", "164", "101"])
  func `letters every kind of balance-sheet account`(_ text: String) throws {
    let account = try #require(AccountNumber(text))
    let group = try ManualLettering(day: Self.day).letter([
      Lines.make(1, account, nil, "2026-10-05", "12,34"), Lines.make(2, account, nil, "2026-10-06", "-12,34"),
    ])
    #expect(group.isFull && group.scope.account == account)
    #expect(group.strategy == nil)
  }

  @Test func `names the amounts and the way out of a difference`() {
    let finding = #expect(throws: Finding.self) {
      try ManualLettering(day: Self.day).letter([Self.invoice, Lines.customer(2, "2026-10-20", "-80,00")])
    }
    #expect(finding?.message.contains("20,00 €") == true)
    #expect(finding?.recovery.contains("--partiel") == true)
  }

  @Test func `a partial group keeps what remains, and the missing payment completes it`() throws {
    let invoice = Lines.customer(1, "2026-10-05", "20220,00", code: "aaa")
    let creditNote = Lines.customer(2, "2026-10-26", "-420,00", code: "aaa")
    let payment = Lines.customer(3, "2026-10-23", "-12000,00")
    let partial = try ManualLettering(day: Self.day, allowsPartial: true).letter([invoice, payment], among: [creditNote])
    #expect(partial.remaining == Lines.cents("7800,00"))
    #expect(!partial.isFull && partial.members.count == 3)
    #expect(partial.replaces.map(\.code.text) == ["aaa"])

    var known = [invoice, creditNote, payment]
    for index in known.indices { known[index].code = LetteringCode("aab") }
    let rest = Lines.customer(4, "2026-11-23", "-7800,00")
    let full = try ManualLettering(day: Self.day).letter([known[0], rest], among: known)
    #expect(full.isFull && full.members.count == 4)
    #expect(full.day == Day(2026, 11, 23))
  }

  @Test func `the rest of a partial group is not taken from another customer or year`() throws {
    let others = [
      Lines.make(8, "411", "AUBRY", "2026-10-05", "-50,00", code: "aaa"),
      Lines.customer(9, "2026-09-05", "-50,00", code: "aaa", year: 2026),
    ]
    let group = try ManualLettering(day: Self.day).letter(
      [Lines.customer(1, "2026-10-05", "9,00", code: "aaa"), Lines.customer(2, "2026-10-06", "-9,00")], among: others)
    #expect(group.lines == [LineReference(entry: 1, position: 1), LineReference(entry: 2, position: 1)])
  }

  @Test func `lines of two years are tied when asked, under a code free in both`() throws {
    let lettering = ManualLettering(day: Self.day, allowsSeveralYears: true)
    let old = Lines.customer(1, "2026-09-05", "9,00", year: 2026)
    let group = try lettering.letter([old, Lines.customer(2, "2026-10-06", "-9,00")])
    #expect(group.scope.fiscalYear == 2027 && group.earlierYears == [2026])
    var book = LetteringBook()
    book.noteUsed(LetteringCode("AAC")!, in: old.scope)
    #expect(try book.post(group).code.text == "AAD")
    // The code is now used in the earlier year too.
    let other = [Lines.customer(3, "2026-08-05", "1,00", year: 2026), Lines.customer(4, "2026-08-06", "-1,00", year: 2026)]
    #expect(try book.post(lettering.letter(other)).code.text == "AAE")
  }
}

extension Lines {
  /// A line whose amount no document may state.
  static func absurd(_ entry: Int64) -> OpenItem {
    var item = customer(entry, "2026-10-20", "0,00")
    item.credit = Money(cents: Money.largest.cents + 1)
    return item
  }
}
