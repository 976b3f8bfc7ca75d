import Kernel

/// Makes pieces of rubrics: those of a text one after the other (``take(_:_:)``), or blocks that say where they begin and end
/// (``open(_:line:_:)``, ``add(_:)``, ``close(_:)``). It says what stands out of its place; what has no place is left out of the pieces.
///
/// In a text a rubric begins another occurrence of its block when the open block is another, or when its number does not rise. An
/// occurrence that begins above the last rubric of the one before would not be told apart: no writer makes such a text.
public struct MessageAssembler: Sendable {
  /// What was found, and what was forgiven.
  public var notes: ReadingNotes
  /// What was given so far; rubrics count wherever they stand.
  public private(set) var summary = MessageSummary()
  public private(set) var norm: Norm

  /// What the norm says of a block, ready for each rubric.
  private struct Kind {
    let id: BlockID
    let parent: BlockID?
    let maximum: Int?
    /// One bit for each number below 128.
    var numbers: (low: UInt64, high: UInt64) = (0, 0)

    func knows(_ number: Int) -> Bool {
      number < 64 ? numbers.low >> UInt64(number) & 1 == 1 : number < 128 && numbers.high >> UInt64(number - 64) & 1 == 1
    }

    mutating func learn(_ number: Int) {
      if number < 64 { numbers.low |= 1 << UInt64(number) } else if number < 128 { numbers.high |= 1 << UInt64(number - 64) }
    }
  }

  /// An open block.
  private struct Frame {
    let place: Int
    var occurrence: BlockOccurrence
    var last = 0
    var isGiven = false
    var children = Children()
    /// The numbers of the occurrence right before, when this one begins where a number did not rise.
    var before: [Int] = []
  }

  /// The blocks that came under an open one: the place of the last, and how many of it in a row.
  private struct Children {
    var place = -1
    var count = 0
  }

  private var kinds: [Kind] = []
  private var places: [BlockID: Int] = [:]
  private var path: [Frame] = []
  private var top = Children()
  /// The depth of the open individual in ``path``.
  private var individual: Int?
  private var individualRubrics = 0
  /// Blocks without a parent that are being left out, the outermost first.
  private var orphans: [BlockID] = []
  private var sawEnvelope = false
  private var totals: BlockOccurrence?
  private var isAfterTotals = false

  /// A person has a few thousand rubrics at most; beyond this the file is not what it says.
  static let individualLimit = 200_000

  public init(_ norm: Norm, isTolerant: Bool = false) {
    self.norm = norm
    notes = ReadingNotes(isTolerant: isTolerant)
    learn()
  }

  /// The norm that the file names. Before the first rubric.
  public mutating func use(_ norm: Norm) {
    guard path.isEmpty, !sawEnvelope else { return }
    self.norm = norm
    learn()
  }

  private mutating func learn() {
    kinds = norm.blocks.map { Kind(id: $0.id, parent: $0.parent, maximum: $0.maximum) }
    places = Dictionary(kinds.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for rubric in norm.rubrics { if let place = places[rubric.id.block] { kinds[place].learn(rubric.id.number) } }
  }

  private func knows(_ id: RubricID, _ place: Int) -> Bool {
    id.number < 128 ? kinds[place].knows(id.number) : norm.rubric(id) != nil
  }

  // MARK: Text

  /// The next rubric of a text.
  public mutating func take(_ rubric: Rubric, _ give: (MessagePiece) throws -> Void) throws {
    let number = rubric.id.number
    if let frame = path.last, kinds[frame.place].id == rubric.id.block, orphans.isEmpty {
      if number > frame.last || cannotRepeat(frame) { return append(rubric) }
    } else if orphans.last == rubric.id.block {
      summary.rubrics += 1
      return
    }
    try begin(rubric, give)
  }

  private func cannotRepeat(_ frame: Frame) -> Bool { kinds[frame.place].maximum == 1 }

  private mutating func begin(_ rubric: Rubric, _ give: (MessagePiece) throws -> Void) throws {
    let block = rubric.id.block
    guard let place = places[block], knows(rubric.id, place) else {
      summary.rubrics += 1
      let norm = norm.version
      return notes.add("dsn.rubric.unknown") { .dsnRubricUnknown(rubric, norm) }
    }
    var before: [Int] = []
    if let frame = path.last, frame.place == place { before = frame.occurrence.rubrics.map(\.id.number) }
    guard try open(place, line: Int(rubric.line), give) else {
      summary.rubrics += 1
      return
    }
    path[path.count - 1].before = before
    append(rubric)
  }

  /// To the open block.
  private mutating func append(_ rubric: Rubric) {
    summary.rubrics += 1
    let (number, depth) = (rubric.id.number, path.count - 1)
    guard knows(rubric.id, path[depth].place) else {
      let norm = norm.version
      return notes.add("dsn.rubric.unknown") { .dsnRubricUnknown(rubric, norm) }
    }
    if number <= path[depth].last {
      if path[depth].occurrence.rubrics.contains(where: { $0.id == rubric.id }) {
        return notes.add("dsn.rubric.repeated") { .dsnRubricRepeated(rubric) }
      }
      let last = kinds[path[depth].place].id.rubric(path[depth].last)
      notes.add("dsn.rubric.order") { .dsnRubricOrder(rubric, after: last) }
    }
    if individual != nil {
      individualRubrics += 1
      guard individualRubrics <= Self.individualLimit else {
        return notes.add("dsn.individual.too-large") { .dsnIndividualTooLarge(rubric, limit: Self.individualLimit) }
      }
    }
    path[depth].last = max(path[depth].last, number)
    path[depth].occurrence.rubrics.append(rubric)
  }

  // MARK: Blocks that say where they begin and end

  /// A block begins under the open one. False when it has no place there: leave it out with all that is under it.
  public mutating func open(_ id: BlockID, line: Int, _ give: (MessagePiece) throws -> Void) throws -> Bool {
    guard let place = places[id] else {
      let norm = norm.version
      notes.add("dsn.block.unknown") { .dsnBlockUnknown(id, norm, line: line) }
      return false
    }
    guard kinds[place].parent == path.last.map({ kinds[$0.place].id }) else {
      notes.add("dsn.block.orphan") { .dsnBlockOrphan(id, parent: norm.block(id)?.parent, line: line) }
      return false
    }
    return try open(place, line: line, give)
  }

  /// A rubric of the open block.
  public mutating func add(_ rubric: Rubric) {
    guard let frame = path.last, kinds[frame.place].id == rubric.id.block else {
      summary.rubrics += 1
      return notes.add("dsn.rubric.elsewhere") { .dsnRubricElsewhere(rubric) }
    }
    append(rubric)
  }

  /// The open block ends.
  public mutating func close(_ give: (MessagePiece) throws -> Void) throws {
    guard !path.isEmpty else { return }
    try pop(give)
  }

  // MARK: Both

  /// Closes what is open down to the parent, and opens. False when there is no parent, or when the totals are past.
  private mutating func open(_ place: Int, line: Int, _ give: (MessagePiece) throws -> Void) throws -> Bool {
    let kind = kinds[place]
    if isAfterTotals || (top.count > 0 && kinds[top.place].id == "S90.G00.90" && kind.id != "S90.G00.90") {
      isAfterTotals = true
      notes.add("dsn.totals.not-last") { .dsnTotalsNotLast(kind.id, line: line) }
      return false
    }
    if let parent = kind.parent {
      while let last = orphans.last, last != parent { orphans.removeLast() }
      if !orphans.isEmpty {
        orphans.append(kind.id)
        return false
      }
      guard let depth = path.lastIndex(where: { kinds[$0.place].id == parent }) else {
        orphans = [kind.id]
        notes.add("dsn.block.orphan") { .dsnBlockOrphan(kind.id, parent: parent, line: line) }
        return false
      }
      while path.count > depth + 1 { try pop(give) }
    } else {
      orphans = []
      while !path.isEmpty { try pop(give) }
    }
    try giveParent(give)
    note(place, line: line)
    path.append(Frame(place: place, occurrence: BlockOccurrence(kind.id)))
    if kind.id == MessagePiece.individualBlock {
      (individual, individualRubrics) = (path.count - 1, 0)
      summary.individuals += 1
    }
    if kind.id == "S20.G00.05" { summary.declarations += 1 }
    return true
  }

  /// The place among the other blocks of the parent, and how many of it there may be.
  private mutating func note(_ place: Int, line: Int) {
    let kind = kinds[place]
    let before = path.isEmpty ? top : path[path.count - 1].children
    var children = Children(place: place, count: 1)
    if place == before.place {
      children.count = before.count + 1
      if let maximum = kind.maximum, children.count > maximum {
        notes.add("dsn.block.too-many") { .dsnBlockTooMany(kind.id, maximum: maximum, parent: kind.parent, line: line) }
      }
    } else if place < before.place {
      let after = kinds[before.place].id
      notes.add("dsn.block.order") { .dsnBlockOrder(kind.id, after: after, line: line) }
    }
    if path.isEmpty {
      if !sawEnvelope, kind.id != "S10.G00.00" { notes.add("dsn.envelope.missing") { .dsnEnvelopeMissing(kind.id, line: line) } }
      sawEnvelope = true
      top = children
    } else {
      path[path.count - 1].children = children
    }
  }

  /// Blocks outside a person are given before those under them.
  private mutating func giveParent(_ give: (MessagePiece) throws -> Void) throws {
    guard individual == nil, let frame = path.last, !frame.isGiven else { return }
    try give(.block(frame.occurrence))
    path[path.count - 1].isGiven = true
    path[path.count - 1].occurrence.rubrics = []
  }

  private mutating func pop(_ give: (MessagePiece) throws -> Void) throws {
    let frame = path.removeLast()
    if !frame.before.isEmpty { noteDisjoint(frame) }
    let depth = path.count
    if let first = individual, depth > first {
      path[depth - 1].occurrence.children.append(frame.occurrence)
    } else if individual == depth {
      individual = nil
      try give(.individual(frame.occurrence))
    } else if frame.occurrence.id == "S90.G00.90" {
      totals = totals ?? frame.occurrence
    } else if !frame.isGiven {
      try give(.block(frame.occurrence))
    }
  }

  /// Two occurrences in a row that share no rubric are one whose rubrics do not rise: each block has one that it must have.
  private mutating func noteDisjoint(_ frame: Frame) {
    guard let first = frame.occurrence.rubrics.first, let last = frame.before.last,
      !frame.occurrence.rubrics.contains(where: { frame.before.contains($0.id.number) })
    else { return }
    notes.add("dsn.rubric.order") { .dsnRubricOrder(first, after: kinds[frame.place].id.rubric(last)) }
  }

  /// After the last rubric: gives what is open and the totals, and says what is missing.
  public mutating func finish(_ give: (MessagePiece) throws -> Void) throws {
    while !path.isEmpty { try pop(give) }
    guard var totals else {
      if sawEnvelope { notes.add("dsn.totals.missing") { .dsnTotalsMissing(summary) } }
      return
    }
    check(&totals, 1, summary.rubrics)
    check(&totals, 2, summary.declarations)
    try give(.block(totals))
  }

  /// A figure of the totals; a tolerant reading puts the right one in its place.
  private mutating func check(_ totals: inout BlockOccurrence, _ number: Int, _ count: Int) {
    let line = totals.line
    guard let index = totals.rubrics.firstIndex(where: { $0.id.number == number }) else {
      return notes.add("dsn.totals.missing-figure") { .dsnTotalMissing(number, count, line: line) }
    }
    let rubric = totals.rubrics[index]
    // Compared as a text without its zeros: a figure with twenty digits is not a number of ours.
    if rubric.value.drop(while: { $0 == "0" }) == "\(count)" { return }
    if rubric.value.allSatisfy({ $0 == "0" }), !rubric.value.isEmpty, count == 0 { return }
    notes.forgive("dsn.totals.wrong") { .dsnTotalWrong(rubric, count) }
    if notes.isTolerant { totals.rubrics[index] = Rubric(rubric.id, "\(count)", line: Int(rubric.line)) }
  }
}
