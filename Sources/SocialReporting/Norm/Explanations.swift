public import Kernel

/// What each rubric and each block says, in one line for somebody who learns, and where it comes from in the practice. Our own words,
/// the same for every year of the norm.
public struct Explanations: Sendable {
  private let rubrics: [RubricID: String]
  private let blocks: [BlockID: String]

  static let path = Norm.folder + "explanations.csv"

  /// Throws `dsn.norm.data-invalid` for a file of the user's own that is not well-formed.
  public static func load(_ files: DataFiles = .embedded) throws(Finding) -> Explanations {
    var rubrics: [RubricID: String] = [:]
    var blocks: [BlockID: String] = [:]
    try Norm.read(path, fields: 2, files) { fields in
      if let rubric = RubricID(fields[0]) {
        rubrics[rubric] = fields[1]
      } else {
        blocks[try Norm.block(fields[0])] = fields[1]
      }
    }
    return Explanations(rubrics: rubrics, blocks: blocks)
  }

  /// Nil for a rubric that no norm of ours has.
  public func explanation(of rubric: RubricID) -> String? { rubrics[rubric] }
  public func explanation(of block: BlockID) -> String? { blocks[block] }

  /// How many lines there are.
  public var count: Int { rubrics.count + blocks.count }

  private static let inside = try? load()
}

extension Norm {
  /// What a rubric says and where it comes from, as the program ships it; nil when nothing is written of it.
  public func explanation(of rubric: RubricID) -> String? { Explanations.shipped?.explanation(of: rubric) }
  /// What a block is for.
  public func explanation(of block: BlockID) -> String? { Explanations.shipped?.explanation(of: block) }
}

extension Explanations {
  /// Those of the program, read once.
  static var shipped: Explanations? { inside }
}
