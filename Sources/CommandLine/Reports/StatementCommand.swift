import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

struct StatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releve", abstract: "Le relevé de compte d’un tiers, à lui envoyer.")

  @Argument(help: ArgumentHelp("Le code du tiers.", valueName: "code")) var code: String
  @OptionGroup var period: PeriodOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try ReadStatement(code, period: period.period)(desk)
    try report.show(
      outcome.statements.map(\.table), json: StatementJSON(outcome), whole: outcome.table, desk, days: outcome.days)
  }
}
