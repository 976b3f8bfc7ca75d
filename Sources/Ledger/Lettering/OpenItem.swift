import Kernel

/// A line of a letterable account that is not lettered in full yet.
public struct OpenItem: Hashable, Sendable {
  public let line: LineReference
  /// The name of the fiscal year that the entry belongs to (see `FiscalYear.name`).
  public var fiscalYear: Int
  public var account: AccountNumber
  /// The code of the third party; nil on a general account.
  public var thirdParty: String?
  /// The day of the entry.
  public var day: Day
  public var dueDay: Day?
  /// PieceRef: the number of the invoice or of the payment.
  public var pieceRef: String
  public var label: String
  public var debit: Money
  public var credit: Money
  /// The kind of the journal it was written in, when known: tells a payment from a credit note.
  public var journal: JournalKind?
  /// The code it carries already: of a partial group, or of a full one that should not be here any more.
  public var code: LetteringCode?
  /// The fiscal year that the code was given in; nil when it is the line's own.
  public var codeYear: Int?

  public init(
    line: LineReference, fiscalYear: Int, account: AccountNumber, thirdParty: String? = nil, day: Day, dueDay: Day? = nil,
    pieceRef: String = "", label: String = "", debit: Money = .zero, credit: Money = .zero, journal: JournalKind? = nil,
    code: LetteringCode? = nil, codeYear: Int? = nil
  ) {
    (self.line, self.fiscalYear, self.account, self.thirdParty) = (line, fiscalYear, account, thirdParty)
    (self.day, self.dueDay, self.pieceRef, self.label) = (day, dueDay, pieceRef, label)
    (self.debit, self.credit, self.journal, self.code, self.codeYear) = (debit, credit, journal, code, codeYear)
  }

  /// Debit less credit.
  public var balance: Money { debit - credit }

  /// The day that ageing and « the oldest first » count from: the due day, else the day of the entry.
  public var countingDay: Day { dueDay ?? day }

  /// Where a code given to it in its own fiscal year is unique.
  public var scope: LetteringScope { LetteringScope(account: account, thirdParty: thirdParty, fiscalYear: fiscalYear) }

  /// The partial group it is in.
  public var partialGroup: LetteringKey? {
    guard let code, !code.isFull else { return nil }
    return LetteringKey(LetteringScope(account: account, thirdParty: thirdParty, fiscalYear: codeYear ?? fiscalYear), code)
  }

  /// Both amounts are within what a document may state, so that sums of a few of them cannot overflow.
  var hasPlausibleAmounts: Bool {
    debit.cents.magnitude <= Money.largest.cents.magnitude && credit.cents.magnitude <= Money.largest.cents.magnitude
  }
}

extension OpenItem {
  /// What the line is, as far as its sign and its journal tell.
  public enum Nature: String, Hashable, Sendable {
    case invoice = "facture"
    case creditNote = "avoir"
    case payment = "règlement"
    case refund = "remboursement"
    case other = "écriture"
  }

  /// On a customer (41) a debit is an invoice and a credit settles it; on a
  /// supplier (40) the other way round. The journal tells an invoice from a
  /// refund, and a credit note from a payment; without it a settlement is taken for a payment.
  public var nature: Nature {
    guard account.hasPrefix("40") || account.hasPrefix("41"), !balance.isZero else { return .other }
    let raisesTheDebt = account.hasPrefix("41") == (balance > .zero)
    switch journal {
    case .sales, .purchases: return raisesTheDebt ? .invoice : .creditNote
    case .bank, .cash: return raisesTheDebt ? .refund : .payment
    case nil, .openings: return raisesTheDebt ? .invoice : .payment
    case .miscellaneous, .payroll: return .other
    }
  }
}
