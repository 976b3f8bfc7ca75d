import Kernel
import Ledger

// What only amounts and days say: never sure, since a chance sum is possible.
extension MatchBoard {
  /// One of a side and several open ones of the other, nearest in time, that add up to it in one way only.
  mutating func proposeSums(of side: Int) {
    for target in openIndexes(side: side) where isOpen(target, side: side) {
      guard spentSteps < options.stepsInAll else {
        isCutShort = true
        return
      }
      let near = nearby(target, side)
      guard near.count > 1 else { continue }
      let words = item(target, side: side).words
      let alike = near.filter { !MatchBoard.shared(words, item($0, side: 1 - side).words).isEmpty }
      if alike.count > 1, let members = onlySum(of: target, side, among: alike, picks: options.sumPicks + 2) {
        propose(target, side, members, bonus: 15, reason: .words(sharedWords(words, members, 1 - side)))
      } else if let members = onlySum(of: target, side, among: near, picks: options.sumPicks) {
        propose(target, side, members, bonus: 0, reason: .sumOnly)
      }
    }
  }

  private mutating func propose(_ target: Int32, _ side: Int, _ members: [Int32], bonus: Int, reason: MatchReason) {
    let gaps = gaps(target, side, members)
    let score = min(79, MatchStrength.total + bonus + MatchStrength.days(MatchBoard.widest(gaps)))
    add(
      target, side: side, with: members, score: score,
      [totalReason(side, members.count), reason, .days(MatchBoard.widest(gaps))], isSure: false)
  }

  private func sharedWords(_ words: [Int32], _ members: [Int32], _ side: Int) -> [String] {
    let all = Set(members.flatMap { MatchBoard.shared(words, item($0, side: side).words) })
    return all.sorted { (sides.wordCounts[Int($0)], $0) < (sides.wordCounts[Int($1)], $1) }.prefix(3)
      .map { sides.wordTexts[Int($0)] }
  }

  /// The nearest open ones of the other side, smaller and of the same direction, in order of day.
  private func nearby(_ target: Int32, _ side: Int) -> [Int32] {
    let own = item(target, side: side)
    let (before, after) = (Int32(options.sumDaysBefore), Int32(options.sumDaysAfter))
    let range =
      side == 0
      ? places(side: 1, from: own.day - before, through: own.day + after)
      : places(side: 0, from: own.day - after, through: own.day + before)
    let fitting = range.filter { place in
      let other = sides.items[1 - side][place]
      return isOpen[1 - side][place] && (other.amount > 0) == (own.amount > 0) && other.amount.magnitude < own.amount.magnitude
    }
    let nearest = fitting.sorted { a, b in
      let (first, second) = (abs(sides.items[1 - side][a].day - own.day), abs(sides.items[1 - side][b].day - own.day))
      return (first, a) < (second, b)
    }
    return nearest.prefix(options.sumCandidates).sorted().map(Int32.init)
  }

  /// The members that add up to the target, when there is one choice; those of the other direction are left out.
  mutating func onlySum(of target: Int32, _ side: Int, among members: [Int32], picks: Int) -> [Int32]? {
    let own = item(target, side: side).amount
    let fitting = members.filter { (item($0, side: 1 - side).amount > 0) == (own > 0) }
    guard fitting.count > 1 else { return nil }
    let limit = min(options.stepsPerSum, options.stepsInAll - spentSteps)
    guard limit > 0 else { return nil }
    var search = SubsetSearch(
      amounts: fitting.map { Int64(item($0, side: 1 - side).amount.magnitude) }, target: Int64(own.magnitude), picks: picks,
      stepLimit: limit)
    search.run()
    spentSteps += search.steps
    if search.isCutShort { isCutShort = true }
    return search.onlyChoice(allowsEqualAmounts: false)?.map { fitting[$0] }
  }

  /// Takings that the bank paid less its charges, when these stand in a line of their own.
  mutating func proposeNetOfCharges() {
    var charges: [Int64: [Int32]] = [:]
    for index in openIndexes(side: 1) where item(index, side: 1).operation == .charges {
      charges[item(index, side: 1).amount, default: []].append(index)
    }
    guard !charges.isEmpty else { return }
    for target in openIndexes(side: 0) where isOpen(target, side: 0) && item(target, side: 0).amount > 0 {
      let own = item(target, side: 0)
      let range = places(side: 1, from: own.day - Int32(options.sumDaysBefore), through: own.day + Int32(options.sumDaysAfter))
      var choices: [(line: Int32, charge: Int32)] = []
      for place in range where isOpen[1][place] {
        let amount = sides.items[1][place].amount
        // A tenth at most: more is no charge of a bank.
        guard amount > own.amount, amount - own.amount <= amount / 10 else { continue }
        for charge in charges[own.amount - amount] ?? [] where isOpen(charge, side: 1) {
          let gap = Int(own.day - item(charge, side: 1).day)
          if (-options.sumDaysAfter...options.sumDaysBefore).contains(gap) { choices.append((Int32(place), charge)) }
        }
      }
      guard choices.count == 1 else { continue }
      let members = [choices[0].line, choices[0].charge]
      let gaps = gaps(target, 0, members)
      let amount = Money(cents: item(choices[0].charge, side: 1).amount)
      add(
        target, side: 0, with: members, score: min(89, MatchStrength.total + 22 + MatchStrength.days(MatchBoard.widest(gaps))),
        [totalReason(0, 2), .netOfCharges(amount.magnitude), .days(MatchBoard.widest(gaps))], isSure: false)
    }
  }
}
