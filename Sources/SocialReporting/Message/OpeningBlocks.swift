/// What the norm says of its blocks, ready to be asked at each rubric of a file of millions: one object, so that asking copies nothing.
final class OpeningBlocks: Sendable {
  struct Kind: Sendable {
    let id: BlockID
    let parent: BlockID?
    let maximum: Int?
    let role: Role
    /// The first rubric, where each occurrence has it whatever is declared: one without it does not begin.
    fileprivate(set) var opening: Int?
    /// One bit for each number below 128.
    fileprivate var numbers: (low: UInt64, high: UInt64) = (0, 0)
  }

  enum Role: Sendable { case envelope, declaration, individual, totals, other }

  let norm: Norm
  private let kinds: [Kind]
  private let places: [BlockID: Int]

  init(_ norm: Norm) {
    self.norm = norm
    var kinds = norm.blocks.map { Kind(id: $0.id, parent: $0.parent, maximum: $0.maximum, role: Self.role($0.id)) }
    places = Dictionary(kinds.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for rubric in norm.rubrics {
      guard let place = places[rubric.id.block] else { continue }
      switch rubric.id.number {
      case let number where number < 64: kinds[place].numbers.low |= 1 << UInt64(number)
      case let number where number < 128: kinds[place].numbers.high |= 1 << UInt64(number - 64)
      default: break
      }
    }
    for (place, kind) in kinds.enumerated() {
      guard let first = norm.rubrics.first(where: { $0.id.block == kind.id })?.id else { continue }
      let usages = DeclarationNature.allCases.map { norm.usage(of: first, in: $0) }
      if usages.contains(.mandatory), usages.allSatisfy({ $0 == .mandatory || $0 == .unknown || $0 == .forbidden }) {
        kinds[place].opening = first.number
      }
    }
    self.kinds = kinds
  }

  private static func role(_ id: BlockID) -> Role {
    roles[id] ?? .other
  }

  private static let roles: [BlockID: Role] = [
    "S10.G00.00": .envelope, "S20.G00.05": .declaration, MessagePiece.individualBlock: .individual, "S90.G00.90": .totals,
  ]

  subscript(_ place: Int) -> Kind { kinds[place] }

  /// Among the blocks of the norm, in their order.
  func place(_ id: BlockID) -> Int? { places[id] }

  func knows(_ id: RubricID, _ place: Int) -> Bool {
    let (number, known) = (id.number, kinds[place].numbers)
    if number < 64 { return known.low >> UInt64(number) & 1 == 1 }
    return number < 128 ? known.high >> UInt64(number - 64) & 1 == 1 : norm.rubric(id) != nil
  }
}
