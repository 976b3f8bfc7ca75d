public import Banking
import GRDB
import Kernel
import Ledger

/// Something that was done about a batch of payments.
public struct PaymentStep: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case approved = "approuve"
    case exported = "exporte"
    /// The same file, written once more.
    case copied = "copie"
    case cancelled = "annule"
  }

  /// What there is to say of a step: the file of an export, the reason of a cancellation.
  public struct Detail: Hashable, Sendable, Codable {
    public var file: String?
    /// SHA-256 of the file.
    public var digest: String?
    /// The moment that the file says it was made at.
    public var created: String?
    /// The draft that was written for the books.
    public var entry: Int64?
    public var reason: String?

    public init(
      file: String? = nil, digest: String? = nil, created: String? = nil, entry: Int64? = nil, reason: String? = nil
    ) {
      (self.file, self.digest, self.created, self.entry, self.reason) = (file, digest, created, entry, reason)
    }
  }

  public let kind: Kind
  public let detail: Detail
  public let instant: String
  public let author: String
}

/// A batch of payments, and what became of it.
public struct StoredPaymentBatch: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    case draft = "prepare"
    case approved = "approuve"
    case exported = "exporte"
    case cancelled = "annule"

    public var french: String {
      switch self {
      case .draft: "préparé"
      case .approved: "approuvé"
      case .exported: "exporté"
      case .cancelled: "annulé"
      }
    }
  }

  public let id: Int64
  /// The accounts of the staff are masked for whoever may not see them whole.
  public var content: PaymentContent
  public let instant: String
  /// Who prepared it.
  public let author: String
  public let steps: [PaymentStep]

  public var state: State {
    if steps.contains(where: { $0.kind == .cancelled }) { return .cancelled }
    if wasExported { return .exported }
    return steps.contains { $0.kind == .approved } ? .approved : .draft
  }
  public var wasExported: Bool { steps.contains { $0.kind == .exported } }
  public var export: PaymentStep? { steps.first { $0.kind == .exported } }
}

extension DossierReading {
  /// The last first.
  public func paymentBatches(_ kind: SEPAKind? = nil) throws -> [StoredPaymentBatch] {
    try batches("WHERE ?1 IS NULL OR kind = ?1", [kind?.rawValue])
  }

  public func paymentBatch(_ id: Int64) throws -> StoredPaymentBatch? { try batches("WHERE id = ?", [id]).first }

  private func batches(_ filter: String, _ arguments: StatementArguments) throws -> [StoredPaymentBatch] {
    try Row.fetchAll(
      db, sql: "SELECT id, body, instant, author FROM payment_batch \(filter) ORDER BY id DESC", arguments: arguments
    )
    .map { row in
      let id: Int64 = try row.decode(atIndex: 0)
      return StoredPaymentBatch(
        id: id, content: try JSONBody.decode(PaymentContent.self, row.decode(atIndex: 1), "les ordres du lot n° \(id)"),
        instant: try row.decode(atIndex: 2), author: try row.decode(atIndex: 3), steps: try paymentSteps(id))
    }
  }

  private func paymentSteps(_ batch: Int64) throws -> [PaymentStep] {
    try Row.fetchAll(
      db, sql: "SELECT kind, body, instant, author FROM payment_step WHERE batch_id = ? ORDER BY rank", arguments: [batch]
    ).map { row in
      guard let kind = PaymentStep.Kind(rawValue: try row.decode(atIndex: 0)) else {
        throw Finding.dossierDamaged("dossier", "une étape du lot de paiements n° \(batch) est inconnue")
      }
      return PaymentStep(
        kind: kind,
        detail: try JSONBody.decode(PaymentStep.Detail.self, row.decode(atIndex: 1), "les étapes du lot n° \(batch)"),
        instant: try row.decode(atIndex: 2), author: try row.decode(atIndex: 3))
    }
  }

  /// The lines that a batch settles which is not cancelled, with the key of the batch; those of the entry of its export too,
  /// which are no advances.
  public func linesBeingPaid() throws -> [LineReference: Int64] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT entry_id, position, batch_id FROM payment_line WHERE batch_id NOT IN (
          SELECT batch_id FROM payment_step WHERE kind = 'annule')
        UNION ALL
        SELECT l.entry_id, l.position, s.batch_id
        FROM payment_step s JOIN line l ON l.entry_id = json_extract(s.body, '$.entry')
        WHERE s.kind = 'exporte' AND s.batch_id NOT IN (SELECT batch_id FROM payment_step WHERE kind = 'annule')
        """)
    return Dictionary(
      try rows.map {
        (LineReference(entry: try $0.decode(atIndex: 0), position: try $0.decode(atIndex: 1)), try $0.decode(atIndex: 2))
      }, uniquingKeysWith: max)
  }

  /// The key that the next batch takes.
  public func nextPaymentBatch() throws -> Int64 {
    1 + (try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'payment_batch'") ?? 0)
  }

  public func paymentSetting(_ name: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT body FROM payment_setting WHERE name = ?", arguments: [name])
  }

  /// Of everything about payments.
  func paymentDigests() throws -> [(String, Digest)] {
    var digests = try bankDetailDigests() + mandateDigests()
    for row in try Row.fetchAll(db, sql: "SELECT * FROM payment_batch") {
      let id: Int64 = try row.decode(forColumn: "id")
      digests.append(("payment/\(id)", try DossierChange.digest(ofBatch: row, lines: try paymentLines(id))))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM payment_step") {
      let (batch, rank): (Int64, Int64) = (try row.decode(forColumn: "batch_id"), try row.decode(forColumn: "rank"))
      digests.append(("payment/\(batch)/step/\(rank)", try DossierChange.digest(ofStep: row)))
    }
    for row in try Row.fetchAll(db, sql: "SELECT name, body FROM payment_setting") {
      let (name, body): (String, String) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
      digests.append(("payment-setting/\(name)", DossierChange.digest(ofSetting: name, body)))
    }
    let orphans = "SELECT count(*) FROM payment_line WHERE batch_id NOT IN (SELECT id FROM payment_batch)"
    if try Int.fetchOne(db, sql: orphans) != 0 { digests.append(("payment-line", .zero)) }
    return digests
  }

  fileprivate func paymentLines(_ batch: Int64) throws -> [(entry: Int64, position: Int64)] {
    try Row.fetchAll(
      db, sql: "SELECT entry_id, position FROM payment_line WHERE batch_id = ? ORDER BY entry_id, position", arguments: [batch]
    ).map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1)) }
  }
}

extension DossierChange {
  fileprivate static func digest(ofBatch row: Row, lines: [(entry: Int64, position: Int64)]) throws -> Digest {
    var form = CanonicalForm("ecritoire:payment:1")
    form.add(try row.decode(forColumn: "id") as Int64)
    form.add(try row.decode(forColumn: "day") as Int64)
    for column in ["kind", "body", "instant", "author"] { form.add(try row.decode(forColumn: column) as String) }
    for line in lines {
      form.add(line.entry)
      form.add(line.position)
    }
    return form.digest
  }

  fileprivate static func digest(ofStep row: Row) throws -> Digest {
    var form = CanonicalForm("ecritoire:payment-step:1")
    form.add(try row.decode(forColumn: "batch_id") as Int64)
    form.add(try row.decode(forColumn: "rank") as Int64)
    for column in ["kind", "body", "instant", "author"] { form.add(try row.decode(forColumn: column) as String) }
    return form.digest
  }

  fileprivate static func digest(ofSetting name: String, _ body: String) -> Digest {
    var form = CanonicalForm("ecritoire:payment-setting:1")
    form.add(name)
    form.add(body)
    return form.digest
  }

  /// Keeps a batch as it was prepared. Returns its key.
  @discardableResult
  public func addPayments(_ content: PaymentContent) throws -> Int64 {
    let body = try JSONBody.encode(content)
    try Finding.refuseNulCharacter(body)
    try db.execute(
      sql: "INSERT INTO payment_batch (kind, day, body, instant, author) VALUES (?, ?, ?, ?, ?)",
      arguments: [content.kind.rawValue, content.day.stored, body, event.author.instant, event.author.name])
    let id = db.lastInsertedRowID
    for line in content.orders.flatMap(\.lines) {
      try db.execute(
        sql: "INSERT INTO payment_line (batch_id, entry_id, position) VALUES (?, ?, ?)",
        arguments: [id, line.entry, line.position])
    }
    let row = try Row.fetchOne(db, sql: "SELECT * FROM payment_batch WHERE id = ?", arguments: [id])!
    event.add("payment/\(id)", try DossierChange.digest(ofBatch: row, lines: try reading.paymentLines(id)))
    return id
  }

  public func addStep(_ kind: PaymentStep.Kind, to batch: StoredPaymentBatch, _ detail: PaymentStep.Detail = .init()) throws {
    let body = try JSONBody.encode(detail)
    try Finding.refuseNulCharacter(body)
    let rank = Int64(batch.steps.count + 1)
    try db.execute(
      sql: "INSERT INTO payment_step (batch_id, rank, kind, body, instant, author) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [batch.id, rank, kind.rawValue, body, event.author.instant, event.author.name])
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM payment_step WHERE batch_id = ? AND rank = ?", arguments: [batch.id, rank])!
    event.add("payment/\(batch.id)/step/\(rank)", try DossierChange.digest(ofStep: row))
  }

  public func setPayment(_ name: String, _ body: String) throws {
    try Finding.refuseNulCharacter(name, body)
    try db.execute(
      sql: "INSERT INTO payment_setting (name, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
      arguments: [name, body])
    event.add("payment-setting/\(name)", DossierChange.digest(ofSetting: name, body))
  }
}
