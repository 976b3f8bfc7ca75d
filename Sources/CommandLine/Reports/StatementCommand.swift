import ArgumentParser
import Kernel
import Ledger
import UseCases

struct StatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releve", abstract: "Le relevé de compte d’un tiers, à lui envoyer.")

  @Argument(help: ArgumentHelp("Le code du tiers.", valueName: "code")) var code: String
  @OptionGroup var period: PeriodOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let outcome = try ReadStatement(code, period: period.period)(report.dossier.desk())
    try report.show(outcome.statements.map(\.table), json: StatementJSON(outcome), csvTable: outcome.table)
  }
}

extension ReadStatement.Outcome {
  /// All the accounts in one table, for CSV.
  fileprivate var table: ReportTable {
    let tables = statements.map { ($0.account, $0.table) }
    var table = ReportTable(title: "Relevé \(party.code)", columns: [.init("Compte", .text)] + (tables.first?.1.columns ?? []))
    for (account, own) in tables {
      for row in own.rows where row.kind == .line { table.add([.text(account.text)] + row.cells) }
    }
    return table
  }
}

private struct StatementJSON: Encodable {
  struct Account: Encodable {
    let number, label, opening: String
    let lines: [LedgerLineJSON]
    let debit, credit, closing, unlettered: String
  }
  let thirdParty, name: String
  let from, through: Day
  let accounts: [Account]
  let findings: [FindingJSON] = []

  init(_ outcome: ReadStatement.Outcome) {
    (thirdParty, name) = (outcome.party.code, outcome.party.name)
    (from, through) = (outcome.days.first, outcome.days.last)
    accounts = outcome.statements.map { statement in
      Account(
        number: statement.account.text, label: outcome.labels[statement.account] ?? "", opening: statement.opening.json,
        lines: statement.lines.map { LedgerLineJSON($0.line, balance: $0.balance) }, debit: statement.movements.debit.json,
        credit: statement.movements.credit.json, closing: statement.closing.json, unlettered: statement.unlettered.json)
    }
  }
}
