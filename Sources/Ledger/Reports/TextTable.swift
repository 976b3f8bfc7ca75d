import Kernel

/// Shows a table on a terminal of a given width.
///
/// Text columns are cut, the widest first, never below six columns; amounts,
/// days and counts are never cut, so a very narrow terminal gets longer lines.
public struct TextTable: Sendable {
  public var width: Int
  /// Spaces that group thousands: U+202F, or plain ones for a terminal that cannot show it.
  public var usesPlainSpaces: Bool

  public init(width: Int = 100, usesPlainSpaces: Bool = false) { (self.width, self.usesPlainSpaces) = (width, usesPlainSpaces) }

  private static let gap = "  "
  private static let narrowest = 6

  /// The title, the names of the columns, and the rows, each line ended by a line feed.
  public func render(_ table: ReportTable) -> String {
    let names = table.columns.map(\.name)
    let rows = table.rows.map { $0.cells.map(text) }
    let widths = widths(of: table, names, rows)
    let rule = String(repeating: "─", count: widths.reduce(0, +) + TextTable.gap.count * max(0, widths.count - 1))
    var lines = [table.title.terminalSafe, rule, line(names, widths, table.columns), rule]
    for (row, cells) in zip(table.rows, rows) {
      if row.kind == .total { lines.append(rule) }
      lines.append(row.kind == .heading ? cells[0] : line(cells, widths, table.columns))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func text(_ cell: ReportTable.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text.terminalSafe
    case .amount(let amount): usesPlainSpaces ? amount.french.plainSpaced : amount.french
    case .day(let day): day.french
    case .count(let count): String(count)
    }
  }

  private func line(_ cells: [String], _ widths: [Int], _ columns: [ReportTable.Column]) -> String {
    let padded = zip(zip(cells, widths), columns).map { cell, column in
      cell.0.truncated(toWidth: cell.1).padded(toWidth: cell.1, column.alignment)
    }
    let line = padded.joined(separator: TextTable.gap)
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func widths(of table: ReportTable, _ names: [String], _ rows: [[String]]) -> [Int] {
    var widths = names.map(\.terminalWidth)
    for (row, cells) in zip(table.rows, rows) where row.kind != .heading {
      for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], cell.terminalWidth) }
    }
    let cuttable = table.columns.indices.filter { table.columns[$0].kind == .text }
    var excess = widths.reduce(0, +) + TextTable.gap.count * (widths.count - 1) - width
    while excess > 0, let widest = cuttable.max(by: { widths[$0] < widths[$1] }), widths[widest] > TextTable.narrowest {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}

extension String {
  fileprivate var plainSpaced: String { String(map { $0 == "\u{202F}" ? " " : $0 }) }
}
