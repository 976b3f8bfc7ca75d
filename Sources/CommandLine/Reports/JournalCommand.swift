import ArgumentParser
import Kernel
import Ledger
import UseCases

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "journal", abstract: "Les écritures d’un journal, mois par mois.")

  @Argument(help: ArgumentHelp("Le code du journal : HA, VE, BQ…", valueName: "code")) var code: String
  @OptionGroup var period: PeriodOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let outcome = try ReadJournal(code, period: period.period)(report.dossier.desk())
    try report.show(outcome.report.table, json: JournalJSON(outcome), findings: outcome.report.findings)
  }
}

private struct JournalJSON: Encodable {
  struct Month: Encodable {
    let month, debit, credit: String
  }
  let journal, label: String
  let from, through: Day
  let lines: [LedgerLineJSON]
  let months: [Month]
  let debit, credit: String
  let findings: [FindingJSON]

  init(_ outcome: ReadJournal.Outcome) {
    let report = outcome.report
    (journal, label, from, through) = (report.journal, report.label, outcome.days.first, outcome.days.last)
    lines = report.lines.map { LedgerLineJSON($0) }
    months = report.months.map { Month(month: $0.month.iso, debit: $0.sums.debit.json, credit: $0.sums.credit.json) }
    (debit, credit, findings) = (report.total.debit.json, report.total.credit.json, report.findings.json)
  }
}
