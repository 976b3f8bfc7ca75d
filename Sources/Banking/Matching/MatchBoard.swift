import Kernel
import Ledger

/// What stands open on either side while the proposals are found, one way after the other.
struct MatchBoard {
  /// A proposal by the places of its members.
  struct Found {
    var movements: [Int32]
    var lines: [Int32]
    var score: Int
    var reasons: [MatchReason]
    var isSure: Bool
    /// By the number of a cheque or by a reference.
    var isNamed = false
  }

  let sides: MatchSides
  let options: MatchingOptions
  private(set) var isOpen: [[Bool]]
  private(set) var found: [Found] = []
  var spentSteps = 0
  var isCutShort = false
  /// Movements and lines that a sure proposal holds by their number or reference: nothing else can claim them.
  private(set) var isSettled: [[Bool]]

  init(_ movements: [BankMovement], _ lines: [BookLine], _ options: MatchingOptions) {
    self.options = options
    sides = MatchSides(movements, lines)
    isOpen = sides.items.map { Array(repeating: true, count: $0.count) }
    isSettled = sides.items.map { Array(repeating: false, count: $0.count) }
  }

  /// First what names itself, then what belongs together, then what only amounts and days say.
  mutating func run() {
    let pairs = pairs()
    propose(pairs, from: MatchStrength.named)
    proposeByReference()
    proposeKin()
    propose(pairs, from: MatchStrength.likely)
    proposeNetOfCharges()
    proposeSums(of: 0)
    proposeSums(of: 1)
    propose(pairs, from: 0)
    found.sort { ($0.movements[0], $0.lines[0]) < ($1.movements[0], $1.lines[0]) }
  }

  // MARK: Members

  func openIndexes(side: Int) -> [Int32] { isOpen[side].indices.compactMap { isOpen[side][$0] ? Int32($0) : nil } }

  func isOpen(_ index: Int32, side: Int) -> Bool { isOpen[side][Int(index)] }

  func item(_ index: Int32, side: Int) -> MatchItem { sides.items[side][Int(index)] }

  /// Amounts are at most fourteen digits: the sum of a hundred thousand of them fits.
  func sum(_ members: [Int32], side: Int) -> Int64 { members.reduce(0) { $0 &+ sides.items[side][Int($1)].amount } }

  /// Members of the side `one` (one of them) and of the other side (several).
  mutating func add(
    _ target: Int32, side: Int, with members: [Int32], score: Int, _ reasons: [MatchReason], isSure: Bool,
    isNamed: Bool = false
  ) {
    let members = members.sorted()
    add(
      Found(
        movements: side == 0 ? [target] : members, lines: side == 0 ? members : [target], score: score, reasons: reasons,
        isSure: isSure, isNamed: isNamed))
  }

  mutating func add(_ proposal: Found) {
    for (side, members) in [proposal.movements, proposal.lines].enumerated() {
      for index in members {
        precondition(isOpen[side][Int(index)], "a movement or a line is in two proposals")
        isOpen[side][Int(index)] = false
        if proposal.isSure && proposal.isNamed { isSettled[side][Int(index)] = true }
      }
    }
    found.append(proposal)
  }

  /// The places of a side whose days lie in the range, both ends included; sides are in order of day.
  func places(side: Int, from first: Int32, through last: Int32) -> Range<Int> {
    let items = sides.items[side]
    let start = items.partition { $0.day >= first }
    let end = items.partition { $0.day > last }
    return start..<max(start, end)
  }
}

extension [MatchItem] {
  /// The first place from which on it is true.
  fileprivate func partition(_ isTrue: (MatchItem) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
