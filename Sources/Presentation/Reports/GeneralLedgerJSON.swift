import Kernel
import Ledger
import UseCases

/// A page of the general ledger (grand-livre).
public struct GeneralLedgerJSON: Encodable, Sendable {
  struct Account: Encodable {
    let number, label, opening: String
    let lines: [LedgerLineJSON]
    let debit, credit, closing: String
  }
  let from, through: Day
  let accounts: [Account]
  let next: OrNull<String>
  let findings: [FindingJSON] = []

  public init(_ page: ReadGeneralLedger.Page) {
    (from, through, next) = (page.days.first, page.days.last, OrNull(page.next?.text))
    accounts = page.sections.map { section in
      let ledger = section.ledger
      return Account(
        number: ledger.account.text, label: ledger.label, opening: ledger.opening.json,
        lines: zip(ledger.lines, section.places).map { LedgerLineJSON($0.line, place: $1, balance: $0.balance) },
        debit: ledger.movements.debit.json, credit: ledger.movements.credit.json, closing: ledger.closing.json)
    }
  }
}
