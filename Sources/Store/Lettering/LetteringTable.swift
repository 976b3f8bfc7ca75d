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

  /// - Parameters:
  ///   - account: the number that the key stands for.
  ///   - thirdParty: the code of the third party, if any.
  func form(account: [UInt8], thirdParty: [UInt8]?, eventSeq: Int64, into form: inout CanonicalForm) {
    form.restart(CanonicalForm.lettering)
    for number in [id, fiscalYear, day, isFull ? 1 : 0, remaining, eventSeq] { form.add(number) }
    form.add(account)
    if let thirdParty { form.add(thirdParty) } else { form.addNothing() }
    for text in [code, members, reason] { form.add(text) }
  }

  func form(_ codes: LedgerCodes, eventSeq: Int64, into form: inout CanonicalForm) {
    self.form(account: codes.account(account), thirdParty: codes.thirdParty(thirdParty), eventSeq: eventSeq, into: &form)
  }
}

extension CanonicalForm {
  static let lettering: StaticString = "ecritoire:lettering:1"
}

/// Writes letterings, one or by the hundred thousand.
final class LetteringWriter {
  private let rows: RowInserter
  private let event: EventInProgress
  private let codes: LedgerCodes

  init(_ db: Database, _ event: EventInProgress, _ codes: LedgerCodes) throws {
    (self.event, self.codes) = (event, codes)
    rows = try RowInserter(
      db, into: "lettering",
      [
        "id", "fiscal_year_id", "account_id", "third_party_id", "code", "day", "is_full", "remaining", "members", "reason",
        "event_seq", "digest",
      ])
  }

  /// Writes letterings in the order of their keys.
  func write(_ count: Int, _ lettering: (Int) -> LetteringRow) throws {
    var form = CanonicalForm(CanonicalForm.lettering)
    try write(count) { index in
      let row = lettering(index)
      row.form(codes, eventSeq: event.seq, into: &form)
      return (row, form.digestWords)
    }
  }

  /// Writes letterings whose digests are known, in the order of their keys.
  func write(_ count: Int, _ lettering: (Int) -> (row: LetteringRow, digest: DigestWords)) throws {
    try rows.insert(count) { index, statement, last in
      let (row, digest) = lettering(index)
      withUnsafeBytes(of: digest) { digest in
        statement.bind(row, eventSeq: event.seq, digest: digest, after: last)
        event.lettered(digest)
      }
    }
  }
}

extension RawStatement {
  /// The columns of a lettering, in the order that `LetteringWriter` names them.
  fileprivate func bind(_ row: LetteringRow, eventSeq: Int64, digest: UnsafeRawBufferPointer, after last: Int32) {
    bind(last + 1, row.id)
    bind(last + 2, row.fiscalYear)
    bind(last + 3, row.account)
    bind(last + 4, row.thirdParty)
    bind(last + 5, row.code)
    bind(last + 6, row.day)
    bind(last + 7, row.isFull ? 1 : 0)
    bind(last + 8, row.remaining)
    bind(last + 9, row.members)
    bind(last + 10, row.reason)
    bind(last + 11, eventSeq)
    bind(last + 12, blob: digest)
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
