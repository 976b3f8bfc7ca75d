import Kernel
import Presentation
import Store
import UseCases

/// One line of the list of people.
struct PersonRow: Sendable {
  let name, login, role, groups, dossiers, href: String
  let state: String
  let isIn, isOut, isWaiting: Bool

  init(_ entry: ListPeople.Entry) {
    let person = entry.person
    (name, login, role) = (person.name, person.login, entry.role.french)
    groups = entry.groups.map(\.name).joined(separator: ", ")
    dossiers = entry.role == .trainer ? "ceux de ses apprenants" : "\(entry.dossiers.count)"
    href = "/personnes/fiche/\(person.login)"
    (isOut, isWaiting) = (!person.isActive, person.isActive && !person.hasPassword)
    isIn = person.isActive && person.hasPassword
    state = isOut ? "accès fermé" : isWaiting ? "attend son mot de passe" : "accès ouvert"
  }
}

struct PeopleListView: Sendable {
  struct Group: Sendable {
    let name, href: String
    let isCurrent: Bool
    let size: String
  }

  let rows: [PersonRow]
  let isEmpty: Bool
  let count: String
  let groups: [Group]
  let hasGroups, isFiltered, seesTrail: Bool
  let field: FormField
  let token: String
}

/// A thing to choose, with its explanation.
struct Choice: Sendable {
  let word, text: String
  let isChosen: Bool

  static func roles(_ roles: [Role], chosen: String) -> [Choice] {
    roles.map {
      Choice(word: $0.rawValue, text: "\($0.french.capitalizedFirst) : \($0.explanation)", isChosen: $0.rawValue == chosen)
    }
  }
}

struct PersonFormView: Sendable {
  let action: String
  let fields: [FormField]
  let roles, groups: [Choice]
  let hasGroups: Bool
  var hasRoles: Bool
  let button, token: String

  init(
    action: String, fields: [FormField], roles: [Choice], groups: [Choice], hasGroups: Bool, button: String, token: String
  ) {
    (self.action, self.fields, self.roles, self.groups) = (action, fields, roles, groups)
    (self.hasGroups, self.button, self.token) = (hasGroups, button, token)
    hasRoles = !roles.isEmpty
  }
}

struct PersonCardView: Sendable {
  let stateSentence: String
  let base: String
  let row: PersonRow
  let fields: [FormField]
  let roles: [Choice]
  let isOpen: Bool
  let groups, otherGroups: [String]
  let hasOtherGroups: Bool
  let dossiers, otherDossiers: [String]
  let hasOtherDossiers, seesLearners: Bool
  let token: String
}

struct LinkView: Sendable {
  let name, login, address, back: String
}

struct LinkJSON: Encodable, Sendable {
  let login, address: String
}

struct FormJSON: Encodable, Sendable {
  let findings: [FindingJSON]
  init(_ findings: [Finding]) { self.findings = findings.json }
}

/// What was done to people.
enum PeopleTrailPage {
  private struct Row: Sendable {
    let number, instant, author, detail: String
    let isBroken: Bool
  }
  private struct View: Sendable {
    let rows: [Row]
    let isWhole: Bool
    let broken: String
    let older: String?
  }
  private static let pageSize = 200

  static func page(_ visit: Visit) throws -> Page {
    let before = visit.query["avant"].flatMap { Int64($0) }
    let (events, broken) = try ReadPeopleTrail(before: before, limit: pageSize)(try visit.peopleDesk())
    let faults = Set(broken)
    let rows = events.map { event in
      Row(
        number: "\(event.seq)", instant: event.instant.replacing("T", with: " ").replacing("Z", with: ""), author: event.author,
        detail: event.detail, isBroken: faults.contains(event.seq))
    }
    let older = events.count == pageSize ? events.last.map { "/personnes/journal?avant=\($0.seq)" } : nil
    return Page(
      title: "Journal des personnes",
      subtitle: broken.isEmpty
        ? "La chaîne est entière : rien n’a été récrit." : "La chaîne est rompue : voyez les lignes marquées.",
      template: "People/journal",
      view: View(rows: rows, isWhole: broken.isEmpty, broken: broken.map { "\($0)" }.joined(separator: ", "), older: older),
      json: PeopleTrailJSON(events, broken: broken), place: .people, crumbs: [Crumb("Personnes", "/personnes"), Crumb("Journal")])
  }
}
