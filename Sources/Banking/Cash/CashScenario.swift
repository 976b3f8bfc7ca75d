import Kernel
import Ledger

/// « What if »: changes laid over what is expected, kept under a name.
public struct CashScenario: Hashable, Sendable {
  public enum Change: Hashable, Sendable {
    /// Receipts of customers come so many days later: of all of them, or of one.
    case delay(days: Int, thirdParty: String?)
    /// A part of the receipts of customers never comes: of all of them, or of one.
    case loss(Rate, thirdParty: String?)
    /// All that is of a kind changes by a rate, up or down.
    case raise(CashItem.Kind, Rate)
    /// An item of the forecast, by its key, is on another day.
    case move(key: String, to: Day)
    case remove(key: String)
    case add(label: String, day: Day, amount: Money, CashItem.Kind)
  }

  public var name: String
  public var changes: [Change]

  public init(name: String, changes: [Change]) { (self.name, self.changes) = (name, changes) }

  public struct Outcome: Hashable, Sendable {
    public let items: [CashItem]
    /// Changes that nothing in the forecast answers to: what they named has been paid, or was never there.
    public let idle: [Change]
  }

  /// The items once changed, one change after the other in the order they were given. Delayed days are bank days.
  public func applied(to items: [CashItem], _ calendar: CashCalendar) -> Outcome {
    var (items, idle) = (items, [Change]())
    for change in changes where !apply(change, &items, calendar) { idle.append(change) }
    return Outcome(items: items, idle: idle)
  }

  /// Whether the change met something.
  private func apply(_ change: Change, _ items: inout [CashItem], _ calendar: CashCalendar) -> Bool {
    if case .add(let label, let day, let amount, let kind) = change {
      items.append(
        CashItem(
          key: "scenario:\(label)", kind: kind, label: label, dueDay: day, amount: amount, origin: .scenario(name)))
      return true
    }
    let places = items.indices.filter { change.concerns(items[$0]) }
    if case .remove = change {
      for place in places.reversed() { items.remove(at: place) }
    } else {
      for place in places { change.apply(to: &items[place], calendar) }
    }
    return !places.isEmpty
  }
}

extension CashScenario.Change {
  fileprivate func concerns(_ item: CashItem) -> Bool {
    switch self {
    case .delay(_, let party), .loss(_, let party):
      item.kind == .customers && item.amount > .zero && (party == nil || item.thirdParty == party)
    case .raise(let kind, _): item.kind == kind
    case .move(let key, _), .remove(let key): item.key == key
    case .add: false
    }
  }

  fileprivate func apply(to item: inout CashItem, _ calendar: CashCalendar) {
    switch self {
    case .delay(let days, _):
      guard days != 0 else { return }
      item.day = calendar.bankDay(max(item.day + days, calendar.today))
      item.assumptions.append(.delayed)
    case .loss(let rate, _):
      guard rate != .zero else { return }
      item.amount -= item.amount.times(rate, .halfAwayFromZero)
      item.assumptions.append(.lost)
    case .raise(_, let rate):
      guard rate != .zero else { return }
      item.amount += item.amount.times(rate, .halfAwayFromZero)
      item.assumptions.append(.raised)
    case .move(_, let day):
      guard item.day != day else { return }
      item.day = day
      item.assumptions.append(.moved)
    case .add, .remove: break
    }
  }
}

extension CashScenario.Change {
  /// « Les clients paient 15 jours plus tard ».
  public var french: String {
    func whose(_ party: String?) -> String { party.map { "Le client \($0) paie" } ?? "Les clients paient" }
    switch self {
    case .delay(let days, let party):
      return "\(whose(party)) \(abs(days)) jours plus \(days < 0 ? "tôt" : "tard")"
    case .loss(let rate, let party):
      return "\(rate.frenchPercent) de ce que \(party.map { "doit le client \($0)" } ?? "doivent les clients") n’est pas encaissé"
    case .raise(let kind, let rate):
      return "\(kind.french) : \(rate < .zero ? "" : "+")\(rate.frenchPercent)"
    case .move(let key, let day): return "« \(key) » passe au \(day.french)"
    case .remove(let key): return "« \(key) » n’a pas lieu"
    case .add(let label, let day, let amount, let kind):
      return "\(label) : \(amount.french) € le \(day.french) (\(kind.french.lowercased()))"
    }
  }
}

/// A forecast and the same once changed, week by week.
public struct CashComparison: Hashable, Sendable {
  public let base: CashForecast
  public let changed: CashForecast
  public let scenario: CashScenario
  public let idle: [CashScenario.Change]

  /// Throws `report.sum-too-large`.
  public init(
    _ base: CashForecast, _ scenario: CashScenario, items: [CashItem], _ calendar: CashCalendar
  ) throws(Finding) {
    (self.base, self.scenario) = (base, scenario)
    let outcome = scenario.applied(to: items, calendar)
    idle = outcome.idle
    changed = try CashForecast(
      opening: base.opening, on: base.first, weeks: base.weeks.count, items: outcome.items, threshold: base.threshold)
  }

  /// What the end of each week loses or gains.
  public var differences: [Money] { zip(base.weeks, changed.weeks).map { $1.closing - $0.closing } }
}

extension CashComparison: TabularReport {
  public var table: ReportTable {
    var table = ReportTable(
      title: "Prévision et scénario « \(scenario.name) »",
      columns: [
        .init("Semaine du", .day), .init("Fin, base", .amount), .init("Fin, scénario", .amount), .init("Écart", .amount),
        .init("Point bas, base", .amount), .init("Point bas, scénario", .amount),
      ])
    for (week, (other, difference)) in zip(base.weeks, zip(changed.weeks, differences)) {
      table.add([
        .day(week.first), .amount(week.closing), .amount(other.closing), .amount(difference), .amount(week.lowest.balance),
        .amount(other.lowest.balance),
      ])
    }
    return table
  }
}
