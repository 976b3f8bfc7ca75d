import ArgumentParser
import Kernel
import Ledger
import Presentation
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
    try report.show(balances.map(\.table), json: AgedBalanceJSON(day: day ?? desk.today, balances), whole: balances.table, desk)
  }
}
