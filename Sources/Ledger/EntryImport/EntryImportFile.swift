import Formats
import Kernel

/// The columns of a file, as it names them, with what its first lines hold.
public struct EntryImportColumns: Hashable, Sendable {
  /// The first record: titles, unless the file has none.
  public let first: [String]
  /// Some records that follow.
  public let sample: [[String]]
  public let separator: String

  /// How corrections name the column that stands there, from 0: by its title, when no column before has the same.
  public func column(_ index: Int, hasHeader: Bool) -> EntryImportMapping.Column {
    let folded = first.map(\.headerFolded)
    guard hasHeader, !folded[index].isEmpty, folded.firstIndex(of: folded[index]) == index else { return .position(index + 1) }
    return .name(first[index])
  }

  /// What the mapping reads the column that stands there as, from 0.
  public func field(_ index: Int, in mapping: EntryImportMapping) -> EntryImportMapping.Field? {
    mapping.positions(in: first).first { $0.value == index }?.key
  }

  /// What files of the same titles in the same order share; of those without titles, their width.
  public var signature: String {
    let hasTitles = first.first.flatMap { EntryImportMapping.readDay($0) } == nil
    return ([separator] + (hasTitles ? first.map(\.headerFolded) : ["\(first.count)"])).joined(separator: "\u{1F}")
  }
}

/// What was read of a file of entries, and how its columns were understood.
public struct EntryImportFile: Sendable {
  public let result: EntryImportResult
  /// To remember under a name, or to correct and read again.
  public let mapping: EntryImportMapping
}

extension EntryImport {
  /// The columns of a file, nil when its start cannot be read.
  public static func columns(file open: () throws -> ByteSource) throws -> EntryImportColumns? {
    let start = try peek(open(), nil)
    guard let first = start.records.first?.fields, !first.isEmpty else { return nil }
    let cells = first.enumerated().map { $0.offset == 0 ? $0.element.withoutByteOrderMark : $0.element }
    return EntryImportColumns(
      first: cells, sample: start.records.dropFirst().prefix(3).map(\.fields), separator: start.separator)
  }

  /// Reads a whole CSV file: finds its separator and its encoding, and its
  /// columns too unless a mapping is given. Everything wrong with it is in the
  /// log of the result; what could not be read leaves no entry.
  ///
  /// `open` gives the file from its start, and is called up to twice.
  public static func read(
    file open: () throws -> ByteSource, mapping known: EntryImportMapping? = nil, corrections: EntryImportCorrections = .init(),
    context: EntryImportContext
  ) -> EntryImportFile {
    do {
      let start = try peek(open(), known)
      let first = start.records.first?.fields ?? []
      let isOwn = EntryImportMapping.isOwnHeader(first)
      let (mapping, findings) =
        known.map { ($0.corrected(by: corrections), []) }
        ?? EntryImportMapping.guess(
          first: first, sample: start.records.dropFirst().map(\.fields), separator: start.separator, corrections: corrections)
      var reader = EntryImportReader(mapping: mapping, context: context)
      if !first.isEmpty {
        for finding in corrections.check(first: first, hasHeader: mapping.hasHeader) { reader.note(finding) }
      }
      // What the reader will say itself at the header is not said twice.
      let repeated = mapping.check(header: mapping.hasHeader ? start.records.first?.fields ?? [] : [])
      for finding in findings where !repeated.contains(finding) { reader.note(finding) }
      let entries = read(try CSVReader(format(known, isOwn: isOwn), open()), into: &reader)
      return EntryImportFile(result: EntryImportResult(entries, reader), mapping: mapping)
    } catch {
      var result = EntryImportResult()
      result.log.add(error as? Finding ?? .importUnreadable())
      return EntryImportFile(result: result, mapping: known ?? .own)
    }
  }

  private static func read(_ csv: CSVReader, into reader: inout EntryImportReader) -> [ImportedEntry] {
    var entries: [ImportedEntry] = []
    do {
      while let record = try csv.next() { entries += reader.read(record) }
    } catch {
      // The rest of the file is out of reach: the entry that was being read may not be whole.
      reader.skip(error as? Finding ?? .importUnreadable())
    }
    return entries + reader.finish()
  }

  /// The widths of records are judged against the columns that are needed, not all alike.
  private static func format(_ mapping: EntryImportMapping?, isOwn: Bool) -> CSVFormat {
    let separator = mapping?.separator.utf8.first.flatMap { CSVFormat.Separator(rawValue: $0) }
    return CSVFormat(separator: separator, fieldCountIsFixed: false, undoesNeutralising: isOwn)
  }

  /// The first records, to guess from; a broken one ends the sample and is told of by the reading itself.
  private static func peek(
    _ source: @escaping ByteSource, _ mapping: EntryImportMapping?
  ) throws -> (records: [CSVRecord], separator: String) {
    let csv = try CSVReader(format(mapping, isOwn: false), source)
    var records: [CSVRecord] = []
    while records.count < 50, let record = try? csv.next() { records.append(record) }
    return (records, String(UnicodeScalar(csv.separator.rawValue)))
  }
}

extension EntryImportMapping {
  /// Whether the header is of a file that we wrote: our usual columns first, and none but ours.
  static func isOwnHeader(_ fields: [String]) -> Bool {
    let own = Set(optionalFields.map(\.rawValue))
    return fields.prefix(usualFields.count).elementsEqual(usualFields.map(\.rawValue))
      && fields.dropFirst(usualFields.count).allSatisfy(own.contains)
  }
}
