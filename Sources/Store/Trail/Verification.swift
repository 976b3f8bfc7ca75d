import Crypto
import Foundation
import GRDB
import Kernel
import Ledger

/// What verifying a dossier found.
public struct Verification: Sendable {
  /// Validated entries.
  public let entries: Int
  public let events: Int
  /// The digest of the last event: whoever keeps it can prove later that nothing before it changed.
  public let head: Digest
  /// Empty when everything recomputes; else the first broken place comes first.
  public let findings: [Finding]
  /// The broken things, all of them, by the names that the trail has for them: `draft/12`, `voucher/3`, `event/15`.
  public let broken: Set<String>
}

extension DossierReading {
  /// Recomputes every digest, every sum and every link of the dossier from
  /// what it holds.
  ///
  /// This proves that nothing was altered since the events were chained,
  /// against whoever cannot rewrite the whole chain. Against somebody who can,
  /// keep `head` elsewhere and compare.
  /// - Parameter progress: told how many entries and events were recomputed, of how many, from time to time.
  public func verify(progress: @escaping (Int64, Int64) -> Void = { _, _ in }) throws -> Verification {
    var check = Verifier(db)
    let counts = try? Int64.fetchAll(db, sql: "SELECT count(*) FROM entry UNION ALL SELECT count(*) FROM event")
    check.expected = counts?.reduce(0, +) ?? 0
    check.progress = progress
    check.stage { try $0.structure() }
    check.stage { try $0.hiddenTexts() }
    check.stage { try $0.keys() }
    check.stage { try $0.artefacts() }
    check.stage { try $0.entries() }
    check.stage { try $0.letterings() }
    check.stage { try $0.currentLettering() }
    check.stage { try $0.monthTotals() }
    check.stage { try $0.bankMatches() }
    check.stage { try $0.sealedReconciliations() }
    check.stage { try $0.drafts() }
    check.stage { try $0.vouchers() }
    check.stage { try $0.trail() }
    return Verification(
      entries: check.entryCount, events: check.eventCount, head: check.head, findings: check.log.findings,
      broken: check.brokenThings)
  }
}

/// One pass over a dossier: what it reads, what it recomputed, what it found broken.
struct Verifier {
  let db: Database
  /// Nil when they cannot be read: a finding says so.
  var codesIfReadable: LedgerCodes?
  var years: [StoredFiscalYear] = []
  var log = FindingLog(keptPerCode: 5)
  private(set) var brokenThings: Set<String> = []
  var bulk: [Int64: BulkDigests] = [:]
  var totals = MonthTotals()
  var entryCount = 0
  var eventCount = 0
  var head = Digest.zero
  /// How many entries and events there are, and how many were seen.
  var expected: Int64 = 0
  private var seen: Int64 = 0
  var progress: (Int64, Int64) -> Void = { _, _ in }
  /// The last digest that the trail recorded for each draft and each voucher.
  var recordedDrafts: [Int64: Digest] = [:]
  var recordedVouchers: [Int64: Digest] = [:]
  /// The drafts that the trail must have recorded, with the digest they have now.
  var tracedDrafts: [Int64: Digest] = [:]

  init(_ db: Database) { self.db = db }

  var codes: LedgerCodes {
    get throws {
      guard let codesIfReadable else { throw Finding.dossierDamaged("dossier", "ses comptes ne se lisent pas") }
      return codesIfReadable
    }
  }

  /// A value that cannot even be read is a broken place like another.
  mutating func stage(_ check: (inout Verifier) throws -> Void) {
    do { try check(&self) } catch { broken("lecture", (error as? Finding)?.message ?? "\(error)") }
  }

  /// One more entry or event was recomputed.
  mutating func advance() {
    seen += 1
    if seen % 1024 == 0 { progress(seen, expected) }
  }

  /// - Parameter things: what the trail calls them; nothing for what it has no name for.
  mutating func broken(_ place: String, _ what: String, _ things: String...) {
    log.add(.trailBroken(place, what))
    brokenThings.formUnion(things)
  }

  // MARK: The file

  /// The schema must be ours, triggers included, and SQLite must find its pages sound.
  mutating func structure() throws {
    let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
    if integrity != ["ok"] { broken("fichier SQLite", integrity.joined(separator: " ; ")) }
    let migrations = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
    if migrations != Schema.migrator.migrations { broken("schéma", "la liste de ses versions a été modifiée") }
    let expected = try Verifier.ownSchema.get()
    let found = try Verifier.schema(db)
    for (name, sql) in expected.sorted(by: { $0.key < $1.key }) where found[name] != sql {
      broken("schéma", found[name] == nil ? "« \(name) » a été retiré" : "« \(name) » a été modifié")
    }
    for name in found.keys.sorted() where expected[name] == nil { broken("schéma", "« \(name) » a été ajouté") }
    if try Int.fetchOne(db, sql: "SELECT count(*) FROM dossier") != 1 { broken("dossier", "la fiche de l’entreprise manque") }
  }

  /// What a dossier's schema must be.
  private static let ownSchema = Result<[String: String], any Error> { try Dossier.inMemory().read { try Verifier.schema($0) } }

  private static func schema(_ db: Database) throws -> [String: String] {
    // Names that start with sqlite_ are SQLite's own: it lets nobody else take one.
    let rows = try Row.fetchAll(
      db, sql: "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_'")
    return Dictionary(try rows.map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1)) }) { first, _ in first }
      .filter { Verifier.tablesOfLitestream[$0.key] != $0.value }
  }

  /// A dossier that Litestream replicates holds two tables more, with nothing of the books in them. Letter for letter these:
  /// another object of the same name is an addition like any other.
  private static let tablesOfLitestream = [
    "table _litestream_seq": "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)",
    "table _litestream_lock": "CREATE TABLE _litestream_lock (id INTEGER)",
  ]

  /// A text ends at its first nul character for whoever reads it: nothing may hide behind one.
  mutating func hiddenTexts() throws {
    let tables = try Row.fetchAll(
      db,
      sql: """
        SELECT t.name, group_concat('instr(CAST("' || c.name || '" AS BLOB), x''00'')', ' OR ')
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT IN ('entry', 'line') AND c.type = 'TEXT' GROUP BY t.name
        """)
    for row in tables {
      let (table, hides): (String, String) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
      let found = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table.quotedDatabaseIdentifier) WHERE \(hides))")
      if found == true { broken("table \(table)", "un texte y cache des caractères") }
    }
  }

  mutating func keys() throws {
    codesIfReadable = try LedgerCodes(db)
    years = try DossierReading(db: db).fiscalYears()
  }

  // MARK: Entries

  mutating func entries() throws {
    let codes = try codes
    let loader = try EntryLoader(db, "ORDER BY fiscal_year_id, coalesce(number, 9223372036854775807), id")
    var form = CanonicalForm(CanonicalForm.entry)
    var expectedNumber: (year: Int64, number: Int64) = (0, 1)
    var lineCount = 0
    while try loader.next() {
      let entry = loader.entry
      advance()
      if expectedNumber.year != entry.fiscalYear { expectedNumber = (entry.fiscalYear, 1) }
      checkNumber(entry, &expectedNumber.number)
      checkContent(loader)
      loader.form(entry, codes, into: &form)
      let stored = loader.digest
      let matches = form.withDigest { $0.elementsEqual(stored) }
      if !matches {
        broken(place(entry), "son contenu n’est plus celui qui a été scellé", "draft/\(entry.id)", "event/\(entry.eventSeq)")
      }
      if entry.number != nil {
        entryCount += 1
        stored.withUnsafeBytes { bulk[entry.eventSeq, default: BulkDigests()].entries.update(bufferPointer: $0) }
      } else if entry.batch == nil || entry.version > 1 {
        tracedDrafts[entry.id] = Digest(stored) ?? .zero
      }
      lineCount += loader.lines.count
      addTotals(loader)
    }
    if try Int.fetchOne(db, sql: "SELECT count(*) FROM line") != lineCount {
      broken("lignes", "des lignes n’appartiennent à aucune écriture")
    }
  }

  func place(_ entry: EntryRow) -> String {
    guard let number = entry.number else { return "brouillon \(entry.id)" }
    let year = years.first { $0.id == entry.fiscalYear }.map { "\($0.year.name)" } ?? "?"
    return "écriture n° \(number) de l’exercice \(year)"
  }

  mutating func checkNumber(_ entry: EntryRow, _ expected: inout Int64) {
    guard let number = entry.number else { return }
    if number != expected { broken(place(entry), "le numéro \(expected) manque avant elle") }
    expected = number &+ 1
  }

  mutating func checkContent(_ loader: EntryLoader) {
    let entry = loader.entry
    if !loader.daysAgree { broken(place(entry), "une de ses lignes porte une autre date") }
    if !loader.isPlain { broken(place(entry), "ses lignes ne sont plus comme elles ont été écrites") }
    if entry.number != nil, !loader.isBalanced { broken(place(entry), "elle n’est pas équilibrée") }
    let year = years.first { $0.id == entry.fiscalYear }
    if entry.day < year?.year.first.stored ?? .max || entry.day > year?.year.last.stored ?? 0 {
      broken(place(entry), "sa date est hors de son exercice")
    }
  }

  mutating func addTotals(_ loader: EntryLoader) {
    for line in loader.lines { totals.add(line, of: loader.entry) }
  }
}

extension Finding {
  static func trailBroken(_ place: String, _ what: String) -> Finding {
    Finding(
      "trail.broken", "\(place) : \(what).",
      recovery: "Restaurez la dernière sauvegarde saine, ou produisez la piste d’audit à qui doit juger de l’écart.",
      reference: "PCG art. 1031-3 ; LPF art. L47 A")
  }
}
