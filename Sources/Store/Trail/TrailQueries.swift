import Foundation
import GRDB
import Kernel

/// Which events of the trail are wanted: what is nil does not matter.
public struct TrailFilter: Hashable, Sendable {
  public var author: String?
  /// Names of use cases, such as `ecriture.saisir`; empty for all of them.
  public var useCases: Set<String> = []
  /// What the event is about begins so: `entry/`, `batch/3`.
  public var subject: String?
  public var from: Day?
  public var through: Day?

  public init() {}

  /// The conditions in SQL, each with its values.
  fileprivate var conditions: [(sql: String, values: [any DatabaseValueConvertible])] {
    var found: [(sql: String, values: [any DatabaseValueConvertible])] = []
    if let author { found.append(("author = ?", [author])) }
    if !useCases.isEmpty {
      let names = useCases.sorted()
      found.append(("use_case IN (\(names.map { _ in "?" }.joined(separator: ", ")))", names))
    }
    // substr, since LIKE would give a meaning to % and _.
    if let subject { found.append(("substr(subject, 1, length(?)) = ?", [subject, subject])) }
    // Instants begin with their day, written so that their order is that of time.
    if let from { found.append(("instant >= ?", [from.iso])) }
    if let through { found.append(("instant < ?", [(through + 1).iso])) }
    return found
  }
}

extension DossierReading {
  private static let eventColumns = "seq, instant, author, use_case, subject, artefact, previous"

  /// The events wanted, the last first.
  /// - Parameter before: only those of a smaller number: the key of the page that follows.
  public func events(_ filter: TrailFilter = TrailFilter(), before: Int64? = nil, limit: Int) throws -> [TrailEvent] {
    var conditions = filter.conditions
    if let before { conditions.append(("seq < ?", [before])) }
    let place = conditions.isEmpty ? "" : "WHERE " + conditions.map(\.sql).joined(separator: " AND ")
    let values = conditions.flatMap(\.values) + [limit]
    return try Row.fetchAll(
      db, sql: "SELECT \(DossierReading.eventColumns) FROM event \(place) ORDER BY seq DESC LIMIT ?",
      arguments: StatementArguments(values)
    ).map(TrailEvent.init)
  }

  public func event(_ seq: Int64) throws -> TrailEvent? {
    try Row.fetchOne(db, sql: "SELECT \(DossierReading.eventColumns) FROM event WHERE seq = ?", arguments: [seq]).map(
      TrailEvent.init)
  }

  /// The last number of the trail; 0 when it is empty.
  public func lastEvent() throws -> Int64 { try Int64.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) FROM event") ?? 0 }

  /// Everybody who did something, by name.
  public func trailAuthors() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT author FROM event ORDER BY author")
  }

  /// The things an event wrote, with the digest it recorded of each, or that it took away.
  public func eventParts(_ seq: Int64, limit: Int) throws -> [(subject: String, digest: Digest, isRemoval: Bool)] {
    try Row.fetchAll(
      db, sql: "SELECT subject, digest FROM artefact WHERE event_seq = ? ORDER BY position LIMIT ?", arguments: [seq, limit]
    ).map { row in
      let digest = try Digest(stored: row.decode(atIndex: 1))
      return (try row.decode(atIndex: 0), digest, digest == .zero)
    }
  }

  /// The entries that stand as an event wrote them: their keys, and their numbers when they are validated.
  public func entriesWritten(by seq: Int64, limit: Int) throws -> [(id: Int64, number: Int64?, pieceRef: String, label: String)] {
    try Row.fetchAll(
      db, sql: "SELECT id, number, piece_ref, label FROM entry WHERE event_seq = ? ORDER BY number, id LIMIT ?",
      arguments: [seq, limit]
    ).map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1), try $0.decode(atIndex: 2), try $0.decode(atIndex: 3)) }
  }

  /// The first event that wrote a thing: who brought a batch, and when.
  public func firstEvent(writing subject: String) throws -> TrailEvent? {
    let seq = try Int64.fetchOne(db, sql: "SELECT min(event_seq) FROM artefact WHERE subject = ?", arguments: [subject])
    return try seq.flatMap(event)
  }

  /// Whether an entry of the batch is validated, or something was made of a movement of it, so that it cannot be taken back.
  public func isHeld(batch: Int64) throws -> Bool {
    let isSealed = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE batch_id = ? AND number IS NOT NULL)", arguments: [batch])
    return try isSealed ?? false || !heldMovements(batch: batch).isEmpty
  }
}
