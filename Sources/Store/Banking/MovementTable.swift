public import Banking
import Crypto
import GRDB
public import Kernel
public import Ledger

/// A movement of a bank account, as the bank told it, and the entry made from it.
public struct StoredMovement: Hashable, Sendable {
  public let id: Int64
  /// Of the books.
  public let account: AccountNumber
  public let batch: Int64
  public let statement: Int64
  public let line: StatementLine
  /// The entry made from it; nil while it is to be coded.
  public let entry: Int64?

  /// Positive when it enters the account.
  public var amount: Money { Money(cents: line.amount.minor) }
  /// Where it stands in the lists, which go day by day.
  public var place: EntryPlace { EntryPlace(day: line.bookingDay, id: id) }

  static let columns = """
    SELECT m.id, a.ledger_account, m.batch_id, m.statement_id, m.day, m.value_day, m.amount, m.label, m.body, m.place, m.entry_id
    FROM bank_movement m JOIN bank_account a ON a.id = m.bank_account_id
    """

  init(_ row: Row) throws {
    id = try row.decode(atIndex: 0)
    account = try AccountNumber(stored: row.decode(atIndex: 1))
    batch = try row.decode(atIndex: 2)
    statement = try row.decode(atIndex: 3)
    let valueDay: Int64? = try row.decode(atIndex: 5)
    let place: Int64 = try row.decode(atIndex: 9)
    line = try MovementBody(row.decode(atIndex: 8), of: id).line(
      on: Day(stored: row.decode(atIndex: 4)), BankAmount(row.decode(atIndex: 6)), row.decode(atIndex: 7),
      valueDay: valueDay.map { try Day(stored: $0) }, place: Int(clamping: place))
    entry = try row.decode(atIndex: 10)
  }
}

/// Which movements are wanted: what is nil does not matter.
public struct MovementFilter: Hashable, Sendable {
  /// Of the books.
  public var account: AccountNumber?
  public var from: Day?
  public var through: Day?
  public var batch: Int64?
  public var statement: Int64?
  public var ids: [Int64]?
  /// Only those that wait to be entered: no entry was made from them, and no match holds them.
  public var withoutEntry: Bool
  /// The place of the last one seen: only those that follow.
  public var after: EntryPlace?
  public var limit: Int?

  public init(
    account: AccountNumber? = nil, from: Day? = nil, through: Day? = nil, batch: Int64? = nil, statement: Int64? = nil,
    ids: [Int64]? = nil, withoutEntry: Bool = false, after: EntryPlace? = nil, limit: Int? = nil
  ) {
    (self.account, self.from, self.through, self.batch, self.statement) = (account, from, through, batch, statement)
    (self.ids, self.withoutEntry, self.after, self.limit) = (ids, withoutEntry, after, limit)
  }

  /// What is matched with a line of the books stands in them.
  static let waits = "m.entry_id IS NULL AND NOT EXISTS (SELECT 1 FROM matched_movement k WHERE k.movement_id = m.id)"

  /// The conditions in SQL, each with its values.
  fileprivate var conditions: (sql: String, values: [any DatabaseValueConvertible]) {
    var found: [(sql: String, values: [any DatabaseValueConvertible])] = []
    if let account { found.append(("a.ledger_account = ?", [account.text])) }
    if let from { found.append(("m.day >= ?", [from.stored])) }
    if let through { found.append(("m.day <= ?", [through.stored])) }
    if let batch { found.append(("m.batch_id = ?", [batch])) }
    if let statement { found.append(("m.statement_id = ?", [statement])) }
    if let ids { found.append(("m.id IN (\(ids.map { _ in "?" }.joined(separator: ", ")))", ids)) }
    if withoutEntry { found.append((MovementFilter.waits, [])) }
    if let after { found.append(("(m.day, m.id) > (?, ?)", [after.day.stored, after.id])) }
    guard !found.isEmpty else { return ("", []) }
    return ("WHERE " + found.map(\.sql).joined(separator: " AND "), found.flatMap(\.values))
  }
}

/// What an account at a bank comes to.
public struct MovementSummary: Hashable, Sendable {
  public let movements: Int
  /// Those that wait to be entered.
  public let withoutEntry: Int
  /// Of the movements.
  public let sum: Money
  public let firstDay: Day?
  public let lastDay: Day?
}

extension DossierReading {
  /// Day by day, in the order they were imported within one.
  public func movements(_ filter: MovementFilter = MovementFilter()) throws -> [StoredMovement] {
    let (conditions, values) = filter.conditions
    return try Row.fetchAll(
      db,
      sql: """
        \(StoredMovement.columns) \(conditions) ORDER BY m.day, m.id \(filter.limit.map { "LIMIT \($0)" } ?? "")
        """,
      arguments: StatementArguments(values)
    ).map(StoredMovement.init)
  }

  public func movement(_ id: Int64) throws -> StoredMovement? { try movements(MovementFilter(ids: [id])).first }

  /// Sums over the movements wanted.
  public func movementSummary(_ filter: MovementFilter = MovementFilter()) throws -> MovementSummary {
    let (conditions, values) = filter.conditions
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), count(*) FILTER (WHERE \(MovementFilter.waits)), coalesce(sum(m.amount), 0), min(m.day), max(m.day)
        FROM bank_movement m JOIN bank_account a ON a.id = m.bank_account_id \(conditions)
        """,
      arguments: StatementArguments(values))!
    let (first, last): (Int64?, Int64?) = (try row.decode(atIndex: 3), try row.decode(atIndex: 4))
    return MovementSummary(
      movements: try row.decode(atIndex: 0), withoutEntry: try row.decode(atIndex: 1),
      sum: Money(cents: try row.decode(atIndex: 2)), firstDay: try first.map { try Day(stored: $0) },
      lastDay: try last.map { try Day(stored: $0) })
  }

  /// The numbers of entries by their keys; nil for a draft.
  public func entryNumbers(_ entries: Set<Int64>) throws -> [Int64: Int64?] {
    let find = try RawStatement(db, "SELECT number FROM entry WHERE id = ?")
    var numbers: [Int64: Int64?] = [:]
    for entry in entries {
      find.bind(1, entry)
      if try find.next() { numbers[entry] = .some(find.optionalInt(0)) }
      find.reset()
    }
    return numbers
  }

  /// How many movements each statement brought, by its key.
  public func movementCounts() throws -> [Int64: Int] {
    let rows = try Row.fetchAll(db, sql: "SELECT statement_id, count(*) FROM bank_movement GROUP BY statement_id")
    return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1)) })
  }

  /// The movements that an entry was made from.
  public func movements(ofEntry entry: Int64) throws -> [StoredMovement] {
    try Row.fetchAll(db, sql: "\(StoredMovement.columns) WHERE m.entry_id = ? ORDER BY m.day, m.id", arguments: [entry])
      .map(StoredMovement.init)
  }

  /// The movements of an import that something was made of, and that keep it from being undone. Whatever else holds a movement
  /// is to be asked here too.
  func heldMovements(batch: Int64) throws -> [StoredMovement] {
    try Row.fetchAll(
      db,
      sql: """
        \(StoredMovement.columns) WHERE m.batch_id = ?
          AND (m.entry_id IS NOT NULL OR m.id IN (SELECT movement_id FROM matched_movement))
        ORDER BY m.day, m.id
        """,
      arguments: [batch]
    ).map(StoredMovement.init)
  }

  /// What the trail holds of an import of statements: every value of its statements and of its movements.
  func bankBatchDigest(_ batch: Int64) throws -> Digest {
    var hasher = SHA256()
    var form = CanonicalForm("ecritoire:bank-statement:1")
    for statement in try statements(batch: batch) {
      form.restart("ecritoire:bank-statement:1")
      statement.add(to: &form)
      hasher.update(data: form.bytes)
    }
    let rows = try RawStatement(
      db,
      """
      SELECT id, bank_account_id, statement_id, day, value_day, amount, label, body, place, fingerprint, rank
      FROM bank_movement WHERE batch_id = ? ORDER BY id
      """)
    rows.bind(1, batch)
    while try rows.next() {
      form.restart("ecritoire:bank-movement:1")
      for column: Int32 in [0, 1, 2, 3, 4, 5, 8, 10] { form.add(rows.optionalInt(column)) }
      for column: Int32 in [6, 7, 9] { form.add(raw: rows.bytes(column)) }
      hasher.update(data: form.bytes)
    }
    return Digest(finalizing: hasher)
  }

  /// What the trail must hold of the statements: each account, each import, each entry made from a movement.
  func bankDigests() throws -> [(String, Digest)] {
    var found = try bankAccounts().map { ($0.subject, $0.digest) }
    let batches = try Int64.fetchAll(db, sql: "SELECT batch_id FROM bank_statement UNION SELECT batch_id FROM bank_movement")
    for batch in batches { found.append(("movements/\(batch)", try bankBatchDigest(batch))) }
    let made = try RawStatement(db, "SELECT id, entry_id FROM bank_movement WHERE entry_id IS NOT NULL")
    while try made.next() {
      found.append(("movement-entry/\(made.int(0))", DossierReading.linkDigest(made.int(0), entry: made.int(1))))
    }
    return found
  }

  static func linkDigest(_ movement: Int64, entry: Int64) -> Digest {
    var form = CanonicalForm("ecritoire:movement-entry:1")
    form.add(movement)
    form.add(entry)
    return form.digest
  }
}

extension DossierChange {
  /// Writes a movement, in euros. One the bank says exactly the same of as of others has the next rank among them.
  @discardableResult
  public func addMovement(_ line: StatementLine, account: StoredBankAccount, batch: Int64, statement: Int64) throws -> Int64 {
    precondition(line.amount.currency.code == "EUR", "movements are kept in euros")
    if let sealed = try latestSeals().first(where: { $0.account == account.ledgerAccount && line.bookingDay <= $0.day }) {
      throw Finding.reconciliationSealed(sealed)
    }
    bankBatches.insert(batch)
    let body = try MovementBody(line).json
    try Finding.refuseNulCharacter(line.label, body)
    let fingerprint = DossierChange.fingerprint(line, body)
    // A file has movements by the thousand: both statements are kept.
    let rank = try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT coalesce(max(rank), 0) + 1 FROM bank_movement WHERE bank_account_id = ? AND fingerprint = ?"),
      arguments: [account.id, fingerprint.data])
    try db.cachedStatement(
      sql: """
        INSERT INTO bank_movement
          (bank_account_id, batch_id, statement_id, day, value_day, amount, label, body, place, fingerprint, rank)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        account.id, batch, statement, line.bookingDay.stored, line.valueDay?.stored, line.amount.minor, line.label, body,
        line.place, fingerprint.data, rank,
      ])
    return db.lastInsertedRowID
  }

  private static func fingerprint(_ line: StatementLine, _ body: String) -> Digest {
    var form = CanonicalForm("ecritoire:movement-told:1")
    for number in [line.bookingDay.stored, line.valueDay?.stored, line.amount.minor] { form.add(number) }
    form.add(line.label)
    form.add(body)
    return form.digest
  }

  /// Says which entry was made from a movement, or that it is to be coded again.
  /// Throws `bank.movement.missing`.
  public func setEntry(_ entry: Int64?, ofMovement id: Int64) throws {
    try db.execute(sql: "UPDATE bank_movement SET entry_id = ? WHERE id = ?", arguments: [entry, id])
    guard db.changesCount == 1 else { throw Finding.movementMissing(id) }
    event.add("movement-entry/\(id)", entry.map { DossierReading.linkDigest(id, entry: $0) } ?? .zero)
  }

  /// Takes away what an import brought, once the batch says that it is undone.
  func removeMovements(batch: Int64) throws {
    let statements = try reading.statements(batch: batch)
    guard !statements.isEmpty else { return }
    for sealed in try latestSeals()
    where statements.contains(where: { $0.account == sealed.account && $0.firstDay <= sealed.day }) {
      throw Finding.reconciliationSealed(sealed)
    }
    try db.execute(sql: "DELETE FROM bank_movement WHERE batch_id = ?", arguments: [batch])
    try db.execute(sql: "DELETE FROM bank_statement WHERE batch_id = ?", arguments: [batch])
    event.add("movements/\(batch)", .zero)
    try forgetUnusedBankAccounts()
  }

  /// The trail records each import of statements that this change wrote to.
  func recordBankBatches() throws {
    for batch in bankBatches.sorted() { event.add("movements/\(batch)", try reading.bankBatchDigest(batch)) }
  }
}

extension Finding {
  public static func movementMissing(_ id: Int64) -> Finding {
    Finding(
      "bank.movement.missing", "Il n’y a pas de mouvement bancaire n° \(id) dans ce dossier.",
      recovery: "Affichez les mouvements : ecritoire banque mouvements")
  }

  static func movementsHeld(_ batch: ImportBatch, _ held: [StoredMovement]) -> Finding {
    let named = held.prefix(3).map { "\($0.line.bookingDay.french) « \($0.line.label) » \($0.amount.french)" }
    let rest = held.count > named.count ? " et \(held.count - named.count) autres" : ""
    return Finding(
      "bank.batch.held",
      "L’import n° \(batch.id) (« \(batch.file) ») ne peut pas être annulé : "
        + "\(held.count == 1 ? "un de ses mouvements est déjà repris" : "\(held.count) de ses mouvements sont déjà repris") "
        + "dans les livres (\(named.joined(separator: " ; "))\(rest)).",
      recovery: "Supprimez d’abord ces écritures au brouillard ou ôtez ces rapprochements, puis annulez l’import.")
  }
}
