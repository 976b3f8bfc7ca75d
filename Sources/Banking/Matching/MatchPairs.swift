/// A movement and a line of the same amount.
struct MatchPair {
  var movement: Int32
  var line: Int32
  var evidence: MatchEvidence
  var strength: Int
  var isOnly = false
}

extension MatchBoard {
  /// All that could be one to one, the strongest first.
  func pairs() -> [MatchPair] {
    var byAmount: [Int64: [Int32]] = [:]
    for (index, item) in sides.items[1].enumerated() { byAmount[item.amount, default: []].append(Int32(index)) }
    var pairs: [MatchPair] = []
    for index in sides.items[0].indices {
      let movement = Int32(index)
      guard let lines = byAmount[sides.items[0][index].amount] else { continue }
      for line in candidates(movement, among: lines) {
        guard let evidence = evidence(movement, line) else { continue }
        pairs.append(
          MatchPair(movement: movement, line: line, evidence: evidence, strength: MatchStrength.amount + evidence.strength))
      }
    }
    markOnlyAmounts(&pairs)
    return pairs.sorted { a, b in
      if a.strength != b.strength { return a.strength > b.strength }
      let (first, second) = (abs(a.evidence.gap), abs(b.evidence.gap))
      if first != second { return first < second }
      return (a.movement, a.line) < (b.movement, b.line)
    }
  }

  /// Of many equal amounts, those that share a reference and the nearest in time.
  private func candidates(_ movement: Int32, among lines: [Int32]) -> [Int32] {
    guard lines.count > options.nearestOfEqualAmounts else { return lines }
    let item = item(movement, side: 0)
    let nearest = lines.partitionPoint { sides.items[1][Int($0)].day >= item.day }
    let half = options.nearestOfEqualAmounts / 2
    let start = max(0, min(nearest - half, lines.count - options.nearestOfEqualAmounts))
    var chosen = Set(lines[start..<start + options.nearestOfEqualAmounts])
    for key in item.keys where isReference(key) {
      for line in sides.keyMembers[Int(key)][1] where sides.items[1][Int(line)].amount == item.amount { chosen.insert(line) }
    }
    return chosen.sorted()
  }

  private func markOnlyAmounts(_ pairs: inout [MatchPair]) {
    let perMovement = count(pairs, side: 0)
    let perLine = count(pairs, side: 1)
    for index in pairs.indices where perMovement[Int(pairs[index].movement)] == 1 && perLine[Int(pairs[index].line)] == 1 {
      pairs[index].isOnly = true
      pairs[index].strength += MatchStrength.onlyAmount
    }
  }

  private func count(_ pairs: [MatchPair], side: Int) -> [Int] {
    var counts = Array(repeating: 0, count: sides.items[side].count)
    for pair in pairs { counts[Int(side == 0 ? pair.movement : pair.line)] += 1 }
    return counts
  }

  /// Proposes the pairs that are at least so strong, and both open.
  mutating func propose(_ pairs: [MatchPair], from least: Int) {
    let rivals = Rivals(pairs, sides.items.map(\.count))
    for (index, pair) in pairs.enumerated() where pair.strength >= least {
      guard isOpen(pair.movement, side: 0), isOpen(pair.line, side: 1) else { continue }
      let alike = rivals.of(index, pairs).count { isRival(pairs[$0], of: pair) }
      let isSure = alike == 0 && isSureAlone(pair)
      let cheque = item(pair.movement, side: 0).chequeText
      var reasons = [MatchReason.sameAmount] + reasons(pair.evidence, cheque: cheque) + [.days(abs(pair.evidence.gap))]
      if pair.isOnly { reasons.append(.onlyAmount) }
      if alike > 0 { reasons.append(.severalAlike(alike)) }
      let score = min(pair.strength, isSure ? 100 : alike > 0 ? 59 : 89)
      add(
        pair.movement, side: 0, with: [pair.line], score: score, reasons, isSure: isSure,
        isNamed: pair.evidence.isNamed)
    }
  }

  /// Whether the other pair could be meant instead.
  private func isRival(_ other: MatchPair, of pair: MatchPair) -> Bool {
    // A reference that the bank cut short names another by chance: that does not rule a rival out.
    let strength = other.strength - (other.evidence.namesAnother ? MatchStrength.namesAnother : 0)
    guard strength > pair.strength - MatchStrength.margin else { return false }
    let shares = other.movement == pair.movement
    if isSettled[shares ? 1 : 0][Int(shares ? other.line : other.movement)] { return false }
    // A payment of every month: the one of the same days is meant, unless a cheque waits for who presents it.
    let isWaiting = item(pair.movement, side: 0).operation == .cheque && !pair.evidence.isSameCheque
    return isWaiting || abs(pair.evidence.gap) > 5 || abs(other.evidence.gap) < abs(pair.evidence.gap) + 15
  }

  /// Nothing but the pair itself is looked at: what must speak for it, and within which days.
  private func isSureAlone(_ pair: MatchPair) -> Bool {
    let evidence = pair.evidence
    guard !evidence.namesAnother else { return false }
    if evidence.isSameCheque { return true }
    if evidence.key != nil, (-options.sureEarlyDays...options.sureReferenceDays).contains(evidence.gap) { return true }
    guard (-options.sureEarlyDays...options.sureLateDays).contains(evidence.gap), !evidence.operationsDiffer else { return false }
    guard evidence.likeness >= 60 else { return evidence.isSameAccount }
    // « Transports Nguyen » is not « Pharmacie Nguyen »: when both say more, only an amount of its own tells.
    return !evidence.bothSayMore || evidence.isSameAccount || (pair.isOnly && item(pair.movement, side: 0).amount % 10_00 != 0)
  }
}

/// For each pair, those that share its movement or its line.
private struct Rivals {
  private var ofMovement: [[Int32]]
  private var ofLine: [[Int32]]

  init(_ pairs: [MatchPair], _ counts: [Int]) {
    ofMovement = Array(repeating: [], count: counts[0])
    ofLine = Array(repeating: [], count: counts[1])
    for (index, pair) in pairs.enumerated() {
      ofMovement[Int(pair.movement)].append(Int32(index))
      ofLine[Int(pair.line)].append(Int32(index))
    }
  }

  func of(_ index: Int, _ pairs: [MatchPair]) -> [Int] {
    (ofMovement[Int(pairs[index].movement)] + ofLine[Int(pairs[index].line)]).map(Int.init).filter { $0 != index }
  }
}

extension [Int32] {
  /// The first place from which on it is true.
  fileprivate func partitionPoint(_ isTrue: (Int32) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
