import Crypto
import GRDB
import Kernel
import Ledger

// The letterings, the lines they hold, and the sums per month, recomputed.
extension Verifier {
  // MARK: Lettering

  mutating func letterings() throws {
    let codes = try codes
    let rows = try RawStatement(
      db,
      """
      SELECT id, fiscal_year_id, account_id, third_party_id, code, day, is_full, remaining, members, reason, event_seq, digest
      FROM lettering ORDER BY id
      """)
    var form = CanonicalForm(CanonicalForm.lettering)
    while try rows.next() {
      let row = LetteringRow(
        id: rows.int(0), fiscalYear: rows.int(1), account: rows.int(2), thirdParty: rows.int(3), code: rows.text(4),
        day: rows.int(5), isFull: rows.int(6) == 1, remaining: rows.int(7), members: rows.text(8), reason: rows.text(9))
      row.form(codes, eventSeq: rows.int(10), into: &form)
      let stored = Array(rows.bytes(11))
      if form.withDigest({ !$0.elementsEqual(stored) }) || rows.int(6) > 1 || rows.int(6) < 0 {
        broken(
          "lettrage \(row.code) du compte \(codes.accountText(row.account))", "il n’est plus celui qui a été posé",
          "event/\(rows.int(10))")
      }
      stored.withUnsafeBytes { bulk[rows.int(10), default: BulkDigests()].letterings.update(bufferPointer: $0) }
    }
    for row in try Row.fetchAll(db, sql: "SELECT lettering_id, event_seq FROM lettering_removal ORDER BY lettering_id") {
      bulk[try row.decode(atIndex: 1), default: BulkDigests()].remove(try row.decode(atIndex: 0))
    }
  }

  /// Each line carries the lettering that names it and was not taken off, and no other.
  mutating func currentLettering() throws {
    let codes = try codes
    let find = try RawStatement(
      db, "SELECT account_id, coalesce(third_party_id, 0), lettering_id FROM line WHERE entry_id = ? AND position = ?")
    let rows = try RawStatement(
      db,
      """
      SELECT id, account_id, third_party_id, code, members, event_seq FROM lettering
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
          broken(
            "lettrage \(rows.text(3)) du compte \(codes.accountText(rows.int(1)))", "la ligne \(member.text) ne le porte plus",
            "event/\(rows.int(5))")
        }
        find.reset()
      }
    }
    let carrying = try Int.fetchOne(db, sql: "SELECT count(*) FROM line WHERE lettering_id IS NOT NULL") ?? 0
    if carrying != named {
      try strayLines()
      broken("lettrage", "\(carrying) lignes portent un lettrage, \(named) sont nommées par un lettrage")
    }
  }

  /// Names lines that carry a lettering which does not name them.
  private mutating func strayLines() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT entry_id, position, lettering_id FROM line l WHERE lettering_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM lettering t WHERE t.id = l.lettering_id AND t.id NOT IN (SELECT lettering_id FROM lettering_removal)
          AND instr(' ' || t.members || ' ', ' ' || l.entry_id || '.' || l.position || ' ')) LIMIT 5
      """)
    while try rows.next() {
      broken("ligne \(rows.int(0)).\(rows.int(1))", "elle porte le lettrage \(rows.int(2)), qui ne la nomme pas")
    }
  }

  // MARK: Sums

  mutating func monthTotals() throws {
    let codes = try codes
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
      if sum?.debit != rows.int(6) || sum?.credit != rows.int(7) || sum?.lines != rows.int(8) || rows.int(5) > 1
        || rows.int(5) < 0
      {
        broken("cumul du compte \(codes.accountText(key.account)) en \(key.month)", "il n’est pas la somme des lignes")
      }
    }
    for key in left.keys.sorted(by: { $0.month < $1.month }) {
      broken("cumul du compte \(codes.accountText(key.account)) en \(key.month)", "il manque")
    }
  }
}
