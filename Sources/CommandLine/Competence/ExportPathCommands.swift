import ArgumentParser
import Competence
import Kernel
import Presentation
import UseCases

struct ExportPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporter", abstract: "Le parcours pour d’autres outils : Moodle, badges, xAPI, notes, CASE.",
    subcommands: [
      ExportMoodleCommand.self, ExportBadgeCommand.self, ExportStatementsCommand.self, ExportGradesCommand.self,
      ExportCaseCommand.self,
    ])
}

/// The file to write.
struct ExchangeFileOptions: ParsableArguments {
  @Option(name: .customLong("sortie"), help: ArgumentHelp("Le fichier à écrire.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false

  func write(_ bytes: [UInt8], _ form: String, _ output: OutputOptions) throws {
    try WriteFile(path, overwrites: overwrites)() { sink in try sink(bytes) }
    let output = Output(output)
    output.say("Écrit : \(path)")
    try output.value(ExchangeJSON(form: form, file: path, size: bytes.count))
  }
}

struct ExchangeJSON: Encodable {
  let form, file: String
  let size: Int
}

struct ExportMoodleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moodle", abstract: "Le titre comme référentiel de compétences que Moodle importe (CSV).")
  @OptionGroup var file: ExchangeFileOptions
  @OptionGroup var options: OutputOptions

  func run() throws {
    let bytes = try ExportReferential(.moodle)(options.files, changedAt: ExchangeClock.time(nil))
    try file.write(bytes, "moodle", options)
  }
}

struct ExportCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "case", abstract: "Le titre au format CASE 1.1 (JSON).")
  @OptionGroup var file: ExchangeFileOptions
  @OptionGroup var options: OutputOptions

  func run() throws {
    let bytes = try ExportReferential(.package)(options.files, changedAt: ExchangeClock.time(nil))
    try file.write(bytes, "case", options)
  }
}

struct ExportBadgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "badge",
    abstract: "Un badge signé (Open Badges 3.0), d’une compétence au seuil ou d’un bloc validé par un jury.",
    discussion:
      """
      Exemple : ecritoire parcours exporter badge BC01.2.2 --apprenant nora.benali --dossiers /srv/dossiers --cle cle.pem \
      --organisme "Mon organisme" --adresse https://organisme.fr --sortie badge.jwt
      """)
  @Argument(help: ArgumentHelp("Une compétence ou un bloc.", valueName: "id")) var id: String
  @Option(name: .customLong("cle"), help: ArgumentHelp("La clé de l’organisme (« parcours cle creer »).", valueName: "fichier"))
  var key: String
  @Option(name: .customLong("organisme"), help: ArgumentHelp("Qui l’émet.", valueName: "nom")) var issuer: String
  @Option(name: .customLong("adresse"), help: ArgumentHelp("L’adresse de qui l’émet.", valueName: "url")) var address: String
  @OptionGroup var file: ExchangeFileOptions
  @OptionGroup var options: LearnerOptions

  func run() throws {
    let badge = try ExportPath(options.juryFile()).badge(
      id, from: BadgeIssuer(id: address, name: issuer), ExchangeKey(at: key), at: ExchangeClock.time(options.dossier.today))
    try file.write(Array(badge.utf8), "badge", options.output)
  }
}

struct ExportStatementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xapi", abstract: "Les travaux rendus, en énoncés xAPI, sous un pseudonyme.")
  @Option(name: .customLong("cle"), help: ArgumentHelp("La clé de l’organisme, qui fait les pseudonymes.", valueName: "fichier"))
  var key: String
  @Option(name: .customLong("adresse"), help: ArgumentHelp("L’adresse du service qui tient les comptes.", valueName: "url"))
  var address: String
  @OptionGroup var file: ExchangeFileOptions
  @OptionGroup var options: LearnerOptions

  func run() throws {
    let bytes = try ExportPath(options.juryFile()).statements(homePage: address, ExchangeKey(at: key))
    try file.write(bytes, "xapi", options.output)
  }
}

struct ExportGradesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Les notes de chaque compétence, pour le tableur du formateur (CSV).")
  @OptionGroup var file: ExchangeFileOptions
  @OptionGroup var options: LearnerOptions

  func run() throws { try file.write(try ExportPath(options.juryFile()).grades(), "notes", options.output) }
}

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cle", abstract: "La clé qui signe les badges et fait les pseudonymes.", subcommands: [CreateKeyCommand.self],
    defaultSubcommand: CreateKeyCommand.self)
}

struct CreateKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "creer", abstract: "Faire une clé, que seul son propriétaire peut lire.",
    discussion: "Gardez-la : sans elle, les pseudonymes changent, et les badges ne viennent plus de la même clé.")
  @Option(
    name: .customLong("sortie"), help: ArgumentHelp("Le fichier à écrire ; jamais par-dessus un autre.", valueName: "fichier"))
  var path: String
  @OptionGroup var options: OutputOptions

  func run() throws {
    try CreateKey(path)()
    let output = Output(options)
    output.say("Écrit : \(path). Ne la partagez pas, et gardez-en une copie.")
    try output.value(ExchangeJSON(form: "cle", file: path, size: 0))
  }
}

enum ExchangeClock {
  /// The moment that leaves with a file.
  static func time(_ day: Day?) -> UniversalTime {
    let day = SystemClock.day(given: day)
    return UniversalTime("\(day.iso)T\(SystemClock.timeOfDay)Z")!
  }
}
