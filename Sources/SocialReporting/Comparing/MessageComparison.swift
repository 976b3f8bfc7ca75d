public import Kernel

/// What two messages declare differently, by meaning: declaration by declaration, person by person, block by block. Numbering,
/// the order of people, line ends and the software that wrote them are set aside.
///
/// The first is the model, such as an answer; the second is what is judged.
public struct MessageComparison: Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A rubric that has another value.
    case different
    /// A rubric or a whole block that only the model has.
    case missing
    /// One that only the other has.
    case extra
  }

  public struct Difference: Hashable, Sendable {
    public let kind: Kind
    public let block: BlockID
    /// Nil for a whole block.
    public let rubric: RubricID?
    /// « DSN mensuelle d’octobre 2026, établissement 00018 »; nil in the envelope.
    public let declaration: String?
    /// « Nadia Roux »; nil outside of people.
    public let person: String?
    /// In words: codes with their labels, amounts and dates as they are written in French.
    public let first: String?
    public let second: String?
    public let firstLine: Int?
    public let secondLine: Int?
    /// How many rubrics it is about.
    public let rubrics: Int
    /// « Nadia Roux : assiette brute déplafonnée 2 000,00 € au lieu de 2 100,00 € ».
    public let message: String
  }

  /// How much of a kind of block is right.
  public struct Score: Hashable, Sendable {
    public internal(set) var right: Int
    public internal(set) var different: Int
    public internal(set) var missing: Int
    public internal(set) var extra: Int

    public init(right: Int = 0, different: Int = 0, missing: Int = 0, extra: Int = 0) {
      (self.right, self.different, self.missing, self.extra) = (right, different, missing, extra)
    }

    /// What the model has.
    public var expected: Int { right + different + missing }
    public var isPerfect: Bool { different + missing + extra == 0 }
    /// Right rubrics in tenths of a percent of those expected or in excess: each rubric weighs the same. 1000 when there is none.
    public var permille: Int {
      let all = expected + extra
      return all == 0 ? 1_000 : right * 1_000 / all
    }

    static func + (a: Score, b: Score) -> Score {
      Score(
        right: a.right + b.right, different: a.different + b.different, missing: a.missing + b.missing, extra: a.extra + b.extra)
    }
  }

  public struct BlockScore: Hashable, Sendable {
    public let block: BlockID
    /// As the norm names it.
    public let name: String
    public let score: Score
  }

  /// In document order; at most ``listedAtMost`` of them.
  public let differences: [Difference]
  /// Listed or not.
  public let differenceCount: Int
  /// In the order of the norm, the blocks that one of the two has.
  public let blocks: [BlockScore]
  public let total: Score

  public var isSame: Bool { differenceCount == 0 }

  public static let listedAtMost = 500

  /// Compares by the norm of the model.
  /// - Parameter showsIdentifiers: numbers of social security are written whole, and not masked.
  public init(
    _ model: DSNMessage, _ other: DSNMessage, norm: Norm, showsIdentifiers: Bool = false, listedAtMost limit: Int = listedAtMost
  ) {
    var work = ComparisonWork(norm, showsIdentifiers: showsIdentifiers, limit: limit)
    work.compare(model, other)
    differences = work.differences
    differenceCount = work.count
    let places = Dictionary(norm.blocks.map { ($0.id, $0.order) }) { first, _ in first }
    blocks = work.scores.filter { $0.value != Score() }.map { id, score in
      BlockScore(block: id, name: norm.block(id)?.name ?? "\(id)", score: score)
    }.sorted { (places[$0.block] ?? .max, $0.block) < (places[$1.block] ?? .max, $1.block) }
    total = work.scores.values.reduce(Score(), +)
  }
}

/// One comparison under way.
struct ComparisonWork {
  private let norm: Norm
  private let words: ComparisonWords
  private let limit: Int
  private(set) var differences: [MessageComparison.Difference] = []
  private(set) var count = 0
  private(set) var scores: [BlockID: MessageComparison.Score] = [:]

  /// Where the comparison stands: what the sentences say of the place.
  private struct Place {
    var declaration: String?
    var person: String?
    /// Blocks under the person or the establishment, the outermost first.
    var path: [ComparedBlock] = []
  }

  init(_ norm: Norm, showsIdentifiers: Bool, limit: Int) {
    (self.norm, self.limit) = (norm, limit)
    words = ComparisonWords(norm, showsIdentifiers: showsIdentifiers)
  }

  mutating func compare(_ first: DSNMessage, _ second: DSNMessage) {
    var (makes, makesOther) = (ComparedBlocks(norm), ComparedBlocks(norm))
    siblings([makes.block(first.envelope)], [makesOther.block(second.envelope)], Place())
    var (left, right): ([ComparedBlock], [ComparedBlock]) = ([], [])
    for declaration in first.declarations { left.append(makes.block(declaration)) }
    for declaration in second.declarations { right.append(makesOther.block(declaration)) }
    siblings(left, right, Place())
  }

  /// Blocks of one kind.
  private mutating func siblings(_ first: [ComparedBlock], _ second: [ComparedBlock], _ place: Place) {
    let pairing = BlockPairing(first, second)
    for (a, b) in pairing.pairs { compare(a, b, place) }
    for block in pairing.missing { whole(block, .missing, place) }
    for block in pairing.extra { whole(block, .extra, place) }
  }

  private mutating func compare(_ first: ComparedBlock, _ second: ComparedBlock, _ outer: Place) {
    guard first.signature != second.signature else { return allRight(first) }
    let place = within(first, outer)
    let answer = answering(first, second)
    rubrics(first, answer, place)
    var kinds: [BlockID] = []
    for child in first.children + answer.children where !kinds.contains(child.id) { kinds.append(child.id) }
    for kind in kinds.sorted(by: { order($0) < order($1) }) {
      siblings(first.children(kind), answer.children(kind), place)
    }
  }

  private func order(_ id: BlockID) -> Int { norm.block(id)?.order ?? .max }

  /// The second block, where its own references speak as those of the first.
  private func answering(_ first: ComparedBlock, _ second: ComparedBlock) -> ComparedBlock {
    switch first.id {
    case "S21.G00.11":
      let pairs = BlockPairing(first.children("S21.G00.15"), second.children("S21.G00.15")).pairs
      return second.renamed(ComparedBlock.names(pairs), in: ComparedBlock.insuranceReferences)
    case "S21.G00.30":
      let contracts = BlockPairing(first.children("S21.G00.40"), second.children("S21.G00.40")).pairs
      let affiliations = contracts.flatMap { BlockPairing($0.children("S21.G00.70"), $1.children("S21.G00.70")).pairs }
      return second.renamed(ComparedBlock.names(contracts), in: ComparedBlock.contractReferences)
        .renamed(ComparedBlock.names(affiliations), in: ComparedBlock.affiliationReferences)
    default: return second
    }
  }

  private func within(_ block: ComparedBlock, _ outer: Place) -> Place {
    var place = outer
    switch block.id {
    case "S20.G00.05": place.declaration = words.declaration(block)
    case "S21.G00.30":
      place.person = words.person(block)
      place.path = []
    case "S21.G00.06", "S21.G00.11": place.path = [block]
    default: place.path.append(block)
    }
    return place
  }

  private mutating func allRight(_ block: ComparedBlock) {
    scores[block.id, default: .init()].right += block.rubrics.count
    for child in block.children { allRight(child) }
  }

  private mutating func rubrics(_ first: ComparedBlock, _ second: ComparedBlock, _ place: Place) {
    let answers = Dictionary(second.rubrics.map { ($0.id, $0) }) { first, _ in first }
    let asked = Set(first.rubrics.map(\.id))
    for rubric in first.rubrics {
      guard let answer = answers[rubric.id] else {
        scores[first.id, default: .init()].missing += 1
        note(.missing, first.id, rubric, nil, place)
        continue
      }
      if answer.meaning == rubric.meaning {
        scores[first.id, default: .init()].right += 1
      } else {
        scores[first.id, default: .init()].different += 1
        note(.different, first.id, rubric, answer, place)
      }
    }
    for rubric in second.rubrics where !asked.contains(rubric.id) {
      scores[first.id, default: .init()].extra += 1
      note(.extra, first.id, nil, rubric, place)
    }
  }

  private mutating func note(
    _ kind: MessageComparison.Kind, _ block: BlockID, _ first: ComparedBlock.Rubric?, _ second: ComparedBlock.Rubric?,
    _ place: Place
  ) {
    count += 1
    guard differences.count < limit, let id = first?.id ?? second?.id else { return }
    let (old, new) = (first.map { words.value(id, $0.value) }, second.map { words.value(id, $0.value) })
    let sentence = words.sentence(id, old, new, person: place.person, path: place.path)
    differences.append(
      MessageComparison.Difference(
        kind: kind, block: block, rubric: id, declaration: place.declaration, person: place.person, first: old, second: new,
        firstLine: first.flatMap { $0.line == 0 ? nil : $0.line }, secondLine: second.flatMap { $0.line == 0 ? nil : $0.line },
        rubrics: 1, message: sentence))
  }

  /// A block that only one of the two has, with all that is under it.
  private mutating func whole(_ block: ComparedBlock, _ kind: MessageComparison.Kind, _ place: Place) {
    add(block, kind)
    count += 1
    guard differences.count < limit else { return }
    let declaration = block.id == "S20.G00.05" ? words.declaration(block) : place.declaration
    let person = block.id == "S21.G00.30" ? words.person(block) : place.person
    let line = block.line == 0 ? nil : block.line
    differences.append(
      MessageComparison.Difference(
        kind: kind, block: block.id, rubric: nil, declaration: declaration, person: person, first: nil, second: nil,
        firstLine: kind == .missing ? line : nil, secondLine: kind == .extra ? line : nil, rubrics: block.count,
        message: words.sentence(block, isMissing: kind == .missing, person: place.person, path: place.path)))
  }

  private mutating func add(_ block: ComparedBlock, _ kind: MessageComparison.Kind) {
    if kind == .missing {
      scores[block.id, default: .init()].missing += block.rubrics.count
    } else {
      scores[block.id, default: .init()].extra += block.rubrics.count
    }
    for child in block.children { add(child, kind) }
  }
}
