import GRDB
import Kernel
import Ledger

/// Which entries a list shows.
public struct EntryFilter: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case drafts = "brouillard"
    case validated = "validees"
  }

  public var journal: String?
  public var from: Day
  public var through: Day
  /// Nil for both.
  public var state: State?
  /// Found in the label or the piece of the entry, whatever the accents and the case; empty for any.
  public var text: String
  /// What a line must be, on either side; nil for any.
  public var amounts: ClosedRange<Money>?

  public init(
    journal: String? = nil, from: Day, through: Day, state: State? = nil, text: String = "", amounts: ClosedRange<Money>? = nil
  ) {
    (self.journal, self.from, self.through, self.state) = (journal, from, through, state)
    (self.text, self.amounts) = (text, amounts)
  }
}

/// Where a page of entries starts: after this one.
public struct EntryPlace: Hashable, Sendable {
  public let day: Day
  public let id: Int64
  public init(day: Day, id: Int64) { (self.day, self.id) = (day, id) }

  /// `2026-10-31:12`.
  public var text: String { "\(day.iso):\(id)" }
  public init?(text: String) {
    let pieces = text.split(separator: ":")
    guard pieces.count == 2, let day = Day(iso: String(pieces[0])), let id = Int64(pieces[1]) else { return nil }
    self.init(day: day, id: id)
  }
}

/// A line of a list of entries.
public struct EntrySummary: Hashable, Sendable {
  public let id: Int64
  public let number: Int64?
  public let journal: String
  public let day: Day
  public let pieceRef: String
  public let label: String
  public let version: Int64
  public let total: Money
  public let lines: Int
  public let hasVoucher: Bool

  public var place: EntryPlace { EntryPlace(day: day, id: id) }
}

extension DossierReading {
  /// Entries day by day, from a place on: an index leads there, however far it is.
  public func entrySummaries(_ filter: EntryFilter, after place: EntryPlace? = nil, limit: Int) throws -> [EntrySummary] {
    let text = filter.text.searchFolded
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.id, e.number, j.code, e.day, e.piece_ref, e.label, e.version, EXISTS (SELECT 1 FROM voucher v WHERE v.entry_id = e.id)
        FROM entry e \(filter.state == .drafts ? "INDEXED BY entry_draft" : "") JOIN journal j ON j.id = e.journal_id
        WHERE e.day BETWEEN :from AND :through AND (e.day, e.id) > (:day, :id)
          \(filter.journal == nil ? "" : "AND e.journal_id = (SELECT id FROM journal WHERE code = :journal)")
          \(filter.state.map { $0 == .drafts ? "AND e.number IS NULL" : "AND e.number IS NOT NULL" } ?? "")
          \(text.isEmpty ? "" : "AND (e.label LIKE :pattern OR e.piece_ref LIKE :pattern)")
          \(filter.amounts == nil ? "" : "AND EXISTS (SELECT 1 FROM line l WHERE l.entry_id = e.id "
            + "AND max(l.debit, l.credit) BETWEEN :least AND :most)")
        ORDER BY e.day, e.id
        """,
      arguments: StatementArguments(filter.arguments(text, after: place)))
    var found: [EntrySummary] = []
    let totals = try RawStatement(db, "SELECT coalesce(sum(debit), 0), count(*) FROM line WHERE entry_id = ?")
    while found.count < limit, let row = try rows.next() {
      let (piece, label): (String, String) = (try row.decode(atIndex: 4), try row.decode(atIndex: 5))
      guard text.isEmpty || label.searchFolded.contains(text) || piece.searchFolded.contains(text) else { continue }
      let id: Int64 = try row.decode(atIndex: 0)
      totals.bind(1, id)
      defer { totals.reset() }
      _ = try totals.next()
      found.append(
        EntrySummary(
          id: id, number: try row.decode(atIndex: 1), journal: try row.decode(atIndex: 2),
          day: try Day(stored: row.decode(atIndex: 3)), pieceRef: piece, label: label, version: try row.decode(atIndex: 6),
          total: Money(cents: totals.int(0)), lines: Int(totals.int(1)), hasVoucher: try row.decode(atIndex: 7)))
    }
    return found
  }
}

extension EntryFilter {
  /// What LIKE can tell before accents are folded: letters that may bear one, or be written in two, stand for any.
  private static func pattern(_ folded: String) -> String {
    var pattern = "%"
    for character in folded {
      switch character {
      case "a", "c", "e", "i", "n", "o", "u", "y", "'", " ", "%", "_", "\\":
        if pattern.last != "%" { pattern.append("%") }
      default: pattern.append(character)
      }
    }
    return pattern.last == "%" ? pattern : pattern + "%"
  }

  /// Only those that the query has: SQLite refuses a value that no parameter takes.
  fileprivate func arguments(_ folded: String, after place: EntryPlace?) -> [String: (any DatabaseValueConvertible)?] {
    var values: [String: (any DatabaseValueConvertible)?] = [
      "from": from.stored, "through": through.stored, "day": place?.day.stored ?? 0, "id": place?.id ?? 0,
    ]
    if let journal { values["journal"] = journal }
    if !folded.isEmpty { values["pattern"] = EntryFilter.pattern(folded) }
    if let amounts { (values["least"], values["most"]) = (amounts.lowerBound.cents, amounts.upperBound.cents) }
    return values
  }
}
