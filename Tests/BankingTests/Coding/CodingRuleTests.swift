import Banking
import Kernel
import Ledger
import Testing

@Suite struct CodingRuleTests {
  static let phone = CodingRule(
    name: "Téléphone", conditions: .init(words: ["Orange", "Télécom"], direction: .leaves, least: Money(cents: 2_000)),
    parts: [.init("626", vatCode: "D20")], label: "Téléphone")

  @Test func `a rule is kept as text and comes back the same`() throws {
    let rule = CodingRule(
      name: "Loyer", conditions: .init(words: ["SCI", "Murs"], mandate: "RUM-1", direction: .leaves, most: Money(cents: 99_99)),
      parts: [
        .init("6132", vatCode: "D20"), .init("614", share: .percent(.percent(10_00))),
        .init("165", share: .fixed(Money(cents: 5_00))),
      ], journal: "BQ", origin: .learnt, uses: 3, contradictions: 1)
    #expect(try CodingRule(name: "Loyer", json: rule.json) == rule)
    #expect(throws: Finding.self) { try CodingRule(name: "x", json: "{}") }
  }

  struct Fit: CustomTestStringConvertible, Sendable {
    let name: String
    let cents: Int64
    let label: String
    let fits: Bool
    var testDescription: String { name }
  }

  @Test(arguments: [
    Fit(
      name: "its words, whatever the case, the accents and the order", cents: -3_600, label: "PRLV TELECOM ORANGE SA", fits: true),
    Fit(name: "a word is missing", cents: -3_600, label: "PRLV ORANGE", fits: false),
    Fit(name: "a word inside another is not that word", cents: -3_600, label: "ORANGERAIE TELECOM", fits: false),
    Fit(name: "the other side", cents: 3_600, label: "ORANGE TELECOM", fits: false),
    Fit(name: "under the least", cents: -1_999, label: "ORANGE TELECOM", fits: false),
  ])
  func `a rule fits the movements that it describes`(row: Fit) throws {
    let found = Brindille.coding(rules: [Self.phone]).propose([Brindille.line(5, row.cents, row.label)])[0]
    #expect((found.best?.rule == "Téléphone") == row.fits)
    guard row.fits, let best = found.best else { return }
    #expect(
      EntryDraft.text(best.lines) == "512 C 36,00 ; 626 D20 D 30,00 ; 44566 D20 D 6,00" && best.label == "Téléphone"
        && best.isSure)
  }

  @Test func `a rule that splits keeps each cent, and does not fit an amount under its fixed part`() throws {
    let rule = CodingRule(
      name: "Partage", conditions: .init(words: ["partage"]),
      parts: [
        .init("6061", share: .percent(Rate(e8: 33_333_333))), .init("108", share: .fixed(Money(cents: 1_00))), .init("6068"),
      ])
    let coding = Brindille.coding(rules: [rule])
    let lines = try #require(coding.propose([Brindille.line(5, -100_01, "PARTAGE")])[0].best?.lines)
    #expect(EntryDraft.text(lines) == "512 C 100,01 ; 6061 D 33,34 ; 108 D 1,00 ; 6068 D 65,67")
    #expect(coding.propose([Brindille.line(5, -50, "PARTAGE")])[0].best?.source == .suspense)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let code: String
    let rule: CodingRule
    var testDescription: String { code }
  }

  @Test(arguments: [
    Refusal(code: "bank.rule.name-invalid", rule: CodingRule(name: " ", conditions: .init(words: ["x"]), parts: [.init("627")])),
    Refusal(
      code: "bank.rule.without-condition",
      rule: CodingRule(name: "a", conditions: .init(direction: .leaves), parts: [.init("627")])),
    Refusal(
      code: "bank.rule.range-reversed",
      rule: CodingRule(
        name: "a", conditions: .init(words: ["x"], least: Money(cents: 2), most: Money(cents: 1)), parts: [.init("627")])),
    Refusal(code: "bank.rule.remainder", rule: CodingRule(name: "a", conditions: .init(words: ["x"]), parts: [])),
    Refusal(
      code: "bank.rule.percent-too-high",
      rule: CodingRule(
        name: "a", conditions: .init(words: ["x"]), parts: [.init("627"), .init("628", share: .percent(.percent(100_00)))])),
    Refusal(
      code: "bank.rule.amount-not-positive",
      rule: CodingRule(name: "a", conditions: .init(words: ["x"]), parts: [.init("627"), .init("628", share: .fixed(.zero))])),
    Refusal(
      code: "ledger.vat.code-unknown",
      rule: CodingRule(name: "a", conditions: .init(words: ["x"]), parts: [.init("627", vatCode: "Z9")])),
  ])
  func `a rule that cannot work is refused`(row: Refusal) { #expect(row.rule.check().map(\.code) == [row.code]) }

  // MARK: Learning

  private static let orange = Brindille.line(5, -3_600, "PRLV SEPA ORANGE 12345 DU 05/10")
  private static func entry(_ account: AccountNumber, code: String? = nil, tax: Int64 = 0) -> [EntryLine] {
    [.credit("512", Money(cents: 3_600)), .debit(account, Money(cents: 3_600 - tax), vatCode: code)]
      + (tax == 0 ? [] : [.debit("44566", Money(cents: tax), vatCode: code)])
  }

  @Test func `what a person typed becomes a rule, surer each time it is followed`() throws {
    let accepted = Self.entry("626", code: "D20", tax: 600)
    let first = CodingLearning.lesson(from: Self.orange, accepted: accepted, proposed: nil, bank: "512", rules: [])
    let rule = try #require(first.kept.first)
    #expect(rule.origin == .learnt && rule.conditions.words == ["orange"] && rule.parts == [.init("626", vatCode: "D20")])
    #expect(rule.score < CodingProposal.sure)
    let proposed = try #require(Brindille.coding(rules: [rule]).propose([Self.orange])[0].best)
    #expect(proposed.rule == rule.name && EntryDraft.text(proposed.lines) == EntryDraft.text(accepted))
    let second = CodingLearning.lesson(from: Self.orange, accepted: accepted, proposed: proposed, bank: "512", rules: [rule])
    #expect(second.kept.map(\.uses) == [2] && second.kept[0].score >= CodingProposal.sure)
  }

  @Test func `a rule that is contradicted weakens, and is forgotten for the new choice`() throws {
    let old = CodingRule(
      name: "Orange → 626", conditions: .init(words: ["orange"], direction: .leaves), parts: [.init("626")], origin: .learnt,
      uses: 1)
    let once = CodingLearning.lesson(
      from: Self.orange, accepted: Self.entry("6063"), proposed: nil, bank: "512", rules: [old])
    #expect(once.kept.first { $0.name == old.name }?.contradictions == 1)
    #expect(once.kept.contains { $0.parts == [.init("6063")] })
    let weakened = try #require(once.kept.first { $0.name == old.name })
    #expect(weakened.score < old.score)
    let twice = CodingLearning.lesson(
      from: Self.orange, accepted: Self.entry("6063"), proposed: nil, bank: "512", rules: [weakened])
    #expect(twice.forgotten == [old.name])
  }

  @Test func `nothing is learnt from the suspense account, from a split, nor from what was known already`() throws {
    #expect(CodingLearning.lesson(from: Self.orange, accepted: Self.entry("471"), proposed: nil, bank: "512", rules: []).isEmpty)
    let split: [EntryLine] = [
      .credit("512", Money(cents: 3_600)), .debit("626", Money(cents: 3_000)), .debit("6068", Money(cents: 600)),
    ]
    #expect(CodingLearning.lesson(from: Self.orange, accepted: split, proposed: nil, bank: "512", rules: []).isEmpty)
    let morvan = Brindille.line(9, -531_600, "VIR BOIS DU MORVAN")
    let best = try #require(Brindille.coding().propose([morvan])[0].best)
    #expect(CodingLearning.lesson(from: morvan, accepted: best.lines, proposed: best, bank: "512", rules: []).isEmpty)
  }

  @Test func `a mandate tells more than words, and is sure from the first time`() throws {
    var line = Self.orange
    line.mandate = "RUM-ORANGE-1"
    let lesson = CodingLearning.lesson(from: line, accepted: Self.entry("626"), proposed: nil, bank: "512", rules: [])
    let rule = try #require(lesson.kept.first)
    #expect(rule.conditions.mandate == "RUM-ORANGE-1" && rule.conditions.words.isEmpty && rule.score >= CodingProposal.sure)
  }

  @Test func `a rule written by hand is counted but never mended`() throws {
    let written = CodingRule(name: "Orange", conditions: .init(words: ["orange"]), parts: [.init("626")])
    let lesson = CodingLearning.lesson(
      from: Self.orange, accepted: Self.entry("626"), proposed: nil, bank: "512", rules: [written])
    #expect(lesson.kept.map(\.uses) == [1] && lesson.kept[0].parts == written.parts && lesson.forgotten.isEmpty)
  }
}
