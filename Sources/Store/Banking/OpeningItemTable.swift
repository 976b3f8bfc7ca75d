public import Banking
import GRDB
public import Kernel
public import Ledger

/// Something of before the first statement that one side has and the other has not yet (suspens d’ouverture).
public struct StoredOpeningItem: Hashable, Sendable {
  public let id: Int64
  /// Of the books.
  public let account: AccountNumber
  public let side: OutstandingSide
  public let day: Day
  public let label: String
  /// The number of the cheque, the piece.
  public let reference: String
  /// Positive when it enters the account.
  public let amount: Money
  /// The match that clears it; nil while it waits.
  public let match: Int64?
  let eventSeq: Int64

  static let columns = """
    SELECT o.id, a.ledger_account, o.side, o.day, o.label, o.reference, o.amount, m.match_id, o.event_seq
    FROM bank_opening_item o JOIN bank_account a ON a.id = o.bank_account_id LEFT JOIN matched_item m ON m.item_id = o.id
    """

  init(_ row: Row) throws {
    id = try row.decode(atIndex: 0)
    account = try AccountNumber(stored: row.decode(atIndex: 1))
    guard let side = OutstandingSide(rawValue: try row.decode(atIndex: 2)) else {
      throw Finding.dossierDamaged("dossier", "le suspens d’ouverture n° \(id) n’est d’aucun côté")
    }
    self.side = side
    day = try Day(stored: row.decode(atIndex: 3))
    (label, reference) = (try row.decode(atIndex: 4), try row.decode(atIndex: 5))
    amount = Money(cents: try row.decode(atIndex: 6))
    match = try row.decode(atIndex: 7)
    eventSeq = try row.decode(atIndex: 8)
  }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:bank-opening-item:1")
    form.add(id)
    for text in [account.text, side.rawValue, label, reference] { form.add(text) }
    for number in [day.stored, amount.cents, eventSeq] { form.add(number) }
    return form.digest
  }
}

extension DossierReading {
  /// The opening items of an account that were not taken back, in order of day.
  public func openingItems(_ account: AccountNumber) throws -> [StoredOpeningItem] {
    try Row.fetchAll(
      db,
      sql: """
        \(StoredOpeningItem.columns) WHERE a.ledger_account = ? AND o.id NOT IN (SELECT item_id FROM bank_opening_item_removal)
        ORDER BY o.day, o.id
        """, arguments: [account.text]
    ).map(StoredOpeningItem.init)
  }
}

extension DossierChange {
  /// Writes an opening item. Throws `bank.reconciliation.sealed`.
  @discardableResult
  public func addOpeningItem(
    _ side: OutstandingSide, on day: Day, _ amount: Money, label: String, reference: String, account: StoredBankAccount
  ) throws -> Int64 {
    try Finding.refuseNulCharacter(label, reference)
    if let sealed = try reading.sealedReconciliation(account.ledgerAccount) { throw Finding.reconciliationSealed(sealed) }
    try db.execute(
      sql: """
        INSERT INTO bank_opening_item (bank_account_id, side, day, label, reference, amount, event_seq)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [account.id, side.rawValue, day.stored, label, reference, amount.cents, event.seq])
    let id = db.lastInsertedRowID
    let item = try Row.fetchOne(db, sql: "\(StoredOpeningItem.columns) WHERE o.id = ?", arguments: [id]).map(
      StoredOpeningItem.init)!
    event.add("opening-item/\(id)", item.digest)
    return id
  }

  /// Takes back an opening item that nothing was matched with.
  /// Throws `bank.opening-item.missing`, `bank.opening-item.matched`, `bank.reconciliation.sealed`.
  public func removeOpeningItem(_ id: Int64, account: AccountNumber) throws {
    guard let item = try reading.openingItems(account).first(where: { $0.id == id }) else {
      throw Finding.openingItemMissing(id, account)
    }
    if let sealed = try reading.sealedReconciliation(account) { throw Finding.reconciliationSealed(sealed) }
    guard item.match == nil else { throw Finding.openingItemMatched(item) }
    try db.execute(
      sql: "INSERT INTO bank_opening_item_removal (item_id, event_seq) VALUES (?, ?)", arguments: [id, event.seq])
    event.add("opening-item-removal/\(id)", DossierReading.removalDigest(id, event: event.seq))
  }
}

extension DossierReading {
  /// What the trail holds of something taken back.
  static func removalDigest(_ id: Int64, event: Int64, reason: String = "") -> Digest {
    var form = CanonicalForm("ecritoire:removal:1")
    form.add(id)
    form.add(event)
    form.add(reason)
    return form.digest
  }
}
