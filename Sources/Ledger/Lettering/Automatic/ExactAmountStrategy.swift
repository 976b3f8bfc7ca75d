import Kernel

extension LetteringBucket {
  /// Opposite amounts, one to one, within the days allowed.
  mutating func letterExactAmounts() {
    letterNamedAmounts()
    // Lines that name another are left to it: the amount alone does not overrule what the label says.
    let free = openNodes.filter { references.named[Int($0)].isEmpty }
    let sorted = free.sorted { a, b in
      let (x, y) = (nodes[Int(a)], nodes[Int(b)])
      if x.amount.magnitude != y.amount.magnitude { return x.amount.magnitude < y.amount.magnitude }
      if (x.amount < 0) != (y.amount < 0) { return y.amount < 0 }
      return x.due == y.due ? a < b : x.due < y.due
    }
    var start = 0
    while start < sorted.count {
      let amount = nodes[Int(sorted[start])].amount.magnitude
      var end = start
      while end < sorted.count, nodes[Int(sorted[end])].amount.magnitude == amount { end += 1 }
      let firstCredit = sorted[start..<end].firstIndex { nodes[Int($0)].amount < 0 } ?? end
      pair(debits: Array(sorted[start..<firstCredit]), credits: Array(sorted[firstCredit..<end]))
      start = end
    }
  }

  /// A line that names an invoice of exactly its amount, whatever else names it: of two equal payments one is left.
  private mutating func letterNamedAmounts() {
    for node in openNodes where isOpen[Int(node)] && !references.named[Int(node)].isEmpty {
      let named = references.named[Int(node)]
      let owners = named.flatMap { references.entries[Int($0)].owners.prefix(candidateLimit) }
      let match = owners.first {
        isOpen[Int($0)] && nodes[Int($0)].amount == -nodes[Int(node)].amount && isWithin(options.exactAmountDays, node, $0)
          && references.mayTie(node, $0)
      }
      guard let match else { continue }
      tie([match, node].sorted(), .exactAmount(amount(of: node), days: daysApart(node, match)))
    }
  }

  private mutating func pair(debits: [Int32], credits: [Int32]) {
    guard !debits.isEmpty, !credits.isEmpty else { return }
    if equalAmounts == .leaveOpen {
      pairUnique(debits: debits, credits: credits)
    } else {
      pairOldest(debits: debits, credits: credits)
    }
  }

  /// First due, first settled. A line with no counterpart within the days allowed is passed over.
  private mutating func pairOldest(debits: [Int32], credits: [Int32]) {
    var (debit, credit) = (0, 0)
    while debit < debits.count, credit < credits.count {
      let (a, b) = (debits[debit], credits[credit])
      if isWithin(options.exactAmountDays, a, b) {
        let isAlone = debits.count == 1 && credits.count == 1
        let amount = amount(of: a)
        tie(
          [a, b].sorted(),
          isAlone
            ? .exactAmount(amount, days: daysApart(a, b))
            : .oldestOfEqualAmounts(amount, debits: debits.count, credits: credits.count))
        (debit, credit) = (debit + 1, credit + 1)
      } else if nodes[Int(a)].day < nodes[Int(b)].day {
        debit += 1
      } else {
        credit += 1
      }
    }
  }

  /// Only the pairs whose two lines have no other candidate within the days allowed.
  private mutating func pairUnique(debits: [Int32], credits: [Int32]) {
    // The nodes are numbered in the order of their days.
    let (debits, credits) = (debits.sorted(), credits.sorted())
    for debit in debits {
      guard let credit = onlyNeighbour(of: debit, among: credits), onlyNeighbour(of: credit, among: debits) == debit
      else { continue }
      tie([debit, credit].sorted(), .exactAmount(amount(of: debit), days: daysApart(debit, credit)))
    }
  }

  private func onlyNeighbour(of node: Int32, among others: [Int32]) -> Int32? {
    let earliest = Int(nodes[Int(node)].day) - max(0, options.exactAmountDays)
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(nodes[Int(others[middle])].day) < earliest { low = middle + 1 } else { high = middle }
    }
    guard low < others.count, isWithin(options.exactAmountDays, node, others[low]) else { return nil }
    if low + 1 < others.count, isWithin(options.exactAmountDays, node, others[low + 1]) { return nil }
    return others[low]
  }

  func daysApart(_ a: Int32, _ b: Int32) -> Int { abs(Int(nodes[Int(a)].day) - Int(nodes[Int(b)].day)) }
  func isWithin(_ days: Int, _ a: Int32, _ b: Int32) -> Bool { daysApart(a, b) <= days }
  func amount(of node: Int32) -> Money { Money(cents: nodes[Int(node)].amount).magnitude }
}
