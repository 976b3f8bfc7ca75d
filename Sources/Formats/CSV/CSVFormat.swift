/// How a CSV file is written.
public struct CSVFormat: Sendable, Hashable {
  public enum Separator: UInt8, Sendable, Hashable, CaseIterable {
    case semicolon = 59
    case comma = 44
    case tab = 9

    /// « point-virgule ».
    public var french: String {
      switch self {
      case .semicolon: "point-virgule"
      case .comma: "virgule"
      case .tab: "tabulation"
      }
    }
  }

  /// Nil: found from the first lines.
  public var separator: Separator?
  /// Nil: found from the bytes.
  public var encoding: TextEncoding?
  /// Each record must have as many fields as the first.
  public var fieldCountIsFixed: Bool
  /// Takes back the apostrophes that `CSVWriter` puts before text that a
  /// spreadsheet would run as a formula: for our own exports only.
  public var undoesNeutralising: Bool
  public var maximumFieldBytes: Int
  /// The bytes of a record, its line breaks between quotes included.
  public var maximumLineBytes: Int

  public init(
    separator: Separator? = nil, encoding: TextEncoding? = nil, fieldCountIsFixed: Bool = true, undoesNeutralising: Bool = false,
    maximumFieldBytes: Int = 1 << 17, maximumLineBytes: Int = 1 << 20
  ) {
    (self.separator, self.encoding) = (separator, encoding)
    (self.fieldCountIsFixed, self.undoesNeutralising) = (fieldCountIsFixed, undoesNeutralising)
    (self.maximumFieldBytes, self.maximumLineBytes) = (maximumFieldBytes, maximumLineBytes)
  }

  /// What `CSVWriter` writes, to read it back to the letter.
  public static let ours = CSVFormat(separator: .semicolon, encoding: .utf8, undoesNeutralising: true)
}

/// A record of a CSV file.
public struct CSVRecord: Sendable, Hashable {
  public let fields: [String]
  /// The line it starts on, counted from 1; a record with line breaks between quotes takes several.
  public let line: Int

  public init(_ fields: [String], line: Int) { (self.fields, self.line) = (fields, line) }
}

/// A spreadsheet runs a cell that starts with one of these as a formula, quoted or not.
enum CSVFormula {
  /// Apostrophes, then a character that would start a formula. Text of this
  /// shape gets one more apostrophe in front; taking one away gives it back,
  /// so the two are exact inverses.
  static func startsDangerously(_ text: String) -> Bool {
    switch text.utf8.first(where: { $0 != UInt8(ascii: "'") }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: true
    default: false
    }
  }

  static func neutralised(_ text: String) -> String { startsDangerously(text) ? "'" + text : text }

  static func undone(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && startsDangerously(text) ? String(text.dropFirst()) : text
  }
}
