/// The families of accounts that the checks of a ledger treat alike.
public enum AccountFamily: String, Hashable, Sendable {
  /// 40: suppliers and what goes with them.
  case supplier
  /// 41: customers and what goes with them.
  case customer
  /// 512: one per bank account.
  case bank
  /// 53: never in credit (art. 1215-53).
  case cash
  /// 445.
  case vat

  /// The family of an account number, known from its first digits.
  public init?(_ number: String) {
    switch true {
    case number.hasPrefix("40"): self = .supplier
    case number.hasPrefix("41"): self = .customer
    case number.hasPrefix("512"): self = .bank
    case number.hasPrefix("53"): self = .cash
    case number.hasPrefix("445"): self = .vat
    default: return nil
    }
  }

  /// 40 and 41 gather third parties. The personnel (42) and the associates
  /// (45) do not: each has his own account or none.
  public var gathersThirdParties: Bool { self == .supplier || self == .customer }

  /// Whether a line on the account must name a third party: the invoices,
  /// the bills and the advances, but not what is estimated at the end of the
  /// year (408, 418, 4098, 4198).
  public static func needsThirdParty(_ number: String) -> Bool {
    AccountFamily(number)?.gathersThirdParties == true
      && !["408", "418", "4098", "4198"].contains { number.hasPrefix($0) }
  }
}
