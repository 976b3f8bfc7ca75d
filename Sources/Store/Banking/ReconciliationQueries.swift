public import Banking
import GRDB
public import Kernel
public import Ledger

/// A line of a bank's account in the books, with what the entry says beside it.
public struct StoredBankLine: Hashable, Sendable {
  public let line: LineReference
  public let day: Day
  /// Debit less credit: positive when it enters the account.
  public let amount: Money
  public let label: String
  public let pieceRef: String
  public let journal: String
  /// The first third party that the entry names.
  public let thirdParty: String?
  public let thirdPartyName: String?
  public let thirdPartyAccount: String?
  public let isDraft: Bool
  /// The match that holds it; nil while it is open.
  public let match: Int64?

  public var item: OutstandingItem {
    OutstandingItem(.ledger, .line(line), day: day, label: label, reference: pieceRef, amount: amount)
  }

  static let columns = """
    SELECT l.entry_id, l.position, l.day, l.debit - l.credit, coalesce(l.label, e.label), coalesce(l.piece_ref, e.piece_ref),
      j.code, t.code, t.name, t.iban, e.number IS NULL, k.match_id
    FROM line l JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
      LEFT JOIN matched_line k ON k.entry_id = l.entry_id AND k.position = l.position
      LEFT JOIN third_party t ON t.id = (
        SELECT x.third_party_id FROM line x WHERE x.entry_id = l.entry_id AND x.third_party_id IS NOT NULL
        ORDER BY x.position LIMIT 1)
    """

  init(_ row: Row) throws {
    line = LineReference(entry: try row.decode(atIndex: 0), position: try row.decode(atIndex: 1))
    day = try Day(stored: row.decode(atIndex: 2))
    amount = Money(cents: try row.decode(atIndex: 3))
    (label, pieceRef, journal) = (try row.decode(atIndex: 4), try row.decode(atIndex: 5), try row.decode(atIndex: 6))
    (thirdParty, thirdPartyName) = (try row.decode(atIndex: 7), try row.decode(atIndex: 8))
    thirdPartyAccount = try row.decode(atIndex: 9)
    isDraft = try row.decode(atIndex: 10)
    match = try row.decode(atIndex: 11)
  }
}

extension StoredMovement {
  public var item: OutstandingItem {
    OutstandingItem(
      .bank, .movement(id), day: line.bookingDay, label: line.label, reference: line.entryNumber ?? line.reference ?? "",
      amount: amount)
  }
}

extension StoredOpeningItem {
  public var item: OutstandingItem {
    OutstandingItem(side, .opening(id), day: day, label: label, reference: reference, amount: amount)
  }
}

extension DossierReading {
  /// The day that the reconciliation of an account starts on: the first of its first statement. Nil before any statement.
  public func reconciliationStart(_ account: StoredBankAccount) throws -> Day? {
    try Int64.fetchOne(db, sql: "SELECT min(first_day) FROM bank_statement WHERE bank_account_id = ?", arguments: [account.id])
      .map { try Day(stored: $0) }
  }

  /// The lines of the account from the first statement on through a day, openings left out, in order of day.
  /// What stands before the first statement is reconciled by its opening balance and the opening items.
  /// - Parameter openOnly: leaves out those that a match holds.
  public func bankLines(_ account: StoredBankAccount, through day: Day, openOnly: Bool = false) throws -> [StoredBankLine] {
    guard let start = try reconciliationStart(account) else { return [] }
    return try Row.fetchAll(
      db,
      sql: """
        \(StoredBankLine.columns)
        WHERE l.account_id = (SELECT id FROM account WHERE number = ?1) AND l.day BETWEEN ?2 AND ?3 AND j.kind <> ?4
          \(openOnly ? "AND k.match_id IS NULL" : "")
        ORDER BY l.day, l.entry_id, l.position
        """, arguments: [account.ledgerAccount.text, start.stored, day.stored, JournalKind.openings.rawValue]
    ).map(StoredBankLine.init)
  }

  /// The movements of the account through a day that no match holds, in order of day.
  public func openMovements(_ account: StoredBankAccount, through day: Day) throws -> [StoredMovement] {
    try Row.fetchAll(
      db,
      sql: """
        \(StoredMovement.columns) WHERE m.bank_account_id = ? AND m.day <= ?
          AND m.id NOT IN (SELECT movement_id FROM matched_movement)
        ORDER BY m.day, m.id
        """, arguments: [account.id, day.stored]
    ).map(StoredMovement.init)
  }

  /// A movement, a line or an opening item of the account; nil when it is of another, or of before the first statement.
  /// - Parameter atAnyTime: what a match holds already stays one, even when the first statement was taken back since.
  public func item(_ source: OutstandingItem.Source, account: StoredBankAccount, atAnyTime: Bool = false) throws
    -> OutstandingItem?
  {
    switch source {
    case .movement(let id):
      guard let movement = try movement(id), movement.account == account.ledgerAccount else { return nil }
      return movement.item
    case .opening(let id):
      return try openingItems(account.ledgerAccount).first { $0.id == id }?.item
    case .line(let line):
      guard let start = try atAnyTime ? Day(1900, 1, 1) : reconciliationStart(account) else { return nil }
      return try Row.fetchOne(
        db,
        sql: """
          \(StoredBankLine.columns)
          WHERE l.entry_id = ?1 AND l.position = ?2 AND l.account_id = (SELECT id FROM account WHERE number = ?3)
            AND l.day >= ?4 AND j.kind <> ?5
          """,
        arguments: [line.entry, line.position, account.ledgerAccount.text, start.stored, JournalKind.openings.rawValue]
      ).map { try StoredBankLine($0).item }
    }
  }

  // MARK: The balances

  /// What the books say at the end of a day: the fiscal year of that day, and what the years before it left while it has no
  /// openings of its own.
  public func bankLedgerBalance(_ account: AccountNumber, on day: Day) throws -> Money {
    let years = try fiscalYears().filter { $0.year.first <= day }.sorted { $0.year.first < $1.year.first }
    var balance = Money.zero
    for year in years.reversed() {
      let last = min(day, year.year.last)
      guard let sum = balance.adding(try self.balance(of: account, in: year, before: last + 1)) else {
        throw Finding.totalTooLarge()
      }
      balance = sum
      if try hasOpenings(account, year) { break }
    }
    return balance
  }

  private func hasOpenings(_ account: AccountNumber, _ year: StoredFiscalYear) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM month_total t JOIN journal j ON j.id = t.journal_id
          WHERE t.fiscal_year_id = ? AND t.account_id = (SELECT id FROM account WHERE number = ?) AND j.kind = ? AND t.lines > 0)
        """, arguments: [year.id, account.text, JournalKind.openings.rawValue]) ?? false
  }

  /// What the bank holds at the end of a day, and the day of the balance that it is reckoned from: the last closing balance at
  /// hand, else the first opening balance, else the first closing balance to come. Nil when no statement gives one.
  public func bankBalance(_ account: StoredBankAccount, on day: Day) throws -> (balance: Money, day: Day)? {
    let statements = try statements(account.ledgerAccount)
    guard let first = statements.first, first.firstDay <= day + 1 else { return nil }
    func moved(after: Day, through: Day) throws -> Money {
      Money(
        cents: try Int64.fetchOne(
          db, sql: "SELECT coalesce(sum(amount), 0) FROM bank_movement WHERE bank_account_id = ? AND day > ? AND day <= ?",
          arguments: [account.id, after.stored, through.stored]) ?? 0)
    }
    let past = statements.filter { $0.closing != nil && $0.lastDay <= day }.max { $0.lastDay < $1.lastDay }
    if let past, let closing = past.closing { return (closing + (try moved(after: past.lastDay, through: day)), past.lastDay) }
    if let first = statements.first(where: { $0.opening != nil }), let opening = first.opening, first.firstDay <= day + 1 {
      return (opening + (try moved(after: first.firstDay - 1, through: day)), first.firstDay)
    }
    guard let next = statements.first(where: { $0.closing != nil }), let closing = next.closing else { return nil }
    return (closing - (try moved(after: day, through: next.lastDay)), next.lastDay)
  }

  /// The état de rapprochement of an account at the end of a day. Throws `bank.reconciliation.no-balance`.
  /// - Parameter told: what the bank holds that day, when no statement says it.
  public func reconciliation(_ account: StoredBankAccount, on day: Day, told: Money? = nil) throws -> Reconciliation {
    guard let bank = try bankBalance(account, on: day) ?? told.map({ ($0, day) }) else {
      throw Finding.reconciliationWithoutBalance(account, day)
    }
    let lines = try bankLines(account, through: day)
    let late = try matches(account, withMemberAfter: day)
    func isOpen(_ match: Int64?) -> Bool { match.map { late.contains($0) } ?? true }
    var items = lines.filter { isOpen($0.match) }.map(\.item)
    items += try openingItems(account.ledgerAccount).filter { isOpen($0.match) }.map(\.item)
    items += try openMovements(account, through: day).map(\.item)
    for id in late.sorted() {
      let members = try match(id)?.members.movements ?? []
      items += try movements(MovementFilter(through: day, ids: members)).map(\.item)
    }
    return Reconciliation(
      account: account.ledgerAccount, day: day, statementBalance: bank.0, statementDay: bank.1,
      ledgerBalance: try bankLedgerBalance(account.ledgerAccount, on: day),
      drafts: Set(lines.filter(\.isDraft).map(\.line.entry)).count, outstanding: items)
  }

  /// The matches that hold and have a member after the day: at that day their members were still open.
  private func matches(_ account: StoredBankAccount, withMemberAfter day: Day) throws -> Set<Int64> {
    try Set(
      Int64.fetchAll(
        db,
        sql: """
          SELECT k.match_id FROM bank_movement m JOIN matched_movement k ON k.movement_id = m.id
            WHERE m.bank_account_id = ?1 AND m.day > ?2
          UNION SELECT k.match_id FROM line l JOIN matched_line k ON k.entry_id = l.entry_id AND k.position = l.position
            WHERE l.account_id = (SELECT id FROM account WHERE number = ?3) AND l.day > ?2
          """, arguments: [account.id, day.stored, account.ledgerAccount.text]))
  }
}
