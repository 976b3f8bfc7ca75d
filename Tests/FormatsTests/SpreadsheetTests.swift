import Formats
import Foundation
import Kernel
import TestSupport
import Testing

/// A workbook as another reader sees it.
private struct Workbook: Decodable {
  struct Tab: Decodable {
    let name: String
    let frozen: Int
    let rows: [[[String]]]
  }
  let sheets: [Tab]

  /// Python's `zipfile` and XML reader: nothing of ours.
  static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func read(_ bytes: [UInt8]) throws -> Workbook {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Support/read_workbook.py")
    process.arguments = [script.path, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the workbook does not read")
    return try JSONDecoder().decode(Workbook.self, from: read)
  }
}

/// Both forms, which hold to the same.
private enum Form: String, CaseIterable, CustomTestStringConvertible {
  case xlsx
  case ods
  var testDescription: String { rawValue }

  func written(
    rowLimit: Int = SheetLimits.rows, title: String = "Essai", company: String = "Atelier",
    _ body: (inout any WorkbookWriter) throws -> Void
  ) throws -> [UInt8] {
    let properties = WorkbookProperties(
      title: title, company: company, subject: "Exercice 2026", author: "Camille", day: Day(2026, 11, 2))
    let collected = Collected()
    var writer: any WorkbookWriter =
      switch self {
      case .xlsx: try XLSXWriter(properties, rowLimit: rowLimit) { collected.bytes += $0 }
      case .ods: try ODSWriter(properties, rowLimit: rowLimit) { collected.bytes += $0 }
      }
    try body(&writer)
    try writer.finish()
    return collected.bytes
  }

  /// As `read_workbook.py` gives a day.
  func day(_ day: Day) -> String { self == .ods ? day.iso : "\(day.serial + 25_569)" }
}

private final class Collected { var bytes: [UInt8] = [] }

@Suite("Workbooks are written typed, exact and in pieces", .enabled(if: Workbook.python != nil, "python3 is not installed"))
struct SpreadsheetTests {
  private static let one = Sheet("Un", [Sheet.Column("Texte", .text, width: 20)])
  private static let all = Sheet(
    "Tous", Sheet.Kind.allCases.map { Sheet.Column("Col \($0)", $0, width: 14) })

  @Test("Amounts to the cent, days, counts and text keep their type", arguments: Form.allCases)
  fileprivate func types(form: Form) throws {
    let amounts: [(cents: Int64, text: String)] = [
      (0, "0.00"), (1, "0.01"), (-1, "-0.01"), (-10, "-0.10"), (100, "1.00"), (123_456, "1234.56"),
      (-99_999_999_99, "-99999999.99"),
      (30, "0.30"), (Int64.max, "92233720368547758.07"),
    ]
    let bytes = try form.written {
      try $0.begin(Self.all)
      for amount in amounts {
        try $0.write([.text("607"), .money(Money(cents: amount.cents)), .day(Day(2026, 10, 31)), .count(-42)], .line)
      }
      try $0.write([.empty, .empty, .empty, .empty], .heading)
      try $0.write([.text("Total"), .money(Money(cents: 5)), .empty, .empty], .total)
    }
    let tab = try #require(try Workbook.read(bytes).sheets.first)
    #expect(tab.name == "Tous" && tab.frozen == 1)
    #expect(tab.rows[0].map { $0[1] } == Self.all.columns.map(\.name))
    for (row, amount) in zip(tab.rows.dropFirst(), amounts) {
      #expect(row == [["text", "607"], ["money", amount.text], ["day", form.day(Day(2026, 10, 31))], ["count", "-42"]])
    }
    #expect(tab.rows[amounts.count + 1].allSatisfy { $0[0] == "empty" })
    #expect(tab.rows[amounts.count + 2].prefix(2) == [["text", "Total"], ["money", "0.05"]])
  }

  @Test("Days before March 1900 count as Excel does, which has a 29 February that never was")
  func earlyDays() throws {
    let days: [(day: Day, serial: String)] = [
      (Day(1900, 1, 1), "1"), (Day(1900, 2, 28), "59"), (Day(1900, 3, 1), "61"), (Day(2026, 10, 31), "46326"),
      (Day(2199, 12, 31), "109574"),
    ]
    let bytes = try Form.xlsx.written {
      try $0.begin(Sheet("Jours", [Sheet.Column("Jour", .day, width: 11)]))
      for day in days { try $0.write([.day(day.day)], .line) }
    }
    #expect(try Workbook.read(bytes).sheets[0].rows.dropFirst().map { $0[0][1] } == days.map(\.serial))
  }

  private static let hostile: [(name: String, text: String, read: String)] = [
    ("a formula", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("a sum", "+1+1", "+1+1"), ("a minus", "-2", "-2"),
    ("at", "@SUM(A1)", "@SUM(A1)"),
    ("markup", "</t></is></c>]]>&amp;<!--\"'", "</t></is></c>]]>&amp;<!--\"'"),
    ("control characters", "a\u{0}b\u{1}c\u{B}d\u{1B}e", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"),
    ("no characters", "\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("outside the plane", "🪑 à", "🪑 à"),
    ("what Excel reads as an escape", "_x0041_ et _x000D__x0041_", "_x0041_ et _x000D__x0041_"),
    ("spaces", "  deux  trois   fin ", "  deux  trois   fin "), ("one space", " ", " "),
    ("line breaks and tabs", "a\r\nb\rc\n\td\t e", "a\nb\nc\n\td\t e"), ("a direction mark", "\u{202E}abc", "\u{202E}abc"),
  ]

  @Test("Labels from anywhere neither run nor break the file", arguments: Form.allCases)
  fileprivate func labels(form: Form) throws {
    let bytes = try form.written(title: "]]> & \u{1} </dc:title>", company: "&A \u{0} <x> \"'&P") {
      try $0.begin(Sheet("[a]:*?/\\'\u{1}<&>\"", [Sheet.Column("</t>\u{2}", .text, width: 20)]))
      for label in Self.hostile { try $0.write([.text(label.text)], .line) }
    }
    let tab = try #require(try Workbook.read(bytes).sheets.first)
    #expect(tab.rows[0] == [["text", "</t>\u{FFFD}"]])
    for (row, label) in zip(tab.rows.dropFirst(), Self.hostile) { #expect(row == [["text", label.read]], "\(label.name)") }
    #expect(tab.rows.count == Self.hostile.count + 1)
  }

  @Test("A text longer than a cell is cut with a sign, between characters", arguments: Form.allCases)
  fileprivate func longText(form: Form) throws {
    let texts = [
      String(repeating: "é", count: 32_767), String(repeating: "é", count: 32_768), String(repeating: "🪑", count: 40_000),
    ]
    let bytes = try form.written {
      try $0.begin(Self.one)
      for text in texts { try $0.write([.text(text)], .line) }
    }
    let read = try Workbook.read(bytes).sheets[0].rows.dropFirst().map { $0[0][1] }
    #expect(read[0] == texts[0])
    #expect(read[1] == String(repeating: "é", count: 32_766) + "…")
    #expect(read[2] == String(repeating: "🪑", count: 16_383) + "…" && read[2].utf16.count == 32_767)
  }

  @Test("A sheet that is full goes on in a next one, under the same names", arguments: Form.allCases)
  fileprivate func splitting(form: Form) throws {
    let bytes = try form.written(rowLimit: 4) {
      try $0.begin(Self.one)
      for number in 1...7 { try $0.write([.text("\(number)")], .line) }
      try $0.begin(Sheet("Un", [Sheet.Column("A", .count, width: 5), Sheet.Column("B", .day, width: 5)]))
      try $0.write([.count(1), .empty], .line)
    }
    let tabs = try Workbook.read(bytes).sheets
    #expect(tabs.map(\.name) == ["Un", "Un (2)", "Un (3)", "Un (4)"])
    #expect(
      tabs.map { $0.rows.map { $0[0][1] } } == [
        ["Texte", "1", "2", "3"], ["Texte", "4", "5", "6"], ["Texte", "7"], ["A", "1"],
      ])
    #expect(tabs.allSatisfy { $0.frozen == 1 })
    let exact = try form.written(rowLimit: 4) {
      try $0.begin(Self.one)
      for number in 1...3 { try $0.write([.text("\(number)")], .line) }
    }
    #expect(try Workbook.read(exact).sheets.count == 1)
  }

  private static let tabs: [(name: String, tab: String)] = [
    ("Balance générale", "Balance générale"), ("Grand-livre du 01/10/2026 au 30/09/2027", "Grand-livre du 01-10-2026 au 30"),
    ("'a'", "a"), ("", "Feuille"), ("  ", "Feuille"), ("a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h"),
    ("🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑", "🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑🪑"),
  ]

  @Test("Names of sheets are those that spreadsheets take", arguments: Form.allCases)
  fileprivate func names(form: Form) throws {
    for case (let name, let tab) in Self.tabs {
      let bytes = try form.written {
        try $0.begin(Sheet(name, [Sheet.Column("A", .text, width: 5)]))
      }
      #expect(try Workbook.read(bytes).sheets.map(\.name) == [tab])
    }
  }

  @Test("A table without a line has its names", arguments: Form.allCases)
  fileprivate func empty(form: Form) throws {
    let tab = try Workbook.read(try form.written { try $0.begin(Self.all) }).sheets[0]
    #expect(tab.rows.count == 1 && tab.rows[0].count == 4)
  }

  @Test("The same content gives the same bytes, and OpenDocument is told from its first", arguments: Form.allCases)
  fileprivate func deterministic(form: Form) throws {
    func make() throws -> [UInt8] {
      try form.written {
        try $0.begin(Self.all)
        for number in 0..<5_000 {
          try $0.write([.text("ligne \(number)"), .money(Money(cents: 3)), .empty, .count(number)], .line)
        }
      }
    }
    let bytes = try make()
    #expect(try make() == bytes)
    let book = try Workbook.read(bytes)
    #expect(book.sheets[0].rows.count == 5_001 && book.sheets[0].rows[5_000][0][1] == "ligne 4999")
    guard form == .ods else { return }
    let start = Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8)
    #expect(Array(bytes[30..<30 + start.count]) == start)
  }

  @Test("Rows leave as they come: what is held does not grow with them", arguments: Form.allCases)
  fileprivate func streaming(form: Form) throws {
    let collected = Collected()
    let properties = WorkbookProperties(title: "T", company: "C", subject: "S", author: "A", day: Day(2026, 11, 2))
    var writer: any WorkbookWriter =
      form == .xlsx
      ? try XLSXWriter(properties) { collected.bytes += $0 } : try ODSWriter(properties) { collected.bytes += $0 }
    try writer.begin(Self.one)
    var random = SplitMix64(seed: 7)
    var sizes: [Int] = []
    for number in 1...20_000 {
      // Of chance, so that it does not deflate to nothing.
      try writer.write([.text("\(random.next()) \(random.next())")], .line)
      if number.isMultiple(of: 5_000) { sizes.append(collected.bytes.count) }
    }
    // A quarter of the rows more, a quarter of the bytes more, long before the end.
    for (before, after) in zip(sizes, sizes.dropFirst()) { #expect(after - before > 50_000, "\(sizes)") }
    try writer.finish()
    #expect(collected.bytes.count - sizes[3] < 300_000)
  }
}
