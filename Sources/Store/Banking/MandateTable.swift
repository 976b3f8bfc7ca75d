public import Banking
import GRDB
public import Kernel

/// A mandate as the dossier keeps it.
public struct StoredMandate: Hashable, Sendable {
  public let id: Int64
  public let thirdParty: String
  /// La référence unique du mandat (RUM).
  public let identifier: String
  public let signedOn: Day
  public let scheme: DirectDebitScheme
  public let isOneOff: Bool
  /// The collection day of the last direct debit that was exported, nil when there was none.
  public let lastUsed: Day?
  /// Why it is over, nil while it holds.
  public let endReason: String?

  public var isOver: Bool { endReason != nil }
  public var mandate: PaymentMandate { PaymentMandate(identifier, signedOn: signedOn, lastUsed: lastUsed) }
}

extension DossierReading {
  /// In order of third party, then of signature.
  public func mandates(of thirdParty: String? = nil) throws -> [StoredMandate] {
    let used = try mandateUses()
    return try Row.fetchAll(
      db,
      sql: """
        SELECT m.*, e.reason FROM mandate m LEFT JOIN mandate_end e ON e.mandate_id = m.id
        WHERE ?1 IS NULL OR m.third_party = ?1 ORDER BY m.third_party, m.signed_on, m.id
        """, arguments: [thirdParty]
    ).map { row in
      let identifier: String = try row.decode(forColumn: "identifier")
      guard let scheme = DirectDebitScheme(rawValue: try row.decode(forColumn: "scheme")) else {
        throw Finding.dossierDamaged("dossier", "le mandat « \(identifier) » est d’un schéma inconnu")
      }
      return StoredMandate(
        id: try row.decode(forColumn: "id"), thirdParty: try row.decode(forColumn: "third_party"), identifier: identifier,
        signedOn: try Day(stored: row.decode(forColumn: "signed_on")), scheme: scheme,
        isOneOff: try row.decode(forColumn: "is_one_off") as Int64 == 1, lastUsed: used[identifier],
        endReason: try row.decode(forColumn: "reason"))
    }
  }

  /// A direct debit that left counts, even if its bank sent it back (Banque de France, « Le prélèvement SEPA »).
  private func mandateUses() throws -> [String: Day] {
    var used: [String: Day] = [:]
    for batch in try paymentBatches(.directDebits) where batch.wasExported {
      for order in batch.content.orders {
        guard let mandate = order.mandate else { continue }
        used[mandate] = max(used[mandate] ?? batch.content.day, batch.content.day)
      }
    }
    return used
  }

  func mandateDigests() throws -> [(String, Digest)] {
    var digests: [(String, Digest)] = []
    for row in try Row.fetchAll(db, sql: "SELECT * FROM mandate") {
      digests.append(("mandate/\(try row.decode(forColumn: "id") as Int64)", try DossierChange.digest(ofMandate: row)))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM mandate_end") {
      digests.append(
        ("mandate/\(try row.decode(forColumn: "mandate_id") as Int64)/end", try DossierChange.digest(ofAct: row, "mandate_id")))
    }
    return digests
  }
}

extension DossierChange {
  static func digest(ofMandate row: Row) throws -> Digest {
    var form = CanonicalForm("ecritoire:mandate:1")
    form.add(try row.decode(forColumn: "id") as Int64)
    for column in ["third_party", "identifier", "scheme", "instant", "author"] {
      form.add(try row.decode(forColumn: column) as String)
    }
    for column in ["signed_on", "is_one_off"] { form.add(try row.decode(forColumn: column) as Int64) }
    return form.digest
  }

  @discardableResult
  public func addMandate(
    _ identifier: String, of thirdParty: String, signedOn: Day, _ scheme: DirectDebitScheme, isOneOff: Bool
  ) throws -> Int64 {
    try Finding.refuseNulCharacter(identifier, thirdParty)
    try db.execute(
      sql: """
        INSERT INTO mandate (third_party, identifier, signed_on, scheme, is_one_off, instant, author)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        thirdParty, identifier, signedOn.stored, scheme.rawValue, isOneOff ? 1 : 0, event.author.instant, event.author.name,
      ])
    let id = db.lastInsertedRowID
    let row = try Row.fetchOne(db, sql: "SELECT * FROM mandate WHERE id = ?", arguments: [id])!
    event.add("mandate/\(id)", try DossierChange.digest(ofMandate: row))
    return id
  }

  /// The debtor took it back, or it is of no use any more.
  public func end(_ mandate: StoredMandate, reason: String) throws {
    try Finding.refuseNulCharacter(reason)
    try db.execute(
      sql: "INSERT INTO mandate_end (mandate_id, reason, instant, author) VALUES (?, ?, ?, ?)",
      arguments: [mandate.id, reason, event.author.instant, event.author.name])
    let row = try Row.fetchOne(db, sql: "SELECT * FROM mandate_end WHERE mandate_id = ?", arguments: [mandate.id])!
    event.add("mandate/\(mandate.id)/end", try DossierChange.digest(ofAct: row, "mandate_id"))
  }
}
