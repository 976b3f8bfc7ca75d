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
  private var accountNumbers = CodesByKey()
  private var journalCodes = CodesByKey()
  private var thirdPartyCodes = CodesByKey()

  init(_ db: Database) throws {
    self.db = db
    try load("SELECT id, number FROM account ORDER BY id", &accounts, &accountNumbers)
    try load("SELECT id, code FROM journal ORDER BY id", &journals, &journalCodes)
    try load("SELECT id, code FROM third_party ORDER BY id", &thirdParties, &thirdPartyCodes)
  }

  private func load(_ sql: String, _ byCode: inout [String: Int64], _ byID: inout CodesByKey) throws {
    let rows = try RawStatement(db, sql)
    while try rows.next() { keep(rows.text(1), rows.int(0), &byCode, &byID) }
  }

  /// Nil for 0, which stands for none.
  func thirdParty(_ id: Int64) -> [UInt8]? { id == 0 ? nil : thirdPartyCodes[id] }
  func account(_ id: Int64) -> [UInt8] { accountNumbers[id] }
  func journal(_ id: Int64) -> [UInt8] { journalCodes[id] }

  func accountText(_ id: Int64) -> String { String(decoding: account(id), as: UTF8.self) }
  func journalText(_ id: Int64) -> String { String(decoding: journal(id), as: UTF8.self) }
  func thirdPartyText(_ id: Int64) -> String? { thirdParty(id).map { String(decoding: $0, as: UTF8.self) } }

  private func keep(_ code: String, _ id: Int64, _ byCode: inout [String: Int64], _ byID: inout CodesByKey) {
    byCode[code] = id
    byID[id] = Array(code.utf8)
  }

  @discardableResult
  func open(_ account: Account, _ event: EventInProgress) throws -> Int64 {
    if let id = accounts[account.number.text] { return id }
    try Finding.refuseNulCharacter(account.label)
    try db.execute(sql: "INSERT INTO account (number, label) VALUES (?, ?)", arguments: [account.number.text, account.label])
    keep(account.number.text, db.lastInsertedRowID, &accounts, &accountNumbers)
    event.add("account/\(account.number.text)", account.digest(db.lastInsertedRowID))
    return db.lastInsertedRowID
  }

  @discardableResult
  func open(_ journal: Journal, _ event: EventInProgress) throws -> Int64 {
    if let id = journals[journal.code] { return id }
    try Finding.refuseNulCharacter(journal.code, journal.label)
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
    try Finding.refuseNulCharacter(party.code, party.name, party.siren, party.vatNumber, party.iban)
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

/// Codes as bytes. Keys are small and dense, unless the file was tampered with.
private struct CodesByKey {
  private var near: [[UInt8]] = []
  private var far: [Int64: [UInt8]] = [:]

  /// Empty for a key that names nothing: only a damaged file has one, and its digest then differs.
  subscript(id: Int64) -> [UInt8] {
    get { id >= 0 && id < near.count ? near[Int(id)] : far[id] ?? [] }
    set {
      guard id >= 0, id < near.count + 4_096 else {
        far[id] = newValue
        return
      }
      while near.count <= id { near.append([]) }
      near[Int(id)] = newValue
    }
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
