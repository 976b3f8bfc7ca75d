import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "journal", abstract: "Les écritures d’un journal, mois par mois.")

  @Argument(help: ArgumentHelp("Le code du journal : HA, VE, BQ…", valueName: "code")) var code: String
  @OptionGroup var period: PeriodOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try ReadJournal(code, period: period.period)(desk)
    try report.show(
      outcome.report.table, json: JournalJSON(outcome), desk, days: outcome.days, findings: outcome.report.findings)
  }
}
