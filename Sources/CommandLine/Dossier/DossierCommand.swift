import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

extension DossierMode: ExpressibleByArgument {}

struct DossierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier", abstract: "Le dossier : le créer, le vérifier, le sauvegarder.",
    subcommands: [
      CreateDossierCommand.self, DossierStateCommand.self, FiscalYearCommand.self, LockCommand.self, AssistantsCommand.self,
      VerifyCommand.self, BackUpCommand.self, RestoreCommand.self,
    ])
}

struct CreateDossierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "creer", abstract: "Créer un dossier.",
    discussion:
      """
      Exemple : ecritoire dossier creer brindille.ecritoire --nom "Atelier Brindille" --siren 000000018 \
      --exercice 2026-01-01:2026-12-31
      """
  )

  @Argument(help: ArgumentHelp("Le fichier à créer, en .ecritoire.", valueName: "chemin")) var path: String
  @Option(name: .customLong("nom"), help: ArgumentHelp("Le nom de l’entreprise.", valueName: "nom")) var name: String
  @Option(name: .customLong("siren"), help: ArgumentHelp("Son SIREN ; un numéro en 000 est fictif.", valueName: "siren"))
  var siren: String
  @Option(
    name: .customLong("exercice"), help: ArgumentHelp("Le premier exercice ; sinon un FEC l’apportera.", valueName: "début:fin"))
  var fiscalYear: String?
  @Option(
    name: .customLong("mode"),
    help: ArgumentHelp("Une école, où l’apprenant fait le travail, ou une entreprise.", valueName: "mode"))
  var mode = DossierMode.business
  @OptionGroup var options: DossierOptions

  func run() throws {
    let year = try fiscalYear.map { try FiscalYear(text: $0) }
    let create = CreateDossier(name: name, siren: siren, mode: mode, fiscalYear: year)
    let dossier = try create(at: path, author: options.by)
    defer { try? dossier.close() }
    let facts = try DescribeDossier()(dossier).facts
    let output = Output(options.output)
    output.say("Dossier créé : \(path) — \(facts.name), SIREN \(facts.siren)\(year.map { ", exercice \($0.french)" } ?? "").")
    if year == nil {
      output.say("Il n’a pas encore d’exercice : importez un FEC, ou ecritoire dossier exercice AAAA-MM-JJ:AAAA-MM-JJ.")
    }
    try output.value(CreatedDossierJSON(facts, path: path, fiscalYear: year))
  }
}

struct FiscalYearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercice", abstract: "Ajouter l’exercice qui suit, ou qui précède, les autres.")

  @Argument(help: ArgumentHelp("Les deux dates : 2027-01-01:2027-12-31.", valueName: "début:fin")) var text: String
  @OptionGroup var options: DossierOptions

  func run() throws {
    let year = try FiscalYear(text: text)
    try AddFiscalYear(year)(options.desk())
    let output = Output(options.output)
    output.say("Exercice ajouté : \(year.french).")
    try output.value(AddedFiscalYearJSON(year))
  }
}

struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verrouiller", abstract: "Fermer une période à toute nouvelle écriture, pour toujours.")

  @Option(name: .customLong("jusquau"), help: ArgumentHelp("Le dernier jour fermé.", valueName: "date")) var through: Day
  @OptionGroup var options: DossierOptions

  func run() throws {
    try LockPeriod(through: through)(options.desk())
    let output = Output(options.output)
    output.say("Période verrouillée jusqu’au \(through.french). Un verrou ne s’enlève pas.")
    try output.value(LockedPeriodJSON(through: through))
  }
}

struct AssistantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assistants", abstract: "Les assistants qu’un formateur ouvre ou ferme dans un dossier d’école.",
    discussion: "Sans option, leur liste. Dans un dossier d’entreprise ils sont tous ouverts.")

  @Option(name: .customLong("ouvrir"), help: ArgumentHelp("L’assistant à ouvrir ; peut se répéter.", valueName: "nom")) var open:
    [String] = []
  @Option(name: .customLong("fermer"), help: ArgumentHelp("L’assistant à fermer ; peut se répéter.", valueName: "nom")) var close:
    [String] = []
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let facts =
      open.isEmpty && close.isEmpty
      ? try DescribeDossier()(desk.dossier).facts : try SetAssistants(open: Set(open), close: Set(close))(desk)
    let json = AssistantsJSON(facts)
    let output = Output(options.output)
    for assistant in json.assistants {
      output.say("\(assistant.name) : \(assistant.isOpen ? "ouvert" : "fermé") — \(assistant.label)")
    }
    if facts.mode == .business { output.say("C’est un dossier d’entreprise : tous sont ouverts.") }
    try output.value(json)
  }
}
