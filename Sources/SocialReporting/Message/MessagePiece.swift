/// What a message is made of, in document order: how readers give it, and how writers and checks take it, so that memory does not
/// grow with the number of people.
public enum MessagePiece: Hashable, Sendable {
  /// One block, with its rubrics and without those under it, which follow. Its parent is the last piece of the block that the norm
  /// names as its parent.
  case block(BlockOccurrence)
  /// A person (`S21.G00.30`), with all the blocks under.
  case individual(BlockOccurrence)

  static let individualBlock: BlockID = "S21.G00.30"

  public var occurrence: BlockOccurrence {
    switch self {
    case .block(let occurrence), .individual(let occurrence): occurrence
    }
  }
}

extension DSNMessage {
  /// In document order.
  public func forEachPiece(_ body: (MessagePiece) throws -> Void) rethrows {
    for block in blocks { try Self.forEachPiece(of: block, body) }
  }

  private static func forEachPiece(of block: BlockOccurrence, _ body: (MessagePiece) throws -> Void) rethrows {
    if block.id == MessagePiece.individualBlock { return try body(.individual(block)) }
    try body(.block(BlockOccurrence(block.id, block.rubrics)))
    for child in block.children { try forEachPiece(of: child, body) }
  }
}

/// Makes a message of its pieces.
public struct MessageCollector: Sendable {
  private let norm: Norm
  /// The blocks still open, the outermost first.
  private var path: [BlockOccurrence] = []
  private var roots: [BlockOccurrence] = []

  public init(_ norm: Norm) { self.norm = norm }

  /// A block whose parent is not open stands at the top: ``message(_:)`` then gives nil.
  public mutating func take(_ piece: MessagePiece) {
    let occurrence = piece.occurrence
    let parent = norm.block(occurrence.id)?.parent
    while let last = path.last, last.id != parent { close() }
    path.append(occurrence)
  }

  private mutating func close() {
    let closed = path.removeLast()
    if path.isEmpty { roots.append(closed) } else { path[path.count - 1].children.append(closed) }
  }

  /// Nil when the pieces are not an envelope, declarations and the totals, in that order.
  public mutating func message(_ lineEnding: DSNMessage.LineEnding = .crlf) -> DSNMessage? {
    while !path.isEmpty { close() }
    guard roots.count >= 2, let envelope = roots.first, let totals = roots.last, envelope.id == "S10.G00.00",
      totals.id == "S90.G00.90", roots.dropFirst().dropLast().allSatisfy({ $0.id == "S20.G00.05" })
    else { return nil }
    return DSNMessage(
      envelope: envelope, declarations: Array(roots.dropFirst().dropLast()), totals: totals, lineEnding: lineEnding)
  }
}
