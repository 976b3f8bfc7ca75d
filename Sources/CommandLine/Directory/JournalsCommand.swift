import ArgumentParser
import ChartOfAccounts
import Kernel
import Ledger
import Presentation
import Store
import UseCases

extension JournalKind: ExpressibleByArgument {}

struct JournalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journaux", abstract: "Les journaux du dossier : les lister, en ouvrir, les changer.",
    subcommands: [ListJournalsCommand.self, AddJournalCommand.self, ChangeJournalCommand.self],
    defaultSubcommand: ListJournalsCommand.self)
}

struct ListJournalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lister", abstract: "Les journaux ouverts, et les usuels que la première écriture ouvrira.")

  @OptionGroup var options: DossierOptions

  func run() throws {
    let journals = try ListJournals()(options.desk())
    let output = Output(options.output)
    var table = ReportTable(
      title: "Journaux",
      columns: [
        .init("Code", .text), .init("Libellé", .text), .init("Genre", .text), .init("Contrepartie", .text),
        .init("Ouvert", .text),
      ])
    for (journal, isOpen) in journals {
      table.add([
        .text(journal.code), .text(journal.label), .text(journal.kind.rawValue), .text(journal.counterpart?.text ?? ""),
        .text(isOpen ? "oui" : "non"),
      ])
    }
    output.table(table)
    try output.value(JournalListJSON(journals))
  }
}

/// What one says of a journal.
struct JournalFields: ParsableArguments {
  @Argument(help: ArgumentHelp("Le code : HA, VE, BQ2…", valueName: "code")) var code: String
  @Option(name: .customLong("libelle"), help: ArgumentHelp("Son libellé.", valueName: "texte")) var label: String?
  @Option(
    name: .customLong("genre"), help: ArgumentHelp("Ce qu’il sert à tenir : les contrôles en dépendent.", valueName: "genre"))
  var kind: JournalKind?
  @Option(
    name: .customLong("contrepartie"), help: ArgumentHelp("Le compte d’un journal de banque ou de caisse.", valueName: "n°"))
  var counterpart: String?
  @OptionGroup var options: DossierOptions

  func save(changes: Bool, _ done: String) throws {
    let journal = try OpenJournal(code, label: label, kind: kind, counterpart: counterpart, changes: changes)(options.desk())
    let output = Output(options.output)
    output.say("\(done) : \(journal.code) \(journal.label) (\(journal.kind.rawValue))")
    try output.value(DirectoryJournalJSON(journal, findings: []))
  }
}

struct AddJournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ajouter", abstract: "Ouvrir un journal.")
  @OptionGroup var fields: JournalFields
  func run() throws { try fields.save(changes: false, "Journal ouvert") }
}

struct ChangeJournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modifier", abstract: "Changer le libellé, le genre ou la contrepartie d’un journal.")
  @OptionGroup var fields: JournalFields
  func run() throws { try fields.save(changes: true, "Journal changé") }
}
