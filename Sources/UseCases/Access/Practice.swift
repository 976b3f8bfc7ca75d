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

  public init(id: Int64, login: String, name: String, role: Role) {
    (self.id, self.login, self.name, self.role) = (id, login, name, role)
  }

  /// The user of the machine.
  public static func owner(named name: String) -> Person { Person(id: 0, login: "", name: name, role: .owner) }
}

/// A folder of dossiers and the people who may open them.
public final class Practice: Sendable {
  public let shelf: DossierShelf

  public init(shelf: DossierShelf) { self.shelf = shelf }

  /// The dossiers open to somebody, by name.
  public func dossiers(of person: Person) throws -> [DossierShelf.Slot] { try shelf.slots() }

  /// Lends a dossier to somebody, as a desk. Throws `access.dossier-unknown` for one that is not open to them, whether it
  /// exists or not, and as `DossierShelf.with`.
  public func with<Result>(
    _ dossier: String, for person: Person, today: Day, instant: String, files: DataFiles = .embedded,
    _ body: (Desk) throws -> Result
  ) throws -> Result {
    try shelf.with(dossier) {
      try body(Desk(dossier: $0, author: person.name, today: today, instant: instant, files: files, role: person.role))
    }
  }
}
