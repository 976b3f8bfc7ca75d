import Formats
import Kernel
import Ledger

extension ReportTable {
  /// The lines of the table as CSV, without its subtotals and totals, so that a spreadsheet may add up a column.
  public func csv(to sink: @escaping ([UInt8]) throws -> Void) throws {
    var writer = CSVWriter(sink)
    try writer.write(columns.map { .text($0.name) })
    for row in rows where row.kind == .line { try writer.write(row.cells.map(CSVCell.init)) }
    _ = try writer.finish()
  }
}

extension CSVCell {
  init(_ cell: ReportTable.Cell) {
    self =
      switch cell {
      case .empty: .empty
      case .text(let text): .text(text)
      case .amount(let amount): .amount(amount)
      case .day(let day): .text(day.french)
      case .count(let count): .integer(count)
      }
  }
}
