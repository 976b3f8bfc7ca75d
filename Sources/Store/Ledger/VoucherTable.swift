import Foundation
import GRDB
import Kernel

/// A document attached to an entry, kept byte for byte in the dossier.
public struct StoredVoucher: Hashable, Sendable {
  public let id: Int64
  public let entry: Int64
  public let name: String
  public let mediaType: String
  public let contentDigest: Digest

  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    entry = try row.decode(forColumn: "entry_id")
    name = try row.decode(forColumn: "name")
    mediaType = try row.decode(forColumn: "media_type")
    contentDigest = try Digest(stored: row.decode(forColumn: "digest"))
  }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:voucher:1")
    form.add(id)
    form.add(entry)
    form.add(name)
    form.add(mediaType)
    form.add(contentDigest.bytes)
    return form.digest
  }
}

extension DossierReading {
  public func vouchers(of entry: Int64) throws -> [StoredVoucher] {
    try Row.fetchAll(
      db, sql: "SELECT id, entry_id, name, media_type, digest FROM voucher WHERE entry_id = ? ORDER BY id", arguments: [entry]
    ).map(StoredVoucher.init)
  }

  public func voucherContent(_ id: Int64) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT bytes FROM voucher WHERE id = ?", arguments: [id])
  }
}

extension DossierChange {
  /// Attaches a document. A document may still be added to a validated entry; none is ever taken from one.
  @discardableResult
  public func attach(_ content: Data, name: String, mediaType: String, to entry: Int64) throws -> StoredVoucher {
    guard try reading.entry(id: entry) != nil else { throw Finding.entryMissing(entry) }
    try Finding.refuseNulCharacter(name, mediaType)
    let digest = Digest(of: Array(content))
    try db.execute(
      sql: "INSERT INTO voucher (entry_id, name, media_type, bytes, digest) VALUES (?, ?, ?, ?, ?)",
      arguments: [entry, name, mediaType, content, digest.data])
    let row = try Row.fetchOne(
      db, sql: "SELECT id, entry_id, name, media_type, digest FROM voucher WHERE id = ?", arguments: [db.lastInsertedRowID])!
    let voucher = try StoredVoucher(row)
    event.add("voucher/\(voucher.id)", voucher.digest)
    return voucher
  }
}
