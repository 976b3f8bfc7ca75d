public import Competence
import Foundation
import GRDB
import Kernel

/// What people decided of learners, as the register keeps it: only added to.
public struct PathRecord: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// The way by which a learner goes to the title.
    case route(learner: Int64, String)
    case proposal(learner: Int64, BlockProposal)
    case minutes(JuryMinutes)
  }

  public let id: Int64
  /// Of the register's trail.
  public let event: Int64
  /// The code of the professional title that it is about.
  public let title: String
  public let content: Content
  public let author: String
  public let instant: String
}

/// A trainer's proposal of a block to a jury.
public struct BlockProposal: Hashable, Sendable, Codable {
  public let block: String
  /// May be empty for a block that the program saw ready.
  public let reason: String
  /// Where the block stood then.
  public let state: BlockState

  public init(block: String, reason: String, state: BlockState) { (self.block, self.reason, self.state) = (block, reason, state) }
}

extension PathRecord {
  fileprivate struct RouteBody: Codable { let route: String }

  /// The digests of the records of each event, in order, from an event on.
  static func digests(_ db: Database, from seq: Int64) throws -> [Int64: [Digest]] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, event_seq, kind, title, person_id, body FROM path_record WHERE event_seq >= ? ORDER BY id",
      arguments: [seq])
    return try rows.reduce(into: [:]) { digests, row in
      var form = CanonicalForm("ecritoire:path-record:1")
      form.add(try row.decode(Int64.self, forColumn: "id"))
      form.add(try row.decode(String.self, forColumn: "kind"))
      form.add(try row.decode(String.self, forColumn: "title"))
      form.add(try row.decode(Int64?.self, forColumn: "person_id"))
      form.add(try row.decode(String.self, forColumn: "body"))
      digests[try row.decode(forColumn: "event_seq"), default: []].append(form.digest)
    }
  }

  init(_ row: Row) throws {
    (id, event) = (try row.decode(forColumn: "id"), try row.decode(forColumn: "event_seq"))
    (title, author) = (try row.decode(forColumn: "title"), try row.decode(forColumn: "author"))
    instant = try row.decode(forColumn: "instant")
    let body: String = try row.decode(forColumn: "body")
    let learner: Int64? = try row.decode(forColumn: "person_id")
    switch (try row.decode(String.self, forColumn: "kind"), learner) {
    case ("voie", let learner?):
      content = .route(learner: learner, try JSONBody.decode(RouteBody.self, body, "les voies d’accès").route)
    case ("proposition", let learner?):
      content = .proposal(learner: learner, try JSONBody.decode(BlockProposal.self, body, "les propositions"))
    default: content = .minutes(try JSONBody.decode(JuryMinutes.self, body, "les procès-verbaux"))
    }
  }
}

extension RegisterReading {
  /// What was decided about a title, in the order it was.
  public func pathRecords(title: String) throws -> [PathRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT path_record.*, event.author, event.instant FROM path_record JOIN event ON event.seq = path_record.event_seq
        WHERE title = ? ORDER BY id
        """, arguments: [title]
    ).map(PathRecord.init)
  }
}

extension RegisterChange {
  public func addRoute(_ route: String, of learner: Int64, title: String) throws {
    try addRecord("voie", learner, title, PathRecord.RouteBody(route: route))
  }

  public func add(_ proposal: BlockProposal, of learner: Int64, title: String) throws {
    try Finding.refuseNulCharacter(proposal.reason)
    try addRecord("proposition", learner, title, proposal)
  }

  /// - Returns: the number of the minutes.
  @discardableResult
  public func add(_ minutes: JuryMinutes, title: String) throws -> Int64 {
    try addRecord("proces-verbal", nil, title, minutes)
  }

  @discardableResult
  private func addRecord(_ kind: String, _ learner: Int64?, _ title: String, _ body: some Encodable) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO path_record (event_seq, kind, title, person_id, body)
        VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM event), ?, ?, ?, ?)
        """, arguments: [kind, title, learner, try JSONBody.encode(body)])
    return db.lastInsertedRowID
  }
}
