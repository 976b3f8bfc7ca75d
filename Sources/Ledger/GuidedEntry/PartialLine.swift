import Kernel

/// A line of an entry while it is typed: anything may still be missing.
public struct PartialLine: Hashable, Sendable {
  public var account: AccountNumber?
  public var thirdParty: String?
  public var vatCode: String?
  public var debit: Money?
  public var credit: Money?

  public init(
    account: AccountNumber? = nil, thirdParty: String? = nil, vatCode: String? = nil, debit: Money? = nil, credit: Money? = nil
  ) {
    (self.account, self.thirdParty, self.vatCode, self.debit, self.credit) = (account, thirdParty, vatCode, debit, credit)
  }

  /// Debit less credit; nil while neither is typed.
  public var balance: Money? { debit == nil && credit == nil ? nil : (debit ?? .zero) - (credit ?? .zero) }

  public var isBlank: Bool { account == nil && thirdParty == nil && vatCode == nil && balance == nil }

  mutating func set(_ balance: Money) {
    (debit, credit) = balance >= .zero ? (balance, nil) : (nil, -balance)
  }
}
