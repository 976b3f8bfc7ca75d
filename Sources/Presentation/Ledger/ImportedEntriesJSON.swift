import Kernel
import Ledger
import Store
import UseCases

/// What an import of entries brought, or would bring.
public struct ImportedEntriesJSON: Encodable, Sendable {
  struct Created: Encodable {
    struct Party: Encodable {
      let code, name, account: String
    }
    struct Account: Encodable {
      let number, label: String
    }
    struct Journal: Encodable {
      let code, label, kind: String
    }
    let journals: [Journal]
    let accounts: [Account]
    let thirdParties: [Party]

    init(_ created: CreatedNames) {
      journals = created.journals.map { Journal(code: $0.code, label: $0.label, kind: $0.kind.rawValue) }
      accounts = created.accounts.map { Account(number: $0.number.text, label: $0.label) }
      thirdParties = created.thirdParties.map { Party(code: $0.code, name: $0.name, account: $0.account.text) }
    }
  }
  let entries, lines: Int
  let batch: OrNull<Int64>
  let created: Created
  let imported, trial: Bool
  let findings: [FindingJSON]

  public init(_ outcome: ImportEntries.Outcome, trial: Bool) {
    (entries, lines, batch) = (outcome.entries, outcome.lines, OrNull(outcome.isImported ? outcome.batch : nil))
    (created, imported, self.trial) = (Created(outcome.created), outcome.isImported, trial)
    findings = outcome.log.json
  }
}

/// The files that were imported, those undone too.
public struct ImportListJSON: Encodable, Sendable {
  struct Batch: Encodable {
    let id, entries, lines: Int64
    /// Of an import of bank statements, which has no entries.
    let statements, movements: Int64?
    let kind, file, sha256: String
    let undone: Bool

    init(_ batch: ImportBatch) {
      let isBank = batch.statementKind != nil
      (id, entries, lines) = (batch.id, isBank ? 0 : batch.entries, isBank ? 0 : batch.lines)
      (statements, movements) = isBank ? (batch.entries, batch.lines) : (nil, nil)
      (kind, file, sha256, undone) = (batch.kind, batch.file, "\(batch.fileDigest)", batch.isUndone)
    }
  }
  let imports: [Batch]
  let findings: [FindingJSON] = []

  public init(_ batches: [ImportBatch]) {
    imports = batches.map(Batch.init)
  }
}

/// An import that was taken back.
public struct UndoneImportJSON: Encodable, Sendable {
  let batch: Int64
  let entries: Int
  let findings: [FindingJSON] = []

  /// - Parameter entries: how many were taken away.
  public init(batch: Int64, entries: Int) { (self.batch, self.entries) = (batch, entries) }
}
