import Kernel
import Ledger
import UseCases

/// The trial balance (balance), general or by third party.
public struct TrialBalanceJSON: Encodable, Sendable {
  struct Account: Encodable {
    let number, label, debit, credit, balance: String
    let thirdParty, name: OrNull<String>?
  }
  let from, through: Day
  let accounts: [Account]
  let debit, credit: String
  let findings: [FindingJSON]

  public init(_ outcome: ReadTrialBalance.Outcome, byThirdParty: Bool) {
    (from, through) = (outcome.days.first, outcome.days.last)
    accounts = outcome.balance.rows.map { row in
      Account(
        number: row.account.text, label: outcome.labels[row.account] ?? row.label, debit: row.debit.json, credit: row.credit.json,
        balance: row.balance.json, thirdParty: byThirdParty ? OrNull(row.thirdParty) : nil,
        name: byThirdParty ? OrNull(row.thirdParty.map { _ in row.label }) : nil)
    }
    (debit, credit) = (outcome.balance.total.debit.json, outcome.balance.total.credit.json)
    findings = outcome.balance.findings.json
  }
}
