import GRDB

/// What a large import does without, for the length of its transaction.
///
/// Checking each of a million new lines against the triggers, and keeping the
/// indexes in order line by line, takes twice as long as the lines
/// themselves. The import writes new entries only, under keys of its own; the
/// indexes are built once at the end, sorted, and the triggers put back. All of
/// it is one transaction: after a crash the file is as it was before, triggers included.
struct BulkMode {
  private let objects: [(kind: String, name: String, sql: String)]
  private let db: Database
  /// The connection's cache before.
  private let cache: Int

  /// - Parameter expectedLines: how many lines the import may bring. Small
  ///   ones, beside what the dossier holds, are not worth an index made anew.
  init?(_ db: Database, expectedLines: Int64) throws {
    let known = try DossierReading(db: db).lineCount()
    guard expectedLines > 10_000, expectedLines > Int64(known / 2) else { return nil }
    self.db = db
    objects = try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, sql FROM sqlite_master
        WHERE name IN ('line_account', 'line_open', 'entry_journal', 'entry_day', 'entry_number', 'entry_draft', 'lettering_scope',
          'line_no_insert', 'entry_no_replace', 'lettering_no_replace')
        ORDER BY type, name
        """
    ).map { ($0[0], $0[1], $0[2]) }
    for object in objects { try db.execute(sql: "DROP \(object.kind) \(object.name)") }
    cache = try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? -Dossier.ownCache
    // Pages are written once, in order: a large cache would hold what is not read again. SQLite also sorts an index by
    // as much as its cache holds, one such part on a thread of its own while the next is gathered.
    try db.execute(sql: "PRAGMA cache_size = -8192; PRAGMA threads = 2")
  }

  /// Puts back, to the letter, what was taken away.
  func end() throws {
    for object in objects { try db.execute(sql: object.sql) }
  }

  /// The connection uses memory as it usually does, whatever became of the import.
  func restoreMemory() { try? db.execute(sql: "PRAGMA cache_size = \(cache); PRAGMA threads = 0") }
}
