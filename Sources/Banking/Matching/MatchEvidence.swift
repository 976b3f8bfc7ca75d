import Kernel

/// What the pieces of evidence are worth, out of a hundred and some.
enum MatchStrength {
  static let amount = 35
  static let total = 40
  static let cheque = 50
  static let reference = 40
  /// At most, for words that agree; the account of the other is worth as much.
  static let words = 25
  static let onlyAmount = 10
  static let operation = 3
  /// Another reference is named.
  static let namesAnother = -20

  /// From here on, something besides amount and day speaks for it.
  static let named = 78
  /// From here on, amount and day speak for it.
  static let likely = 50
  /// A rival weaker by so much is none.
  static let margin = 20

  /// The bank is some days late; when it is early, the day speaks less for it.
  static func days(_ gap: Int) -> Int {
    switch gap {
    case 0...1: 25
    case -1: 18
    case 2...3: 20
    case -3 ... -2, 4...7: 12
    case 8...15: 5
    case 16...31, -10 ... -4: 2
    default: 0
    }
  }
}

/// What speaks for one movement and one line being the same thing, their amounts aside.
struct MatchEvidence {
  /// From the line to the movement.
  var gap = 0
  var isSameCheque = false
  var isSameAccount = false
  /// A reference that both have, and hardly another.
  var key: Int32?
  var words: [Int32] = []
  /// How much of the words of the shorter text agree, by their rarity: 0 to 100.
  var likeness = 0
  /// Each of them has words that the other does not have.
  var bothSayMore = false
  var operationsAgree = false
  var operationsDiffer = false
  /// One of them names a reference that another carries.
  var namesAnother = false

  var isNamed: Bool { isSameCheque || key != nil }

  var strength: Int {
    var sum = MatchStrength.days(gap)
    if isSameCheque { sum += MatchStrength.cheque } else if key != nil { sum += MatchStrength.reference }
    sum += isSameAccount ? MatchStrength.words : MatchStrength.words * likeness / 100
    if operationsAgree { sum += MatchStrength.operation }
    if operationsDiffer { sum -= MatchStrength.operation }
    if namesAnother { sum += MatchStrength.namesAnother }
    return sum
  }
}

extension MatchBoard {
  /// Nil when they cannot be the same: too far apart, or two cheques of different numbers.
  func evidence(_ movement: Int32, _ line: Int32) -> MatchEvidence? {
    let (a, b) = (item(movement, side: 0), item(line, side: 1))
    var evidence = MatchEvidence(gap: Int(a.day - b.day))
    if let first = a.cheque, let second = b.cheque {
      guard first == second else { return nil }
      evidence.isSameCheque = true
      guard (-options.earlyDays...options.chequeDays).contains(evidence.gap) else { return nil }
    } else {
      guard (-options.earlyDays...options.lateDays).contains(evidence.gap) else { return nil }
    }
    readReferences(a, b, &evidence)
    readWords(a, b, &evidence)
    if let account = a.account, account == b.account { evidence.isSameAccount = true }
    if let first = a.operation, let second = b.operation {
      evidence.operationsAgree = first == second
      evidence.operationsDiffer = first != second
    }
    return evidence
  }

  private func readReferences(_ a: MatchItem, _ b: MatchItem, _ evidence: inout MatchEvidence) {
    let shared = MatchBoard.shared(a.keys, b.keys).filter { isReference($0) }
    evidence.key = shared.min { carriers($0) < carriers($1) }
    guard shared.isEmpty else { return }
    // Only what stands on both sides says that something else is meant.
    evidence.namesAnother =
      a.keys.contains { isReference($0) && !sides.keyMembers[Int($0)][1].isEmpty }
      || b.keys.contains { isReference($0) && !sides.keyMembers[Int($0)][0].isEmpty }
  }

  private func carriers(_ key: Int32) -> Int { sides.keyMembers[Int(key)].reduce(0) { $0 + $1.count } }

  /// What many carry tells who, not what.
  func isReference(_ key: Int32) -> Bool { carriers(key) <= options.carriersOfReference }

  private func readWords(_ a: MatchItem, _ b: MatchItem, _ evidence: inout MatchEvidence) {
    evidence.words = MatchBoard.shared(a.words, b.words)
    evidence.likeness = likeness(evidence.words, a.words, b.words)
    evidence.bothSayMore = evidence.words.count < min(a.words.count, b.words.count)
  }

  func likeness(_ shared: [Int32], _ a: [Int32], _ b: [Int32]) -> Int {
    guard !shared.isEmpty else { return 0 }
    let least = min(weight(a), weight(b))
    return least > 0 ? min(100, weight(shared) * 100 / least) : 0
  }

  /// A word counts the more the fewer have it: the number of binary digits of « one in so many ».
  private func weight(_ words: [Int32]) -> Int {
    let total = sides.items[0].count + sides.items[1].count
    return words.reduce(0) { sum, word in
      let share = total / max(1, Int(sides.wordCounts[Int(word)]))
      return sum + max(1, Int.bitWidth - share.leadingZeroBitCount - 1)
    }
  }

  /// What two lists in order have in common.
  static func shared(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var (i, j, both) = (0, 0, [Int32]())
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        both.append(a[i])
        (i, j) = (i + 1, j + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return both
  }

  /// The reasons, the strongest first.
  func reasons(_ evidence: MatchEvidence, cheque: String?) -> [MatchReason] {
    var reasons: [MatchReason] = []
    if evidence.isSameCheque, let cheque {
      reasons.append(.chequeNumber(cheque))
    } else if let key = evidence.key {
      reasons.append(.reference(sides.keyTexts[Int(key)]))
    }
    if evidence.isSameAccount { reasons.append(.counterpartAccount) }
    let words = evidence.words.sorted { sides.wordCounts[Int($0)] < sides.wordCounts[Int($1)] }.prefix(3)
    if !words.isEmpty { reasons.append(.words(words.sorted().map { sides.wordTexts[Int($0)] })) }
    return reasons
  }
}
