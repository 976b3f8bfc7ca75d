import ArgumentParser
import Competence
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire scenario …`: situations to work in.
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Les mises en situation : travailler, rendre, évaluer.",
    discussion: "Un scénario est un dossier fictif dont l’horloge avance avec lui. Voir aussi : ecritoire aide scenarios.",
    subcommands: [
      ListScenariosCommand.self, StartScenarioCommand.self, ScenarioStateCommand.self, AdvanceScenarioCommand.self,
      ScenarioDocumentsCommand.self, AnswerScenarioCommand.self, GradeScenarioCommand.self, HandInCommand.self,
      PauseScenarioCommand.self, ResumeScenarioCommand.self, ModelAnswerCommand.self, CheckScenarioCommand.self,
    ], defaultSubcommand: ListScenariosCommand.self)
}

struct ListScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les scénarios qu’il y a.")
  @OptionGroup var options: OutputOptions

  func run() throws {
    let all = try ListScenarios()(options.files)
    let output = Output(options)
    output.table(ScenarioTables.list(all))
    try output.value(ScenarioListJSON(all))
  }
}

struct StartScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarrer", abstract: "Commencer un scénario dans un dossier neuf.",
    discussion: "Sans graine, ce sont les montants de base. Deux graines donnent deux jeux de montants.")
  @Argument(help: ArgumentHelp("Le scénario : S1.", valueName: "id")) var id: String
  @Option(name: .customLong("graine"), help: ArgumentHelp("De quoi tirer les montants.", valueName: "n")) var seed: String?
  @Option(name: .customLong("apprenant"), help: ArgumentHelp("L’identifiant de qui travaille.", valueName: "nom")) var learner =
    ""
  @OptionGroup var options: DossierOptions

  func run() throws {
    guard let path = options.path ?? ProcessInfo.processInfo.environment["ECRITOIRE_DOSSIER"] else {
      throw Finding.scenarioWhere()
    }
    let dossier = try StartScenario(id, seed: ScenarioSeed(seed), learner: learner)(
      at: path, author: options.by, files: options.output.files)
    try dossier.close()
    try show(options, said: "Scénario commencé dans \(path).")
  }
}

private func show(_ options: DossierOptions, said: String? = nil) throws {
  let (running, answers) = try ReadScenario()(options.desk())
  let output = Output(options.output)
  if let said { output.say(said) }
  output.say("\(running.scenario.title) : \(running.run.state.french), nous sommes le \(running.run.day.french).")
  output.table(ScenarioTables.tasks(running))
  if !running.scenario.answers.isEmpty { output.table(ScenarioTables.answers(running, answers)) }
  try output.value(ScenarioStateJSON(running, answers: answers))
}

struct ScenarioStateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "etat", abstract: "Le jour du scénario, ce qui est demandé, ce qui est répondu.")
  @OptionGroup var options: DossierOptions
  func run() throws { try show(options) }
}

struct AdvanceScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "avancer", abstract: "Laisser passer les jours : ce qui doit arriver arrive.",
    discussion: "Sans date, jusqu’au prochain jour où quelque chose arrive. Les pièces attendent dans « piece lister ».")
  @Option(name: .customLong("jusquau"), help: ArgumentHelp("Le jour où s’arrêter.", valueName: "date")) var through: Day?
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try AdvanceScenario(through: through, draw: ScenarioDocuments.files)(options.desk())
    let output = Output(options.output)
    output.say(
      "Nous sommes le \(outcome.day.french) : \(outcome.events.count) événement(s), \(outcome.received) pièce(s) à saisir.")
    for event in outcome.events {
      output.say()
      output.say("\(event.day.french) \(event.rule.hour), \(event.rule.channel.rawValue) : \(event.rule.subject)")
      output.say(event.text)
    }
    try output.value(AdvancedScenarioJSON(outcome))
  }
}

struct ScenarioDocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents", abstract: "Écrire les documents reçus : factures, relevé, journal de paie.")
  @Option(name: .customLong("sortie"), help: ArgumentHelp("Le répertoire où les écrire.", valueName: "rep")) var folder: String
  @OptionGroup var options: DossierOptions

  struct WrittenJSON: Encodable { let files: [String] }

  func run() throws {
    let (running, _) = try ReadScenario()(options.desk())
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var written: [String] = []
    for document in running.received {
      for file in try ScenarioDocuments.files(document, running.version) {
        let path = folder + "/" + file.name
        try WriteFile(path, overwrites: true) { try $0(file.content) }
        written.append(path)
      }
    }
    let output = Output(options.output)
    for path in written { output.say(path) }
    try output.value(WrittenJSON(files: written))
  }
}

struct AnswerScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repondre", abstract: "Répondre à ce qui est demandé : ca3.16=5665.")
  @Argument(help: ArgumentHelp("Des réponses nom=valeur.", valueName: "réponse")) var answers: [String]
  @OptionGroup var options: DossierOptions

  func run() throws {
    let pairs = try answers.map { text -> (name: String, text: String) in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw Finding.answerShape(text) }
      return (parts[0], parts[1])
    }
    let given = try AnswerScenario(pairs)(options.desk())
    try show(options, said: "\(given.count) réponse(s) gardée(s).")
  }
}

struct GradeScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluer", abstract: "Évaluer le travail tel qu’il est, sans le rendre.")
  @Option(name: .customLong("aide"), help: ArgumentHelp("1 : un indice ; 2 : la règle ; 3 : le corrigé.", valueName: "n"))
  var help = 1
  @Option(
    name: .customLong("autres-graines"),
    help: ArgumentHelp("Reconnaître les montants d’autres graines : a,b,c.", valueName: "graines"))
  var others: String?
  @OptionGroup var options: DossierOptions

  func validate() throws {
    guard (1...3).contains(help) else { throw ValidationError("--aide va de 1 à 3.") }
  }

  func run() throws {
    let seeds = (others ?? "").split(separator: ",").map { (learner: String($0), seed: ScenarioSeed(String($0))) }
    let outcome = try GradeScenario(others: seeds)(options.desk())
    let output = Output(options.output)
    output.say("\(outcome.grade.score.french) points sur \(outcome.grade.maximum.french).")
    output.table(ScenarioTables.grade(outcome))
    for result in outcome.grade.criteria {
      for feedback in result.feedback {
        output.say()
        output.say("\(result.criterion.title) · \(feedback.subject) [\(feedback.cause)]")
        output.say("  Indice : \(feedback.hint)")
        if help > 1 { output.say("  Règle : \(feedback.rule)") }
        if help > 2, !feedback.correction.isEmpty { output.say("  Corrigé : \(feedback.correction)") }
      }
    }
    for suspicion in outcome.suspicions {
      output.say("\(suspicion.entries.count) écriture(s) portent les montants de la graine \(suspicion.learner).")
    }
    try output.value(GradeJSON(outcome, help: help))
  }
}

struct HandInCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rendre", abstract: "Rendre le travail : la note de ce moment est gardée.")
  @OptionGroup var options: DossierOptions

  func run() throws {
    let handIn = try HandInScenario(engine: Version.text)(options.desk())
    let output = Output(options.output)
    output.say("Travail rendu le \(handIn.day.french) : \(handIn.points.french) points sur \(handIn.maximum.french).")
    output.say("Empreinte de la piste d’audit : \(handIn.head)")
    try output.value(HandInJSON(handIn))
  }
}

struct PauseScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "arreter", abstract: "Arrêter l’horloge du scénario.")
  @OptionGroup var options: DossierOptions
  func run() throws {
    _ = try SetScenarioState(.paused)(options.desk())
    try show(options)
  }
}

struct ResumeScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprendre", abstract: "Reprendre un scénario arrêté, ou un travail rendu.")
  @OptionGroup var options: DossierOptions
  func run() throws {
    _ = try SetScenarioState(.running)(options.desk())
    try show(options)
  }
}

struct ModelAnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrige", abstract: "Le corrigé de ce dossier, pour le formateur : écritures et réponses.")
  @OptionGroup var options: DossierOptions

  func run() throws {
    let (running, _) = try ReadScenario()(options.desk())
    let output = Output(options.output)
    output.table(ScenarioTables.model(running))
    output.table(try ScenarioTables.expected(running))
    try output.value(ModelAnswerJSON(running))
  }
}

struct CheckScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "controler", abstract: "Relire le dossier d’un scénario que vous écrivez.")
  @Argument(help: ArgumentHelp("Le répertoire du scénario.", valueName: "rep")) var folder: String
  @OptionGroup var options: OutputOptions

  func run() throws {
    let read = try CheckScenario(folder)()
    let output = Output(options)
    output.report(read.findings)
    output.say(read.isValid ? "Ce scénario se lit, et ses points font 100." : "Ce scénario est à corriger.")
    try output.value(CheckedScenarioJSON(read.isValid, read.findings))
    if !read.isValid { throw ExitCode(ExitStatus.blocked.rawValue) }
  }
}

extension Finding {
  static func scenarioWhere() -> Finding {
    Finding(
      "competence.scenario.where", "Un scénario commence dans un dossier neuf.",
      recovery: "Dites lequel : ecritoire scenario demarrer S1 --dossier octobre.ecritoire")
  }

  static func answerShape(_ text: String) -> Finding {
    Finding(
      "competence.answer.shape", "« \(text) » n’est pas une réponse nom=valeur.",
      recovery: "Écrivez par exemple : ecritoire scenario repondre ca3.16=5665")
  }
}
