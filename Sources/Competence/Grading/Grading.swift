public import Kernel

/// Grades a work on a learner's version of a scenario.
public struct Grading {
  let version: ScenarioVersion
  let work: ObservedWork
  let causes: CauseTable
  let calendar = HolidayCalendar()
  let matching: EntryMatching

  private init(_ version: ScenarioVersion, _ work: ObservedWork, _ causes: CauseTable) {
    (self.version, self.work, self.causes) = (version, work, causes)
    matching = EntryMatching(version, work)
  }

  /// Throws `competence.scenario.inconsistent` when a formula of the scenario gives no amount.
  public static func grade(_ version: ScenarioVersion, _ work: ObservedWork, _ causes: CauseTable) throws(Finding) -> Grade {
    let grading = Grading(version, work, causes)
    var results: [Grade.CriterionResult] = []
    for criterion in version.scenario.criteria {
      var controls: [Grade.ControlResult] = []
      for control in criterion.controls {
        do throws(Formula.Fault) { controls.append(try grading.result(control)) } catch {
          throw .scenarioInconsistent(error.reason).at(file: "controles.csv", line: control.line)
        }
      }
      results.append(Grade.CriterionResult(criterion: criterion, controls: controls))
    }
    return Grade(criteria: results)
  }

  // MARK: - What a control gives

  func full(_ control: Control, _ seen: [ObservedWork.Reference] = []) -> Grade.ControlResult {
    Grade.ControlResult(control: control, points: control.points, feedback: nil, seen: seen)
  }

  func lost(
    _ control: Control, _ cause: CauseTable.Cause, about subject: String, correction: String = "", kept: Share? = nil,
    _ seen: [ObservedWork.Reference] = []
  ) throws(Formula.Fault) -> Grade.ControlResult {
    let row = causes[cause]
    let feedback = Feedback(
      cause: cause.rawValue, subject: subject, hint: control.hint.isEmpty ? row.hint : control.hint,
      rule: control.rule.isEmpty ? row.rule : control.rule,
      correction: control.correction.isEmpty ? correction : try version.facts.fill(control.correction))
    return Grade.ControlResult(control: control, points: control.points.kept(kept ?? row.share), feedback: feedback, seen: seen)
  }

  func known(
    _ mistake: Scenario.Mistake, _ control: Control, about subject: String, correction: String,
    _ seen: [ObservedWork.Reference] = []
  ) throws(Formula.Fault) -> Grade.ControlResult {
    let feedback = Feedback(
      cause: mistake.id, subject: subject, hint: try version.facts.fill(mistake.hint), rule: mistake.rule,
      correction: control.correction.isEmpty ? correction : try version.facts.fill(control.correction))
    return Grade.ControlResult(control: control, points: control.points.kept(mistake.share), feedback: feedback, seen: seen)
  }

  private func result(_ control: Control) throws(Formula.Fault) -> Grade.ControlResult {
    switch control.predicate {
    case .entry(let id): return try entry(control, id)
    case .voucher(let id):
      let match = matching.matches[id]
      let indices = match?.indices ?? []
      if indices.contains(where: { work.entries[$0].hasVoucher }) { return full(control, references(id)) }
      return try lost(control, .voucher, about: subject(of: id), references(id))
    case .balance(let prefix, let formula): return try balance(control, prefix, try version.facts.money(formula))
    case .lettered(let party, let ids, let rest): return try lettered(control, party, ids, try version.facts.money(rest))
    case .open(let party, let id): return try isOpen(control, party, id)
    case .noFalseLettering: return try noFalse(control)
    case .reconciled(let account): return try reconciled(control, account)
    case .outstanding(let account, let count): return try outstanding(control, account, count)
    case .answer(let name): return try answer(control, name)
    case .keptUp(let days): return try keptUp(control, days)
    case .payslip(let person, let month, let item, let formula):
      return try payslip(control, person, month, item, try version.facts.money(formula))
    case .contract(let person, let item, let formula):
      return try contract(control, person, item, try version.facts.value(formula))
    case .done(let useCase):
      return work.done.contains(useCase) ? full(control) : try lost(control, .notDone, about: useCase)
    case .declaration(let nature, let month, let rubric, let formula):
      return try declaration(control, nature, month, rubric, formula)
    }
  }

  // MARK: - Entries

  func subject(of id: String) -> String {
    guard let model = version.entry(id) else { return id }
    return model.reference.isEmpty ? "\(model.label), \(model.day.french)" : model.reference
  }

  func references(_ id: String) -> [ObservedWork.Reference] {
    matching.matches[id]?.indices.map { work.entries[$0].reference } ?? []
  }

  private func entry(_ control: Control, _ id: String) throws(Formula.Fault) -> Grade.ControlResult {
    guard let model = version.entry(id) else { throw Formula.Fault("l’écriture « \(id) » n’est pas définie") }
    let (subject, seen, worked) = (subject(of: id), references(id), model.worked)
    guard let match = matching.matches[id] else { return try lost(control, .missing, about: subject, correction: worked) }
    switch match.verdict {
    case .variant(let name):
      guard let mistake = version.scenario.mistakes.first(where: { $0.id == name && $0.target == id }) else {
        return try lost(control, .amount, about: subject, correction: worked, seen)
      }
      return try known(mistake, control, about: subject, correction: worked, seen)
    case .wrong(let cause): return try lost(control, cause, about: subject, correction: worked, seen)
    case .right(let share):
      guard match.isInMonth else { return try lost(control, .month, about: subject, correction: worked, seen) }
      guard match.hasReference else { return try lost(control, .reference, about: subject, correction: worked, seen) }
      if share < .all { return try lost(control, .tolerated, about: subject, correction: worked, kept: share, seen) }
      return full(control, seen)
    }
  }

  // MARK: - Lettering

  /// A third party by its code, or the beginning of an account number.
  func concerns(_ party: String, _ line: ObservedWork.Line) -> Bool {
    Int(party) == nil ? line.party == party : line.account.hasPrefix(party)
  }

  func entryReferences(_ id: String) -> Set<ObservedWork.Reference> {
    id == "AN" ? Set(work.entries.filter(\.isOpening).map(\.reference)) : Set(references(id))
  }

  private func lettered(_ control: Control, _ party: String, _ ids: [String], _ rest: Money) throws(Formula.Fault)
    -> Grade.ControlResult
  {
    let wanted = ids.map(entryReferences)
    let found = work.letterings.first { group in
      group.rest == rest && group.isWhole == rest.isZero && group.lines.allSatisfy { concerns(party, $0.line) }
        && wanted.allSatisfy { references in group.lines.contains { references.contains($0.entry) } }
    }
    if found != nil { return full(control) }
    let names = ids.map { $0 == "AN" ? "à-nouveau" : subject(of: $0) }.joined(separator: " + ")
    let left = rest.isZero ? "" : ", reste \(rest.magnitude.french)"
    let (about, correction) = ("\(party) : \(names)", "Lettrez ensemble \(names)\(left).")
    if let mistake = wrongLettering(party, ids) { return try known(mistake, control, about: about, correction: correction) }
    return try lost(control, .lettering, about: about, correction: correction)
  }

  private func isOpen(_ control: Control, _ party: String, _ id: String) throws(Formula.Fault) -> Grade.ControlResult {
    let references = entryReferences(id)
    let isLettered = work.letterings.contains { group in
      group.lines.contains { references.contains($0.entry) && concerns(party, $0.line) }
    }
    if !references.isEmpty, !isLettered, !work.letterings.isEmpty { return full(control) }
    let (about, correction) = ("\(party) : \(subject(of: id))", "Cette ligne reste ouverte.")
    if let mistake = wrongLettering(party, [id]) { return try known(mistake, control, about: about, correction: correction) }
    return try lost(control, .lettering, about: about, correction: correction)
  }

  private func noFalse(_ control: Control) throws(Formula.Fault) -> Grade.ControlResult {
    let wrong = work.letterings.first { group in
      (group.isWhole && !group.rest.isZero) || Set(group.lines.map { $0.line.party ?? $0.line.account }).count > 1
    }
    if wrong == nil, !work.letterings.isEmpty { return full(control) }
    let about = wrong?.lines.first.map { $0.line.party ?? $0.line.account } ?? "lettrage"
    return try lost(control, .falseLettering, about: about)
  }

  // MARK: - Answers and time

  private func answer(_ control: Control, _ name: String) throws(Formula.Fault) -> Grade.ControlResult {
    guard let rule = version.scenario.answers.first(where: { $0.name == name }) else {
      throw Formula.Fault("la réponse « \(name) » n’est pas définie")
    }
    let expected = try version.facts.value(rule.expected)
    let correction = "\(rule.label) : \(try rule.shown(expected))."
    guard let given = work.answers[name], !given.text.trimmed.isEmpty else {
      return try lost(control, .unanswered, about: rule.label, correction: correction)
    }
    guard let value = rule.value(given.text) else { return try lost(control, .value, about: rule.label, correction: correction) }
    if value == expected { return full(control) }
    if let mistake = try mistake(.answer(name), value) {
      return try known(mistake, control, about: rule.label, correction: correction)
    }
    return try lost(control, .value, about: rule.label, correction: correction)
  }

  private func keptUp(_ control: Control, _ days: Int) throws(Formula.Fault) -> Grade.ControlResult {
    let expected = version.entries.filter(\.isCash)
    guard !expected.isEmpty else { throw Formula.Fault("aucun mouvement de trésorerie à tenir") }
    let kept = expected.count { model in
      guard let match = matching.matches[model.id] else { return false }
      let limit = calendar.addingWorkingDays(days, to: calendar.nextWorkingDay(onOrAfter: model.day))
      return match.indices.contains { index in work.entries[index].recordedOn.map { $0 <= limit } ?? false }
    }
    if kept == expected.count { return full(control) }
    return try lost(
      control, .late, about: "trésorerie",
      correction: "\(kept) mouvement(s) sur \(expected.count) entré(s) au plus tard \(days) jour(s) ouvré(s) après.",
      kept: Share(thousandths: kept * 1000 / expected.count))
  }
}

extension ScenarioVersion.ModelEntry {
  /// « 601 6 480,00 D · 44566 1 296,00 D · 401 BOIS 7 776,00 C ».
  public var worked: String {
    lines.map { line in
      let account = [line.account, line.party].compactMap(\.self).joined(separator: " ")
      return "\(account) \(line.amount.magnitude.french) \(line.amount < .zero ? "C" : "D")"
    }.joined(separator: " · ")
  }
}
