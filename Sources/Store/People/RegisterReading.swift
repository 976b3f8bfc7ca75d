import Foundation
import GRDB
import Kernel

/// Somebody of the practice, as the register keeps them.
public struct PersonRecord: Hashable, Sendable {
  public var id: Int64
  /// What they come in with; it never changes.
  public var login: String
  public var name: String
  /// The word of a role, `apprenant`.
  public var role: String
  public var isActive: Bool
  /// False until they chose a password.
  public var hasPassword: Bool
  /// Grows when what they opened before must end: another password or role, or their way closed.
  public var epoch: Int64

  static let columns = "id, login, name, role, active, password <> '' AS has_password, epoch"

  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    login = try row.decode(forColumn: "login")
    name = try row.decode(forColumn: "name")
    role = try row.decode(forColumn: "role")
    isActive = try row.decode(forColumn: "active")
    hasPassword = try row.decode(forColumn: "has_password")
    epoch = try row.decode(forColumn: "epoch")
  }
}

/// People who are looked at together: a class.
public struct GroupRecord: Hashable, Sendable {
  public var id: Int64
  public var name: String

  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    name = try row.decode(forColumn: "name")
  }
}

/// A stable look at the register.
public struct RegisterReading {
  let db: Database

  // MARK: People

  public func people() throws -> [PersonRecord] {
    try Row.fetchAll(db, sql: "SELECT \(PersonRecord.columns) FROM person ORDER BY name, login").map(PersonRecord.init)
  }

  public func person(_ id: Int64) throws -> PersonRecord? {
    try Row.fetchOne(db, sql: "SELECT \(PersonRecord.columns) FROM person WHERE id = ?", arguments: [id]).map(PersonRecord.init)
  }

  public func person(login: String) throws -> PersonRecord? {
    try Row.fetchOne(db, sql: "SELECT \(PersonRecord.columns) FROM person WHERE login = ?", arguments: [login])
      .map(PersonRecord.init)
  }

  /// Nil for who has not chosen one.
  public func password(of person: Int64) throws -> PasswordHash? {
    try String.fetchOne(db, sql: "SELECT password FROM person WHERE id = ?", arguments: [person])
      .flatMap(PasswordHash.init(stored:))
  }

  /// Whose link to choose a password this is, while it holds.
  /// - Parameter now: seconds since 1970.
  public func person(invitation: Digest, now: Int) throws -> PersonRecord? {
    try Row.fetchOne(
      db, sql: "SELECT \(PersonRecord.columns) FROM person WHERE invitation = ? AND invitation_end > ? AND active = 1",
      arguments: [invitation.data, now]
    ).map(PersonRecord.init)
  }

  // MARK: Groups

  public func groups() throws -> [GroupRecord] {
    try Row.fetchAll(db, sql: "SELECT id, name FROM people_group ORDER BY name").map(GroupRecord.init)
  }

  public func group(_ id: Int64) throws -> GroupRecord? {
    try Row.fetchOne(db, sql: "SELECT id, name FROM people_group WHERE id = ?", arguments: [id]).map(GroupRecord.init)
  }

  public func group(named name: String) throws -> GroupRecord? {
    try Row.fetchOne(db, sql: "SELECT id, name FROM people_group WHERE name = ?", arguments: [name]).map(GroupRecord.init)
  }

  public func members(of group: Int64) throws -> [PersonRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(PersonRecord.columns) FROM person JOIN member ON member.person_id = person.id
        WHERE member.group_id = ? ORDER BY name, login
        """, arguments: [group]
    ).map(PersonRecord.init)
  }

  /// The groups of each person who is in one.
  public func groupsByPerson() throws -> [Int64: [GroupRecord]] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT person_id, id, name FROM member JOIN people_group ON id = group_id ORDER BY name")
    return try rows.reduce(into: [:]) { groups, row in
      groups[try row.decode(forColumn: "person_id"), default: []].append(try GroupRecord(row))
    }
  }

  public func groups(of person: Int64) throws -> [GroupRecord] { try groupsByPerson()[person] ?? [] }

  /// Whether both stand in one group.
  public func shareGroup(_ one: Int64, _ other: Int64) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM member AS a JOIN member AS b ON a.group_id = b.group_id
          WHERE a.person_id = ? AND b.person_id = ?)
        """, arguments: [one, other]) ?? false
  }

  // MARK: Open dossiers

  /// The dossiers that were opened to a person by name.
  public func dossiers(openTo person: Int64) throws -> Set<String> {
    try String.fetchSet(db, sql: "SELECT dossier FROM open_dossier WHERE person_id = ?", arguments: [person])
  }

  public func dossiersByPerson() throws -> [Int64: [String]] {
    try Row.fetchAll(db, sql: "SELECT person_id, dossier FROM open_dossier ORDER BY dossier").reduce(into: [:]) { all, row in
      all[try row.decode(forColumn: "person_id"), default: []].append(try row.decode(forColumn: "dossier"))
    }
  }

  /// The dossiers of the people of one role who share a group with a person.
  public func dossiers(ofRole role: String, inGroupsOf person: Int64) throws -> Set<String> {
    try String.fetchSet(
      db,
      sql: """
        SELECT open_dossier.dossier FROM open_dossier JOIN person ON person.id = open_dossier.person_id
          JOIN member AS theirs ON theirs.person_id = person.id
          JOIN member AS own ON own.group_id = theirs.group_id
        WHERE own.person_id = ? AND person.role = ?
        """, arguments: [person, role])
  }

  // MARK: The trail

  /// The last events, newest first; those before `seq` when it is given.
  public func events(before seq: Int64? = nil, limit: Int = 100) throws -> [RegisterEvent] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE seq < ? ORDER BY seq DESC LIMIT ?", arguments: [seq ?? .max, limit]
    ).map(RegisterEvent.init)
  }

  /// The numbers of the events that are not what was recorded; empty when all of them hold.
  public func brokenEvents() throws -> [Int64] {
    var previous = Digest.zero
    var broken: [Int64] = []
    var records = try PathRecord.digests(db, from: 0)
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM event ORDER BY seq")
    var expected: Int64 = 1
    while let row = try rows.next() {
      let event = try RegisterEvent(row)
      let written = records.removeValue(forKey: event.seq) ?? []
      if !event.isWhole(written) || event.chained.previous != previous || event.chained.seq != expected {
        broken.append(event.chained.seq)
      }
      previous = event.digest
      expected = event.chained.seq + 1
    }
    // Records of an event that is not there.
    return (broken + records.keys).sorted()
  }
}
