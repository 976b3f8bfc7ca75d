import Kernel

/// What the user says of a file, against the guess or the mapping that is
/// remembered. What it leaves out stays guessed, or remembered.
public struct EntryImportCorrections: Hashable, Sendable {
  public var columns: [EntryImportMapping.Field: EntryImportMapping.Column]
  /// Columns that hold nothing to read, whatever was guessed of them.
  public var ignored: Set<EntryImportMapping.Column>
  /// Of the lines that name no journal.
  public var defaultJournal: String?
  public var dayForm: EntryImportMapping.DayForm?
  public var decimal: EntryImportMapping.DecimalSign?

  public init(
    columns: [EntryImportMapping.Field: EntryImportMapping.Column] = [:], ignored: Set<EntryImportMapping.Column> = [],
    defaultJournal: String? = nil, dayForm: EntryImportMapping.DayForm? = nil, decimal: EntryImportMapping.DecimalSign? = nil
  ) {
    (self.columns, self.ignored) = (columns, ignored)
    (self.defaultJournal, self.dayForm, self.decimal) = (defaultJournal, dayForm, decimal)
  }

  public var isEmpty: Bool { self == EntryImportCorrections() }

  /// The columns that are named and that the file does not have.
  func check(first cells: [String], hasHeader: Bool) -> [Finding] {
    let folded = hasHeader ? cells.map(\.headerFolded) : []
    let absent = columns.filter { $0.value.index(in: folded, width: cells.count) == nil }
    return absent.sorted { $0.key.rawValue < $1.key.rawValue }.map { .importColumnAbsent($0.value, $0.key) }
  }
}

extension EntryImportMapping {
  /// The mapping with what the user corrects. A column is taken from the field it served until then.
  public func corrected(by corrections: EntryImportCorrections) -> EntryImportMapping {
    var mapping = self
    let taken = corrections.ignored.union(corrections.columns.values)
    mapping.columns = columns.filter { !taken.contains($0.value) }.merging(corrections.columns) { $1 }
    mapping.defaultJournal = corrections.defaultJournal ?? defaultJournal
    mapping.dayForm = corrections.dayForm ?? dayForm
    mapping.decimal = corrections.decimal ?? decimal
    return mapping
  }
}

extension EntryImportMapping.Column {
  /// Where the column stands among headers that are folded, from 0; nil when it is not there.
  func index(in folded: [String], width: Int) -> Int? {
    switch self {
    case .position(let position): position <= width ? position - 1 : nil
    case .name(let name): folded.firstIndex(of: name.headerFolded)
    }
  }
}
