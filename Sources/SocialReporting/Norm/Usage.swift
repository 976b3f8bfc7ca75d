import Kernel

/// Whether a declaration of a nature has a rubric in its block, or a block under its parent, as far as is known.
public enum Usage: String, Hashable, Sendable, CaseIterable {
  case mandatory
  /// Allowed; whether it must be there depends on other values.
  case conditional
  case optional
  case forbidden
  /// No source says it. Never taken for another.
  case unknown
}

/// A usage with where it comes from.
public struct UsageFact: Hashable, Sendable {
  public enum Certainty: String, Hashable, Sendable, CaseIterable {
    /// A named source says it.
    case read
    /// A source shows it and does not say it as a rule.
    case listed
    /// Not verified.
    case memory
  }

  public let usage: Usage
  public let certainty: Certainty
  public let source: String
}

extension Norm {
  /// The facts of `usages.csv`, by nature and by the name of a rubric or of a block.
  struct Usages: Sendable {
    private var facts: [Key: UsageFact] = [:]

    /// Names of blocks have six digits and those of rubrics nine: one number tells both.
    private struct Key: Hashable { let nature: DeclarationNature, name: UInt32 }

    subscript(nature: DeclarationNature, name: UInt32) -> UsageFact? { facts[Key(nature: nature, name: name)] }

    /// A version without the file has no fact.
    static func load(_ path: String, _ files: DataFiles) throws(Finding) -> Usages {
      var usages = Usages()
      guard files.data(path) != nil else { return usages }
      try read(path, fields: 5, files) { fields in
        guard let nature = DeclarationNature(rawValue: fields[0]) else { throw Fault(reason: "nature « \(fields[0]) » inconnue") }
        guard let usage = Usage(rawValue: fields[2]), let certainty = UsageFact.Certainty(rawValue: fields[3]) else {
          throw Fault(reason: "usage « \(fields[2]) » ou certitude « \(fields[3]) » inconnus")
        }
        let name = try fields[1].utf8.count > 10 ? rubric(fields[1]).packed : block(fields[1]).packed
        usages.facts[Key(nature: nature, name: name)] = UsageFact(usage: usage, certainty: certainty, source: fields[4])
      }
      return usages
    }
  }

  /// Nil when no source says it.
  public func usageFact(of id: RubricID, in nature: DeclarationNature) -> UsageFact? { usages[nature, id.packed] }
  public func usageFact(of id: BlockID, in nature: DeclarationNature) -> UsageFact? { usages[nature, id.packed] }

  /// Of a rubric where its block is present.
  public func usage(of id: RubricID, in nature: DeclarationNature) -> Usage { usageFact(of: id, in: nature)?.usage ?? .unknown }
  /// Of a block where its parent is present.
  public func usage(of id: BlockID, in nature: DeclarationNature) -> Usage { usageFact(of: id, in: nature)?.usage ?? .unknown }
}
