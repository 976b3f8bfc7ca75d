public import Banking
import Foundation
import GRDB
import Kernel
import Ledger

/// A file that was imported.
public struct ImportBatch: Hashable, Sendable {
  public let id: Int64
  /// `fec` or `csv`; the format of the file for statements of a bank: `cfonb120`, `camt053`…
  public let kind: String
  public let file: String
  public let fileDigest: Digest
  /// Entries, or statements of a bank.
  public let entries: Int64
  /// Lines of the entries, or movements of the statements.
  public let lines: Int64
  public let isUndone: Bool

  /// The format of a file of statements; nil for a file of entries.
  public var statementKind: StatementKind? { StatementKind(rawValue: kind) }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:batch:1")
    form.add(id)
    form.add(kind)
    form.add(file)
    form.add(fileDigest.bytes)
    for number in [entries, lines, isUndone ? 1 : 0] { form.add(number) }
    return form.digest
  }
}

extension DossierReading {
  public func batches() throws -> [ImportBatch] {
    try Row.fetchAll(db, sql: "SELECT id, kind, file, file_digest, entries, lines, undone FROM batch ORDER BY id").map { row in
      let undone: Int64 = try row.decode(atIndex: 6)
      return ImportBatch(
        id: try row.decode(atIndex: 0), kind: try row.decode(atIndex: 1), file: try row.decode(atIndex: 2),
        fileDigest: try Digest(stored: row.decode(atIndex: 3)), entries: try row.decode(atIndex: 4),
        lines: try row.decode(atIndex: 5), isUndone: undone == 1)
    }
  }

  /// Throws `ledger.batch.missing`.
  public func batch(_ id: Int64) throws -> ImportBatch {
    guard let batch = try batches().first(where: { $0.id == id }) else { throw Finding.batchMissing(id) }
    return batch
  }

  public func nextBatchID() throws -> Int64 { try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM batch") ?? 1 }
}

extension DossierChange {
  /// Says that a batch is being written, so that its entries may point to it.
  public func beginBatch(kind: String, file: String) throws -> Int64 {
    try Finding.refuseNulCharacter(kind, file)
    let id = try reading.nextBatchID()
    try db.execute(
      sql: "INSERT INTO batch (id, kind, file, file_digest, entries, lines) VALUES (?, ?, ?, ?, 0, 0)",
      arguments: [id, kind, file, Digest.zero.data])
    return id
  }

  public func endBatch(_ id: Int64, kind: String, file: String, digest: Digest, entries: Int, lines: Int) throws {
    let batch = ImportBatch(
      id: id, kind: kind, file: file, fileDigest: digest, entries: Int64(entries), lines: Int64(lines), isUndone: false)
    try db.execute(
      sql: "UPDATE batch SET file_digest = ?, entries = ?, lines = ? WHERE id = ?",
      arguments: [digest.data, entries, lines, id])
    event.add("batch/\(id)", batch.digest)
  }

  /// Takes back everything a batch brought, while nothing in it is validated and no movement of it is in the books.
  /// - Returns: how many entries, or how many movements, are gone.
  ///
  /// Throws `ledger.batch.missing`, `ledger.batch.undone`, `ledger.batch.sealed`, `bank.batch.held`.
  @discardableResult
  public func undoBatch(_ id: Int64) throws -> Int {
    let batch = try reading.batch(id)
    guard !batch.isUndone else { throw Finding.batchUndone(batch) }
    let entries = try reading.entries(.batch(id))
    let sealed = entries.filter(\.isValidated).count
    guard sealed == 0 else { throw Finding.batchSealed(batch, sealed: sealed) }
    let held = try reading.heldMovements(batch: id)
    guard held.isEmpty else { throw Finding.movementsHeld(batch, held) }
    for entry in entries { try deleteDraft(entry.id, version: entry.version) }
    try db.execute(sql: "UPDATE batch SET undone = 1 WHERE id = ?", arguments: [id])
    try removeMovements(batch: id)
    let undone = ImportBatch(
      id: id, kind: batch.kind, file: batch.file, fileDigest: batch.fileDigest, entries: batch.entries, lines: batch.lines,
      isUndone: true)
    event.add("batch/\(id)", undone.digest)
    return batch.statementKind == nil ? entries.count : Int(batch.lines)
  }
}

extension Finding {
  static func batchMissing(_ id: Int64) -> Finding {
    Finding(
      "ledger.batch.missing", "Il n’y a pas d’import n° \(id) dans ce dossier.",
      recovery: "Affichez les imports : ecritoire ecriture imports")
  }

  static func batchUndone(_ batch: ImportBatch) -> Finding {
    Finding(
      "ledger.batch.undone", "L’import n° \(batch.id) (« \(batch.file) ») est déjà annulé.", recovery: "Il n’y a rien à défaire.")
  }

  static func batchSealed(_ batch: ImportBatch, sealed: Int) -> Finding {
    Finding(
      "ledger.batch.sealed",
      "L’import n° \(batch.id) (« \(batch.file) ») contient \(sealed) écriture(s) validée(s) : il ne peut plus être annulé.",
      recovery: "Contre-passez les écritures à corriger : ecritoire ecriture contrepasser NUMERO", reference: "PCG art. 1031-3")
  }
}
