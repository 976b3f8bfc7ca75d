import Foundation
import Kernel
import Store

/// A link good once, by which somebody chooses their password: only its digest is kept.
public struct Invitation: Sendable {
  /// Seven days: long enough for a course that begins next week.
  public static let seconds = 7 * 24 * 3600

  /// 128 random bits, in hexadecimal.
  public let key: String
  /// Seconds since 1970.
  public let end: Int

  init(end: Int) {
    var generator = SystemRandomNumberGenerator()
    key = (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    self.end = end
  }

  /// The address that a person opens, after the name of the server.
  public var path: String { "/invitation?cle=\(key)" }

  var digest: Digest { Invitation.digest(of: key) }
  static func digest(of key: String) -> Digest { Digest(of: Array(key.utf8)) }
}

/// Lets somebody in by their login and password.
public struct ComeIn: Sendable {
  public var login: String
  public var password: String
  public init(login: String, password: String) { (self.login, self.password) = (login, password) }

  /// Says the same, after the same work, whether the login is unknown, closed, without a password, or the password wrong.
  /// Throws `people.credentials`.
  public func callAsFunction(_ register: Register) throws -> Person {
    guard password.count <= PasswordRules.mostCharacters else { throw Finding.credentialsWrong() }
    let known = try register.reading { reading in
      try reading.person(login: login).map { (record: $0, hash: try reading.password(of: $0.id)) }
    }
    let hash = try known?.hash ?? ComeIn.decoy(register.passwordCost)
    let isRight = hash.matches(password)
    guard isRight, let known, known.hash != nil, known.record.isActive, let person = Person(known.record) else {
      throw Finding.credentialsWrong()
    }
    return person
  }

  /// A hash that no password is compared to but for the time it takes.
  private static func decoy(_ cost: PasswordHash.Cost) throws -> PasswordHash {
    let zeros = Data(count: 32).base64EncodedString()
    let text = "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(zeros)$\(zeros)"
    guard let hash = PasswordHash(stored: text) else { preconditionFailure("a cost that cannot be stored") }
    return hash
  }
}

/// Somebody chooses their password by the link they were given.
public struct AcceptInvitation: Sendable {
  public var key: String
  public var password: String
  public var repeated: String
  public init(key: String, password: String, repeated: String) {
    (self.key, self.password, self.repeated) = (key, password, repeated)
  }

  /// Whose link it is. Throws `people.invitation-over`.
  public static func person(_ key: String, _ register: Register, now: Int) throws -> Person {
    let record = try register.reading { try $0.person(invitation: Invitation.digest(of: key), now: now) }
    guard let person = record.flatMap(Person.init) else { throw Finding.invitationOver() }
    return person
  }

  /// Throws `people.invitation-over`, `people.password-differs`, and as `PasswordRules`.
  public func callAsFunction(_ register: Register, instant: String, now: Int) throws -> Person {
    let person = try AcceptInvitation.person(key, register, now: now)
    guard password == repeated else { throw Finding.passwordsDiffer().at(field: "mot-de-passe-2") }
    do { try PasswordRules.check(password, login: person.login, name: person.name) } catch let finding as Finding {
      throw finding.at(field: "mot-de-passe")
    }
    let hash = try PasswordHash(of: password, cost: register.passwordCost)
    let author = Author(name: person.name, instant: instant)
    return try register.changing(author, "personne.mot-de-passe", subject: "person/\(person.login)") { change in
      // Two who open the same link at once: one of them is first.
      guard let record = try change.reading.person(invitation: Invitation.digest(of: key), now: now) else {
        throw Finding.invitationOver()
      }
      try change.setPassword(hash, of: record.id)
      change.detail = "\(record.name) (\(record.login)) : a choisi son mot de passe"
      guard let fresh = try change.reading.person(record.id), let person = Person(fresh) else { throw Finding.invitationOver() }
      return person
    }
  }
}

/// Somebody replaces their own password, which ends their other sessions.
public struct ChangeOwnPassword: Sendable {
  public var current: String
  public var password: String
  public var repeated: String
  public init(current: String, password: String, repeated: String) {
    (self.current, self.password, self.repeated) = (current, password, repeated)
  }

  /// Throws `people.credentials`, `people.password-differs`, and as `PasswordRules`.
  public func callAsFunction(_ register: Register, _ person: Person, instant: String) throws -> Person {
    do { _ = try ComeIn(login: person.login, password: current)(register) } catch let finding as Finding {
      throw finding.at(field: "actuel")
    }
    guard password == repeated else { throw Finding.passwordsDiffer().at(field: "mot-de-passe-2") }
    do { try PasswordRules.check(password, login: person.login, name: person.name) } catch let finding as Finding {
      throw finding.at(field: "mot-de-passe")
    }
    let hash = try PasswordHash(of: password, cost: register.passwordCost)
    let author = Author(name: person.name, instant: instant)
    return try register.changing(author, "personne.mot-de-passe", subject: "person/\(person.login)") { change in
      try change.setPassword(hash, of: person.id)
      change.detail = "\(person.name) (\(person.login)) : a changé son mot de passe"
      guard let fresh = try change.reading.person(person.id), let person = Person(fresh) else { throw Finding.credentialsWrong() }
      return person
    }
  }
}

/// The first person of a practice, who will add the others. The dossiers that stand in the folder are opened to them.
public struct BeginPractice: Sendable {
  public var login: String
  public var name: String
  /// `dirigeant` or `formateur`.
  public var role: String
  public var password: String
  public var repeated: String
  public init(login: String, name: String, role: String, password: String, repeated: String) {
    (self.login, self.name, self.role, self.password, self.repeated) = (login, name, role, password, repeated)
  }

  /// Throws `people.already-begun`, `people.role-not-yours`, `people.password-differs`, as `AddPerson` and as `PasswordRules`.
  public func callAsFunction(_ register: Register, _ shelf: DossierShelf, instant: String) throws -> Person {
    let role = try PersonText.role(role)
    guard role.may(.managePeople) else { throw Finding.roleNotYours(.owner, role).at(field: "role") }
    do {
      _ = try PersonText.login(login)
    } catch let finding as Finding { throw finding.at(field: "identifiant") }
    let name: String
    do { name = try PersonText.name(self.name) } catch let finding as Finding { throw finding.at(field: "nom") }
    guard password == repeated else { throw Finding.passwordsDiffer().at(field: "mot-de-passe-2") }
    do { try PasswordRules.check(password, login: login, name: name) } catch let finding as Finding {
      throw finding.at(field: "mot-de-passe")
    }
    let hash = try PasswordHash(of: password, cost: register.passwordCost)
    let author = Author(name: name, instant: instant)
    return try register.changing(author, "personne.commencer", subject: "person/\(login)") { change in
      guard try change.reading.people().isEmpty else { throw Finding.alreadyPeopled() }
      let record = try PersonText.add(login: login, name: name, role: role, change)
      try change.setPassword(hash, of: record.id)
      for slot in try shelf.slots() { try change.open(slot.name, to: record.id) }
      change.detail = "\(record.name) (\(record.login)), \(role.french) : première personne du cabinet"
      return Person(try change.reading.person(record.id)!)!
    }
  }
}
