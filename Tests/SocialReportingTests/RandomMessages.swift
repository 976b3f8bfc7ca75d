import Kernel
import SocialReporting
import Synchronization
import TestSupport

/// Messages made at random that the norm allows, as far as names, parents, order, occurrences and values go: what links one rubric
/// with another is not looked at. The same seed gives the same messages.
struct RandomMessages {
  let norm: Norm
  let nature: DeclarationNature
  private var numbers: SplitMix64
  /// Ready for each block: its rubrics with values to take from, and the blocks under it.
  private let kinds: [BlockID: Kind]

  private struct Kind {
    var rubrics: [(definition: Norm.RubricDefinition, values: [String], usage: Usage)]
    var children: [Norm.Block]
  }

  init(_ norm: Norm, _ nature: DeclarationNature = .monthly, seed: UInt64) {
    (self.norm, self.nature, numbers) = (norm, nature, SplitMix64(seed: seed))
    let values = RandomValues.of(norm)
    kinds = Dictionary(
      uniqueKeysWithValues: norm.blocks.map { block in
        let rubrics = norm.rubrics(of: block.id).map { ($0, values.of($0), norm.usage(of: $0.id, in: nature)) }
        let children = norm.children(of: block.id).filter { norm.usage(of: $0.id, in: nature) != .forbidden }
        return (block.id, Kind(rubrics: rubrics.filter { $0.2 != .forbidden }, children: children))
      })
  }

  /// A send with so many declarations.
  mutating func message(declarations: Int? = nil) -> DSNMessage {
    let count = declarations ?? 1 + numbers.below(3)
    let lineEnding = numbers.pick(DSNMessage.LineEnding.allCases)
    let envelope = block("S10.G00.00")
    return DSNMessage(envelope: envelope, declarations: (0..<count).map { _ in declaration() }, lineEnding: lineEnding)
  }

  mutating func declaration() -> BlockOccurrence { block("S20.G00.05") }

  private mutating func block(_ id: BlockID) -> BlockOccurrence {
    guard let kind = kinds[id] else { return BlockOccurrence(id) }
    var rubrics: [Rubric] = []
    for (place, rubric) in kind.rubrics.enumerated() {
      let isNeeded = place == 0 || rubric.usage == .mandatory || rubric.definition.id == Self.version
      guard isNeeded || numbers.chance(1, in: 4) else { continue }
      rubrics.append(Rubric(rubric.definition.id, value(rubric.definition, rubric.values)))
    }
    var children: [BlockOccurrence] = []
    for child in kind.children { for _ in 0..<occurrences(of: child) { children.append(block(child.id)) } }
    return BlockOccurrence(id, rubrics, children)
  }

  /// The usual frame is always there; the rest now and then, so that declarations stay small.
  private mutating func occurrences(of block: Norm.Block) -> Int {
    switch block.id {
    case _ where Self.frame.contains(block.id): 1
    case Self.individual: numbers.below(3)
    case _ where block.maximum == 1: numbers.chance(1, in: 2) ? 1 : 0
    default: numbers.pick([0, 0, 0, 0, 0, 1, 1, 2])
    }
  }

  private static let frame: Set<BlockID> = ["S10.G00.01", "S21.G00.06", "S21.G00.11"]
  private static let individual: BlockID = "S21.G00.30"
  private static let (version, natureRubric): (RubricID, RubricID) = ("S10.G00.00.006", "S20.G00.05.001")

  private mutating func value(_ definition: Norm.RubricDefinition, _ values: [String]) -> String {
    definition.id == Self.natureRubric ? nature.rawValue : numbers.pick(values)
  }
}

/// Values that the rubrics of a norm accept.
private struct RandomValues: Sendable {
  private let made: [RubricID: [String]]

  /// Made once for each version.
  static func of(_ norm: Norm) -> RandomValues {
    kept.withLock { kept in
      if let values = kept[norm.version] { return values }
      let values = RandomValues(norm)
      kept[norm.version] = values
      return values
    }
  }

  private static let kept = Mutex<[String: RandomValues]>([:])

  private init(_ norm: Norm) {
    var numbers = SplitMix64(seed: 4)
    var patterns: [String: [String]] = [:]
    var made: [RubricID: [String]] = [:]
    for definition in norm.rubrics {
      var values = definition.codes.map(\.code)
      if values.isEmpty, let source = definition.pattern {
        let lengths = Self.lengths(definition)
        let key = "\(source) \(lengths)"
        values = patterns[key] ?? (try? ValuePattern.reading(source))?.examples(20, lengths) { numbers.below($0) } ?? []
        patterns[key] = values
        values = values.filter { definition.accepts($0) == nil }
      } else if values.isEmpty {
        values = (0..<8).map { _ in Self.value(definition, &numbers) }
      }
      precondition(!values.isEmpty, "no value for \(definition.id)")
      made[definition.id] = values
    }
    self.made = made
  }

  func of(_ definition: Norm.RubricDefinition) -> [String] { made[definition.id] ?? [] }

  private static func lengths(_ definition: Norm.RubricDefinition) -> ClosedRange<Int> {
    let least = max(definition.lengths.lowerBound, 1)
    return least...max(least, min(definition.lengths.upperBound, 24))
  }

  private static func value(_ definition: Norm.RubricDefinition, _ numbers: inout SplitMix64) -> String {
    let length = Int.random(in: lengths(definition), using: &numbers)
    return switch definition.kind {
    case .number: String((0..<length).map { _ in Character("\(numbers.below(10))") })
    case .date: "0\(1 + numbers.below(9))0\(1 + numbers.below(9))20\(10 + numbers.below(17))"
    case .text: text(length, &numbers)
    }
  }

  /// Letters with accents, signs and apostrophes of ISO 8859-1, without a space at an end.
  private static func text(_ length: Int, _ numbers: inout SplitMix64) -> String {
    let plain = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    let special = Array("'',\"éèêëàâçîïôùûüÿÉÈÀÇÆ¤§°«»<>&;:/\\\u{A0}-")
    let characters = (0..<length).map { place -> Character in
      if place > 0, place < length - 1, numbers.chance(1, in: 8) { return " " }
      return numbers.chance(1, in: 4) ? numbers.pick(special) : numbers.pick(plain)
    }
    return String(characters)
  }
}

extension DSNMessage {
  /// Without the lines that reading gives: to compare what was built with what was read.
  var withoutLines: DSNMessage {
    DSNMessage(
      envelope: envelope.withoutLines, declarations: declarations.map(\.withoutLines), totals: totals.withoutLines,
      lineEnding: lineEnding)
  }
}

extension BlockOccurrence {
  var withoutLines: BlockOccurrence {
    BlockOccurrence(id, rubrics.map { Rubric($0.id, $0.value) }, children.map(\.withoutLines))
  }
}
