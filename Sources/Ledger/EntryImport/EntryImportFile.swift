import Formats
import Kernel

/// What was read of a file of entries, and how its columns were understood.
public struct EntryImportFile: Sendable {
  public let result: EntryImportResult
  /// To remember under a name, or to correct and read again.
  public let mapping: EntryImportMapping
}

extension EntryImport {
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
