import GRDB

@testable import Store

/// The letterings that hold, by key.
enum LetteringRowKeys {
  static func all(_ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM lettering WHERE id NOT IN (SELECT lettering_id FROM lettering_removal) ORDER BY id")
  }
}

/// Every value of every table, as text: two dossiers hold the same when these are equal.
func content(_ db: Database, except ignored: Set<String> = []) throws -> [String] {
  let tables = try String.fetchAll(
    db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name")
  return try tables.filter { !ignored.contains($0) }.flatMap { table in
    let columns = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    let row = columns.map { "quote(CASE typeof(\"\($0)\") WHEN 'text' THEN CAST(\"\($0)\" AS BLOB) ELSE \"\($0)\" END)" }
    return try String.fetchAll(db, sql: "SELECT \(row.joined(separator: " || '|' || ")) FROM \"\(table)\" ORDER BY 1").map {
      "\(table): \($0)"
    }
  }
}

extension Dossier {
  func content(except ignored: Set<String> = []) throws -> [String] { try read { try StoreTests.content($0, except: ignored) } }
  func verify() throws -> Verification { try reading { try $0.verify() } }
}
