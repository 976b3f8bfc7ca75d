import Formats
import Kernel

/// The values of one record, typed.
struct EntryImportRow {
  let line: Int
  let day: Day
  let journal: String
  let piece: String
  /// Tells entries apart when it is there.
  let mark: String
  let pieceDay: Day?
  let label: String
  let entryLabel: String?
  let thirdPartyName: String?
  var entryLine: EntryLine

  /// Nil when something in it cannot be read: `note` was told what, all of it.
  init?(
    _ record: CSVRecord, columns: [EntryImportMapping.Field: Int], width: Int, mapping: EntryImportMapping,
    note: (Finding) -> Void
  ) {
    var cells = EntryImportCells(record: record, columns: columns, mapping: mapping)
    cells.checkWidth(width)
    line = record.line
    let day = cells.day(.day, isNeeded: true)
    let account = cells.account()
    let (debit, credit) = cells.amounts()
    journal = cells.text(.journal) ?? mapping.defaultJournal ?? ""
    if journal.isEmpty || journal.count > 10 { cells.findings.append(.importJournal(journal)) }
    (piece, mark) = (cells.text(.piece) ?? "", cells.text(.entryMark) ?? "")
    pieceDay = cells.day(.pieceDay)
    let dueDay = cells.day(.dueDay)
    let foreign = cells.foreign()
    (label, entryLabel) = (cells.text(.label) ?? "", cells.text(.entryLabel))
    thirdPartyName = cells.text(.thirdPartyName)
    let (party, code) = (cells.text(.thirdParty), cells.text(.vatCode)?.uppercased())
    for finding in cells.findings { note(finding.at(line: record.line)) }
    guard let day, let account, !cells.findings.contains(where: { $0.severity == .error }) else { return nil }
    self.day = day
    entryLine = EntryLine(
      account: account, thirdParty: party, label: label, debit: debit, credit: credit, dueDay: dueDay, vatCode: code,
      foreign: foreign)
  }
}

/// Reads the cells of a record, collecting what is wrong with them.
private struct EntryImportCells {
  let record: CSVRecord
  let columns: [EntryImportMapping.Field: Int]
  let mapping: EntryImportMapping
  var findings: [Finding] = []

  /// A separator in a label without quotes shifts the columns: better refuse the line than book it wrong.
  mutating func checkWidth(_ width: Int) {
    let needed = (columns.values.filter { $0 < width }.max() ?? 0) + 1
    if record.fields.count > width || record.fields.count < min(needed, width) {
      findings.append(.importFieldCount(record.fields.count, expected: width))
    }
  }

  /// Nil when empty. What would break a line of a book, or turn its reading order, becomes a space.
  mutating func text(_ field: EntryImportMapping.Field) -> String? {
    guard let index = columns[field], index < record.fields.count else { return nil }
    let raw = index == 0 ? record.fields[index].withoutByteOrderMark : record.fields[index]
    let safe = raw.mayHoldHarm ? raw.terminalSafe : raw
    if safe != raw { findings.append(.importTextCleaned(field)) }
    let text = safe.trimmedSpaces
    return text.isEmpty ? nil : text
  }

  mutating func day(_ field: EntryImportMapping.Field, isNeeded: Bool = false) -> Day? {
    guard let text = text(field) else {
      if isNeeded { findings.append(.importDay("", field, mapping.dayForm)) }
      return nil
    }
    if let day = EntryImportMapping.readDay(text, as: mapping.dayForm) { return day }
    findings.append(.importDay(text, field, mapping.dayForm))
    return nil
  }

  mutating func account() -> AccountNumber? {
    let text = text(.account) ?? ""
    if let account = AccountNumber(text) { return account }
    findings.append(.importAccountNumber(text))
    return nil
  }

  /// The debit and the credit; a negative amount goes to the other side.
  mutating func amounts() -> (debit: Money, credit: Money) {
    var balance = (debit: Money.zero, credit: Money.zero)
    for (field, isDebit) in [(EntryImportMapping.Field.debit, true), (.credit, false)] {
      let amount = amount(field) ?? .zero
      if amount < .zero { findings.append(.importNegativeTurned(amount, field)) }
      let goesToDebit = isDebit == (amount >= .zero)
      if goesToDebit { balance.debit += amount.magnitude } else { balance.credit += amount.magnitude }
    }
    guard let amount = amount(.amount) else { return balance }
    let isDebit = side() == (amount >= .zero)
    if isDebit { balance.debit += amount.magnitude } else { balance.credit += amount.magnitude }
    return balance
  }

  /// Whether a positive amount is a debit: without a column for it, it is.
  private mutating func side() -> Bool {
    guard columns[.side] != nil else { return true }
    let text = text(.side) ?? ""
    switch text.searchFolded {
    case "d", "debit", "+1", "1", "+": return true
    case "c", "credit", "-1", "-": return false
    default:
      findings.append(.importSide(text))
      return true
    }
  }

  private mutating func amount(_ field: EntryImportMapping.Field) -> Money? {
    guard let text = text(field) else { return nil }
    if mapping.decimal == .point, text.contains(",") {
      findings.append(.importDecimalComma(text, field))
      return nil
    }
    do {
      return try Money(french: mapping.decimal == .point ? text.replacing(".", with: ",") : text)
    } catch {
      findings.append(.importAmount(text, error, field))
      return nil
    }
  }

  mutating func foreign() -> ForeignAmount? {
    switch (text(.foreignAmount), text(.currency)) {
    case (nil, _): return nil
    case (let amount?, let currency?):
      return ForeignAmount(amount: mapping.decimal == .point ? amount.replacing(".", with: ",") : amount, currency: currency)
    case (let amount?, nil):
      findings.append(.importCurrencyMissing(amount))
      return nil
    }
  }
}

extension String {
  /// False when no byte could be of a control character (those below the space, DEL, U+0080…U+009F) or of a mark of direction.
  fileprivate var mayHoldHarm: Bool { utf8.contains { $0 < 32 || $0 == 127 || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 } }
}
