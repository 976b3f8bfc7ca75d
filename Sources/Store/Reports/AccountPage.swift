import GRDB
import Kernel
import Ledger

/// A line of the ledger and its place, which a page, a lettering or a link points to.
public struct PlacedLine: Hashable, Sendable {
  public let line: LineReference
  public let content: LedgerLine
}

/// Where a page of the ledger starts: after this line.
public struct LedgerPlace: Hashable, Sendable {
  public let day: Day
  public let line: LineReference
  public init(day: Day, line: LineReference) { (self.day, self.line) = (day, line) }

  /// `2026-10-31:12.0`.
  public var text: String { "\(day.iso):\(line.text)" }
  public init?(text: String) {
    let pieces = text.split(separator: ":")
    guard pieces.count == 2, let day = Day(iso: String(pieces[0])), let line = LineReference(text: pieces[1]) else { return nil }
    self.init(day: day, line: line)
  }
}

/// What lines of the ledger to read.
public struct LedgerSelection: Sendable {
  /// One account exactly, or all that start with it when `isPrefix`.
  public var account: String
  public var isPrefix: Bool
  public var thirdParty: String?
  public var from: Day
  public var through: Day
  /// Only lines without a full lettering.
  public var isOpenOnly: Bool

  public init(
    account: String, isPrefix: Bool = false, thirdParty: String? = nil, from: Day, through: Day, isOpenOnly: Bool = false
  ) {
    (self.account, self.isPrefix, self.thirdParty) = (account, isPrefix, thirdParty)
    (self.from, self.through, self.isOpenOnly) = (from, through, isOpenOnly)
  }
}

extension DossierReading {
  /// A page of the ledger in order of account and day. One index leads to the
  /// first line of the page, however far it is.
  public func ledgerLines(_ selection: LedgerSelection, after place: LedgerPlace? = nil, limit: Int = .max) throws -> [PlacedLine]
  {
    var found: [PlacedLine] = []
    let marks = try LetteringMarks(db)
    for account in try matching(selection) {
      guard found.count < limit else { break }
      try addLines(&found, account, selection, place, limit - found.count, marks)
    }
    return found
  }

  private func matching(_ selection: LedgerSelection) throws -> [(id: Int64, number: AccountNumber)] {
    let filter = selection.isPrefix ? "substr(number, 1, length(?)) = ?" : "number = ? AND number = ?"
    return try Row.fetchAll(
      db, sql: "SELECT id, number FROM account WHERE \(filter) ORDER BY number",
      arguments: [selection.account, selection.account]
    ).compactMap { row in AccountNumber(row[1] as String).map { (row[0], $0) } }
  }

  private func addLines(
    _ found: inout [PlacedLine], _ account: (id: Int64, number: AccountNumber), _ selection: LedgerSelection,
    _ place: LedgerPlace?,
    _ limit: Int, _ marks: LetteringMarks
  ) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, e.number, j.code, l.day, t.code, coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label),
        l.debit, l.credit, l.due_day, l.lettering_id
      FROM line l JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
        LEFT JOIN third_party t ON t.id = l.third_party_id
      WHERE l.account_id = ?1 AND l.day BETWEEN ?2 AND ?3 AND (l.day, l.entry_id, l.position) > (?4, ?5, ?6)
        \(selection.thirdParty == nil ? "" : "AND t.code = ?8")
        \(selection.isOpenOnly ? "AND (l.lettering_id IS NULL OR (SELECT is_full FROM lettering WHERE id = l.lettering_id) = 0)" : "")
      ORDER BY l.day, l.entry_id, l.position LIMIT ?7
      """)
    rows.bind(1, account.id)
    // The place alone would not lead there: SQLite looks for the first day, then passes over every line up to it.
    rows.bind(2, max(selection.from, place?.day ?? selection.from).stored)
    rows.bind(3, selection.through.stored)
    rows.bind(4, place?.day.stored ?? 0)
    rows.bind(5, place?.line.entry ?? 0)
    rows.bind(6, Int64(place?.line.position ?? 0))
    rows.bind(7, limit)
    if let party = selection.thirdParty { rows.bind(8, party) }
    while try rows.next() { found.append(try ledgerLine(rows, account.number, marks)) }
  }

  private func ledgerLine(_ rows: RawStatement, _ account: AccountNumber, _ marks: LetteringMarks) throws -> PlacedLine {
    PlacedLine(
      line: LineReference(entry: rows.int(0), position: Int32(rows.int(1))),
      content: LedgerLine(
        journal: rows.text(3), number: rows.optionalInt(2).map { Int($0) }, day: try Day(stored: rows.int(4)),
        pieceRef: rows.text(6), account: account, thirdParty: rows.optionalText(5), label: rows.text(7),
        debit: Money(cents: rows.int(8)), credit: Money(cents: rows.int(9)),
        dueDay: try rows.optionalInt(10).map { try Day(stored: $0) },
        lettering: try rows.optionalInt(11).flatMap { try marks[$0]?.code }))
  }

  /// Debit less credit of an account (all that start with it when `isPrefix`) over the days before one, within its fiscal year.
  public func balance(_ selection: LedgerSelection, before day: Day) throws -> Money {
    guard let year = try fiscalYears().first(where: { $0.year.contains(day) }), day > year.year.first else { return .zero }
    let totals = try accountTotals(year, through: day - 1, prefix: selection.account, byThirdParty: selection.thirdParty != nil)
    return totals.filter { total in
      (selection.isPrefix || total.account.number.text == selection.account)
        && (selection.thirdParty == nil || total.thirdParty?.code == selection.thirdParty)
    }.map(\.balance).sum()
  }
}

extension DossierReading {
  /// The lines of one journal over some days, in the order of the book: validated entries by number, drafts after.
  public func journalLines(_ code: String, from: Day, through: Day, limit: Int = .max) throws -> [PlacedLine] {
    let marks = try LetteringMarks(db)
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, e.number, j.code, l.day, t.code, coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label),
        l.debit, l.credit, l.due_day, l.lettering_id, a.number
      FROM journal j JOIN entry e ON e.journal_id = j.id JOIN line l ON l.entry_id = e.id JOIN account a ON a.id = l.account_id
        LEFT JOIN third_party t ON t.id = l.third_party_id
      WHERE j.code = ?1 AND e.day BETWEEN ?2 AND ?3
      ORDER BY e.day, coalesce(e.number, 9223372036854775807), e.id, l.position LIMIT ?4
      """)
    rows.bind(1, code)
    rows.bind(2, from.stored)
    rows.bind(3, through.stored)
    rows.bind(4, limit)
    var found: [PlacedLine] = []
    while try rows.next() {
      guard let account = AccountNumber(rows.text(12)) else { continue }
      found.append(try ledgerLine(rows, account, marks))
    }
    return found
  }
}
