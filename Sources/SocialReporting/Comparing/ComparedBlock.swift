import Kernel

/// A block as a comparison sees it: its values in one spelling, without what a program numbers or signs at its will, and with a
/// signature that the order of what is under it does not change.
struct ComparedBlock {
  struct Rubric {
    let id: RubricID
    /// What is compared.
    var meaning: String
    /// As the file has it.
    let value: String
    let line: Int
  }

  /// Two hashes of the process: enough to tell blocks apart, never kept.
  struct Signature: Hashable {
    var first: Int
    var second: Int
  }

  let id: BlockID
  let rubrics: [Rubric]
  let children: [ComparedBlock]
  /// What other blocks mean when they refer to it: a contract, an insurance, an affiliation. Nil for what nothing refers to.
  let handle: String?
  let signature: Signature
  /// How many rubrics are compared, with those of the blocks under it.
  let count: Int

  init(_ id: BlockID, _ rubrics: [Rubric], _ children: [ComparedBlock], handle: String? = nil) {
    (self.id, self.rubrics, self.children, self.handle) = (id, rubrics, children, handle)
    count = children.reduce(rubrics.count) { $0 + $1.count }
    var sum = Signature(first: 0, second: 0)
    for child in children {
      sum.first &+= child.signature.first
      sum.second &+= child.signature.second
    }
    func hash(_ salt: Int, _ under: Int) -> Int {
      var hasher = Hasher()
      hasher.combine(salt)
      hasher.combine(id)
      for rubric in rubrics {
        hasher.combine(rubric.id)
        hasher.combine(rubric.meaning)
      }
      hasher.combine(under)
      return hasher.finalize()
    }
    signature = Signature(first: hash(1, sum.first), second: hash(2, sum.second))
  }

  /// What it says under a rubric of its own; nil when it does not have it.
  subscript(_ number: Int) -> String? {
    let wanted = id.rubric(number)
    return rubrics.first { $0.id == wanted }?.meaning
  }

  func child(_ id: BlockID) -> ComparedBlock? { children.first { $0.id == id } }
  func children(_ id: BlockID) -> [ComparedBlock] { children.filter { $0.id == id } }

  var line: Int { rubrics.first?.line ?? children.first?.line ?? 0 }

  /// The same, where references are replaced by what they answer to.
  func renamed(_ names: [String: String], in references: Set<RubricID>) -> ComparedBlock {
    guard !names.isEmpty else { return self }
    return ComparedBlock(
      id,
      rubrics.map { rubric in
        guard references.contains(rubric.id), let name = names[rubric.meaning] else { return rubric }
        var renamed = rubric
        renamed.meaning = name
        return renamed
      }, children.map { $0.renamed(names, in: references) }, handle: handle)
  }

  /// The handles of the second blocks that are not those of the blocks they answer to.
  static func names(_ pairs: [(ComparedBlock, ComparedBlock)]) -> [String: String] {
    var names: [String: String] = [:]
    for case (let first, let second) in pairs {
      if let wanted = first.handle, let found = second.handle, wanted != found { names[found] = wanted }
    }
    return names
  }

  /// Where the number of a contract is repeated.
  static let contractReferences: Set<RubricID> = [
    "S21.G00.34.002", "S21.G00.51.010", "S21.G00.52.006", "S21.G00.54.005", "S21.G00.78.006", "S21.G00.84.005",
    "S21.G00.86.005", "S21.G00.95.005",
  ]
  static let insuranceReferences: Set<RubricID> = ["S21.G00.70.013"]
  static let affiliationReferences: Set<RubricID> = ["S21.G00.78.005"]
}

/// Makes the blocks of a message ready to be compared.
struct ComparedBlocks {
  let norm: Norm
  /// Of the establishment under way: the number that the file gives to a contract of insurance, and what it stands for.
  private var insurance: [String: String] = [:]
  /// Of the person under way.
  private var affiliations: [String: String] = [:]

  init(_ norm: Norm) { self.norm = norm }

  /// What is not compared: who made the file and when, and the numbers that only it uses.
  static let ignored: Set<RubricID> = [
    "S10.G00.00.001", "S10.G00.00.002", "S10.G00.00.003", "S10.G00.00.004", "S20.G00.05.004", "S20.G00.05.007",
    "S21.G00.15.005", "S21.G00.70.012", "S90.G00.90.001", "S90.G00.90.002",
  ]

  mutating func block(_ occurrence: BlockOccurrence) -> ComparedBlock {
    switch occurrence.id {
    case "S21.G00.11":
      insurance = Dictionary(
        occurrence.children("S21.G00.15").compactMap { adhesion in
          adhesion[5].map { ($0, "\(adhesion[1] ?? "")·\(adhesion[2] ?? "")") }
        }
      ) { first, _ in first }
    case "S21.G00.30":
      affiliations = Dictionary(
        occurrence.descendants("S21.G00.70").compactMap { affiliation in
          affiliation[12].map { number in
            let insurer = affiliation[13].map { insurance[$0] ?? $0 } ?? ""
            return (number, "\(insurer)·\(affiliation[4] ?? "")·\(affiliation[5] ?? "")")
          }
        }
      ) { first, _ in first }
    default: break
    }
    let rubrics = occurrence.rubrics.filter { !Self.ignored.contains($0.id) }.map { rubric in
      ComparedBlock.Rubric(
        id: rubric.id, meaning: meaning(rubric), value: rubric.value, line: Int(rubric.line))
    }
    var children: [ComparedBlock] = []
    for child in occurrence.children { children.append(block(child)) }
    let handle: String? =
      switch occurrence.id {
      case "S21.G00.15": occurrence[5].flatMap { insurance[$0] }
      case "S21.G00.70": occurrence[12].flatMap { affiliations[$0] }
      case "S21.G00.40": rubrics.first { $0.id == "S21.G00.40.009" }?.meaning
      default: nil
      }
    return ComparedBlock(occurrence.id, rubrics, children, handle: handle)
  }

  private func meaning(_ rubric: Rubric) -> String {
    switch rubric.id {
    case "S21.G00.70.013": return insurance[rubric.value] ?? rubric.value
    case "S21.G00.78.005": return affiliations[rubric.value] ?? rubric.value
    default: break
    }
    guard let definition = norm.rubric(rubric.id) else { return rubric.value }
    switch definition.kind {
    case .number: return scaledInteger(rubric.value, decimals: 6).map(String.init) ?? rubric.value
    case .text where definition.codes.isEmpty:
      return rubric.value.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    case .text, .date: return rubric.value
    }
  }
}
