import ArgumentParser
import Kernel
import Law
import Ledger
import Presentation

struct ParametersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parametres", abstract: "Les chiffres du droit un jour donné, et leur source.",
    discussion: "Exemple : ecritoire parametres tva --au 2026-10-31. Voir aussi : ecritoire aide parametres.")

  @Argument(help: ArgumentHelp("Seulement ceux dont le nom ou l’intitulé contient ces mots.", valueName: "mots")) var words:
    [String] = []
  @Option(name: .customLong("au"), help: ArgumentHelp("Le jour ; sinon aujourd’hui.", valueName: "date")) var day: Day?
  @Flag(name: .customLong("perimes"), help: "Ceux qui sont à vérifier, et pourquoi.") var stale = false
  @Option(name: .customLong("aujourdhui"), help: ArgumentHelp("La date du jour ; sinon l’horloge.", valueName: "date")) var today:
    Day?
  @OptionGroup var options: OutputOptions

  func run() throws {
    let law = Law(options.files)
    let day = day ?? SystemClock.day(given: today)
    let output = Output(options)
    if stale { try showStale(law, day, output) } else { try showInForce(law, day, output) }
    output.report(law.findings)
    if !law.findings.isEmpty { throw ExitStatus.blocked.code }
  }

  private func matches(_ id: String, _ label: String) -> Bool {
    let text = "\(id) \(label)".searchFolded
    return words.allSatisfy { text.contains($0.searchFolded) }
  }

  private func showInForce(_ law: Law, _ day: Day, _ output: Output) throws {
    let steps = law.inForce(on: day).filter { matches($0.id, $0.label) }
    var table = ReportTable(
      title: "Chiffres du droit au \(day.french)",
      columns: [
        .init("Paramètre", .text), .init("Intitulé", .text), .init("Valeur", .text), .init("Depuis", .day),
        .init("Jusqu’au", .day),
        .init("Vérifié", .text), .init("Source", .text),
      ])
    for step in steps {
      let isVerified = step.isVerified && step.citation.check.isVerified
      table.add([
        .text(step.id), .text(step.label), .text(step.french), .day(step.from), .optional(step.until),
        .text(isVerified ? "oui" : "non"),
        .text(step.citation.text),
      ])
    }
    if steps.isEmpty {
      output.say("Aucun chiffre connu d’Écritoire n’est en vigueur le \(day.french)\(words.isEmpty ? "" : " sous ces mots").")
    } else {
      output.table(table)
    }
    try output.value(ParametersJSON(steps, on: day, findings: law.findings))
  }

  private func showStale(_ law: Law, _ day: Day, _ output: Output) throws {
    let found = law.stale(on: day).filter { matches($0.parameter.id, $0.parameter.label) }
    for item in found {
      output.say("\(item.parameter.id) — \(item.parameter.label)")
      for reason in item.french { output.say("  • \(reason)") }
    }
    output.say(found.isEmpty ? "Rien à vérifier au \(day.french)." : "\(found.count) paramètre(s) à vérifier au \(day.french).")
    try output.value(StaleParametersJSON(found, on: day, findings: law.findings))
  }
}
