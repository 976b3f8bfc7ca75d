import Banking
import Foundation
import Kernel
import Ledger
import Store

/// A sum that somebody expects and that nothing in the books says yet: an investment, a subsidy, a loan to come.
public struct SavedCashItem: Hashable, Sendable {
  public var name: String
  public var day: Day
  /// Positive when it comes in.
  public var amount: Money
  public var kind: CashItem.Kind

  public init(name: String, day: Day, amount: Money, kind: CashItem.Kind = .other) {
    (self.name, self.day, self.amount, self.kind) = (name, day, amount, kind)
  }

  private struct Body: Codable {
    var day: Day
    var cents: Int64
    var kind: String
  }

  var json: String { get throws { try Saved.text(Body(day: day, cents: amount.cents, kind: kind.rawValue)) } }

  /// Throws `cash.saved-unreadable`.
  init(name: String, json: String) throws {
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(json.utf8)), let kind = CashItem.Kind(rawValue: body.kind)
    else { throw Finding.cashSavedUnreadable("Le poste", name) }
    self.init(name: name, day: body.day, amount: Money(cents: body.cents), kind: kind)
  }

  /// In order of day.
  static func all(_ reading: DossierReading) throws -> [SavedCashItem] {
    try reading.saved(.cashItem).map { try SavedCashItem(name: $0.key, json: $0.value) }
      .sorted { ($0.day, $0.name) < ($1.day, $1.name) }
  }

  var item: CashItem {
    CashItem(key: "poste:\(name)", kind: kind, label: name, dueDay: day, amount: amount, origin: .planned(name))
  }
}

/// The balances below which somebody wants to be told: of an account, of all of them.
public struct CashThresholds: Hashable, Sendable {
  public var accounts: [AccountNumber: Money] = [:]
  public var total: Money?

  /// What stands for all the accounts, on the command line and in the dossier.
  public static let totalName = "total"

  private struct Body: Codable { var cents: Int64 }

  static func text(_ amount: Money) throws -> String { try Saved.text(Body(cents: amount.cents)) }

  /// Throws `cash.saved-unreadable`.
  init(_ reading: DossierReading) throws {
    for (name, json) in try reading.saved(.cashThreshold) {
      guard let body = try? JSONDecoder().decode(Body.self, from: Data(json.utf8)) else {
        throw Finding.cashSavedUnreadable("Le seuil", name)
      }
      if let account = AccountNumber(name) {
        accounts[account] = Money(cents: body.cents)
      } else {
        total = Money(cents: body.cents)
      }
    }
  }
}

extension CashScenario {
  private struct Body: Codable {
    struct Step: Codable {
      var what: String
      var days: Int?
      var party: String?
      var rate: Int64?
      var kind: String?
      var key: String?
      var day: Day?
      var cents: Int64?
    }
    var changes: [Step]
  }

  var json: String {
    get throws {
      try Saved.text(
        Body(
          changes: changes.map { change in
            switch change {
            case .delay(let days, let party): .init(what: "delay", days: days, party: party)
            case .loss(let rate, let party): .init(what: "loss", party: party, rate: rate.e8)
            case .raise(let kind, let rate): .init(what: "raise", rate: rate.e8, kind: kind.rawValue)
            case .move(let key, let day): .init(what: "move", key: key, day: day)
            case .remove(let key): .init(what: "remove", key: key)
            case .add(let label, let day, let amount, let kind):
              .init(what: "add", kind: kind.rawValue, key: label, day: day, cents: amount.cents)
            }
          }))
    }
  }

  /// Throws `cash.saved-unreadable`.
  init(name: String, json: String) throws {
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(json.utf8)) else {
      throw Finding.cashSavedUnreadable("Le scénario", name)
    }
    let changes = body.changes.compactMap(CashScenario.change)
    guard changes.count == body.changes.count else { throw Finding.cashSavedUnreadable("Le scénario", name) }
    self.init(name: name, changes: changes)
  }

  private static func change(_ step: Body.Step) -> Change? {
    let kind = step.kind.flatMap { CashItem.Kind(rawValue: $0) }
    switch step.what {
    case "delay": return step.days.map { .delay(days: $0, thirdParty: step.party) }
    case "loss": return step.rate.map { .loss(Rate(e8: $0), thirdParty: step.party) }
    case "raise": return kind.flatMap { kind in step.rate.map { .raise(kind, Rate(e8: $0)) } }
    case "move": return step.key.flatMap { key in step.day.map { .move(key: key, to: $0) } }
    case "remove": return step.key.map { .remove(key: $0) }
    case "add":
      guard let label = step.key, let day = step.day, let cents = step.cents, let kind else { return nil }
      return .add(label: label, day: day, amount: Money(cents: cents), kind)
    default: return nil
    }
  }

  /// In order of name.
  static func all(_ reading: DossierReading) throws -> [CashScenario] {
    try reading.saved(.cashScenario).sorted { $0.key < $1.key }.map { try CashScenario(name: $0.key, json: $0.value) }
  }
}

/// The text of what is kept under a name.
private enum Saved {
  static func text(_ body: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(body), as: UTF8.self)
  }
}
