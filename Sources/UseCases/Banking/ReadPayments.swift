public import Banking
public import Kernel
public import Ledger
public import Store

/// The batches of payments, the last first.
public struct ListPayments: Sendable {
  public var kind: SEPAKind?
  public init(_ kind: SEPAKind? = nil) { self.kind = kind }

  public func callAsFunction(_ desk: Desk) throws -> [StoredPaymentBatch] {
    try desk.dossier.reading { try $0.paymentBatches(kind) }.map(desk.shown)
  }
}

extension Desk {
  /// What the role may see of a batch: the account of somebody of the staff is whole for whoever employs, pays or approves.
  fileprivate func shown(_ batch: StoredPaymentBatch) -> StoredPaymentBatch {
    let seesAccounts = role.may(.employ) || role.may(.pay) || role.may(.approvePayments)
    guard batch.content.purpose == .wages, !seesAccounts else { return batch }
    var masked = batch
    for index in masked.content.orders.indices {
      masked.content.orders[index].iban = (try? IBAN(masked.content.orders[index].iban))?.masked ?? "•••"
      masked.content.orders[index].bic = nil
    }
    return masked
  }
}

/// One batch, and what stands in its way now.
public struct ReadPayments: Sendable {
  public var id: Int64
  public init(_ id: Int64) { self.id = id }

  public struct Outcome: Sendable {
    public let batch: StoredPaymentBatch
    /// What would stop the next step, and what is worth knowing before it; empty for a batch that left or was cancelled.
    public let findings: [Finding]
    public let parties: [String: ThirdParty]
  }

  /// Throws `payment.batch.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let batch = try reading.requiredPayments(id)
      let isWaiting = batch.state == .draft || batch.state == .approved
      return Outcome(
        batch: desk.shown(batch),
        findings: isWaiting ? try reading.stillRight(batch, desk) + worthKnowing(batch.content, desk) : [],
        parties: Dictionary(uniqueKeysWithValues: try reading.thirdParties().map { ($0.code, $0) }))
    }
  }
}

extension ReadPayments {
  /// What is changed to be written, and a notice that is short.
  private func worthKnowing(_ content: PaymentContent, _ desk: Desk) throws -> [Finding] {
    let changes = try content.check(today: desk.today).filter { $0.severity == .info }
    return changes + content.noticeFindings(today: desk.today)
  }
}

/// What is open with suppliers or customers, third party by third party, and whether it can be settled.
public struct ReadPayables: Sendable {
  public var kind: SEPAKind
  public init(_ kind: SEPAKind = .creditTransfers) { self.kind = kind }

  public struct Payable: Sendable {
    public let unit: PayableUnit
    /// The batch that settles it already.
    public let batch: Int64?
  }

  public struct Section: Sendable {
    public let party: ThirdParty
    public let payables: [Payable]
    /// Why nothing of it can be settled now.
    public let obstacle: Finding?
  }

  public struct Outcome: Sendable {
    public let sections: [Section]
    /// The accounts that can pay, with their IBAN.
    public let accounts: [SavePaymentAccount.Outcome]
    public let creditorIdentifier: String?
    public let held: [BankDetail]
    /// The first day that banks can do.
    public let day: Day
  }

  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let taken = try reading.linesBeingPaid()
      let details = Dictionary(uniqueKeysWithValues: try reading.currentBankDetails().map { ($0.thirdParty, $0) })
      let mandates = Dictionary(grouping: try reading.mandates().filter { !$0.isOver }, by: \.thirdParty)
      let groups = Dictionary(grouping: try reading.payableUnits(kind), by: \.thirdParty)
      let sections = try groups.keys.sorted().compactMap { code -> Section? in
        guard let party = try reading.thirdParty(code), let units = groups[code] else { return nil }
        return Section(
          party: party,
          payables: units.map { unit in Payable(unit: unit, batch: unit.items.compactMap { taken[$0.line] }.max()) },
          obstacle: obstacle(party, details[code], mandates[code] ?? []))
      }
      let accounts = try reading.bankAccounts().compactMap { try? reading.paymentAccount($0.ledgerAccount) }
      return Outcome(
        sections: sections, accounts: accounts, creditorIdentifier: try reading.paymentSetting("ics"),
        held: details.values.filter(\.isHeld).sorted { $0.thirdParty < $1.thirdParty },
        day: kind.firstDay(from: desk.today))
    }
  }

  private func obstacle(_ party: ThirdParty, _ detail: BankDetail?, _ mandates: [StoredMandate]) -> Finding? {
    if party.iban == nil { return .paymentNoIBAN(party) }
    if let detail, detail.isHeld { return .paymentHeld(party, detail) }
    return kind == .directDebits && mandates.isEmpty ? .paymentNoMandate(party, .core) : nil
  }
}

/// The mandates of the dossier.
public struct ListMandates: Sendable {
  public init() {}

  public func callAsFunction(_ desk: Desk) throws -> [(mandate: StoredMandate, party: ThirdParty?)] {
    try desk.dossier.reading { reading in
      let parties = Dictionary(uniqueKeysWithValues: try reading.thirdParties().map { ($0.code, $0) })
      return try reading.mandates().map { ($0, parties[$0.thirdParty]) }
    }
  }
}
