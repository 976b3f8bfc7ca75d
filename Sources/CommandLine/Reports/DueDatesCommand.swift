import ArgumentParser
import Kernel
import Ledger
import UseCases

extension Echeancier.Step: ExpressibleByArgument {}

struct DueDatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echeancier", abstract: "Ce qui est à recevoir et à payer, par période.")

  @Option(name: .customLong("par"), help: ArgumentHelp("Le pas.", valueName: "semaine|mois")) var step = Echeancier.Step.week
  @Option(name: .customLong("au"), help: ArgumentHelp("Le jour de l’état ; sinon aujourd’hui.", valueName: "date")) var day: Day?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let due = try ReadDueDates(by: step, on: day)(report.dossier.desk())
    try report.show(due.table, json: DueDatesJSON(due))
  }
}

private struct DueDatesJSON: Encodable {
  struct Period: Encodable {
    /// Null for what is late.
    let from: OrNull<Day>
    let toReceive, toPay, net: String
  }
  let day: Day
  let step: String
  let periods: [Period]
  let customerCredits, supplierCredits, toReceive, toPay: String
  let findings: [FindingJSON] = []

  init(_ due: Echeancier) {
    (day, step) = (due.day, due.step == .week ? "week" : "month")
    periods = due.periods.map {
      Period(from: OrNull($0.first), toReceive: $0.toReceive.json, toPay: $0.toPay.json, net: $0.net.json)
    }
    (customerCredits, supplierCredits) = (due.customerCredits.json, due.supplierCredits.json)
    (toReceive, toPay) = (due.toReceive.json, due.toPay.json)
  }
}
