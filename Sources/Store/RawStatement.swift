import GRDB
import GRDBSQLite

/// A prepared statement driven by hand, for the loops that pass a million
/// rows: GRDB boxes each value, which costs twice the insert itself.
/// Everything else goes through GRDB's own calls.
final class RawStatement {
  // Kept alive with the pointer: SQLite frees the statement with it.
  private let statement: Statement
  private let handle: OpaquePointer
  private unowned let db: Database
  /// Which parameters are bound to null. SQLite numbers them from 1; all of them are null at first.
  private let nulls: UnsafeMutableBufferPointer<Bool>

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    nulls = .allocate(capacity: Int(sqlite3_bind_parameter_count(handle)) + 1)
    nulls.initialize(repeating: true)
  }

  deinit { nulls.deallocate() }

  // MARK: Binding, from 1

  func bind(_ index: Int32, _ value: Int64) {
    nulls[Int(index)] = false
    sqlite3_bind_int64(handle, index, value)
  }

  func bind(_ index: Int32, _ value: Int) { bind(index, Int64(value)) }

  /// Most columns of most lines are null from one to the next: SQLite is not told again.
  func bindNull(_ index: Int32) {
    guard !nulls[Int(index)] else { return }
    nulls[Int(index)] = true
    sqlite3_bind_null(handle, index)
  }

  func bind(_ index: Int32, _ value: Int64?) {
    if let value { bind(index, value) } else { bindNull(index) }
  }

  /// The bytes must stay where they are until `run()` returns.
  func bind(_ index: Int32, borrowing text: UnsafeBufferPointer<UInt8>) {
    nulls[Int(index)] = false
    let chars = UnsafeRawPointer(text.baseAddress ?? RawStatement.noBytes).assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(handle, index, chars, Int32(text.count), nil)
  }

  private static nonisolated(unsafe) let noBytes = UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  func bind(_ index: Int32, _ text: String?) {
    guard var text else { return bindNull(index) }
    nulls[Int(index)] = false
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUTF8 { utf8 in
      let chars = UnsafeRawPointer(utf8.baseAddress ?? RawStatement.noBytes).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text(handle, index, chars, Int32(utf8.count), transient)
    }
  }

  func bind(_ index: Int32, blob bytes: UnsafeRawBufferPointer) {
    nulls[Int(index)] = false
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), transient)
  }

  // MARK: Running

  /// Runs an INSERT, UPDATE or DELETE and makes the statement ready again.
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw error(code) }
  }

  /// Steps to the next row; false at the end, and the statement is ready again.
  func next() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    case let code:
      sqlite3_reset(handle)
      throw error(code)
    }
  }

  func reset() { sqlite3_reset(handle) }

  private func error(_ code: Int32) -> any Error {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
  }

  // MARK: Columns, from 0

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  /// The bytes of the column, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
