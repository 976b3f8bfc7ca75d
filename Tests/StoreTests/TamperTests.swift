import Foundation
import GRDB
import Kernel
import TestSupport
import Testing

@testable import Store

/// Somebody opens the file with another program, takes the triggers away,
/// changes one thing, puts the triggers back.
///
/// No value of the dossier is free: each column of each table is in the
/// digest of its row, or is recomputed from the others.
@Suite("A single change made outside Écritoire is found")
struct TamperTests {
  static let tables = [
    "absence", "account", "artefact", "bank_account", "bank_detail", "bank_detail_confirmation", "bank_match",
    "bank_match_removal",
    "bank_movement", "bank_opening_item", "bank_opening_item_removal", "bank_rule", "bank_statement", "batch", "cash_count",
    "cash_item", "cash_scenario", "cash_threshold", "dossier", "employee",
    "employment_contract", "entry", "event", "fiscal_year", "grdb_migrations",
    "import_mapping", "journal", "lettering", "lettering_removal", "line", "loan", "mandate", "mandate_end", "matched_item",
    "matched_line", "matched_movement", "month_total", "pay_variables", "payment_batch", "payment_line", "payment_setting",
    "payment_step", "payslip",
    "reconciliation", "reconciliation_reopening", "recurring_entry", "template", "third_party", "voucher", "workplace",
    "payslip_entry", "payslip_entry_end", "payslip_payment",
    "declarant", "declaration", "declaration_deposit",
    "scenario_run", "scenario_answer", "hand_in", "judgement",
  ]
  static let seed: UInt64 = 20_261_124

  @Test("whatever the table", arguments: tables)
  func isFound(in table: String) throws {
    let sample = try SampleDossier.copy()
    var random = SplitMix64(seed: TamperTests.seed &+ UInt64(TamperTests.tables.firstIndex(of: table)!))
    let tampering = try Tampering(sample.dossier, table)
    let wanted = ["entry", "line"].contains(table) ? 120 : 52
    #expect(try tampering.unchanged() == [], "taking the triggers off and putting them back shows nothing")
    var counts: [String: Int] = [:]
    var attempts = 0
    while counts.values.reduce(0, +) < wanted, attempts < wanted * 10 {
      attempts += 1
      guard let change = try tampering.attempt(&random) else { continue }
      counts[change.kind, default: 0] += 1
      #expect(!change.findings.isEmpty, "not found: \(change.description), seed \(TamperTests.seed)")
      if let places = change.places, let first = change.findings.first {
        #expect(places.contains { first.contains($0) }, "\(change.description): « \(first) » names another place than \(places)")
      }
    }
    #expect(try sample.dossier.verify().findings == [])
    print(
      "tampering with \(table), seed \(TamperTests.seed): \(counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))"
    )
    #expect(counts.values.reduce(0, +) >= (table == "dossier" || table.hasPrefix("matched_") ? 20 : wanted))
  }
}

/// One change that was made, verified and taken back.
struct TamperedChange {
  let kind: String
  let description: String
  let findings: [String]
  /// What the first finding must name; nil when the change is of no entry.
  let places: [String]?
}

/// Changes one table of a dossier in memory, inside a savepoint.
final class Tampering {
  private let dossier: Dossier
  private let table: String
  private let columns: [(name: String, type: String, isNullable: Bool)]
  private let key: [String]
  private let triggers: [(name: String, sql: String)]

  init(_ dossier: Dossier, _ table: String) throws {
    (self.dossier, self.table) = (dossier, table)
    (columns, key, triggers) = try dossier.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let info = try Row.fetchAll(db, sql: "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", arguments: [table])
      return (
        info.map { ($0[0], $0[1], $0[2] == 0 && $0[3] == 0) },
        info.filter { $0[3] > 0 }.sorted { ($0[3] as Int) < ($1[3] as Int) }.map { $0[0] },
        try Row.fetchAll(
          db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table]
        ).map { ($0[0], $0[1]) }
      )
    }
  }

  /// Nil when the change was refused by the table or changes nothing.
  func attempt(_ random: inout SplitMix64) throws -> TamperedChange? {
    try dossier.database.writeWithoutTransaction { db in
      try db.execute(sql: "SAVEPOINT tampering")
      defer { try! db.execute(sql: "ROLLBACK TO tampering; RELEASE tampering") }
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
      let made: (kind: String, description: String, places: [String]?)?
      do {
        switch random.below(10) {
        case 0: made = try delete(db, &random)
        case 1: made = try insert(db, &random)
        case 2, 3: made = try swap(db, &random)
        default: made = try change(db, &random)
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT || error.resultCode == .SQLITE_MISMATCH {
        return nil
      }
      guard let made else { return nil }
      for trigger in triggers { try db.execute(sql: trigger.sql) }
      let findings = try DossierReading(db: db).verify().findings.map(\.message)
      return TamperedChange(kind: made.kind, description: made.description, findings: findings, places: made.places)
    }
  }

  /// What is found when nothing was changed.
  func unchanged() throws -> [String] {
    try dossier.database.writeWithoutTransaction { db in
      try db.execute(sql: "SAVEPOINT tampering")
      defer { try! db.execute(sql: "ROLLBACK TO tampering; RELEASE tampering") }
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name); \(trigger.sql)") }
      return try DossierReading(db: db).verify().findings.map(\.message)
    }
  }

  // MARK: One change

  private func change(_ db: Database, _ random: inout SplitMix64) throws -> (String, String, [String]?)? {
    guard let row = try someRow(db, &random) else { return nil }
    let column = random.pick(columns)
    let old: DatabaseValue = row[column.name]
    guard let new = try otherValue(than: old, column, db, &random), new != old || isText(new, unlike: old) else { return nil }
    try set(db, row, column.name, to: new)
    return ("values", "\(table).\(column.name) of \(describe(row)): \(old) → \(new)", try places(db, row, column.name))
  }

  private func swap(_ db: Database, _ random: inout SplitMix64) throws -> (String, String, [String]?)? {
    guard let a = try someRow(db, &random), let b = try someRow(db, &random) else { return nil }
    let column = random.pick(
      columns.filter { !key.contains($0.name) }.isEmpty ? columns : columns.filter { !key.contains($0.name) })
    let (valueA, valueB): (DatabaseValue, DatabaseValue) = (a[column.name], b[column.name])
    guard valueA != valueB, !key.contains(column.name) else { return nil }
    let unused: DatabaseValue =
      column.type == "INTEGER"
      ? (-987_654).databaseValue : column.type == "TEXT" ? "échange".databaseValue : Data([1]).databaseValue
    if column.name == "is_sealed" || column.name == "is_full" || column.name == "undone" || column.name == "mode" { return nil }
    if !(table == "entry" && (column.name == "number" || column.name == "valid_day")) { try set(db, a, column.name, to: unused) }
    try set(db, b, column.name, to: valueA)
    try set(db, a, column.name, to: valueB)
    return ("swaps", "\(table).\(column.name) of \(describe(a)) and \(describe(b)): \(valueA) ↔ \(valueB)", nil)
  }

  private func delete(_ db: Database, _ random: inout SplitMix64) throws -> (String, String, [String]?)? {
    guard let row = try someRow(db, &random) else { return nil }
    try db.execute(sql: "DELETE FROM \(table) WHERE \(filter)", arguments: arguments(row))
    return ("deletions", "\(table) \(describe(row)) deleted", nil)
  }

  /// A copy of a row under another key.
  private func insert(_ db: Database, _ random: inout SplitMix64) throws -> (String, String, [String]?)? {
    guard let row = try someRow(db, &random) else { return nil }
    var values = columns.map { row[$0.name] as DatabaseValue }
    let newKey = table == "month_total" ? "month" : key.last
    let unique =
      [
        "journal": ["code"], "third_party": ["code"], "account": ["number"], "bank_account": ["ledger_account"],
        "mandate": ["identifier"],
      ][table] ?? []
    for (index, column) in columns.enumerated() where unique.contains(column.name) || column.name == newKey {
      values[index] =
        try column.type == "INTEGER"
        ? ((Int64.fetchOne(db, sql: "SELECT max(\(column.name)) FROM \(table)") ?? 0) + 1 + (random.chance(1, in: 3) ? 3 : 0))
          .databaseValue
        : "\(200 + random.below(99))N".databaseValue
    }
    if table == "entry", let index = columns.firstIndex(where: { $0.name == "number" }), !values[index].isNull {
      values[index] = try Int64.fetchOne(
        db, sql: "SELECT max(number) + 1 FROM entry WHERE fiscal_year_id = ?", arguments: [row["fiscal_year_id"] as Int64])!
        .databaseValue
    }
    try db.execute(
      sql: "INSERT INTO \(table) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))",
      arguments: StatementArguments(values))
    return ("insertions", "\(table) \(values) inserted", nil)
  }

  // MARK: Rows and values

  private var filter: String { key.map { "\($0) = ?" }.joined(separator: " AND ") }
  private func arguments(_ row: Row) -> StatementArguments { StatementArguments(key.map { row[$0] as DatabaseValue }) }
  private func describe(_ row: Row) -> String { key.map { "\($0) \(row[$0] as DatabaseValue)" }.joined(separator: ", ") }

  private func someRow(_ db: Database, _ random: inout SplitMix64) throws -> Row? {
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")!
    return try Row.fetchOne(
      db, sql: "SELECT * FROM \(table) ORDER BY \(key.joined(separator: ", ")) LIMIT 1 OFFSET ?", arguments: [random.below(count)]
    )
  }

  private func set(_ db: Database, _ row: Row, _ column: String, to value: DatabaseValue) throws {
    // GRDB binds a text up to its first nul character: as bytes it goes whole.
    let isText = if case .string = value.storage { true } else { false }
    let bound: DatabaseValue = if case .string(let text) = value.storage { Data(text.utf8).databaseValue } else { value }
    try db.execute(
      sql: "UPDATE \(table) SET \(column) = \(isText ? "CAST(? AS TEXT)" : "?") WHERE \(filter)",
      arguments: [bound] + arguments(row))
    precondition(db.changesCount == 1, "one row is changed")
  }

  private func isText(_ new: DatabaseValue, unlike old: DatabaseValue) -> Bool {
    guard case .string(let a) = new.storage, case .string(let b) = old.storage else { return false }
    return Array(a.utf8) != Array(b.utf8)
  }

  private func otherValue(
    than old: DatabaseValue, _ column: (name: String, type: String, isNullable: Bool), _ db: Database, _ random: inout SplitMix64
  ) throws -> DatabaseValue? {
    if column.isNullable, !old.isNull, random.chance(1, in: 5) { return .null }
    if random.chance(1, in: 4) {
      return try someRow(db, &random).map { $0[column.name] }
    }
    switch old.storage {
    case .int64(let number): return otherNumber(than: number, &random).databaseValue
    case .string(let text): return otherText(than: text, &random).databaseValue
    case .blob(let data): return otherBytes(than: data, &random).databaseValue
    default: return column.type == "TEXT" ? random.pick(["", "x", "512"]).databaseValue : Int64(random.below(3)).databaseValue
    }
  }

  private func otherNumber(than number: Int64, _ random: inout SplitMix64) -> Int64 {
    switch random.below(8) {
    case 0: number &+ 1
    case 1: number &- 1
    case 2: 0
    case 3: 0 &- number
    case 4: Int64(bitPattern: random.next())
    case 5: random.pick([.max, .min, 1 << 40])
    default: number &+ Int64(random.below(2_000)) &- 1_000
    }
  }

  private func otherText(than text: String, _ random: inout SplitMix64) -> String {
    switch random.below(8) {
    case 0: text + " "
    case 1: text + "\0caché"
    case 2: String(text.dropLast())
    case 3: ""
    case 4: text.lowercased()
    case 5: text.decomposedStringWithCanonicalMapping
    case 6: String(text.reversed())
    default: "é" + text
    }
  }

  private func otherBytes(than data: Data, _ random: inout SplitMix64) -> Data {
    var bytes = [UInt8](data)
    switch random.below(5) {
    case 0: bytes.append(0)
    case 1: _ = bytes.popLast()
    case 2: bytes = []
    default:
      guard !bytes.isEmpty else { return Data([7]) }
      bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
    }
    return Data(bytes)
  }

  /// How the report names the entry that was touched.
  private func places(_ db: Database, _ row: Row, _ column: String) throws -> [String]? {
    // What identifies an entry changed: it stands elsewhere in the books now, and its neighbours are named.
    guard table == "entry" || table == "line", !["id", "number", "fiscal_year_id", "entry_id", "valid_day"].contains(column)
    else { return nil }
    let id: Int64 = row[table == "entry" ? "id" : "entry_id"]
    let place = try Row.fetchOne(
      db, sql: "SELECT number, y.last_day / 10000 FROM entry e JOIN fiscal_year y ON y.id = fiscal_year_id WHERE e.id = ?",
      arguments: [id])
    guard let place else { return nil }
    let (number, year): (Int64?, Int64) = (place[0], place[1])
    let entry = number.map { "écriture n° \($0) de l’exercice \(year)" } ?? "brouillon \(id)"
    return column == "lettering_id" ? [entry, "lettrage", "ligne \(id)."] : [entry]
  }
}
