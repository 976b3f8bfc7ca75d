import Kernel
import Store
import UseCases

/// One event of the audit trail.
public struct TrailEventJSON: Encodable, Sendable {
  let seq: Int64
  let instant, author, useCase, label, subject, digest, previous: String

  public init(_ event: TrailEvent) {
    (seq, instant, author, useCase, subject) = (event.seq, event.instant, event.author, event.useCase, event.subject)
    label = UseCaseName.french(event.useCase)
    (digest, previous) = ("\(event.digest)", "\(event.previous)")
  }
}

/// A page of the audit trail.
public struct TrailJSON: Encodable, Sendable {
  let events: [TrailEventJSON]
  let total: Int64
  let next: OrNull<Int64>
  let authors: [String]
  let findings: [FindingJSON] = []

  public init(_ page: ReadTrail.Page) {
    events = page.events.map(TrailEventJSON.init)
    (total, next, authors) = (page.total, OrNull(page.next), page.authors)
  }
}

/// One event and what it wrote.
public struct TrailDetailJSON: Encodable, Sendable {
  struct Part: Encodable {
    let subject, digest: String
    let removed: Bool
  }
  struct WrittenEntry: Encodable {
    let id: Int64
    let number: OrNull<Int64>
    let piece, label: String
  }
  let event: TrailEventJSON
  let parts: [Part]
  let entries: [WrittenEntry]
  let findings: [FindingJSON] = []

  public init(_ outcome: ReadTrailEvent.Outcome) {
    event = TrailEventJSON(outcome.event)
    parts = outcome.parts.map { Part(subject: $0.subject, digest: "\($0.digest)", removed: $0.isRemoval) }
    entries = outcome.entries.map {
      WrittenEntry(id: $0.id, number: OrNull($0.number), piece: $0.pieceRef, label: $0.label)
    }
  }
}
