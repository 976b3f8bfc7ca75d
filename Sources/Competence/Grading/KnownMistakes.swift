import Kernel

// Values that a dossier holds, and the known wrong ones among them.
extension Grading {
  /// The mistake that leads to this wrong value there; nil for any other value.
  func mistake(_ aim: MistakeAim, _ value: Fraction) throws(Formula.Fault) -> Scenario.Mistake? {
    for mistake in version.scenario.mistakes where mistake.aim == aim {
      if let wrong = mistake.value, try version.facts.value(wrong) == value { return mistake }
    }
    return nil
  }

  /// The mistake that letters one of these entries with what it should not be lettered with, when the work has that very group.
  func wrongLettering(_ party: String, _ ids: [String]) -> Scenario.Mistake? {
    version.scenario.mistakes.first { mistake in
      guard case .lettered(party, let wrong) = mistake.aim, !Set(wrong).isDisjoint(with: ids) else { return false }
      let wanted = wrong.map(entryReferences)
      return work.letterings.contains { group in
        group.lines.allSatisfy { line in concerns(party, line.line) && wanted.contains { $0.contains(line.entry) } }
          && wanted.allSatisfy { references in group.lines.contains { references.contains($0.entry) } }
      }
    }
  }

  func balance(_ control: Control, _ prefix: String, _ expected: Money) throws(Formula.Fault) -> Grade.ControlResult {
    let found = work.entries.filter { $0.day <= version.scenario.days.upperBound }.flatMap(\.lines)
      .filter { $0.account.hasPrefix(prefix) }.map(\.amount).sum()
    let hasOwn = work.entries.indices.contains { !work.entries[$0].isOpening && !matching.given.contains($0) }
    if found == expected, hasOwn { return full(control) }
    let (about, correction) = ("solde \(prefix)", "Solde attendu : \(expected.french) ; trouvé : \(found.french).")
    if hasOwn, let mistake = try mistake(.balance(prefix), Fraction(found)) {
      return try known(mistake, control, about: about, correction: correction)
    }
    return try lost(control, .value, about: about, correction: correction, kept: Share.none)
  }

  private func reconciliations(_ account: String) -> [ObservedWork.Reconciliation] {
    work.reconciliations.filter {
      $0.isMatched && $0.account.hasPrefix(account) && $0.day == version.scenario.days.upperBound
    }
  }

  func reconciled(_ control: Control, _ account: String) throws(Formula.Fault) -> Grade.ControlResult {
    let done = reconciliations(account)
    if done.contains(where: \.difference.isZero) { return full(control) }
    let about = "rapprochement du \(version.scenario.days.upperBound.french)"
    guard let gap = done.map(\.difference.magnitude).min() else {
      return try lost(control, .reconciliation, about: about, correction: "Aucun rapprochement de ce jour.", kept: Share.none)
    }
    let correction = "Écart qui reste : \(gap.french)."
    for value in [gap, -gap] {
      if let mistake = try mistake(.reconciled(account), Fraction(value)) {
        return try known(mistake, control, about: about, correction: correction)
      }
    }
    return try lost(control, .reconciliation, about: about, correction: correction, kept: Share.none)
  }

  func outstanding(_ control: Control, _ account: String, _ count: Int) throws(Formula.Fault) -> Grade.ControlResult {
    let done = reconciliations(account)
    if done.contains(where: { $0.outstanding == count && $0.isDated && $0.difference.isZero }) { return full(control) }
    let found = done.first?.outstanding ?? 0
    let correction = "\(count) suspens attendu(s) ; \(found) trouvé(s)."
    if !done.isEmpty, let mistake = try mistake(.outstanding(account), Fraction(Int128(found))) {
      return try known(mistake, control, about: "suspens", correction: correction)
    }
    return try lost(control, .outstanding, about: "suspens", correction: correction, kept: Share.none)
  }

  func payslip(
    _ control: Control, _ person: String, _ month: Month, _ item: String, _ expected: Money
  ) throws(Formula.Fault) -> Grade.ControlResult {
    let found = work.payslips.last { $0.person == person && $0.month == month }?.amounts[item]
    if found == expected { return full(control) }
    let about = "\(person), \(month.french), \(item)"
    let correction = "Attendu : \(expected.french) ; bulletin : \(found?.french ?? "aucun")."
    if let found, let mistake = try mistake(.payslip(person: person, month: month, item: item), Fraction(found)) {
      return try known(mistake, control, about: about, correction: correction)
    }
    return try lost(control, .payslip, about: about, correction: correction)
  }

  func contract(_ control: Control, _ person: String, _ item: String, _ expected: Fraction) throws(Formula.Fault)
    -> Grade.ControlResult
  {
    let found = work.contracts[person]?[item]
    let value = found.flatMap { FactRule.Kind.day.value($0) ?? (try? Fraction(french: $0)) }
    if value == expected { return full(control) }
    let (about, correction) = ("contrat de \(person), \(item)", "Le contrat dit : \(found ?? "rien").")
    if let value, let mistake = try mistake(.contract(person: person, item: item), value) {
      return try known(mistake, control, about: about, correction: correction)
    }
    return try lost(control, .contract, about: about, correction: correction)
  }

  func declaration(
    _ control: Control, _ nature: String, _ month: Month, _ rubric: String, _ formula: Formula?
  ) throws(Formula.Fault) -> Grade.ControlResult {
    let values = work.declarations.filter { $0.nature == nature && $0.month == month }.flatMap { $0.rubrics[rubric] ?? [] }
    let about = "\(rubric), \(month.french)"
    guard let formula else { return values.isEmpty ? try lost(control, .declaration, about: about) : full(control) }
    let expected = try version.facts.declared(formula)
    if values.contains(expected) { return full(control) }
    let correction = "Attendu : \(expected)."
    let aim = MistakeAim.declaration(nature: nature, month: month, rubric: rubric, formula)
    for mistake in version.scenario.mistakes where mistake.aim == aim {
      guard let wrong = mistake.value, values.contains(try version.facts.declared(wrong)) else { continue }
      return try known(mistake, control, about: about, correction: correction)
    }
    return try lost(control, .declaration, about: about, correction: correction)
  }
}
