import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct ImportEntriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "importer", abstract: "Importer des écritures d’un fichier CSV, au brouillard.",
    discussion: """
      Colonnes : date;journal;piece;compte;auxiliaire;libelle;debit;credit. D’autres sont reconnues : ecritoire aide saisie.

      Celles d’un autre logiciel se disent une fois : ecritoire ecriture importer export.csv --correspondance caisse \
      --colonne date="Date compta" --colonne auxiliaire=5
      """)

  @Argument(help: ArgumentHelp("Le fichier CSV.", valueName: "fichier")) var path: String
  @Option(
    name: .customLong("correspondance"),
    help: ArgumentHelp("Le nom sous lequel les colonnes sont retenues, ou l’ont été.", valueName: "nom"))
  var mapping: String?
  @OptionGroup(title: "Ce que le fichier porte") var columns: ImportColumnsOptions
  @Flag(name: .customLong("essai"), help: "Montrer ce que l’import ferait, sans rien enregistrer.") var trial = false
  @Flag(name: .customLong("encore"), help: "Importer une seconde fois un fichier déjà importé.") var again = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let importing = ImportEntries(
      path, mappingName: mapping, corrections: try columns.corrections(), allowsAgain: again)
    let outcome = try importing(options.desk(), isTrial: trial)
    let output = Output(options.output)
    output.report(outcome.log, file: path)
    try output.value(ImportedEntriesJSON(outcome, trial: trial))
    guard !outcome.log.hasErrors else {
      output.say("Rien n’est importé : corrigez le fichier et recommencez.")
      throw ExitStatus(outcome.log.findings).code
    }
    say(outcome.created, output)
    let count = "\(outcome.entries) écriture(s), \(outcome.lines) ligne(s)"
    if outcome.isImported, let batch = outcome.batch {
      output.say("Importé au brouillard : \(count). Pour défaire : ecritoire ecriture annuler-import \(batch)")
    } else {
      output.say("Essai : \(count) ; rien n’est enregistré.")
    }
  }

  private func say(_ created: CreatedNames, _ output: Output) {
    let verb = trial ? "à créer" : "créés"
    if !created.journals.isEmpty {
      output.say("Journaux \(verb) : \(created.journals.map { "\($0.code) (\($0.label))" }.joined(separator: ", "))")
    }
    if !created.accounts.isEmpty {
      output.say("Comptes \(verb) : \(created.accounts.map(\.number.text).joined(separator: ", "))")
    }
    if !created.thirdParties.isEmpty { output.say("Tiers \(verb) : \(created.thirdParties.map(\.code).joined(separator: ", "))") }
  }
}

struct ListImportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "imports", abstract: "Les fichiers importés.")
  @OptionGroup var options: DossierOptions

  func run() throws {
    let batches = try ListImports()(options.desk())
    let output = Output(options.output)
    try output.value(ImportListJSON(batches))
    var table = ReportTable(
      title: "Imports",
      columns: [
        .init("N°", .count), .init("Genre", .text), .init("Fichier", .text), .init("Écritures", .count), .init("Lignes", .count),
        .init("Mouvements", .count), .init("État", .text),
      ])
    for batch in batches {
      table.add([
        .count(Int(batch.id)), .text(batch.kind), .text(batch.file),
        batch.statementKind == nil ? .count(Int(batch.entries)) : .empty,
        batch.statementKind == nil ? .count(Int(batch.lines)) : .empty,
        batch.statementKind == nil ? .empty : .count(Int(batch.lines)),
        .text(batch.isUndone ? "annulé" : ""),
      ])
    }
    output.table(table)
  }
}

struct UndoImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annuler-import", abstract: "Reprendre tout ce qu’un import a apporté, tant que rien n’en est validé.")
  @Argument(help: ArgumentHelp("Le numéro de l’import (ecritoire ecriture imports).", valueName: "n°")) var batch: Int64
  @OptionGroup var options: DossierOptions

  func run() throws {
    let undone = try UndoImport(batch)(options.desk())
    let output = Output(options.output)
    guard undone.batch.statementKind == nil else {
      try output.value(UndoneStatementsJSON(undone))
      return output.say("Import n° \(batch) annulé : \(undone.count) mouvement(s) bancaire(s) retiré(s).")
    }
    try output.value(UndoneImportJSON(batch: batch, entries: undone.count))
    output.say("Import n° \(batch) annulé : \(undone.count) écriture(s) retirée(s) du brouillard.")
  }
}
