import Kernel
import Store

/// The people somebody manages, with their groups and the dossiers open to them.
public struct ListPeople: Sendable {
  public init() {}

  public struct Entry: Sendable {
    public let person: PersonRecord
    public let role: Role
    public let groups: [GroupRecord]
    /// Opened to them by name; a trainer also sees those of their learners.
    public let dossiers: [String]
  }

  public struct Result: Sendable {
    public let people: [Entry]
    /// The groups they may put people in.
    public let groups: [GroupRecord]
    /// The dossiers they may open to somebody.
    public let dossiers: [String]
    /// The roles they may give.
    public let roles: [Role]

    public func entry(_ login: String) -> Entry? { people.first { $0.person.login == login } }
  }

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: PeopleDesk) throws -> Result {
    let all = try desk.shelf.slots().map(\.name)
    return try desk.looking { reading, management in
      let (groups, dossiers) = (try reading.groupsByPerson(), try reading.dossiersByPerson())
      let entries = try reading.people().filter(management.manages).compactMap { record in
        Role(rawValue: record.role).map {
          Entry(person: record, role: $0, groups: groups[record.id] ?? [], dossiers: dossiers[record.id] ?? [])
        }
      }
      let own = management.isWhole ? nil : try Access.dossiers(of: desk.actor, reading)
      return Result(
        people: entries, groups: try reading.groups().filter(management.manages),
        dossiers: all.filter { own?.contains($0) != false }, roles: Management.rolesNamed(by: desk.actor.role))
    }
  }
}

/// What was done to people, newest first, and whether the chain of it holds.
public struct ReadPeopleTrail: Sendable {
  /// Events before this one; nil for the last ones.
  public var before: Int64?
  public var limit: Int
  public init(before: Int64? = nil, limit: Int = 100) { (self.before, self.limit) = (before, limit) }

  /// Only who manages everybody sees it. Throws `access.denied`.
  public func callAsFunction(_ desk: PeopleDesk) throws -> (events: [RegisterEvent], broken: [Int64]) {
    try desk.looking { reading, management in
      guard management.isWhole else { throw Finding.accessDenied(desk.actor.role, .managePeople) }
      return (try reading.events(before: before, limit: limit), try reading.brokenEvents())
    }
  }
}
