import Kernel
import Testing

@testable import SocialReporting

/// Each control that is data is broken by a message made from its own words, and kept by another.
@Suite struct RuleDataTests {
  @Test(arguments: ["P24V01", "P26V01"]) func eachRuleCanBeBrokenAndKept(version: String) throws {
    let norm = try Norm.load(version)
    let book = try ControlBook(norm)
    let solver = RuleSolver(norm: norm)
    var neverBroken: [String] = []
    var neverKept: [String] = []
    var judged = 0
    for (block, rules) in book.rules.sorted(by: { $0.key < $1.key }) {
      for rule in rules {
        let id = book.controls[rule.control].id
        judged += 1
        let broken = solver.plans(rule.expression, false, BlockID(packed: block)).contains { breaks($0, id, norm, book) }
        if !broken { neverBroken.append(id.text) }
        let keeps = solver.keeping(rule.expression, BlockID(packed: block)).allSatisfy { plans in
          plans.contains { !breaks($0, id, norm, book) }
        }
        if !keeps { neverKept.append(id.text) }
      }
    }
    #expect(neverBroken.isEmpty)
    #expect(neverKept.isEmpty)
    #expect(judged > 400)
  }

  private func breaks(_ plan: RulePlan, _ id: ControlID, _ norm: Norm, _ book: ControlBook) -> Bool {
    var checker = MessageChecker(norm, book, today: Day(2026, 12, 5), folds: false)
    plan.message().forEachPiece { checker.take($0) }
    return checker.finish().broken[id] != nil
  }
}
