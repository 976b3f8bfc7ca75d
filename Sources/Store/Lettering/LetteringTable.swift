import Foundation
import GRDB
import Kernel
import Ledger

/// Looks letterings up by key while entries are read, remembering the last ones.
final class LetteringMarks {
  private let find: RawStatement
  private var known: [Int64: LetteringMark] = [:]

  init(_ db: Database) throws { find = try RawStatement(db, "SELECT code, day, is_full FROM lettering WHERE id = ?") }

  subscript(id: Int64) -> LetteringMark? {
    get throws {
      if let mark = known[id] { return mark }
      find.bind(1, id)
      defer { find.reset() }
      guard try find.next() else { return nil }
      let mark = LetteringMark(code: find.text(0), day: try Day(stored: find.int(1)), isFull: find.int(2) == 1)
      if known.count > 100_000 { known.removeAll(keepingCapacity: true) }
      known[id] = mark
      return mark
    }
  }
}

/// A lettering on its way to the file.
struct LetteringRow {
  var id: Int64
  var fiscalYear: Int64
  var account: Int64
  var thirdParty: Int64
  var code: String
  var day: Int64
  var isFull: Bool
  var remaining: Int64
  /// `12.0 45.1`: the lines, in order.
  var members: String
  var reason: String

  func form(_ codes: LedgerCodes, eventSeq: Int64, into form: inout CanonicalForm) {
    form.restart("ecritoire:lettering:1")
    for number in [id, fiscalYear, day, isFull ? 1 : 0, remaining, eventSeq] { form.add(number) }
    form.add(codes.account(account))
    if let party = codes.thirdParty(thirdParty) { form.add(party) } else { form.addNothing() }
    for text in [code, members, reason] { form.add(text) }
  }
}

/// Writes letterings, one or by the hundred thousand.
final class LetteringWriter {
  private let insert: RawStatement
  private let event: EventInProgress
  private let codes: LedgerCodes
  private var form = CanonicalForm("ecritoire:lettering:1")

  init(_ db: Database, _ event: EventInProgress, _ codes: LedgerCodes) throws {
    (self.event, self.codes) = (event, codes)
    insert = try RawStatement(
      db,
      """
      INSERT INTO lettering (id, fiscal_year_id, account_id, third_party_id, code, day, is_full, remaining, members, reason,
        event_seq, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  func write(_ row: LetteringRow) throws {
    for (index, number) in [row.id, row.fiscalYear, row.account, row.thirdParty].enumerated() {
      insert.bind(Int32(index + 1), number)
    }
    insert.bind(5, row.code)
    insert.bind(6, row.day)
    insert.bind(7, row.isFull ? 1 : 0)
    insert.bind(8, row.remaining)
    insert.bind(9, row.members)
    insert.bind(10, row.reason)
    insert.bind(11, event.seq)
    row.form(codes, eventSeq: event.seq, into: &form)
    try form.withDigest { digest in
      insert.bind(12, blob: digest)
      try insert.run()
      event.lettered(digest)
    }
  }
}

extension DossierChange {
  /// Takes a lettering off its lines; its history stays.
  func dissolve(_ id: Int64) throws {
    guard let members = try String.fetchOne(db, sql: "SELECT members FROM lettering WHERE id = ?", arguments: [id]) else {
      throw Finding.dossierDamaged("dossier", "la ligne nomme un lettrage \(id) qui n’existe pas")
    }
    let clear = try RawStatement(
      db, "UPDATE line SET lettering_id = NULL WHERE entry_id = ? AND position = ? AND lettering_id = ?")
    for member in members.split(separator: " ").compactMap({ LineReference(text: $0) }) {
      clear.bind(1, member.entry)
      clear.bind(2, Int64(member.position))
      clear.bind(3, id)
      try clear.run()
    }
    try db.execute(sql: "INSERT INTO lettering_removal (lettering_id, event_seq) VALUES (?, ?)", arguments: [id, event.seq])
    event.unlettered(id)
  }
}
