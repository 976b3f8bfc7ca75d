public import Kernel

/// What a cell holds: text is made harmless for spreadsheets, numbers are left alone.
public enum CSVCell: Sendable, Hashable, ExpressibleByStringLiteral {
  case text(String)
  /// « -1234,56 ».
  case amount(Money)
  case integer(Int)
  /// « 2026-10-31 ».
  case day(Day)
  case empty

  public init(stringLiteral text: String) { self = .text(text) }
}

/// Writes CSV record by record: separator, quotes where needed, CRLF
/// (RFC 4180). Text that a spreadsheet would run as a formula (starting with
/// `=`, `+`, `-`, `@`, tab or CR) gets a leading apostrophe, which
/// `CSVFormat.ours` takes back to the letter.
public struct CSVWriter {
  private let separator: CSVFormat.Separator
  private let encoding: TextEncoding
  private let flush: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var width: Int?
  private var replacements: [EncodedText.Replacement] = []

  /// `mark` starts a UTF-8 file with a byte order mark, which Excel needs to see its accents.
  /// `flush` is called with about 64 KB at a time, and once at `finish`.
  public init(
    separator: CSVFormat.Separator = .semicolon, encoding: TextEncoding = .utf8, mark: Bool = false,
    _ flush: @escaping ([UInt8]) throws -> Void
  ) {
    (self.separator, self.encoding, self.flush) = (separator, encoding, flush)
    if mark, encoding == .utf8 { buffer = [0xEF, 0xBB, 0xBF] }
  }

  /// Traps when the record has not as many cells as the first.
  public mutating func write(_ cells: [CSVCell]) throws {
    precondition(!cells.isEmpty && cells.count == width ?? cells.count, "a record has as many cells as the first")
    width = cells.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(separator.rawValue) }
      append(CSVWriter.text(of: cell), isAlone: cells.count == 1)
    }
    buffer += [13, 10]
    guard buffer.count >= 1 << 16 else { return }
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left. Gives what had to be written otherwise to fit the
  /// encoding (`text.replaced`), or nil.
  public mutating func finish() throws -> Finding? {
    try flush(buffer)
    buffer.removeAll()
    return replacements.isEmpty ? nil : .textReplaced(replacements, encoding: encoding)
  }

  private static func text(of cell: CSVCell) -> String {
    switch cell {
    case .text(let text): CSVFormula.neutralised(text)
    case .amount(let money): money.plainFrench
    case .integer(let number): String(number)
    case .day(let day): day.iso
    case .empty: ""
    }
  }

  private mutating func append(_ text: String, isAlone: Bool) {
    let encoded = encoding.encode(text)
    note(encoded.replaced)
    let needsQuotes =
      encoded.bytes.contains { $0 == separator.rawValue || $0 == 34 || $0 == 10 || $0 == 13 }
      // At the start of a file a reader would take it for a byte order mark.
      || encoded.bytes.starts(with: [0xEF, 0xBB, 0xBF]) || encoded.bytes.first == 32 || encoded.bytes.last == 32
      || (isAlone && encoded.bytes.isEmpty)
    guard needsQuotes else {
      buffer += encoded.bytes
      return
    }
    buffer.append(34)
    for byte in encoded.bytes { buffer += byte == 34 ? [34, 34] : [byte] }
    buffer.append(34)
  }

  private mutating func note(_ replaced: [EncodedText.Replacement]) {
    for new in replaced {
      if let index = replacements.firstIndex(where: { $0.character == new.character }) {
        let old = replacements[index]
        replacements[index] = .init(character: old.character, plain: old.plain, count: old.count + new.count)
      } else if replacements.count < 100 {
        replacements.append(new)
      }
    }
  }
}
