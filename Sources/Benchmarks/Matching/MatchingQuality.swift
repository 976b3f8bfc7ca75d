import Banking
import Ledger

/// What the proposals are worth, beside what was drawn.
struct MatchingQuality {
  /// Groups that have both sides, and those of them that a proposal has to the letter.
  private(set) var truths = 0
  private(set) var found = 0
  /// Proposals that may be accepted in one go, and those of them that are wrong.
  private(set) var sure = 0
  private(set) var wrongSure: [MatchProposal] = []
  private(set) var missed: [GeneratedReconciliation.Truth] = []
  private(set) var wrong = 0

  init(_ generated: GeneratedReconciliation, _ outcome: BankMatching.Outcome) {
    let real = Set(
      generated.truths.filter { !$0.movements.isEmpty && !$0.lines.isEmpty }.map {
        GeneratedReconciliation.Truth(movements: $0.movements.sorted(), lines: $0.lines.sorted())
      })
    let proposed = Set(outcome.proposals.map { GeneratedReconciliation.Truth(movements: $0.movements, lines: $0.lines) })
    truths = real.count
    found = real.count { proposed.contains($0) }
    missed = real.filter { !proposed.contains($0) }.sorted { $0.movements[0] < $1.movements[0] }
    sure = outcome.sure.count
    let isWrong = { (one: MatchProposal) in !real.contains(.init(movements: one.movements, lines: one.lines)) }
    wrongSure = outcome.sure.filter(isWrong)
    wrong = outcome.proposals.count(where: isWrong)
  }

  /// In thousandths.
  var foundShare: Int { truths == 0 ? 1000 : found * 1000 / truths }
}
