import Kernel

/// Reads a CSV file record by record, strictly: a field is either plain, or
/// wholly between quotes with inner quotes doubled (RFC 4180), and whatever
/// is neither is refused with its line rather than guessed. Separator,
/// encoding and line end (LF, CRLF, CR) are recognised. Blank lines are
/// skipped. Memory does not grow with the file.
public final class CSVReader {
  public private(set) var separator: CSVFormat.Separator
  /// What the text so far was read as. An ASCII start says nothing yet: it becomes known at the first accent.
  public private(set) var encoding: TextEncoding
  private let format: CSVFormat
  private var encodingIsKnown: Bool
  private var bytes: BufferedBytes
  private var fieldCount: Int?
  private var line = 1
  private var ended = false

  /// Reads the first bytes. Throws what the source throws, `text.utf16` and `text.binary`.
  public init(_ format: CSVFormat = CSVFormat(), _ source: @escaping ByteSource) throws {
    self.format = format
    bytes = BufferedBytes(source)
    let (sample, isWhole) = try bytes.sample()
    let detection = try TextEncoding.detect(sample, isWhole: isWhole)
    bytes.skip(detection.markLength)
    encoding = format.encoding ?? detection.encoding
    encodingIsKnown = format.encoding != nil || !detection.isASCII
    separator = format.separator ?? CSVReader.separator(of: sample.dropFirst(detection.markLength))
  }

  /// The next record, or nil at the end. After `csv.field-count` and
  /// `text.invalid-utf8` reading may go on with the next record; the other
  /// findings (`csv.unclosed-quote`, `csv.stray-quote`, `csv.line-too-long`,
  /// `csv.field-too-long`, `text.binary`) end it.
  public func next() throws -> CSVRecord? {
    while !ended {
      let start = line
      guard let raw = try orEnd({ try rawRecord() }) else { return nil }
      if raw.count == 1, raw[0].bytes.isEmpty, !raw[0].isQuoted { continue }
      if format.fieldCountIsFixed, let expected = fieldCount, expected != raw.count {
        throw Finding.csvFieldCount(line: start, found: raw.count, expected: expected, separator: separator)
      }
      fieldCount = fieldCount ?? raw.count
      return CSVRecord(try raw.map { try text(of: $0.bytes, line: start) }, line: start)
    }
    return nil
  }

  private func orEnd<R>(_ body: () throws -> R) throws -> R {
    do { return try body() } catch {
      ended = true
      throw error
    }
  }

  private struct RawField {
    var bytes: [UInt8] = []
    var isQuoted = false
  }

  private enum State { case fieldStart, plain, quoted, quoteInQuoted }

  /// One record, or nil when only the end of the file is left.
  private func rawRecord() throws -> [RawField]? {
    var fields: [RawField] = []
    var field = RawField()
    var state = State.fieldStart
    var count = 0
    let start = line
    while let byte = try bytes.next() {
      count += 1
      if count > format.maximumLineBytes { throw Finding.csvLineTooLong(line: start, limit: format.maximumLineBytes) }
      if byte == 0 { throw Finding.textBinary(offset: bytes.consumed - 1).at(line: line) }
      switch (state, byte) {
      case (.quoted, 34): state = .quoteInQuoted
      case (.quoted, _):
        if try isLineEnd(byte, &field) { line += 1 }
      case (.quoteInQuoted, 34):
        field.bytes.append(34)
        state = .quoted
      case (_, separator.rawValue):
        fields.append(field)
        (field, state) = (RawField(), .fieldStart)
      case (_, 10), (_, 13):
        if byte == 13, try bytes.peek() == 10 { _ = try bytes.next() }
        line += 1
        return fields + [field]
      case (.fieldStart, 34):
        field.isQuoted = true
        state = .quoted
      case (.quoteInQuoted, _), (_, 34): throw Finding.csvStrayQuote(line: line, field: fields.count + 1)
      default:
        field.bytes.append(byte)
        state = .plain
      }
      if field.bytes.count > format.maximumFieldBytes {
        throw Finding.csvFieldTooLong(line: line, field: fields.count + 1, limit: format.maximumFieldBytes)
      }
    }
    if state == .quoted { throw Finding.csvUnclosedQuote(line: start, field: fields.count + 1) }
    ended = true
    return fields.isEmpty && state == .fieldStart ? nil : fields + [field]
  }

  /// Keeps the byte of a quoted field as it is; true when a line ends there (CRLF counts once).
  private func isLineEnd(_ byte: UInt8, _ field: inout RawField) throws -> Bool {
    field.bytes.append(byte)
    return try byte == 10 || (byte == 13 && bytes.peek() != 10)
  }

  private func text(of bytes: [UInt8], line: Int) throws -> String {
    if encodingIsKnown ? encoding != .utf8 : true, bytes.contains(where: { $0 >= 0x80 }) { settleEncoding(bytes) }
    do {
      let text = try encoding.decode(bytes)
      return format.undoesNeutralising ? CSVFormula.undone(text) : text
    } catch {
      throw error.at(line: line)
    }
  }

  /// Latin-9 has control codes where Windows-1252 has quotes: the first such byte settles it.
  private func settleEncoding(_ bytes: [UInt8]) {
    if !encodingIsKnown {
      encoding = (try? TextEncoding.detect(bytes))?.encoding ?? .utf8
    } else if encoding == .latin9, format.encoding == nil, bytes.contains(where: { (0x80...0x9F).contains($0) }) {
      encoding = .windows1252
    }
    encodingIsKnown = true
  }

  /// The separator that cuts the first lines in the same number of pieces; of several, the one that cuts most.
  private static func separator(of sample: ArraySlice<UInt8>) -> CSVFormat.Separator {
    var best = (separator: CSVFormat.Separator.semicolon, score: 0)
    for candidate in CSVFormat.Separator.allCases {
      let counts = countsPerLine(of: candidate.rawValue, in: sample)
      guard let first = counts.first, first > 0 else { continue }
      let score = (counts.allSatisfy { $0 == first } ? 1_000_000 : 0) + first
      if score > best.score { best = (candidate, score) }
    }
    return best.separator
  }

  /// In each of the first ten whole lines, how often the byte stands outside quotes.
  private static func countsPerLine(of separator: UInt8, in sample: ArraySlice<UInt8>) -> [Int] {
    var counts: [Int] = []
    var (count, length, inQuotes) = (0, 0, false)
    for byte in sample {
      if byte == 34 { inQuotes.toggle() }
      if !inQuotes, byte == 10 || byte == 13 {
        if length > 0 { counts.append(count) }
        if counts.count == 10 { return counts }
        (count, length) = (0, 0)
        continue
      }
      length += 1
      if !inQuotes, byte == separator { count += 1 }
    }
    return counts.isEmpty ? [count] : counts
  }
}
