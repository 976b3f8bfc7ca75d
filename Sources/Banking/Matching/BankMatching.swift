import Kernel
public import Ledger

/// Finds which movements of a bank and which lines of the books are the same thing.
///
/// One movement and one line; one movement and the several lines it sums (a remittance of cheques, a grouped transfer, takings
/// less their charges); several movements and the one line that sums them. The result depends on the movements, the lines and
/// the options only, not on their order. No movement and no line is in two proposals.
public struct BankMatching: Sendable {
  public var options: MatchingOptions

  public init(options: MatchingOptions = MatchingOptions()) { self.options = options }

  /// What was found, and what was left.
  public struct Outcome: Sendable {
    /// In the order of the first movement.
    public let proposals: [MatchProposal]
    /// Movements and lines that nothing was found for, in order of day.
    public let freeMovements: [Int64]
    public let freeLines: [LineReference]
    /// Candidates looked at by the search for sums.
    public let spentSteps: Int
    /// True when the search for sums ended before all were seen.
    public let isCutShort: Bool

    public var sure: [MatchProposal] { proposals.filter(\.isSure) }
  }

  /// Movements and lines that no match holds yet; those of no amount, and those given twice, are left out.
  public func run(movements: [BankMovement], lines: [BookLine]) -> Outcome {
    let movements = BankMatching.usable(movements, amount: \.amount, key: \.id) { ($0.day, $0.id) < ($1.day, $1.id) }
    let lines = BankMatching.usable(lines, amount: \.amount, key: \.line) { ($0.day, $0.line) < ($1.day, $1.line) }
    var board = MatchBoard(movements, lines, options)
    board.run()
    let proposals = board.found.map { found in
      MatchProposal(
        movements: found.movements.map { movements[Int($0)].id }.sorted(),
        lines: found.lines.map { lines[Int($0)].line }.sorted(),
        amount: Money(cents: board.sum(found.movements, side: 0)), score: found.score, reasons: found.reasons,
        isSure: found.isSure)
    }
    return Outcome(
      proposals: proposals, freeMovements: board.openIndexes(side: 0).map { movements[Int($0)].id },
      freeLines: board.openIndexes(side: 1).map { lines[Int($0)].line }, spentSteps: board.spentSteps,
      isCutShort: board.isCutShort)
  }

  private static func usable<Element, Key: Hashable>(
    _ all: [Element], amount: (Element) -> Money, key: (Element) -> Key, _ isBefore: (Element, Element) -> Bool
  ) -> [Element] {
    var seen = Set<Key>(minimumCapacity: all.count)
    return all.filter {
      let money = amount($0)
      return !money.isZero && money.cents != .min && money.magnitude <= Money.largest && seen.insert(key($0)).inserted
    }.sorted(by: isBefore)
  }
}
