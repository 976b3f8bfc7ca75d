import Banking
import Foundation
public import Kernel
import Ledger
public import Store

/// Approves a batch: the amounts and the accounts were looked at by another person than the one who prepared it. On one's own
/// machine it is a second act.
public struct ApprovePayments: Sendable {
  public var id: Int64
  public init(_ id: Int64) { self.id = id }

  public struct Outcome: Sendable {
    public let batch: StoredPaymentBatch
    /// Errors kept it as it was.
    public let findings: [Finding]
  }

  /// Throws `payment.batch.unknown`, `payment.batch.state`, `payment.approve.same-person`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let batch = try desk.paymentBatch(id)
    return try desk.changing("\(batch.content.kind.verb).approuver", subject: "payment/\(id)") { change in
      let batch = try change.reading.requiredPayments(id)
      guard batch.state == .draft else { throw Finding.paymentBatchState(batch, "approuvé") }
      if !desk.isAlone, batch.author == desk.author { throw Finding.paymentSamePerson(desk.author) }
      let findings = try change.reading.stillRight(batch, desk)
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return Outcome(batch: batch, findings: findings)
      }
      try change.addStep(.approved, to: batch)
      return Outcome(batch: try change.reading.requiredPayments(id), findings: findings)
    }
  }
}

/// Makes the file of an approved batch, once; again only as a copy that says so. Its entry is written as a draft on the day of
/// the execution, so that the statement finds it.
public struct ExportPayments: Sendable {
  public var id: Int64
  /// Where the file goes, 0600; nil for a caller that sends the bytes on itself.
  public var folder: String?
  public var isCopy: Bool
  /// Writes the entry of the payment as a draft.
  public var writesEntry: Bool

  public init(_ id: Int64, to folder: String? = nil, isCopy: Bool = false, writesEntry: Bool = true) {
    (self.id, self.folder, self.isCopy, self.writesEntry) = (id, folder, isCopy, writesEntry)
  }

  public struct Outcome: Sendable {
    public let batch: StoredPaymentBatch
    /// Nil when errors kept the batch where it was.
    public let bytes: [UInt8]?
    /// « V20261130-12.xml ».
    public let name: String
    public let digest: String
    /// The draft, nil when none was written.
    public let entry: Int64?
    public let findings: [Finding]
  }

  /// Throws `payment.batch.unknown`, `payment.batch.state`, `payment.export.already`, `file.exists`, `file.cannot-write`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let batch = try desk.paymentBatch(id)
    let journal = try? UsualJournal(.payment, treasury: AccountNumber(batch.content.account))(desk)
    var file: OutputFile?
    let outcome = try desk.changing("\(batch.content.kind.verb).exporter", subject: "payment/\(id)") { change in
      let batch = try change.reading.requiredPayments(id)
      let outcome = batch.wasExported ? try copy(batch, change) : try export(batch, journal, desk, change)
      if let folder, let bytes = outcome.bytes {
        file = try OutputFile((folder as NSString).appendingPathComponent(outcome.name), overwrites: false)
        try file?.write(bytes)
      }
      return outcome
    }
    // The file takes its name once the dossier says that it left: no file can be there that nobody knows of.
    try file?.keep()
    return outcome
  }

  private func copy(_ batch: StoredPaymentBatch, _ change: DossierChange) throws -> Outcome {
    guard batch.state == .exported else { throw Finding.paymentBatchState(batch, "exporté") }
    guard isCopy, let first = batch.export?.detail else { throw Finding.paymentExportedAlready(batch) }
    let bytes = try batch.content.bytes(created: first.created ?? "")
    let name = "\(batch.content.identifier)-copie.xml"
    try change.addStep(.copied, to: batch, PaymentStep.Detail(file: name, digest: "\(Digest(of: bytes))"))
    return Outcome(
      batch: try change.reading.requiredPayments(id), bytes: bytes, name: name, digest: "\(Digest(of: bytes))", entry: nil,
      findings: [])
  }

  private func export(
    _ batch: StoredPaymentBatch, _ journal: String?, _ desk: Desk, _ change: DossierChange
  ) throws -> Outcome {
    guard batch.state == .approved else { throw Finding.paymentBatchState(batch, "exporté") }
    let name = "\(batch.content.identifier).xml"
    var findings = try change.reading.stillRight(batch, desk)
    guard !findings.contains(where: { $0.severity == .error }) else {
      change.abandon()
      return Outcome(batch: batch, bytes: nil, name: name, digest: "", entry: nil, findings: findings)
    }
    let bytes = try batch.content.bytes(created: desk.instant)
    let written = writesEntry ? try PaymentEntry(batch.content, journal: journal).write(desk, change) : (entry: nil, findings: [])
    findings += written.findings
    let digest = "\(Digest(of: bytes))"
    try change.addStep(
      .exported, to: batch, PaymentStep.Detail(file: name, digest: digest, created: desk.instant, entry: written.entry))
    change.add(subject: "export/\(name)", Digest(of: bytes))
    return Outcome(
      batch: try change.reading.requiredPayments(id), bytes: bytes, name: name, digest: digest, entry: written.entry,
      findings: findings)
  }
}

/// Cancels a batch: its lines are to be settled again. One whose file left needs a reason, such as the refusal of the bank;
/// the draft of its entry goes with it.
public struct CancelPayments: Sendable {
  public var id: Int64
  public var reason: String?

  public init(_ id: Int64, reason: String? = nil) { (self.id, self.reason) = (id, reason) }

  public struct Outcome: Sendable {
    public let batch: StoredPaymentBatch
    public let findings: [Finding]
  }

  /// Throws `payment.batch.unknown`, `payment.batch.state`, `payment.reason.missing`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let batch = try desk.paymentBatch(id)
    return try desk.changing("\(batch.content.kind.verb).annuler", subject: "payment/\(id)") { change in
      let batch = try change.reading.requiredPayments(id)
      guard batch.state != .cancelled else { throw Finding.paymentBatchState(batch, "annulé") }
      var reason = self.reason
      if batch.wasExported {
        reason = try PaymentText.reason(reason ?? "", of: "ce lot exporté n’est pas exécuté par la banque")
      }
      var findings: [Finding] = []
      if let entry = batch.export?.detail.entry, let draft = try change.reading.entry(id: entry) {
        if draft.isValidated {
          findings.append(.paymentEntryKept(entry))
        } else {
          try change.deleteDraft(entry, version: draft.version)
        }
      }
      try change.addStep(.cancelled, to: batch, PaymentStep.Detail(reason: reason))
      return Outcome(batch: try change.reading.requiredPayments(id), findings: findings)
    }
  }
}

/// The entry of a batch: the third parties on one side, the bank on the other, at the day of the execution.
struct PaymentEntry {
  let content: PaymentContent
  let journal: String?

  init(_ content: PaymentContent, journal: String?) { (self.content, self.journal) = (content, journal) }

  /// In a dossier of a school it is the learner's to write, unless the assistant « saisie » is open.
  func write(_ desk: Desk, _ change: DossierChange) throws -> (entry: Int64?, findings: [Finding]) {
    guard try change.reading.facts().allows(assistant: "saisie") else {
      return (nil, [.paymentEntryByHand("l’assistant « saisie » est fermé dans ce dossier d’école")])
    }
    guard let journal, let bank = AccountNumber(content.account), let draft = draft(journal, bank) else {
      return (nil, [.paymentEntryByHand("plusieurs journaux de banque conviennent")])
    }
    let context = try LedgerContext(change.reading, desk)
    let findings = EntryChecks.check(draft, in: try context.entryContext(for: draft.day))
    if let error = findings.first(where: { $0.severity == .error }) { return (nil, [.paymentEntryByHand(error.message)]) }
    try context.open(draft, change)
    return (try change.addDraft(draft, in: try context.year(of: draft.day)), [])
  }

  private func draft(_ journal: String, _ bank: AccountNumber) -> EntryDraft? {
    if content.purpose == .wages { return wages(journal, bank) }
    let isTransfer = content.kind == .creditTransfers
    var (lines, banks) = ([EntryLine](), [EntryLine]())
    for order in content.orders {
      guard let account = AccountNumber(order.account) else { return nil }
      let label =
        "\(isTransfer ? "Virement" : "Prélèvement") \(order.name)" + (order.remittance.isEmpty ? "" : " \(order.remittance)")
      var (line, bankLine) =
        isTransfer
        ? (EntryLine.debit(account, order.money, thirdParty: order.thirdParty), EntryLine.credit(bank, order.money))
        : (EntryLine.credit(account, order.money, thirdParty: order.thirdParty), EntryLine.debit(bank, order.money))
      (line.label, bankLine.label) = (String(label.prefix(120)), String(label.prefix(120)))
      lines.append(line)
      banks.append(bankLine)
    }
    if content.isBookedAsOne { banks = [isTransfer ? .credit(bank, content.total) : .debit(bank, content.total)] }
    let words =
      content.orders.count == 1 ? lines[0].label ?? "" : "\(isTransfer ? "Virements" : "Prélèvements") \(content.identifier)"
    return EntryDraft(journal: journal, day: content.day, pieceRef: content.identifier, label: words, lines: lines + banks)
  }

  /// One amount for all: the books do not say what each is paid.
  private func wages(_ journal: String, _ bank: AccountNumber) -> EntryDraft? {
    guard let order = content.orders.first, let account = AccountNumber(order.account) else { return nil }
    return EntryDraft(
      journal: journal, day: content.day, pieceRef: content.identifier, label: "Virement des salaires",
      lines: [.debit(account, content.total), .credit(bank, content.total)])
  }
}

extension Desk {
  /// Throws `payment.batch.unknown`.
  func paymentBatch(_ id: Int64) throws -> StoredPaymentBatch { try dossier.reading { try $0.requiredPayments(id) } }
}

extension DossierReading {
  /// Throws `payment.batch.unknown`.
  func requiredPayments(_ id: Int64) throws -> StoredPaymentBatch {
    guard let batch = try paymentBatch(id) else { throw Finding.paymentBatchUnknown(id) }
    return batch
  }

  /// What has changed since a batch was prepared: the lines it settles, the accounts it pays, the days.
  func stillRight(_ batch: StoredPaymentBatch, _ desk: Desk) throws -> [Finding] {
    let content = batch.content
    var findings = try content.check(today: desk.today).filter { $0.severity != .info }
    let own = try? paymentAccount(AccountNumber(content.account) ?? "512")
    if own?.iban != content.iban { findings.append(.paymentNoAccount(AccountNumber(content.account) ?? "512")) }
    for order in content.orders {
      if let why = try whatChanged(order, content.kind) { findings.append(why) }
    }
    return findings
  }

  private func whatChanged(_ order: PaymentContent.Order, _ kind: SEPAKind) throws -> Finding? {
    if let payslip = order.payslip { return try whatChanged(wage: order, payslip) }
    guard let party = try thirdParty(order.thirdParty) else { return .paymentChanged(order, "le tiers n’existe plus") }
    let detail = try bankDetails(of: party.code).first
    if let detail, detail.isHeld { return .paymentHeld(party, detail) }
    guard party.iban == order.iban else { return .paymentChanged(order, "son IBAN a été changé depuis") }
    if let identifier = order.mandate {
      guard let mandate = try mandates(of: party.code).first(where: { $0.identifier == identifier }), !mandate.isOver else {
        return .paymentChanged(order, "le mandat \(identifier) a pris fin")
      }
    }
    let open = try payableUnits(kind, thirdParty: party.code).flatMap(\.items)
    let amounts = Dictionary(open.map { ($0.line, PayableUnit.amount(of: $0, kind).cents) }) { first, _ in first }
    for line in order.lines where amounts[LineReference(entry: line.entry, position: line.position)] != line.amount {
      return .paymentChanged(order, "la pièce \(line.piece) a été réglée, lettrée ou changée depuis")
    }
    return nil
  }
}
