import GRDB
import Kernel
import Ledger

/// Reads entries back as they are stored, one after the other, into memory
/// that is used again: for verification, export and validation.
final class EntryLoader {
  private(set) var entry = EntryRow(id: 0, fiscalYear: 0, journal: 0, day: 0)
  private(set) var lines: [LineRow] = []
  private(set) var texts: [UInt8] = []
  /// The digest in the entry's row.
  private(set) var digest: [UInt8] = []
  /// False when a line repeats another day than its entry's.
  private(set) var daysAgree = true
  /// False when the lines are not numbered from 0 on, or an absent text or
  /// third party is written otherwise than as null: only tampering does that.
  private(set) var isPlain = true
  private let entries: RawStatement
  private let lineStatement: RawStatement

  private static let columns = """
    SELECT id, fiscal_year_id, journal_id, number, day, piece_ref, piece_day, label, valid_day, source_number, batch_id,
      corrects_id, version, event_seq, digest FROM entry
    """

  /// - Parameter filter: what follows SELECT … FROM entry, such as `WHERE number IS NULL ORDER BY id`.
  init(_ db: Database, _ filter: String) throws {
    entries = try RawStatement(db, "\(EntryLoader.columns) \(filter)")
    lineStatement = try RawStatement(
      db,
      """
      SELECT account_id, third_party_id, day, debit, credit, label, piece_ref, piece_day, due_day, vat_code, foreign_amount,
        foreign_currency, extra, lettering_id, position FROM line WHERE entry_id = ? ORDER BY position
      """)
  }

  /// Binds the parameters of the filter.
  func restart(_ arguments: Int64...) {
    entries.reset()
    for (index, argument) in arguments.enumerated() { entries.bind(Int32(index + 1), argument) }
  }

  /// Loads the next entry; false at the end.
  func next() throws -> Bool {
    guard try entries.next() else { return false }
    isPlain = true
    texts.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    entry = EntryRow(
      id: entries.int(0), fiscalYear: entries.int(1), journal: entries.int(2), number: entries.optionalInt(3),
      day: entries.int(4),
      pieceRef: keep(entries, 5), pieceDay: entries.optionalInt(6), label: keep(entries, 7), validDay: entries.optionalInt(8),
      sourceNumber: keepOptional(entries, 9), batch: entries.optionalInt(10), corrects: entries.optionalInt(11),
      version: entries.int(12), eventSeq: entries.int(13))
    digest = Array(entries.bytes(14))
    try loadLines()
    return true
  }

  private func loadLines() throws {
    daysAgree = true
    lineStatement.bind(1, entry.id)
    while try lineStatement.next() {
      let row = lineStatement
      if row.int(2) != entry.day { daysAgree = false }
      if row.int(14) != Int64(lines.count) || row.optionalInt(1) == 0 { isPlain = false }
      lines.append(
        LineRow(
          account: row.int(0), thirdParty: row.int(1), debit: row.int(3), credit: row.int(4), label: keepOptional(row, 5),
          pieceRef: keepOptional(row, 6), pieceDay: row.optionalInt(7), dueDay: row.optionalInt(8), vatCode: keepOptional(row, 9),
          foreignAmount: keepOptional(row, 10), foreignCurrency: keepOptional(row, 11), extra: keepOptional(row, 12),
          lettering: row.optionalInt(13)))
    }
  }

  private func keepOptional(_ row: RawStatement, _ column: Int32) -> TextRange {
    let range = keep(row, column)
    if range.isEmpty, !row.isNull(column) { isPlain = false }
    return range
  }

  var isBalanced: Bool {
    lines.reduce(Int128(0)) { $0 + Int128($1.debit) - Int128($1.credit) } == 0
  }

  /// For a message: beyond what can be counted it stops at a bound.
  func total(_ amount: (LineRow) -> Int64) -> Money {
    let sum = lines.reduce(Int128(0)) { $0 + Int128(amount($1)) }
    return Money(cents: Int64(max(-Int128(Int64.max / 2), min(Int128(Int64.max / 2), sum))))
  }

  private func keep(_ row: RawStatement, _ column: Int32) -> TextRange {
    let bytes = row.bytes(column)
    guard bytes.count > 0 else { return .empty }
    let start = UInt32(texts.count)
    texts.append(contentsOf: bytes)
    return TextRange(start: start, count: UInt32(bytes.count))
  }

  func text(_ range: TextRange) -> String {
    String(decoding: texts[Int(range.start)..<Int(range.start + range.count)], as: UTF8.self)
  }

  func optionalText(_ range: TextRange) -> String? { range.isEmpty ? nil : text(range) }

  /// The canonical form of what was loaded, with the head as given.
  func form(_ head: EntryRow, _ codes: LedgerCodes, into form: inout CanonicalForm) {
    form.restart(CanonicalForm.entry)
    texts.withUnsafeBufferPointer { texts in
      for line in lines {
        form.add(line, account: codes.account(line.account), thirdParty: codes.thirdParty(line.thirdParty), texts: texts)
      }
      form.add(head, journal: codes.journal(head.journal), lines: Int64(lines.count), texts: texts)
    }
  }
}
