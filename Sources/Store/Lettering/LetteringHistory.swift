import GRDB
import Kernel
import Ledger

/// A lettering as it was posted, and what became of it.
public struct StoredLettering: Hashable, Sendable {
  /// One of its lines, in short.
  public struct Member: Hashable, Sendable {
    public let line: LineReference
    public let day: Day
    public let pieceRef: String
    public let label: String
    /// Debit less credit.
    public let amount: Money
  }
  /// Who did it, and when, as the trail says.
  public struct Act: Hashable, Sendable {
    public let author: String
    public let instant: String
  }

  public let id: Int64
  /// The closing year of the fiscal year that the code belongs to.
  public let fiscalYear: Int
  public let code: LetteringCode
  public let day: Day
  /// Debit less credit: zero when it is full.
  public let remaining: Money
  public let reason: String
  public let memberCount: Int
  /// The first of its lines.
  public let members: [Member]
  public let posted: Act
  /// Nil while it holds.
  public let removed: Act?
}

/// What is open on an account with one third party, or without any.
public struct OpenScope: Hashable, Sendable {
  public let account: Account
  public let thirdParty: ThirdParty?
  public let lines: Int
  public let debit: Money
  public let credit: Money
}

extension DossierReading {
  /// The letterings of an account with a third party (nil for the lines without one), latest first.
  /// - Parameters:
  ///   - before: only those posted before that one.
  ///   - memberLimit: how many lines of each to read.
  public func letterings(
    _ account: AccountNumber, thirdParty: String?, before: Int64? = nil, limit: Int, memberLimit: Int = 8
  ) throws -> [StoredLettering] {
    let members = try RawStatement(
      db,
      """
      SELECT l.day, coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label), l.debit - l.credit
      FROM line l JOIN entry e ON e.id = l.entry_id WHERE l.entry_id = ? AND l.position = ?
      """)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT g.id, y.last_day / 10000, g.code, g.is_full, g.day, g.remaining, g.reason, g.members, p.author, p.instant,
          r.author, r.instant
        FROM lettering g JOIN fiscal_year y ON y.id = g.fiscal_year_id JOIN event p ON p.seq = g.event_seq
          LEFT JOIN lettering_removal x ON x.lettering_id = g.id LEFT JOIN event r ON r.seq = x.event_seq
        WHERE g.account_id = (SELECT id FROM account WHERE number = ?1)
          AND g.third_party_id = coalesce((SELECT id FROM third_party WHERE code = ?2), 0) AND g.id < ?3
        ORDER BY g.id DESC LIMIT ?4
        """, arguments: [account.text, thirdParty, before ?? .max, limit]
    ).map { row in
      let lines = (row[7] as String).split(separator: " ").compactMap { LineReference(text: $0) }
      let remover: String? = row[10]
      return StoredLettering(
        id: row[0], fiscalYear: row[1], code: LetteringCode(imported: row[2], isFull: row[3] == 1), day: try Day(stored: row[4]),
        remaining: Money(cents: row[5]), reason: row[6], memberCount: lines.count,
        members: try lines.prefix(memberLimit).compactMap { try member($0, members) },
        posted: StoredLettering.Act(author: row[8], instant: row[9]),
        removed: remover.map { StoredLettering.Act(author: $0, instant: row[11]) })
    }
  }

  private func member(_ line: LineReference, _ rows: RawStatement) throws -> StoredLettering.Member? {
    rows.bind(1, line.entry)
    rows.bind(2, Int64(line.position))
    defer { rows.reset() }
    guard try rows.next() else { return nil }
    return StoredLettering.Member(
      line: line, day: try Day(stored: rows.int(0)), pieceRef: rows.text(1), label: rows.text(2),
      amount: Money(cents: rows.int(3)))
  }

  /// Where lines wait for a lettering: accounts and third parties, with how many lines no lettering holds at all.
  /// - Parameter isWanted: which accounts to look at.
  public func openScopes(where isWanted: (AccountNumber) -> Bool) throws -> [OpenScope] {
    let parties = Dictionary(uniqueKeysWithValues: try thirdParties().map { ($0.code, $0) })
    let codes = try LedgerCodes(db)
    let lines = try FreeLines(self, "coalesce(third_party_id, 0), debit, credit")
    var found: [OpenScope] = []
    for account in try accounts() where isWanted(account.number) {
      let id = codes.accounts[account.number.text] ?? 0
      var sums: [Int64: (lines: Int, debit: Int64, credit: Int64)] = [:]
      try lines.forEach(id) { row in
        let sum = sums[row.int(0)] ?? (0, 0, 0)
        sums[row.int(0)] = (sum.lines + 1, sum.debit &+ row.int(1), sum.credit &+ row.int(2))
      }
      found += sums.map { id, sum in
        OpenScope(
          account: account, thirdParty: codes.thirdPartyText(id).flatMap { parties[$0] }, lines: sum.lines,
          debit: Money(cents: sum.debit), credit: Money(cents: sum.credit))
      }
    }
    return found.sorted {
      ($0.account.number, $0.thirdParty?.code ?? "") < ($1.account.number, $1.thirdParty?.code ?? "")
    }
  }

  /// The codes of the third parties that have lines on an account, in order; nil among them stands for lines without one.
  public func thirdParties(on account: AccountNumber) throws -> [String?] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT p.code FROM fiscal_year y JOIN account a ON a.number = ?
          JOIN month_total t ON t.fiscal_year_id = y.id AND t.account_id = a.id LEFT JOIN third_party p ON p.id = t.third_party_id
        ORDER BY p.code
        """, arguments: [account.text]
    ).map { $0[0] }
  }
}
