import Banking
import Kernel
import Testing

@testable import Benchmarks

@Suite struct MatchingQualityTests {
  @Test(arguments: [1, 2, 3, 4, 11, 2026] as [UInt64])
  func `a year of two thousand movements: nearly all is found, and nothing wrong is sure`(seed: UInt64) {
    let generated = GeneratedReconciliation(seed: seed, count: 2_000)
    let outcome = BankMatching().run(movements: generated.movements, lines: generated.lines)
    let quality = MatchingQuality(generated, outcome)
    #expect(quality.foundShare >= 950, "seed \(seed): \(quality.found) of \(quality.truths)")
    #expect(quality.wrongSure.isEmpty, "seed \(seed): \(quality.wrongSure.map(\.french))")
    #expect(quality.sure * 10 > quality.truths * 7, "seed \(seed): \(quality.sure) sure of \(quality.truths)")
    #expect(!outcome.isCutShort)
  }

  @Test func `each movement and each line is in one proposal at most, and both sides sum to the same`() {
    let generated = GeneratedReconciliation(seed: 5, count: 2_000)
    let outcome = BankMatching().run(movements: generated.movements, lines: generated.lines)
    let movements = Dictionary(uniqueKeysWithValues: generated.movements.map { ($0.id, $0.amount) })
    let lines = Dictionary(uniqueKeysWithValues: generated.lines.map { ($0.line, $0.amount) })
    for proposal in outcome.proposals {
      let sums = (proposal.movements.compactMap { movements[$0] }.sum(), proposal.lines.compactMap { lines[$0] }.sum())
      #expect(sums == (proposal.amount, proposal.amount))
      #expect((0...100).contains(proposal.score))
    }
    let members = outcome.proposals.flatMap(\.movements) + outcome.freeMovements
    #expect(members.sorted() == generated.movements.map(\.id).sorted())
    #expect((outcome.proposals.flatMap(\.lines) + outcome.freeLines).sorted() == generated.lines.map(\.line).sorted())
  }

  @Test func `the draw is the same for a seed, and says what it draws`() {
    let (one, other) = (GeneratedReconciliation(seed: 9, count: 500), GeneratedReconciliation(seed: 9, count: 500))
    #expect(one.movements == other.movements)
    #expect(one.lines == other.lines)
    #expect(one.truths.flatMap(\.movements).sorted() == one.movements.map(\.id).sorted())
    #expect(one.truths.flatMap(\.lines).sorted() == one.lines.map(\.line).sorted())
    #expect(one.truths.contains { $0.movements.isEmpty })
    #expect(one.truths.contains { $0.lines.isEmpty })
    #expect(one.truths.contains { $0.lines.count > 4 })
    #expect(one.truths.contains { $0.movements.count > 2 })
  }
}
