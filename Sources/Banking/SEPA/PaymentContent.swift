public import Kernel

/// Everything that a batch of payments orders, as it is kept: amounts in cents, identifiers as texts.
public struct PaymentContent: Hashable, Sendable, Codable {
  /// A line of the books that an order settles.
  public struct Line: Hashable, Sendable, Codable {
    public var entry: Int64
    public var position: Int32
    /// What it adds to the order, in cents: less than zero for a credit note.
    public var amount: Int64
    public var piece: String
    public var due: Day?

    public init(entry: Int64, position: Int32, amount: Int64, piece: String, due: Day?) {
      (self.entry, self.position, self.amount, self.piece, self.due) = (entry, position, amount, piece, due)
    }
  }

  /// A transfer to a third party, or a direct debit on its account.
  public struct Order: Hashable, Sendable, Codable {
    public var endToEnd: String
    /// Empty for a wage.
    public var thirdParty: String
    /// The account of the third party in the books: 401, 411; 421 for a wage.
    public var account: String
    /// The holder of the account.
    public var name: String
    public var iban: String
    public var bic: String?
    public var address: PaymentAddress?
    /// In cents.
    public var amount: Int64
    public var remittance: String
    public var lines: [Line]
    public var mandate: String?
    public var signedOn: Day?
    public var lastUsed: Day?
    public var sequence: DirectDebitSequence?
    /// Of a wage: the key of the employee, and the number of the payslip.
    public var employee: Int64?
    public var payslip: String?

    public init(
      endToEnd: String, thirdParty: String, account: String, name: String, iban: String, bic: String?, address: PaymentAddress?,
      amount: Int64, remittance: String, lines: [Line]
    ) {
      (self.endToEnd, self.thirdParty, self.account, self.name) = (endToEnd, thirdParty, account, name)
      (self.iban, self.bic, self.address) = (iban, bic, address)
      (self.amount, self.remittance, self.lines) = (amount, remittance, lines)
    }

    public var money: Money { Money(cents: amount) }
  }

  public var kind: SEPAKind
  /// The message's own, once for ever.
  public var identifier: String
  /// The account of the books that pays or is paid: « 512 ».
  public var account: String
  /// The company, and its account.
  public var name: String
  public var iban: String
  public var bic: String?
  public var day: Day
  public var isBookedAsOne: Bool
  public var scheme: DirectDebitScheme?
  public var creditorIdentifier: String?
  public var purpose: PaymentPurpose?
  public var orders: [Order]

  public init(
    _ kind: SEPAKind, identifier: String, account: String, name: String, iban: String, bic: String?, day: Day,
    isBookedAsOne: Bool, orders: [Order]
  ) {
    (self.kind, self.identifier, self.account, self.name) = (kind, identifier, account, name)
    (self.iban, self.bic, self.day) = (iban, bic, day)
    (self.isBookedAsOne, self.orders) = (isBookedAsOne, orders)
  }

  public var total: Money { orders.map(\.money).sum() }

  // MARK: As orders to a bank

  /// What the rules of SEPA say of it.
  public func check(today: Day) throws(Finding) -> [Finding] {
    let rules = SEPARules(today: today)
    return kind == .creditTransfers
      ? rules.check(try transfers(created: "")) : rules.check(try debits(created: ""))
  }

  /// The file for the bank: always the same bytes for the same moment.
  /// - Parameter created: `2026-11-30T09:00:00Z`.
  public func bytes(created: String) throws -> [UInt8] {
    kind == .creditTransfers
      ? try SEPAWriter.bytes(try transfers(created: created)) : try SEPAWriter.bytes(try debits(created: created))
  }

  private func account(_ iban: String, _ bic: String?) throws(Finding) -> PaymentAccount {
    do { return PaymentAccount(try IBAN(iban), bic: bic.flatMap { BIC($0) }) } catch { throw .sepaIBAN(iban, error.reason) }
  }

  private func transfers(created: String) throws(Finding) -> CreditTransferBatch {
    var transfers: [CreditTransfer] = []
    for order in orders {
      transfers.append(
        CreditTransfer(
          endToEnd: order.endToEnd, amount: order.money, to: PaymentParty(order.name, address: order.address),
          try account(order.iban, order.bic), remittance: order.remittance))
    }
    return CreditTransferBatch(
      identifier, created: created, debtor: PaymentParty(name), try account(iban, bic), on: day, isBookedAsOne: isBookedAsOne,
      purpose: purpose, transfers: transfers)
  }

  private func debits(created: String) throws(Finding) -> DirectDebitBatch {
    var debits: [DirectDebit] = []
    for order in orders {
      let mandate = PaymentMandate(order.mandate ?? "", signedOn: order.signedOn ?? day, lastUsed: order.lastUsed)
      debits.append(
        DirectDebit(
          endToEnd: order.endToEnd, amount: order.money, from: PaymentParty(order.name, address: order.address),
          try account(order.iban, order.bic), mandate: mandate, order.sequence ?? .recurrent, remittance: order.remittance))
    }
    let creditor: CreditorIdentifier
    do { creditor = try CreditorIdentifier(creditorIdentifier ?? "") } catch {
      throw .sepaCreditorIdentifier(creditorIdentifier ?? "", error.reason)
    }
    return DirectDebitBatch(
      identifier, created: created, creditor: PaymentParty(name), try account(iban, bic), creditor, scheme ?? .core, on: day,
      isBookedAsOne: isBookedAsOne, debits: debits)
  }
}
