/// A rubric as a message carries it: its name, its value as it stands between the apostrophes, its line in the file.
public struct Rubric: Hashable, Sendable {
  public let id: RubricID
  public let value: String
  /// Counted from 1; 0 in a message that was built and not read.
  public let line: Int32

  public init(_ id: RubricID, _ value: String, line: Int = 0) {
    (self.id, self.value, self.line) = (id, value, Int32(clamping: line))
  }
}

/// One occurrence of a block: its rubrics in ascending order, then the blocks under it in the order of the norm.
public struct BlockOccurrence: Hashable, Sendable {
  public let id: BlockID
  public var rubrics: [Rubric]
  public var children: [BlockOccurrence]

  public init(_ id: BlockID, _ rubrics: [Rubric] = [], _ children: [BlockOccurrence] = []) {
    (self.id, self.rubrics, self.children) = (id, rubrics, children)
  }

  /// The line of its first rubric, of its own or below; 0 in a message that was built.
  public var line: Int { Int(rubrics.first?.line ?? 0) }

  /// The value of its rubric of that number: `individual[1]` is the number of social security; nil when it is not there.
  public subscript(_ number: Int) -> String? { rubric(number)?.value }

  /// Its first rubric of that number.
  public func rubric(_ number: Int) -> Rubric? {
    let id = id.rubric(number)
    return rubrics.first { $0.id == id }
  }

  /// The occurrences of a block right under it.
  public func children(_ id: BlockID) -> [BlockOccurrence] { children.filter { $0.id == id } }

  public func child(_ id: BlockID) -> BlockOccurrence? { children.first { $0.id == id } }

  /// The occurrences of a block anywhere under it, in document order.
  public func descendants(_ id: BlockID) -> [BlockOccurrence] {
    children.flatMap { ($0.id == id ? [$0] : []) + $0.descendants(id) }
  }

  /// How many rubrics it has, with those of the blocks under it.
  public var rubricCount: Int { children.reduce(rubrics.count) { $0 + $1.rubricCount } }

  /// Its rubrics and those of the blocks under it, in document order.
  public func forEachRubric(_ body: (Rubric) throws -> Void) rethrows {
    for rubric in rubrics { try body(rubric) }
    for child in children { try child.forEachRubric(body) }
  }
}
