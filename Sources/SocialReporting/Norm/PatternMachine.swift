/// An expression as states with several ways out, and the automaton with one way out that it makes.
struct PatternMachine {
  private struct State {
    var set: ByteSet?
    var target = 0
    var free: [Int] = []
  }

  private var states: [State] = []
  private var end = 0
  private static let limit = 5000

  init(_ node: PatternNode) {
    states = [State()]
    end = add(node, from: 0)
  }

  private mutating func fresh() -> Int {
    states.append(State())
    return states.count - 1
  }

  /// Adds the states of a node after one, and gives the last.
  private mutating func add(_ node: PatternNode, from: Int) -> Int {
    // Beyond the limit nothing is added: ``automaton(_:_:)`` then refuses.
    if states.count > Self.limit { return from }
    switch node {
    case .set(let set):
      let (first, last) = (fresh(), fresh())
      states[from].free.append(first)
      (states[first].set, states[first].target) = (set, last)
      return last
    case .sequence(let nodes): return nodes.reduce(from) { add($1, from: $0) }
    case .either(let nodes):
      let last = fresh()
      for node in nodes {
        let first = fresh()
        states[from].free.append(first)
        let stop = add(node, from: first)
        states[stop].free.append(last)
      }
      return last
    case .times(let node, let least, let most):
      var place = from
      for _ in 0..<least { place = add(node, from: place) }
      guard let most else {
        let loop = fresh()
        states[place].free.append(loop)
        let stop = add(node, from: loop)
        states[stop].free.append(loop)
        return loop
      }
      let last = fresh()
      for _ in least..<max(most, least) {
        states[place].free.append(last)
        place = add(node, from: place)
      }
      states[place].free.append(last)
      return last
    }
  }

  /// Bytes that no set tells apart have one class.
  func classes() -> ([UInt8], Int) {
    let sets = Array(Set(states.compactMap(\.set)))
    var known: [[Bool]: UInt8] = [:]
    var classes: [UInt8] = []
    for byte in UInt8(0)..<128 {
      let key = sets.map { $0.contains(byte) }
      let number = known[key] ?? UInt8(known.count)
      known[key] = number
      classes.append(number)
    }
    return (classes, known.count)
  }

  private func closed(_ start: [Int]) -> [Int] {
    var (seen, left) = (Set(start), start)
    while let state = left.popLast() {
      for free in states[state].free where seen.insert(free).inserted { left.append(free) }
    }
    // Only states that go on with a byte, and the end, tell sets of states apart.
    return seen.filter { states[$0].set != nil || $0 == end }.sorted()
  }

  /// The next state of each state and class, and which states accept; state 0 leads nowhere, 1 is the start.
  func automaton(_ classes: [UInt8], _ count: Int) throws(ValuePattern.Unreadable) -> ([UInt16], [Bool]) {
    let examples = (0..<count).map { number in UInt8(classes.firstIndex(of: UInt8(number)) ?? 0) }
    var numbers: [[Int]: Int] = [:]
    var sets: [[Int]] = [[], closed([0])]
    numbers[[]] = 0
    numbers[sets[1]] = 1
    var next = [UInt16](repeating: 0, count: count)
    var place = 1
    while place < sets.count {
      guard states.count <= Self.limit, sets.count <= Self.limit else { throw .init(reason: "motif trop grand") }
      for byte in examples {
        let targets = sets[place].filter { states[$0].set?.contains(byte) == true }.map { states[$0].target }
        let reached = closed(targets)
        if numbers[reached] == nil {
          numbers[reached] = sets.count
          sets.append(reached)
        }
        next.append(UInt16(numbers[reached] ?? 0))
      }
      place += 1
    }
    return (next, sets.map { $0.contains(end) })
  }
}
