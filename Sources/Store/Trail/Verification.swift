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
}

extension DossierReading {
  /// Recomputes every digest, every sum and every link of the dossier from
  /// what it holds.
  ///
  /// This proves that nothing was altered since the events were chained,
  /// against whoever cannot rewrite the whole chain. Against somebody who can,
  /// keep `head` elsewhere and compare.
  public func verify() throws -> Verification {
    var check = try Verifier(db)
    check.stage { try $0.structure() }
    check.stage { try $0.entries() }
    check.stage { try $0.letterings() }
    check.stage { try $0.currentLettering() }
    check.stage { try $0.monthTotals() }
    check.stage { try $0.artefacts() }
    check.stage { try $0.vouchers() }
    check.stage { try $0.trail() }
    return Verification(entries: check.entryCount, events: check.eventCount, head: check.head, findings: check.log.findings)
  }
}

private struct Verifier {
  let db: Database
  let codes: LedgerCodes
  let years: [StoredFiscalYear]
  var log = FindingLog(keptPerCode: 5)
  var bulk: [Int64: BulkDigests] = [:]
  var totals = MonthTotals()
  var entryCount = 0
  var eventCount = 0
  var head = Digest.zero

  init(_ db: Database) throws {
    self.db = db
    codes = try LedgerCodes(db)
    years = try DossierReading(db: db).fiscalYears()
  }

  /// A value that cannot even be read is a broken place like another.
  mutating func stage(_ check: (inout Verifier) throws -> Void) {
    do { try check(&self) } catch { broken("lecture", (error as? Finding)?.message ?? "\(error)") }
  }

  mutating func broken(_ place: String, _ what: String) { log.add(.trailBroken(place, what)) }

  // MARK: The file

  /// The schema must be ours, triggers included, and SQLite must find its pages sound.
  mutating func structure() throws {
    let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
    if integrity != ["ok"] { broken("fichier SQLite", integrity.joined(separator: " ; ")) }
    let migrations = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
    if migrations != Schema.migrator.migrations { broken("schéma", "la liste de ses versions a été modifiée") }
    let reference = try Dossier.inMemory()
    let expected = try reference.read { try Verifier.schema($0) }
    let found = try Verifier.schema(db)
    for (name, sql) in expected.sorted(by: { $0.key < $1.key }) where found[name] != sql {
      broken("schéma", found[name] == nil ? "« \(name) » a été retiré" : "« \(name) » a été modifié")
    }
    for name in found.keys.sorted() where expected[name] == nil { broken("schéma", "« \(name) » a été ajouté") }
    if try Int.fetchOne(db, sql: "SELECT count(*) FROM dossier") != 1 { broken("dossier", "la fiche de l’entreprise manque") }
  }

  static func schema(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return Dictionary(rows.map { ($0[0] as String, ($0[1] as String?) ?? "") }) { first, _ in first }
  }

  // MARK: Entries

  mutating func entries() throws {
    let loader = try EntryLoader(db, "ORDER BY fiscal_year_id, coalesce(number, 9223372036854775807), id")
    var form = CanonicalForm(CanonicalForm.entry)
    var expectedNumber: (year: Int64, number: Int64) = (0, 1)
    var lineCount = 0
    while try loader.next() {
      let entry = loader.entry
      if expectedNumber.year != entry.fiscalYear { expectedNumber = (entry.fiscalYear, 1) }
      checkNumber(entry, &expectedNumber.number)
      checkContent(loader)
      loader.form(entry, codes, into: &form)
      let stored = loader.digest
      let matches = form.withDigest { $0.elementsEqual(stored) }
      if !matches { broken(place(entry), "son contenu n’est plus celui qui a été scellé") }
      if entry.number != nil {
        entryCount += 1
        stored.withUnsafeBytes { bulk[entry.eventSeq, default: BulkDigests()].entries.update(bufferPointer: $0) }
      }
      lineCount += loader.lines.count
      addTotals(loader)
    }
    if try Int.fetchOne(db, sql: "SELECT count(*) FROM line") != lineCount { broken("lignes", "des lignes n’appartiennent à aucune écriture") }
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
    var balance: Int64 = 0
    for line in loader.lines { balance = balance &+ line.debit &- line.credit }
    if entry.number != nil, balance != 0 { broken(place(entry), "elle n’est pas équilibrée") }
    let year = years.first { $0.id == entry.fiscalYear }
    if entry.day < year?.year.first.stored ?? .max || entry.day > year?.year.last.stored ?? 0 {
      broken(place(entry), "sa date est hors de son exercice")
    }
  }

  mutating func addTotals(_ loader: EntryLoader) {
    for line in loader.lines { totals.add(line, of: loader.entry) }
  }

  // MARK: Lettering

  mutating func letterings() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT id, fiscal_year_id, account_id, third_party_id, code, day, is_full, remaining, members, reason, event_seq, digest
      FROM lettering ORDER BY id
      """)
    var form = CanonicalForm("ecritoire:lettering:1")
    while try rows.next() {
      let row = LetteringRow(
        id: rows.int(0), fiscalYear: rows.int(1), account: rows.int(2), thirdParty: rows.int(3), code: rows.text(4),
        day: rows.int(5), isFull: rows.int(6) == 1, remaining: rows.int(7), members: rows.text(8), reason: rows.text(9))
      row.form(codes, eventSeq: rows.int(10), into: &form)
      let stored = Array(rows.bytes(11))
      if form.withDigest({ !$0.elementsEqual(stored) }) || rows.int(6) > 1 || rows.int(6) < 0 {
        broken("lettrage \(row.code) du compte \(codes.accountText(row.account))", "il n’est plus celui qui a été posé")
      }
      stored.withUnsafeBytes { bulk[rows.int(10), default: BulkDigests()].letterings.update(bufferPointer: $0) }
    }
    for row in try Row.fetchAll(db, sql: "SELECT lettering_id, event_seq FROM lettering_removal ORDER BY lettering_id") {
      bulk[row[1], default: BulkDigests()].remove(row[0])
    }
  }

  /// Each line carries the lettering that names it and was not taken off, and no other.
  mutating func currentLettering() throws {
    let find = try RawStatement(
      db, "SELECT account_id, coalesce(third_party_id, 0), lettering_id FROM line WHERE entry_id = ? AND position = ?")
    let rows = try RawStatement(
      db,
      """
      SELECT id, account_id, third_party_id, code, members FROM lettering
      WHERE id NOT IN (SELECT lettering_id FROM lettering_removal) ORDER BY id
      """)
    var named = 0
    while try rows.next() {
      for member in rows.text(4).split(separator: " ").compactMap({ LineReference(text: $0) }) {
        named += 1
        find.bind(1, member.entry)
        find.bind(2, Int64(member.position))
        let isThere = try find.next()
        if !isThere || find.int(0) != rows.int(1) || find.int(1) != rows.int(2) || find.optionalInt(2) != rows.int(0) {
          broken("lettrage \(rows.text(3)) du compte \(codes.accountText(rows.int(1)))", "la ligne \(member.text) ne le porte plus")
        }
        find.reset()
      }
    }
    let carrying = try Int.fetchOne(db, sql: "SELECT count(*) FROM line WHERE lettering_id IS NOT NULL") ?? 0
    if carrying != named { broken("lettrage", "\(carrying) lignes portent un lettrage, \(named) sont nommées par un lettrage") }
  }

  // MARK: Sums, artefacts, vouchers

  mutating func monthTotals() throws {
    var left = totals.sums
    let rows = try RawStatement(
      db,
      """
      SELECT fiscal_year_id, account_id, third_party_id, journal_id, month, is_sealed, debit, credit, lines FROM month_total
      """)
    while try rows.next() {
      let key = MonthTotals.Key(
        fiscalYear: rows.int(0), account: rows.int(1), thirdParty: rows.int(2), journal: rows.int(3), month: rows.int(4),
        isSealed: rows.int(5) == 1)
      let sum = left.removeValue(forKey: key)
      if sum?.debit != rows.int(6) || sum?.credit != rows.int(7) || sum?.lines != rows.int(8) || rows.int(5) > 1 || rows.int(5) < 0 {
        broken("cumul du compte \(codes.accountText(key.account)) en \(key.month)", "il n’est pas la somme des lignes")
      }
    }
    for key in left.keys.sorted(by: { $0.month < $1.month }) {
      broken("cumul du compte \(codes.accountText(key.account)) en \(key.month)", "il manque")
    }
  }

  /// The last digest recorded for each journal, account, third party… is the digest of what stands there.
  mutating func artefacts() throws {
    var current: [String: Digest] = [:]
    let reading = DossierReading(db: db)
    current["dossier"] = try? reading.facts().digest
    for year in years { current[year.subject] = year.digest }
    for account in try reading.accounts() { current["account/\(account.number.text)"] = account.digest(codes.accounts[account.number.text]) }
    for journal in try reading.journals() { current["journal/\(journal.code)"] = journal.digest(codes.journals[journal.code]) }
    for party in try reading.thirdParties() { current["third-party/\(party.code)"] = party.digest(codes.thirdParties[party.code]) }
    for batch in try reading.batches() { current["batch/\(batch.id)"] = batch.digest }
    for (subject, digest) in try reading.savedDigests() { current[subject] = digest }
    let last = try Row.fetchAll(db, sql: "SELECT subject, digest, max(event_seq * 1000000000 + position) FROM artefact GROUP BY subject")
    for row in last {
      let subject: String = row[0]
      let recorded: Data = row[1]
      guard !subject.hasPrefix("voucher/"), !subject.hasPrefix("draft/") else { continue }
      let found = current.removeValue(forKey: subject)
      if found.map({ $0.data != recorded }) ?? (recorded != Digest.zero.data) { broken(subject, "il a été modifié hors d’Écritoire") }
    }
    for subject in current.keys.sorted() { broken(subject, "aucun événement ne l’a écrit") }
  }

  mutating func vouchers() throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, entry_id, name, media_type, bytes, digest FROM voucher ORDER BY id") {
      let voucher = StoredVoucher(row)
      let content: Data = row[4]
      let recorded = try Data.fetchOne(
        db, sql: "SELECT digest FROM artefact WHERE subject = ? ORDER BY event_seq DESC LIMIT 1", arguments: ["voucher/\(voucher.id)"])
      if Digest(of: Array(content)) != voucher.contentDigest || recorded != voucher.digest.data {
        broken("pièce jointe « \(voucher.name) »", "elle n’est plus celle qui a été jointe")
      }
    }
    let named = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (SELECT subject FROM artefact WHERE subject LIKE 'voucher/%' GROUP BY subject
          HAVING substr(max(printf('%020d', event_seq) || hex(digest)), 21) <> ?)
        """, arguments: [String(repeating: "0", count: 64)]) ?? 0
    let there = try Int.fetchOne(db, sql: "SELECT count(*) FROM voucher") ?? 0
    if named != there { broken("pièces jointes", "\(named) ont été jointes, \(there) sont là") }
  }

  // MARK: The chain

  mutating func trail() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT seq, instant, author, use_case, subject, artefact, previous, digest FROM event ORDER BY seq")
    let parts = try RawStatement(db, "SELECT position, subject, digest FROM artefact WHERE event_seq = ? ORDER BY position")
    while let row = try rows.next() {
      let seq: Int64 = row[0]
      eventCount += 1
      let digests = [5, 6, 7].map { index -> Digest in
        let data: Data = row[index]
        return Digest(data) ?? .zero
      }
      let event = TrailEvent(
        seq: seq, instant: row[1], author: row[2], useCase: row[3], subject: row[4], artefact: digests[0], previous: digests[1])
      var listed: [(subject: String, digest: Digest)] = []
      var inOrder = true
      parts.bind(1, seq)
      while try parts.next() {
        if parts.int(0) != Int64(listed.count) { inOrder = false }
        listed.append((parts.text(1), Digest(parts.bytes(2)) ?? .zero))
      }
      let artefact = TrailEvent.artefactDigest(parts: listed, bulk: bulk.removeValue(forKey: seq) ?? BulkDigests())
      let isSound = seq == Int64(eventCount) && event.previous == head && event.digest == digests[2]
      if !isSound { broken("événement \(seq) (\(event.useCase))", "la chaîne des empreintes est rompue") }
      if artefact != event.artefact || !inOrder {
        broken("événement \(seq) (\(event.useCase), \(event.subject))", "ce qu’il a écrit a été modifié, ajouté ou retiré")
      }
      head = digests[2]
    }
    for seq in bulk.keys.sorted() { broken("événement \(seq)", "il manque, alors que des écritures s’y réfèrent") }
    let orphans = try Int.fetchOne(db, sql: "SELECT count(*) FROM artefact WHERE event_seq NOT IN (SELECT seq FROM event)") ?? 0
    if orphans > 0 { broken("piste d’audit", "\(orphans) empreintes n’appartiennent à aucun événement") }
  }
}

extension Finding {
  static func trailBroken(_ place: String, _ what: String) -> Finding {
    Finding("trail.broken", "\(place) : \(what).",
      recovery: "Restaurez la dernière sauvegarde saine, ou produisez la piste d’audit à qui doit juger de l’écart.",
      reference: "PCG art. 1031-3 ; LPF art. L47 A")
  }
}
