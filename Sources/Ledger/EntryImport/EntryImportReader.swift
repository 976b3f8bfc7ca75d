import Formats
import Kernel

/// Reads records one by one and gives back the entries that are complete, so
/// that a long file need not be held whole.
public struct EntryImportReader {
  let mapping: EntryImportMapping
  let context: EntryImportContext
  public private(set) var log = FindingLog()
  public internal(set) var created = CreatedNames()
  public private(set) var lineCount = 0
  /// Names met so far, so that each is looked up once.
  var metJournals: Set<String> = []
  var metAccounts: Set<AccountNumber> = []
  var metParties: Set<String> = []

  private var columns: [EntryImportMapping.Field: Int] = [:]
  private var width = 0
  private var isReady = false
  /// A column that every line needs is not there: said once, at the header.
  private var isUseless = false
  private var group: Group?

  /// Lines of one day, journal, piece and mark.
  private struct Group {
    let key: Key
    var draft: EntryDraft
    var lineNumbers: [Int]
    /// A line of it could not be read: it is not an entry any more.
    var isBroken = false
  }

  private struct Key: Hashable {
    let day: Day
    let journal: String
    let piece: String
    let mark: String
  }

  public init(mapping: EntryImportMapping, context: EntryImportContext) {
    (self.mapping, self.context) = (mapping, context)
  }

  /// Takes one record; gives back the entries that it ends.
  public mutating func read(_ record: CSVRecord) -> [ImportedEntry] {
    if record.fields.allSatisfy({ $0.withoutByteOrderMark.trimmedSpaces.isEmpty }) { return [] }
    guard isReady else {
      start(record)
      return mapping.hasHeader ? [] : readLine(record)
    }
    return readLine(record)
  }

  /// The entries that are left when the file ends.
  public mutating func finish() -> [ImportedEntry] {
    if !isReady { note(.importEmpty()) }
    return close()
  }

  /// A record that could not be read as CSV: the entry around it is not one any more.
  public mutating func skip(_ finding: Finding) {
    note(finding)
    group?.isBroken = true
  }

  mutating func note(_ finding: Finding) { log.add(finding) }

  private mutating func start(_ record: CSVRecord) {
    isReady = true
    let header = mapping.hasHeader ? record.fields : []
    columns = mapping.positions(in: header)
    width = mapping.hasHeader ? record.fields.count : max(record.fields.count, (columns.values.max() ?? 0) + 1)
    for finding in mapping.check(header: header) {
      note(finding.at(line: record.line))
      if finding.severity == .error { isUseless = true }
    }
  }

  private mutating func readLine(_ record: CSVRecord) -> [ImportedEntry] {
    if isUseless { return [] }
    guard let row = EntryImportRow(record, columns: columns, width: width, mapping: mapping, note: { log.add($0) }) else {
      group?.isBroken = true
      return []
    }
    lineCount += 1
    meet(row)
    let key = Key(day: row.day, journal: row.journal, piece: row.piece, mark: row.mark)
    if group?.key == key {
      if let day = row.pieceDay, day != group!.draft.pieceDay { note(.importPieceDayDiffers(day, line: record.line)) }
      append(row)
      return []
    }
    let ended = close()
    group = Group(
      key: key,
      draft: EntryDraft(
        journal: row.journal, day: row.day, pieceRef: row.piece, pieceDay: row.pieceDay, label: row.entryLabel ?? row.label,
        lines: []),
      lineNumbers: [])
    append(row)
    return ended
  }

  private mutating func append(_ row: EntryImportRow) {
    var line = row.entryLine
    if line.label == group!.draft.label || line.label?.isEmpty == true { line.label = nil }
    group!.draft.lines.append(line)
    group!.lineNumbers.append(row.line)
  }

  private mutating func close() -> [ImportedEntry] {
    defer { group = nil }
    guard let group, !group.isBroken else { return [] }
    let count = group.key.mark.isEmpty ? EntryTwins.count(in: group.draft.lines) : 1
    if count > 1 { note(.importTwins(group.draft, count, line: group.lineNumbers[0])) }
    let size = group.draft.lines.count / count
    return (0..<count).map { index in
      var draft = group.draft
      draft.lines = Array(group.draft.lines[index * size..<(index + 1) * size])
      return ImportedEntry(draft: draft, lineNumbers: Array(group.lineNumbers[index * size..<(index + 1) * size]))
    }
  }
}

/// Two equal entries that follow one another in a file without a number.
enum EntryTwins {
  /// How many times the lines repeat one balanced block; 1 when they do not.
  static func count(in lines: [EntryLine]) -> Int {
    var (balance, size) = (Int128(0), 0)
    for (index, line) in lines.enumerated() {
      balance += Int128(line.debit.cents) - Int128(line.credit.cents)
      if balance == 0, index > 0 {
        size = index + 1
        break
      }
    }
    guard size > 0, lines.count > size, lines.count % size == 0 else { return 1 }
    return lines.indices.allSatisfy { lines[$0] == lines[$0 % size] } ? lines.count / size : 1
  }
}
