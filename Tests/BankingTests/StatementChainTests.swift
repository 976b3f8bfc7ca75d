import Banking
import Kernel
import Testing

@Suite("Each statement starts where the one before it ends")
struct StatementChainTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// First day, last day, opening, closing.
    let statements: [(Int, Int, Int64?, Int64?)]
    let joins: [StatementChain.Join]
    init(_ name: String, _ statements: [(Int, Int, Int64?, Int64?)], _ joins: [StatementChain.Join]) {
      (testDescription, self.statements, self.joins) = (name, statements, joins)
    }
  }

  private static func day(_ number: Int) -> Day { Day(2026, 9, 30) + number }

  static let cases = [
    Case("none", [], []),
    Case("one behind the other", [(0, 31, 100, 40), (31, 61, 40, 70), (62, 90, 70, 1)], [.first, .follows, .follows]),
    Case("imported in any order", [(31, 61, 40, 70), (0, 31, 100, 40)], [.first, .follows]),
    Case(
      "a month is missing", [(0, 31, 100, 40), (61, 90, 25, 70)],
      [.first, .gap(missing: -15, after: day(31), before: day(61))]),
    Case("days without movement are no gap", [(0, 31, 100, 40), (45, 90, 40, 70)], [.first, .follows]),
    Case(
      "the days join, the balances do not", [(0, 31, 100, 40), (31, 61, 90, 70)],
      [.first, .gap(missing: 50, after: day(31), before: day(31))]),
    Case("a week of a month", [(0, 31, 100, 40), (7, 14, 90, 70)], [.first, .overlaps(from: day(7), through: day(14))]),
    Case(
      "the month behind a week of it", [(0, 31, 100, 40), (7, 14, 90, 70), (31, 61, 40, 3)],
      [.first, .overlaps(from: day(7), through: day(14)), .follows]),
    Case(
      "without balances nothing is said", [(1, 31, nil, nil), (32, 61, nil, 70), (62, 80, 70, 3)], [.first, .unknown, .follows]),
    Case(
      "a day, then the month from its balance", [(1, 30, 40, 7), (1, 1, 100, 40)], [.first, .follows]),
    Case(
      "the first day of a month", [(1, 1, 40, 70), (1, 30, 40, 7)], [.first, .overlaps(from: day(1), through: day(1))]),
    Case("pages of one day", [(5, 5, 100, 40), (5, 5, 40, 70), (5, 5, 70, 71)], [.first, .follows, .follows]),
  ]

  private static func known(_ row: Case) -> [KnownStatement] {
    row.statements.enumerated().map { index, facts in
      KnownStatement(
        id: Int64(index), kind: .camt053, firstDay: day(facts.0), lastDay: day(facts.1), opening: facts.2, closing: facts.3)
    }
  }

  @Test(arguments: cases)
  func `how they join`(row: Case) {
    #expect(StatementChain(Self.known(row)).links.map(\.join) == row.joins)
  }

  @Test func `a gap is named with its days and its amount`() throws {
    let findings = StatementChain(Self.known(Self.cases[3])).findings(account: "512")
    #expect(findings.map(\.code) == ["bank.chain.gap"] && findings[0].severity == .warning)
    for word in ["512", "31/10/2026", "30/11/2026", "-0,15"] { #expect(findings[0].message.contains(word), "\(word)") }
  }

  static let sums: [(name: String, statements: [KnownStatement], runs: [Int64])] = [
    ("none", [], []),
    ("one run of two", [known(1, 1...10, 100, 40), known(2, 11...20, 40, 70)], [-30]),
    ("a gap between two runs", [known(1, 1...10, 100, 40), known(2, 12...20, 50, 70)], [-60, 20]),
    ("a gap on one day hides what is whose", [known(1, 1...10, 100, 40), known(2, 10...20, 50, 70)], [-60]),
    ("what overlaps adds nothing", [known(1, 1...10, 100, 40), known(2, 4...9, 60, 50), known(3, 11...20, 40, 70)], [-30]),
    ("without balances", [known(1, 1...10, nil, 40), known(2, 11...20, nil, nil)], []),
  ]

  private static func known(_ id: Int64, _ days: ClosedRange<Int>, _ opening: Int64?, _ closing: Int64?) -> KnownStatement {
    KnownStatement(
      id: id, kind: .camt053, firstDay: day(days.lowerBound), lastDay: day(days.upperBound), opening: opening, closing: closing)
  }

  @Test(arguments: sums)
  func `balances say what the movements must make up`(name: String, statements: [KnownStatement], runs: [Int64]) {
    let chain = StatementChain(statements)
    #expect(chain.runs.map(\.sum) == runs)
    var left = runs
    #expect(chain.incomplete(account: "512") { _, _ in left.removeFirst() }.isEmpty)
    left = runs.map { $0 - 5 }
    #expect(chain.incomplete(account: "512") { _, _ in left.removeFirst() }.count == runs.count)
  }

  @Test func `an import speaks of its own statements only`() {
    let known = [
      KnownStatement(id: 1, kind: .ofx, firstDay: Self.day(1), lastDay: Self.day(9), opening: 1, closing: 2),
      KnownStatement(id: 2, kind: .ofx, firstDay: Self.day(10), lastDay: Self.day(19), opening: 5, closing: 6),
      KnownStatement(id: 3, kind: .ofx, firstDay: Self.day(20), lastDay: Self.day(29), opening: 6, closing: 7),
    ]
    let chain = StatementChain(known)
    #expect(chain.findings(account: "512", of: [3]).isEmpty)
    #expect(chain.findings(account: "512", of: [2]).map(\.code) == ["bank.chain.gap"])
    #expect(chain.findings(account: "512", of: [1]).map(\.code) == ["bank.chain.before-first", "bank.chain.gap"])
    #expect(chain.findings(account: "512", of: [1, 2, 3]).map(\.code) == ["bank.chain.gap"])
  }
}

@Suite("Two files speak of one account, each in its own way")
struct BankAccountIdentityTests {
  static let iban = BankAccount(named: "FR1420041010050500013M02606")
  static let rows: [(BankAccount, Bool)] = [
    (BankAccount(named: "FR14 2004 1010 0505 0001 3M02 606"), true),
    (BankAccount(bank: "20041", branch: "01005", number: "0500013M026"), true),
    (BankAccount(bank: "20041", branch: "1005", number: "500013M026"), true),
    (BankAccount(bank: "20041", number: "0500013m026"), true),
    (BankAccount(bank: "30002", branch: "01005", number: "0500013M026"), false),
    (BankAccount(bank: "20041", branch: "01005", number: "0500013M027"), false),
    (BankAccount(named: "FR7630006000011234567890189"), false),
    (BankAccount(), false), (BankAccount(named: "FR1420041010050500013M02606", kind: .card), false),
  ]

  @Test(arguments: rows)
  func `is it the same`(other: BankAccount, isSame: Bool) {
    #expect(Self.iban.isSame(as: other) == isSame)
    #expect(other.isSame(as: Self.iban) == isSame)
  }

  @Test func `what a person types names it`() {
    for text in ["FR1420041010050500013M02606", "fr14 2004 1010 0505 0001 3m02 606", "0500013M026", "20041 01005 0500013M026"] {
      #expect(Self.iban.answers(to: text), "\(text)")
    }
    for text in ["", "512", "FR14"] { #expect(!Self.iban.answers(to: text), "\(text)") }
    #expect(!BankAccount().answers(to: ""))
  }
}
