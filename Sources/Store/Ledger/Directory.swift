import Foundation
import GRDB
import Kernel
import Ledger

// The accounts, journals and third parties of the dossier, and what people save by name.

extension DossierReading {
  /// In order of number.
  public func accounts() throws -> [Account] {
    try Row.fetchAll(db, sql: "SELECT number, label FROM account ORDER BY number").map { row in
      Account(number: try AccountNumber(stored: row.decode(atIndex: 0)), label: try row.decode(atIndex: 1))
    }
  }

  public func account(_ number: AccountNumber) throws -> Account? {
    try String.fetchOne(db, sql: "SELECT label FROM account WHERE number = ?", arguments: [number.text])
      .map { Account(number: number, label: $0) }
  }

  public func journals() throws -> [Journal] {
    try Row.fetchAll(db, sql: "SELECT code, label, kind, counterpart FROM journal ORDER BY id").map { row in
      let code: String = try row.decode(atIndex: 0)
      let counterpart: String? = try row.decode(atIndex: 3)
      guard let kind = JournalKind(rawValue: try row.decode(atIndex: 2)) else {
        throw Finding.dossierDamaged("dossier", "le journal « \(code) » est d’un genre inconnu")
      }
      return Journal(
        code: code, label: try row.decode(atIndex: 1), kind: kind,
        counterpart: try counterpart.map { try AccountNumber(stored: $0) })
    }
  }

  public func journal(_ code: String) throws -> Journal? { try journals().first { $0.code == code } }

  public func thirdParties() throws -> [ThirdParty] {
    try Row.fetchAll(db, sql: "SELECT code, name, kind, account, siren, vat_number, iban FROM third_party ORDER BY code").map(
      party)
  }

  public func thirdParty(_ code: String) throws -> ThirdParty? {
    try Row.fetchOne(
      db, sql: "SELECT code, name, kind, account, siren, vat_number, iban FROM third_party WHERE code = ?", arguments: [code]
    ).map(party)
  }

  private func party(_ row: Row) throws -> ThirdParty {
    let code: String = try row.decode(atIndex: 0)
    guard let kind = ThirdParty.Kind(rawValue: try row.decode(atIndex: 2)) else {
      throw Finding.dossierDamaged("dossier", "le tiers « \(code) » est d’un genre inconnu")
    }
    return ThirdParty(
      code: code, name: try row.decode(atIndex: 1), kind: kind, account: try AccountNumber(stored: row.decode(atIndex: 3)),
      siren: try row.decode(atIndex: 4), vatNumber: try row.decode(atIndex: 5), iban: try row.decode(atIndex: 6))
  }
}

extension AccountNumber {
  /// For columns of account numbers. Throws `dossier.damaged`.
  init(stored text: String) throws {
    guard let number = AccountNumber(text) else {
      throw Finding.dossierDamaged("dossier", "« \(text) » n’est pas un numéro de compte")
    }
    self = number
  }
}

extension DossierChange {
  /// Writes another label, kind or counterpart for a journal, account or third party that is open already.
  /// Throws `ledger.directory.missing` when it is not.
  public func update(_ account: Account) throws {
    try Finding.refuseNulCharacter(account.label)
    guard codes.accounts[account.number.text] != nil else { throw Finding.directoryMissing("compte", account.number.text) }
    try db.execute(sql: "UPDATE account SET label = ? WHERE number = ?", arguments: [account.label, account.number.text])
    event.add("account/\(account.number.text)", account.digest(codes.accounts[account.number.text]))
  }

  public func update(_ journal: Journal) throws {
    try Finding.refuseNulCharacter(journal.label)
    guard codes.journals[journal.code] != nil else { throw Finding.directoryMissing("journal", journal.code) }
    try db.execute(
      sql: "UPDATE journal SET label = ?, kind = ?, counterpart = ? WHERE code = ?",
      arguments: [journal.label, journal.kind.rawValue, journal.counterpart?.text, journal.code])
    event.add("journal/\(journal.code)", journal.digest(codes.journals[journal.code]))
  }

  public func update(_ party: ThirdParty) throws {
    try Finding.refuseNulCharacter(party.name, party.siren, party.vatNumber, party.iban)
    guard codes.thirdParties[party.code] != nil else { throw Finding.directoryMissing("tiers", party.code) }
    try db.execute(
      sql: "UPDATE third_party SET name = ?, kind = ?, account = ?, siren = ?, vat_number = ?, iban = ? WHERE code = ?",
      arguments: [party.name, party.kind.rawValue, party.account.text, party.siren, party.vatNumber, party.iban, party.code])
    event.add("third-party/\(party.code)", party.digest(codes.thirdParties[party.code]))
  }
}

// MARK: Saved by name

/// What people save by name to use again. The body is JSON that the ledger reads.
public enum SavedKind: String, CaseIterable, Sendable {
  case importMapping = "import_mapping"
  case template
  case recurringEntry = "recurring_entry"
  case bankRule = "bank_rule"
  case loan
  case cashItem = "cash_item"
  case cashScenario = "cash_scenario"
  case cashThreshold = "cash_threshold"
}

extension DossierReading {
  public func saved(_ kind: SavedKind) throws -> [String: String] {
    Dictionary(try savedRows(kind).map { ($0.name, $0.body) }) { first, _ in first }
  }

  private func savedRows(_ kind: SavedKind) throws -> [(name: String, body: String)] {
    try Row.fetchAll(db, sql: "SELECT name, body FROM \(kind.rawValue) ORDER BY name").map {
      (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1))
    }
  }

  /// The last day for which a recurring entry was written.
  public func recurringDoneThrough(_ name: String) throws -> Day? {
    try Int64.fetchOne(db, sql: "SELECT done_through FROM recurring_entry WHERE name = ?", arguments: [savedName(name)])
      .map { try Day(stored: $0) }
  }

  func savedDigests() throws -> [(String, Digest)] {
    try SavedKind.allCases.flatMap { kind in
      try savedRows(kind).map { name, body in
        let done = kind == .recurringEntry ? try recurringDoneThrough(name) : nil
        return ("\(kind.rawValue)/\(name)", savedDigest(kind, name, body, done))
      }
    }
  }
}

/// Two spellings of the same characters (é, or e and an accent) are one name.
private func savedName(_ name: String) -> String { name.precomposedStringWithCanonicalMapping }

private func savedDigest(_ kind: SavedKind, _ name: String, _ body: String, _ done: Day?) -> Digest {
  var form = CanonicalForm("ecritoire:saved:1")
  for text in [kind.rawValue, name, body] { form.add(text) }
  form.add(done?.stored)
  return form.digest
}

extension DossierChange {
  public func save(_ kind: SavedKind, name: String, body: String) throws {
    try Finding.refuseNulCharacter(name, body)
    let name = savedName(name)
    try db.execute(
      sql: "INSERT INTO \(kind.rawValue) (name, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
      arguments: [name, body])
    let done = kind == .recurringEntry ? try reading.recurringDoneThrough(name) : nil
    event.add("\(kind.rawValue)/\(name)", savedDigest(kind, name, body, done))
  }

  /// Throws `ledger.directory.missing` when no recurring entry has the name.
  public func setRecurringDone(_ name: String, through day: Day) throws {
    let name = savedName(name)
    guard let body = try reading.saved(.recurringEntry)[name] else { throw Finding.directoryMissing("écriture récurrente", name) }
    try db.execute(sql: "UPDATE recurring_entry SET done_through = ? WHERE name = ?", arguments: [day.stored, name])
    event.add("recurring_entry/\(name)", savedDigest(.recurringEntry, name, body, day))
  }

  public func deleteSaved(_ kind: SavedKind, name: String) throws {
    let name = savedName(name)
    try db.execute(sql: "DELETE FROM \(kind.rawValue) WHERE name = ?", arguments: [name])
    event.add("\(kind.rawValue)/\(name)", .zero)
  }
}
