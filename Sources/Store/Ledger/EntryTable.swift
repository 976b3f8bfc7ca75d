import Foundation
import GRDB
import Kernel
import Ledger

// MARK: Reading

/// Which entries to read.
public enum EntrySelection: Sendable {
  case drafts(through: Day?)
  case validated(fiscalYear: Int64)
  case one(id: Int64)
  case number(fiscalYear: Int64, number: Int64)
  case journal(code: String, from: Day, through: Day)
  case batch(Int64)
  case all
}

extension DossierReading {
  /// The entries of a selection, in the order books are read: validated ones by
  /// number, drafts by day. `limit` bounds what is read at once; `after` is
  /// the number of entries to pass over.
  public func entries(_ selection: EntrySelection, limit: Int = .max, after: Int = 0) throws -> [Entry] {
    var found: [Entry] = []
    try forEachEntry(selection, limit: limit, after: after) { found.append($0) }
    return found
  }

  public func entry(id: Int64) throws -> Entry? { try entries(.one(id: id)).first }

  /// The same, one at a time.
  public func forEachEntry(
    _ selection: EntrySelection, limit: Int = .max, after: Int = 0, _ body: (Entry) throws -> Void
  ) throws {
    let codes = try LedgerCodes(db)
    let years = Dictionary(uniqueKeysWithValues: try fiscalYears().map { ($0.id, $0.year) })
    let marks = try LetteringMarks(db)
    let loader = try EntryLoader(db, "\(filter(selection)) LIMIT \(limit) OFFSET \(after)")
    bind(selection, loader)
    while try loader.next() { try body(try loader.entry(codes, years, marks)) }
  }

  private func filter(_ selection: EntrySelection) -> String {
    switch selection {
    case .drafts(nil): "WHERE number IS NULL ORDER BY day, id"
    case .drafts: "WHERE number IS NULL AND day <= ? ORDER BY day, id"
    case .validated: "WHERE fiscal_year_id = ? AND number IS NOT NULL ORDER BY number"
    case .one: "WHERE id = ?"
    case .number: "WHERE fiscal_year_id = ? AND number = ?"
    case .journal: "WHERE journal_id = ? AND day BETWEEN ? AND ? ORDER BY day, id"
    case .batch: "WHERE batch_id = ? ORDER BY id"
    case .all: "ORDER BY fiscal_year_id, coalesce(number, 9223372036854775807), day, id"
    }
  }

  private func bind(_ selection: EntrySelection, _ loader: EntryLoader) {
    switch selection {
    case .drafts(let day?): loader.restart(day.stored)
    case .validated(let year): loader.restart(year)
    case .one(let id), .batch(let id): loader.restart(id)
    case .number(let year, let number): loader.restart(year, number)
    case .journal(let code, let from, let through):
      let id = (try? Int64.fetchOne(db, sql: "SELECT id FROM journal WHERE code = ?", arguments: [code])) ?? nil
      loader.restart(id ?? 0, from.stored, through.stored)
    case .drafts(nil), .all: loader.restart()
    }
  }
}

extension EntryLoader {
  func entry(_ codes: LedgerCodes, _ years: [Int64: FiscalYear], _ marks: LetteringMarks) throws -> Entry {
    guard let year = years[entry.fiscalYear] else {
      throw Finding.dossierDamaged("dossier", "l’écriture \(entry.id) n’a pas d’exercice")
    }
    let content = EntryDraft(
      journal: codes.journalText(entry.journal), day: try Day(stored: entry.day), pieceRef: text(entry.pieceRef),
      pieceDay: try entry.pieceDay.map { try Day(stored: $0) }, label: text(entry.label),
      lines: try lines.map { try entryLine($0, codes) })
    return Entry(
      id: entry.id, fiscalYear: year, number: entry.number, validDay: try entry.validDay.map { try Day(stored: $0) },
      content: content, sourceNumber: optionalText(entry.sourceNumber), batch: entry.batch, corrects: entry.corrects,
      version: entry.version, letterings: try lines.map { try $0.lettering.flatMap { try marks[$0] } })
  }

  private func entryLine(_ line: LineRow, _ codes: LedgerCodes) throws -> EntryLine {
    guard let account = AccountNumber(codes.accountText(line.account)) else {
      throw Finding.dossierDamaged("dossier", "une ligne de l’écriture \(entry.id) n’a pas de compte")
    }
    // A FEC may give the amount without its currency, or the reverse: both are kept as they came.
    let foreign =
      line.foreignAmount.isEmpty && line.foreignCurrency.isEmpty
      ? nil : ForeignAmount(amount: text(line.foreignAmount), currency: text(line.foreignCurrency))
    return EntryLine(
      account: account, thirdParty: codes.thirdPartyText(line.thirdParty), label: optionalText(line.label),
      debit: Money(cents: line.debit), credit: Money(cents: line.credit), dueDay: try line.dueDay.map { try Day(stored: $0) },
      vatCode: optionalText(line.vatCode), foreign: foreign, extra: ExtraField.list(stored: text(line.extra)))
  }
}

extension ExtraField {
  /// `name=value` pairs separated by tabs, as the column `extra` holds
  /// them; a tab, a backslash and the « = » of a name stand behind a backslash.
  static func stored(_ fields: [ExtraField]) -> String {
    fields.map { "\(escaped($0.name, and: 61))=\(escaped($0.value, and: 9))" }.joined(separator: "\t")
  }

  private static func escaped(_ text: String, and other: UInt8) -> String {
    guard text.utf8.contains(where: { $0 == 9 || $0 == 92 || $0 == other }) else { return text }
    return String(decoding: text.utf8.flatMap { $0 == 9 || $0 == 92 || $0 == other ? [92, $0] : [$0] }, as: UTF8.self)
  }

  static func list(stored text: String) -> [ExtraField] {
    guard !text.isEmpty else { return [] }
    var pieces: [[UInt8]] = [[]]
    var fields: [ExtraField] = []
    func close() {
      let texts = pieces.map { String(decoding: $0, as: UTF8.self) }
      fields.append(ExtraField(name: texts[0], value: texts.count > 1 ? texts[1] : ""))
      pieces = [[]]
    }
    var isEscaped = false
    for byte in text.utf8 {
      if !isEscaped, byte == 92 {
        isEscaped = true
        continue
      }
      switch byte {
      case 9 where !isEscaped: close()
      case 61 where !isEscaped && pieces.count == 1: pieces.append([])
      default: pieces[pieces.count - 1].append(byte)
      }
      isEscaped = false
    }
    close()
    return fields
  }
}

// MARK: Writing

extension DossierChange {
  public func openAccount(_ account: Account) throws { try codes.open(account, event) }
  public func openJournal(_ journal: Journal) throws { try codes.open(journal, event) }
  public func openThirdParty(_ party: ThirdParty) throws {
    let isNew = codes.thirdParties[party.code] == nil
    try codes.open(party, event)
    if isNew, let iban = party.iban { try recordBankDetail(party.code, iban: iban, known: nil) }
  }

  /// Adds a draft; its accounts, journal and third parties are open already.
  /// Returns its key.
  @discardableResult
  public func addDraft(
    _ draft: EntryDraft, in year: StoredFiscalYear, batch: Int64? = nil, corrects: Int64? = nil, sourceNumber: String? = nil
  ) throws -> Int64 {
    try refuseSealedLines(draft)
    let id = try nextEntryID()
    try write(draft, id: id, year: year.id, batch: batch, corrects: corrects, version: 1, sourceNumber: sourceNumber)
    return id
  }

  /// Writes another content over a draft. `version` is the one the user read:
  /// when somebody changed it since, throws `ledger.entry.changed-meanwhile`.
  public func replaceDraft(_ id: Int64, version: Int64, with draft: EntryDraft, in year: StoredFiscalYear) throws {
    let old = try draftToChange(id, version: version)
    try refuseHeldLines(of: old, replacedBy: draft)
    // The row goes and comes back under the same key: what points to it, such as a voucher, waits for the end of the change.
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    try removeLines(of: id)
    try write(
      draft, id: id, year: year.id, batch: old.batch, corrects: old.corrects, version: version + 1, sourceNumber: old.sourceNumber
    )
  }

  /// Takes a draft away.
  public func deleteDraft(_ id: Int64, version: Int64) throws {
    try refuseHeldLines(of: draftToChange(id, version: version), replacedBy: nil)
    event.add("draft/\(id)", .zero)
    for voucher in try reading.vouchers(of: id) { event.add("voucher/\(voucher.id)", .zero) }
    try db.execute(sql: "DELETE FROM voucher WHERE entry_id = ?", arguments: [id])
    // What the bank told is to be coded again.
    for movement in try reading.movements(ofEntry: id) { try setEntry(nil, ofMovement: movement.id) }
    try endPayslipEntries(of: id)
    try removeLines(of: id)
  }

  private func draftToChange(_ id: Int64, version: Int64) throws -> Entry {
    guard let entry = try reading.entry(id: id) else { throw Finding.entryMissing(id) }
    if let number = entry.number { throw Finding.entrySealed(number, entry.content) }
    guard entry.version == version else { throw Finding.entryChangedMeanwhile(entry, read: version) }
    return entry
  }

  private func nextEntryID() throws -> Int64 { try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM entry") ?? 1 }

  private func write(
    _ draft: EntryDraft, id: Int64, year: Int64, batch: Int64?, corrects: Int64?, version: Int64, sourceNumber: String?
  ) throws {
    var texts = TextArena()
    var row = EntryRow(
      id: id, fiscalYear: year, journal: codes.journals[draft.journal]!, day: draft.day.stored, batch: batch, corrects: corrects,
      version: version)
    row.pieceRef = texts.put(draft.pieceRef)
    row.pieceDay = draft.pieceDay?.stored
    row.label = texts.put(draft.label)
    row.sourceNumber = texts.put(sourceNumber)
    let lines = draft.lines.map { lineRow($0, &texts) }
    let writer = try entryWriter()
    writer.begin()
    try texts.bytes.withUnsafeBufferPointer { bytes in
      for line in lines { try writer.add(line, of: row, texts: bytes) }
      try writer.end(row, texts: bytes)
    }
    // The drafts of a batch are as many as its file has lines: they enter the trail when somebody changes one.
    if batch == nil || version > 1 { event.add("draft/\(id)", writer.draftDigest) }
  }

  private func lineRow(_ line: EntryLine, _ texts: inout TextArena) -> LineRow {
    var row = LineRow(account: codes.accounts[line.account.text]!, debit: line.debit.cents, credit: line.credit.cents)
    row.thirdParty = line.thirdParty.map { codes.thirdParties[$0]! } ?? 0
    row.label = texts.put(line.label)
    row.dueDay = line.dueDay?.stored
    row.vatCode = texts.put(line.vatCode)
    row.foreignAmount = texts.put(line.foreign?.amount)
    row.foreignCurrency = texts.put(line.foreign?.currency)
    row.extra = texts.put(ExtraField.stored(line.extra))
    return row
  }

  /// Deletes a draft's row and lines, and takes them out of the totals.
  private func removeLines(of id: Int64) throws {
    let loader = try EntryLoader(db, "WHERE id = ?")
    loader.restart(id)
    guard try loader.next() else { return }
    moveTotals(loader, sealed: false, sign: -1)
    loader.restart(id)
    for lettering in Set(loader.lines.compactMap(\.lettering)).sorted() { try dissolve(lettering) }
    try db.execute(sql: "DELETE FROM line WHERE entry_id = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM entry WHERE id = ?", arguments: [id])
  }

  private func moveTotals(_ loader: EntryLoader, sealed: Bool, sign: Int64) {
    let entry = loader.entry
    for line in loader.lines {
      let key = MonthTotals.Key(
        fiscalYear: entry.fiscalYear, account: line.account, thirdParty: line.thirdParty, journal: entry.journal,
        month: entry.day / 100, isSealed: sealed)
      movedTotals.add(key, debit: sign * line.debit, credit: sign * line.credit, lines: sign)
    }
  }

  /// Seals drafts for good, in the order given: each takes the next number of
  /// its fiscal year (EcritureNum is continuous) and the day (ValidDate).
  /// Throws `ledger.entry.missing`, and `ledger.entry.not-balanced`: the last door before what cannot be undone.
  public func seal(_ ids: [Int64], on day: Day) throws {
    let loader = try EntryLoader(db, "WHERE id = ? AND number IS NULL")
    let update = try RawStatement(
      db, "UPDATE entry SET number = ?, valid_day = ?, event_seq = ?, digest = ? WHERE id = ?")
    var next: [Int64: Int64] = [:]
    var form = CanonicalForm(CanonicalForm.entry)
    for id in ids {
      loader.restart(id)
      guard try loader.next() else { throw Finding.entryMissing(id) }
      var head = loader.entry
      let number = try next[head.fiscalYear] ?? nextNumber(head.fiscalYear)
      next[head.fiscalYear] = number + 1
      head.number = number
      head.validDay = day.stored
      head.eventSeq = event.seq
      guard loader.isBalanced else { throw Finding.entryUnbalanced(debit: loader.total(\.debit), credit: loader.total(\.credit)) }
      moveTotals(loader, sealed: false, sign: -1)
      moveTotals(loader, sealed: true, sign: 1)
      loader.form(head, codes, into: &form)
      try form.withDigest { digest in
        update.bind(1, number)
        update.bind(2, day.stored)
        update.bind(3, event.seq)
        update.bind(4, blob: digest)
        update.bind(5, id)
        try update.run()
        event.sealed(digest)
      }
      loader.restart(id)
    }
  }

  func nextNumber(_ fiscalYear: Int64) throws -> Int64 {
    try Int64.fetchOne(
      db, sql: "SELECT coalesce(max(number), 0) + 1 FROM entry WHERE fiscal_year_id = ? AND number IS NOT NULL",
      arguments: [fiscalYear]) ?? 1
  }
}

/// Texts laid one after the other, for what takes ranges of bytes.
struct TextArena {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ text: String?) -> TextRange {
    guard let text, !text.isEmpty else { return .empty }
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: text.utf8)
    return TextRange(start: start, count: UInt32(bytes.count) - start)
  }
}

extension Finding {
  static func entryMissing(_ id: Int64) -> Finding {
    Finding(
      "ledger.entry.missing", "Il n’y a pas d’écriture de clé \(id) au brouillard.",
      recovery: "Affichez les écritures : ecritoire ecriture lister")
  }

  static func entrySealed(_ number: Int64, _ content: EntryDraft) -> Finding {
    Finding(
      "ledger.entry.sealed",
      "L’écriture n° \(number) du \(content.day.french) (« \(content.label) ») est validée : elle ne change plus.",
      recovery: "Contre-passez-la : ecritoire ecriture contrepasser \(number)", reference: "PCG art. 1031-3")
  }

  static func entryChangedMeanwhile(_ entry: Entry, read: Int64) -> Finding {
    Finding(
      "ledger.entry.changed-meanwhile",
      "L’écriture \(entry.id) a changé depuis que vous l’avez ouverte (version \(read), elle en est à la \(entry.version)).",
      recovery: "Rouvrez-la pour voir ce qui a changé, puis refaites votre modification.")
  }
}
