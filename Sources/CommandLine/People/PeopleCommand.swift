import ArgumentParser
import Foundation
import Glibc
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "personne", abstract: "Les personnes d’un cabinet servi, et leurs droits.",
    subcommands: [
      ListPeopleCommand.self, AddPersonCommand.self, ChangePersonCommand.self, PasswordCommand.self, OpenToCommand.self,
      CloseToCommand.self, PeopleTrailCommand.self,
    ], defaultSubcommand: ListPeopleCommand.self)
}

struct GroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "groupe", abstract: "Les groupes d’apprenants et leurs formateurs.",
    subcommands: [ListGroupsCommand.self, AddGroupCommand.self, EnterGroupCommand.self, LeaveGroupCommand.self],
    defaultSubcommand: ListGroupsCommand.self)
}

/// Options of the commands about people. Who owns the machine may all.
struct PeopleOptions: ParsableArguments {
  @Option(name: .customLong("dossiers"), help: ArgumentHelp("Le répertoire des dossiers ; sinon celui d’ici.", valueName: "rep"))
  var folder = "."
  @Option(
    name: .customLong("auteur"),
    help: ArgumentHelp("Qui agit, écrit dans le journal des personnes ; sinon l’utilisateur du système.", valueName: "nom"))
  var author: String?
  @OptionGroup var output: OutputOptions

  /// - Parameter makes: whether a folder without a register gets one.
  func desk(makes: Bool = false) throws -> PeopleDesk {
    guard makes || Register.exists(in: folder) else { throw Finding.registerMissing(folder) }
    let name = author ?? ProcessInfo.processInfo.environment["ECRITOIRE_AUTEUR"] ?? NSUserName()
    return PeopleDesk(
      register: try Register.open(in: folder), shelf: DossierShelf(folder: folder), actor: .owner(named: name),
      instant: "\(SystemClock.day(given: nil).iso)T\(SystemClock.timeOfDay)Z", now: time(nil))
  }

  func say(_ text: String, _ json: some Encodable) throws {
    let output = Output(output)
    output.say(text)
    try output.value(json)
  }
}

struct PersonDoneJSON: Encodable {
  let login: String
  /// The link to choose a password, after the name of the server.
  var path: String?
}

struct ListPeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les personnes du cabinet.")
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let all = try ListPeople()(options.desk())
    let output = Output(options.output)
    var table = ReportTable(
      title: "Personnes", columns: ["identifiant", "nom", "rôle", "accès", "groupes", "dossiers"].map { .init($0, .text) })
    for entry in all.people {
      let state = !entry.person.isActive ? "fermé" : entry.person.hasPassword ? "ouvert" : "attend"
      table.add([
        .text(entry.person.login), .text(entry.person.name), .text(entry.role.rawValue), .text(state),
        .text(entry.groups.map(\.name).joined(separator: ", ")), .text(entry.dossiers.joined(separator: ", ")),
      ])
    }
    output.table(table)
    try output.value(PeopleJSON(all))
  }
}

struct AddPersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ajouter", abstract: "Ajouter une personne, et donner le lien par lequel elle choisit son mot de passe.",
    discussion:
      """
      Exemple : ecritoire personne ajouter nora.benali --nom "Nora Benali" --role apprenant --groupe "CA 2026" \
      --dossiers /srv/dossiers
      """
  )
  @Argument(help: ArgumentHelp("Avec quoi elle se connecte : nora.benali", valueName: "identifiant")) var login: String
  @Option(name: .customLong("nom"), help: ArgumentHelp("Son nom, que la piste d’audit écrira.", valueName: "nom")) var name:
    String
  @Option(
    name: .customLong("role"),
    help: ArgumentHelp("\(Role.assignable.map(\.rawValue).joined(separator: ", ")).", valueName: "rôle"))
  var role: String
  @Option(name: .customLong("groupe"), help: ArgumentHelp("Un groupe où la mettre ; peut se répéter.", valueName: "nom"))
  var groups: [String] = []
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let (person, invitation) = try AddPerson(login: login, name: name, role: role, groups: groups)(options.desk(makes: true))
    try options.say(
      "\(person.name), \(person.role.french) : ajouté. Lien à donner, bon une fois et sept jours, après l’adresse du serveur :\n"
        + invitation.path, PersonDoneJSON(login: login, path: invitation.path))
  }
}

struct ChangePersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modifier", abstract: "Changer le nom ou le rôle d’une personne, fermer ou rouvrir son accès.")
  @Argument(help: ArgumentHelp("Son identifiant.", valueName: "identifiant")) var login: String
  @Option(name: .customLong("nom"), help: ArgumentHelp("Un autre nom.", valueName: "nom")) var name: String?
  @Option(name: .customLong("role"), help: ArgumentHelp("Un autre rôle.", valueName: "rôle")) var role: String?
  @Flag(name: .customLong("fermer"), help: "Fermer son accès ; ses sessions sont closes.") var closes = false
  @Flag(name: .customLong("rouvrir"), help: "Rouvrir son accès.") var reopens = false
  @OptionGroup var options: PeopleOptions

  func validate() throws {
    if closes && reopens { throw ValidationError("--fermer et --rouvrir ne vont pas ensemble.") }
  }

  func run() throws {
    let person = try ChangePerson(login: login, name: name, role: role, isActive: closes ? false : reopens ? true : nil)(
      options.desk())
    try options.say("\(person.name) : enregistré.", PersonDoneJSON(login: login))
  }
}

struct PasswordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mot-de-passe", abstract: "Donner un nouveau mot de passe, lu au clavier, ou un lien pour le choisir.")
  @Argument(help: ArgumentHelp("L’identifiant de la personne.", valueName: "identifiant")) var login: String
  @Flag(name: .customLong("lien"), help: "Donner un lien, par lequel elle choisit elle-même.") var givesLink = false
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let desk = try options.desk()
    if givesLink {
      let invitation = try InvitePerson(login: login)(desk)
      return try options.say(
        "Lien à donner, bon une fois et sept jours, après l’adresse du serveur :\n\(invitation.path)",
        PersonDoneJSON(login: login, path: invitation.path))
    }
    try SetPassword(login: login, password: PasswordCommand.read())(desk)
    try options.say("Mot de passe changé ; ses sessions sont closes.", PersonDoneJSON(login: login))
  }

  /// Without showing it on a terminal; the first line of a pipe else.
  private static func read() -> String {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
    guard let typed = getpass("Nouveau mot de passe : ") else { return "" }
    return String(cString: typed)
  }
}

struct OpenToCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ouvrir", abstract: "Ouvrir des dossiers à une personne.")
  @Argument(help: ArgumentHelp("Son identifiant.", valueName: "identifiant")) var login: String
  @Argument(help: ArgumentHelp("Les dossiers, par le nom de leur fichier.", valueName: "dossier")) var dossiers: [String]
  @OptionGroup var options: PeopleOptions

  func run() throws { try OpenToCommand.set(login, dossiers, isOpen: true, options) }

  static func set(_ login: String, _ dossiers: [String], isOpen: Bool, _ options: PeopleOptions) throws {
    let desk = try options.desk()
    for dossier in dossiers {
      let name = dossier.hasSuffix(".ecritoire") ? String(dossier.dropLast(".ecritoire".count)) : dossier
      try OpenDossierTo(login: login, dossier: name, isOpen: isOpen)(desk)
    }
    try options.say("\(dossiers.count) dossier(s) \(isOpen ? "ouvert(s)" : "fermé(s)") à \(login).", PersonDoneJSON(login: login))
  }
}

struct CloseToCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fermer", abstract: "Fermer des dossiers à une personne.")
  @Argument(help: ArgumentHelp("Son identifiant.", valueName: "identifiant")) var login: String
  @Argument(help: ArgumentHelp("Les dossiers, par le nom de leur fichier.", valueName: "dossier")) var dossiers: [String]
  @OptionGroup var options: PeopleOptions

  func run() throws { try OpenToCommand.set(login, dossiers, isOpen: false, options) }
}

struct PeopleTrailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Ce qui a été fait aux personnes, et si la chaîne en est entière.")
  @Option(name: .customLong("nombre"), help: ArgumentHelp("Combien, depuis le dernier.", valueName: "n")) var limit = 100
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let (events, broken) = try ReadPeopleTrail(limit: max(1, limit))(options.desk())
    let output = Output(options.output)
    for event in events { output.say("\(event.seq)  \(event.instant)  \(event.author)  \(event.detail)") }
    output.say(broken.isEmpty ? "La chaîne est entière." : "Récrits : \(broken.map(String.init).joined(separator: ", "))")
    try output.value(PeopleTrailJSON(events, broken: broken))
    if !broken.isEmpty { throw ExitCode(ExitStatus.blocked.rawValue) }
  }
}

// MARK: Groups

struct ListGroupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les groupes et leurs membres.")
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let json = PeopleJSON(try ListPeople()(options.desk()))
    let output = Output(options.output)
    for group in json.groups { output.say("\(group.name) : \(group.members.joined(separator: ", "))") }
    try output.value(json)
  }
}

struct AddGroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ajouter", abstract: "Former un groupe.")
  @Argument(help: ArgumentHelp("Son nom : « CA 2026 »", valueName: "nom")) var name: String
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let group = try AddGroup(name)(options.desk(makes: true))
    try options.say("Groupe « \(group.name) » formé.", GroupDoneJSON(name: group.name))
  }
}

struct GroupDoneJSON: Encodable { let name: String }

struct EnterGroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "mettre", abstract: "Mettre des personnes dans un groupe.")
  @Argument(help: ArgumentHelp("Le groupe.", valueName: "nom")) var name: String
  @Argument(help: ArgumentHelp("Leurs identifiants.", valueName: "identifiant")) var logins: [String]
  @OptionGroup var options: PeopleOptions

  func run() throws { try EnterGroupCommand.set(name, logins, isMember: true, options) }

  static func set(_ name: String, _ logins: [String], isMember: Bool, _ options: PeopleOptions) throws {
    let desk = try options.desk()
    for login in logins { try SetMembership(login: login, group: name, isMember: isMember)(desk) }
    try options.say(
      "\(logins.joined(separator: ", ")) : \(isMember ? "dans le" : "hors du") groupe « \(name) ».", GroupDoneJSON(name: name))
  }
}

struct LeaveGroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sortir", abstract: "Sortir des personnes d’un groupe.")
  @Argument(help: ArgumentHelp("Le groupe.", valueName: "nom")) var name: String
  @Argument(help: ArgumentHelp("Leurs identifiants.", valueName: "identifiant")) var logins: [String]
  @OptionGroup var options: PeopleOptions

  func run() throws { try EnterGroupCommand.set(name, logins, isMember: false, options) }
}

extension Finding {
  static func registerMissing(_ folder: String) -> Finding {
    Finding(
      "people.register-missing", "Le répertoire « \(folder) » n’a pas de registre des personnes.",
      recovery: "Ajoutez une première personne (ecritoire personne ajouter), ou ouvrez le cabinet : ecritoire servir --cabinet")
  }
}
