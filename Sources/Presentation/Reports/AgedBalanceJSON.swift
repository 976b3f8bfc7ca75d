import Kernel
import Ledger
import UseCases

/// What each third party owes, or is owed, by age.
public struct AgedBalanceJSON: Encodable, Sendable {
  struct Amounts: Encodable {
    let notDue, upTo30, upTo60, upTo90, over90, credits, total: String

    init(_ amounts: AgedBalance.Amounts) {
      (notDue, upTo30, upTo60) = (amounts[.notDue].json, amounts[.upTo30].json, amounts[.upTo60].json)
      (upTo90, over90) = (amounts[.upTo90].json, amounts[.over90].json)
      (credits, total) = (amounts.credits.json, amounts.total.json)
    }
  }
  struct Row: Encodable {
    let account, name: String
    let thirdParty: OrNull<String>
    let amounts: Amounts
  }
  struct Side: Encodable {
    let side: String
    let rows: [Row]
    let total: Amounts
  }
  let day: Day
  let sides: [Side]
  let findings: [FindingJSON] = []

  public init(day: Day, _ balances: [AgedBalance]) {
    self.day = day
    sides = balances.map { balance in
      let rows = balance.rows.map {
        Row(account: $0.account.text, name: $0.name, thirdParty: OrNull($0.thirdParty), amounts: Amounts($0.amounts))
      }
      return Side(side: balance.side == .customers ? "customers" : "suppliers", rows: rows, total: Amounts(balance.total))
    }
  }
}
