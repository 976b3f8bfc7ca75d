import Kernel

extension LetteringBucket {
  /// One line and several of the other side that add up to it, when only one such choice exists.
  ///
  /// The candidates are the nearest lines in time that are smaller. Two kinds
  /// of choices count: any few of them, and lines that follow each other,
  /// however many (a month's invoices paid at once). When two choices of
  /// different amounts add up, or the limits are reached before all were
  /// seen, nothing is lettered: a chance sum is not a settlement.
  mutating func letterCombinations(isOutOfTime: (() -> Bool)?) {
    guard !mixesThirdParties, candidateLimit > 1, openNodes.count > 2 else { return }
    if isOutOfTime?() == true { return report(.letteringDeadline(scope)) }
    var neighbours = OpenNeighbours(nodes: nodes, isOpen: isOpen)
    for target in openNodes where isOpen[Int(target)] {
      guard spentSteps < stepLimit else { return report(.letteringSearchLimited(scope, steps: spentSteps)) }
      let candidates = candidates(for: target, &neighbours)
      guard candidates.count > 1, let choice = onlyChoice(for: target, among: candidates) else { continue }
      let reason = LetteringReason.combination(amount(of: target), count: choice.nodes.count, isConsecutive: choice.isRun)
      tie(([target] + choice.nodes).sorted(), reason)
      for node in choice.nodes + [target] { neighbours.close(node) }
    }
  }

  /// The nearest smaller lines of the other side, in order.
  private mutating func candidates(for target: Int32, _ neighbours: inout OpenNeighbours) -> [Int32] {
    var found: [Int32] = []
    var scan = neighbours.scan(from: target, amongDebits: nodes[Int(target)].amount < 0)
    var looked = 0
    let size = nodes[Int(target)].amount.magnitude
    while found.count < candidateLimit, looked < candidateLimit * 8,
      let node = neighbours.next(&scan), isWithin(options.combinationDays, target, node)
    {
      looked += 1
      if nodes[Int(node)].amount.magnitude < size, references.mayTie(target, node) { found.append(node) }
    }
    spentSteps += looked + 1
    return found.sorted()
  }

  private mutating func onlyChoice(for target: Int32, among candidates: [Int32]) -> (nodes: [Int32], isRun: Bool)? {
    let size = Int64(nodes[Int(target)].amount.magnitude)
    let amounts = candidates.map { Int64(nodes[Int($0)].amount.magnitude) }
    let limit = min(options.stepsPerLine, stepLimit - spentSteps)
    var search = SubsetSearch(amounts: amounts, target: size, picks: options.combinationPicks, stepLimit: limit)
    search.run()
    spentSteps += search.steps
    guard let choice = search.onlyChoice(allowsEqualAmounts: equalAmounts == .oldestFirst) else { return nil }
    let isRun = choice.last! - choice.first! + 1 == choice.count
    return (choice.map { candidates[$0] }, isRun)
  }
}
