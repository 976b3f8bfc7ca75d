import Kernel

/// A table as the fields of a CSV file: decimal comma without spaces in
/// amounts, days as 31/10/2026. Separators and quotes are the writer's business.
public enum CSVRows {
  /// The names of the columns, then the lines. Subtotals and totals are left
  /// out unless asked for, so that a spreadsheet may add up a column; headings always are.
  public static func make(_ table: ReportTable, includesTotals: Bool = false) -> [[String]] {
    let rows = table.rows.filter { $0.kind == .line || (includesTotals && $0.kind != .heading) }
    return [table.columns.map(\.name)] + rows.map { $0.cells.map(field) }
  }

  private static func field(_ cell: ReportTable.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .amount(let amount): amount.plainFrench
    case .day(let day): day.french
    case .count(let count): String(count)
    }
  }
}
