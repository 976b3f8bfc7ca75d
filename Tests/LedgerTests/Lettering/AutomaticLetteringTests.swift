import Foundation
import Kernel
import Testing

@testable import Ledger

@Suite struct AutomaticLetteringTests {
  @Test(
    arguments: LetteringCases.references + LetteringCases.amounts + LetteringCases.combinations + LetteringCases.balances)
  func `letters`(_ example: LetteringCases.Case) {
    var options = LetteringOptions()
    options.strategies = example.strategies
    example.options(&options)
    let proposal = AutomaticLettering(day: Day(2026, 12, 31), options: options).run(items: example.items)
    #expect(proposal.groups.map { $0.lines.map(\.entry) } == example.groups)
    #expect(proposal.groups.allSatisfy { $0.isFull && !$0.reason.french.isEmpty })
    #expect(proposal.groups.flatMap(\.lines).count + proposal.untouched.count == example.items.count)
  }

  @Test func `the reason says which strategy and why`() {
    let items = [
      Lines.customer(1, "2026-10-01", "100,00"), Lines.customer(2, "2026-10-02", "100,00"),
      Lines.customer(3, "2026-10-20", "-100,00"),
    ]
    let group = AutomaticLettering(day: Day(2026, 12, 31)).run(items: items).groups[0]
    #expect(group.strategy == .exactAmount)
    #expect(group.reason.french.contains("art. 1342-10") && group.reason.french.contains("2 au débit"))
    #expect(group.day == Day(2026, 12, 31))
  }

  @Test func `of lines alike in all the first of the ledger is taken, whatever their order`() {
    let alike = (1...6).map { Lines.customer($0, "2026-10-01", "100,00", ref: "F") }
    let payment = Lines.customer(9, "2026-10-20", "-100,00")
    for items in [alike + [payment], [payment] + alike.reversed()] {
      #expect(AutomaticLettering(day: Day(2026, 12, 31)).run(items: items).groups.map { $0.lines.map(\.entry) } == [[1, 9]])
    }
  }

  @Test func `lines that cannot be lettered are left out and said`() {
    let invoice = Lines.customer(1, "2026-10-01", "100,00")
    let items = [
      invoice, invoice, Lines.customer(2, "2026-10-02", "-100,00", code: "AAA"), Lines.absurd(3),
      Lines.make(4, "607", nil, "2026-10-02", "5,00"), Lines.make(5, "607", nil, "2026-10-02", "-5,00"),
    ]
    let proposal = AutomaticLettering(day: Day(2026, 12, 31)).run(items: items)
    #expect(proposal.groups.isEmpty)
    #expect(
      proposal.findings.map(\.code).sorted() == [
        "lettering.account-not-letterable", "lettering.already-lettered", "lettering.amount-too-large",
        "lettering.same-line-twice",
      ])
    #expect(Set(proposal.untouched.map(\.entry)) == [1, 2, 3, 4, 5] && proposal.untouched.count == 5)
  }

  @Test func `an adversary's sums stay within the steps allowed`() {
    // Even amounts and an odd target: no choice adds up, so each line costs all it may.
    let bills = (1...400).map { Lines.customer(Int64($0), "2026-10-05", "\(400 + $0 * 7),0\($0 % 5 * 2)") }
    let payments = (1...400).map { Lines.customer(Int64(1_000 + $0), "2026-10-06", "-\(4000 + $0 * 13),01") }
    var options = LetteringOptions()
    (options.strategies, options.combinationPicks, options.combinationCandidates) = ([.combination], 10, 40)
    let proposal = AutomaticLettering(day: Day(2026, 12, 31), options: options).run(items: bills + payments)
    #expect(proposal.groups.isEmpty)
    #expect(proposal.spentSteps >= options.stepsPerThirdParty)
    // The walk that gathers candidates may end a line past the limit.
    #expect(proposal.spentSteps <= options.stepsPerThirdParty + options.combinationCandidates * 10)
    #expect(proposal.findings.map(\.code) == ["lettering.search-limited"])
  }

  @Test func `the limit on all steps binds several third parties together`() {
    var items: [OpenItem] = []
    for third in 0..<20 {
      for line in 1...60 {
        let amount = line % 2 == 0 ? "\(400 + line * 7),02" : "-\(3000 + line * 13),01"
        items.append(Lines.make(Int64(third * 100 + line), "411", "C\(third)", "2026-10-05", amount))
      }
    }
    var options = LetteringOptions()
    (options.strategies, options.combinationPicks, options.stepsInAll) = ([.combination], 10, 50_000)
    let proposal = AutomaticLettering(day: Day(2026, 12, 31), options: options).run(items: items)
    #expect(proposal.spentSteps <= 50_000 + 20 * options.combinationCandidates * 10)
  }

  @Test(arguments: [0, 1, 700, 5_000, 50_000, 100_000_000])
  func `third parties searched side by side find what they find one after the other`(_ steps: Int) {
    let parties = (0..<150).map { third in
      (1...24).map { line in
        let amount = line % 2 == 0 ? "\(400 + (line * 7 + third) % 90),02" : "-\(900 + (line * 13 + third) % 200),04"
        return Lines.make(Int64(third * 100 + line), "411", String(format: "C%03d", third), "2026-10-05", amount)
      }
    }
    var options = LetteringOptions()
    (options.stepsInAll, options.stepsPerThirdParty) = (steps, 900)
    let together = AutomaticLettering(day: Day(2026, 12, 31), options: options).run(items: parties.flatMap { $0 }.shuffled())
    var (groups, spent) = ([LetteringGroup](), 0)
    for items in parties {
      options.stepsInAll = steps - spent
      let alone = AutomaticLettering(day: Day(2026, 12, 31), options: options).run(items: items)
      groups += alone.groups
      spent += alone.spentSteps
    }
    #expect(together.groups == groups)
    #expect(steps < 50_000 || !groups.isEmpty)
    #expect(together.spentSteps == spent)
  }

  @Test(arguments: [Int.min, -1, 0, 1, .max])
  func `no limit, however odd, makes the search fail`(_ limit: Int) {
    var options = LetteringOptions()
    (options.combinationCandidates, options.combinationPicks, options.combinationDays) = (limit, limit, limit)
    (options.exactAmountDays, options.stepsPerLine) = (limit, limit)
    for equalAmounts in [EqualAmounts.oldestFirst, .leaveOpen] {
      options.equalAmounts = equalAmounts
      let proposal = AutomaticLettering(day: Day(2026, 12, 31), options: options).run(items: messyItems(seed: 3, count: 120))
      #expect(proposal.groups.allSatisfy { $0.isFull })
    }
  }

  @Test func `out of time, only the combinations are left`() {
    let items = combinationAndPair
    let proposal = AutomaticLettering(day: Day(2026, 12, 31)).run(items: items, isOutOfTime: { true })
    #expect(proposal.groups.map { $0.lines.map(\.entry) } == [[6, 7]])
    #expect(proposal.findings.map(\.code) == ["lettering.deadline"])
    #expect(AutomaticLettering(day: Day(2026, 12, 31)).run(items: items, isOutOfTime: { false }).groups.count == 2)
  }

  private var combinationAndPair: [OpenItem] {
    LetteringCases.combinations[0].items + [
      Lines.customer(6, "2026-10-01", "777,00"), Lines.customer(7, "2026-10-21", "-777,00"),
    ]
  }
}
