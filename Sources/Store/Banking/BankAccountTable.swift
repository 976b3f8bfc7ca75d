public import Banking
import GRDB
import Kernel
public import Ledger

/// An account at a bank, and the account of the books that holds its movements.
public struct StoredBankAccount: Hashable, Sendable {
  public let id: Int64
  /// « 512 », « 512100 ».
  public let ledgerAccount: AccountNumber
  /// As the files of the bank name it; nothing of it is known while only files that name none were imported.
  public let account: BankAccount
  /// ISO 4217.
  public let currency: String
  /// What the books call it.
  public let label: String

  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    ledgerAccount = try AccountNumber(stored: row.decode(forColumn: "ledger_account"))
    guard let kind = BankAccount.Kind(rawValue: try row.decode(forColumn: "kind")) else {
      throw Finding.dossierDamaged("dossier", "le compte bancaire lié à \(ledgerAccount) est d’un genre inconnu")
    }
    account = BankAccount(
      bank: try row.decode(forColumn: "bank"), branch: try row.decode(forColumn: "branch"),
      number: try row.decode(forColumn: "number"), iban: try row.decode(forColumn: "iban"), kind: kind)
    currency = try row.decode(forColumn: "currency")
    label = try row.decode(forColumn: "label")
  }

  var subject: String { "bank-account/\(ledgerAccount.text)" }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:bank-account:1")
    form.add(id)
    form.add(ledgerAccount.text)
    form.add(account.kind.rawValue)
    for text in [account.bank, account.branch, account.number, account.iban] { form.add(text) }
    form.add(currency)
    form.add(label)
    return form.digest
  }
}

extension DossierReading {
  /// The accounts of the books that are linked to an account at a bank, in order of number.
  public func bankAccounts() throws -> [StoredBankAccount] {
    try Row.fetchAll(db, sql: "SELECT * FROM bank_account ORDER BY ledger_account").map(StoredBankAccount.init)
  }

  public func bankAccount(_ ledgerAccount: AccountNumber) throws -> StoredBankAccount? {
    try Row.fetchOne(db, sql: "SELECT * FROM bank_account WHERE ledger_account = ?", arguments: [ledgerAccount.text])
      .map(StoredBankAccount.init)
  }
}

extension DossierChange {
  /// Links an account of the books, which is open, to an account at a bank.
  public func link(
    _ ledgerAccount: AccountNumber, to account: BankAccount, currency: String, label: String
  ) throws -> StoredBankAccount {
    try Finding.refuseNulCharacter(account.bank, account.branch, account.number, account.iban, currency, label)
    try db.execute(
      sql: """
        INSERT INTO bank_account (ledger_account, kind, bank, branch, number, iban, currency, label)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        ledgerAccount.text, account.kind.rawValue, account.bank, account.branch, account.number, account.iban, currency, label,
      ])
    let linked = try reading.bankAccount(ledgerAccount)!
    event.add(linked.subject, linked.digest)
    return linked
  }

  /// Says more of the account at the bank: a file named it by its IBAN, say.
  public func update(_ linked: StoredBankAccount, to account: BankAccount) throws -> StoredBankAccount {
    try Finding.refuseNulCharacter(account.bank, account.branch, account.number, account.iban)
    try db.execute(
      sql: "UPDATE bank_account SET kind = ?, bank = ?, branch = ?, number = ?, iban = ? WHERE id = ?",
      arguments: [account.kind.rawValue, account.bank, account.branch, account.number, account.iban, linked.id])
    let updated = try reading.bankAccount(linked.ledgerAccount)!
    event.add(updated.subject, updated.digest)
    return updated
  }

  /// Forgets the links that no statement and nothing else needs any more: they were made by an import that is undone.
  func forgetUnusedBankAccounts() throws {
    for account in try reading.bankAccounts() {
      do { try db.execute(sql: "DELETE FROM bank_account WHERE id = ?", arguments: [account.id]) } catch let error
        as DatabaseError
        where error.resultCode == .SQLITE_CONSTRAINT
      {
        continue  // still referred to
      }
      event.add(account.subject, .zero)
    }
  }
}
