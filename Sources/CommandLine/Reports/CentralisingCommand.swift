import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

struct CentralisingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centralisateur", abstract: "Les totaux de chaque journal, mois par mois.")

  @Option(
    name: .customLong("exercice"),
    help: ArgumentHelp("L’exercice, par l’année de sa clôture ; sinon celui du jour.", valueName: "aaaa"))
  var fiscalYear: Int?
  @Flag(name: .customLong("validees"), help: "Sans le brouillard.") var validatedOnly = false
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try ReadCentralisateur(fiscalYear: fiscalYear, withDrafts: !validatedOnly)(desk)
    try report.show(
      outcome.report.table, json: CentralisingJSON(outcome), desk, year: outcome.year, findings: outcome.report.findings)
  }
}
