import Kernel
import Store
import UseCases

/// Somebody of the practice.
public struct PersonJSON: Encodable, Sendable {
  public let login, name, role: String
  public let active, hasPassword: Bool
  public let groups, dossiers: [String]

  public init(_ entry: ListPeople.Entry) {
    (login, name, role) = (entry.person.login, entry.person.name, entry.role.rawValue)
    (active, hasPassword) = (entry.person.isActive, entry.person.hasPassword)
    (groups, dossiers) = (entry.groups.map(\.name), entry.dossiers)
  }
}

/// `{"people":[…],"groups":[{"name","members"}]}`.
public struct PeopleJSON: Encodable, Sendable {
  public struct Group: Encodable, Sendable {
    public let name: String
    public let members: [String]
  }

  public let people: [PersonJSON]
  public let groups: [Group]

  public init(_ all: ListPeople.Result, shown: [ListPeople.Entry]? = nil) {
    people = (shown ?? all.people).map(PersonJSON.init)
    groups = all.groups.map { group in
      Group(name: group.name, members: all.people.filter { $0.groups.contains(group) }.map(\.person.login))
    }
  }
}

/// `{"valid":true,"events":[{"seq","instant","author","useCase","subject","detail"}],"broken":[]}`.
public struct PeopleTrailJSON: Encodable, Sendable {
  public struct Event: Encodable, Sendable {
    public let seq: Int64
    public let instant, author, useCase, subject, detail: String
  }

  public let valid: Bool
  public let events: [Event]
  public let broken: [Int64]

  public init(_ events: [RegisterEvent], broken: [Int64]) {
    self.events = events.map {
      Event(seq: $0.seq, instant: $0.instant, author: $0.author, useCase: $0.useCase, subject: $0.subject, detail: $0.detail)
    }
    (self.broken, valid) = (broken, broken.isEmpty)
  }
}
