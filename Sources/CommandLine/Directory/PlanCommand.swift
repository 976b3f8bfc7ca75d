import ArgumentParser
import ChartOfAccounts
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Le plan comptable, les journaux et les tiers.",
    subcommands: [
      ListAccountsCommand.self, FindAccountsCommand.self, ExplainAccountCommand.self, AddAccountCommand.self,
      RenameAccountCommand.self,
      JournalsCommand.self, ThirdPartiesCommand.self,
    ])
}

/// The chart of a day, and the dossier when there is one.
struct ChartOptions: ParsableArguments {
  @Option(name: .customLong("le"), help: ArgumentHelp("Le plan en vigueur ce jour ; sinon celui du jour.", valueName: "date"))
  var day: Day?
  @OptionGroup var options: DossierOptions

  func chart() throws -> Chart { try Chart.load(on: day ?? options.day, files: options.output.files) }

  /// The accounts of the dossier that is named, or the only one of the folder; none when there is no dossier here.
  func ownAccounts() throws -> [Ledger.Account] {
    do {
      return try options.desk().dossier.reading { try $0.accounts() }
    } catch let finding as Finding where finding.code == "dossier.which" {
      return []
    }
  }
}

struct ListAccountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lister", abstract: "Les comptes du plan, et les sous-comptes du dossier s’il y en a un.")

  @Option(name: .customLong("prefixe"), help: ArgumentHelp("Seulement les comptes qui commencent ainsi.", valueName: "n°"))
  var prefix = ""
  @OptionGroup var file: FileOptions
  @OptionGroup var chartOptions: ChartOptions

  func run() throws {
    let chart = try chartOptions.chart()
    let own = try chartOptions.ownAccounts().filter { $0.number.hasPrefix(prefix) && chart.account($0.number.text) == nil }
    let accounts =
      (chart.accounts.filter { $0.number.hasPrefix(prefix) }.map { AccountJSON($0) } + own.map { AccountJSON($0, chart) })
      .sorted { $0.number < $1.number }
    let output = Output(chartOptions.options.output)
    let title = "Plan comptable au \(chart.day.french)\(prefix.isEmpty ? "" : ", comptes \(prefix)")"
    let table = AccountJSON.table(accounts, title: title)
    if file.isUsed { try file.write(table, about: heading(chart), output) } else { output.table(table) }
    if !chart.isOfficial, !file.csv { output.say("Avant 2025 : les numéros de 2024, avec les libellés de 2025.") }
    try output.value(AccountListJSON(accounts, of: chart))
  }

  /// The chart is nobody's: there may be no dossier here.
  private func heading(_ chart: Chart) -> ReportHeading {
    ReportHeading(
      company: "Plan comptable général", subject: "En vigueur le \(chart.day.french)", author: chartOptions.options.authorName,
      day: chartOptions.options.day)
  }

  func validate() throws { try file.check(chartOptions.options.output) }
}

struct FindAccountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chercher", abstract: "Trouver un compte par ses mots ou par le début de son numéro.",
    discussion: "Exemple : ecritoire plan chercher frais de port")

  @Argument(help: ArgumentHelp("Les mots, tels qu’ils viennent.", valueName: "mots")) var words: [String]
  @Option(name: .customLong("limite"), help: ArgumentHelp("Nombre de réponses au plus.", valueName: "n")) var limit = 20
  @OptionGroup var chartOptions: ChartOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limite demande un nombre positif.") }
  }

  func run() throws {
    let chart = try chartOptions.chart()
    let text = words.joined(separator: " ")
    let hits = chart.search(text, limit: limit).map(\.account)
    let folded = words.map(\.searchFolded)
    let own = try chartOptions.ownAccounts().filter { account in
      let title = "\(account.number) \(account.label)".searchFolded
      return chart.account(account.number.text) == nil && folded.allSatisfy { title.contains($0) }
    }
    let accounts = own.prefix(limit).map { AccountJSON($0, chart) } + hits.map { AccountJSON($0) }
    let output = Output(chartOptions.options.output)
    if accounts.isEmpty {
      output.say("Aucun compte ne répond à « \(text) ». Essayez d’autres mots, ou : ecritoire plan lister")
    } else {
      output.table(AccountJSON.table(accounts, title: "Comptes pour « \(text) »"))
    }
    try output.value(FoundAccountsJSON(accounts, query: text))
  }
}

struct ExplainAccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expliquer", abstract: "Ce qu’on met dans un compte, de quel côté, et l’erreur courante.")

  @Argument(help: ArgumentHelp("Le numéro du compte ou du sous-compte.", valueName: "numéro")) var number: String
  @OptionGroup var chartOptions: ChartOptions

  func run() throws {
    let chart = try chartOptions.chart()
    guard let explanation = chart.explain(number) else {
      throw chart.check(number) ?? .accountUnknown(number, proposals: [], day: chart.day)
    }
    let own = try chartOptions.ownAccounts().first { $0.number.text == number }
    let output = Output(chartOptions.options.output)
    output.say("\(number)  \(own?.label ?? explanation.label)")
    output.say(explanation.path.map { "\($0.number) \($0.shortLabel)" }.joined(separator: " › "))
    output.say("Solde habituel : \(explanation.nature.french).")
    if let source = explanation.inheritedFrom { output.say("(ce qui suit vaut pour le \(source))") }
    for line in explanation.lines { output.say(line) }
    if !explanation.children.isEmpty {
      output.say("Se divise en : \(explanation.children.map { "\($0.number) \($0.shortLabel)" }.joined(separator: ", ")).")
    }
    let findings = [explanation.finding].compactMap { $0 }
    output.report(findings)
    try output.value(ExplanationJSON(explanation, own, findings))
  }
}

struct AddAccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ajouter", abstract: "Ouvrir un sous-compte du dossier.")

  @Argument(help: ArgumentHelp("Le numéro : un compte du plan, et ce que vous y ajoutez.", valueName: "numéro")) var number:
    String
  @Argument(help: ArgumentHelp("Son libellé ; sinon celui du compte du plan.", valueName: "libellé")) var label: [String] = []
  @OptionGroup var options: DossierOptions

  func run() throws { try save(OpenAccount(number, label: label.joined(separator: " ")), options, "Compte ouvert") }
}

struct RenameAccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "renommer", abstract: "Changer le libellé d’un compte du dossier.")

  @Argument(help: ArgumentHelp("Le numéro du compte.", valueName: "numéro")) var number: String
  @Argument(help: ArgumentHelp("Son nouveau libellé.", valueName: "libellé")) var label: [String]
  @OptionGroup var options: DossierOptions

  func run() throws {
    try save(OpenAccount(number, label: label.joined(separator: " "), renames: true), options, "Compte renommé")
  }
}

private func save(_ open: OpenAccount, _ options: DossierOptions, _ done: String) throws {
  let outcome = try open(options.desk())
  let output = Output(options.output)
  output.say("\(done) : \(outcome.account.number) \(outcome.account.label)")
  output.report(outcome.findings)
  try output.value(SavedAccountJSON(outcome))
}
