public import Kernel

extension ObservedWork {
  /// The books as the learner opens them: the opening, and what the scenario gives. Nothing of it is their work.
  public init(givenBy version: ScenarioVersion) {
    self.init()
    if !version.opening.lines.isEmpty { entries.append(Entry(version.opening, recordedOn: nil)) }
    entries += version.given.map { Entry($0, recordedOn: nil) }
  }

  /// The work of somebody who does everything right on this version: what the trainer sees as the model answer.
  ///
  /// Letterings, reconciliations, payslips and declarations are those the scenario's controls ask for.
  public init(modelOf version: ScenarioVersion) throws(Finding) {
    self.init(givenBy: version)
    entries += version.entries.map { Entry($0, recordedOn: $0.day) }
    do throws(Formula.Fault) {
      for rule in version.scenario.answers {
        answers[rule.name] = Answer(try rule.shown(try version.facts.value(rule.expected)), on: version.scenario.days.upperBound)
      }
      for control in version.scenario.criteria.flatMap(\.controls) { try add(control.predicate, version) }
    } catch {
      throw .scenarioInconsistent(error.reason)
    }
  }

  /// The model answer of somebody who makes a known mistake all the way through: its entries and its answers, and nothing else wrong.
  public init(modelOf version: ScenarioVersion, making mistake: String) throws(Finding) {
    try self.init(modelOf: version)
    for variant in version.variants.values.joined() where variant.variant == mistake {
      guard let index = entries.firstIndex(where: { $0.reference == Entry.reference(variant.id) }) else { continue }
      entries[index].lines = Entry(variant, recordedOn: nil).lines
    }
    do throws(Formula.Fault) {
      for row in version.scenario.mistakes where row.id == mistake { try make(row, version) }
    } catch {
      throw .scenarioInconsistent(error.reason)
    }
  }

  private mutating func make(_ row: Scenario.Mistake, _ version: ScenarioVersion) throws(Formula.Fault) {
    let value = try row.value.map { formula throws(Formula.Fault) in try version.facts.value(formula) } ?? Fraction(0)
    func amount() throws(Formula.Fault) -> Money { try version.facts.money(row.value ?? .number(value)) }
    switch row.aim {
    case .entry, .balance: break
    case .answer(let name):
      guard let rule = version.scenario.answers.first(where: { $0.name == name }) else { return }
      answers[name] = Answer(try rule.shown(value), on: version.scenario.days.upperBound)
    case .lettered(let party, let ids):
      let wrong = lettering(party, ids, isWhole: false)
      letterings.removeAll { group in
        group.lines.contains { line in wrong.lines.contains { $0.entry == line.entry && $0.line == line.line } }
      }
      letterings.append(Lettering(wrong.lines, isWhole: wrong.rest.isZero))
    case .reconciled(let account):
      let gap = try amount()
      reconcile(account) { Reconciliation(account: account, day: $0.day, difference: gap, outstanding: $0.outstanding) }
    case .outstanding(let account):
      let count = Int(value.numerator)
      reconcile(account) { Reconciliation(account: account, day: $0.day, difference: $0.difference, outstanding: count) }
    case .payslip(let person, let month, let item): try setPayslip(person, month, item, amount())
    case .contract(let person, let item): contracts[person, default: [:]][item] = ObservedWork.term(value)
    case .declaration(let nature, let month, let rubric, let formula):
      let right = Declaration(nature: nature, month: month, rubrics: [rubric: [try version.facts.declared(formula)]])
      let wrong = Declaration(nature: nature, month: month, rubrics: [rubric: [try version.facts.declared(row.value ?? formula)]])
      declarations = declarations.map { $0 == right ? wrong : $0 }
    }
  }

  private mutating func reconcile(_ account: String, _ change: (Reconciliation) -> Reconciliation) {
    reconciliations = reconciliations.map { $0.account == account ? change($0) : $0 }
  }

  private mutating func setPayslip(_ person: String, _ month: Month, _ item: String, _ amount: Money) {
    let index = payslips.firstIndex { $0.person == person && $0.month == month }
    var amounts = index.map { payslips[$0].amounts } ?? [:]
    amounts[item] = amount
    let made = Payslip(person: person, month: month, amounts: amounts)
    if let index { payslips[index] = made } else { payslips.append(made) }
  }

  /// A day as a contract writes it, or a rate, hours, an amount.
  private static func term(_ value: Fraction) -> String? {
    if let day = try? Day(value), day.year >= 2000 { return day.iso }
    return (try? value.money(.halfAwayFromZero))?.plainFrench
  }

  private func lettering(_ party: String, _ ids: [String], isWhole: Bool) -> Lettering {
    let references = Set(ids.map(Entry.reference))
    let lines = entries.filter { references.contains($0.reference) }.flatMap { entry in
      entry.lines.filter { Int(party) == nil ? $0.party == party : $0.account.hasPrefix(party) }.map { (entry.reference, $0) }
    }
    return Lettering(lines.map { (entry: $0.0, line: $0.1) }, isWhole: isWhole)
  }

  private mutating func add(_ predicate: Predicate, _ version: ScenarioVersion) throws(Formula.Fault) {
    switch predicate {
    case .lettered(let party, let ids, let rest):
      letterings.append(lettering(party, ids, isWhole: try version.facts.money(rest).isZero))
    case .outstanding(let account, let count):
      reconciliations.append(
        Reconciliation(account: account, day: version.scenario.days.upperBound, difference: .zero, outstanding: count))
    case .payslip(let person, let month, let item, let formula):
      setPayslip(person, month, item, try version.facts.money(formula))
    case .contract(let person, let item, let formula):
      contracts[person, default: [:]][item] = ObservedWork.term(try version.facts.value(formula))
    case .done(let useCase): done.insert(useCase)
    case .declaration(let nature, let month, let rubric, let formula):
      let value = if let formula { try version.facts.declared(formula) } else { "1" }
      declarations.append(Declaration(nature: nature, month: month, rubrics: [rubric: [value]]))
    default: break
    }
  }
}

extension ObservedWork.Entry {
  /// How the model names its entries.
  static func reference(_ id: String) -> String { "modele:\(id)" }

  /// An entry of the model, as if it were in a dossier.
  public init(_ model: ScenarioVersion.ModelEntry, recordedOn: Day?) {
    self.init(
      reference: ObservedWork.Entry.reference(model.id), journal: model.journal, day: model.day, piece: model.reference,
      label: model.label,
      lines: model.lines.filter { !$0.amount.isZero }.map {
        ObservedWork.Line(account: $0.account, party: $0.party, amount: $0.amount)
      }, hasVoucher: !model.reference.isEmpty, recordedOn: recordedOn, isOpening: model.id == "AN")
  }
}
