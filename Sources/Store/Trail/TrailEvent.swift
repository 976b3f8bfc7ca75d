import Crypto
import Foundation
import GRDB
import Kernel

/// Who acts, and when: the head of each event.
public struct Author: Hashable, Sendable {
  public let name: String
  /// `2026-11-24T09:30:00Z`.
  public let instant: String
  public init(name: String, instant: String) { (self.name, self.instant) = (name, instant) }
}

/// An event in the making. It is begun first, so that what it writes can carry
/// its sequence number, and recorded last, when everything has been digested:
///
///     let event = try EventInProgress(db, author, "ecriture.saisir", subject: "entry/12")
///     event.add("account/512100", digest)
///     try event.record()
final class EventInProgress {
  let seq: Int64
  let subject: String
  private let db: Database
  let author: Author
  private let useCase: String
  private var parts: [(subject: String, digest: Digest)] = []
  private var bulk = BulkDigests()
  private var removed: [Int64] = []
  private var wroteInBulk = false

  init(_ db: Database, _ author: Author, _ useCase: String, subject: String) throws {
    try Finding.refuseNulCharacter(author.name, author.instant, useCase, subject)
    (self.db, self.author, self.useCase, self.subject) = (db, author, useCase, subject)
    seq = try Int64.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) + 1 FROM event") ?? 1
  }

  /// One thing this event wrote, with the digest of its canonical form.
  func add(_ subject: String, _ digest: Digest) { parts.append((subject, digest)) }

  /// An entry that this event sealed, in the order of the entry numbers.
  func sealed(_ digest: UnsafeRawBufferPointer) {
    bulk.entries.update(bufferPointer: digest)
    wroteInBulk = true
  }
  /// A lettering that this event made, in the order of the lettering ids.
  func lettered(_ digest: UnsafeRawBufferPointer) {
    bulk.letterings.update(bufferPointer: digest)
    wroteInBulk = true
  }
  /// A lettering that this event took off.
  func unlettered(_ letteringID: Int64) { removed.append(letteringID) }

  /// Writes the event; its digest chains it to the one before.
  @discardableResult
  func record() throws -> Digest {
    // An event that wrote nothing leaves a row too, or nothing would miss it if it were taken off the end of the trail.
    if parts.isEmpty, removed.isEmpty, !wroteInBulk { add("event/\(seq)", .zero) }
    let insert = try RawStatement(db, "INSERT INTO artefact (event_seq, position, subject, digest) VALUES (?, ?, ?, ?)")
    for (position, part) in parts.enumerated() {
      insert.bind(1, seq)
      insert.bind(2, position)
      insert.bind(3, part.subject)
      part.digest.bytes.withUnsafeBytes { insert.bind(4, blob: $0) }
      try insert.run()
    }
    for id in removed.sorted() { bulk.remove(id) }
    let previous = try TrailEvent.head(db)
    let artefact = TrailEvent.artefactDigest(parts: parts, bulk: bulk)
    let event = TrailEvent(
      seq: seq, instant: author.instant, author: author.name, useCase: useCase, subject: subject,
      artefact: artefact, previous: previous)
    try db.execute(
      sql: """
        INSERT INTO event (seq, instant, author, use_case, subject, artefact, previous, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        seq, event.instant, event.author, useCase, subject, artefact.data, previous.data, event.digest.data,
      ])
    return event.digest
  }
}

/// Digests of digests, for what an event writes by the hundred thousand.
struct BulkDigests {
  var entries = SHA256()
  var letterings = SHA256()
  var removals = SHA256()

  mutating func remove(_ letteringID: Int64) {
    withUnsafeBytes(of: letteringID.littleEndian) { removals.update(bufferPointer: $0) }
  }
}

/// An event of the trail, as recorded.
public struct TrailEvent: Sendable {
  public let seq: Int64
  public let instant: String
  public let author: String
  public let useCase: String
  /// What it is about: `entry/2026/12`, `batch/3`, `dossier`.
  public let subject: String
  public let artefact: Digest
  public let previous: Digest

  /// What the next event repeats as its previous digest.
  public var digest: Digest {
    var form = CanonicalForm("ecritoire:event:1")
    form.add(seq)
    for text in [instant, author, useCase, subject] { form.add(text) }
    form.add(artefact.bytes)
    form.add(previous.bytes)
    return form.digest
  }

  static func artefactDigest(parts: [(subject: String, digest: Digest)], bulk: BulkDigests) -> Digest {
    var form = CanonicalForm("ecritoire:artefact:1")
    for part in parts {
      form.add(part.subject)
      form.add(part.digest.bytes)
    }
    for hasher in [bulk.entries, bulk.letterings, bulk.removals] { form.add(Digest(finalizing: hasher).bytes) }
    return form.digest
  }

  /// The digest of the last event; zeros before the first.
  static func head(_ db: Database) throws -> Digest {
    guard let data = try Data.fetchOne(db, sql: "SELECT digest FROM event ORDER BY seq DESC LIMIT 1") else { return .zero }
    return try Digest(stored: data)
  }
}

extension TrailEvent {
  /// The columns seq, instant, author, use_case, subject, artefact, previous.
  init(_ row: Row) throws {
    self.init(
      seq: try row.decode(atIndex: 0), instant: try row.decode(atIndex: 1), author: try row.decode(atIndex: 2),
      useCase: try row.decode(atIndex: 3), subject: try row.decode(atIndex: 4),
      artefact: try Digest(stored: row.decode(atIndex: 5)), previous: try Digest(stored: row.decode(atIndex: 6)))
  }
}
