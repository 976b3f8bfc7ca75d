/// Which of some positive amounts add up to a target: any few of them, or any
/// number that follow each other. Stops at the second different choice or at the step limit.
package struct SubsetSearch {
  let amounts: [Int64]
  let target: Int64
  let picks: Int
  let stepLimit: Int
  package private(set) var steps = 0
  /// True when the limit was reached before all choices were seen.
  package private(set) var isCutShort = false
  /// Choices that differ by their amounts, as indexes in order; the older of equal amounts are chosen.
  private(set) var choices: [[Int]] = []

  /// The indexes by descending amount; of equal amounts the first stands first.
  private let order: [Int]
  /// Sums of the first amounts in that order.
  private let sums: [Int64]
  private var chosen: [Int] = []

  /// `amounts` are positive and in the order of days.
  package init(amounts: [Int64], target: Int64, picks: Int, stepLimit: Int) {
    (self.amounts, self.target, self.stepLimit) = (amounts, target, stepLimit)
    self.picks = min(max(0, picks), amounts.count)
    order = amounts.indices.sorted { amounts[$0] == amounts[$1] ? $0 < $1 : amounts[$0] > amounts[$1] }
    sums = order.reduce(into: [0]) { $0.append($0[$0.count - 1] + amounts[$1]) }
  }

  package mutating func run() {
    guard let total = sums.last, total >= target else { return }
    searchRuns()
    pick(from: 0, remaining: target, picksLeft: picks)
  }

  /// The choice, when it is the only one. Unless equal amounts are allowed, a
  /// line left out must not have the amount of a chosen one.
  package func onlyChoice(allowsEqualAmounts: Bool) -> [Int]? {
    guard !isCutShort, choices.count == 1 else { return nil }
    let choice = choices[0]
    if !allowsEqualAmounts {
      let taken = Set(choice.map { amounts[$0] })
      let alike = amounts.indices.count { taken.contains(amounts[$0]) }
      guard alike == choice.count else { return nil }
    }
    return choice
  }

  /// Runs of more lines than may be picked. Two ends move along the days, since all amounts are positive.
  private mutating func searchRuns() {
    var (start, sum) = (0, Int64(0))
    for end in amounts.indices {
      steps += 1
      sum += amounts[end]
      while sum > target {
        sum -= amounts[start]
        start += 1
      }
      if sum == target, end - start >= picks { note(Array(start...end)) }
    }
  }

  private mutating func pick(from start: Int, remaining: Int64, picksLeft: Int) {
    if remaining == 0 { return note(chosen.sorted()) }
    guard picksLeft > 0 else { return }
    var index = start
    while index < order.count, choices.count < 2, !isCutShort {
      steps += 1
      guard steps <= stepLimit else {
        isCutShort = true
        return
      }
      let amount = amounts[order[index]]
      // The largest that are left cannot reach it: no smaller ones can.
      guard sums[min(index + picksLeft, order.count)] - sums[index] >= remaining else { return }
      if amount <= remaining {
        chosen.append(order[index])
        pick(from: index + 1, remaining: remaining - amount, picksLeft: picksLeft - 1)
        chosen.removeLast()
      }
      // Another line of the same amount would be the same choice.
      index += 1
      while index < order.count, amounts[order[index]] == amount { index += 1 }
    }
  }

  private mutating func note(_ choice: [Int]) {
    let values = choice.map { amounts[$0] }.sorted()
    guard choice.count > 1, !choices.contains(where: { $0.map { amounts[$0] }.sorted() == values }) else { return }
    choices.append(choice)
  }
}
