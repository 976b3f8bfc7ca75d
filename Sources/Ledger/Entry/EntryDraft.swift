import Kernel

/// One line of an entry: an amount at the debit or at the credit of an account.
public struct EntryLine: Hashable, Sendable {
  public var account: AccountNumber
  /// The code of the third party, when the account gathers some.
  public var thirdParty: String?
  /// Nil when it is the entry's own label.
  public var label: String?
  /// Exactly one of debit and credit differs from zero. Entries typed here
  /// have positive amounts; a FEC may carry negative ones.
  public var debit: Money
  public var credit: Money
  public var dueDay: Day?
  /// The VAT code the line was made with (see `VATCode`): on the line of the
  /// base and on the lines of the tax, since the PCG has no account per rate.
  public var vatCode: String?
  public var foreign: ForeignAmount?
  /// Columns that a FEC carried after the 18 of the law, kept as they were.
  public var extra: [ExtraField]

  public init(
    account: AccountNumber, thirdParty: String? = nil, label: String? = nil, debit: Money = .zero, credit: Money = .zero,
    dueDay: Day? = nil, vatCode: String? = nil, foreign: ForeignAmount? = nil, extra: [ExtraField] = []
  ) {
    (self.account, self.thirdParty, self.label, self.debit, self.credit) = (account, thirdParty, label, debit, credit)
    (self.dueDay, self.vatCode, self.foreign, self.extra) = (dueDay, vatCode, foreign, extra)
  }

  public static func debit(
    _ account: AccountNumber, _ amount: Money, thirdParty: String? = nil, vatCode: String? = nil
  ) -> EntryLine {
    EntryLine(account: account, thirdParty: thirdParty, debit: amount, vatCode: vatCode)
  }

  public static func credit(
    _ account: AccountNumber, _ amount: Money, thirdParty: String? = nil, vatCode: String? = nil
  ) -> EntryLine {
    EntryLine(account: account, thirdParty: thirdParty, credit: amount, vatCode: vatCode)
  }

  /// Debit less credit.
  public var balance: Money { debit - credit }
}

/// An amount in the currency of the document (Montantdevise, Idevise). The
/// amount stays as written: some currencies have no cents, some have three decimals.
public struct ForeignAmount: Hashable, Sendable {
  public var amount: String
  /// ISO 4217, such as `USD`.
  public var currency: String
  public init(amount: String, currency: String) { (self.amount, self.currency) = (amount, currency) }

  /// Digits, one comma at the most, a sign before or after: what a FEC may carry.
  public var isNumber: Bool { Array(amount.utf8).withUnsafeBufferPointer { FECChecker.isForeignAmount($0) } }
  public var isKnownCurrency: Bool { FECCurrencies.contains(currency) }
}

/// A column that the law does not ask for, kept with its name.
public struct ExtraField: Hashable, Sendable {
  public var name: String
  public var value: String
  public init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

/// An entry in the making (brouillard): anything may still be wrong with it.
public struct EntryDraft: Hashable, Sendable {
  public var journal: String
  public var day: Day
  /// The number on the voucher, such as the supplier's invoice number.
  public var pieceRef: String
  /// The date on the voucher; nil when it is the entry's own.
  public var pieceDay: Day?
  public var label: String
  public var lines: [EntryLine]

  public init(journal: String, day: Day, pieceRef: String, pieceDay: Day? = nil, label: String, lines: [EntryLine]) {
    (self.journal, self.day, self.pieceRef, self.pieceDay) = (journal, day, pieceRef, pieceDay)
    (self.label, self.lines) = (label, lines)
  }

  public var totalDebit: Money { lines.map(\.debit).sum() }
  public var totalCredit: Money { lines.map(\.credit).sum() }
}
