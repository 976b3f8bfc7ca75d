import Kernel

/// What was found while a message passes, before it is said: what follows from one fault is taken back, and the rest is said in the
/// order of the file.
struct FoundFaults {
  private struct Entry {
    let place: Int
    var finding: Finding
  }

  /// What was known at a moment: what came after can be taken back.
  struct Mark {
    fileprivate let entries: Int
    fileprivate let counts: [Int]
  }

  private var entries: [Entry] = []
  private(set) var counts: [Int]
  private let kept: Int

  init(controls: Int, kept: Int) { (counts, self.kept) = (Array(repeating: 0, count: controls), kept) }

  var mark: Mark { Mark(entries: entries.count, counts: counts) }

  mutating func add(_ place: Int, _ make: () -> Finding) {
    counts[place] += 1
    if counts[place] <= kept { entries.append(Entry(place: place, finding: make())) }
  }

  func has(_ place: Int, since mark: Mark) -> Bool { counts[place] > mark.counts[place] }

  /// Takes back what some controls found since; the head says how many there were.
  mutating func fold(_ followers: Set<Int>, under head: Int, since mark: Mark) {
    guard has(head, since: mark) else { return }
    var folded = 0
    for place in followers where place != head {
      folded += counts[place] - mark.counts[place]
      counts[place] = mark.counts[place]
    }
    guard folded > 0 else { return }
    var left = Array(entries[..<mark.entries])
    for var entry in entries[mark.entries...] where entry.place == head || !followers.contains(entry.place) {
      if entry.place == head, folded > 0 {
        entry.finding = entry.finding.adding(
          folded == 1
            ? " Un autre constat en vient : il n’est pas répété."
            : " \(folded) autres constats en viennent : ils ne sont pas répétés.")
        folded = 0
      }
      left.append(entry)
    }
    entries = left
  }

  /// In the order of the lines; what has none comes last.
  func log(_ code: (Int) -> String) -> FindingLog {
    var log = FindingLog(keptPerCode: .max)
    let sorted = entries.enumerated().sorted {
      ($0.element.finding.line ?? .max, $0.offset) < ($1.element.finding.line ?? .max, $1.offset)
    }
    log.add(sorted.map(\.element.finding))
    var left: [String: Int] = [:]
    for (place, count) in counts.enumerated() where count > 0 { left[code(place), default: 0] += count }
    for entry in entries { left[code(entry.place), default: 0] -= 1 }
    log.add([], counts: left)
    return log
  }
}

extension Finding {
  /// The same, with one more sentence.
  fileprivate func adding(_ sentence: String) -> Finding {
    Finding(code, severity, message + sentence, recovery: recovery, reference: reference, file: file, line: line, field: field)
  }
}
