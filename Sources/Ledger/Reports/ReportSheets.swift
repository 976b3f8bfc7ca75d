import Kernel

/// A report cut in sheets of paper. What is added up so far stands at the bottom of each sheet but the last (« À reporter »)
/// and on top of the next (« Report »), so that a sheet that is missing shows.
public struct ReportSheets: Hashable, Sendable {
  public struct Sheet: Hashable, Sendable {
    /// One cell for each column, empty where nothing is added up; nil on the first sheet and without amounts.
    public let broughtForward: [ReportTable.Cell]?
    /// The heading whose rows the sheet goes on with.
    public let continued: String?
    /// Places in the rows of the table.
    public let rows: Range<Int>
    /// The same on the next sheet, as `broughtForward`; nil on the last.
    public let carriedForward: [ReportTable.Cell]?
  }

  public let sheets: [Sheet]

  /// - Parameters:
  ///   - capacity: how many rows a sheet has room for, those of the carried totals included.
  ///   - running: the columns that say a balance after each line: carried as they stand, never added up.
  /// Throws `report.sum-too-large`.
  public init(_ table: ReportTable, capacity: Int, running: Set<Int> = []) throws(Finding) {
    precondition(capacity > 5, "a sheet has room for its totals and a few rows")
    let rows = table.rows
    let hasAmounts = table.columns.contains { $0.kind == .amount }
    let room = capacity - (hasAmounts ? 2 : 0)
    var (found, start) = ([Sheet](), 0)
    var carrier = Carrier(table.columns, running)
    repeat {
      let continued = start < rows.count && ![.heading, .total].contains(rows[start].kind) ? carrier.heading : nil
      let own = room - (continued == nil ? 0 : 1)
      // The last sheet has nothing to carry forward: a total does not go to a sheet of its own for that row.
      let isLast = rows.count - start <= own + (hasAmounts ? 1 : 0)
      let end = isLast ? rows.count : ReportSheets.end(rows, from: start, room: own)
      let brought = found.last?.carriedForward
      for row in rows[start..<end] { try carrier.add(row) }
      let carried = end < rows.count && hasAmounts ? carrier.cells(before: rows[end].kind) : nil
      found.append(Sheet(broughtForward: brought, continued: continued, rows: start..<end, carriedForward: carried))
      start = end
    } while start < rows.count
    sheets = found
  }

  /// A heading never stands last on a sheet, nor does the opening balance under it.
  private static func end(_ rows: [ReportTable.Row], from start: Int, room: Int) -> Int {
    var end = min(start + room, rows.count)
    guard end < rows.count else { return end }
    if rows[end - 1].kind == .subtotal, end - 2 > start, rows[end - 2].kind == .heading { end -= 1 }
    if rows[end - 1].kind == .heading, end - 1 > start { end -= 1 }
    return end
  }

  /// The totals of the lines so far, and the balance where the last line left it.
  private struct Carrier {
    let columns: [ReportTable.Column]
    let running: Set<Int>
    var sums: [Int: Money] = [:]
    var balances: [Int: ReportTable.Cell] = [:]
    var heading: String?

    init(_ columns: [ReportTable.Column], _ running: Set<Int>) { (self.columns, self.running) = (columns, running) }

    mutating func add(_ row: ReportTable.Row) throws(Finding) {
      if row.kind == .heading, case .text(let text) = row.cells[0] {
        heading = text
        balances = [:]
      }
      for (column, cell) in row.cells.enumerated() {
        guard case .amount(let amount) = cell else { continue }
        if running.contains(column) {
          balances[column] = cell
        } else if row.kind == .line {
          sums[column] = try (sums[column] ?? .zero).checkedSum(amount)
        }
      }
    }

    /// A balance says nothing once its account is over.
    func cells(before next: ReportTable.RowKind) -> [ReportTable.Cell] {
      columns.indices.map { column in
        guard columns[column].kind == .amount else { return .empty }
        guard running.contains(column) else { return .amount(sums[column] ?? .zero) }
        return next == .heading || next == .total ? .empty : balances[column] ?? .empty
      }
    }
  }
}
