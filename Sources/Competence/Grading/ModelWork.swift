public import Kernel

extension ObservedWork {
  /// The work of somebody who does everything right on this version: what the trainer sees as the model answer.
  ///
  /// Letterings, reconciliations, payslips and declarations are those the scenario's controls ask for.
  public init(modelOf version: ScenarioVersion) throws(Finding) {
    self.init()
    entries = [Entry(version.opening, recordedOn: nil)] + version.entries.map { Entry($0, recordedOn: $0.day) }
    do throws(Formula.Fault) {
      for rule in version.scenario.answers {
        answers[rule.name] = Answer(try rule.kind.shown(try version.facts.value(rule.expected)), on: version.scenario.days.upperBound)
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
      for row in version.scenario.mistakes where row.id == mistake {
        guard let value = row.value, let rule = version.scenario.answers.first(where: { $0.name == row.target }) else { continue }
        answers[row.target] = Answer(try rule.kind.shown(try version.facts.value(value)), on: version.scenario.days.upperBound)
      }
    } catch {
      throw .scenarioInconsistent(error.reason)
    }
  }

  private mutating func add(_ predicate: Predicate, _ version: ScenarioVersion) throws(Formula.Fault) {
    switch predicate {
    case .lettered(let party, let ids, let rest):
      let references = Set(ids.map(Entry.reference))
      let lines = entries.filter { references.contains($0.reference) }.flatMap { entry in
        entry.lines.filter { Int(party) == nil ? $0.party == party : $0.account.hasPrefix(party) }.map { (entry.reference, $0) }
      }
      letterings.append(Lettering(lines.map { (entry: $0.0, line: $0.1) }, isWhole: try version.facts.money(rest).isZero))
    case .outstanding(let account, let count):
      reconciliations.append(
        Reconciliation(account: account, day: version.scenario.days.upperBound, difference: .zero, outstanding: count))
    case .payslip(let person, let month, let item, let formula):
      payslips.append(Payslip(person: person, month: month, amounts: [item: try version.facts.money(formula)]))
    case .contract(let person, let item, let formula):
      let value = try version.facts.value(formula)
      contracts[person, default: [:]][item] = (try? Day(value)).map(\.iso) ?? (try? value.money(.halfAwayFromZero))?.plainFrench
    case .done(let useCase): done.insert(useCase)
    case .declaration(let nature, let month, let rubric, let formula):
      let value = if let formula { try version.facts.money(formula).json } else { "" }
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
