import Foundation
import Kernel
import Ledger

/// Entries made of the lines of a FEC, ready to be written.
///
/// Accounts, journals and third parties are still the codes of the file: in
/// `rows` and `lines` they are their places in `names`, plus one.
public struct PreparedEntries: Sendable {
  struct Item: Sendable {
    var entry: EntryRow
    var digest: DigestWords
  }

  struct Line: Sendable {
    var row: LineRow
    /// The place of its entry in `items`.
    var item: Int32
    /// Its place in the entry.
    var position: Int32
  }

  var names: FECNames
  /// For each third party the place, plus one, of the account it was first met on.
  var thirdPartyAccounts: [Int32]
  /// The texts of the entries and lines.
  var bytes: [UInt8]
  var items: [Item] = []
  /// In the order of `items`, and of their position.
  var lines: [Line] = []
  /// The digests of the entries that are sealed, one after the other.
  var sealed: [UInt8] = []
  /// Some of the letterings, once the last entry is made.
  var letterings: [PreparedLettering] = []
}

/// A lettering ready to be written, its account and third party named as in `PreparedEntries`.
struct PreparedLettering: Sendable {
  var row: LetteringRow
  var digest: DigestWords
}

/// Groups the lines of a FEC into entries, takes their digests and their sums,
/// and gathers their letterings, as the file passes by. It asks nothing of the
/// dossier, so that it can work beside the thread that writes. Nothing is held
/// but the entry in progress and the letterings, whose lines lie far apart.
public final class FECEntryMaker {
  /// Where the dossier stands when the import begins.
  struct Start {
    var nextID: Int64
    var nextNumber: Int64
    var firstLetteringID: Int64
    var fiscalYear: Int64
    var batch: Int64
    var eventSeq: Int64
    /// Everything arrives as drafts, whatever its ValidDate.
    var keepsDrafts: Bool
    /// The columns after the legal ones.
    var extraNames: [String]
  }

  private var next: Start
  private(set) var letterings: LetteringCollector
  private(set) var totals = MonthTotals()
  private var boundary = FECEntryBoundary()
  /// The lines of the entry in progress that came in former chunks.
  private var pending = FECChunk(bytes: [], rows: [])
  private var output = PreparedEntries(names: FECNames(), thirdPartyAccounts: [], bytes: [])
  private var accountCodes: [[UInt8]] = []
  private var journalCodes: [[UInt8]] = []
  private var thirdPartyCodes: [[UInt8]] = []
  private var form = CanonicalForm(CanonicalForm.entry)
  public private(set) var entries = 0
  public private(set) var lines = 0
  public private(set) var drafts = 0
  public private(set) var debit = Money.zero
  public private(set) var credit = Money.zero
  public private(set) var firstDay: Day?
  public private(set) var lastDay: Day?
  public private(set) var log = FindingLog()

  /// The journal of lines that name none.
  static let journalOfNone = FECNames.Name(code: "OD", label: "Opérations diverses")

  init(_ start: Start) {
    next = start
    letterings = LetteringCollector(firstID: start.firstLetteringID)
  }

  /// The entries that end in this chunk.
  public func make(_ read: FECChunk, names: FECNames) -> PreparedEntries {
    take(names)
    let chunk = next.extraNames.isEmpty ? read : read.storingExtras(next.extraNames)
    output.bytes = chunk.bytes
    var first = 0
    for (index, row) in chunk.rows.enumerated() where boundary.startsEntry(row, in: chunk) {
      if first == 0 { pending.append(chunk, rows: 0..<index) }
      if pending.rows.isEmpty { addByDay(chunk, first..<index) } else { addPending() }
      first = index
    }
    pending.append(chunk, rows: first..<chunk.rows.count)
    return takeOutput()
  }

  /// The last entry; nothing when asked again.
  public func finish() -> PreparedEntries {
    output.bytes = []
    addPending()
    return takeOutput()
  }

  /// The next letterings, a few thousand at a time, after the last entry; nil
  /// when there are no more, or when something was found wrong.
  public func nextLetterings() -> PreparedEntries? {
    guard !log.hasErrors else { return nil }
    var form = CanonicalForm(CanonicalForm.lettering)
    output.letterings = letterings.take(atMost: 4_096, fiscalYear: next.fiscalYear).map { row in
      row.form(
        account: accountCodes[Int(row.account) - 1],
        thirdParty: row.thirdParty == 0 ? nil : thirdPartyCodes[Int(row.thirdParty) - 1], eventSeq: next.eventSeq, into: &form)
      return PreparedLettering(row: row, digest: form.digestWords)
    }
    let made = takeOutput()
    return made.letterings.isEmpty ? nil : made
  }

  private func takeOutput() -> PreparedEntries {
    let made = output
    output.bytes = []
    output.items.removeAll(keepingCapacity: true)
    output.lines.removeAll(keepingCapacity: true)
    output.sealed.removeAll(keepingCapacity: true)
    output.letterings = []
    return made
  }

  private func take(_ names: FECNames) {
    for name in names.journals[journalCodes.count...] { journalCodes.append(Array(name.code.utf8)) }
    for name in names.accounts[accountCodes.count...] {
      accountCodes.append(Array(name.code.utf8))
      if AccountNumber(name.code) == nil { log.add(.importedAccountInvalid(name.code)) }
    }
    for name in names.thirdParties[thirdPartyCodes.count...] {
      thirdPartyCodes.append(Array(name.code.utf8))
      output.thirdPartyAccounts.append(0)
    }
    output.names = names
  }

  // MARK: Entries

  /// The texts of the entry in progress join those of the chunk.
  private func addPending() {
    let shift = Int64(output.bytes.count)
    output.bytes.append(contentsOf: pending.bytes)
    let moved = FECChunk(bytes: output.bytes, rows: pending.rows.map { $0.shifted(by: shift) })
    pending.bytes.removeAll(keepingCapacity: true)
    pending.rows.removeAll(keepingCapacity: true)
    addByDay(moved, 0..<moved.rows.count)
  }

  /// An entry has one day here. Some programs give one number to the lines of
  /// several days: each day becomes an entry, which then must balance by itself.
  private func addByDay(_ chunk: FECChunk, _ range: Range<Int>) {
    var first = range.lowerBound
    while first < range.upperBound {
      var end = first + 1
      while end < range.upperBound, chunk.rows[end].date == chunk.rows[first].date { end += 1 }
      add(chunk, first..<end)
      first = end
    }
  }

  private func add(_ chunk: FECChunk, _ range: Range<Int>) {
    let first = chunk.rows[range.lowerBound]
    var balance = Int128(0)
    for index in range { balance += Int128(chunk.rows[index].debit) - Int128(chunk.rows[index].credit) }
    if balance != 0 { log.add(.importedEntryUnbalanced(chunk, first, balance)) }
    // Once something is wrong nothing will be kept: the rest is only checked. A line without account is said by the control.
    guard !log.hasErrors, range.allSatisfy({ chunk.rows[$0].account >= 0 }) else { return }
    let entry = head(chunk, first)
    form.restart(CanonicalForm.entry)
    chunk.bytes.withUnsafeBufferPointer { texts in
      for index in range { add(chunk, chunk.rows[index], of: entry, first, texts, position: index - range.lowerBound) }
      form.add(entry, journal: journalCode(first.journal), lines: Int64(range.count), texts: texts)
    }
    form.withDigest { digest in
      output.items.append(.init(entry: entry, digest: digest.loadUnaligned(as: DigestWords.self)))
      if entry.number != nil { output.sealed.append(contentsOf: digest) }
    }
    note(entry, first, lineCount: range.count)
  }

  private func head(_ chunk: FECChunk, _ first: FECRow) -> EntryRow {
    var entry = EntryRow(id: next.nextID, fiscalYear: next.fiscalYear, journal: Int64(first.journal) + 1, day: Int64(first.date))
    entry.pieceRef = first.pieceRef
    entry.pieceDay = first.pieceDate == 0 || first.pieceDate == first.date ? nil : Int64(first.pieceDate)
    entry.label = first.label
    entry.batch = next.batch
    entry.eventSeq = next.eventSeq
    if !next.keepsDrafts, first.validDate != 0 {
      entry.number = next.nextNumber
      entry.validDay = Int64(first.validDate)
    }
    if entry.number.map({ !chunk.reads(first.number, as: $0) }) ?? true { entry.sourceNumber = first.number }
    return entry
  }

  private func journalCode(_ place: Int32) -> [UInt8] {
    place >= 0 ? journalCodes[Int(place)] : Array(FECEntryMaker.journalOfNone.code.utf8)
  }

  private func note(_ entry: EntryRow, _ first: FECRow, lineCount: Int) {
    next.nextID += 1
    if entry.number == nil { drafts += 1 } else { next.nextNumber += 1 }
    entries += 1
    lines += lineCount
    guard let day = Day(number: first.date) else { return }
    firstDay = firstDay.map { min($0, day) } ?? day
    lastDay = lastDay.map { max($0, day) } ?? day
  }

  // MARK: Lines

  private func add(
    _ chunk: FECChunk, _ row: FECRow, of entry: EntryRow, _ first: FECRow, _ texts: UnsafeBufferPointer<UInt8>, position: Int
  ) {
    var line = LineRow(
      account: Int64(row.account) + 1, thirdParty: Int64(row.thirdParty) + 1, debit: row.debit, credit: row.credit)
    if !texts.areEqual(row.label, first.label) { line.label = row.label }
    if !texts.areEqual(row.pieceRef, first.pieceRef) { line.pieceRef = row.pieceRef }
    if row.pieceDate != first.pieceDate, row.pieceDate != 0 { line.pieceDay = Int64(row.pieceDate) }
    line.foreignAmount = row.foreignAmount
    line.foreignCurrency = row.currency
    line.extra = row.extra
    if !row.lettering.isEmpty {
      line.lettering = letterings.add(
        account: line.account, thirdParty: line.thirdParty, code: chunk.text(row.lettering),
        day: Int64(row.letteringDate == 0 ? row.date : row.letteringDate),
        line: LineReference(entry: entry.id, position: Int32(position)), balance: row.debit &- row.credit)
    }
    if row.thirdParty >= 0, output.thirdPartyAccounts[Int(row.thirdParty)] == 0 {
      output.thirdPartyAccounts[Int(row.thirdParty)] = row.account + 1
    }
    form.add(
      line, account: accountCodes[Int(row.account)], thirdParty: row.thirdParty < 0 ? nil : thirdPartyCodes[Int(row.thirdParty)],
      texts: texts)
    output.lines.append(.init(row: line, item: Int32(output.items.count), position: Int32(position)))
    totals.add(line, of: entry)
    addToSums(row)
  }

  private func addToSums(_ row: FECRow) {
    guard let debits = debit.adding(Money(cents: row.debit)), let credits = credit.adding(Money(cents: row.credit)) else {
      return log.add("ledger.total.too-large", severity: .error) { .totalTooLarge() }
    }
    (debit, credit) = (debits, credits)
  }
}

extension FECChunk {
  fileprivate mutating func append(_ other: FECChunk, rows range: Range<Int>) {
    guard let low = range.first, let high = range.last else { return }
    // The texts of these rows stand somewhere between the first byte and the last of any of them.
    let start = other.rows[low...high].map(\.textStart).min() ?? 0
    let end = other.rows[low...high].map(\.textEnd).max() ?? 0
    let shift = Int64(bytes.count) - Int64(start)
    bytes.append(contentsOf: other.bytes[Int(start)..<Int(max(start, end))])
    for index in range { rows.append(other.rows[index].shifted(by: shift)) }
  }

  /// The same rows with their extra columns as they are stored, `name=value`, the empty ones left out.
  fileprivate func storingExtras(_ names: [String]) -> FECChunk {
    var chunk = self
    for index in rows.indices where !rows[index].extra.isEmpty {
      let values = text(rows[index].extra).split(separator: "\t", omittingEmptySubsequences: false)
      let stored = ExtraField.stored(
        zip(names, values).filter { !$0.1.isEmpty }.map { ExtraField(name: $0.0, value: String($0.1)) })
      chunk.rows[index].extra =
        stored.isEmpty
        ? .empty : TextRange(start: UInt32(chunk.bytes.count), count: UInt32(stored.utf8.count))
      chunk.bytes.append(contentsOf: stored.utf8)
    }
    return chunk
  }

  /// Whether the text is this number, leading zeros aside.
  fileprivate func reads(_ range: TextRange, as number: Int64) -> Bool {
    guard range.count > 0, range.count <= 18 else { return false }
    var value: Int64 = 0
    for index in Int(range.start)..<Int(range.start + range.count) {
      let byte = bytes[index]
      guard byte >= 48, byte <= 57 else { return false }
      value = value * 10 + Int64(byte - 48)
    }
    return value == number
  }
}

extension FECRow {
  private var texts: [TextRange] { [number, pieceRef, label, lettering, foreignAmount, currency, extra] }
  fileprivate var textStart: UInt32 { texts.filter { !$0.isEmpty }.map(\.start).min() ?? 0 }
  fileprivate var textEnd: UInt32 { texts.filter { !$0.isEmpty }.map { $0.start + $0.count }.max() ?? 0 }

  fileprivate func shifted(by shift: Int64) -> FECRow {
    func move(_ range: TextRange) -> TextRange {
      range.isEmpty ? .empty : TextRange(start: UInt32(Int64(range.start) + shift), count: range.count)
    }
    var row = self
    (row.number, row.pieceRef, row.label) = (move(number), move(pieceRef), move(label))
    (row.lettering, row.foreignAmount, row.currency, row.extra) = (
      move(lettering), move(foreignAmount), move(currency), move(extra)
    )
    return row
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func areEqual(_ a: TextRange, _ b: TextRange) -> Bool {
    guard a.count == b.count else { return false }
    return a.count == 0 || a.start == b.start
      || memcmp(baseAddress! + Int(a.start), baseAddress! + Int(b.start), Int(a.count)) == 0
  }
}
