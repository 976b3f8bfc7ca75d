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
  private let lineRows: RowInserter
  private let entryRows: RowInserter
  private var form = CanonicalForm("ecritoire:entry:1")
  private var position: Int64 = 0
  private(set) var totals = MonthTotals()
  /// The digest of the last draft written, for the trail.
  private(set) var draftDigest = Digest.zero

  init(_ db: Database, _ event: EventInProgress, _ codes: LedgerCodes) throws {
    (self.event, self.codes) = (event, codes)
    lineRows = try RowInserter(
      db, into: "line",
      [
        "entry_id", "position", "account_id", "third_party_id", "day", "debit", "credit", "label", "piece_ref", "piece_day",
        "due_day", "vat_code", "foreign_amount", "foreign_currency", "extra", "lettering_id",
      ])
    entryRows = try RowInserter(
      db, into: "entry",
      [
        "id", "fiscal_year_id", "journal_id", "number", "day", "piece_ref", "piece_day", "label", "valid_day", "source_number",
        "batch_id", "corrects_id", "version", "event_seq", "digest",
      ])
  }

  /// Starts an entry: its lines follow, then `end`.
  func begin() {
    form.restart("ecritoire:entry:1")
    position = 0
  }

  func add(_ line: LineRow, of entry: EntryRow, texts: UnsafeBufferPointer<UInt8>) throws {
    form.add(line, account: codes.account(line.account), thirdParty: codes.thirdParty(line.thirdParty), texts: texts)
    try lineRows.insert { $0.bind(line, at: position, of: entry, after: 0, texts) }
    totals.add(line, of: entry)
    position += 1
  }

  /// Writes the head of the entry that `begin` started, sealed when it has a number.
  func end(_ row: EntryRow, texts: UnsafeBufferPointer<UInt8>) throws {
    var entry = row
    entry.eventSeq = event.seq
    form.add(entry, journal: codes.journal(entry.journal), lines: position, texts: texts)
    try form.withDigest { digest in
      try entryRows.insert { $0.bind(entry, digest: digest, after: 0, texts) }
      if entry.number == nil { draftDigest = Digest(digest) ?? .zero } else { event.sealed(digest) }
    }
  }

  // MARK: Many at once

  /// Writes lines whose part in the digests and in the totals is taken care of elsewhere.
  func insertLines(
    _ count: Int, texts: UnsafeBufferPointer<UInt8>, _ line: (Int) -> (row: LineRow, position: Int64, entry: EntryRow)
  ) throws {
    try lineRows.insert(count) { index, statement, last in
      let line = line(index)
      statement.bind(line.row, at: line.position, of: line.entry, after: last, texts)
    }
  }

  /// Writes the heads of entries whose lines are there. `sealed` are the digests of those that have a number, in order.
  func insertEntries(
    _ count: Int, sealed: [UInt8], texts: UnsafeBufferPointer<UInt8>,
    _ entry: (Int) throws -> (row: EntryRow, digest: DigestWords)
  ) throws {
    try entryRows.insert(count) { index, statement, last in
      let entry = try entry(index)
      withUnsafeBytes(of: entry.digest) { statement.bind(entry.row, digest: $0, after: last, texts) }
    }
    if !sealed.isEmpty { sealed.withUnsafeBytes { event.sealed($0) } }
  }
}

extension RawStatement {
  /// The columns of a line, in the order that `EntryWriter` names them.
  fileprivate func bind(
    _ line: LineRow, at position: Int64, of entry: EntryRow, after last: Int32, _ texts: UnsafeBufferPointer<UInt8>
  ) {
    bind(last + 1, entry.id)
    bind(last + 2, position)
    bind(last + 3, line.account)
    bind(last + 4, line.thirdParty == 0 ? nil : line.thirdParty)
    bind(last + 5, entry.day)
    bind(last + 6, line.debit)
    bind(last + 7, line.credit)
    bind(last + 8, line.label, of: texts)
    bind(last + 9, line.pieceRef, of: texts)
    bind(last + 10, line.pieceDay)
    bind(last + 11, line.dueDay)
    bind(last + 12, line.vatCode, of: texts)
    bind(last + 13, line.foreignAmount, of: texts)
    bind(last + 14, line.foreignCurrency, of: texts)
    bind(last + 15, line.extra, of: texts)
    bind(last + 16, line.lettering)
  }

  /// The columns of the head of an entry.
  fileprivate func bind(
    _ entry: EntryRow, digest: UnsafeRawBufferPointer, after last: Int32, _ texts: UnsafeBufferPointer<UInt8>
  ) {
    bind(last + 1, entry.id)
    bind(last + 2, entry.fiscalYear)
    bind(last + 3, entry.journal)
    bind(last + 4, entry.number)
    bind(last + 5, entry.day)
    bind(last + 6, borrowing: texts.slice(entry.pieceRef) ?? noText)
    bind(last + 7, entry.pieceDay)
    bind(last + 8, borrowing: texts.slice(entry.label) ?? noText)
    bind(last + 9, entry.validDay)
    bind(last + 10, entry.sourceNumber, of: texts)
    bind(last + 11, entry.batch)
    bind(last + 12, entry.corrects)
    bind(last + 13, entry.version)
    bind(last + 14, entry.eventSeq)
    bind(last + 15, blob: digest)
  }

  private func bind(_ index: Int32, _ range: TextRange, of texts: UnsafeBufferPointer<UInt8>) {
    if let text = texts.slice(range) { bind(index, borrowing: text) } else { bindNull(index) }
  }
}

private nonisolated(unsafe) let noText = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
