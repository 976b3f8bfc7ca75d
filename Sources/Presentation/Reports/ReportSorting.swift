import Kernel
import Ledger

extension ReportTable {
  /// The name of a column in an address: « Solde débiteur » is `solde-debiteur`.
  public static func key(of column: Column) -> String {
    String(column.name.searchFolded.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }

  /// The places in `rows` of the lines, in the order of one column; equal ones stay in the order of the report.
  /// Empty cells come last whatever the direction: they are what the reader does not look for.
  public func lineOrder(by column: Int, descending: Bool) -> [Int] {
    let lines = rows.indices.filter { rows[$0].kind == .line }
    return lines.sorted { a, b in
      let (first, second) = (rows[a].cells[column], rows[b].cells[column])
      if first == .empty || second == .empty { return first != .empty || (second == .empty && a < b) }
      if first.isBefore(second) { return !descending }
      if second.isBefore(first) { return descending }
      return a < b
    }
  }

  /// The lines in the order of one column, then the totals; without the subtotals, which are about lines that stand together.
  public func sorted(by column: Int, descending: Bool) -> ReportTable {
    var table = ReportTable(title: title, columns: columns)
    for row in lineOrder(by: column, descending: descending).map({ rows[$0] }) + rows.filter({ $0.kind == .total }) {
      table.add(row.kind, row.cells)
    }
    return table
  }
}

extension ReportTable.Cell {
  fileprivate func isBefore(_ other: ReportTable.Cell) -> Bool {
    switch (self, other) {
    case (.amount(let a), .amount(let b)): a < b
    case (.day(let a), .day(let b)): a < b
    case (.count(let a), .count(let b)): a < b
    default: text.searchFolded < other.text.searchFolded
    }
  }

  fileprivate var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .amount(let amount): amount.plainFrench
    case .day(let day): day.iso
    case .count(let count): String(count)
    }
  }
}
