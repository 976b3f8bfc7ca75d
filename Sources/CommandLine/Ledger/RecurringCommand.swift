import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

/// `ecritoire ecriture abonnement …`: templates that come back by themselves.
struct RecurringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abonnement", abstract: "Les abonnements : un guide, ses montants, un rythme.",
    discussion: "« passer » écrit au brouillard ce qui est dû, une seule fois ; rien n’est validé à votre place.",
    subcommands: [Define.self, List.self, Preview.self, Write.self, Delete.self])
}

/// `mensuel`, `trimestriel`, `annuel`, or a number of months.
private func readPeriod(_ text: String) throws -> Int {
  switch text.searchFolded {
  case "mensuel", "mois": return 1
  case "trimestriel", "trimestre": return 3
  case "annuel", "an": return 12
  default:
    guard let months = Int(text) else { throw ArgumentRefusal("écrivez mensuel, trimestriel, annuel, ou un nombre de mois") }
    return months
  }
}

private func readDayRule(_ text: String) throws -> RecurringEntry.DayRule {
  if text.searchFolded == "dernier" { return .lastDay }
  guard let day = Int(text) else { throw ArgumentRefusal("écrivez un jour de 1 à 31, ou dernier") }
  return .day(day)
}

extension RecurringCommand {
  struct Define: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "definir", abstract: "Définir un abonnement, ou le changer.",
      discussion:
        "Exemple : ecritoire ecriture abonnement definir Loyer --modele \"Loyer du bureau\" --tous-les mensuel --jour 5 --debut 2026-10-01"
    )
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @Option(name: .customLong("modele"), help: ArgumentHelp("Le guide de saisie.", valueName: "nom")) var template: String
    @Option(
      name: .customLong("montant"), help: ArgumentHelp("Un montant du guide ; peut se répéter.", valueName: "nom=montant"),
      transform: AmountArgument.read)
    var amounts: [AmountArgument] = []
    @Option(
      name: .customLong("tous-les"),
      help: ArgumentHelp("mensuel, trimestriel, annuel, ou un nombre de mois.", valueName: "rythme"), transform: readPeriod)
    var everyMonths: Int
    @Option(
      name: .customLong("jour"), help: ArgumentHelp("Le jour du mois, ou dernier.", valueName: "jour"), transform: readDayRule)
    var dayRule: RecurringEntry.DayRule
    @Option(name: .customLong("report"), help: "Ce qu’il devient un jour non ouvré.") var shift = RecurringEntry.Shift.none
    @Option(name: .customLong("debut"), help: ArgumentHelp("Rien ne tombe avant.", valueName: "date")) var first: Day
    @Option(name: .customLong("fin"), help: ArgumentHelp("Rien ne tombe après.", valueName: "date")) var last: Day?
    @Flag(name: .customLong("essai"), help: "Le vérifier sans le garder.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let recurring = SavedRecurring(
        template: template, amounts: try AmountArgument.values(amounts), everyMonths: everyMonths, dayRule: dayRule, shift: shift,
        first: first, last: last)
      try DefineRecurring(name, recurring)(options.desk(), isTrial: trial)
      let output = Output(options.output)
      try output.value(DefinedRecurringJSON(recurring, name: name, trial: trial))
      output.say(
        "\(trial ? "Essai, rien n’est gardé" : "Abonnement") : « \(name) », \(recurring.rhythm), à partir du \(first.french).")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les abonnements, et quand chacun tombe.")
    @OptionGroup var options: DossierOptions

    func run() throws {
      let items = try ListRecurring()(options.desk())
      let output = Output(options.output)
      try output.value(RecurringListJSON(items))
      var table = ReportTable(
        title: "Abonnements",
        columns: [
          .init("Nom", .text), .init("Guide", .text), .init("Rythme", .text), .init("Début", .day), .init("Fin", .day),
          .init("Passé jusqu’au", .day), .init("Prochain", .day),
        ])
      for item in items {
        table.add([
          .text(item.name), .text(item.recurring.template), .text(item.recurring.rhythm), .day(item.recurring.first),
          .optional(item.recurring.last), .optional(item.doneThrough), .optional(item.next),
        ])
      }
      output.table(table)
    }
  }

  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "apercu", abstract: "Ce qui tombe entre deux jours, déjà passé ou non.")
    @Argument(help: ArgumentHelp("Seulement ces abonnements.", valueName: "nom")) var names: [String] = []
    @Option(name: .customLong("du"), help: ArgumentHelp("Premier jour.", valueName: "date")) var from: Day
    @Option(name: .customLong("au"), help: ArgumentHelp("Dernier jour.", valueName: "date")) var through: Day
    @OptionGroup var options: DossierOptions

    func run() throws {
      let due = try PreviewRecurring(names, from: from, through: through)(options.desk())
      let output = Output(options.output)
      try output.value(RecurringPreviewJSON(due))
      output.table(dueTable(due, title: "Abonnements du \(from.french) au \(through.french)"))
    }
  }

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "passer", abstract: "Écrire au brouillard ce qui est dû jusqu’à un jour, et s’en souvenir.")
    @Argument(help: ArgumentHelp("Seulement ces abonnements.", valueName: "nom")) var names: [String] = []
    @Option(name: .customLong("jusquau"), help: ArgumentHelp("Jusqu’à ce jour compris ; sinon aujourd’hui.", valueName: "date"))
    var through: Day?
    @Flag(name: .customLong("essai"), help: "Montrer ce qui serait écrit, sans l’écrire.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let outcome = try WriteRecurring(names, through: through ?? desk.today)(desk, isTrial: trial)
      let output = Output(options.output)
      output.report(outcome.findings)
      try output.value(WrittenRecurringJSON(outcome, trial: trial))
      guard !outcome.findings.contains(where: { $0.severity == .error }) else {
        output.say("Rien n’est écrit : corrigez le guide ou l’abonnement et recommencez.")
        throw ExitStatus.blocked.code
      }
      if outcome.written.isEmpty { return output.say("Rien n’est dû.") }
      output.table(dueTable(outcome.written.map(\.entry), title: trial ? "Essai : rien n’est écrit" : "Écrit au brouillard"))
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "supprimer", abstract: "Ôter un abonnement ; les écritures qu’il a faites restent.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      try DeleteRecurring(name)(options.desk())
      let output = Output(options.output)
      try output.value(DeletedNameJSON(name))
      output.say("Abonnement « \(name) » ôté.")
    }
  }
}

/// The entries that recurring ones make, in the order of the days.
private func dueTable(_ due: [DueEntry], title: String) -> ReportTable {
  var table = ReportTable(
    title: title,
    columns: [
      .init("Date", .day), .init("Abonnement", .text), .init("Journal", .text), .init("Pièce", .text), .init("Libellé", .text),
      .init("Montant", .amount),
    ])
  for entry in due.sorted(by: { ($0.draft.day, $0.recurring) < ($1.draft.day, $1.recurring) }) {
    let draft = entry.draft
    table.add([
      .day(draft.day), .text(entry.recurring), .text(draft.journal), .text(draft.pieceRef), .text(draft.label),
      .amount(draft.totalDebit),
    ])
  }
  return table
}
