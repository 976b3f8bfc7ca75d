import Kernel
import Ledger

/// Several of one side that belong together, and the one of the other side that they sum to.
private struct MatchGroup {
  var target: Int32
  /// The side of the target; the members are of the other.
  var side: Int
  var members: [Int32]
  var strength: Int
  var reasons: [MatchReason]
  /// What ties the members, besides their day.
  var isTied: Bool
  var isSupported: Bool
  var gaps: ClosedRange<Int>
}

extension MatchBoard {
  // MARK: By a reference

  /// A reference that one of a side and several of the other have, when these sum to it.
  mutating func proposeByReference() {
    for key in sides.keyTexts.indices where isReference(Int32(key)) {
      for side in 0...1 {
        let targets = sides.keyMembers[key][side].filter { isOpen($0, side: side) }
        let members = sides.keyMembers[key][1 - side].filter { isOpen($0, side: 1 - side) }
        guard targets.count == 1, members.count > 1 else { continue }
        propose(key: key, targets[0], side, members)
      }
    }
  }

  private mutating func propose(key: Int, _ target: Int32, _ side: Int, _ members: [Int32]) {
    let amount = item(target, side: side).amount
    var chosen = members
    let isWhole = sum(members, side: 1 - side) == amount
    if !isWhole {
      guard let part = onlySum(of: target, side, among: members, picks: 6) else { return }
      chosen = part
    }
    let gaps = gaps(target, side, chosen)
    guard gaps.lowerBound >= -options.earlyDays, gaps.upperBound <= options.chequeDays else { return }
    let isSure = isWhole && gaps.lowerBound >= -options.sureEarlyDays && gaps.upperBound <= options.sureReferenceDays
    let strength = MatchStrength.total + MatchStrength.reference + MatchStrength.days(gaps.upperBound)
    add(
      target, side: side, with: chosen, score: min(strength, isSure ? 100 : 89),
      [totalReason(side, chosen.count), .reference(sides.keyTexts[key]), .days(MatchBoard.widest(gaps))], isSure: isSure,
      isNamed: true)
  }

  func totalReason(_ side: Int, _ count: Int) -> MatchReason {
    side == 0 ? .sameTotal(lines: count) : .sameTotalOfMovements(count)
  }

  /// From the line to the movement, for each member.
  func gaps(_ target: Int32, _ side: Int, _ members: [Int32]) -> ClosedRange<Int> {
    let day = item(target, side: side).day
    let gaps = members.map { Int(day - item($0, side: 1 - side).day) * (side == 0 ? 1 : -1) }
    return (gaps.min() ?? 0)...(gaps.max() ?? 0)
  }

  static func widest(_ gaps: ClosedRange<Int>) -> Int { max(abs(gaps.lowerBound), abs(gaps.upperBound)) }

  // MARK: What belongs together

  private enum Kin: Hashable {
    case entry(Int64)
    case piece(String)
    case word(Int32, day: Int32, isEntering: Bool)
    case operation(MatchOperation, day: Int32, isEntering: Bool)
    case day(Int32, isEntering: Bool)
  }

  /// Lines of one entry, of one piece, or of one day and one kind, that sum to a movement; movements of one day and one kind
  /// that sum to a line.
  mutating func proposeKin() {
    var groups: [MatchGroup] = []
    for side in 0...1 {
      let targets = targetsByAmount(side)
      for (kin, members) in families(side: 1 - side) {
        guard let same = targets[sum(members, side: 1 - side)] else { continue }
        for target in same { if let group = group(kin, target, side, members) { groups.append(group) } }
      }
    }
    groups.sort { a, b in
      if a.strength != b.strength { return a.strength > b.strength }
      if a.side != b.side { return a.side < b.side }
      if a.target != b.target { return a.target < b.target }
      return a.members.lexicographicallyPrecedes(b.members)
    }
    let choices = groups.reduce(into: [[Int: Set<[Int32]>]](repeating: [:], count: 2)) {
      $0[$1.side][Int($1.target), default: []].insert($1.members)
    }
    let claims = groups.reduce(into: [[[Int32]: Set<Int32>]](repeating: [:], count: 2)) {
      $0[$1.side][$1.members, default: []].insert($1.target)
    }
    for group in groups {
      guard isOpen(group.target, side: group.side), group.members.allSatisfy({ isOpen($0, side: 1 - group.side) }) else {
        continue
      }
      let alike = (choices[group.side][Int(group.target)]?.count ?? 1) + (claims[group.side][group.members]?.count ?? 1) - 2
      let isSure =
        alike == 0 && group.isTied && group.isSupported && group.gaps.lowerBound >= -options.sureEarlyDays
        && group.gaps.upperBound <= options.sureLateDays && !hasPair(group.target, side: group.side)
      add(
        group.target, side: group.side, with: group.members, score: min(group.strength, isSure ? 100 : alike > 0 ? 59 : 89),
        group.reasons + (alike > 0 ? [.severalAlike(alike)] : []), isSure: isSure)
    }
  }

  private func targetsByAmount(_ side: Int) -> [Int64: [Int32]] {
    openIndexes(side: side).reduce(into: [:]) { $0[item($1, side: side).amount, default: []].append($1) }
  }

  /// One other has the same amount and could be meant.
  private func hasPair(_ target: Int32, side: Int) -> Bool {
    let item = item(target, side: side)
    let days = Int32(options.sureLateDays)
    return places(side: 1 - side, from: item.day - days, through: item.day + days).contains {
      isOpen[1 - side][$0] && sides.items[1 - side][$0].amount == item.amount
    }
  }

  /// The open members of a side that belong together, each family once, the strongest tie first.
  private func families(side: Int) -> [(Kin, [Int32])] {
    var byKin: [Kin: [Int32]] = [:]
    for index in openIndexes(side: side) {
      let item = item(index, side: side)
      let isEntering = item.amount > 0
      if side == 1 {
        byKin[.entry(item.entry), default: []].append(index)
        if !item.piece.isEmpty { byKin[.piece(item.piece), default: []].append(index) }
      }
      for word in item.words { byKin[.word(word, day: item.day, isEntering: isEntering), default: []].append(index) }
      if let operation = item.operation {
        byKin[.operation(operation, day: item.day, isEntering: isEntering), default: []].append(index)
      }
      byKin[.day(item.day, isEntering: isEntering), default: []].append(index)
    }
    var best: [[Int32]: Kin] = [:]
    for (kin, members) in byKin where members.count > 1 && members.count <= 400 {
      guard let known = best[members] else {
        best[members] = kin
        continue
      }
      if MatchBoard.rank(kin) < MatchBoard.rank(known) { best[members] = kin }
    }
    return best.map { ($0.value, $0.key) }
  }

  /// Of two ties of the same members, the one that is told; of words, the one of the lowest number.
  private static func rank(_ kin: Kin) -> (Int, Int32) {
    switch kin {
    case .entry: (0, 0)
    case .piece: (1, 0)
    case .word(let word, _, _): (2, word)
    case .operation: (3, 0)
    case .day: (4, 0)
    }
  }

  private func group(_ kin: Kin, _ target: Int32, _ side: Int, _ members: [Int32]) -> MatchGroup? {
    let gaps = gaps(target, side, members)
    guard gaps.lowerBound >= -options.sumDaysAfter, gaps.upperBound <= options.sumDaysBefore else { return nil }
    let own = item(target, side: side)
    let others = members.map { item($0, side: 1 - side) }
    let words = Set(others.flatMap(\.words)).sorted()
    let shared = MatchBoard.shared(own.words, words)
    let likeness = likeness(shared, own.words, own.words)
    let agrees = own.operation != nil && others.allSatisfy { MatchBoard.together(own.operation, $0.operation) }
    let isNet = others.contains { ($0.amount > 0) != (own.amount > 0) }
    var (bonus, reasons) = (8, [totalReason(side, members.count)])
    var isTied = false
    switch kin {
    case .entry:
      (bonus, isTied) = (22, true)
      reasons.append(.sameEntry)
    case .piece(let text):
      (bonus, isTied) = (22, true)
      reasons.append(.samePiece(text))
    case .word(let word, let day, _):
      bonus = 14
      reasons += [.words([sides.wordTexts[Int(word)]]), .sameDay(Day(serial: Int(day)))]
    case .operation(_, let day, _):
      bonus = 12
      reasons.append(.sameDay(Day(serial: Int(day))))
    case .day(let day, _): reasons.append(.sameDay(Day(serial: Int(day))))
    }
    if isNet {
      let charges = others.filter { ($0.amount > 0) != (own.amount > 0) }.reduce(Int64(0)) { $0 &+ $1.amount }
      reasons.append(.netOfCharges(Money(cents: charges).magnitude))
    }
    reasons.append(.days(MatchBoard.widest(gaps)))
    let strength =
      MatchStrength.total + bonus + MatchStrength.days(gaps.upperBound) + MatchStrength.words * likeness / 100
      + (agrees ? 5 : 0)
    return MatchGroup(
      target: target, side: side, members: members, strength: strength, reasons: reasons, isTied: isTied,
      isSupported: agrees || likeness >= 60, gaps: gaps)
  }

  /// A remittance sums cheques; what says nothing of itself is no objection.
  private static func together(_ one: MatchOperation?, _ other: MatchOperation?) -> Bool {
    guard let one, let other else { return true }
    return one == other || [one, other].allSatisfy { $0 == .cheque || $0 == .remittance }
      || [one, other].allSatisfy { $0 == .card || $0 == .remittance || $0 == .charges }
  }
}
