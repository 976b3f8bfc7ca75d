import GRDB
import Kernel
import Ledger

// What the first page of a dossier asks: answered from the sums kept or through an index, never by reading the lines.

/// The drafts of a dossier, in short.
public struct DraftSummary: Hashable, Sendable {
  public struct Unbalanced: Hashable, Sendable {
    public let id: Int64
    public let journal: String
    public let day: Day
    public let pieceRef: String
    /// Debit less credit.
    public let gap: Money
  }

  public let count: Int
  /// The day of the oldest; nil when there is none.
  public let oldest: Day?
  /// Those that do not balance, oldest first; at most five.
  public let unbalanced: [Unbalanced]
}

extension DossierReading {
  public func draftSummary() throws -> DraftSummary {
    let row = try Row.fetchOne(db, sql: "SELECT count(*), min(day) FROM entry WHERE number IS NULL")!
    let count: Int = row[0]
    let oldest: Int64? = row[1]
    // Of very many drafts, as an import leaves them, only the first are added up.
    let unbalanced =
      count == 0
      ? []
      : try Row.fetchAll(
        db,
        sql: """
          SELECT e.id, j.code, e.day, e.piece_ref, (SELECT sum(debit - credit) FROM line WHERE entry_id = e.id) AS gap
          FROM (SELECT * FROM entry INDEXED BY entry_draft WHERE number IS NULL ORDER BY day, id LIMIT 500) e JOIN journal j ON j.id = e.journal_id
          WHERE gap <> 0 ORDER BY e.day, e.id LIMIT 5
          """)
    return DraftSummary(
      count: count, oldest: try oldest.map { try Day(stored: $0) },
      unbalanced: try unbalanced.map {
        DraftSummary.Unbalanced(
          id: $0[0], journal: $0[1], day: try Day(stored: $0[2]), pieceRef: $0[3], gap: Money(cents: $0[4] ?? 0))
      })
  }

  /// The lines of customers and suppliers that fall due by a day and that nothing settles in full, first due first: those
  /// without a lettering, and the members of the partial ones, since what remains of an invoice is still due.
  /// - Parameter limit: how many lines of each sort to read at the most.
  public func dueItems(through day: Day, limit: Int) throws -> [OpenItem] {
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, y.last_day / 10000, a.number, t.code, l.day, l.due_day, coalesce(l.piece_ref, e.piece_ref),
        coalesce(l.label, e.label), l.debit, l.credit, j.kind
      FROM line l JOIN account a ON a.id = l.account_id JOIN entry e ON e.id = l.entry_id
        JOIN fiscal_year y ON y.id = e.fiscal_year_id JOIN journal j ON j.id = e.journal_id
        LEFT JOIN third_party t ON t.id = l.third_party_id
      WHERE l.due_day IS NOT NULL AND l.lettering_id IS NULL AND l.due_day <= ?1 AND a.number >= '40' AND a.number < '42'
      ORDER BY l.due_day, l.entry_id, l.position LIMIT ?2
      """)
    rows.bind(1, day.stored)
    rows.bind(2, limit)
    var found: [OpenItem] = []
    while try rows.next() { if let item = try dueItem(rows, code: nil) { found.append(item) } }
    return found + (try partiallySettled(limit: limit))
  }

  private func dueItem(_ rows: RawStatement, code: LetteringCode?) throws -> OpenItem? {
    guard let account = AccountNumber(rows.text(3)) else { return nil }
    return OpenItem(
      line: LineReference(entry: rows.int(0), position: Int32(rows.int(1))), fiscalYear: Int(rows.int(2)), account: account,
      thirdParty: rows.optionalText(4), day: try Day(stored: rows.int(5)),
      dueDay: try rows.optionalInt(6).map { try Day(stored: $0) }, pieceRef: rows.text(7), label: rows.text(8),
      debit: Money(cents: rows.int(9)), credit: Money(cents: rows.int(10)), journal: JournalKind(rawValue: rows.text(11)),
      code: code)
  }

  private func partiallySettled(limit: Int) throws -> [OpenItem] {
    let groups = try Row.fetchAll(
      db,
      sql: """
        SELECT g.code, g.members FROM lettering g JOIN account a ON a.id = g.account_id
        WHERE g.is_full = 0 AND a.number >= '40' AND a.number < '42' AND g.id NOT IN (SELECT lettering_id FROM lettering_removal)
        ORDER BY g.id DESC LIMIT ?
        """, arguments: [limit])
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, y.last_day / 10000, a.number, t.code, l.day, l.due_day, coalesce(l.piece_ref, e.piece_ref),
        coalesce(l.label, e.label), l.debit, l.credit, j.kind
      FROM line l JOIN account a ON a.id = l.account_id JOIN entry e ON e.id = l.entry_id
        JOIN fiscal_year y ON y.id = e.fiscal_year_id JOIN journal j ON j.id = e.journal_id
        LEFT JOIN third_party t ON t.id = l.third_party_id
      WHERE l.entry_id = ?1 AND l.position = ?2
      """)
    var found: [OpenItem] = []
    for group in groups {
      let code = LetteringCode(imported: group[0], isFull: false)
      for member in (group[1] as String).split(separator: " ").compactMap({ LineReference(text: $0) }) {
        rows.bind(1, member.entry)
        rows.bind(2, Int64(member.position))
        while try rows.next() { if let item = try dueItem(rows, code: code) { found.append(item) } }
      }
    }
    return found
  }

  /// Debit less credit of some accounts, day by day over some days, in order.
  public func dayMoves(prefixes: [String], from: Day, through: Day) throws -> [(day: Day, amount: Money)] {
    var sums: [Int64: Int64] = [:]
    let rows = try RawStatement(
      db,
      """
      SELECT l.day, sum(l.debit - l.credit) FROM account a JOIN line l ON l.account_id = a.id
      WHERE a.number >= ?1 AND a.number < ?2 AND l.day BETWEEN ?3 AND ?4 GROUP BY l.day
      """)
    for prefix in prefixes {
      rows.bind(1, prefix)
      rows.bind(2, prefix + "\u{7F}")
      rows.bind(3, from.stored)
      rows.bind(4, through.stored)
      while try rows.next() { sums[rows.int(0), default: 0] += rows.int(1) }
    }
    return try sums.sorted { $0.key < $1.key }.map { (try Day(stored: $0.key), Money(cents: $0.value)) }
  }

  /// When something was last written, as the trail says it.
  public func lastActivity() throws -> String? {
    try String.fetchOne(db, sql: "SELECT instant FROM event ORDER BY seq DESC LIMIT 1")
  }
}
