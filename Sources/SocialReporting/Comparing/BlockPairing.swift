/// Which block of one message answers which of another, among blocks of one kind under parents that answer each other.
struct BlockPairing {
  private(set) var pairs: [(ComparedBlock, ComparedBlock)] = []
  private(set) var missing: [ComparedBlock] = []
  private(set) var extra: [ComparedBlock] = []

  /// First those that say the same, then those that carry the same names, from the surest to the least sure; at last those that
  /// have most in common, so that a wrong name is one difference and not two blocks.
  init(_ first: [ComparedBlock], _ second: [ComparedBlock]) {
    var left = first.enumerated().map { $0 }
    var right = second.enumerated().map { $0 }
    var found: [(rank: Int, pair: (ComparedBlock, ComparedBlock))] = []
    func pair(_ key: (ComparedBlock) -> AnyHashable?) {
      var places: [AnyHashable: [Int]] = [:]
      for (place, block) in right.enumerated().reversed() {
        if let key = key(block.element) { places[key, default: []].append(place) }
      }
      var taken: Set<Int> = []
      left.removeAll { block in
        guard let key = key(block.element), let place = places[key]?.popLast() else { return false }
        taken.insert(place)
        found.append((block.offset, (block.element, right[place].element)))
        return true
      }
      right = right.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
    }
    pair { $0.signature }
    let tiers = (first.first ?? second.first).map { BlockNames.tiers($0.id) } ?? 0
    for tier in 0..<tiers where !left.isEmpty && !right.isEmpty { pair { BlockNames.name($0, tier) } }
    let alike = Self.alike(left.map(\.element), right.map(\.element))
    for (a, b) in alike { found.append((left[a].offset, (left[a].element, right[b].element))) }
    let (answered, answers) = (Set(alike.map(\.0)), Set(alike.map(\.1)))
    pairs = found.sorted { $0.rank < $1.rank }.map(\.pair)
    missing = left.enumerated().filter { !answered.contains($0.offset) }.map(\.element.element)
    extra = right.enumerated().filter { !answers.contains($0.offset) }.map(\.element.element)
  }

  /// Beyond so many candidates nothing is guessed.
  private static let mostCandidates = 4_096

  /// Pairs by place, of blocks that share half of what they say, or that stand alone and are small.
  private static func alike(_ first: [ComparedBlock], _ second: [ComparedBlock]) -> [(Int, Int)] {
    guard !first.isEmpty, !second.isEmpty, first.count * second.count <= mostCandidates else { return [] }
    let isSole = first.count == 1 && second.count == 1
    let (bags, others) = (first.map(Bag.init), second.map(Bag.init))
    var candidates: [(shared: Int, a: Int, b: Int)] = []
    for a in first.indices {
      for b in second.indices {
        let shared = bags[a].shared(with: others[b])
        let most = max(first[a].count, second[b].count)
        if (shared > 0 && shared * 2 >= most) || (isSole && most <= 3) { candidates.append((shared, a, b)) }
      }
    }
    candidates.sort { ($1.shared, $0.a, $0.b) < ($0.shared, $1.a, $1.b) }
    var (takenA, takenB): (Set<Int>, Set<Int>) = ([], [])
    var pairs: [(Int, Int)] = []
    for candidate in candidates where !takenA.contains(candidate.a) && !takenB.contains(candidate.b) {
      takenA.insert(candidate.a)
      takenB.insert(candidate.b)
      pairs.append((candidate.a, candidate.b))
    }
    return pairs
  }

  /// What a block says, without regard to where.
  private struct Bag {
    struct Key: Hashable {
      let id: RubricID
      let meaning: String
    }
    private(set) var counts: [Key: Int] = [:]

    init(_ block: ComparedBlock) { add(block) }

    private mutating func add(_ block: ComparedBlock) {
      for rubric in block.rubrics { counts[Key(id: rubric.id, meaning: rubric.meaning), default: 0] += 1 }
      for child in block.children { add(child) }
    }

    func shared(with other: Bag) -> Int {
      counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    }
  }
}

/// What tells blocks of one kind apart, the surest first.
enum BlockNames {
  /// How many ways there are to name a block of a kind.
  static func tiers(_ id: BlockID) -> Int {
    switch id {
    case "S20.G00.05", "S21.G00.30": 3
    case "S21.G00.40": 2
    default: numbers[id]?.count ?? 0
    }
  }

  /// Nil when it does not carry that name.
  static func name(_ block: ComparedBlock, _ tier: Int) -> String? {
    switch block.id {
    case "S20.G00.05": declaration(block, tier)
    case "S21.G00.30": person(block, tier)
    case "S21.G00.40": block[tier == 0 ? 9 : 1]
    default: numbers[block.id].flatMap { joined(block, $0[tier]) }
    }
  }

  private static func joined(_ block: ComparedBlock, _ numbers: [Int]) -> String? {
    guard block[numbers[0]] != nil else { return nil }
    return numbers.map { block[$0] ?? "" }.joined(separator: "\u{1F}")
  }

  /// By nature, month and establishment; a signal, which has no month, by its people.
  private static func declaration(_ block: ComparedBlock, _ tier: Int) -> String? {
    guard let nature = block[1] else { return nil }
    let company = block.child("S21.G00.06")
    let establishment = company?.child("S21.G00.11")
    let place = "\(company?[1] ?? "")\(establishment?[1] ?? "")"
    let people =
      block[5] == nil
      ? (establishment?.children("S21.G00.30") ?? []).map { person($0, 0) ?? person($0, 1) ?? person($0, 2) ?? "" }.sorted()
        .joined(separator: "+") : ""
    let parts: [String] =
      switch tier {
      case 0: [nature, block[5] ?? "", place, people, block[2] ?? "", block[3] ?? ""]
      case 1: [nature, block[5] ?? "", place, people]
      default: [nature, place]
      }
    return parts.joined(separator: "\u{1F}")
  }

  /// By number of social security, else provisional number, else name and birth.
  private static func person(_ block: ComparedBlock, _ tier: Int) -> String? {
    switch tier {
    case 0: return block[1]
    case 1: return block[20]
    default:
      guard let name = block[2] else { return nil }
      return "\(name)\u{1F}\(block[4] ?? "")\u{1F}\(block[6] ?? "")"
    }
  }

  private static let numbers: [BlockID: [[Int]]] = [
    "S20.G00.07": [[4, 1]], "S20.G00.08": [[1]], "S21.G00.11": [[1]], "S21.G00.12": [[1]], "S21.G00.13": [[2, 4]],
    "S21.G00.15": [[1, 2], [1]], "S21.G00.16": [[1]], "S21.G00.20": [[1, 6, 7], [1]], "S21.G00.55": [[3, 4, 2], [3]],
    "S21.G00.22": [[1, 3, 4], [1]], "S21.G00.23": [[1, 2, 6, 3], [1, 2, 6], [1, 2]], "S21.G00.31": [[1]],
    "S21.G00.34": [[1, 2], [1]], "S21.G00.41": [[1]], "S21.G00.45": [[2]], "S21.G00.60": [[2, 1], [2], [1]],
    "S21.G00.63": [[1, 2], [1]], "S21.G00.65": [[1, 2], [1]], "S21.G00.66": [[1]], "S21.G00.70": [[13, 4, 5], [13]],
    "S21.G00.71": [[2]], "S21.G00.73": [[6, 9, 5], [7]], "S21.G00.50": [[1, 3], [1], [3]],
    "S21.G00.51": [[11, 10, 1, 2], [11, 10, 1], [11, 10], [11]], "S21.G00.52": [[1, 6, 3], [1, 6], [1]],
    "S21.G00.53": [[1, 3], [1]], "S21.G00.54": [[1, 5, 3], [1, 5], [1]], "S21.G00.56": [[1, 2], [1]],
    "S21.G00.58": [[3, 1], [3]], "S21.G00.78": [[1, 5, 6, 2, 3], [1, 5, 2], [1, 5], [1]], "S21.G00.79": [[1]],
    "S21.G00.81": [[1, 2, 5], [1, 2], [1]], "S21.G00.82": [[2, 3], [2]], "S21.G00.83": [[1]],
    "S21.G00.84": [[1, 2, 5], [1]], "S21.G00.95": [[1, 2, 5], [1]], "S21.G00.85": [[1]], "S21.G00.86": [[1, 5], [1]],
    "S21.G00.98": [[1]], "S21.G00.44": [[1, 3], [1]], "S89.G00.32": [[4, 5], [2, 3], [6]], "S89.G00.33": [[1]],
    "S89.G00.35": [[1]], "S89.G00.43": [[1]], "S89.G00.67": [[1], [2]], "S89.G00.87": [[7, 5], [7]],
    "S89.G00.88": [[8, 6], [8]], "S89.G00.89": [[7, 5], [7]], "S89.G00.91": [[1], [21], [2, 4, 6]],
    "S89.G00.92": [[1, 2, 4], [1]], "S89.G00.93": [[1, 2], [1]], "S89.G00.94": [[1]],
  ]
}
