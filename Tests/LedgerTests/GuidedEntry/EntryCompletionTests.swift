import Kernel
import Ledger
import TestSupport
import Testing

@Suite struct EntryCompletionTests {
  static let purchases = Journal(code: "HA", label: "Achats", kind: .purchases)
  static let bank = Journal(code: "BQ", label: "Banque", kind: .bank, counterpart: "512")

  static func completion(_ journal: Journal = purchases, habit: [EntryLine] = []) -> EntryCompletion {
    EntryCompletion(
      journal: journal, habit: habit, usualCode: { VATCode.usual(for: $0, in: journal.kind) },
      rate: { $0.rateID == "vat.standard" ? Rate(e8: 20_000_000) : $0.rateID == nil ? nil : Rate(e8: 5_500_000) })
  }

  static let habit: [EntryLine] = [
    .debit("6022", Money(cents: 100_00), vatCode: "D20"), .debit("44566", Money(cents: 20_00), vatCode: "D20"),
    .credit("401", Money(cents: 120_00), thirdParty: "QUINC"),
  ]

  static func line(
    _ account: AccountNumber?, _ party: String? = nil, code: String? = nil, debit: Int64? = nil, credit: Int64? = nil
  ) -> PartialLine {
    PartialLine(
      account: account, thirdParty: party, vatCode: code, debit: debit.map(Money.init(cents:)),
      credit: credit.map(Money.init(cents:)))
  }

  private func texts(_ lines: [PartialLine]) -> [String] {
    lines.map { line in
      [
        line.account?.text ?? "—", line.thirdParty ?? "", line.vatCode ?? "", line.debit.map { "D\($0.cents)" } ?? "",
        line.credit.map { "C\($0.cents)" } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var isHabit = false
    let typed: [PartialLine]
    let lines: [String]
  }

  static let cases = [
    Case(testDescription: "nothing typed, nothing proposed", typed: [line(nil), line(nil)], lines: []),
    Case(
      testDescription: "what is owed says the base and the tax, by the last entry", isHabit: true,
      typed: [line("401", "QUINC", credit: 494_88)],
      lines: ["401 QUINC C49488", "6022 D20 D41240", "44566 D20 D8248"]),
    Case(
      testDescription: "a third party alone says its account and the lines to come", isHabit: true, typed: [line(nil, "QUINC")],
      lines: ["401 QUINC", "6022 D20", "44566 D20"]),
    Case(
      testDescription: "a line that was typed stays, the rest of the habit follows", isHabit: true,
      typed: [line("401", "QUINC", credit: 494_88), line("6022", debit: 400_00)],
      lines: ["401 QUINC C49488", "6022 D20 D40000", "44566 D20 D8000", "— D1488"]),
    Case(
      testDescription: "another account than usual ends the habit, and brings its own code", isHabit: true,
      typed: [line("401", "QUINC", credit: 120_00), line("2154")],
      lines: ["401 QUINC C12000", "2154 I20 D10000", "44562 I20 D2000"]),
    Case(
      testDescription: "the base first: tax, then what is owed",
      typed: [line("6022", debit: 412_40), line("401", "QUINC")],
      lines: ["6022 D20 D41240", "401 QUINC C49488", "44566 D20 D8248"]),
    Case(
      testDescription: "a tax that was typed is not computed again",
      typed: [line("401", "QUINC", credit: 120_00), line("6022"), line("44566", debit: 19_99)],
      lines: ["401 QUINC C12000", "6022 D20 D10001", "44566 D20 D1999"]),
    Case(
      testDescription: "a credit note turns the sides",
      typed: [line("401", "QUINC", debit: 120_00), line("6022")],
      lines: ["401 QUINC D12000", "6022 D20 C10000", "44566 D20 C2000"]),
    Case(
      testDescription: "a reverse charge owes what it deducts",
      typed: [line("401", "POSE", credit: 100_00), line("604", code: "AL20")],
      lines: ["401 POSE C10000", "604 AL20 D10000", "44566 AL20 D2000", "44571 AL20 C2000"]),
    Case(
      testDescription: "two bases: the one that is missing takes what is left",
      typed: [line("401", "QUINC", credit: 240_00), line("6022", debit: 50_00), line("6063")],
      lines: ["401 QUINC C24000", "6022 D20 D5000", "6063 D20 D15000", "44566 D20 D4000"]),
    Case(
      testDescription: "insurance bears no tax", typed: [line("401", "MAIF", credit: 90_00), line("616")],
      lines: ["401 MAIF C9000", "616 D9000"]),
    Case(
      testDescription: "the missing amount stands on the next line", typed: [line("401", "QUINC", credit: 120_00)],
      lines: ["401 QUINC C12000", "— D12000"]),
  ]

  @Test(arguments: cases) func `an invoice is completed from what was typed`(row: Case) {
    let completion = EntryCompletionTests.completion(habit: row.isHabit ? EntryCompletionTests.habit : [])
    #expect(texts(completion.lines(from: row.typed)) == row.lines)
  }

  @Test func `a bank journal balances on its own account`() {
    let lines = EntryCompletionTests.completion(EntryCompletionTests.bank).lines(from: [
      EntryCompletionTests.line("401", "QUINC", debit: 120_00)
    ])
    #expect(texts(lines) == ["401 QUINC D12000", "512 C12000"])
  }

  @Test func `whatever is typed, what is proposed balances or waits`() {
    var generator = SplitMix64(seed: 20_261_125)
    let accounts: [AccountNumber?] = ["401", "6022", "44566", "616", "2154", "512", nil]
    for _ in 0..<2_000 {
      let typed = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        let account = accounts.randomElement(using: &generator)!
        let amount = Bool.random(using: &generator) ? Int64.random(in: 1...1_000_00, using: &generator) : nil
        let isDebit = Bool.random(using: &generator)
        return EntryCompletionTests.line(
          account, account == "401" ? "QUINC" : nil, debit: isDebit ? amount : nil, credit: isDebit ? nil : amount)
      }
      let lines = EntryCompletionTests.completion(habit: EntryCompletionTests.habit).lines(from: typed)
      for (line, own) in zip(lines, typed) where own.balance != nil { #expect(line.balance == own.balance) }
      let isWhole = lines.allSatisfy { $0.balance != nil || $0.isBlank }
      if isWhole { #expect(lines.compactMap(\.balance).sum() == .zero, "\(typed)") }
    }
  }

  @Test func `a template made of an entry makes the entry again`() throws {
    let draft = EntryDraft(
      journal: "HA", day: Day(2026, 11, 6), pieceRef: "QE-1", label: "Vis", lines: EntryCompletionTests.habit)
    let template = EntryTemplate(like: draft, named: "Vis du mois")
    let read = EntryTemplate.read(template.text)
    #expect(read.findings == [])
    let rates = VATRates { _, _ throws(Finding) in Rate(e8: 20_000_000) }
    let again = try #require(read.template).fill([:], day: Day(2026, 11, 6), rates: rates)
    #expect(again.lines == draft.lines)
  }

  @Test func `two versions are compared field by field`() {
    let theirs = EntryDraft(
      journal: "HA", day: Day(2026, 11, 6), pieceRef: "QE-1", label: "Vis", lines: EntryCompletionTests.habit)
    var yours = theirs
    yours.label = "Boulons"
    yours.lines[0].debit = Money(cents: 99_00)
    yours.lines.append(.debit("658", Money(cents: 1_00)))
    #expect(
      EntryDifference.between(theirs: theirs, yours: yours) == [
        EntryDifference(field: "libelle", theirs: "Vis", yours: "Boulons"),
        EntryDifference(line: 1, field: "debit", theirs: "100,00", yours: "99,00"),
        EntryDifference(line: 4, field: "compte", theirs: "", yours: "658"),
        EntryDifference(line: 4, field: "debit", theirs: "", yours: "1,00"),
      ])
    #expect(EntryDifference.between(theirs: theirs, yours: theirs) == [])
  }
}
