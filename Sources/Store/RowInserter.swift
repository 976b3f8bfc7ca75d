import GRDB

/// Writes rows into a table, a few or by the million. Starting a statement
/// costs as much as writing a row, so one statement takes several rows while
/// there are as many; the others go one by one.
final class RowInserter {
  private static let rowsAtOnce = 32
  private let db: Database
  private let table: String
  private let columns: [String]
  private let one: RawStatement
  /// Made when it is first needed: most changes write a row or two.
  private var several: RawStatement?

  init(_ db: Database, into table: String, _ columns: [String]) throws {
    (self.db, self.table, self.columns) = (db, table, columns)
    one = try RowInserter.statement(db, table, columns, rows: 1)
  }

  private static func statement(_ db: Database, _ table: String, _ columns: [String], rows: Int) throws -> RawStatement {
    let row = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
    let values = Array(repeating: row, count: rows).joined(separator: ", ")
    return try RawStatement(db, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(values)")
  }

  /// Writes one row, whose values `bind` gives to the first parameters of the statement.
  func insert(_ bind: (_ statement: RawStatement) throws -> Void) throws {
    try bind(one)
    try one.run()
  }

  /// Writes rows in their order. `bind` gives the values of the row of that
  /// number to the parameters that follow `last`; what it lends must stay in place until all are written.
  func insert(_ count: Int, _ bind: (_ row: Int, _ statement: RawStatement, _ last: Int32) throws -> Void) throws {
    var row = 0
    while row < count {
      let isMany = count - row >= RowInserter.rowsAtOnce
      let statement = isMany ? try manyRows() : one
      let end = row + (isMany ? RowInserter.rowsAtOnce : 1)
      var last: Int32 = 0
      while row < end {
        try bind(row, statement, last)
        last += Int32(columns.count)
        row += 1
      }
      try statement.run()
    }
  }

  private func manyRows() throws -> RawStatement {
    if let several { return several }
    let made = try RowInserter.statement(db, table, columns, rows: RowInserter.rowsAtOnce)
    several = made
    return made
  }
}
