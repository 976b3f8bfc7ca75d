/// The rows of a long form that its page does not show. They travel with the form as one text, a row a line and its cells
/// between tabs: a page of fields for a thousand rows would weigh a megabyte.
enum PackedRows {
  /// A form of no more rows than this is shown whole.
  static let wholeRows = 100
  /// As many rows as a page shows of a longer one.
  static let shownRows = 50

  /// The rows to show of so many, around one of them.
  static func shown(of count: Int, around row: Int) -> Range<Int> {
    guard count > wholeRows else { return 0..<count }
    let first = min(max(row, 0), count - 1) / shownRows * shownRows
    return first..<min(first + shownRows, count)
  }

  static func pack(_ rows: some Sequence<EntryForm.Row>) -> String {
    rows.map { row in
      [row.account, row.thirdParty, row.label, row.vatCode, row.debit, row.credit, row.origin.map(String.init) ?? ""]
        .map(escape).joined(separator: "\t")
    }.joined(separator: "\n")
  }

  /// Whatever a text says: cells that are missing are blank, those too many are left.
  static func unpack(_ text: String) -> [EntryForm.Row] {
    text.split(whereSeparator: \.isNewline).map { line in
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { unescape($0) }
      cells += Array(repeating: "", count: max(0, 7 - cells.count))
      return EntryForm.Row(
        account: cells[0], thirdParty: cells[1], label: cells[2], vatCode: cells[3], debit: cells[4], credit: cells[5],
        origin: Int(cells[6]))
    }
  }

  private static let marks: [Character: Character] = ["\\": "\\", "\t": "t", "\n": "n", "\r": "r", "\r\n": "m"]
  private static let escaped = Dictionary(uniqueKeysWithValues: marks.map { ($1, $0) })

  /// A label that was taken in may hold what separates the cells; a line separator of another script becomes a space.
  private static func escape(_ cell: String) -> String {
    guard cell.contains(where: { $0.isNewline || $0 == "\t" || $0 == "\\" }) else { return cell }
    return String(cell.flatMap { one -> [Character] in marks[one].map { ["\\", $0] } ?? (one.isNewline ? [" "] : [one]) })
  }

  private static func unescape(_ cell: Substring) -> String {
    guard cell.contains("\\") else { return String(cell) }
    var plain = ""
    var isMarked = false
    for one in cell {
      if isMarked {
        plain.append(escaped[one] ?? one)
        isMarked = false
      } else if one == "\\" {
        isMarked = true
      } else {
        plain.append(one)
      }
    }
    return plain
  }
}
