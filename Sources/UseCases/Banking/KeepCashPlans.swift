import Banking
import Foundation
import Kernel
import Ledger
import Store

/// Adds a sum to the forecast by hand, or changes the one of that name.
public struct KeepCashItem: Sendable {
  public var item: SavedCashItem
  public init(_ item: SavedCashItem) { self.item = item }

  /// Returns whether it takes the place of another. Throws `cash.name-empty`, `cash.amount-zero`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> Bool {
    var item = item
    item.name = try CashName.checked(item.name, "le poste")
    guard !item.amount.isZero else { throw Finding.cashAmountZero(item.name) }
    return try desk.changing("tresorerie.poste", subject: "cash_item/\(item.name)") { change in
      let isChange = try change.reading.saved(.cashItem)[item.name] != nil
      try change.save(.cashItem, name: item.name, body: item.json)
      return isChange
    }
  }
}

/// The sums put in by hand, in order of day.
public struct ListCashItems: Sendable {
  public init() {}
  public func callAsFunction(_ desk: Desk) throws -> [SavedCashItem] { try desk.dossier.reading(SavedCashItem.all) }
}

/// Takes away a sum that was put in by hand.
public struct RemoveCashItem: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `cash.item-missing`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("tresorerie.poste-retirer", subject: "cash_item/\(name.savedName)") { change in
      let known = try change.reading.saved(.cashItem)
      guard known[name.savedName] != nil else { throw Finding.cashItemMissing(name, known.keys.sorted()) }
      try change.deleteSaved(.cashItem, name: name.savedName)
    }
  }
}

/// Keeps a scenario under its name, in place of the one that has it.
public struct KeepCashScenario: Sendable {
  public var scenario: CashScenario
  public init(_ scenario: CashScenario) { self.scenario = scenario }

  /// More days than a forecast has.
  static let mostDays = 365

  /// Throws `cash.name-empty`, `cash.scenario-empty`, `cash.scenario-rate`, `cash.scenario-days`, `cash.amount-zero`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> Bool {
    var scenario = scenario
    scenario.name = try CashName.checked(scenario.name, "le scénario")
    guard !scenario.changes.isEmpty else { throw Finding.cashScenarioEmpty(scenario.name) }
    for change in scenario.changes { try KeepCashScenario.check(change) }
    return try desk.changing("tresorerie.scenario", subject: "cash_scenario/\(scenario.name)") { change in
      let isChange = try change.reading.saved(.cashScenario)[scenario.name] != nil
      try change.save(.cashScenario, name: scenario.name, body: scenario.json)
      return isChange
    }
  }

  private static func check(_ change: CashScenario.Change) throws {
    switch change {
    case .delay(let days, _):
      guard (-mostDays...mostDays).contains(days), days != 0 else { throw Finding.cashScenarioDays(days) }
    case .loss(let rate, _):
      guard rate > .zero, rate <= .percent(100_00) else { throw Finding.cashScenarioRate(rate, "de 0,01 % à 100 %", "perte") }
    case .raise(_, let rate):
      guard rate != .zero, rate >= .percent(-100_00), rate <= .percent(1_000_00) else {
        throw Finding.cashScenarioRate(rate, "de −100 % à 1 000 %, sauf 0", "hausse")
      }
    case .add(let label, _, let amount, _):
      _ = try CashName.checked(label, "ce qui est ajouté")
      guard !amount.isZero else { throw Finding.cashAmountZero(label) }
    case .move, .remove: break
    }
  }
}

/// The scenarios that were kept, in order of name.
public struct ListCashScenarios: Sendable {
  public init() {}
  public func callAsFunction(_ desk: Desk) throws -> [CashScenario] { try desk.dossier.reading(CashScenario.all) }
}

/// Takes a scenario away.
public struct RemoveCashScenario: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `cash.scenario-missing`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("tresorerie.scenario-retirer", subject: "cash_scenario/\(name.savedName)") { change in
      let known = try change.reading.saved(.cashScenario)
      guard known[name.savedName] != nil else { throw Finding.cashScenarioMissing(name, known.keys.sorted()) }
      try change.deleteSaved(.cashScenario, name: name.savedName)
    }
  }
}

/// Sets the balance below which somebody wants to be told, of one account or of all; nil takes it away.
public struct SetCashThreshold: Sendable {
  /// Nil for all the accounts together.
  public var account: AccountNumber?
  public var amount: Money?
  public init(_ account: AccountNumber?, _ amount: Money?) { (self.account, self.amount) = (account, amount) }

  /// Throws `cash.account-unknown`, `cash.threshold-missing`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> CashThresholds {
    let name = account?.text ?? CashThresholds.totalName
    return try desk.changing("tresorerie.seuil", subject: "cash_threshold/\(name)") { change in
      if let account {
        let known = try change.reading.accounts().map(\.number).filter { CashAccountKind($0)?.isCounted == true }
        guard known.contains(account) else { throw Finding.cashAccountUnknown(account, known) }
      }
      if let amount {
        try change.save(.cashThreshold, name: name, body: CashThresholds.text(amount))
      } else {
        guard try change.reading.saved(.cashThreshold)[name] != nil else { throw Finding.cashThresholdMissing(account) }
        try change.deleteSaved(.cashThreshold, name: name)
      }
      return try CashThresholds(change.reading)
    }
  }
}

/// The balances below which somebody is told.
public struct ReadCashThresholds: Sendable {
  public init() {}
  public func callAsFunction(_ desk: Desk) throws -> CashThresholds { try desk.dossier.reading { try CashThresholds($0) } }
}

private enum CashName {
  private static let longest = 80

  static func checked(_ name: String, _ what: String) throws -> String {
    let title = name.trimmingCharacters(in: .whitespacesAndNewlines).savedName
    guard !title.isEmpty, title.count <= longest, !title.unicodeScalars.contains(where: { $0.value < 32 }) else {
      throw Finding.cashNameEmpty(what, longest)
    }
    return title
  }
}
