import ArgumentParser
import Foundation
import Kernel
import Ledger
import Presentation
import UseCases

struct ExportEntriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporter", abstract: "Écrire les écritures en CSV, qu’Écritoire relit sans une question.",
    discussion: "Sans option, toutes celles du dossier, validées ou non. Pour le fichier de la loi : ecritoire fec exporter.")

  @Option(name: .customLong("exercice"), help: ArgumentHelp("Les écritures validées de cet exercice.", valueName: "AAAA"))
  var year: Int?
  @Flag(name: .customLong("brouillard"), help: "Seulement le brouillard.") var drafts = false
  @Option(
    name: .customLong("sortie"), help: ArgumentHelp("Le fichier à écrire ; sinon la sortie standard.", valueName: "fichier"))
  var path: String?
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false
  @OptionGroup var options: DossierOptions

  func validate() throws {
    if year != nil, drafts { throw ValidationError("--exercice et --brouillard s’excluent.") }
    if path == nil, options.output.json { throw ValidationError("Avec --json, donnez le fichier : --sortie FICHIER.") }
  }

  func run() throws {
    let export = ExportEntries(drafts ? .drafts : year.map { .validated(fiscalYear: $0) } ?? .all)
    let desk = try options.desk()
    let output = Output(options.output)
    guard let path else {
      let outcome = try export(desk) { bytes in try Output.write(bytes) }
      return output.report(outcome.findings)
    }
    let outcome = try export(desk, to: path, overwrites: overwrites)
    output.report(outcome.findings, file: path)
    try output.value(ExportedEntriesJSON(outcome, file: path))
    output.say("\(path) : \(outcome.entries) écriture(s), \(outcome.lines) ligne(s).")
  }
}

extension Output {
  /// Bytes as they are on stdout. Throws `output.broken` when nobody can take them.
  static func write(_ bytes: [UInt8]) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
      throw Finding(
        "output.broken", "La sortie standard n’a pas tout pris.", recovery: "Écrivez dans un fichier : --sortie FICHIER")
    }
  }
}
