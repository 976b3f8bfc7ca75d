import Foundation
import GRDB
import Kernel

/// One change of the register, in one transaction that ends with its event.
public final class RegisterChange {
  let db: Database
  /// What the event will say was done.
  public var detail = ""

  init(db: Database) { self.db = db }

  /// The register as it stands inside this change.
  public var reading: RegisterReading { RegisterReading(db: db) }

  public func addPerson(login: String, name: String, role: String) throws -> PersonRecord {
    try Finding.refuseNulCharacter(login, name)
    try db.execute(sql: "INSERT INTO person (login, name, role) VALUES (?, ?, ?)", arguments: [login, name, role])
    return try reading.person(db.lastInsertedRowID)!
  }

  /// Another name, role or state. A role or a way that changes ends what the person opened before.
  public func update(_ person: PersonRecord) throws {
    try Finding.refuseNulCharacter(person.name)
    try db.execute(
      sql: """
        UPDATE person SET epoch = epoch + (role <> :role OR active <> :active), name = :name, role = :role, active = :active
        WHERE id = :id
        """, arguments: ["id": person.id, "name": person.name, "role": person.role, "active": person.isActive])
  }

  /// A new password uses up the link that was given to choose it, and ends what was opened with the former one.
  public func setPassword(_ hash: PasswordHash, of person: Int64) throws {
    try db.execute(
      sql: "UPDATE person SET password = ?, epoch = epoch + 1, invitation = NULL, invitation_end = NULL WHERE id = ?",
      arguments: [hash.stored, person])
  }

  /// A link to choose a password, known by its digest; the link given before is good no more.
  /// - Parameter end: seconds since 1970.
  public func setInvitation(_ digest: Digest, end: Int, of person: Int64) throws {
    try db.execute(
      sql: "UPDATE person SET invitation = ?, invitation_end = ? WHERE id = ?", arguments: [digest.data, end, person])
  }

  public func addGroup(_ name: String) throws -> GroupRecord {
    try Finding.refuseNulCharacter(name)
    try db.execute(sql: "INSERT INTO people_group (name) VALUES (?)", arguments: [name])
    return try reading.group(db.lastInsertedRowID)!
  }

  public func rename(_ group: Int64, _ name: String) throws {
    try Finding.refuseNulCharacter(name)
    try db.execute(sql: "UPDATE people_group SET name = ? WHERE id = ?", arguments: [name, group])
  }

  public func addMember(_ person: Int64, to group: Int64) throws {
    try db.execute(sql: "INSERT OR IGNORE INTO member (group_id, person_id) VALUES (?, ?)", arguments: [group, person])
  }

  public func removeMember(_ person: Int64, from group: Int64) throws {
    try db.execute(sql: "DELETE FROM member WHERE group_id = ? AND person_id = ?", arguments: [group, person])
  }

  public func open(_ dossier: String, to person: Int64) throws {
    try db.execute(sql: "INSERT OR IGNORE INTO open_dossier (person_id, dossier) VALUES (?, ?)", arguments: [person, dossier])
  }

  public func close(_ dossier: String, to person: Int64) throws {
    try db.execute(sql: "DELETE FROM open_dossier WHERE person_id = ? AND dossier = ?", arguments: [person, dossier])
  }
}
