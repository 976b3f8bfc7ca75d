public import Formats
public import Kernel

/// Which declarations went by, and so which schema their XML goes with.
public struct DSNNatures: Hashable, Sendable {
  /// The values of `S20.G00.05.001`, in the order met.
  public private(set) var codes: [String] = []

  public init() {}

  public mutating func take(_ piece: MessagePiece) {
    guard case .block(let block) = piece, block.id == "S20.G00.05", let code = block[1], !codes.contains(code) else { return }
    codes.append(code)
  }

  /// The one nature of all the declarations, when there are schemas for it.
  public var single: DeclarationNature? { codes.count == 1 ? DeclarationNature(rawValue: codes[0]) : nil }

  /// The schema of a message of these, or why there is none.
  public func schema(version: String, files: DataFiles = .embedded) throws -> Schema {
    guard codes.count < 2 else { return .none(.dsnSchemaSeveral(codes)) }
    guard let nature = single else { return .none(.dsnSchemaMissing(version, nature: codes.first ?? "absente")) }
    do {
      return .schema(try DSNSchema.schema(version: version, nature: nature, files: files))
    } catch let finding as Finding where finding.code == "dsn.schema.missing" { return .none(finding) }
  }

  public enum Schema: Sendable {
    case schema(XMLSchema)
    /// Nothing is wrong with the message: an information that says why.
    case none(Finding)
  }
}
