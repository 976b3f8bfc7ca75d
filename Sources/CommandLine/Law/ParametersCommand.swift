import ArgumentParser
import Kernel
import Law
import Ledger

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
    try output.value(InForceJSON(day: day, parameters: steps.map(StepJSON.init), findings: law.findings.json))
  }

  private func showStale(_ law: Law, _ day: Day, _ output: Output) throws {
    let found = law.stale(on: day).filter { matches($0.parameter.id, $0.parameter.label) }
    for item in found {
      output.say("\(item.parameter.id) — \(item.parameter.label)")
      for reason in item.french { output.say("  • \(reason)") }
    }
    output.say(found.isEmpty ? "Rien à vérifier au \(day.french)." : "\(found.count) paramètre(s) à vérifier au \(day.french).")
    try output.value(StaleListJSON(day: day, stale: found.map(StaleJSON.init), findings: law.findings.json))
  }
}

private struct StepJSON: Encodable {
  let id, label, value, text, unit: String
  let from: Day
  let until: OrNull<Day>
  let citation: String
  /// Both the figure and the article were read in a source.
  let verified, valueVerified, citationVerified: Bool

  init(_ step: Step) {
    (id, label, value, text, unit) = (step.id, step.label, step.value.json, step.french, step.unit.rawValue)
    (from, until, citation) = (step.from, OrNull(step.until), step.citation.text)
    (valueVerified, citationVerified) = (step.isVerified, step.citation.check.isVerified)
    verified = valueVerified && citationVerified
  }
}

private struct InForceJSON: Encodable {
  let day: Day
  let parameters: [StepJSON]
  let findings: [FindingJSON]
}

private struct StaleJSON: Encodable {
  let id, label: String
  let checkedOn: Day
  let expectedNext: OrNull<Day>
  let reasons: [String]

  init(_ item: StaleParameter) {
    (id, label, checkedOn) = (item.parameter.id, item.parameter.label, item.parameter.checkedOn)
    (expectedNext, reasons) = (OrNull(item.parameter.expectedNext), item.french)
  }
}

private struct StaleListJSON: Encodable {
  let day: Day
  let stale: [StaleJSON]
  let findings: [FindingJSON]
}

extension ParameterValue {
  /// A plain decimal with a point: `0.2`, `85000.00`, `10`.
  fileprivate var json: String {
    switch self {
    case .money(let money): money.json
    case .rate(let rate): rate.decimal
    case .count(let count): String(count)
    }
  }
}

extension Rate {
  fileprivate var decimal: String {
    let (whole, fraction) = (e8.magnitude / 100_000_000, String(e8.magnitude % 100_000_000 + 100_000_000).dropFirst())
    let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
    return (e8 < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
  }
}
