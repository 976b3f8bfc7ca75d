import Glibc
import Kernel
import Store

/// Somebody who works in the practice.
public struct Person: Hashable, Sendable {
  public let id: Int64
  /// What they come in with.
  public let login: String
  /// What the trail will say.
  public let name: String
  public let role: Role
  /// Which state of their way in this is: what was opened under another one has ended.
  public let epoch: Int64

  public init(id: Int64, login: String, name: String, role: Role, epoch: Int64 = 0) {
    (self.id, self.login, self.name, self.role, self.epoch) = (id, login, name, role, epoch)
  }

  /// The user of the machine.
  public static func owner(named name: String) -> Person { Person(id: 0, login: "", name: name, role: .owner) }
}

/// A folder of dossiers and the people who may open them.
public final class Practice: Sendable {
  public let shelf: DossierShelf
  /// Nil on one's own machine, where every dossier is open to its only user.
  public let register: Register?

  public init(shelf: DossierShelf, register: Register? = nil) { (self.shelf, self.register) = (shelf, register) }

  /// The person as the register has them now; nil when what they opened has ended: their way in was closed, or their role
  /// or password changed.
  public func current(_ person: Person) throws -> Person? {
    guard person.role != .owner else { return register == nil ? person : nil }
    guard let record = try register?.reading({ try $0.person(person.id) }), record.isActive, record.epoch == person.epoch else {
      return nil
    }
    return Person(record)
  }

  /// True while nobody can come in: the first person is still to be added.
  public func hasNobody() throws -> Bool { try register?.reading { try $0.people().isEmpty } ?? false }

  /// Whether the folder and the register can be read.
  public func isWell() throws -> Bool {
    _ = try hasNobody()
    return access(shelf.folder, R_OK | W_OK | X_OK) == 0
  }

  /// The dossiers open to somebody, by name.
  public func dossiers(of person: Person) throws -> [DossierShelf.Slot] {
    let all = try shelf.slots()
    guard person.role != .owner else { return all }
    let open = try openDossiers(person)
    return all.filter { open.contains($0.name) }
  }

  private func openDossiers(_ person: Person) throws -> Set<String> {
    guard let register else { return [] }
    return try register.reading { try Access.dossiers(of: person, $0) }
  }

  /// Lends a dossier to somebody, as a desk. Throws `access.dossier-unknown` for one that is not open to them, whether it
  /// exists or not, and as `DossierShelf.with`.
  public func with<Result>(
    _ dossier: String, for person: Person, today: Day, instant: String, files: DataFiles = .embedded,
    _ body: (Desk) throws -> Result
  ) throws -> Result {
    if person.role != .owner {
      guard try openDossiers(person).contains(dossier) else { throw Finding.dossierUnknown(dossier) }
    }
    return try shelf.with(dossier) {
      // The clock of a dossier follows its scenario.
      let day = try $0.scenarioDay() ?? today
      let moment = day == today ? instant : day.iso + instant.dropFirst(10)
      return try body(Desk(dossier: $0, author: person.name, today: day, instant: moment, files: files, role: person.role))
    }
  }

  /// The desk of who manages people. Throws `people.no-register` on one's own machine.
  public func peopleDesk(for person: Person, instant: String, now: Int) throws -> PeopleDesk {
    guard let register else { throw Finding.noRegister() }
    return PeopleDesk(register: register, shelf: shelf, actor: person, instant: instant, now: now)
  }
}
