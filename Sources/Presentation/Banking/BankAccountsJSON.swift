import Banking
import Kernel
import Ledger
import Store
import UseCases

/// The accounts that are linked to a bank.
public struct BankAccountsJSON: Encodable, Sendable {
  struct Account: Encodable {
    let account, label, id, currency: String
    let statements, movements, toCode: Int
    let lastDay: OrNull<Day>
    let bankBalance: OrNull<String>
    let bankBalanceDate: OrNull<Day>
    let ledgerBalance, difference: OrNull<String>

    init(_ item: DescribeBankAccounts.Item) {
      (account, label, id) = (item.account.ledgerAccount.text, item.account.label, item.account.account.identifier)
      currency = item.account.currency
      (statements, movements, toCode) = (item.statements, item.movements.movements, item.movements.withoutEntry)
      lastDay = OrNull(item.lastStatement?.lastDay)
      (bankBalance, bankBalanceDate) = (OrNull(item.bankBalance?.amount.json), OrNull(item.bankBalance?.day))
      (ledgerBalance, difference) = (OrNull(item.ledgerBalance?.json), OrNull(item.difference?.json))
    }
  }
  let accounts: [Account]
  let findings: [FindingJSON]

  public init(_ items: [DescribeBankAccounts.Item]) {
    (accounts, findings) = (items.map(Account.init), items.flatMap(\.findings).json)
  }
}

/// The statements that were imported.
public struct StatementListJSON: Encodable, Sendable {
  struct Statement: Encodable {
    let id, batch: Int64
    let account, kind, file: String
    let number, identifier: String?
    let from, to: Day
    let opening, closing: OrNull<String>
    let movements: Int
    /// `first`, `follows`, `gap`, `overlaps`, `unknown`.
    let chain: String
    /// Of the movements that lack before it.
    let missing: String?

    init(_ item: ListStatements.Item) {
      let statement = item.statement
      (id, batch, account, kind) = (statement.id, statement.batch, statement.account.text, statement.kind.rawValue)
      (file, number, identifier) = (item.file, statement.number, statement.identifier)
      (from, to, movements) = (statement.firstDay, statement.lastDay, item.movements)
      (opening, closing) = (OrNull(statement.opening?.json), OrNull(statement.closing?.json))
      chain = item.join.word
      if case .gap(let missing, _, _) = item.join { self.missing = Money(cents: missing).json } else { missing = nil }
    }
  }
  let statements: [Statement]
  let findings: [FindingJSON]

  public init(_ outcome: ListStatements.Outcome) {
    (statements, findings) = (outcome.items.map(Statement.init), outcome.findings.json)
  }
}

/// The movements of a page, and the sums of all of them.
public struct MovementListJSON: Encodable, Sendable {
  struct Movement: Encodable {
    let id, batch: Int64
    let account: String
    let date: Day
    let valueDate: OrNull<Day>
    let amount, label: String
    let texts: [String]
    let operation, reference, number, counterpart, counterpartAccount, mandate, endToEnd, bankReference: String?
    let reversal: Bool
    /// The key of the entry made from it, and its number once it is validated.
    let entry, entryNumber: OrNull<Int64>

    init(_ movement: StoredMovement, _ entries: [Int64: Int64?]) {
      let line = movement.line
      (id, batch, account) = (movement.id, movement.batch, movement.account.text)
      (date, valueDate, amount, label) = (line.bookingDay, OrNull(line.valueDay), movement.amount.json, line.label)
      (texts, operation, reference, number) = (line.texts, line.operation, line.reference, line.entryNumber)
      (counterpart, counterpartAccount, mandate) = (line.counterpartName, line.counterpartAccount, line.mandate)
      (endToEnd, bankReference, reversal) = (line.endToEnd, line.bankReference, line.isReversal)
      (entry, entryNumber) = (OrNull(movement.entry), OrNull(movement.entry.flatMap { entries[$0] ?? nil }))
    }
  }
  let movements: [Movement]
  let count, toCode: Int
  let sum: String
  let next: OrNull<String>
  let findings: [FindingJSON] = []

  public init(_ page: ListMovements.Page) {
    movements = page.movements.map { Movement($0, page.entries) }
    (count, toCode, sum) = (page.summary.movements, page.summary.withoutEntry, page.summary.sum.json)
    next = OrNull(page.next?.text)
  }
}

extension StatementChain.Join {
  var word: String {
    switch self {
    case .first: "first"
    case .follows: "follows"
    case .gap: "gap"
    case .overlaps: "overlaps"
    case .unknown: "unknown"
    }
  }

  /// « manque +12,00 € », « suit ».
  public var french: String {
    switch self {
    case .first: "premier"
    case .follows: "suit"
    case .gap(let missing, _, _): "manque \(missing > 0 ? "+" : "")\(BankAmount(missing).french)"
    case .overlaps: "recouvre"
    case .unknown: "sans solde"
    }
  }
}
