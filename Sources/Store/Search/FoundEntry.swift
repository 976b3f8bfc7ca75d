import GRDB
import Kernel
import Ledger

/// What a list says of an entry that was found.
public struct FoundEntry: Hashable, Sendable {
  public let id: Int64
  /// Nil while it is a draft.
  public let number: Int64?
  public let journal: String
  public let day: Day
  public let pieceRef: String
  public let label: String
  /// Of the line that answers, when a line was looked for; else the total of the debits.
  public let amount: Money
}

extension DossierReading {
  /// The entries with a line of some amount, on either side, latest first.
  ///
  /// The lines are read from the last one back, and the reading stops once `limit` is reached: what is looked for is most
  /// often recent. An index of amounts would cost every import more than these looks are worth.
  public func entries(amounts: ClosedRange<Money>, limit: Int) throws -> [FoundEntry] {
    let rows = try RawStatement(
      db,
      """
      SELECT entry_id, max(debit, credit) FROM line WHERE debit BETWEEN ?1 AND ?2 OR credit BETWEEN ?1 AND ?2
      ORDER BY entry_id DESC, position LIMIT ?3
      """)
    rows.bind(1, amounts.lowerBound.cents)
    rows.bind(2, amounts.upperBound.cents)
    // Both sides of an entry answer: twice as many lines give enough entries.
    rows.bind(3, limit * 2)
    var found: [(id: Int64, amount: Money)] = []
    while try rows.next() {
      if found.last?.id != rows.int(0) { found.append((rows.int(0), Money(cents: rows.int(1)))) }
    }
    return try summaries(found.prefix(limit).map { ($0.id, $0.amount) })
  }

  /// The entries whose piece or label has all the words, accents and capitals aside, latest first.
  /// Lines with a label of their own are looked at when the entries do not fill the list.
  public func entries(words: [String], limit: Int) throws -> [FoundEntry] {
    let patterns = words.map(GlobPattern.containing)
    guard !patterns.isEmpty, limit > 0 else { return [] }
    var ids = try find("SELECT id FROM entry WHERE", "(piece_ref GLOB ? OR label GLOB ?)", patterns, limit, order: "id")
    if ids.count < limit {
      let more = try find(
        "SELECT DISTINCT entry_id FROM line WHERE label IS NOT NULL AND", "(label GLOB ? OR piece_ref GLOB ?)", patterns, limit,
        order: "entry_id")
      ids += more.filter { !ids.contains($0) }.prefix(limit - ids.count)
    }
    return try summaries(ids.map { ($0, nil) })
  }

  /// The validated entries of that number, in each fiscal year, latest first.
  public func entries(number: Int64) throws -> [FoundEntry] {
    try summaries(
      try Int64.fetchAll(
        db,
        sql:
          "SELECT id FROM entry WHERE number = ? AND fiscal_year_id IN (SELECT id FROM fiscal_year) ORDER BY day DESC LIMIT 10",
        arguments: [number]
      ).map { ($0, nil) })
  }

  private func find(_ head: String, _ test: String, _ patterns: [String], _ limit: Int, order: String) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: "\(head) \(patterns.map { _ in test }.joined(separator: " AND ")) ORDER BY \(order) DESC LIMIT \(limit)",
      arguments: StatementArguments(patterns.flatMap { [$0, $0] }))
  }

  private func summaries(_ found: [(id: Int64, amount: Money?)]) throws -> [FoundEntry] {
    try found.compactMap { id, amount in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT e.number, j.code, e.day, e.piece_ref, e.label, (SELECT sum(debit) FROM line WHERE entry_id = e.id)
          FROM entry e JOIN journal j ON j.id = e.journal_id WHERE e.id = ?
          """, arguments: [id])
      return try row.map {
        FoundEntry(
          id: id, number: $0[0], journal: $0[1], day: try Day(stored: $0[2]), pieceRef: $0[3], label: $0[4],
          amount: amount ?? Money(cents: $0[5] ?? 0))
      }
    }
  }
}

/// Patterns of SQLite's GLOB that leave accents and capitals aside: « e » is `[eEéÉèÈêÊëË]`. SQLite compares them without
/// calling us back for each of a million rows.
enum GlobPattern {
  private static let variants: [Character: String] = [
    "a": "aAàÀâÂäÄáÁãÃåÅ", "c": "cCçÇ", "e": "eEéÉèÈêÊëË", "i": "iIîÎïÏíÍìÌ", "n": "nNñÑ", "o": "oOôÔöÖóÓòÒõÕ",
    "u": "uUùÙûÛüÜúÚ", "y": "yYÿŸýÝ", "'": "'’", "*": "*", "?": "?", "[": "[",
  ]

  /// - Parameter word: folded for search already.
  static func containing(_ word: String) -> String {
    "*" + word.map { variants[$0].map { "[\($0)]" } ?? cases($0) }.joined() + "*"
  }

  private static func cases(_ character: Character) -> String {
    let (lower, upper) = (character.lowercased(), character.uppercased())
    return lower == upper || upper.count != 1 ? String(character) : "[\(lower)\(upper)]"
  }
}
