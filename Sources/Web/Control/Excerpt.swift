import Foundation
import Kernel
import Ledger

/// Lines of a file around a fault, for a reader: of a FEC the columns that name an entry, and the one at fault.
struct Excerpt: Sendable {
  struct Line: Sendable {
    let number: String
    let isFaulty: Bool
    let before: String
    /// The value at fault.
    let mark: String?
    let after: String
  }

  let lines: [Line]
  /// « Lignes 46 à 48 du fichier ».
  let place: String
  let columns: String?

  private static let usual = [
    "JournalCode", "EcritureNum", "EcritureDate", "CompteNum", "PieceRef", "EcritureLib", "Debit", "Credit",
  ]
  private static let widest = 28

  /// The lines that the excerpt of a finding wants, besides the header.
  static func wanted(_ finding: Finding) -> ClosedRange<Int>? {
    guard let line = finding.line, line > 0 else { return nil }
    // An entry that is wrong as a whole is named by its first line.
    return max(1, line - 1)...(line + (finding.field == "EcritureNum" ? 8 : 1))
  }

  /// Nil when the finding is about no line, or the line is not there.
  init?(_ finding: Finding, lines all: [Int: String]) {
    guard let range = Excerpt.wanted(finding), let fault = finding.line, all[fault] != nil else { return nil }
    let header = all[1] ?? ""
    let separator: Character? = header.contains("\t") ? "\t" : header.contains("|") ? "|" : header.contains(";") ? ";" : nil
    guard let separator, fault > 1 else {
      self.init(plain: range.compactMap { number in all[number].map { (number, $0) } }, fault: fault)
      return
    }
    let names = Excerpt.split(header, separator)
    var rows = range.filter { $0 > 1 }.compactMap { number in all[number].map { (number, Excerpt.split($0, separator)) } }
    if finding.field == "EcritureNum", let first = rows.first(where: { $0.0 == fault })?.1 {
      rows = Excerpt.entry(first, rows, names)
    }
    self.init(rows, names, field: finding.field, fault: fault)
  }

  private init(plain lines: [(Int, String)], fault: Int) {
    self.lines = lines.map { number, text in
      Line(number: "\(number)", isFaulty: number == fault, before: Excerpt.cut(text, 400), mark: nil, after: "")
    }
    (place, columns) = (Excerpt.place(lines.map(\.0)), nil)
  }

  private init(_ rows: [(Int, [String])], _ names: [String], field: String?, fault: Int) {
    func index(_ name: String) -> Int? { names.firstIndex { $0.caseInsensitiveCompare(name) == .orderedSame } }
    let faulty = field.flatMap(index)
    var shown = Excerpt.usual.compactMap(index)
    if shown.count < 3 { shown = Array(names.indices.prefix(8)) }
    if let faulty, !shown.contains(faulty) { shown = (shown + [faulty]).sorted() }
    func cell(_ row: (Int, [String]), _ column: Int) -> String {
      let value = column < row.1.count ? Excerpt.cut(row.1[column], Excerpt.widest) : ""
      return value.isEmpty && row.0 == fault && column == faulty ? "vide" : value
    }
    let widths = shown.map { column in max(min(names[column].count, 12), rows.map { cell($0, column).count }.max() ?? 0) }
    let amounts = Set(["Debit", "Credit"].compactMap(index))
    lines = rows.map { row in
      var (before, mark, after) = ("", String?.none, "")
      for (column, width) in zip(shown, widths) {
        let value = cell(row, column)
        let blank = String(repeating: " ", count: max(0, width - value.count))
        let (left, right) = amounts.contains(column) ? (blank, "  ") : ("", blank + "  ")
        if row.0 == fault, column == faulty {
          before += left
          (mark, after) = (value, right)
        } else if mark == nil {
          before += left + value + right
        } else {
          after += left + value + right
        }
      }
      return Line(number: "\(row.0)", isFaulty: row.0 == fault, before: before, mark: mark, after: after)
    }
    place = Excerpt.place(rows.map(\.0))
    columns = zip(shown, widths).map { column, width in
      let name = Excerpt.cut(names[column], width)
      let blank = String(repeating: " ", count: width - name.count)
      return amounts.contains(column) ? blank + name + "  " : name + blank + "  "
    }.joined()
  }

  /// The rows of the entry that begins with one.
  private static func entry(_ first: [String], _ rows: [(Int, [String])], _ names: [String]) -> [(Int, [String])] {
    let keys = ["JournalCode", "EcritureNum"].compactMap { name in
      names.firstIndex { $0.caseInsensitiveCompare(name) == .orderedSame }
    }
    return rows.filter { row in keys.allSatisfy { $0 < row.1.count && $0 < first.count && row.1[$0] == first[$0] } }
  }

  static func split(_ line: String, _ separator: Character) -> [String] {
    line.split(separator: separator, omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"\r"))
    }
  }

  private static func cut(_ text: String, _ width: Int) -> String { text.count > width ? text.prefix(width - 1) + "…" : text }

  private static func place(_ numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last else { return "Lignes du fichier" }
    return first == last ? "Ligne \(first) du fichier" : "Lignes \(first) à \(last) du fichier"
  }
}
