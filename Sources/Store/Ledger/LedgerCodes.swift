import GRDB
import Kernel
import Ledger

/// The accounts, journals and third parties of a dossier by code and by key,
/// held for the length of a transaction. Opening a new one writes it and adds
/// it to the event.
final class LedgerCodes {
  private let db: Database
  private(set) var accounts: [String: Int64] = [:]
  private(set) var journals: [String: Int64] = [:]
  private(set) var thirdParties: [String: Int64] = [:]
  /// Codes by key, as bytes: keys are small and dense.
  private(set) var accountNumbers: [[UInt8]] = []
  private(set) var journalCodes: [[UInt8]] = []
  private(set) var thirdPartyCodes: [[UInt8]] = []

  init(_ db: Database) throws {
    self.db = db
    for row in try Row.fetchAll(db, sql: "SELECT id, number FROM account") { keep(row[1], row[0], &accounts, &accountNumbers) }
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM journal") { keep(row[1], row[0], &journals, &journalCodes) }
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM third_party") {
      keep(row[1], row[0], &thirdParties, &thirdPartyCodes)
    }
  }

  /// Nil for 0, which stands for none.
  func thirdParty(_ id: Int64) -> [UInt8]? { id == 0 ? nil : code(id, in: thirdPartyCodes) }
  func account(_ id: Int64) -> [UInt8] { code(id, in: accountNumbers) }
  func journal(_ id: Int64) -> [UInt8] { code(id, in: journalCodes) }

  /// Empty for a key that names nothing: only a damaged file has one, and its digest then differs.
  private func code(_ id: Int64, in codes: [[UInt8]]) -> [UInt8] { codes.indices.contains(Int(id)) ? codes[Int(id)] : [] }

  func accountText(_ id: Int64) -> String { String(decoding: account(id), as: UTF8.self) }
  func journalText(_ id: Int64) -> String { String(decoding: journal(id), as: UTF8.self) }
  func thirdPartyText(_ id: Int64) -> String? { thirdParty(id).map { String(decoding: $0, as: UTF8.self) } }

  private func keep(_ code: String, _ id: Int64, _ byCode: inout [String: Int64], _ byID: inout [[UInt8]]) {
    byCode[code] = id
    while byID.count <= Int(id) { byID.append([]) }
    byID[Int(id)] = Array(code.utf8)
  }

  @discardableResult
  func open(_ account: Account, _ event: EventInProgress) throws -> Int64 {
    if let id = accounts[account.number.text] { return id }
    try db.execute(sql: "INSERT INTO account (number, label) VALUES (?, ?)", arguments: [account.number.text, account.label])
    keep(account.number.text, db.lastInsertedRowID, &accounts, &accountNumbers)
    event.add("account/\(account.number.text)", account.digest(db.lastInsertedRowID))
    return db.lastInsertedRowID
  }

  @discardableResult
  func open(_ journal: Journal, _ event: EventInProgress) throws -> Int64 {
    if let id = journals[journal.code] { return id }
    try db.execute(
      sql: "INSERT INTO journal (code, label, kind, counterpart) VALUES (?, ?, ?, ?)",
      arguments: [journal.code, journal.label, journal.kind.rawValue, journal.counterpart?.text])
    keep(journal.code, db.lastInsertedRowID, &journals, &journalCodes)
    event.add("journal/\(journal.code)", journal.digest(db.lastInsertedRowID))
    return db.lastInsertedRowID
  }

  @discardableResult
  func open(_ party: ThirdParty, _ event: EventInProgress) throws -> Int64 {
    if let id = thirdParties[party.code] { return id }
    try db.execute(
      sql: "INSERT INTO third_party (code, name, kind, account, siren, vat_number, iban) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        party.code, party.name, party.kind.rawValue, party.account.text, party.siren, party.vatNumber, party.iban,
      ])
    keep(party.code, db.lastInsertedRowID, &thirdParties, &thirdPartyCodes)
    event.add("third-party/\(party.code)", party.digest(db.lastInsertedRowID))
    return db.lastInsertedRowID
  }
}

extension Account {
  /// - Parameter id: its key in the file, which lines point to.
  func digest(_ id: Int64?) -> Digest {
    var form = CanonicalForm("ecritoire:account:1")
    form.add(id)
    form.add(number.text)
    form.add(label)
    return form.digest
  }
}

extension Journal {
  /// - Parameter id: its key in the file, which lines point to.
  func digest(_ id: Int64?) -> Digest {
    var form = CanonicalForm("ecritoire:journal:1")
    form.add(id)
    for text in [code, label, kind.rawValue, counterpart?.text] { form.add(text) }
    return form.digest
  }
}

extension ThirdParty {
  /// - Parameter id: its key in the file, which lines point to.
  func digest(_ id: Int64?) -> Digest {
    var form = CanonicalForm("ecritoire:third-party:1")
    form.add(id)
    for text in [code, name, kind.rawValue, account.text, siren, vatNumber, iban] { form.add(text) }
    return form.digest
  }
}
