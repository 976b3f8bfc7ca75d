import Crypto
import GRDB
import Ledger

/// The head of an entry on its way to the file. Texts are ranges of the bytes
/// given with it; an empty optional text is stored as null.
struct EntryRow {
  var id: Int64
  var fiscalYear: Int64
  var journal: Int64
  /// Null for a draft.
  var number: Int64?
  var day: Int64
  var pieceRef: TextRange = .empty
  var pieceDay: Int64?
  var label: TextRange = .empty
  var validDay: Int64?
  var sourceNumber: TextRange = .empty
  var batch: Int64?
  var corrects: Int64?
  var version: Int64 = 1
  /// The event that wrote it last.
  var eventSeq: Int64 = 0
}

/// A line on its way to the file.
struct LineRow {
  var account: Int64
  /// 0 for none.
  var thirdParty: Int64 = 0
  var debit: Int64
  var credit: Int64
  var label: TextRange = .empty
  var pieceRef: TextRange = .empty
  var pieceDay: Int64?
  var dueDay: Int64?
  var vatCode: TextRange = .empty
  var foreignAmount: TextRange = .empty
  var foreignCurrency: TextRange = .empty
  var extra: TextRange = .empty
  var lettering: Int64?
}

/// Writes entries with their lines, digest and month totals: one at a time or
/// by the hundred thousand, through the same statements.
///
/// The lines go first: once the row of a validated entry is there, the file
/// itself refuses any further line.
final class EntryWriter {
  private let event: EventInProgress
  private let codes: LedgerCodes
  private let insertLine: RawStatement
  private let insertEntry: RawStatement
  private var form = CanonicalForm("ecritoire:entry:1")
  private var position: Int64 = 0
  private(set) var totals = MonthTotals()
  /// The digest of the last draft written, for the trail.
  private(set) var draftDigest = Digest.zero

  init(_ db: Database, _ event: EventInProgress, _ codes: LedgerCodes) throws {
    (self.event, self.codes) = (event, codes)
    insertLine = try RawStatement(
      db,
      """
      INSERT INTO line (entry_id, position, account_id, third_party_id, day, debit, credit, label, piece_ref, piece_day,
        due_day, vat_code, foreign_amount, foreign_currency, extra, lettering_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertEntry = try RawStatement(
      db,
      """
      INSERT INTO entry (id, fiscal_year_id, journal_id, number, day, piece_ref, piece_day, label, valid_day, source_number,
        batch_id, corrects_id, version, event_seq, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Starts an entry: its lines follow, then `end`.
  func begin() {
    form.restart("ecritoire:entry:1")
    position = 0
  }

  func add(_ line: LineRow, of entry: EntryRow, texts: UnsafeBufferPointer<UInt8>) throws {
    form.add(line, account: codes.account(line.account), thirdParty: codes.thirdParty(line.thirdParty), texts: texts)
    try insert(line, at: position, of: entry, texts: texts)
    totals.add(line, of: entry)
    position += 1
  }

  /// Writes a line whose part in the digest and in the totals is taken care of elsewhere.
  func insert(_ line: LineRow, at position: Int64, of entry: EntryRow, texts: UnsafeBufferPointer<UInt8>) throws {
    insertLine.bind(1, entry.id)
    insertLine.bind(2, position)
    insertLine.bind(3, line.account)
    insertLine.bind(4, line.thirdParty == 0 ? nil : line.thirdParty)
    insertLine.bind(5, entry.day)
    insertLine.bind(6, line.debit)
    insertLine.bind(7, line.credit)
    insertLine.bind(10, line.pieceDay)
    insertLine.bind(11, line.dueDay)
    insertLine.bind(16, line.lettering)
    bind(8, line.label, texts)
    bind(9, line.pieceRef, texts)
    bind(12, line.vatCode, texts)
    bind(13, line.foreignAmount, texts)
    bind(14, line.foreignCurrency, texts)
    bind(15, line.extra, texts)
    try insertLine.run()
  }

  private func bind(_ index: Int32, _ range: TextRange, _ texts: UnsafeBufferPointer<UInt8>) {
    if let text = texts.slice(range) { insertLine.bind(index, borrowing: text) } else { insertLine.bindNull(index) }
  }

  /// Writes the head of the entry that `begin` started, sealed when it has a number.
  func end(_ row: EntryRow, texts: UnsafeBufferPointer<UInt8>) throws {
    var entry = row
    entry.eventSeq = event.seq
    form.add(entry, journal: codes.journal(entry.journal), lines: position, texts: texts)
    try form.withDigest { digest in
      try insert(entry, digest: digest, texts: texts)
      if entry.number == nil { draftDigest = Digest(digest) ?? .zero }
    }
  }

  /// Writes the head of an entry whose lines are there, with the digest of the whole.
  func insert(_ entry: EntryRow, digest: UnsafeRawBufferPointer, texts: UnsafeBufferPointer<UInt8>) throws {
    insertEntry.bind(1, entry.id)
    insertEntry.bind(2, entry.fiscalYear)
    insertEntry.bind(3, entry.journal)
    insertEntry.bind(4, entry.number)
    insertEntry.bind(5, entry.day)
    insertEntry.bind(6, borrowing: texts.slice(entry.pieceRef) ?? noText)
    insertEntry.bind(7, entry.pieceDay)
    insertEntry.bind(8, borrowing: texts.slice(entry.label) ?? noText)
    insertEntry.bind(9, entry.validDay)
    if let text = texts.slice(entry.sourceNumber) { insertEntry.bind(10, borrowing: text) } else { insertEntry.bindNull(10) }
    insertEntry.bind(11, entry.batch)
    insertEntry.bind(12, entry.corrects)
    insertEntry.bind(13, entry.version)
    insertEntry.bind(14, entry.eventSeq)
    insertEntry.bind(15, blob: digest)
    try insertEntry.run()
    if entry.number != nil { event.sealed(digest) }
  }
}

private nonisolated(unsafe) let noText = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
