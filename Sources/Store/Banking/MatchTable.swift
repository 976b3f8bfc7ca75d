public import Banking
import GRDB
public import Kernel
public import Ledger

/// The members of a match: what of the bank and what of the books is the same thing.
public struct MatchMembers: Hashable, Sendable {
  public var movements: [Int64]
  public var lines: [LineReference]
  /// Opening items, of either side.
  public var items: [Int64]

  public init(movements: [Int64] = [], lines: [LineReference] = [], items: [Int64] = []) {
    (self.movements, self.lines, self.items) = (movements.sorted(), lines.sorted(), items.sorted())
  }

  public var count: Int { movements.count + lines.count + items.count }

  /// In the order of movements, lines and opening items.
  public init(_ sources: [OutstandingItem.Source]) {
    self.init()
    for source in sources {
      switch source {
      case .movement(let id): movements.append(id)
      case .line(let line): lines.append(line)
      case .opening(let id): items.append(id)
      }
    }
    self = MatchMembers(movements: movements, lines: lines, items: items)
  }

  public var sources: [OutstandingItem.Source] {
    movements.map { .movement($0) } + lines.map { .line($0) } + items.map { .opening($0) }
  }
}

/// A match as it was accepted, and what became of it.
public struct StoredMatch: Hashable, Sendable {
  public let id: Int64
  /// Of the books.
  public let account: AccountNumber
  /// What both sides sum to, positive when it enters the account.
  public let amount: Money
  public let members: MatchMembers
  /// Of the proposal it was; nil when it was made by hand.
  public let score: Int?
  public let reason: String
  public let made: StoredLettering.Act
  /// Nil while it holds.
  public let removed: StoredLettering.Act?
  let eventSeq: Int64
  /// The members to the letter, as the row has them.
  private let written: [String]

  static let columns = """
    SELECT m.id, a.ledger_account, m.amount, m.movements, m.lines, m.items, m.score, m.reason, e.author, e.instant,
      r.author, r.instant, m.event_seq
    FROM bank_match m JOIN bank_account a ON a.id = m.bank_account_id LEFT JOIN event e ON e.seq = m.event_seq
      LEFT JOIN bank_match_removal x ON x.match_id = m.id LEFT JOIN event r ON r.seq = x.event_seq
    """

  init(_ row: Row) throws {
    id = try row.decode(atIndex: 0)
    account = try AccountNumber(stored: row.decode(atIndex: 1))
    amount = Money(cents: try row.decode(atIndex: 2))
    written = [try row.decode(atIndex: 3), try row.decode(atIndex: 4), try row.decode(atIndex: 5)]
    members = MatchMembers(
      movements: StoredMatch.keys(written[0]), lines: written[1].split(separator: " ").compactMap { LineReference(text: $0) },
      items: StoredMatch.keys(written[2]))
    score = try row.decode(atIndex: 6)
    reason = try row.decode(atIndex: 7)
    made = StoredLettering.Act(author: try row.decode(atIndex: 8) ?? "", instant: try row.decode(atIndex: 9) ?? "")
    let remover: String? = try row.decode(atIndex: 10)
    let instant: String? = try row.decode(atIndex: 11)
    removed = remover.map { StoredLettering.Act(author: $0, instant: instant ?? "") }
    eventSeq = try row.decode(atIndex: 12)
  }

  private static func keys(_ text: String) -> [Int64] { text.split(separator: " ").compactMap { Int64($0) } }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:bank-match:1")
    form.add(id)
    form.add(account.text)
    form.add(amount.cents)
    for text in written { form.add(text) }
    form.add(score.map(Int64.init))
    form.add(reason)
    form.add(eventSeq)
    return form.digest
  }
}

extension DossierReading {
  /// The matches of an account, latest first.
  /// - Parameters:
  ///   - before: only those made before that one.
  ///   - holding: only those that hold.
  public func matches(_ account: AccountNumber, before: Int64? = nil, holding: Bool = false, limit: Int = .max) throws
    -> [StoredMatch]
  {
    try Row.fetchAll(
      db,
      sql: """
        \(StoredMatch.columns) WHERE a.ledger_account = ? AND m.id < ? \(holding ? "AND x.match_id IS NULL" : "")
        ORDER BY m.id DESC LIMIT ?
        """, arguments: [account.text, before ?? .max, limit]
    ).map(StoredMatch.init)
  }

  public func match(_ id: Int64) throws -> StoredMatch? {
    try Row.fetchOne(db, sql: "\(StoredMatch.columns) WHERE m.id = ?", arguments: [id]).map(StoredMatch.init)
  }

  /// The match that holds a movement, a line or an opening item; nil while it is open.
  public func match(holding source: OutstandingItem.Source) throws -> StoredMatch? {
    let id: Int64?
    switch source {
    case .movement(let movement):
      id = try Int64.fetchOne(db, sql: "SELECT match_id FROM matched_movement WHERE movement_id = ?", arguments: [movement])
    case .line(let line):
      id = try Int64.fetchOne(
        db, sql: "SELECT match_id FROM matched_line WHERE entry_id = ? AND position = ?", arguments: [line.entry, line.position])
    case .opening(let item):
      id = try Int64.fetchOne(db, sql: "SELECT match_id FROM matched_item WHERE item_id = ?", arguments: [item])
    }
    return try id.flatMap { try match($0) }
  }

  /// What the trail must hold of the matches, the opening items and the sealed reconciliations.
  func reconciliationDigests() throws -> [(String, Digest)] {
    var found: [(String, Digest)] = []
    for item in try Row.fetchAll(db, sql: StoredOpeningItem.columns).map(StoredOpeningItem.init) {
      found.append(("opening-item/\(item.id)", item.digest))
    }
    for match in try Row.fetchAll(db, sql: StoredMatch.columns).map(StoredMatch.init) {
      found.append(("match/\(match.id)", match.digest))
    }
    for sealed in try Row.fetchAll(db, sql: StoredReconciliation.columns).map(StoredReconciliation.init) {
      found.append(("reconciliation/\(sealed.id)", sealed.digest))
    }
    let removals = [
      ("opening-item-removal", "SELECT item_id, event_seq, '' FROM bank_opening_item_removal"),
      ("match-removal", "SELECT match_id, event_seq, '' FROM bank_match_removal"),
      ("reconciliation-reopening", "SELECT reconciliation_id, event_seq, reason FROM reconciliation_reopening"),
    ]
    for (subject, sql) in removals {
      for row in try Row.fetchAll(db, sql: sql) {
        let (id, seq, reason): (Int64, Int64, String) = (
          try row.decode(atIndex: 0), try row.decode(atIndex: 1), try row.decode(atIndex: 2)
        )
        found.append(("\(subject)/\(id)", DossierReading.removalDigest(id, event: seq, reason: reason)))
      }
    }
    return found
  }
}

extension DossierChange {
  /// Ties movements, lines and opening items of one account that are open and sum to the same.
  /// Throws `bank.match.member-missing`, `bank.match.held`, `bank.match.unbalanced`, `bank.match.too-few`,
  /// `bank.reconciliation.sealed`.
  @discardableResult
  public func match(_ members: MatchMembers, score: Int? = nil, reason: String, account: StoredBankAccount) throws -> StoredMatch
  {
    let known = try members.sources.map { source -> OutstandingItem in
      guard let item = try reading.item(source, account: account) else { throw Finding.matchMemberMissing(source, account) }
      if let other = try reading.match(holding: source) { throw Finding.matchMemberHeld(item, other) }
      return item
    }
    guard known.count > 1, Set(members.sources).count == known.count else { throw Finding.matchTooFew(known.count) }
    let totals = OutstandingSide.allCases.map { side in known.filter { $0.side == side }.map(\.amount).sum() }
    guard totals[0] == totals[1] else { throw Finding.matchUnbalanced(bank: totals[1], books: totals[0]) }
    if let sealed = try reading.sealedReconciliation(account.ledgerAccount), known.allSatisfy({ $0.day <= sealed.day }) {
      throw Finding.reconciliationSealed(sealed)
    }
    return try write(members, totals[0], score, reason, account)
  }

  private func write(
    _ members: MatchMembers, _ amount: Money, _ score: Int?, _ reason: String, _ account: StoredBankAccount
  ) throws -> StoredMatch {
    try Finding.refuseNulCharacter(reason)
    try db.execute(
      sql: """
        INSERT INTO bank_match (bank_account_id, amount, movements, lines, items, score, reason, event_seq)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        account.id, amount.cents, members.movements.map(String.init).joined(separator: " "),
        members.lines.map(\.text).joined(separator: " "), members.items.map(String.init).joined(separator: " "), score, reason,
        event.seq,
      ])
    let id = db.lastInsertedRowID
    for movement in members.movements {
      try db.execute(sql: "INSERT INTO matched_movement (movement_id, match_id) VALUES (?, ?)", arguments: [movement, id])
    }
    for line in members.lines {
      try db.execute(
        sql: "INSERT INTO matched_line (entry_id, position, match_id) VALUES (?, ?, ?)",
        arguments: [line.entry, line.position, id])
    }
    for item in members.items {
      try db.execute(sql: "INSERT INTO matched_item (item_id, match_id) VALUES (?, ?)", arguments: [item, id])
    }
    let stored = try reading.match(id)!
    event.add("match/\(id)", stored.digest)
    return stored
  }

  /// Takes a match off its members; nothing else is touched, and its history stays.
  /// Throws `bank.match.missing`, `bank.reconciliation.sealed`.
  @discardableResult
  public func removeMatch(_ id: Int64) throws -> StoredMatch {
    guard let match = try reading.match(id), match.removed == nil else { throw Finding.matchMissing(id) }
    if let sealed = try reading.sealedReconciliation(match.account) {
      let account = try reading.bankAccount(match.account)!
      let days = try match.members.sources.compactMap { try reading.item($0, account: account, atAnyTime: true)?.day }
      if days.allSatisfy({ $0 <= sealed.day }) { throw Finding.reconciliationSealed(sealed) }
    }
    try db.execute(sql: "INSERT INTO bank_match_removal (match_id, event_seq) VALUES (?, ?)", arguments: [id, event.seq])
    for table in ["matched_movement", "matched_line", "matched_item"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE match_id = ?", arguments: [id])
    }
    event.add("match-removal/\(id)", DossierReading.removalDigest(id, event: event.seq))
    return match
  }
}
