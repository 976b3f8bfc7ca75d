import Crypto
import Ledger

/// The 32 bytes of a SHA-256, without an array of their own.
typealias DigestWords = (UInt64, UInt64, UInt64, UInt64)

/// The canonical form of an entry: every column of its lines, in order, then
/// every column of its head. What writes an entry and what verifies it both
/// come through here.
extension CanonicalForm {
  static let entry: StaticString = "ecritoire:entry:1"

  mutating func add(_ line: LineRow, account: [UInt8], thirdParty: [UInt8]?, texts: UnsafeBufferPointer<UInt8>) {
    add(account)
    if let thirdParty { add(thirdParty) } else { addNothing() }
    add(line.debit)
    add(line.credit)
    add(line.pieceDay)
    add(line.dueDay)
    add(line.label, of: texts)
    add(line.pieceRef, of: texts)
    add(line.vatCode, of: texts)
    add(line.foreignAmount, of: texts)
    add(line.foreignCurrency, of: texts)
    add(line.extra, of: texts)
  }

  mutating func add(_ entry: EntryRow, journal: [UInt8], lines: Int64, texts: UnsafeBufferPointer<UInt8>) {
    for number in [lines, entry.id, entry.fiscalYear, entry.number, entry.day, entry.pieceDay, entry.validDay, entry.batch] {
      add(number)
    }
    add(entry.corrects)
    add(entry.version)
    add(entry.eventSeq)
    add(journal)
    for range in [entry.pieceRef, entry.label, entry.sourceNumber] { add(range, of: texts) }
  }

  private mutating func add(_ range: TextRange, of texts: UnsafeBufferPointer<UInt8>) {
    if let text = texts.slice(range) { add(raw: UnsafeRawBufferPointer(text)) } else { addNothing() }
  }

  /// The digest by value, for what is made by the hundred thousand.
  var digestWords: DigestWords { withDigest { $0.loadUnaligned(as: DigestWords.self) } }

  func withDigest<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return try hasher.finalize().withUnsafeBytes(body)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Nil for an empty text, which is stored as null.
  func slice(_ range: TextRange) -> UnsafeBufferPointer<UInt8>? {
    if range.isEmpty { return nil }
    return UnsafeBufferPointer(rebasing: self[Int(range.start)..<Int(range.start + range.count)])
  }
}
