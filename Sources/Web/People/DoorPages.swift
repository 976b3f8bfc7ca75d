import Kernel
import Presentation
import Store
import UseCases

/// The ways in and out of a served practice: the password, the link to choose one, the very first person.
enum DoorPages {
  static func add(to routes: inout Routes) {
    routes.open(.get, "/connexion") { request, office in
      _ = try register(office)
      return .page(login(request, vers: request.query["vers"] ?? "/"))
    }
    routes.open(.post, "/connexion", comeIn)
    routes.open(.get, "/invitation") { request, office in
      let register = try register(office)
      let key = request.query["cle"] ?? ""
      let person = try AcceptInvitation.person(key, register, now: office.clock.seconds())
      return .page(invitation(person, key: key, refusals: []))
    }
    routes.open(.post, "/invitation", accept)
    routes.open(.get, "/premiere-fois") { request, office in
      _ = try register(office)
      try office.requireFirst(key: request.query["cle"])
      return .page(first(request.form, key: request.query["cle"] ?? "", refusals: []))
    }
    routes.open(.post, "/premiere-fois", begin)
    routes.post("/deconnexion", .read) { visit in
      visit.office.sessions.end(visit.session.id)
      return .leave(visit.office.mode == .served ? "/connexion" : "/")
    }
  }

  /// Throws `web.come-in` on one's own machine, which has no password.
  private static func register(_ office: Office) throws -> Register {
    guard let register = office.practice.register else { throw Finding.comeIn(local: true) }
    return register
  }

  // MARK: The password

  private static func comeIn(_ request: PageRequest, _ office: Office) throws -> Answer {
    let register = try register(office)
    let (login, now) = ((request.form.text("identifiant") ?? "").lowercased(), office.clock.seconds())
    let left: Int
    switch office.throttle.begin(login: login, address: request.client, at: now) {
    case .wait(let seconds): return .page(self.login(request, vers: vers(request), refusal: .throttled(seconds)))
    case .go(let tries): left = tries
    }
    do {
      let person = try ComeIn(login: login, password: request.form["mot-de-passe"] ?? "")(register)
      office.throttle.succeeded(login: login, address: request.client)
      if let former = request.sessionID { office.sessions.end(former) }
      return .enter(office.sessions.begin(person, at: now), Address.own(vers(request)))
    } catch let finding as Finding where finding.code == "people.credentials" {
      return .page(self.login(request, vers: vers(request), refusal: finding, left: left))
    }
  }

  private static func vers(_ request: PageRequest) -> String { request.form["vers"] ?? "/" }

  private static func login(_ request: PageRequest, vers: String, refusal: Finding? = nil, left: Int? = nil) -> Page {
    let way: String? = refusal.map { refusal in
      guard let left else { return refusal.recovery }
      return left == 0
        ? "La prochaine tentative devra attendre une minute, puis deux fois plus à chaque échec."
        : "Il reste \(left) essai\(left > 1 ? "s" : "") avant une pause d’une minute."
    }
    let wrong = refusal.map { [$0.at(field: "mot-de-passe")] } ?? []
    let typed = request.form["identifiant"] ?? ""
    return DoorView(
      heading: "Se connecter", action: "/connexion", message: refusal.map { .init(what: $0.message, way: way ?? "") },
      hidden: [.init(name: "vers", value: Address.own(vers))],
      fields: [
        FormField("identifiant", "Identifiant", value: typed, autocomplete: "username", takesFocus: typed.isEmpty),
        FormField(
          "mot-de-passe", "Mot de passe", type: "password", autocomplete: "current-password", takesFocus: !typed.isEmpty,
          refusals: wrong, showsError: false),
      ],
      button: "Se connecter", foot: "Mot de passe oublié ? Votre formateur ou votre dirigeant peut en donner un nouveau."
    ).page("Connexion", refusals: refusal.map { [$0] } ?? [])
  }

  // MARK: The link to choose a password

  private static func accept(_ request: PageRequest, _ office: Office) throws -> Answer {
    let register = try register(office)
    let (key, now) = (request.form["cle"] ?? "", office.clock.seconds())
    let person = try AcceptInvitation.person(key, register, now: now)
    do {
      let fresh = try AcceptInvitation(
        key: key, password: request.form["mot-de-passe"] ?? "", repeated: request.form["mot-de-passe-2"] ?? "")(
          register, instant: office.instant, now: now)
      office.throttle.succeeded(login: fresh.login, address: request.client)
      if let former = request.sessionID { office.sessions.end(former) }
      return .enter(office.sessions.begin(fresh, at: now), "/")
    } catch let finding as Finding where finding.code.hasPrefix("people.password") {
      return .page(invitation(person, key: key, refusals: [finding]))
    }
  }

  private static func invitation(_ person: Person, key: String, refusals: [Finding]) -> Page {
    DoorView(
      heading: "Bonjour \(person.name)", explanation: "Choisissez le mot de passe avec lequel « \(person.login) » se connectera.",
      action: "/invitation", message: refusals.first.map { .init(what: $0.message, way: $0.recovery) },
      hidden: [.init(name: "cle", value: key)], fields: newPassword(refusals), button: "Choisir ce mot de passe"
    ).page("Choisir un mot de passe", refusals: refusals)
  }

  static func newPassword(_ refusals: [Finding]) -> [FormField] {
    [
      FormField(
        "mot-de-passe", "Mot de passe", type: "password",
        help: "\(PasswordRules.leastCharacters) caractères au moins ; une phrase de quatre ou cinq mots se retient bien.",
        autocomplete: "new-password", refusals: refusals),
      FormField(
        "mot-de-passe-2", "Le même, encore une fois", type: "password", autocomplete: "new-password", refusals: refusals),
    ]
  }

  // MARK: The first person

  private static func begin(_ request: PageRequest, _ office: Office) throws -> Answer {
    let register = try register(office)
    try office.requireFirst(key: request.form["cle"])
    let form = request.form
    do {
      let person = try BeginPractice(
        login: form.text("identifiant") ?? "", name: form.text("nom") ?? "", role: form["role"] ?? "",
        password: form["mot-de-passe"] ?? "", repeated: form["mot-de-passe-2"] ?? "")(
          register, office.practice.shelf, instant: office.instant)
      return .enter(office.sessions.begin(person, at: office.clock.seconds()), "/personnes")
    } catch let finding as Finding where finding.field != nil {
      return .page(first(form, key: form["cle"] ?? "", refusals: [finding]))
    }
  }

  private static func first(_ form: Fields, key: String, refusals: [Finding]) -> Page {
    DoorView(
      heading: "Ouvrir le cabinet",
      explanation: "Vous êtes la première personne : vous ajouterez les autres. Les dossiers du répertoire vous seront ouverts.",
      action: "/premiere-fois", message: refusals.first.map { .init(what: $0.message, way: $0.recovery) },
      hidden: [.init(name: "cle", value: key)],
      fields: [
        FormField(
          "nom", "Votre nom", value: form["nom"] ?? "", help: "Tel que la piste d’audit l’écrira.", autocomplete: "name",
          refusals: refusals),
        FormField(
          "identifiant", "Identifiant", value: form["identifiant"] ?? "",
          help: "Lettres minuscules sans accent, chiffres, points : nora.benali", autocomplete: "username", refusals: refusals),
      ] + newPassword(refusals),
      roles: [Role.director, .trainer].map { role in
        DoorView.Choice(
          word: role.rawValue, text: role.french.capitalizedFirst, isChosen: (form["role"] ?? "dirigeant") == role.rawValue)
      }, button: "Ouvrir le cabinet"
    ).page("Première fois", refusals: refusals)
  }
}

/// A page with one form and nothing around it.
private struct DoorView: Sendable {
  struct Message: Sendable {
    let what, way: String
  }
  struct Hidden: Sendable {
    let name, value: String
  }
  struct Choice: Sendable {
    let word, text: String
    let isChosen: Bool
  }

  var heading: String
  var explanation: String?
  var action: String
  var message: Message?
  var hidden: [Hidden]
  var fields: [FormField]
  var roles: [Choice] = []
  var hasRoles = false
  var button: String
  var foot: String?

  private struct JSON: Encodable, Sendable {
    let action: String
    let fields: [String]
    let findings: [FindingJSON]
  }

  func page(_ title: String, refusals: [Finding]) -> Page {
    var view = self
    view.hasRoles = !roles.isEmpty
    let status = refusals.first.map(\.httpStatus) ?? 200
    return Page(
      title: title, template: "People/porte", view: view,
      json: JSON(action: action, fields: fields.map(\.id), findings: refusals.json), place: .none, status: status,
      refusals: refusals, isDoor: true)
  }
}

/// Where to go after the door: a page of ours, whatever the address said.
enum Address {
  static func own(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.first == 47, bytes.count < 2 || (bytes[1] != 47 && bytes[1] != 92), bytes.count <= 2000,
      bytes.allSatisfy({ $0 > 32 && $0 != 127 && $0 != 92 })
    else { return "/" }
    return text
  }
}

extension Finding {
  static func throttled(_ seconds: Int) -> Finding {
    Finding(
      "web.throttled", "Trop d’essais : la porte se rouvre dans \(french(seconds)).",
      recovery: "Attendez, puis recommencez ; votre formateur ou votre dirigeant peut donner un nouveau mot de passe.")
  }

  private static func french(_ seconds: Int) -> String {
    guard seconds >= 60 else { return "\(seconds) s" }
    return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
  }

  static func firstLinkOver() -> Finding {
    Finding(
      "web.first-link", "Ce lien n’est pas celui que le serveur a affiché, ou le cabinet a déjà ses personnes.",
      recovery: "Connectez-vous ; s’il n’y a encore personne, prenez le lien affiché au dernier démarrage.")
  }
}
