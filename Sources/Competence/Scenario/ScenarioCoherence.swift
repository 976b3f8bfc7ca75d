import Kernel

/// What a scenario's files say of each other: every name that is used is defined, and the base version holds.
struct ScenarioCoherence {
  let scenario: Scenario
  let folder: ScenarioFolder
  private(set) var findings: [Finding] = []

  init(_ scenario: Scenario, _ folder: ScenarioFolder) {
    (self.scenario, self.folder) = (scenario, folder)
    uniqueNames()
    references()
    points()
    guard findings.isEmpty else { return }
    do throws(Finding) { _ = try ScenarioVersion(baseOf: scenario) } catch {
      findings.append(error.at(file: folder.path("faits.csv")))
    }
    for control in scenario.criteria.flatMap(\.controls) { value(control) }
    for answer in scenario.answers where isUnknown(answer.expected) { unknownFact(answer.expected, "reponses.csv", answer.line) }
    for mistake in scenario.mistakes {
      if let value = mistake.value, isUnknown(value) { unknownFact(value, "erreurs.csv", mistake.line) }
    }
    choices()
  }

  private mutating func add(_ reason: String, _ file: String, _ line: Int? = nil) {
    findings.append(.scenarioInconsistent(reason).at(file: folder.path(file), line: line))
  }

  private mutating func uniqueNames() {
    func twice(_ names: [String]) -> String? {
      var seen: Set<String> = []
      return names.first { !seen.insert($0).inserted }
    }
    let lists: [(String, [String])] = [
      ("faits.csv", scenario.facts.map(\.name)), ("tiers.csv", scenario.parties.map(\.code)),
      ("salaries.csv", scenario.staff.map(\.number)),
      ("modele.csv", scenario.entries.map { "\($0.id) \($0.variant ?? "")" }),
      ("donnees.csv", scenario.given.map(\.id) + Set(scenario.entries.map(\.id))),
      ("documents.csv", scenario.documents.map(\.id)),
      ("evenements.csv", scenario.events.map(\.id)), ("taches.csv", scenario.tasks.map(\.id)),
      ("reponses.csv", scenario.answers.map(\.name)), ("criteres.csv", scenario.criteria.map(\.id)),
      ("erreurs.csv", scenario.mistakes.map { "\($0.id) \($0.target)" }),
    ]
    for (file, names) in lists { if let name = twice(names) { add("« \(name.trimmed) » est défini deux fois", file) } }
  }

  private mutating func references() {
    let parties = Set(scenario.parties.map(\.code))
    let documents = Set(scenario.documents.map(\.id))
    let entries = Set(scenario.entries.filter { $0.variant == nil }.map(\.id))
    let variants = Set(scenario.entries.compactMap { entry in entry.variant.map { "\(entry.id) \($0)" } })
    for line in scenario.opening { known(line.party, in: parties, "le tiers", "ouverture.csv", line.line) }
    let inBooks = entries.union(scenario.given.map(\.id)).union(["AN"])
    for (file, rules) in [("modele.csv", scenario.entries), ("donnees.csv", scenario.given)] {
      for line in rules.flatMap(\.lines) {
        known(line.party, in: parties, "le tiers", file, line.line)
        if scenario.classes[line.account] == nil, Int(line.account) == nil {
          add("« \(line.account) » n’est ni une classe de comptes.csv ni un compte", file, line.line)
        }
      }
    }
    for entry in scenario.entries {
      if entry.variant != nil { known(entry.id, in: entries, "l’écriture", "modele.csv", entry.lines[0].line) }
    }
    for document in scenario.documents { known(document.party, in: parties, "le tiers", "documents.csv") }
    for event in scenario.events {
      for document in event.documents { known(document, in: documents, "le document", "evenements.csv") }
      switch event.condition {
      case .recorded(let id), .notRecorded(let id): known(id, in: entries, "l’écriture", "evenements.csv")
      case nil: break
      }
    }
    let answers = Set(scenario.answers.map(\.name))
    for control in scenario.criteria.flatMap(\.controls) {
      switch control.predicate {
      case .entry(let id), .voucher(let id): known(id, in: entries, "l’écriture", "controles.csv", control.line)
      case .lettered(let party, let ids, _):
        if Int(party) == nil { known(party, in: parties, "le tiers", "controles.csv", control.line) }
        for id in ids { known(id, in: inBooks, "l’écriture", "controles.csv", control.line) }
      case .open(let party, let id):
        known(party, in: parties, "le tiers", "controles.csv", control.line)
        known(id, in: inBooks, "l’écriture", "controles.csv", control.line)
      case .answer(let name): known(name, in: answers, "la réponse", "controles.csv", control.line)
      default: break
      }
    }
    for mistake in scenario.mistakes {
      switch mistake.aim {
      case .answer(let name): known(name, in: answers, "la réponse", "erreurs.csv", mistake.line)
      case .entry(let id): known("\(id) \(mistake.id)", in: variants, "la variante", "erreurs.csv", mistake.line)
      case .lettered(let party, let ids):
        if Int(party) == nil { known(party, in: parties, "le tiers", "erreurs.csv", mistake.line) }
        for id in ids { known(id, in: inBooks, "l’écriture", "erreurs.csv", mistake.line) }
      case .balance, .reconciled, .outstanding, .payslip, .contract, .declaration: break
      }
    }
  }

  private mutating func known(_ name: String?, in names: Set<String>, _ what: String, _ file: String, _ line: Int? = nil) {
    if let name, !names.contains(name) { add("\(what) « \(name) » n’est pas défini", file, line) }
  }

  /// The right choice is one of those that are offered.
  private mutating func choices() {
    guard let version = try? ScenarioVersion(baseOf: scenario) else { return }
    for answer in scenario.answers where !answer.choices.isEmpty {
      guard let value = try? version.facts.value(answer.expected), answer.choice(value) == nil else { continue }
      add("la réponse « \(answer.name) » attend un choix qui n’est pas proposé", "reponses.csv", answer.line)
    }
  }

  private mutating func points() {
    let total = scenario.criteria.map(\.points).reduce(.zero, +)
    if total != Points(hundredths: 100_00) { add("les points font \(total.french), pas 100", "controles.csv") }
  }

  private func isUnknown(_ formula: Formula) -> Bool { !formula.names.isSubset(of: Set(scenario.facts.map(\.name))) }

  private mutating func unknownFact(_ formula: Formula, _ file: String, _ line: Int) {
    let unknown = formula.names.subtracting(scenario.facts.map(\.name)).sorted().joined(separator: ", ")
    add("le fait « \(unknown) » n’est pas défini", file, line)
  }

  private mutating func value(_ control: Control) {
    switch control.predicate {
    case .balance(_, let formula), .lettered(_, _, let formula), .payslip(_, _, _, let formula), .contract(_, _, let formula):
      if isUnknown(formula) { unknownFact(formula, "controles.csv", control.line) }
    case .declaration(_, _, _, let formula?):
      if isUnknown(formula) { unknownFact(formula, "controles.csv", control.line) }
    default: break
    }
  }
}
