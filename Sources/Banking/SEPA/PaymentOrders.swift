public import Kernel

/// One transfer of a batch.
public struct CreditTransfer: Hashable, Sendable {
  /// What the creditor sees of it, and the statement tells back: at most 35 characters.
  public var endToEnd: String
  public var amount: Money
  public var creditor: PaymentParty
  public var account: PaymentAccount
  /// For the creditor, at most 140 characters.
  public var remittance: String
  /// Takes the place of the free text when there is one.
  public var reference: CreditorReference?

  public init(
    endToEnd: String, amount: Money, to creditor: PaymentParty, _ account: PaymentAccount, remittance: String = "",
    reference: CreditorReference? = nil
  ) {
    (self.endToEnd, self.amount, self.creditor) = (endToEnd, amount, creditor)
    (self.account, self.remittance, self.reference) = (account, remittance, reference)
  }
}

/// What the transfers of a batch are for, said once for all of them (ISO 20022, ExternalCategoryPurpose1Code; EPC132-08): banks
/// show those of wages to fewer people.
public enum PaymentPurpose: String, Hashable, Sendable, Codable {
  case wages = "SALA"
}

/// Transfers in euros that leave one account on one day: what a `pain.001.001.09` asks of the bank.
public struct CreditTransferBatch: Hashable, Sendable {
  /// Once for the bank and for ever, at most 35 characters.
  public var identifier: String
  /// `2026-11-30T09:00:00Z`.
  public var created: String
  public var debtor: PaymentParty
  public var account: PaymentAccount
  public var executionDay: Day
  /// One movement on the statement for all of them.
  public var isBookedAsOne: Bool
  public var purpose: PaymentPurpose?
  public var transfers: [CreditTransfer]

  public init(
    _ identifier: String, created: String, debtor: PaymentParty, _ account: PaymentAccount, on executionDay: Day,
    isBookedAsOne: Bool = true, purpose: PaymentPurpose? = nil, transfers: [CreditTransfer]
  ) {
    (self.identifier, self.created, self.debtor) = (identifier, created, debtor)
    (self.account, self.executionDay, self.purpose) = (account, executionDay, purpose)
    (self.isBookedAsOne, self.transfers) = (isBookedAsOne, transfers)
  }
}

/// The two schemes of direct debits. Between businesses (B2B) the debtor cannot have the money back.
public enum DirectDebitScheme: String, Hashable, Sendable, CaseIterable, Codable {
  case core = "CORE"
  case betweenBusinesses = "B2B"
}

/// Where a direct debit stands among those of its mandate.
public enum DirectDebitSequence: String, Hashable, Sendable, CaseIterable, Codable {
  case first = "FRST"
  case recurrent = "RCUR"
  case last = "FNAL"
  /// The only one of its mandate.
  case oneOff = "OOFF"

  public var french: String {
    switch self {
    case .first: "premier"
    case .recurrent: "récurrent"
    case .last: "dernier"
    case .oneOff: "ponctuel"
    }
  }
}

/// The debtor's agreement in writing that a direct debit stands on.
public struct PaymentMandate: Hashable, Sendable {
  /// La référence unique du mandat (RUM), at most 35 characters.
  public var identifier: String
  public var signedOn: Day
  /// The collection day of the last direct debit presented, nil when there was none.
  public var lastUsed: Day?

  public init(_ identifier: String, signedOn: Day, lastUsed: Day? = nil) {
    (self.identifier, self.signedOn, self.lastUsed) = (identifier, signedOn, lastUsed)
  }

  /// Without a direct debit for 36 months a mandate lapses (EPC016-06, SDD Core rulebook; Banque de France, « Le prélèvement SEPA »).
  public static let monthsOfLife = 36

  /// The debtor is told of a direct debit so many days before, unless less was agreed (EPC016-06; Banque de France, « Le prélèvement
  /// SEPA »).
  public static let daysOfNotice = 14

  /// The last day on which a direct debit may still be presented.
  public var lastDay: Day { (lastUsed ?? signedOn).addingMonths(PaymentMandate.monthsOfLife) }
}

/// One direct debit of a batch.
public struct DirectDebit: Hashable, Sendable {
  public var endToEnd: String
  public var amount: Money
  public var debtor: PaymentParty
  public var account: PaymentAccount
  public var mandate: PaymentMandate
  public var sequence: DirectDebitSequence
  public var remittance: String

  public init(
    endToEnd: String, amount: Money, from debtor: PaymentParty, _ account: PaymentAccount, mandate: PaymentMandate,
    _ sequence: DirectDebitSequence, remittance: String = ""
  ) {
    (self.endToEnd, self.amount, self.debtor, self.account) = (endToEnd, amount, debtor, account)
    (self.mandate, self.sequence, self.remittance) = (mandate, sequence, remittance)
  }
}

/// Direct debits in euros that reach one account on one day: what a `pain.008.001.08` asks of the bank.
public struct DirectDebitBatch: Hashable, Sendable {
  public var identifier: String
  public var created: String
  public var creditor: PaymentParty
  public var account: PaymentAccount
  public var creditorIdentifier: CreditorIdentifier
  public var scheme: DirectDebitScheme
  public var collectionDay: Day
  public var isBookedAsOne: Bool
  public var debits: [DirectDebit]

  public init(
    _ identifier: String, created: String, creditor: PaymentParty, _ account: PaymentAccount,
    _ creditorIdentifier: CreditorIdentifier, _ scheme: DirectDebitScheme = .core, on collectionDay: Day,
    isBookedAsOne: Bool = true, debits: [DirectDebit]
  ) {
    (self.identifier, self.created, self.creditor, self.account) = (identifier, created, creditor, account)
    (self.creditorIdentifier, self.scheme, self.collectionDay) = (creditorIdentifier, scheme, collectionDay)
    (self.isBookedAsOne, self.debits) = (isBookedAsOne, debits)
  }
}
