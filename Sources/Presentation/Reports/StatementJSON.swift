import Kernel
import Ledger
import UseCases

/// The statement of a third party (relevé).
public struct StatementJSON: Encodable, Sendable {
  struct Account: Encodable {
    let number, label, opening: String
    let lines: [LedgerLineJSON]
    let debit, credit, closing, unlettered: String
  }
  let thirdParty, name: String
  let from, through: Day
  let accounts: [Account]
  let findings: [FindingJSON] = []

  public init(_ outcome: ReadStatement.Outcome) {
    (thirdParty, name) = (outcome.party.code, outcome.party.name)
    (from, through) = (outcome.days.first, outcome.days.last)
    accounts = outcome.statements.map { statement in
      Account(
        number: statement.account.text, label: outcome.labels[statement.account] ?? "", opening: statement.opening.json,
        lines: statement.lines.map { LedgerLineJSON($0.line, balance: $0.balance) }, debit: statement.movements.debit.json,
        credit: statement.movements.credit.json, closing: statement.closing.json, unlettered: statement.unlettered.json)
    }
  }
}
