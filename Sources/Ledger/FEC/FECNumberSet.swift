/// The entry numbers met: runs of whole numbers while they come nearly in
/// order, a hash set once they do not. Ten million continuous numbers take 16 bytes.
struct FECNumberSet: Sendable {
  private var runs: [(low: UInt64, high: UInt64)] = []
  private var scattered: FECHashSet?
  private(set) var count = 0
  /// Numbers lower than the one before them.
  private(set) var breaks = 0
  private(set) var firstBreak: (line: Int32, number: UInt64, after: UInt64)?
  private var last: UInt64?
  private static let mostRuns = 4096

  /// False when the number was there.
  mutating func insert(_ number: UInt64, line: Int32) -> Bool {
    if let last, number < last {
      breaks += 1
      if firstBreak == nil { firstBreak = (line, number, last) }
    }
    last = number
    let isNew = add(number)
    if isNew { count += 1 }
    return isNew
  }

  private mutating func add(_ number: UInt64) -> Bool {
    if scattered != nil { return scattered!.insert(number) }
    guard let end = runs.last else {
      runs.append((number, number))
      return true
    }
    if number > end.high {
      if number == end.high + 1 { runs[runs.count - 1].high = number } else { runs.append((number, number)) }
      return true
    }
    let index = position(of: number)
    if index < runs.count, runs[index].low <= number { return false }
    if runs.count > FECNumberSet.mostRuns { scatter() }
    if scattered != nil { return scattered!.insert(number) }
    let joinsNext = index < runs.count && runs[index].low == number + 1
    let joinsPrevious = index > 0 && runs[index - 1].high == number - 1
    switch (joinsPrevious, joinsNext) {
    case (true, true):
      runs[index - 1].high = runs[index].high
      runs.remove(at: index)
    case (true, false): runs[index - 1].high = number
    case (false, true): runs[index].low = number
    case (false, false): runs.insert((number, number), at: index)
    }
    return true
  }

  /// The first run that ends at the number or after it.
  private func position(of number: UInt64) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].high < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func scatter() {
    // A handful of huge runs would not fit number by number: they stay runs.
    guard runs.reduce(UInt64(0), { $0 &+ ($1.high - $1.low) }) < 1 << 26 else { return }
    var set = FECHashSet()
    for run in runs { for number in run.low...run.high { _ = set.insert(number) } }
    scattered = set
    runs = []
  }

  /// All the runs, in order.
  private var sortedRuns: [(low: UInt64, high: UInt64)] {
    guard let scattered else { return runs }
    var runs: [(low: UInt64, high: UInt64)] = []
    for number in scattered.elements.sorted() {
      if let end = runs.last, end.high + 1 == number { runs[runs.count - 1].high = number } else { runs.append((number, number)) }
    }
    return runs
  }

  /// The lowest and highest numbers, the missing ones (the first few ranges) and how many are missing.
  var gaps: (low: UInt64, high: UInt64, missing: UInt64, first: [ClosedRange<UInt64>])? {
    let runs = sortedRuns
    guard let start = runs.first, let end = runs.last else { return nil }
    var (missing, first) = (UInt64(0), [ClosedRange<UInt64>]())
    for (previous, next) in zip(runs, runs.dropFirst()) {
      missing &+= next.low - previous.high - 1
      if first.count < 5 { first.append(previous.high + 1...next.low - 1) }
    }
    return (start.low, end.high, missing, first)
  }
}

/// A set of 64-bit values in one array.
struct FECHashSet: Sendable {
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var hasZero = false
  private(set) var count = 0

  /// False when the value was there.
  mutating func insert(_ value: UInt64) -> Bool {
    guard value != 0 else {
      defer { hasZero = true }
      if !hasZero { count += 1 }
      return !hasZero
    }
    var slot = Int(truncatingIfNeeded: FECInterner.fold(value)) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == value { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = value
    count += 1
    if count * 3 > slots.count * 2 { grow() }
    return true
  }

  func contains(_ value: UInt64) -> Bool {
    guard value != 0 else { return hasZero }
    var slot = Int(truncatingIfNeeded: FECInterner.fold(value)) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == value { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for value in old where value != 0 {
      var slot = Int(truncatingIfNeeded: FECInterner.fold(value)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = value
    }
  }

  var elements: [UInt64] { slots.filter { $0 != 0 } + (hasZero ? [0] : []) }
}
