import ArgumentParser
import Kernel
import Presentation
import SocialReporting
import UseCases

/// `ecritoire dsn convertir A B`: text to XML and back.
struct DSNConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convertir", abstract: "Passer une DSN du texte NEODeS au XML d’échange, et retour, sans rien perdre.",
    discussion: "Exemple : ecritoire dsn convertir octobre.dsn octobre.xml. Seul le texte NEODeS se dépose.")
  @Argument(help: ArgumentHelp("La DSN, texte ou XML : son contenu le dit.", valueName: "a")) var source: String
  @Argument(help: ArgumentHelp("Le fichier à écrire : .xml ou .dsn dit sa forme.", valueName: "b")) var target: String
  @Flag(name: .customLong("tolerant"), help: "Lire aussi un texte qui n’est pas tout à fait en forme, et dire ce qui l’est peu.")
  var tolerant = false
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false
  @OptionGroup var options: OutputOptions

  func run() throws {
    let output = Output(options)
    let outcome = try ConvertDSN(
      source, to: target, isTolerant: tolerant, overwrites: overwrites, files: options.files)()
    output.report(outcome.log, file: source)
    try output.value(ConvertedDSNJSON(outcome))
    guard outcome.isWritten else {
      output.say("Rien n’a été écrit : \(outcome.log.errorCount) erreur(s).")
      throw ExitStatus(outcome.log.findings).code
    }
    let held = outcome.sawSchema ? ", tenu au schéma de sa nature" : ""
    output.say(
      "\(outcome.file) : \(outcome.to.french), norme \(outcome.version ?? "inconnue"), \(outcome.summary.french)\(held). \(DSNFileSummary.notice)"
    )
    if outcome.to == .xml { output.say("Ce XML est une forme d’échange : c’est le texte NEODeS qui se dépose.") }
  }
}

/// `ecritoire dsn schema`: the schemas that the XML is held to.
struct DSNSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Écrire les schémas (XSD) du XML d’échange, un par nature et version de la norme.",
    discussion: "Exemple : ecritoire dsn schema --norme P26V01 --sortie schemas. Ils sont d’Écritoire, et non de la norme.")
  @Option(name: .customLong("norme"), help: ArgumentHelp("Une seule version, telle que P26V01.", valueName: "version"))
  var version: String?
  @Option(name: .customLong("sortie"), help: ArgumentHelp("Le répertoire où écrire.", valueName: "rep")) var folder = "."
  @Flag(name: .customLong("remplacer"), help: "Remplacer les fichiers d’avant.") var overwrites = false
  @OptionGroup var options: OutputOptions

  func run() throws {
    let output = Output(options)
    let written = try WriteDSNSchemas(folder, version: version, overwrites: overwrites, files: options.files)()
    try output.value(WrittenDSNSchemasJSON(written))
    for schema in written { output.say("\(schema.file) : \(schema.name), norme \(schema.version).") }
  }
}
