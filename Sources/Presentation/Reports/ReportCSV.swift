import Formats
import Kernel
import Ledger

extension ReportTable {
  /// The lines of the table as CSV, without its subtotals and totals, so that a spreadsheet may add up a column.
  public func csv(to sink: @escaping ([UInt8]) throws -> Void) throws {
    var writer = ReportCSVWriter(sink)
    try writer.add(self)
    try writer.finish()
  }

  /// The same in memory, for a table that is in memory anyway, with the mark that a spreadsheet needs to see the accents.
  public func csvBytes() throws -> [UInt8] {
    let collected = CollectedBytes()
    var writer = ReportCSVWriter(mark: true) { collected.bytes += $0 }
    try writer.add(self)
    try writer.finish()
    return collected.bytes
  }
}

private final class CollectedBytes {
  var bytes: [UInt8] = []
}

/// Writes the tables of a long report one after the other, under one line of names.
public struct ReportCSVWriter {
  private var writer: CSVWriter
  private var hasNames = false

  /// - Parameter mark: starts with a byte order mark, for files that a spreadsheet opens.
  public init(mark: Bool = false, _ sink: @escaping ([UInt8]) throws -> Void) { writer = CSVWriter(mark: mark, sink) }

  /// Adds the lines of one more page of the same report, whose columns are those of the first.
  public mutating func add(_ table: ReportTable) throws {
    if !hasNames { try writer.write(table.columns.map { .text($0.name) }) }
    hasNames = true
    for row in table.rows where row.kind == .line { try writer.write(row.cells.map(CSVCell.init)) }
  }

  public mutating func finish() throws { _ = try writer.finish() }
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
