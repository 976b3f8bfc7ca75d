import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct TrialBalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "La balance des comptes, générale ou auxiliaire.",
    discussion: "Les sommes vont de l’ouverture de l’exercice au jour demandé, brouillard compris.")

  @Option(name: .customLong("au"), help: ArgumentHelp("Dernier jour ; sinon la fin de l’exercice.", valueName: "date"))
  var through: Day?
  @Option(
    name: .customLong("prefixe"), help: ArgumentHelp("Seulement les comptes qui commencent ainsi : 4, 411…", valueName: "n°"))
  var prefix = ""
  @Flag(name: .customLong("auxiliaire"), help: "Un rang par tiers, pour les comptes qui en ont.") var byThirdParty = false
  @Option(
    name: .customLong("exercice"),
    help: ArgumentHelp("L’exercice, par l’année de sa clôture ; sinon celui du jour.", valueName: "aaaa"))
  var fiscalYear: Int?
  @Flag(name: .customLong("validees"), help: "Sans le brouillard.") var validatedOnly = false
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try ReadTrialBalance(
      fiscalYear: fiscalYear, through: through, prefix: prefix, byThirdParty: byThirdParty, withDrafts: !validatedOnly)(desk)
    try report.show(
      outcome.balance.table, json: TrialBalanceJSON(outcome, byThirdParty: byThirdParty), desk, days: outcome.days,
      findings: outcome.balance.findings)
  }
}
