import Foundation
import GRDB
import Kernel

/// What somebody did to the people of the practice: an event chained like those of a dossier, and the sentence that says it.
public struct RegisterEvent: Sendable {
  let chained: TrailEvent
  /// « Nora Benali (nora.benali), apprenant : ajout ».
  public let detail: String
  /// As stored: the next event repeats it.
  let digest: Digest

  public var seq: Int64 { chained.seq }
  public var instant: String { chained.instant }
  public var author: String { chained.author }
  public var useCase: String { chained.useCase }
  public var subject: String { chained.subject }

  init(_ row: Row) throws {
    chained = TrailEvent(
      seq: try row.decode(forColumn: "seq"), instant: try row.decode(forColumn: "instant"),
      author: try row.decode(forColumn: "author"), useCase: try row.decode(forColumn: "use_case"),
      subject: try row.decode(forColumn: "subject"), artefact: try Digest(stored: row.decode(forColumn: "artefact")),
      previous: try Digest(stored: row.decode(forColumn: "previous")))
    detail = try row.decode(forColumn: "detail")
    digest = try Digest(stored: row.decode(forColumn: "digest"))
  }

  /// - Parameter records: the digests of what it wrote besides, in order.
  func isWhole(_ records: [Digest]) -> Bool {
    chained.artefact == RegisterTrail.artefact(of: detail, records) && chained.digest == digest
  }
}

enum RegisterTrail {
  /// An event that wrote records covers them too, under a form of its own.
  static func artefact(of detail: String, _ records: [Digest]) -> Digest {
    var form = CanonicalForm(records.isEmpty ? "ecritoire:people:1" : "ecritoire:people:2")
    form.add(detail)
    for record in records { form.add(record.bytes) }
    return form.digest
  }

  static func record(_ db: Database, _ author: Author, _ useCase: String, subject: String, detail: String) throws {
    try Finding.refuseNulCharacter(author.name, author.instant, subject, detail)
    let last = try Row.fetchOne(db, sql: "SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1")
    let seq = try last.map { try $0.decode(Int64.self, forColumn: "seq") + 1 } ?? 1
    let records = try PathRecord.digests(db, from: seq)[seq] ?? []
    let event = TrailEvent(
      seq: seq, instant: author.instant, author: author.name,
      useCase: useCase, subject: subject, artefact: artefact(of: detail, records),
      previous: try last.map { try Digest(stored: $0.decode(forColumn: "digest")) } ?? .zero)
    try db.execute(
      sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        event.seq, event.instant, event.author, event.useCase, event.subject, detail, event.artefact.data, event.previous.data,
        event.digest.data,
      ])
  }
}
