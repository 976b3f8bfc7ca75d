import ArgumentParser
import Competence
import Kernel
import Presentation
import Store
import UseCases

/// `ecritoire parcours …`: where a learner stands on the title.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parcours", abstract: "Les compétences : ce qui est fait, noté, jugé, prouvé.",
    discussion: "La note du programme et le jugement des personnes sont côte à côte ; un bloc n’est validé que par un jury.",
    subcommands: [
      PathStateCommand.self, CompetencesCommand.self, EvidenceCommand.self, JudgeCommand.self, AccessRouteCommand.self,
      ProposeCommand.self, MinutesCommand.self, LearnersCommand.self, JuryFileCommand.self, VerifyArchiveCommand.self,
      ExportPathCommand.self, KeyCommand.self, ReferentialCommand.self,
    ], defaultSubcommand: PathStateCommand.self)
}

struct PathStateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "etat", abstract: "L’état de chaque bloc, et les travaux rendus.")
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try ReadPath()(options.desk())
    let output = Output(options.output)
    output.table(PathTables.blocks(outcome))
    if !outcome.handIns.isEmpty { output.table(PathTables.handIns(outcome)) }
    try output.value(PathJSON(outcome))
  }
}

struct CompetencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "competences", abstract: "Les compétences du titre : ce que le programme note, ce qu’une personne juge.")
  @Option(name: .customLong("bloc"), help: ArgumentHelp("Un seul bloc.", valueName: "BC01")) var block: String?
  @OptionGroup var options: DossierOptions

  func run() throws {
    let title = try Referential.known(options.output.files)
    // Without a dossier, the title alone.
    let isGiven = options.path != nil || (try? options.resolvedPath()) != nil
    let board = isGiven ? try ReadPath()(options.desk()).board : nil
    let output = Output(options.output)
    let counts = title.counts
    output.say(PathTables.expired(title))
    output.table(PathTables.competences(title, board, block: block))
    output.say(
      "\(title.competences.count) lignes : \(counts.automatic) notées par le programme, \(counts.person) jugées par une personne, \(counts.awaiting) qui attendent un module."
    )
    try output.value(CompetenceListJSON(title, board))
  }
}

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preuves", abstract: "Ce que le dossier prouve, avec les empreintes de sa piste d’audit.")
  @Option(name: .customLong("competence"), help: ArgumentHelp("Une compétence ou un bloc.", valueName: "BC01.2")) var competence:
    String?
  @Option(name: .customLong("limite"), help: ArgumentHelp("Les dernières seulement.", valueName: "n")) var limit = 100
  @OptionGroup var options: DossierOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limite est un nombre positif.") }
  }

  func run() throws {
    let items = try ReadEvidence(competence: competence, engine: Version.text, limit: limit)(options.desk())
    let output = Output(options.output)
    output.table(PathTables.evidence(items))
    try output.value(EvidenceListJSON(items))
  }
}

struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "juger", abstract: "Juger une compétence (A à D), ou corriger les points d’un critère avec un motif.")
  @Argument(help: ArgumentHelp("Une compétence du titre, ou un critère du scénario.", valueName: "id")) var id: String
  @Option(name: .customLong("niveau"), help: ArgumentHelp("A, B, C ou D, pour une compétence.", valueName: "lettre")) var level:
    String?
  @Option(name: .customLong("points"), help: ArgumentHelp("Pour un critère.", valueName: "n")) var points: String?
  @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi.", valueName: "texte")) var reason = ""
  @OptionGroup var options: DossierOptions

  func run() throws {
    let subject: Judgement.Subject
    switch (level, points) {
    case (let level?, nil):
      guard let known = HumanLevel(rawValue: level.uppercased()) else {
        throw ValidationError("Les niveaux sont A, B, C et D.")
      }
      subject = .competence(id, known)
    case (nil, let points?):
      guard let given = Points(french: points) else { throw ValidationError("« \(points) » n’est pas un nombre de points.") }
      subject = .criterion(id, points: given.hundredths)
    default: throw ValidationError("Donnez --niveau ou --points, l’un des deux.")
    }
    let judgement = try JudgeWork(subject, reason: reason)(options.desk())
    let output = Output(options.output)
    output.say("Jugement gardé : \(judgement.subject.id).")
    try output.value(JudgementJSON(judgement))
  }
}

/// `ecritoire parcours referentiel …`.
struct ReferentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "referentiel", abstract: "Le titre comme donnée : le lire, relire un autre.",
    subcommands: [ShowReferentialCommand.self, CheckReferentialCommand.self], defaultSubcommand: ShowReferentialCommand.self)
}

struct ShowReferentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "montrer", abstract: "Le titre : enregistrement, voies, jurys, blocs.")
  @OptionGroup var options: OutputOptions

  func run() throws {
    let title = try Referential.known(options.files)
    let output = Output(options)
    output.say("\(title.code) \(title.title), niveau \(title.level)")
    output.say(PathTables.expired(title))
    output.table(PathTables.routes(title))
    try output.value(title)
  }
}

struct CheckReferentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "controler", abstract: "Relire le fichier d’un titre, et dire ce qui ne va pas.")
  @Argument(help: ArgumentHelp("Le fichier JSON.", valueName: "fichier")) var file: String
  @OptionGroup var options: OutputOptions

  func run() throws {
    let read = try CheckReferential(file)()
    let output = Output(options)
    output.report(read.findings, file: file)
    if let title = read.referential {
      output.say(
        "\(title.code) : \(title.blocks.count) blocs, \(title.competences.count) compétences, \(title.routes.count) voies.")
    }
    try output.value(CheckedReferentialJSON(read.referential, read.findings))
    if read.referential == nil { throw ExitCode(ExitStatus.blocked.rawValue) }
  }
}
