public import Kernel
public import Ledger

/// One movement of a bank account, as far as matching looks at it.
public struct BankMovement: Hashable, Sendable {
  /// The key it is stored under, or any other that tells it apart.
  public var id: Int64
  /// When the bank wrote it down.
  public var day: Day
  public var valueDay: Day?
  /// Positive when it enters the account.
  public var amount: Money
  public var label: String
  /// What the bank adds to the label.
  public var texts: [String]
  /// The reference that the parties gave, and the reference from end to end.
  public var references: [String]
  /// The number of a cheque or of a remittance; zeros alone are none.
  public var number: String?
  public var counterpartName: String?
  /// An IBAN most often.
  public var counterpartAccount: String?

  public init(
    id: Int64, day: Day, valueDay: Day? = nil, amount: Money, label: String, texts: [String] = [], references: [String] = [],
    number: String? = nil, counterpartName: String? = nil, counterpartAccount: String? = nil
  ) {
    (self.id, self.day, self.valueDay, self.amount, self.label) = (id, day, valueDay, amount, label)
    (self.texts, self.references, self.number) = (texts, references, number)
    (self.counterpartName, self.counterpartAccount) = (counterpartName, counterpartAccount)
  }

  /// A movement as its statement tells it. Its amount is taken as cents: a statement in another currency is not matched.
  public init(id: Int64, _ line: StatementLine) {
    self.init(
      id: id, day: line.bookingDay, valueDay: line.valueDay, amount: Money(cents: line.amount.minor), label: line.label,
      texts: line.texts, references: [line.reference, line.endToEnd].compactMap { $0 }, number: line.entryNumber,
      counterpartName: line.counterpartName, counterpartAccount: line.counterpartAccount)
  }
}

/// One line of the bank's account in the books, as far as matching looks at it.
public struct BookLine: Hashable, Sendable {
  public var line: LineReference
  /// The day of the entry.
  public var day: Day
  /// Debit less credit: positive when it enters the account.
  public var amount: Money
  public var label: String
  public var pieceRef: String
  public var journal: String
  /// The name of the third party that the entry is about, when it is about one.
  public var thirdPartyName: String?
  public var thirdPartyAccount: String?

  public init(
    line: LineReference, day: Day, amount: Money, label: String, pieceRef: String = "", journal: String = "",
    thirdPartyName: String? = nil, thirdPartyAccount: String? = nil
  ) {
    (self.line, self.day, self.amount, self.label) = (line, day, amount, label)
    (self.pieceRef, self.journal) = (pieceRef, journal)
    (self.thirdPartyName, self.thirdPartyAccount) = (thirdPartyName, thirdPartyAccount)
  }
}
