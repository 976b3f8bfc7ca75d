import Foundation
import Kernel
import Store

/// Adds somebody, and gives the link by which they choose their password.
public struct AddPerson: Sendable {
  public var login: String
  public var name: String
  /// The word of a role, `apprenant`.
  public var role: String
  /// The names of groups to put them in.
  public var groups: [String]

  public init(login: String, name: String, role: String, groups: [String] = []) {
    (self.login, self.name, self.role, self.groups) = (login, name, role, groups)
  }

  /// Throws `people.login-invalid`, `people.login-taken`, `people.name-empty`, `people.role-unknown`, `people.role-not-yours`,
  /// `people.group-needed`, `people.group-unknown`, `people.group-not-yours`, `access.denied`.
  public func callAsFunction(_ desk: PeopleDesk) throws -> (person: Person, invitation: Invitation) {
    try desk.managing("personne.ajouter", subject: "person/\(login)") { change, management in
      let role = try PersonText.role(role)
      try management.requireMayName(role)
      guard management.isWhole || !groups.isEmpty else { throw Finding.groupNeeded() }
      let record = try PersonText.add(login: login, name: name, role: role, change)
      for group in try groups.map(management.group) { try change.addMember(record.id, to: group.id) }
      let invitation = Invitation(end: desk.now + Invitation.seconds)
      try change.setInvitation(invitation.digest, end: invitation.end, of: record.id)
      change.detail =
        "\(record.name) (\(record.login)), \(role.french) : ajout"
        + (groups.isEmpty ? "" : " dans \(groups.joined(separator: ", "))")
      return (Person(record)!, invitation)
    }
  }
}

/// Gives somebody another name or role, or opens or closes their way in.
public struct ChangePerson: Sendable {
  public var login: String
  public var name: String?
  public var role: String?
  public var isActive: Bool?

  public init(login: String, name: String? = nil, role: String? = nil, isActive: Bool? = nil) {
    (self.login, self.name, self.role, self.isActive) = (login, name, role, isActive)
  }

  /// Throws `people.unknown`, `people.not-yours`, `people.name-empty`, `people.role-unknown`, `people.role-not-yours`,
  /// `people.last-manager`, `access.denied`.
  @discardableResult
  public func callAsFunction(_ desk: PeopleDesk) throws -> PersonRecord {
    try desk.managing("personne.modifier", subject: "person/\(login)") { change, management in
      let before = try management.person(login)
      var after = before
      if let name { after.name = try PersonText.name(name) }
      if let role {
        let role = try PersonText.role(role)
        if role.rawValue != before.role { try management.requireMayName(role) }
        after.role = role.rawValue
      }
      if let isActive { after.isActive = isActive }
      try change.update(after)
      try Management(actor: management.actor, reading: change.reading).requireManagerLeft()
      change.detail = "\(before.name) (\(login)) : \(ChangePerson.difference(before, after))"
      return try change.reading.person(before.id)!
    }
  }

  private static func difference(_ before: PersonRecord, _ after: PersonRecord) -> String {
    var parts: [String] = []
    if before.name != after.name { parts.append("nom « \(after.name) »") }
    if before.role != after.role { parts.append("rôle \(before.role) → \(after.role)") }
    if before.isActive != after.isActive { parts.append(after.isActive ? "accès rouvert" : "accès fermé") }
    return parts.isEmpty ? "rien de changé" : parts.joined(separator: ", ")
  }
}

/// Gives somebody a new link to choose their password; the former password stays good until they did.
public struct InvitePerson: Sendable {
  public var login: String
  public init(login: String) { self.login = login }

  /// Throws `people.unknown`, `people.not-yours`, `access.denied`.
  public func callAsFunction(_ desk: PeopleDesk) throws -> Invitation {
    try desk.managing("personne.lien", subject: "person/\(login)") { change, management in
      let record = try management.person(login)
      let invitation = Invitation(end: desk.now + Invitation.seconds)
      try change.setInvitation(invitation.digest, end: invitation.end, of: record.id)
      change.detail = "\(record.name) (\(login)) : lien pour choisir un mot de passe"
      return invitation
    }
  }
}

/// Sets somebody's password for them. It ends what they had opened.
public struct SetPassword: Sendable {
  public var login: String
  public var password: String
  public init(login: String, password: String) { (self.login, self.password) = (login, password) }

  /// Throws `people.unknown`, `people.not-yours`, `access.denied`, and as `PasswordRules`.
  public func callAsFunction(_ desk: PeopleDesk) throws {
    let record = try desk.looking { try $1.person(login) }
    try PasswordRules.check(password, login: login, name: record.name)
    let hash = try PasswordHash(of: password, cost: desk.register.passwordCost)
    try desk.managing("personne.mot-de-passe", subject: "person/\(login)") { change, management in
      let record = try management.person(login)
      try change.setPassword(hash, of: record.id)
      change.detail = "\(record.name) (\(login)) : nouveau mot de passe"
    }
  }
}

/// What people's own texts must be.
enum PersonText {
  static func login(_ text: String) throws -> String {
    let bytes = Array(text.utf8)
    let isGood =
      (2...60).contains(bytes.count)
      && bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || [45, 46, 95].contains($0) }
      && ![45, 46, 95].contains(bytes[0])
    guard isGood else { throw Finding.loginInvalid(text) }
    return text
  }

  static func name(_ text: String) throws -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard (1...100).contains(name.count), !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw Finding.personNameEmpty()
    }
    return name
  }

  static func role(_ word: String) throws -> Role {
    guard let role = Role(rawValue: word), Role.assignable.contains(role) else { throw Finding.roleUnknown(word) }
    return role
  }

  static func add(login: String, name: String, role: Role, _ change: RegisterChange) throws -> PersonRecord {
    let (login, name) = (try self.login(login), try self.name(name))
    guard try change.reading.person(login: login) == nil else { throw Finding.loginTaken(login) }
    return try change.addPerson(login: login, name: name, role: role.rawValue)
  }
}
