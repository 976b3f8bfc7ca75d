/// What each nature of declaration has and has not, as far as a source says it: what is remembered or seen only is not judged.
struct UsageBook: Sendable {
  private var forbidden: [DeclarationNature: Set<UInt32>] = [:]
  private var mandatory: [DeclarationNature: [UInt32: [UInt32]]] = [:]

  init(_ norm: Norm) {
    for nature in DeclarationNature.allCases {
      for block in norm.blocks {
        take(norm.usageFact(of: block.id, in: nature), nature, block.id.packed, of: block.parent?.packed ?? 0)
      }
      for rubric in norm.rubrics {
        take(norm.usageFact(of: rubric.id, in: nature), nature, rubric.id.packed, of: rubric.id.block.packed)
      }
    }
  }

  private mutating func take(_ fact: UsageFact?, _ nature: DeclarationNature, _ name: UInt32, of owner: UInt32) {
    guard let fact, fact.certainty == .read else { return }
    switch fact.usage {
    case .forbidden: forbidden[nature, default: []].insert(name)
    case .mandatory: mandatory[nature, default: [:]][owner, default: []].append(name)
    case .conditional, .optional, .unknown: break
    }
  }

  /// A nature that sources say nothing of has nothing to judge.
  func knows(_ nature: DeclarationNature) -> Bool { forbidden[nature] != nil || mandatory[nature] != nil }

  func judge(_ block: BlockOccurrence, _ nature: DeclarationNature, _ breaches: inout Breaches) {
    let forbidden = forbidden[nature] ?? []
    if forbidden.contains(block.id.packed) { breaches.tell("E-18", block, 0, nature.french) }
    for rubric in block.rubrics where forbidden.contains(rubric.id.packed) {
      breaches.tell("E-17", block, rubric.id.number, nature.french)
    }
    for name in mandatory[nature]?[block.id.packed] ?? [] {
      // Six digits name a block, nine a rubric.
      if name < 1_000_000 {
        if block.child(BlockID(packed: name)) == nil {
          breaches.tell("E-19", block, 0, "pas de bloc \(BlockID(packed: name)), \(nature.french)")
        }
      } else if block[Int(name % 1000)] == nil {
        breaches.tell("E-19", block, Int(name % 1000), nature.french)
      }
    }
  }
}
