import Foundation
import GRDB
import Kernel
import Ledger

/// A cash box that was counted one evening, as it was written down.
public struct StoredCashCount: Hashable, Sendable {
  public let id: Int64
  public let account: AccountNumber
  public let day: Day
  /// How many of each note and coin, by its value in cents.
  public let pieces: [Int64: Int]
  /// The same as it stands in the dossier, letter for letter: what the digest is taken of.
  fileprivate let written: String
  public let others: Money
  public let counted: Money
  /// The balance of the account that evening, as the books had it when the count was written down.
  public let booked: Money
  public let note: String
  public let author: String

  public var difference: Money { counted - booked }

  init(
    id: Int64, account: AccountNumber, day: Day, pieces: [Int64: Int], others: Money, counted: Money, booked: Money,
    note: String, author: String
  ) {
    (self.id, self.account, self.day, self.pieces, self.others) = (id, account, day, pieces, others)
    written = StoredCashCount.text(pieces)
    (self.counted, self.booked, self.note, self.author) = (counted, booked, note, author)
  }

  /// Throws `dossier.damaged`.
  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    account = try AccountNumber(stored: row.decode(forColumn: "account"))
    day = try Day(stored: row.decode(forColumn: "day"))
    written = try row.decode(forColumn: "pieces")
    pieces = try StoredCashCount.read(written)
    others = Money(cents: try row.decode(forColumn: "others"))
    counted = Money(cents: try row.decode(forColumn: "counted"))
    booked = Money(cents: try row.decode(forColumn: "booked"))
    note = try row.decode(forColumn: "note")
    author = try row.decode(forColumn: "author")
  }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:cash-count:1")
    form.add(id)
    form.add(account.text)
    form.add(day.stored)
    form.add(written)
    for amount in [others, counted, booked] { form.add(amount.cents) }
    form.add(note)
    form.add(author)
    return form.digest
  }

  static func text(_ pieces: [Int64: Int]) -> String {
    let parts = pieces.filter { $0.value != 0 }.sorted { $0.key > $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{\(parts.joined(separator: ","))}"
  }

  private static func read(_ text: String) throws -> [Int64: Int] {
    guard let read = try? JSONDecoder().decode([String: Int].self, from: Data(text.utf8)) else {
      throw Finding.dossierDamaged("dossier", "un comptage de caisse ne se lit plus")
    }
    return Dictionary(read.compactMap { key, count in Int64(key).map { ($0, count) } }) { first, _ in first }
  }
}

extension DossierReading {
  private static let countColumns = "SELECT id, account, day, pieces, others, counted, booked, note, author FROM cash_count"

  /// The counts of an account, or of all, latest evening first.
  public func cashCounts(_ account: AccountNumber? = nil, limit: Int = .max) throws -> [StoredCashCount] {
    let filter = account == nil ? "" : "WHERE account = ?1"
    return try Row.fetchAll(
      db, sql: "\(DossierReading.countColumns) \(filter) ORDER BY day DESC, id DESC LIMIT \(limit)",
      arguments: account.map { [$0.text] } ?? []
    ).map(StoredCashCount.init)
  }

  public func cashCount(_ id: Int64) throws -> StoredCashCount? {
    try Row.fetchOne(db, sql: "\(DossierReading.countColumns) WHERE id = ?", arguments: [id]).map(StoredCashCount.init)
  }
}

extension DossierChange {
  /// Writes a count down for good.
  @discardableResult
  public func addCashCount(
    account: AccountNumber, day: Day, pieces: [Int64: Int], others: Money, counted: Money, booked: Money, note: String,
    author: String
  ) throws -> StoredCashCount {
    try Finding.refuseNulCharacter(note, author)
    let id = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM cash_count") ?? 1
    let count = StoredCashCount(
      id: id, account: account, day: day, pieces: pieces.filter { $0.value != 0 }, others: others, counted: counted,
      booked: booked, note: note, author: author)
    try db.execute(
      sql: """
        INSERT INTO cash_count (id, account, day, pieces, others, counted, booked, note, author)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, account.text, day.stored, count.written, others.cents, counted.cents, booked.cents, note, author,
      ])
    event.add("cash-count/\(id)", count.digest)
    return count
  }
}
