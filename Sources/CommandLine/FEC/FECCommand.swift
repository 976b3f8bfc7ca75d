import ArgumentParser
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire fec importer|exporter|regles`.
struct FECCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fec", abstract: "Importer, exporter le fichier des écritures (FEC).",
    subcommands: [Import.self, Export.self, Rules.self])
}

extension FECCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "importer", abstract: "Reprendre un FEC dans le dossier, avec son lettrage et ses validations.")
    @Argument(help: ArgumentHelp("Le fichier (texte ou XML).", valueName: "fichier")) var file: String
    @Flag(name: .customLong("tolerant"), help: "Comprendre les libertés des éditeurs, et dire chacune.") var tolerant = false
    @Flag(name: .customLong("brouillard"), help: "Tout reprendre au brouillard, même ce que le fichier dit validé.")
    var asDrafts = false
    @Flag(name: .customLong("encore"), help: "Importer même si ce fichier l’a déjà été.") var again = false
    @Flag(name: .customLong("essai"), help: "Tout faire sans rien garder.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let output = Output(options.output)
      let progress = Progress("Lecture du FEC")
      let outcome = try ImportFEC(file, mode: tolerant ? .tolerant : .strict, keepsDrafts: asDrafts, allowsAgain: again)(
        desk, isTrial: trial, progress: { progress.update($0, of: $1) })
      progress.end()
      output.report(outcome.log, file: file)
      try output.value(ImportedFECJSON(outcome, file: file))
      guard !outcome.log.hasErrors else {
        output.say("Rien n’a été repris : \(outcome.log.errorCount) erreur(s).")
        throw ExitStatus(outcome.log.findings).code
      }
      output.say(summary(outcome))
    }

    private func summary(_ outcome: ImportFEC.Outcome) -> String {
      let verb = trial ? "Essai, rien n’est gardé" : "Repris"
      let drafts = outcome.drafts == 0 ? "" : ", dont \(outcome.drafts) au brouillard"
      return
        "\(verb) : \(outcome.entries) écritures\(drafts), \(outcome.lines) lignes, débit \(outcome.debit.french), crédit \(outcome.credit.french)."
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "exporter", abstract: "Écrire le FEC d’un exercice et la description que la loi demande.")
    @Option(
      name: .customLong("exercice"), help: ArgumentHelp("L’année de clôture ; sinon l’exercice du jour.", valueName: "AAAA"))
    var year: Int?
    @Option(name: .customLong("sortie"), help: ArgumentHelp("Le répertoire où écrire.", valueName: "rep")) var folder = "."
    @Option(name: .customLong("forme"), help: "plat ou xml.") var form: ExportFEC.Form = .flat
    @Flag(name: .customLong("latin9"), help: "Écrire en ISO 8859-15 plutôt qu’en UTF-8.") var latin9 = false
    @Flag(name: .customLong("remplacer"), help: "Remplacer les fichiers d’un export précédent.") var overwrites = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let output = Output(options.output)
      let outcome = try ExportFEC(
        fiscalYear: year, folder: folder, form: form, encoding: latin9 ? .latin9 : .utf8, overwrites: overwrites)(
          try options.desk())
      output.report(outcome.findings, file: outcome.file)
      let written = outcome.written
      try output.value(ExportedFECJSON(outcome))
      output.say(
        "\(outcome.file) : \(written.entries) écritures, \(written.lines) lignes, débit \(written.debit.french), crédit \(written.credit.french)."
      )
      output.say("\(outcome.description) : la description à remettre avec lui.")
    }
  }

  struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "regles", abstract: "Lister les règles du contrôle d’un FEC.")
    @OptionGroup var options: OutputOptions

    func run() throws {
      let output = Output(options)
      try output.value(FECRulesJSON())
      output.say(FECRule.markdown)
    }
  }
}

extension ExportFEC.Form: ExpressibleByArgument {}
