public import Kernel

/// An account at a bank, as a file names it: the four parts of a French account, or an IBAN, or whatever number it has.
public struct BankAccount: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case current, card
  }

  /// Five digits in France.
  public var bank: String?
  /// Code guichet.
  public var branch: String?
  public var number: String?
  /// Without spaces; its check digits are right.
  public var iban: String?
  public var kind: Kind

  public init(bank: String? = nil, branch: String? = nil, number: String? = nil, iban: String? = nil, kind: Kind = .current) {
    (self.bank, self.branch, self.number, self.iban, self.kind) = (bank, branch, number, iban, kind)
  }

  /// A number that may be an IBAN: then its parts are known too.
  public init(named text: String, kind: Kind = .current) {
    self.init(kind: kind)
    if let iban = try? IBAN(text) {
      (self.iban, bank, branch, number) = (iban.text, iban.rib?.bank, iban.rib?.branch, iban.rib?.account)
    } else {
      number = text.isEmpty ? nil : text
    }
  }

  /// « FR76 3000 … », « 15589 00000 98765432100 », or « sans numéro ».
  public var french: String {
    if let iban { return (try? IBAN(iban))?.french ?? iban }
    let parts = [bank, branch, number].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? "compte sans numéro" : parts.joined(separator: " ")
  }
}

/// What stood on an account at the start or at the end of a day.
public struct BankBalance: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// What the bank booked: the only one that is checked.
    case booked
    /// The closing balance of the statement before.
    case previous
    /// Of one page of a longer statement.
    case intermediate
    /// What can be drawn: value dates and overdrafts counted.
    case available
  }

  public var amount: BankAmount
  public var day: Day?
  public var kind: Kind

  public init(_ amount: BankAmount, on day: Day?, kind: Kind = .booked) {
    (self.amount, self.day, self.kind) = (amount, day, kind)
  }
}

/// One statement of one account: what stood there, what moved, what stands there.
public struct BankStatement: Hashable, Sendable {
  public var account: BankAccount
  public var currency: BankCurrency
  public var opening: BankBalance?
  public var closing: BankBalance?
  public var available: BankBalance?
  public var firstDay: Day?
  public var lastDay: Day?
  /// Its number in the bank's sequence.
  public var number: String?
  /// What the bank calls it.
  public var identifier: String?
  /// Empty while a file is streamed: the lines come one by one before it.
  public var lines: [StatementLine]
  /// The line of the file that it starts on.
  public var place: Int

  public init(
    account: BankAccount = BankAccount(), currency: BankCurrency = .euro, opening: BankBalance? = nil,
    closing: BankBalance? = nil,
    available: BankBalance? = nil, firstDay: Day? = nil, lastDay: Day? = nil, number: String? = nil, identifier: String? = nil,
    lines: [StatementLine] = [], place: Int = 1
  ) {
    (self.account, self.currency, self.opening, self.closing) = (account, currency, opening, closing)
    (self.available, self.firstDay, self.lastDay) = (available, firstDay, lastDay)
    (self.number, self.identifier, self.lines, self.place) = (number, identifier, lines, place)
  }
}

/// One movement, as the bank tells it.
public struct StatementLine: Hashable, Sendable {
  /// A piece of a line that has no field here, under the name it has in the file, to the letter.
  public struct Detail: Hashable, Sendable {
    public let qualifier, text: String
    public init(_ qualifier: String, _ text: String) { (self.qualifier, self.text) = (qualifier, text) }
  }

  /// When the bank wrote it down.
  public var bookingDay: Day
  /// From when it bears interest.
  public var valueDay: Day?
  /// Positive when it enters the account.
  public var amount: BankAmount
  public var label: String
  /// What the bank adds to the label.
  public var texts: [String]
  /// The interbank code of CFONB (« B1 »), the domain of ISO 20022 (« PMNT-RDDT-ESDD »), the type of OFX, MT940.
  public var operation: String?
  /// The bank's own code.
  public var internalOperation: String?
  /// The reference that the parties gave.
  public var reference: String?
  /// The number of the cheque or of the entry.
  public var entryNumber: String?
  public var counterpartName: String?
  /// An IBAN most often.
  public var counterpartAccount: String?
  /// Référence unique de mandat.
  public var mandate: String?
  public var endToEnd: String?
  /// The bank's own identifier: FITID, AcctSvcrRef.
  public var bankReference: String?
  /// It takes back another.
  public var isReversal: Bool
  public var charges: BankAmount?
  /// Before it was changed into the currency of the account.
  public var originalAmount: BankAmount?
  /// Why it was returned: the code of the bank.
  public var rejection: String?
  /// What a file says that no field above holds, to the letter.
  public var details: [Detail]
  /// The line of the file that it starts on.
  public var place: Int

  public init(
    on bookingDay: Day, _ amount: BankAmount, _ label: String, valueDay: Day? = nil, texts: [String] = [], place: Int = 1
  ) {
    (self.bookingDay, self.amount, self.label, self.valueDay) = (bookingDay, amount, label, valueDay)
    (self.texts, self.place, isReversal, details) = (texts, place, false, [])
  }
}
