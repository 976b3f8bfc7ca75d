public import Kernel

/// A table of a workbook: its name and its columns. Rows are written one by one, since there may be millions.
public struct Sheet: Sendable, Hashable {
  public enum Kind: Int, Sendable, Hashable, CaseIterable {
    case text
    case money
    case day
    case count

    /// Figures stand at the end of their column.
    var isFigure: Bool { self == .money || self == .count }
  }

  public struct Column: Sendable, Hashable {
    public let name: String
    public let kind: Kind
    /// In characters.
    public let width: Int

    public init(_ name: String, _ kind: Kind, width: Int) {
      (self.name, self.kind, self.width) = (name, kind, min(max(width, 1), Sheet.widest))
    }
  }

  /// A cell of a row; what it holds says its type, whatever its column.
  public enum Cell: Sendable, Hashable {
    case empty
    /// Never a formula, whatever it begins with.
    case text(String)
    case money(Money)
    case day(Day)
    case count(Int)
  }

  /// How a row looks.
  public enum Style: Int, Sendable, Hashable, CaseIterable {
    case line
    case heading
    case subtotal
    case total
  }

  static let widest = 60

  public let name: String
  public let columns: [Column]

  /// Traps without a column.
  public init(_ name: String, _ columns: [Column]) {
    precondition(!columns.isEmpty, "a sheet has columns")
    (self.name, self.columns) = (name, columns)
  }

  /// The name as spreadsheets take it, of the sheet or of one that goes on: 31 characters, none of `[]:*?/\`, no apostrophe at
  /// the ends. Differs from those that are `taken`, whatever the case.
  static func tab(_ name: String, part: Int, taken: Set<String>) -> String {
    let plain = String(String.UnicodeScalarView(name.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) ? "-" : $0 }))
    let clean = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let word = clean.isEmpty ? "Feuille" : clean
    var number = part
    while true {
      let suffix = number > 1 ? " (\(number))" : ""
      var short = word
      // Counted as they do, in units of UTF-16.
      while (short + suffix).utf16.count > 31 { short.removeLast() }
      while let last = short.last, last == "'" || last == " " { short.removeLast() }
      while short.first == "'" { short.removeFirst() }
      let tab = (short.isEmpty ? "Feuille" : short) + suffix
      if !taken.contains(tab.lowercased()) { return tab }
      number += 1
    }
  }
}

/// What a workbook says of itself.
public struct WorkbookProperties: Sendable, Hashable {
  /// « Balance au 31/10/2026 ».
  public var title: String
  /// Whose books.
  public var company: String
  /// Which exercise, which days.
  public var subject: String
  public var author: String
  public var day: Day

  public init(title: String, company: String, subject: String, author: String, day: Day) {
    (self.title, self.company, self.subject, self.author, self.day) = (title, company, subject, author, day)
  }

  var instant: String { "\(day.iso)T00:00:00Z" }
  /// Made by which program.
  static let program = "Écritoire"
}

/// Writes a workbook row by row: memory does not grow with them. A sheet that is full goes on in a next one, under the same
/// names of columns.
public protocol WorkbookWriter {
  /// Starts a sheet; the one before ends.
  mutating func begin(_ sheet: Sheet) throws
  /// A row of the sheet. Traps when there are not as many cells as columns.
  mutating func write(_ cells: [Sheet.Cell], _ style: Sheet.Style) throws
  /// Traps when no sheet was begun. Throws `spreadsheet.too-large`.
  mutating func finish() throws
}

/// Where sheets end, for both forms.
public enum SheetLimits {
  /// Rows that Excel and LibreOffice open, the names of the columns included.
  public static let rows = 1_048_576
  /// What Excel opens in a cell, in units of UTF-16.
  static let text = 32_767
}
