import Foundation
import GRDB
import Kernel
import Ledger

/// Brings the lines of a FEC into the dossier as they are read: groups them
/// into entries, seals those that their file says are validated, keeps their
/// lettering. A million lines pass through; nothing is held but the entry in
/// progress and the letterings, whose lines lie far apart.
public final class FECIngest {
  private let change: DossierChange
  private let year: StoredFiscalYear
  private let batch: Int64
  private let keepsDrafts: Bool
  private let extraNames: [String]
  private let journalKind: (FECNames.Name) -> JournalKind
  private let writer: EntryWriter
  private let bulk: BulkMode?
  private var letterings: LetteringCollector
  /// Keys in the dossier of the codes of the file, by their index in `FECNames`.
  private var accounts: [Int64] = []
  private var journals: [Int64] = []
  private var thirdParties: [Int64] = []
  private var boundary = FECEntryBoundary()
  /// The lines of the entry in progress that came in former chunks.
  private var pending = FECChunk(bytes: [], rows: [])
  private var nextID: Int64
  private var nextNumber: Int64
  public private(set) var entries = 0
  public private(set) var lines = 0
  public private(set) var drafts = 0
  public private(set) var debit = Money.zero
  public private(set) var credit = Money.zero
  public private(set) var firstDay: Day?
  public private(set) var lastDay: Day?
  public private(set) var log = FindingLog()

  /// - Parameters:
  ///   - keepsDrafts: true to bring everything as drafts, whatever its ValidDate.
  ///   - expectedLines: about how many lines the file has.
  ///   - extraNames: the columns after the legal ones.
  ///   - journalKind: what a journal of the file is for, when the dossier does not know it.
  public init(
    _ change: DossierChange, into year: StoredFiscalYear, batch: Int64, keepsDrafts: Bool, extraNames: [String], expectedLines: Int64,
    journalKind: @escaping (FECNames.Name) -> JournalKind
  ) throws {
    (self.change, self.year, self.batch, self.keepsDrafts) = (change, year, batch, keepsDrafts)
    (self.extraNames, self.journalKind) = (extraNames, journalKind)
    bulk = try BulkMode(change.db, expectedLines: expectedLines)
    writer = try change.entryWriter()
    letterings = LetteringCollector(firstID: try LetteringCollector.nextID(change.db))
    nextID = try Int64.fetchOne(change.db, sql: "SELECT coalesce(max(id), 0) + 1 FROM entry") ?? 1
    nextNumber = try change.nextNumber(year.id)
  }

  // MARK: Grouping

  public func consume(_ read: FECChunk, names: FECNames) throws {
    try openNames(names)
    let chunk = extraNames.isEmpty ? read : read.storingExtras(extraNames)
    var first = 0
    for (index, row) in chunk.rows.enumerated() where boundary.startsEntry(row, in: chunk) {
      if first == 0 { pending.append(chunk, rows: 0..<index) }
      if pending.rows.isEmpty { try writeByDay(chunk, first..<index) } else { try writePending() }
      first = index
    }
    pending.append(chunk, rows: first..<chunk.rows.count)
  }

  private func writePending() throws {
    try writeByDay(pending, 0..<pending.rows.count)
    pending.bytes.removeAll(keepingCapacity: true)
    pending.rows.removeAll(keepingCapacity: true)
  }

  /// An entry has one day here. Some programs give one number to the lines of
  /// several days: each day becomes an entry, which then must balance by itself.
  private func writeByDay(_ chunk: FECChunk, _ range: Range<Int>) throws {
    var first = range.lowerBound
    while first < range.upperBound {
      var end = first + 1
      while end < range.upperBound, chunk.rows[end].date == chunk.rows[first].date { end += 1 }
      try write(chunk, first..<end)
      first = end
    }
  }

  /// Writes the last entry and the letterings.
  public func finish() throws {
    try writePending()
    let writer = try LetteringWriter(change.db, change.event, change.codes)
    try letterings.write(writer, year: year)
    try bulk?.end()
  }

  // MARK: Names

  private func openNames(_ names: FECNames) throws {
    for name in names.journals[journals.count...] {
      let journal = Journal(code: name.code, label: name.label.isEmpty ? name.code : name.label, kind: journalKind(name))
      journals.append(try change.codes.open(journal, change.event))
    }
    for name in names.accounts[accounts.count...] {
      guard let number = AccountNumber(name.code) else {
        log.add(.importedAccountInvalid(name.code))
        accounts.append(0)
        continue
      }
      accounts.append(try change.codes.open(Account(number: number, label: name.label), change.event))
    }
    // A third party is opened with the first line that names it, which says its account.
    while thirdParties.count < names.thirdParties.count { thirdParties.append(0) }
    self.names = names.thirdParties
  }
  private var names: [FECNames.Name] = []

  private func thirdParty(_ row: FECRow) throws -> Int64 {
    guard row.thirdParty >= 0 else { return 0 }
    let index = Int(row.thirdParty)
    if thirdParties[index] == 0 {
      let name = names[index]
      let number = AccountNumber(change.codes.accountText(accounts[Int(row.account)])) ?? "471"
      let party = ThirdParty(
        code: name.code, name: name.label.isEmpty ? name.code : name.label, kind: .usual(for: number), account: number)
      thirdParties[index] = try change.codes.open(party, change.event)
    }
    return thirdParties[index]
  }

  // MARK: Writing

  private func write(_ chunk: FECChunk, _ range: Range<Int>) throws {
    let first = chunk.rows[range.lowerBound]
    let balance = chunk.rows[range].reduce(Int128(0)) { $0 + Int128($1.debit) - Int128($1.credit) }
    if balance != 0 { log.add(.importedEntryUnbalanced(chunk, first, balance)) }
    // Once something is wrong nothing will be kept: the rest is only checked.
    guard !log.hasErrors else { return }
    var entry = EntryRow(id: nextID, fiscalYear: year.id, journal: journals[Int(first.journal)], day: Int64(first.date))
    entry.pieceRef = first.pieceRef
    entry.pieceDay = first.pieceDate == 0 || first.pieceDate == first.date ? nil : Int64(first.pieceDate)
    entry.label = first.label
    entry.batch = batch
    if !keepsDrafts, first.validDate != 0 {
      entry.number = nextNumber
      entry.validDay = Int64(first.validDate)
      nextNumber += 1
    }
    if entry.number.map({ !chunk.reads(first.number, as: $0) }) ?? true { entry.sourceNumber = first.number }
    note(Day(number: first.date))
    let rows = try range.map { try line(chunk.rows[$0], of: entry, first, chunk, position: $0 - range.lowerBound) }
    writer.begin()
    try chunk.bytes.withUnsafeBufferPointer { texts in
      for row in rows { try writer.add(row, of: entry, texts: texts) }
      try writer.end(entry, texts: texts)
    }
    nextID += 1
    entries += 1
    if entry.number == nil { drafts += 1 }
    lines += rows.count
  }

  private func note(_ day: Day?) {
    guard let day else { return }
    firstDay = firstDay.map { min($0, day) } ?? day
    lastDay = lastDay.map { max($0, day) } ?? day
  }

  private func addToTotals(_ row: FECRow) {
    guard let debits = debit.adding(Money(cents: row.debit)), let credits = credit.adding(Money(cents: row.credit)) else {
      return log.add("fec.import.total-too-large", severity: .error) { .totalTooLarge() }
    }
    (debit, credit) = (debits, credits)
  }

  private func line(
    _ row: FECRow, of entry: EntryRow, _ first: FECRow, _ chunk: FECChunk, position: Int
  ) throws -> LineRow {
    addToTotals(row)
    var line = LineRow(account: accounts[Int(row.account)], thirdParty: try thirdParty(row), debit: row.debit, credit: row.credit)
    if !chunk.sameText(row.label, chunk, first.label) { line.label = row.label }
    if !chunk.sameText(row.pieceRef, chunk, first.pieceRef) { line.pieceRef = row.pieceRef }
    if row.pieceDate != first.pieceDate, row.pieceDate != 0 { line.pieceDay = Int64(row.pieceDate) }
    line.foreignAmount = row.foreignAmount
    line.foreignCurrency = row.currency
    line.extra = row.extra
    if !row.lettering.isEmpty {
      let day = row.letteringDate == 0 ? row.date : row.letteringDate
      line.lettering = letterings.add(
        account: line.account, thirdParty: line.thirdParty, code: chunk.text(row.lettering), day: Int64(day),
        line: LineReference(entry: entry.id, position: Int32(position)), balance: row.debit &- row.credit)
    }
    return line
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
      chunk.rows[index].extra = stored.isEmpty
        ? .empty : TextRange(start: UInt32(chunk.bytes.count), count: UInt32(stored.utf8.count))
      chunk.bytes.append(contentsOf: stored.utf8)
    }
    return chunk
  }

  fileprivate func sameText(_ a: TextRange, _ other: FECChunk, _ b: TextRange) -> Bool {
    guard a.count == b.count else { return false }
    if a.count == 0 { return true }
    return bytes.withUnsafeBufferPointer { mine in
      other.bytes.withUnsafeBufferPointer { theirs in
        memcmp(mine.baseAddress! + Int(a.start), theirs.baseAddress! + Int(b.start), Int(a.count)) == 0
      }
    }
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
    (row.lettering, row.foreignAmount, row.currency, row.extra) = (move(lettering), move(foreignAmount), move(currency), move(extra))
    return row
  }
}

extension ThirdParty.Kind {
  /// What a third party gathered by this account usually is.
  public static func usual(for account: AccountNumber) -> ThirdParty.Kind {
    if account.hasPrefix("41") { return .customer }
    if account.hasPrefix("40") { return .supplier }
    return account.hasPrefix("42") ? .employee : .other
  }
}

extension Finding {
  static func importedAccountInvalid(_ code: String) -> Finding {
    Finding("fec.import.account-number", "Le compte « \(code) » ne peut pas être repris : il faut trois chiffres, puis des lettres ou des chiffres.",
      recovery: "Corrigez CompteNum dans le fichier d’origine, ou demandez un nouvel export.",
      reference: "LPF art. A47 A-1, VII").at(field: "CompteNum")
  }

  /// - Parameter balance: debit less credit, in cents.
  static func importedEntryUnbalanced(_ chunk: FECChunk, _ row: FECRow, _ balance: Int128) -> Finding {
    let number = chunk.text(row.number)
    let difference = Money(cents: Int64(clamping: balance.magnitude)).french
    return Finding("fec.import.entry-not-balanced",
      "L’écriture \(number) n’est pas équilibrée : \(difference) de trop au \(balance > 0 ? "débit" : "crédit").",
      recovery: "Faites corriger l’écriture dans le logiciel d’origine, puis exportez de nouveau.",
      reference: "PCG art. 1031-1").at(line: Int(row.line), field: "EcritureNum")
  }
}
