import ArgumentParser
import Kernel
import Presentation
import SocialReporting
import UseCases

/// `ecritoire dsn lire-retour F [--appliquer]`: what came back from a declaration, and the rates of income tax it brings.
struct DSNReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lire-retour", abstract: "Lire un retour : accusé, bilan, taux de prélèvement à la source.",
    discussion: """
      Sans --appliquer, rien n’est gardé. Exemple : ecritoire dsn lire-retour crm.xml --appliquer. Voir aussi : ecritoire aide \
      dsn-retours.
      """)

  @Argument(help: ArgumentHelp("Le retour, en XML ; ou une liste, avec --csv.", valueName: "fichier")) var path: String
  @Flag(
    name: .customLong("csv"), help: "Le fichier est une liste à nous : nir ou matricule, taux, date, type.") var isList = false
  @Option(
    name: .customLong("recu-le"), help: ArgumentHelp("Le jour où les taux sont arrivés ; sinon aujourd’hui.", valueName: "date"))
  var received: Day?
  @Flag(name: .customLong("appliquer"), help: "Garder les taux sur les fiches des salariés.") var applies = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let output = Output(options.output)
    let desk = try options.desk()
    let outcome = try ReadReturn(path, isList ? .csv : .report, received: received)(desk, applies: applies)
    try output.value(ReturnJSON(outcome))
    if let report = outcome.report { for line in ReturnSummary(report).lines { output.say(line) } }
    if outcome.plan != nil { output.table(ReturnedRatesTable(outcome).table) }
    output.report(outcome.log)
    if let plan = outcome.plan {
      let waiting = plan.changes.count
      output.say(
        plan.isRefused
          ? "Rien n’est gardé : corrigez d’abord les lignes refusées."
          : outcome.isApplied
            ? "\(outcome.changed) taux gardé(s) sur les fiches."
            : waiting == 0 ? "Rien à garder." : "\(waiting) taux à garder : relisez-les, puis ajoutez --appliquer.")
    }
    if outcome.log.hasErrors { throw ExitStatus(outcome.log.findings).code }
  }
}
