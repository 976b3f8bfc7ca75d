import Banking
import Kernel
import Ledger
import Store
import UseCases

/// One account of a bank's file, over all its statements: what the contract says of it.
public struct BankFileAccountJSON: Encodable, Sendable {
  let id, currency: String
  let opening, closing: OrNull<String>
  let count: Int
  let sum: String
  let from, to: Day?

  init(_ account: BankFileAccount) {
    (id, currency) = (account.account.identifier, account.currency.code)
    (opening, closing) = (OrNull(account.opening?.plain), OrNull(account.closing?.plain))
    (count, sum) = (account.count, account.currency.plain(account.sum))
    (from, to) = (account.firstDay, account.lastDay)
  }
}

/// What an import of statements brought, or would bring.
public struct ImportedStatementsJSON: Encodable, Sendable {
  struct Account: Encodable {
    let id, currency: String
    let opening, closing: OrNull<String>
    let count: Int
    let sum: String
    let from, to: Day?
    /// Of the books.
    let account: OrNull<String>
    let linkedNow: Bool
    let imported, duplicates: Int

    init(_ account: ImportStatements.Outcome.Account) {
      let file = BankFileAccountJSON(account.content)
      (id, currency, opening, closing, count, sum) = (file.id, file.currency, file.opening, file.closing, file.count, file.sum)
      (from, to) = (file.from, file.to)
      (self.account, linkedNow) = (OrNull(account.ledgerAccount?.text), account.isLinkedNow)
      (imported, duplicates) = (account.imported, account.duplicates)
    }
  }
  struct File: Encodable {
    let file: String
    let kind: OrNull<String>
    let batch: OrNull<Int64>
    let imported, duplicates: Int
  }
  let accounts: [Account]
  let imported, duplicates: Int
  /// Null when nothing was kept, and when several files made several.
  let batch: OrNull<Int64>
  let batches: [Int64]
  let files: [File]
  let trial: Bool
  let findings: [FindingJSON]

  public init(_ outcome: ImportStatements.Outcome, trial: Bool) {
    accounts = outcome.accounts.map(Account.init)
    // What was refused brings nothing, however far it was read.
    let isRefused = outcome.log.hasErrors
    (imported, duplicates) = (isRefused ? 0 : outcome.imported, outcome.duplicates)
    batches = outcome.isImported ? outcome.batches : []
    batch = OrNull(batches.count == 1 ? batches[0] : nil)
    let isKept = outcome.isImported
    files = outcome.files.map {
      File(
        file: $0.name, kind: OrNull($0.kind?.rawValue), batch: OrNull(isKept ? $0.batch : nil),
        imported: isRefused ? 0 : $0.imported, duplicates: $0.duplicates)
    }
    (self.trial, findings) = (trial, outcome.log.json)
  }
}

/// An import of statements that was taken back.
public struct UndoneStatementsJSON: Encodable, Sendable {
  let batch: Int64
  let movements: Int
  let findings: [FindingJSON] = []

  public init(_ undone: UndoImport.Outcome) { (batch, movements) = (undone.batch.id, undone.count) }
}
