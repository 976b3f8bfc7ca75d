import Kernel

/// What the user knows of a voucher, before any debit or credit: an amount, a
/// third party, what it is for and how it is taxed.
public struct GuidedEntry: Hashable, Sendable {
  public enum Operation: String, Hashable, Sendable, CaseIterable {
    case sale = "vente"
    case purchase = "achat"
    /// A credit note that we give to a customer.
    case customerCreditNote = "avoir-client"
    /// A credit note that a supplier gives us.
    case supplierCreditNote = "avoir-fournisseur"
    /// Money that comes in from a third party.
    case receipt = "encaissement"
    /// Money that goes out to a third party.
    case payment = "paiement"
  }

  public var operation: Operation
  /// Code of the journal.
  public var journal: String
  public var day: Day
  public var pieceRef: String
  public var pieceDay: Day?
  public var label: String
  /// Nil for a sale or a purchase paid at once by a passer-by.
  public var thirdParty: ThirdParty?
  /// The bank or cash account: of the payment, or of a voucher paid at once.
  public var treasury: AccountNumber?
  public var parts: [GuidedPart]
  public var dueDay: Day?
  /// The day the tax is chargeable, which says the rate; nil for the day on the voucher.
  public var taxDay: Day?

  public init(
    _ operation: Operation, journal: String, day: Day, pieceRef: String, pieceDay: Day? = nil, label: String,
    thirdParty: ThirdParty? = nil, treasury: AccountNumber? = nil, parts: [GuidedPart], dueDay: Day? = nil, taxDay: Day? = nil
  ) {
    (self.operation, self.journal, self.day, self.pieceRef, self.pieceDay) = (operation, journal, day, pieceRef, pieceDay)
    (self.label, self.thirdParty, self.treasury, self.parts) = (label, thirdParty, treasury, parts)
    (self.dueDay, self.taxDay) = (dueDay, taxDay)
  }

  var rateDay: Day { taxDay ?? pieceDay ?? day }
  var isPayment: Bool { operation == .receipt || operation == .payment }
}

/// One amount of a voucher: a rate, an account. A voucher of two rates has two.
public struct GuidedPart: Hashable, Sendable {
  public enum Basis: Hashable, Sendable {
    /// Before tax (HT).
    case net
    /// Tax included (TTC).
    case gross
  }

  /// The account of charge, product or asset; in a payment, the account that is settled.
  /// Nil in a payment for the third party's own.
  public var account: AccountNumber?
  public var amount: Money
  public var basis: Basis
  /// See `VATCode`; nil outside VAT.
  public var vatCode: String?
  /// The tax that the voucher states, when it is not what the rate gives:
  /// suppliers round line by line. Taken as it is; the checks say what they think of it.
  public var statedTax: Money?
  /// Nil for the label of the voucher.
  public var label: String?

  public init(
    _ account: AccountNumber?, _ amount: Money, _ basis: Basis = .net, vatCode: String? = nil, statedTax: Money? = nil,
    label: String? = nil
  ) {
    (self.account, self.amount, self.basis, self.vatCode) = (account, amount, basis, vatCode)
    (self.statedTax, self.label) = (statedTax, label)
  }
}
