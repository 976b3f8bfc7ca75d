import Foundation
import GRDB
import Kernel

/// A document that the dossier received before its entry was written.
public struct InboxVoucher: Hashable, Sendable {
  public let id: Int64
  public let name: String
  public let mediaType: String
  public let bytes: Int
  public let contentDigest: Digest

  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    name = try row.decode(forColumn: "name")
    mediaType = try row.decode(forColumn: "media_type")
    bytes = try row.decode(forColumn: "size")
    contentDigest = try Digest(stored: row.decode(forColumn: "digest"))
  }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:inbox:1")
    form.add(id)
    form.add(name)
    form.add(mediaType)
    form.add(contentDigest.bytes)
    return form.digest
  }
}

extension DossierReading {
  private static let inboxColumns = "SELECT id, name, media_type, length(bytes) AS size, digest FROM inbox"

  /// In the order they came.
  public func inbox() throws -> [InboxVoucher] {
    try Row.fetchAll(db, sql: "\(DossierReading.inboxColumns) ORDER BY id").map(InboxVoucher.init)
  }

  public func inboxVoucher(_ id: Int64) throws -> InboxVoucher? {
    try Row.fetchOne(db, sql: "\(DossierReading.inboxColumns) WHERE id = ?", arguments: [id]).map(InboxVoucher.init)
  }

  public func inboxContent(_ id: Int64) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT bytes FROM inbox WHERE id = ?", arguments: [id])
  }

  public func inboxCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox") ?? 0 }

  /// The document of that key that is attached to an entry.
  public func voucher(_ id: Int64) throws -> StoredVoucher? {
    try Row.fetchOne(db, sql: "SELECT id, entry_id, name, media_type, digest FROM voucher WHERE id = ?", arguments: [id])
      .map(StoredVoucher.init)
  }
}

extension DossierChange {
  @discardableResult
  public func receive(_ content: Data, name: String, mediaType: String) throws -> InboxVoucher {
    try Finding.refuseNulCharacter(name, mediaType)
    try db.execute(
      sql: "INSERT INTO inbox (name, media_type, bytes, digest) VALUES (?, ?, ?, ?)",
      arguments: [name, mediaType, content, Digest(of: Array(content)).data])
    let voucher = try reading.inboxVoucher(db.lastInsertedRowID)!
    event.add("inbox/\(voucher.id)", voucher.digest)
    return voucher
  }

  /// Attaches a received document to an entry: it leaves the inbox.
  /// Throws `ledger.inbox.missing`, `ledger.entry.missing`.
  @discardableResult
  public func attachReceived(_ id: Int64, to entry: Int64) throws -> StoredVoucher {
    guard let voucher = try reading.inboxVoucher(id), let content = try reading.inboxContent(id) else {
      throw Finding.inboxMissing(id)
    }
    try remove(received: id)
    return try attach(content, name: voucher.name, mediaType: voucher.mediaType, to: entry)
  }

  /// Puts a received document aside for good. Throws `ledger.inbox.missing`.
  public func remove(received id: Int64) throws {
    guard try reading.inboxVoucher(id) != nil else { throw Finding.inboxMissing(id) }
    try db.execute(sql: "DELETE FROM inbox WHERE id = ?", arguments: [id])
    event.add("inbox/\(id)", .zero)
  }
}

extension Finding {
  public static func inboxMissing(_ id: Int64) -> Finding {
    Finding(
      "ledger.inbox.missing", "Il n’y a pas de pièce à saisir n° \(id) : elle a été jointe à une écriture, ou écartée.",
      recovery: "Voyez la liste des pièces à saisir, ou les écritures du jour.")
  }
}
