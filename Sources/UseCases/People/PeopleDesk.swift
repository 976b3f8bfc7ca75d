import Foundation
import Kernel
import Store

/// What the use cases about people are given: the register, the dossiers, who acts, and when.
public struct PeopleDesk: Sendable {
  public let register: Register
  public let shelf: DossierShelf
  /// The owner of the machine, or somebody of the practice.
  public let actor: Person
  /// The moment written in the register's trail.
  public let instant: String
  /// Seconds since 1970, against which links end.
  public let now: Int

  public init(register: Register, shelf: DossierShelf, actor: Person, instant: String, now: Int) {
    (self.register, self.shelf, self.actor, self.instant, self.now) = (register, shelf, actor, instant, now)
  }

  /// One change of the register by who may make it. Throws `access.denied`.
  @discardableResult
  func managing<Result>(
    _ useCase: String, subject: String, needs permission: Permission = .managePeople,
    _ body: (RegisterChange, Management) throws -> Result
  ) throws -> Result {
    try require(permission)
    return try register.changing(Author(name: actor.name, instant: instant), useCase, subject: subject) { change in
      try body(change, Management(actor: actor, reading: change.reading))
    }
  }

  func looking<Result>(
    needs permission: Permission = .managePeople, _ body: (RegisterReading, Management) throws -> Result
  ) throws -> Result {
    try require(permission)
    return try register.reading { try body($0, Management(actor: actor, reading: $0)) }
  }

  private func require(_ permission: Permission) throws {
    guard actor.role.may(permission) else { throw Finding.accessDenied(actor.role, permission) }
  }

  /// The day of the moment it writes.
  var today: Day { Day(iso: String(instant.prefix(10))) ?? Day(1970, 1, 1) }
}

/// Whom somebody who manages people may manage: a trainer the learners of their groups, a director and the owner of the
/// machine everybody.
struct Management {
  let actor: Person
  let reading: RegisterReading

  var isWhole: Bool { actor.role != .trainer }

  /// Throws `people.unknown`, and `people.not-yours` for who is not in their care.
  func person(_ login: String) throws -> PersonRecord {
    guard let record = try reading.person(login: login) else { throw Finding.personUnknown(login) }
    guard try manages(record) else { throw Finding.personNotYours(record.name) }
    return record
  }

  func manages(_ record: PersonRecord) throws -> Bool {
    if isWhole { return true }
    return record.role == Role.learner.rawValue ? try reading.shareGroup(actor.id, record.id) : false
  }

  /// Throws `people.group-unknown`, and `people.group-not-yours` for a trainer who is not in it.
  func group(_ name: String) throws -> GroupRecord {
    guard let group = try reading.group(named: name) else { throw Finding.groupUnknown(name) }
    guard try manages(group) else { throw Finding.groupNotYours(name) }
    return group
  }

  func manages(_ group: GroupRecord) throws -> Bool {
    if isWhole { return true }
    return try reading.groups(of: actor.id).contains(group)
  }

  /// Throws `people.role-not-yours`: only a director names a director, a trainer names learners.
  func requireMayName(_ role: Role) throws {
    guard Management.rolesNamed(by: actor.role).contains(role) else { throw Finding.roleNotYours(actor.role, role) }
  }

  static func rolesNamed(by role: Role) -> [Role] {
    switch role {
    case .owner, .director: Role.assignable
    case .trainer: [.learner]
    default: []
    }
  }

  /// Throws `people.last-manager` when nobody who manages everybody would be left to come in.
  func requireManagerLeft() throws {
    let managers = try reading.people().filter { record in
      record.isActive && Role(rawValue: record.role)?.may(.managePeople) == true
    }
    if managers.isEmpty { throw Finding.lastManager() }
  }

  /// A trainer opens what is open to them. Throws `access.dossier-unknown`.
  func requireMayOpen(_ dossier: String, on shelf: DossierShelf) throws {
    guard DossierShelf.isName(dossier), try shelf.slots().contains(where: { $0.name == dossier }) else {
      throw Finding.dossierUnknown(dossier)
    }
    guard try isWhole || Access.dossiers(of: actor, reading).contains(dossier) else { throw Finding.dossierUnknown(dossier) }
  }
}

/// Which dossiers are open to whom.
enum Access {
  /// By name; those of the machine's owner are all there are, and are not asked for here.
  static func dossiers(of person: Person, _ reading: RegisterReading) throws -> Set<String> {
    let own = try reading.dossiers(openTo: person.id)
    guard person.role == .trainer else { return own }
    return own.union(try reading.dossiers(ofRole: Role.learner.rawValue, inGroupsOf: person.id))
  }
}

extension Person {
  /// Nil for a role that this version does not know.
  init?(_ record: PersonRecord) {
    guard let role = Role(rawValue: record.role), role != .owner else { return nil }
    self.init(id: record.id, login: record.login, name: record.name, role: role, epoch: record.epoch)
  }
}
