import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

extension Echeancier.Step: ExpressibleByArgument {}

struct DueDatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echeancier", abstract: "Ce qui est à recevoir et à payer, par période.")

  @Option(name: .customLong("par"), help: ArgumentHelp("Le pas.", valueName: "semaine|mois")) var step = Echeancier.Step.week
  @Option(name: .customLong("au"), help: ArgumentHelp("Le jour de l’état ; sinon aujourd’hui.", valueName: "date")) var day: Day?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let due = try ReadDueDates(by: step, on: day)(desk)
    try report.show(due.table, json: DueDatesJSON(due), desk)
  }
}
