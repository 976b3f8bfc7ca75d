public import Banking
public import Kernel
import Ledger
public import Store
public import UseCases

/// One order of a batch.
public struct PaymentOrderJSON: Encodable, Sendable {
  struct Line: Encodable {
    let line, piece, amount: String
    let due: OrNull<Day>
  }
  let endToEnd, thirdParty, account, name, iban, amount, remittance: String
  let bic, mandate, sequence: OrNull<String>
  /// Of a wage only.
  let payslip: String?
  let lines: [Line]

  init(_ order: PaymentContent.Order) {
    (endToEnd, thirdParty, account, name) = (order.endToEnd, order.thirdParty, order.account, order.name)
    (iban, amount, remittance) = (order.iban, order.money.json, order.remittance)
    (bic, mandate, sequence) = (OrNull(order.bic), OrNull(order.mandate), OrNull(order.sequence?.rawValue))
    payslip = order.payslip
    lines = order.lines.map {
      Line(
        line: "\($0.entry).\($0.position)", piece: $0.piece, amount: Money(cents: $0.amount).json, due: OrNull($0.due))
    }
  }
}

/// A batch of payments: what it orders, and what became of it.
public struct PaymentBatchJSON: Encodable, Sendable {
  struct Step: Encodable {
    let step, author, instant: String
    let file, sha256, reason: String?
    let entry: Int64?
  }
  let batch: OrNull<Int64>
  let kind, identifier, account, iban, total: String
  let day: Day
  let state: OrNull<String>
  let author, instant: String?
  let orders: [PaymentOrderJSON]
  let steps: [Step]
  let findings: [FindingJSON]

  public init(_ batch: StoredPaymentBatch, findings: [Finding] = []) {
    let content = batch.content
    (self.batch, kind, identifier, account) = (OrNull(batch.id), content.kind.rawValue, content.identifier, content.account)
    (iban, total, day, state) = (content.iban, content.total.json, content.day, OrNull(batch.state.rawValue))
    (author, instant) = (batch.author, batch.instant)
    orders = content.orders.map(PaymentOrderJSON.init)
    steps = batch.steps.map {
      Step(
        step: $0.kind.rawValue, author: $0.author, instant: $0.instant, file: $0.detail.file, sha256: $0.detail.digest,
        reason: $0.detail.reason, entry: $0.detail.entry)
    }
    self.findings = findings.json
  }

  /// One that is only tried, or was just prepared.
  public init(_ content: PaymentContent, id: Int64?, findings: [Finding]) {
    (batch, kind, identifier, account) = (OrNull(id), content.kind.rawValue, content.identifier, content.account)
    (iban, total, day, state) = (content.iban, content.total.json, content.day, OrNull(nil))
    (author, instant, steps) = (nil, nil, [])
    orders = content.orders.map(PaymentOrderJSON.init)
    self.findings = findings.json
  }
}

/// Nothing was prepared: why.
public struct NoPaymentJSON: Encodable, Sendable {
  let batch = OrNull<Int64>(nil)
  let orders: [PaymentOrderJSON] = []
  let findings: [FindingJSON]

  public init(_ findings: [Finding]) { self.findings = findings.json }
}

/// The batches of a dossier.
public struct PaymentBatchListJSON: Encodable, Sendable {
  let batches: [PaymentBatchJSON]
  let findings: [FindingJSON] = []

  public init(_ batches: [StoredPaymentBatch]) { self.batches = batches.map { PaymentBatchJSON($0) } }
}

/// What is open with third parties, and whether it can be settled.
public struct PayablesJSON: Encodable, Sendable {
  struct Party: Encodable {
    struct Payable: Encodable {
      let amount: String
      let due: Day
      let pieces, lines: [String]
      let batch: OrNull<Int64>
    }
    let thirdParty, name: String
    let iban: OrNull<String>
    let payables: [Payable]
    let obstacle: OrNull<FindingJSON>
  }
  let payables: [Party]
  let batches: [PaymentBatchJSON]
  let findings: [FindingJSON]

  public init(_ outcome: ReadPayables.Outcome, _ batches: [StoredPaymentBatch], findings: [Finding] = []) {
    payables = outcome.sections.map { section in
      Party(
        thirdParty: section.party.code, name: section.party.name, iban: OrNull(section.party.iban),
        payables: section.payables.map {
          Party.Payable(
            amount: $0.unit.amount.json, due: $0.unit.due, pieces: $0.unit.pieces, lines: $0.unit.items.map(\.line.text),
            batch: OrNull($0.batch))
        }, obstacle: OrNull(section.obstacle.map(FindingJSON.init)))
    }
    self.batches = batches.map { PaymentBatchJSON($0) }
    self.findings = findings.json
  }
}

/// Bank details of a third party.
public struct BankDetailJSON: Encodable, Sendable {
  let thirdParty: String
  let iban, bic, holder, previous: OrNull<String>
  let address: OrNull<PaymentAddress>
  let state, author, instant: String
  let confirmedBy, confirmedAt, reason: String?

  public init(_ detail: BankDetail) {
    (thirdParty, iban, bic) = (detail.thirdParty, OrNull(detail.iban), OrNull(detail.bic))
    (holder, previous, address) = (OrNull(detail.holder), OrNull(detail.previous), OrNull(detail.address))
    (state, author, instant) = (detail.state.rawValue, detail.author, detail.instant)
    confirmedBy = detail.confirmation?.author
    confirmedAt = detail.confirmation?.instant
    reason = detail.confirmation?.reason
  }
}

/// The bank details that hold.
public struct BankDetailListJSON: Encodable, Sendable {
  let details: [BankDetailJSON]
  let findings: [FindingJSON] = []

  public init(_ details: [BankDetail]) { self.details = details.map(BankDetailJSON.init) }
}

/// The mandates of a dossier.
public struct MandateListJSON: Encodable, Sendable {
  struct Mandate: Encodable {
    let identifier, thirdParty, scheme: String
    let signedOn, lastDay: Day
    let lastUsed: OrNull<Day>
    let oneOff, over: Bool
  }
  let mandates: [Mandate]
  let findings: [FindingJSON] = []

  public init(_ mandates: [StoredMandate]) {
    self.mandates = mandates.map {
      Mandate(
        identifier: $0.identifier, thirdParty: $0.thirdParty, scheme: $0.scheme.rawValue, signedOn: $0.signedOn,
        lastDay: $0.mandate.lastDay, lastUsed: OrNull($0.lastUsed), oneOff: $0.isOneOff, over: $0.isOver)
    }
  }
}

/// The account of the company that pays, or its identifier as a creditor.
public struct PaymentAccountJSON: Encodable, Sendable {
  let account, iban: String
  let bic: OrNull<String>
  let findings: [FindingJSON] = []

  public init(_ account: SavePaymentAccount.Outcome) {
    (self.account, iban, bic) = (account.account.text, account.iban, OrNull(account.bic))
  }
}

/// The identifier of the company as a creditor.
public struct CreditorIdentifierJSON: Encodable, Sendable {
  let creditorIdentifier: String
  let findings: [FindingJSON] = []

  public init(_ text: String) { creditorIdentifier = text }
}
