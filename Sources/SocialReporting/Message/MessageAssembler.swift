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
  public var norm: Norm { blocks.norm }
  private(set) var blocks: OpeningBlocks

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
    blocks = OpeningBlocks(norm)
    notes = ReadingNotes(isTolerant: isTolerant)
  }

  /// The norm that the file names. Before the first rubric.
  public mutating func use(_ norm: Norm) { if path.isEmpty, !sawEnvelope { blocks = OpeningBlocks(norm) } }

  // MARK: Text

  /// The next rubric of a text.
  public mutating func take(_ rubric: Rubric, _ give: (MessagePiece) throws -> Void) throws {
    if !goesOn(rubric) { try begin(rubric, give) }
  }

  /// Takes the rubric when it belongs to the open block, which is the usual case; no piece comes of it. No part of a frame is copied
  /// here: counting references would take longer than the rest.
  mutating func goesOn(_ rubric: Rubric) -> Bool {
    let depth = path.count - 1
    guard orphans.isEmpty, depth >= 0 else {
      guard orphans.last == rubric.id.block else { return false }
      summary.rubrics += 1
      return true
    }
    let place = path[depth].place
    guard blocks[place].id == rubric.id.block else { return false }
    if rubric.id.number <= path[depth].last, blocks[place].maximum != 1 {
      // What cannot begin a block, and is not there yet, is of the open one and late.
      guard let opening = blocks[place].opening, rubric.id.number != opening, blocks.knows(rubric.id, place),
        !path[depth].occurrence.rubrics.contains(where: { $0.id == rubric.id })
      else { return false }
    }
    append(rubric)
    return true
  }

  /// The block of the totals is open, or past.
  var sawTotals: Bool { totals != nil || (top.count > 0 && blocks[top.place].role == .totals) }

  private var openPlace: Int? { path.isEmpty ? nil : path[path.count - 1].place }

  private mutating func begin(_ rubric: Rubric, _ give: (MessagePiece) throws -> Void) throws {
    let block = rubric.id.block
    guard let place = blocks.place(block), blocks.knows(rubric.id, place) else {
      summary.rubrics += 1
      let norm = norm.version
      return notes.add("dsn.rubric.unknown") { .dsnRubricUnknown(rubric, norm) }
    }
    var before: [Int] = []
    if openPlace == place, orphans.isEmpty { before = path[path.count - 1].occurrence.rubrics.map(\.id.number) }
    guard try open(place, line: Int(rubric.line), give) else {
      summary.rubrics += 1
      return
    }
    if !before.isEmpty { path[path.count - 1].before = before }
    append(rubric)
  }

  /// To the open block.
  private mutating func append(_ rubric: Rubric) {
    summary.rubrics += 1
    let (number, depth) = (rubric.id.number, path.count - 1)
    guard blocks.knows(rubric.id, path[depth].place) else {
      let norm = norm.version
      return notes.add("dsn.rubric.unknown") { .dsnRubricUnknown(rubric, norm) }
    }
    if number <= path[depth].last {
      if path[depth].occurrence.rubrics.contains(where: { $0.id == rubric.id }) {
        return notes.add("dsn.rubric.repeated") { .dsnRubricRepeated(rubric) }
      }
      let last = blocks[path[depth].place].id.rubric(path[depth].last)
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
    guard let place = blocks.place(id) else {
      let norm = norm.version
      notes.add("dsn.block.unknown") { .dsnBlockUnknown(id, norm, line: line) }
      return false
    }
    guard blocks[place].parent == openPlace.map({ blocks[$0].id }) else {
      let parent = blocks[place].parent
      notes.add("dsn.block.orphan") { .dsnBlockOrphan(id, parent: parent, line: line) }
      return false
    }
    return try open(place, line: line, give)
  }

  /// A rubric of the open block.
  public mutating func add(_ rubric: Rubric) {
    guard let openPlace, blocks[openPlace].id == rubric.id.block else {
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
    let kind = blocks[place]
    if isAfterTotals || (top.count > 0 && blocks[top.place].role == .totals && kind.role != .totals) {
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
      guard let depth = path.indices.last(where: { blocks[path[$0].place].id == parent }) else {
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
    var frame = Frame(place: place, occurrence: BlockOccurrence(kind.id))
    frame.occurrence.rubrics.reserveCapacity(8)
    path.append(frame)
    if kind.role == .individual {
      (individual, individualRubrics) = (path.count - 1, 0)
      summary.individuals += 1
    }
    if kind.role == .declaration { summary.declarations += 1 }
    return true
  }

  /// The place among the other blocks of the parent, and how many of it there may be.
  private mutating func note(_ place: Int, line: Int) {
    let kind = blocks[place]
    let before = path.isEmpty ? top : path[path.count - 1].children
    var children = Children(place: place, count: 1)
    if place == before.place {
      children.count = before.count + 1
      if let maximum = kind.maximum, children.count > maximum {
        notes.add("dsn.block.too-many") { .dsnBlockTooMany(kind.id, maximum: maximum, parent: kind.parent, line: line) }
      }
    } else if place < before.place {
      let after = blocks[before.place].id
      notes.add("dsn.block.order") { .dsnBlockOrder(kind.id, after: after, line: line) }
    }
    if path.isEmpty {
      if !sawEnvelope, kind.role != .envelope { notes.add("dsn.envelope.missing") { .dsnEnvelopeMissing(kind.id, line: line) } }
      sawEnvelope = true
      top = children
    } else {
      path[path.count - 1].children = children
    }
  }

  /// Blocks outside a person are given before those under them.
  private mutating func giveParent(_ give: (MessagePiece) throws -> Void) throws {
    let depth = path.count - 1
    guard individual == nil, depth >= 0, !path[depth].isGiven else { return }
    path[depth].isGiven = true
    let given = BlockOccurrence(path[depth].occurrence.id, path[depth].occurrence.rubrics)
    path[depth].occurrence.rubrics = []
    try give(.block(given))
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
    } else if blocks[frame.place].role == .totals {
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
    let after = blocks[frame.place].id.rubric(last)
    notes.add("dsn.rubric.order") { .dsnRubricOrder(first, after: after) }
  }

  /// After the last rubric: gives what is open and the totals, and says what is missing.
  public mutating func finish(_ give: (MessagePiece) throws -> Void) throws {
    while !path.isEmpty { try pop(give) }
    guard var totals else {
      if sawEnvelope { notes.add(.dsnTotalsMissing(summary)) }
      return
    }
    // What is added to complete them counts too.
    let missing = (1...2).count { number in !totals.rubrics.contains { $0.id.number == number } }
    check(&totals, 1, summary.rubrics + missing)
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
