import Foundation
import Kernel
import Presentation
import Store
import UseCases

/// The people of the practice: the list, one person, the groups, the register's trail.
enum PeoplePages {
  static func add(to routes: inout Routes) {
    routes.get("/personnes", .managePeople) { visit in .page(try list(visit)) }
    routes.get("/personnes/ajouter", .managePeople) { visit in .page(try addForm(visit)) }
    routes.post("/personnes/ajouter", .managePeople, add)
    routes.get("/personnes/journal", .managePeople) { visit in .page(try PeopleTrailPage.page(visit)) }
    routes.post("/personnes/groupes", .managePeople, addGroup)
    routes.get("/personnes/fiche/{personne}", .managePeople) { visit in .page(try card(visit)) }
    routes.post("/personnes/fiche/{personne}", .managePeople, change)
    routes.post("/personnes/fiche/{personne}/lien", .managePeople, invite)
    routes.post("/personnes/fiche/{personne}/groupe", .managePeople, setGroup)
    routes.post("/personnes/fiche/{personne}/dossier", .managePeople, setDossier)
    routes.get("/moi/mot-de-passe") { visit in .page(try ownPassword(visit, [])) }
    routes.post("/moi/mot-de-passe", .read, changeOwnPassword)
  }

  // MARK: The list

  private static func list(_ visit: Visit, refusals: [Finding] = []) throws -> Page {
    let all = try ListPeople()(try visit.peopleDesk())
    let wanted = visit.query.text("groupe")
    let shown = all.people.filter { entry in wanted.map { name in entry.groups.contains { $0.name == name } } ?? true }
    let view = PeopleListView(
      rows: shown.map(PersonRow.init), isEmpty: shown.isEmpty,
      count: shown.count == 1 ? "1 personne" : "\(shown.count) personnes",
      groups: all.groups.map { group in
        PeopleListView.Group(
          name: group.name, href: "/personnes?groupe=\(Fields.encode(group.name))", isCurrent: group.name == wanted,
          size: "\(all.people.count { $0.groups.contains(group) })")
      }, hasGroups: !all.groups.isEmpty, isFiltered: wanted != nil, seesTrail: visit.person.role != .trainer,
      field: FormField(
        "nom-groupe", "Former un groupe", value: visit.form["nom-groupe"] ?? "", help: "Par exemple : CA 2026, groupe B",
        refusals: refusals), token: visit.token())
    return Page(
      title: "Personnes",
      subtitle: wanted.map { "Groupe « \($0) »" } ?? "Qui entre dans le cabinet, avec quel rôle, et dans quels dossiers.",
      template: "People/personnes", view: view, json: PeopleJSON(all, shown: shown), place: .people,
      actions: [Action("Ajouter une personne", "/personnes/ajouter", isFirst: true)], status: refusals.isEmpty ? 200 : 422,
      refusals: refusals)
  }

  private static func addGroup(_ visit: Visit) throws -> Answer {
    do {
      let group = try AddGroup(visit.form.text("nom-groupe") ?? "")(try visit.peopleDesk())
      return .redirect("/personnes?groupe=\(Fields.encode(group.name))", Notice("Groupe « \(group.name) » formé."))
    } catch let finding as Finding where finding.code.hasPrefix("people.group") {
      return .page(try list(visit, refusals: [finding.at(field: "nom-groupe")]))
    }
  }

  // MARK: Adding

  private static func addForm(_ visit: Visit, refusals: [Finding] = []) throws -> Page {
    let all = try ListPeople()(try visit.peopleDesk())
    let form = visit.form
    let chosen = Set(form.all("groupe"))
    let view = PersonFormView(
      action: "/personnes/ajouter",
      fields: [
        FormField(
          "nom", "Nom", value: form["nom"] ?? "", help: "Tel que la piste d’audit l’écrira : Nora Benali.", takesFocus: true,
          refusals: refusals),
        FormField(
          "identifiant", "Identifiant", value: form["identifiant"] ?? "",
          help: "Lettres minuscules sans accent, chiffres, points ou traits d’union ; il ne change plus.", refusals: refusals),
      ], roles: Choice.roles(all.roles, chosen: form["role"] ?? "apprenant"),
      groups: all.groups.map { Choice(word: $0.name, text: $0.name, isChosen: chosen.contains($0.name)) },
      hasGroups: !all.groups.isEmpty, button: "Ajouter", token: visit.token())
    return Page(
      title: "Ajouter une personne", subtitle: "Elle choisira son mot de passe par un lien à usage unique.",
      template: "People/ajouter", view: view, json: FormJSON(refusals), place: .people,
      crumbs: [Crumb("Personnes", "/personnes"), Crumb("Ajouter")], status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func add(_ visit: Visit) throws -> Answer {
    let form = visit.form
    do {
      let (person, invitation) = try AddPerson(
        login: form.text("identifiant") ?? "", name: form.text("nom") ?? "", role: form["role"] ?? "",
        groups: form.all("groupe"))(
          try visit.peopleDesk())
      return .page(link(visit, person.name, person.login, invitation))
    } catch let finding as Finding where finding.code.hasPrefix("people.") {
      let fields = [
        "people.login-invalid": "identifiant", "people.login-taken": "identifiant", "people.name-empty": "nom",
        "people.role-unknown": "role", "people.role-not-yours": "role",
      ]
      return .page(try addForm(visit, refusals: [finding.at(field: fields[finding.code] ?? "groupes")]))
    }
  }

  /// Shown once: only its digest is kept.
  private static func link(_ visit: Visit, _ name: String, _ login: String, _ invitation: Invitation) -> Page {
    let scheme = visit.office.limits.isBehindProxy ? "https" : "http"
    let address = "\(scheme)://\(visit.request.authority)\(invitation.path)"
    return Page(
      title: "Un lien pour \(name)", subtitle: "Il sert une fois, dans les sept jours. Il ne sera plus montré.",
      template: "People/lien",
      view: LinkView(name: name, login: login, address: address, back: "/personnes/fiche/\(login)"),
      json: LinkJSON(login: login, address: address), place: .people,
      crumbs: [Crumb("Personnes", "/personnes"), Crumb(name, "/personnes/fiche/\(login)"), Crumb("Lien")])
  }

  // MARK: One person

  private static func entry(_ visit: Visit) throws -> (ListPeople.Entry, ListPeople.Result) {
    let all = try ListPeople()(try visit.peopleDesk())
    let login = visit.parameter("personne")
    guard let entry = all.entry(login) else { throw Finding.noSuchPerson(login) }
    return (entry, all)
  }

  private static func card(_ visit: Visit, refusals: [Finding] = []) throws -> Page {
    let (entry, all) = try entry(visit)
    let (person, form) = (entry.person, visit.form)
    let base = "/personnes/fiche/\(person.login)"
    var roles = all.roles
    if !roles.contains(entry.role) { roles.insert(entry.role, at: 0) }
    let own = Set(entry.groups.map(\.name))
    let open = Set(entry.dossiers)
    let view = PersonCardView(
      stateSentence: PersonRow(entry).state.capitalizedFirst + ".", base: base, row: PersonRow(entry),
      fields: [FormField("nom", "Nom", value: form["nom"] ?? person.name, refusals: refusals)],
      roles: Choice.roles(roles, chosen: form["role"] ?? entry.role.rawValue), isOpen: person.isActive,
      groups: entry.groups.map(\.name), otherGroups: all.groups.map(\.name).filter { !own.contains($0) },
      hasOtherGroups: all.groups.contains { !own.contains($0.name) }, dossiers: entry.dossiers,
      otherDossiers: all.dossiers.filter { !open.contains($0) }, hasOtherDossiers: all.dossiers.contains { !open.contains($0) },
      seesLearners: entry.role == .trainer, token: visit.token())
    return Page(
      title: person.name, subtitle: "\(person.login) · \(entry.role.french)", template: "People/fiche", view: view,
      json: PersonJSON(entry), place: .people, crumbs: [Crumb("Personnes", "/personnes"), Crumb(person.name)],
      status: refusals.first?.httpStatus ?? 200, refusals: refusals)
  }

  private static func change(_ visit: Visit) throws -> Answer {
    let login = visit.parameter("personne")
    do {
      let person = try ChangePerson(
        login: login, name: visit.form["nom"], role: visit.form["role"], isActive: visit.form.isTicked("acces"))(
          try visit.peopleDesk())
      let way = person.isActive ? "" : " Ses sessions sont closes."
      return .redirect("/personnes/fiche/\(login)", Notice("\(person.name) : enregistré.\(way)"))
    } catch let finding as Finding where finding.code.hasPrefix("people.") && finding.httpStatus == 422 {
      return .page(try card(visit, refusals: [finding.at(field: finding.code == "people.name-empty" ? "nom" : "acces")]))
    }
  }

  private static func invite(_ visit: Visit) throws -> Answer {
    let login = visit.parameter("personne")
    let invitation = try InvitePerson(login: login)(try visit.peopleDesk())
    return .page(link(visit, try entry(visit).0.person.name, login, invitation))
  }

  private static func setGroup(_ visit: Visit) throws -> Answer {
    let (login, group) = (visit.parameter("personne"), visit.form["groupe"] ?? "")
    let isMember = visit.form["etat"] != "hors"
    try SetMembership(login: login, group: group, isMember: isMember)(try visit.peopleDesk())
    // A trainer who takes the last common group away does not see the person any more.
    let stays = (try? entry(visit)) != nil
    return .redirect(
      stays ? "/personnes/fiche/\(login)" : "/personnes",
      undoable("Groupe « \(group) » : \(isMember ? "mis" : "sorti").", visit, "groupe", group, isMember ? "hors" : "dans", stays))
  }

  private static func setDossier(_ visit: Visit) throws -> Answer {
    let (login, dossier) = (visit.parameter("personne"), visit.form.text("dossier") ?? "")
    let isOpen = visit.form["etat"] != "hors"
    try OpenDossierTo(login: login, dossier: dossier, isOpen: isOpen)(try visit.peopleDesk())
    return .redirect(
      "/personnes/fiche/\(login)",
      undoable(
        "Dossier « \(dossier) » \(isOpen ? "ouvert" : "fermé").", visit, "dossier", dossier, isOpen ? "hors" : "dans", true))
  }

  private static func undoable(
    _ text: String, _ visit: Visit, _ what: String, _ name: String, _ state: String, _ isPossible: Bool
  ) -> Notice {
    guard isPossible else { return Notice(text) }
    return Notice(
      text,
      undo: .init(
        label: "Annuler", action: "/personnes/fiche/\(visit.parameter("personne"))/\(what)",
        fields: [.init(name: what, value: name), .init(name: "etat", value: state)]))
  }

  // MARK: One's own password

  private static func ownPassword(_ visit: Visit, _ refusals: [Finding]) throws -> Page {
    guard visit.office.practice.register != nil else { throw Finding.peopleOnlyServed() }
    let view = PersonFormView(
      action: "/moi/mot-de-passe",
      fields: [
        FormField(
          "actuel", "Mot de passe actuel", type: "password", autocomplete: "current-password", takesFocus: true,
          refusals: refusals)
      ] + DoorPages.newPassword(refusals), roles: [], groups: [], hasGroups: false, button: "Changer", token: visit.token())
    return Page(
      title: "Changer de mot de passe", subtitle: "Vos autres sessions seront closes.", template: "People/ajouter", view: view,
      json: FormJSON(refusals), place: .none, crumbs: [Crumb(visit.person.name, "/moi"), Crumb("Mot de passe")],
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func changeOwnPassword(_ visit: Visit) throws -> Answer {
    guard let register = visit.office.practice.register else { throw Finding.peopleOnlyServed() }
    let (form, now) = (visit.form, visit.office.clock.seconds())
    // Somebody at an unattended screen guesses no faster than at the door.
    if case .wait(let seconds) = visit.office.throttle.begin(login: visit.person.login, address: visit.request.client, at: now) {
      return .page(try ownPassword(visit, [.throttled(seconds)]))
    }
    do {
      let fresh = try ChangeOwnPassword(
        current: form["actuel"] ?? "", password: form["mot-de-passe"] ?? "", repeated: form["mot-de-passe-2"] ?? "")(
          register, visit.person, instant: visit.instant)
      visit.office.throttle.succeeded(login: fresh.login, address: visit.request.client)
      visit.office.sessions.end(visit.session.id)
      let session = visit.office.sessions.begin(fresh, at: now)
      visit.office.sessions.tell(Notice("Mot de passe changé."), session)
      return .enter(session, "/")
    } catch let finding as Finding where finding.field != nil {
      if finding.field != "actuel" {
        visit.office.throttle.succeeded(login: visit.person.login, address: visit.request.client)
      }
      return .page(try ownPassword(visit, [finding]))
    }
  }
}

extension Visit {
  /// Throws `people.no-register` on one's own machine.
  func peopleDesk() throws -> PeopleDesk {
    try office.practice.peopleDesk(for: person, instant: instant, now: office.clock.seconds())
  }
}

extension Finding {
  static func noSuchPerson(_ login: String) -> Finding {
    Finding(
      "web.person-unknown", "Il n’y a personne sous l’identifiant « \(login.prefix(60)) » parmi ceux que vous gérez.",
      recovery: "Choisissez dans la liste des personnes.")
  }

  static func peopleOnlyServed() -> Finding {
    Finding(
      "web.people-only-served", "Sur votre propre machine, il n’y a pas de mot de passe.",
      recovery: "Pour un cabinet : ecritoire servir --cabinet (page d’aide « serveur »).")
  }
}
