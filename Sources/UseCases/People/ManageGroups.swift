import Foundation
import Kernel
import Store

/// Forms a group; a trainer who forms one is in it.
public struct AddGroup: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `people.group-name`, `people.group-taken`, `access.denied`.
  @discardableResult
  public func callAsFunction(_ desk: PeopleDesk) throws -> GroupRecord {
    try desk.managing("groupe.ajouter", subject: "group/\(name)") { change, management in
      let name = self.name.trimmingCharacters(in: .whitespacesAndNewlines)
      guard (1...60).contains(name.count), !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { throw Finding.groupNameInvalid() }
      guard try change.reading.group(named: name) == nil else { throw Finding.groupTaken(name) }
      let group = try change.addGroup(name)
      if !management.isWhole { try change.addMember(desk.actor.id, to: group.id) }
      change.detail = "groupe « \(name) » : formé"
      return group
    }
  }
}

/// Puts somebody in a group, or takes them out of it.
public struct SetMembership: Sendable {
  public var login: String
  public var group: String
  public var isMember: Bool
  public init(login: String, group: String, isMember: Bool) { (self.login, self.group, self.isMember) = (login, group, isMember) }

  /// Throws `people.unknown`, `people.not-yours`, `people.group-unknown`, `people.group-not-yours`, `access.denied`.
  public func callAsFunction(_ desk: PeopleDesk) throws {
    try desk.managing("groupe.membre", subject: "group/\(group)") { change, management in
      let (person, group) = (try management.person(login), try management.group(group))
      if isMember { try change.addMember(person.id, to: group.id) } else { try change.removeMember(person.id, from: group.id) }
      change.detail = "\(person.name) (\(login)) : \(isMember ? "mis dans le" : "sorti du") groupe « \(group.name) »"
    }
  }
}

/// Opens a dossier to somebody, or closes it to them.
public struct OpenDossierTo: Sendable {
  public var login: String
  /// The name of its file, without extension.
  public var dossier: String
  public var isOpen: Bool
  public init(login: String, dossier: String, isOpen: Bool = true) {
    (self.login, self.dossier, self.isOpen) = (login, dossier, isOpen)
  }

  /// Throws `people.unknown`, `people.not-yours`, `access.dossier-unknown`, `access.denied`.
  public func callAsFunction(_ desk: PeopleDesk) throws {
    try desk.managing("dossier.ouvrir-a", subject: "dossier/\(dossier)") { change, management in
      let person = try management.person(login)
      // What was taken from the folder can still be closed.
      if isOpen { try management.requireMayOpen(dossier, on: desk.shelf) }
      if isOpen { try change.open(dossier, to: person.id) } else { try change.close(dossier, to: person.id) }
      change.detail = "\(person.name) (\(login)) : dossier « \(dossier) » \(isOpen ? "ouvert" : "fermé")"
    }
  }
}

/// Makes a dossier of the practice, and opens it to who made it.
public struct CreateDossierInPractice: Sendable {
  /// The name of its file, without extension, which its addresses show.
  public var name: String
  public var dossier: CreateDossier
  public init(name: String, dossier: CreateDossier) { (self.name, self.dossier) = (name, dossier) }

  /// Throws `access.denied`, `access.dossier-name`, and as `CreateDossier`; no file is left behind then.
  public func callAsFunction(_ practice: Practice, by person: Person, instant: String) throws {
    try practice.adding(name, by: person, instant: instant) { path, author in
      try dossier(at: path, author: author).close()
    }
  }
}

extension Practice {
  /// Makes a dossier at its place and opens it to who made it. When anything throws, no file is left behind.
  /// Throws `access.denied`, `access.dossier-name`, `dossier.exists`, and what making it throws.
  func adding<Result>(
    _ name: String, by person: Person, instant: String, _ make: (_ path: String, Author) throws -> Result
  ) throws -> Result {
    guard person.role.may(.createDossiers) else { throw Finding.accessDenied(person.role, .createDossiers) }
    let path = try shelf.checkedPath(of: name)
    let author = Author(name: person.name, instant: instant)
    // Never one that stands there already: what follows takes the file away when it fails.
    guard !FileManager.default.fileExists(atPath: path) else { throw Finding.dossierExists(name) }
    do {
      let result = try make(path, author)
      if let register, person.role != .owner {
        try register.changing(author, "dossier.creer", subject: "dossier/\(name)") { change in
          try change.open(name, to: person.id)
          change.detail = "\(person.name) (\(person.login)) : dossier « \(name) » créé et ouvert"
        }
      }
      return result
    } catch let finding as Finding where finding.code == "dossier.exists" {
      // Somebody made one of this name in the same instant: theirs stays.
      throw Finding.dossierExists(name)
    } catch {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      throw error
    }
  }
}
