public import Kernel

/// Recognises the amounts of somebody else's version in a work.
public enum CopyDetector {
  public struct Suspicion: Hashable, Sendable {
    /// Whose version the amounts are of.
    public let learner: String
    /// The model's entries that carry them, with the learner's.
    public let entries: [(id: String, reference: ObservedWork.Reference)]

    public static func == (a: Suspicion, b: Suspicion) -> Bool {
      a.learner == b.learner && a.entries.map(\.id) == b.entries.map(\.id)
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(learner) }
  }

  /// How many entries must carry another's amounts before it is said: one may be chance.
  static let enough = 2

  /// The versions of others that the work carries the amounts of, where they are not its own: those with the most entries first.
  public static func suspicions(
    _ version: ScenarioVersion, _ work: ObservedWork, others: [(learner: String, version: ScenarioVersion)]
  ) -> [Suspicion] {
    let own = Set(version.entries.map { key($0.id, amounts($0.lines.map(\.amount))) })
    let written = work.entries.filter { !$0.isOpening }.map {
      (reference: $0.reference, amounts: amounts($0.lines.map(\.amount)))
    }
    let byAmounts = Dictionary(written.map { ($0.amounts, $0.reference) }) { first, _ in first }
    return others.compactMap { other in
      let carried = other.version.entries.compactMap { entry -> (id: String, reference: ObservedWork.Reference)? in
        let theirs = amounts(entry.lines.map(\.amount))
        guard let reference = byAmounts[theirs], !own.contains(key(entry.id, theirs)) else { return nil }
        return (entry.id, reference)
      }
      return carried.count >= enough ? Suspicion(learner: other.learner, entries: carried) : nil
    }.sorted { ($1.entries.count, $0.learner) < ($0.entries.count, $1.learner) }
  }

  private static func amounts(_ amounts: [Money]) -> [Money] { amounts.filter { !$0.isZero }.sorted() }
  private static func key(_ id: String, _ amounts: [Money]) -> String { id + amounts.map(\.json).joined(separator: " ") }
}
