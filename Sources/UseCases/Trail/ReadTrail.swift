import Kernel
import Store

/// A page of the audit trail, the last event first.
public struct ReadTrail: Sendable {
  public var filter: TrailFilter
  /// Only events of a smaller number: what `next` of the page before said.
  public var before: Int64?
  public var limit: Int

  public init(_ filter: TrailFilter = TrailFilter(), before: Int64? = nil, limit: Int = 100) {
    (self.filter, self.before, self.limit) = (filter, before, limit)
  }

  public struct Page: Sendable {
    public let events: [TrailEvent]
    /// What `before` is for the page that follows; nil on the last one.
    public let next: Int64?
    /// How many events the whole trail has.
    public let total: Int64
    /// Everybody who is in it.
    public let authors: [String]
  }

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> Page {
    try desk.require(.read)
    return try desk.dossier.reading { reading in
      var events = try reading.events(filter, before: before, limit: limit + 1)
      let hasMore = events.count > limit
      if hasMore { events.removeLast() }
      return Page(
        events: events, next: hasMore ? events.last?.seq : nil, total: try reading.lastEvent(),
        authors: try reading.trailAuthors())
    }
  }
}

/// One event of the trail, and what it wrote.
public struct ReadTrailEvent: Sendable {
  public var seq: Int64
  public init(_ seq: Int64) { self.seq = seq }

  /// How many things and entries are listed.
  public static let listed = 200

  public struct Outcome: Sendable {
    public struct Part: Sendable {
      public let subject: String
      public let digest: Digest
      /// The event took it away.
      public let isRemoval: Bool
    }
    public struct WrittenEntry: Sendable {
      public let id: Int64
      public let number: Int64?
      public let pieceRef: String
      public let label: String
    }

    public let event: TrailEvent
    public let parts: [Part]
    /// Entries that still stand as this event wrote them.
    public let entries: [WrittenEntry]
    public let isLast: Bool
  }

  /// Throws `access.denied`, `trail.event-unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.read)
    return try desk.dossier.reading { reading in
      let last = try reading.lastEvent()
      guard let event = try reading.event(seq) else { throw Finding.trailEventUnknown(seq, last: last) }
      return Outcome(
        event: event,
        parts: try reading.eventParts(seq, limit: ReadTrailEvent.listed).map {
          Outcome.Part(subject: $0.subject, digest: $0.digest, isRemoval: $0.isRemoval)
        },
        entries: try reading.entriesWritten(by: seq, limit: ReadTrailEvent.listed).map {
          Outcome.WrittenEntry(id: $0.id, number: $0.number, pieceRef: $0.pieceRef, label: $0.label)
        }, isLast: seq == last)
    }
  }
}

extension Finding {
  static func trailEventUnknown(_ seq: Int64, last: Int64) -> Finding {
    Finding(
      "trail.event-unknown", "La piste d’audit n’a pas d’événement n° \(seq).",
      recovery: "Ses événements vont de 1 à \(last) ; partez de la liste.")
  }
}
