import GRDB
public import Kernel

/// An entry that holds a payslip, or takes it off.
public struct PayslipEntryLink: Hashable, Sendable {
  public let id: Int64
  public let payslip: String
  /// The key of the entry.
  public let entry: Int64
  /// The entry takes off a payslip that another one replaced.
  public let isRemoval: Bool
  public let instant: String
  public let author: String
}

/// What a batch of payments pays of a payslip.
public struct PayslipPaymentLink: Hashable, Sendable {
  public let payslip: String
  public let batch: Int64
  public let amount: Money
}

extension DossierReading {
  /// The links of payslips of a month with entries that are there, in the order they were made; those of a draft that was deleted
  /// are left out.
  public func payslipEntries(of month: Month) throws -> [PayslipEntryLink] {
    try links(
      "JOIN payslip p ON p.number = l.payslip WHERE p.month = ? AND \(DossierReading.isCurrent)",
      [month.year * 100 + month.number])
  }

  private static let isCurrent = "NOT EXISTS (SELECT 1 FROM payslip_entry_end WHERE link_id = l.id)"

  fileprivate func payslipEntries(ofEntry id: Int64) throws -> [PayslipEntryLink] {
    try links("WHERE l.entry_id = ? AND \(DossierReading.isCurrent)", [id])
  }

  private func links(_ filter: String, _ arguments: StatementArguments) throws -> [PayslipEntryLink] {
    try Row.fetchAll(
      db, sql: "SELECT l.id, l.payslip, l.entry_id, l.sign, l.instant, l.author FROM payslip_entry l \(filter) ORDER BY l.id",
      arguments: arguments
    ).map { row in
      let sign: Int64 = try row.decode(atIndex: 3)
      return PayslipEntryLink(
        id: try row.decode(atIndex: 0), payslip: try row.decode(atIndex: 1), entry: try row.decode(atIndex: 2),
        isRemoval: sign < 0, instant: try row.decode(atIndex: 4), author: try row.decode(atIndex: 5))
    }
  }

  /// What the batches that are not cancelled pay of the payslips of a month.
  public func payslipPayments(of month: Month) throws -> [PayslipPaymentLink] {
    try payments(
      """
      JOIN payslip p ON p.number = l.payslip
      WHERE p.month = ? AND l.batch_id NOT IN (SELECT batch_id FROM payment_step WHERE kind = 'annule')
      """, [month.year * 100 + month.number])
  }

  private func payments(_ filter: String, _ arguments: StatementArguments) throws -> [PayslipPaymentLink] {
    try Row.fetchAll(
      db, sql: "SELECT l.payslip, l.batch_id, l.amount FROM payslip_payment l \(filter) ORDER BY l.batch_id, l.payslip",
      arguments: arguments
    ).map { row in
      PayslipPaymentLink(
        payslip: try row.decode(atIndex: 0), batch: try row.decode(atIndex: 1), amount: Money(cents: try row.decode(atIndex: 2)))
    }
  }

  /// Of every link of payslips.
  func payslipLinkDigests() throws -> [(String, Digest)] {
    let entries = try links("", []).map { ($0.subject, $0.digest) }
    let ends = try Row.fetchAll(db, sql: "SELECT * FROM payslip_entry_end").map { row in
      try DossierChange.digest(ofEnd: row)
    }
    return entries + ends + (try payments("", []).map { ($0.subject, $0.digest) })
  }
}

extension PayslipEntryLink {
  fileprivate var subject: String { "payslip-entry/\(id)" }

  fileprivate var digest: Digest {
    var form = CanonicalForm("ecritoire:payslip-entry:1")
    form.add(id)
    form.add(payslip)
    form.add(entry)
    form.add(isRemoval ? -1 : 1)
    form.add(instant)
    form.add(author)
    return form.digest
  }
}

extension PayslipPaymentLink {
  fileprivate var subject: String { "payment/\(batch)/payslip/\(payslip)" }

  fileprivate var digest: Digest {
    var form = CanonicalForm("ecritoire:payslip-payment:1")
    form.add(payslip)
    form.add(batch)
    form.add(amount.cents)
    return form.digest
  }
}

extension DossierChange {
  fileprivate static func digest(ofEnd row: Row) throws -> (String, Digest) {
    var form = CanonicalForm("ecritoire:payslip-entry-end:1")
    let link: Int64 = try row.decode(forColumn: "link_id")
    form.add(link)
    for column in ["instant", "author"] { form.add(try row.decode(forColumn: column) as String) }
    return ("payslip-entry/\(link)/end", form.digest)
  }

  /// Says that an entry holds a payslip, or takes it off.
  public func link(payslip: String, toEntry entry: Int64, isRemoval: Bool = false) throws {
    try db.execute(
      sql: "INSERT INTO payslip_entry (payslip, entry_id, sign, instant, author) VALUES (?, ?, ?, ?, ?)",
      arguments: [payslip, entry, isRemoval ? -1 : 1, event.author.instant, event.author.name])
    let link = PayslipEntryLink(
      id: db.lastInsertedRowID, payslip: payslip, entry: entry, isRemoval: isRemoval, instant: event.author.instant,
      author: event.author.name)
    event.add(link.subject, link.digest)
  }

  /// The draft of these payslips goes: they are to be posted again.
  func endPayslipEntries(of entry: Int64) throws {
    for link in try reading.payslipEntries(ofEntry: entry) {
      try db.execute(
        sql: "INSERT INTO payslip_entry_end (link_id, instant, author) VALUES (?, ?, ?)",
        arguments: [link.id, event.author.instant, event.author.name])
      let row = try Row.fetchOne(db, sql: "SELECT * FROM payslip_entry_end WHERE link_id = ?", arguments: [link.id])!
      let (subject, digest) = try DossierChange.digest(ofEnd: row)
      event.add(subject, digest)
    }
  }

  /// Says what a batch pays of a payslip.
  public func link(payslip: String, toPayment batch: Int64, _ amount: Money) throws {
    try db.execute(
      sql: "INSERT INTO payslip_payment (payslip, batch_id, amount) VALUES (?, ?, ?)", arguments: [payslip, batch, amount.cents])
    let link = PayslipPaymentLink(payslip: payslip, batch: batch, amount: amount)
    event.add(link.subject, link.digest)
  }
}
