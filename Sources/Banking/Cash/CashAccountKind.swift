import Ledger

/// What an account of class 5 is to somebody who asks how much money there is.
public enum CashAccountKind: String, Hashable, Sendable, CaseIterable {
  /// Accounts at a bank or the like (512 to 517).
  case bank = "banque"
  /// What is in the cash box (53).
  case till = "caisse"
  /// Bank credit that is part of the day-to-day treasury (519).
  case overdraft = "concours"
  /// Cheques and bills given to the bank and not paid yet (511): on their way, not money yet.
  case collection = "encaissement"
  /// Money between two accounts of the company (58): it has left one and not reached the other.
  case transit = "virement"

  /// The first digits of all these accounts.
  public static let prefixes = ["51", "53", "58"]

  /// Nil for an account that says nothing about money at hand: 50 is placed, 518 is interest that has only accrued.
  public init?(_ account: AccountNumber) {
    switch account.text.prefix(3) {
    case "511": self = .collection
    case "518": return nil
    case "519": self = .overdraft
    case let start where start.hasPrefix("51"): self = .bank
    case let start where start.hasPrefix("53"): self = .till
    case let start where start.hasPrefix("58"): self = .transit
    default: return nil
    }
  }

  /// Whether the account is counted in the treasury, or only shown beside it.
  public var isCounted: Bool { self != .collection && self != .transit }

  public var french: String {
    switch self {
    case .bank: "Banque"
    case .till: "Caisse"
    case .overdraft: "Concours bancaires"
    case .collection: "Valeurs à l’encaissement"
    case .transit: "Virements internes"
    }
  }
}
