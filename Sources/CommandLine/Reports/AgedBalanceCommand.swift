import ArgumentParser
import Kernel
import Ledger
import UseCases

struct AgedBalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance-agee", abstract: "Ce que doit chaque tiers, par âge de retard.",
    discussion: """
      L’âge se compte depuis l’échéance, sinon depuis la date de l’écriture. Une facture réglée après le jour demandé \
      est encore due ce jour-là.
      """)

  @Flag(name: .customLong("clients"), help: "Les clients (41) seulement.") var customers = false
  @Flag(name: .customLong("fournisseurs"), help: "Les fournisseurs (40) seulement.") var suppliers = false
  @Option(name: .customLong("au"), help: ArgumentHelp("Le jour ; sinon aujourd’hui.", valueName: "date")) var day: Day?
  @OptionGroup var report: ReportOptions

  private var sides: [DueSide] {
    customers == suppliers ? DueSide.allCases : customers ? [.customers] : [.suppliers]
  }

  func run() throws {
    let desk = try report.dossier.desk()
    let balances = try sides.map { try ReadAgedBalance($0, on: day)(desk) }
    try report.show(balances.map(\.table), json: AgedBalanceJSON(day: day ?? desk.today, balances), csvTable: joined(balances))
  }

  /// Both sides in one table, for CSV: the account numbers tell them apart.
  private func joined(_ balances: [AgedBalance]) -> ReportTable? {
    guard var table = balances.first?.table else { return nil }
    for balance in balances.dropFirst() {
      for row in balance.table.rows where row.kind == .line { table.add(row.cells) }
    }
    return table
  }
}

private struct AgedBalanceJSON: Encodable {
  struct Amounts: Encodable {
    let notDue, upTo30, upTo60, upTo90, over90, credits, total: String

    init(_ amounts: AgedBalance.Amounts) {
      (notDue, upTo30, upTo60) = (amounts[.notDue].json, amounts[.upTo30].json, amounts[.upTo60].json)
      (upTo90, over90) = (amounts[.upTo90].json, amounts[.over90].json)
      (credits, total) = (amounts.credits.json, amounts.total.json)
    }
  }
  struct Row: Encodable {
    let account, name: String
    let thirdParty: OrNull<String>
    let amounts: Amounts
  }
  struct Side: Encodable {
    let side: String
    let rows: [Row]
    let total: Amounts
  }
  let day: Day
  let sides: [Side]
  let findings: [FindingJSON] = []

  init(day: Day, _ balances: [AgedBalance]) {
    self.day = day
    sides = balances.map { balance in
      let rows = balance.rows.map {
        Row(account: $0.account.text, name: $0.name, thirdParty: OrNull($0.thirdParty), amounts: Amounts($0.amounts))
      }
      return Side(side: balance.side == .customers ? "customers" : "suppliers", rows: rows, total: Amounts(balance.total))
    }
  }
}
