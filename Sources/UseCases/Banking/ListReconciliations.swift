public import Banking
import Kernel
import Ledger
public import Store

/// How far the reconciliation of each account at a bank is, at the last day that the bank told.
public struct ListReconciliations: Sendable {
  public init() {}

  public struct Item: Sendable {
    public let account: StoredBankAccount
    /// Nil while no statement gives a balance.
    public let state: Reconciliation?
    public let sealed: StoredReconciliation?
  }

  public func callAsFunction(_ desk: Desk) throws -> [Item] {
    try desk.dossier.reading { reading in
      try reading.bankAccounts().map { account in
        let last = try reading.statements(account.ledgerAccount).map(\.lastDay).max()
        let day = min(last ?? desk.today, desk.today)
        let hasBalance = try reading.bankBalance(account, on: day) != nil
        return Item(
          account: account, state: hasBalance ? try reading.reconciliation(account, on: day) : nil,
          sealed: try reading.sealedReconciliation(account.ledgerAccount))
      }
    }
  }
}
