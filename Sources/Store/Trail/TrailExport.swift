import GRDB
import Kernel

/// The events of a dossier's trail as they leave it: whoever has them recomputes the chain without the dossier.
public struct TrailExport: Hashable, Sendable, Codable {
  public struct Event: Hashable, Sendable, Codable {
    public let seq: Int64
    public let instant, author, useCase, subject: String
    /// Digests, sixty-four hexadecimal digits each.
    public let artefact, previous, digest: String
    /// The things it wrote and the digest of each, for an event whose things are exported too.
    public let parts: [Part]?
  }

  public struct Part: Hashable, Sendable, Codable {
    public let subject, digest: String
  }

  /// From the first to the last.
  public let events: [Event]

  public init(events: [Event]) { self.events = events }

  /// The digest of the last event; zeros without any.
  public var head: String { events.last?.digest ?? "\(Digest.zero)" }

  /// Why the chain does not hold.
  public enum Fault: Hashable, Sendable {
    /// A number is missing, or stands out of its place.
    case order(place: Int, found: Int64)
    /// The event does not repeat the digest of the one before.
    case link(Int64)
    /// The event is not what its digest was taken of.
    case content(Int64)
  }

  /// Recomputes each digest and each link; the first place where the chain does not hold, nil when it does.
  public var fault: Fault? {
    var previous = Digest.zero
    for (index, event) in events.enumerated() {
      guard event.seq == Int64(index + 1) else { return .order(place: index + 1, found: event.seq) }
      guard event.previous == "\(previous)" else { return .link(event.seq) }
      guard let artefact = Digest(hexadecimal: event.artefact), event.partsHold else { return .content(event.seq) }
      let recomputed = TrailEvent(
        seq: event.seq, instant: event.instant, author: event.author, useCase: event.useCase, subject: event.subject,
        artefact: artefact, previous: previous
      ).digest
      guard event.digest == "\(recomputed)" else { return .content(event.seq) }
      previous = recomputed
    }
    return nil
  }

  /// The event that wrote it; nil unless one did, and what it recorded is what the thing is.
  public func event(of thing: ExportedThing) -> Event? {
    events.first { $0.parts?.contains(Part(subject: thing.subject, digest: thing.digest)) ?? false }
  }
}

extension TrailExport.Event {
  /// What is recorded of its parts is what its own digest was taken of.
  fileprivate var partsHold: Bool {
    guard let parts else { return true }
    let digests = parts.compactMap { part in Digest(hexadecimal: part.digest).map { (subject: part.subject, digest: $0) } }
    return digests.count == parts.count && "\(TrailEvent.artefactDigest(parts: digests, bulk: BulkDigests()))" == artefact
  }
}

/// A work that was handed in, or a judgement, to the letter that its digest was taken of.
public struct ExportedThing: Hashable, Sendable, Codable {
  public let kind: String
  public let id, version: Int64
  /// Its fields, as JSON.
  public let body: String
  public let instant, author: String

  /// As its event names it.
  public var subject: String { "\(kind)/\(id)/\(version)" }

  public var digest: String {
    var form = CanonicalForm("ecritoire:workforce:1")
    form.add(kind)
    // Nobody owns it.
    for number in [id, version, 0] { form.add(number) }
    for text in [body, instant, author] { form.add(text) }
    return "\(form.digest)"
  }
}

extension Digest {
  /// Nil unless there are sixty-four digits, lower-case.
  init?(hexadecimal text: String) {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case 48...57: byte - 48
      case 97...102: byte - 87
      default: nil
      }
    }
    guard digits.count == 64, !digits.contains(nil) else { return nil }
    self.init(stride(from: 0, to: 64, by: 2).map { digits[$0]! << 4 | digits[$0 + 1]! })
  }
}

extension DossierReading {
  /// Every work handed in, every judgement given, in order.
  public func exportedThings() throws -> (handIns: [ExportedThing], judgements: [ExportedThing]) {
    func things(_ table: StateTable) throws -> [ExportedThing] {
      try Row.fetchAll(db, sql: "SELECT id, version, body, instant, author FROM \(table.rawValue) ORDER BY id, version").map {
        ExportedThing(
          kind: table.rawValue, id: try $0.decode(atIndex: 0), version: try $0.decode(atIndex: 1),
          body: try $0.decode(atIndex: 2), instant: try $0.decode(atIndex: 3), author: try $0.decode(atIndex: 4))
      }
    }
    return (try things(.handIn), try things(.judgement))
  }

  /// What each event wrote that wrote a work handed in or a judgement.
  private func exportedParts() throws -> [Int64: [TrailExport.Part]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT event_seq, subject, digest FROM artefact WHERE event_seq IN
          (SELECT event_seq FROM artefact WHERE subject LIKE 'hand_in/%' OR subject LIKE 'judgement/%')
        ORDER BY event_seq, position
        """)
    return try rows.reduce(into: [:]) { parts, row in
      parts[try row.decode(atIndex: 0), default: []].append(
        TrailExport.Part(subject: try row.decode(atIndex: 1), digest: "\(try Digest(stored: row.decode(atIndex: 2)))"))
    }
  }

  /// The whole trail, from its first event.
  public func trailExport() throws -> TrailExport {
    let parts = try exportedParts()
    let rows = try Row.fetchAll(
      db, sql: "SELECT seq, instant, author, use_case, subject, artefact, previous, digest FROM event ORDER BY seq")
    return TrailExport(
      events: try rows.map { row in
        let event = try TrailEvent(row)
        return TrailExport.Event(
          seq: event.seq, instant: event.instant, author: event.author, useCase: event.useCase, subject: event.subject,
          artefact: "\(event.artefact)", previous: "\(event.previous)", digest: "\(try Digest(stored: row.decode(atIndex: 7)))",
          parts: parts[event.seq])
      })
  }
}
