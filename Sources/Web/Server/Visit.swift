import Kernel
import UseCases

/// One request of somebody who came in.
struct Visit: Sendable {
  let request: PageRequest
  let office: Office
  let session: Session
  let today: Day
  /// The moment, as the trail writes it.
  let instant: String

  var person: Person { session.person }
  var form: Fields { request.form }
  var query: Fields { request.query }

  /// A token for one form of the page.
  func token() -> String { office.sessions.token(session, at: office.clock.seconds()) }

  func parameter(_ name: String) -> String { request.parameters[name] ?? "" }

  /// Throws `access.denied`.
  func require(_ permission: Permission) throws {
    guard person.role.may(permission) else { throw Finding.notAllowed(person.role, permission) }
  }
}

/// One request about a dossier that is open to its person.
struct DossierVisit {
  let visit: Visit
  let desk: Desk
  /// The dossier's part of the address.
  let name: String

  var request: PageRequest { visit.request }
  var form: Fields { visit.form }
  var query: Fields { visit.query }
  func token() -> String { visit.token() }
  func parameter(_ name: String) -> String { visit.parameter(name) }
  func may(_ permission: Permission) -> Bool { desk.role.may(permission) }

  /// The address of a page of this dossier: `path("balance")` is `/d/atelier-brindille/balance`.
  func path(_ rest: String = "") -> String { rest.isEmpty ? "/d/\(name)" : "/d/\(name)/\(rest)" }
}
