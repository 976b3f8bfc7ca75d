import Kernel
import UseCases

/// Who is at work here, and what they may do.
enum MePage {
  static func add(to routes: inout Routes) {
    routes.get("/moi") { visit in me(visit) }
  }

  private struct View: Sendable {
    struct Right: Sendable {
      let text: String
      let isGiven: Bool
    }
    let name, role, login, explanation: String
    let hasLogin, canLeave: Bool
    let rights: [Right]
    let token: String
  }

  private struct JSON: Encodable, Sendable {
    let name, login, role: String
    let permissions: [String]
  }

  private static func me(_ visit: Visit) -> Answer {
    let person = visit.person
    let isServed = visit.office.mode == .served
    let explanation =
      isServed
      ? "La session se ferme d’elle-même après une demi-heure sans rien faire, et au bout de douze heures dans tous les cas."
      : "Vous êtes sur votre propre machine : personne d’autre ne peut ouvrir ces pages, et tout vous est permis. Pour fermer, Ctrl-C dans le terminal."
    let view = View(
      name: person.name, role: person.role.french, login: person.login, explanation: explanation,
      hasLogin: !person.login.isEmpty, canLeave: isServed,
      rights: Permission.allCases.map { View.Right(text: $0.french.capitalizedFirst, isGiven: person.role.may($0)) },
      token: visit.token())
    return .page(
      Page(
        title: person.name,
        subtitle: "Votre rôle : \(person.role.french). La piste d’audit écrit ce nom à côté de chaque opération.",
        template: "Help/moi", view: view,
        json: JSON(
          name: person.name, login: person.login, role: person.role.rawValue,
          permissions: Permission.allCases.filter(person.role.may).map(\.rawValue)),
        place: .none))
  }
}
