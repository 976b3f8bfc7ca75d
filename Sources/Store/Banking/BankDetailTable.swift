public import Banking
import Foundation
import GRDB
import Kernel
import Ledger

/// The bank details of a third party, as they were given one day.
public struct BankDetail: Hashable, Sendable {
  /// Who vouched for another IBAN, and how they made sure.
  public struct Confirmation: Hashable, Sendable {
    public let reason: String
    public let instant: String
    public let author: String
  }

  public enum State: String, Hashable, Sendable {
    /// The first ones known: nothing to compare them with.
    case given = "donne"
    case held = "bloque"
    case confirmed = "confirme"
  }

  public let id: Int64
  public let thirdParty: String
  /// Nil when it was taken off.
  public let iban: String?
  public let bic: String?
  /// The name of the account's holder; nil when it is the third party's own.
  public let holder: String?
  public let address: PaymentAddress?
  /// The IBAN that was accepted before, nil for the first.
  public let previous: String?
  public let isHeldUntilConfirmed: Bool
  public let instant: String
  /// Who gave them.
  public let author: String
  public let confirmation: Confirmation?

  public var state: State { confirmation != nil ? .confirmed : isHeldUntilConfirmed ? .held : .given }
  public var isHeld: Bool { state == .held }

  fileprivate struct Body: Codable {
    var bic: String?
    var holder: String?
    var address: PaymentAddress?
  }

  fileprivate init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    thirdParty = try row.decode(forColumn: "third_party")
    iban = try row.decode(forColumn: "iban")
    let body = try JSONBody.decode(Body.self, row.decode(forColumn: "body"), "les coordonnées bancaires n° \(id)")
    (bic, holder, address) = (body.bic, body.holder, body.address)
    previous = try row.decode(forColumn: "previous")
    isHeldUntilConfirmed = try row.decode(forColumn: "is_held") as Int64 == 1
    instant = try row.decode(forColumn: "instant")
    author = try row.decode(forColumn: "author")
    let reason: String? = try row.decode(forColumn: "reason")
    confirmation = try reason.map {
      Confirmation(
        reason: $0, instant: try row.decode(forColumn: "confirmed_instant"), author: try row.decode(forColumn: "confirmed_author")
      )
    }
  }
}

extension DossierReading {
  private static let details = """
    SELECT d.*, c.reason, c.instant AS confirmed_instant, c.author AS confirmed_author
    FROM bank_detail d LEFT JOIN bank_detail_confirmation c ON c.detail_id = d.id
    """

  /// Those of a third party, the last first. None for an IBAN that was known before details were kept.
  public func bankDetails(of thirdParty: String) throws -> [BankDetail] {
    try Row.fetchAll(
      db, sql: "\(DossierReading.details) WHERE d.third_party = ? ORDER BY d.id DESC", arguments: [thirdParty]
    ).map(BankDetail.init)
  }

  /// Those that hold now, of every third party that has some, in order of code.
  public func currentBankDetails() throws -> [BankDetail] {
    try Row.fetchAll(
      db,
      sql: """
        \(DossierReading.details)
        WHERE d.id IN (SELECT max(id) FROM bank_detail GROUP BY third_party) ORDER BY d.third_party
        """
    ).map(BankDetail.init)
  }

  /// Those that wait for somebody to confirm them.
  public func heldBankDetails() throws -> [BankDetail] { try currentBankDetails().filter(\.isHeld) }

  func bankDetailDigests() throws -> [(String, Digest)] {
    var digests: [(String, Digest)] = []
    for row in try Row.fetchAll(db, sql: "SELECT * FROM bank_detail") {
      digests.append(("bank-detail/\(try row.decode(forColumn: "id") as Int64)", try DossierChange.digest(ofDetail: row)))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM bank_detail_confirmation") {
      let id: Int64 = try row.decode(forColumn: "detail_id")
      digests.append(("bank-detail/\(id)/confirmation", try DossierChange.digest(ofAct: row, "detail_id")))
    }
    return digests
  }
}

extension DossierChange {
  static func digest(ofDetail row: Row) throws -> Digest {
    var form = CanonicalForm("ecritoire:bank-detail:1")
    form.add(try row.decode(forColumn: "id") as Int64)
    form.add(try row.decode(forColumn: "third_party") as String)
    form.add(try row.decode(forColumn: "iban") as String?)
    form.add(try row.decode(forColumn: "body") as String)
    form.add(try row.decode(forColumn: "previous") as String?)
    form.add(try row.decode(forColumn: "is_held") as Int64)
    form.add(try row.decode(forColumn: "instant") as String)
    form.add(try row.decode(forColumn: "author") as String)
    return form.digest
  }

  /// Of a row that says who did something about another row, when and why.
  static func digest(ofAct row: Row, _ key: String) throws -> Digest {
    var form = CanonicalForm("ecritoire:payment-act:1")
    form.add(key)
    form.add(try row.decode(forColumn: key) as Int64)
    form.add(try row.decode(forColumn: "reason") as String)
    form.add(try row.decode(forColumn: "instant") as String)
    form.add(try row.decode(forColumn: "author") as String)
    return form.digest
  }

  /// Keeps the bank details that a third party has from now on. Another IBAN than the one accepted before is held, whoever
  /// gives it and by whatever door.
  /// - Parameter known: the IBAN on the card before this change, for third parties older than the details.
  func recordBankDetail(
    _ thirdParty: String, iban: String?, bic: String? = nil, holder: String? = nil, address: PaymentAddress? = nil, known: String?
  ) throws {
    try Finding.refuseNulCharacter(iban, bic, holder)
    let before = try reading.bankDetails(of: thirdParty)
    let accepted = before.isEmpty ? known : before.first { $0.iban != nil && !$0.isHeld }?.iban
    let isHeld = iban != nil && accepted != nil && accepted != iban
    try db.execute(
      sql: """
        INSERT INTO bank_detail (third_party, iban, body, previous, is_held, instant, author) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        thirdParty, iban, try JSONBody.encode(BankDetail.Body(bic: bic, holder: holder, address: address)), accepted,
        isHeld ? 1 : 0, event.author.instant, event.author.name,
      ])
    let id = db.lastInsertedRowID
    let row = try Row.fetchOne(db, sql: "SELECT * FROM bank_detail WHERE id = ?", arguments: [id])!
    event.add("bank-detail/\(id)", try DossierChange.digest(ofDetail: row))
  }

  /// Writes the bank details of a third party and its IBAN on its card.
  public func setBankDetails(
    of party: ThirdParty, iban: String?, bic: String?, holder: String?, address: PaymentAddress?
  ) throws {
    let known = try reading.thirdParty(party.code)?.iban
    try recordBankDetail(party.code, iban: iban, bic: bic, holder: holder, address: address, known: known)
    var changed = party
    changed.iban = iban
    try writeThirdParty(changed)
  }

  /// From now on payments may go there.
  public func confirm(_ detail: BankDetail, reason: String) throws {
    try Finding.refuseNulCharacter(reason)
    try db.execute(
      sql: "INSERT INTO bank_detail_confirmation (detail_id, reason, instant, author) VALUES (?, ?, ?, ?)",
      arguments: [detail.id, reason, event.author.instant, event.author.name])
    let row = try Row.fetchOne(db, sql: "SELECT * FROM bank_detail_confirmation WHERE detail_id = ?", arguments: [detail.id])!
    event.add("bank-detail/\(detail.id)/confirmation", try DossierChange.digest(ofAct: row, "detail_id"))
  }
}
