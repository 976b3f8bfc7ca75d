import Banking
import ChartOfAccounts
import Kernel
import Ledger
import Store

/// What the movements of one bank account are coded from, read at one moment.
struct CodingBasis {
  let account: AccountNumber
  /// The movements without an entry, day by day.
  let pending: [StoredMovement]
  let coding: Coding
  let rules: [CodingRule]

  /// - Parameter limit: how many movements at the most, the oldest first.
  init(_ account: AccountNumber, _ reading: DossierReading, _ context: LedgerContext, limit: Int? = nil) throws {
    guard try reading.bankAccount(account) != nil else {
      throw Finding.codingAccountUnknown(account, try reading.bankAccounts().map(\.ledgerAccount))
    }
    self.account = account
    pending = try reading.movementsToCode(account, limit: limit)
    rules = try CodingRule.all(reading)
    let loans = try Loan.all(reading)
    let lines = try CodingBasis.bankLines(account, pending, reading)
    coding = Coding(
      bank: account, rules: rules, openItems: try reading.openItems(where: Coding.canBeSettled),
      thirdParties: Array(context.thirdParties.values), loans: loans,
      tradeWords: try CodingBasis.tradeWords(context.chart(on: pending.first?.line.bookingDay ?? context.desk.today)),
      bankLines: lines,
      opening: try CodingBasis.opening(account, reading, context), rates: context.rates,
      waitingTax: { line in
        let entry = (try? reading.entry(id: line.entry)) ?? nil
        return entry.map { WaitingTax.found(in: $0.content) } ?? []
      })
  }

  /// The synonyms of the chart that mean an expense.
  private static func tradeWords(_ chart: Chart) -> [TradeWord] {
    chart.synonyms.compactMap { synonym in
      guard let account = synonym.accounts.first.flatMap({ AccountNumber($0) }), account.accountClass == 6 else { return nil }
      return TradeWord(synonym.text, account)
    }
  }

  private static func bankLines(
    _ account: AccountNumber, _ pending: [StoredMovement], _ reading: DossierReading
  ) throws -> [BankLineInBooks] {
    guard let first = pending.first?.line.bookingDay, let last = pending.last?.line.bookingDay else { return [] }
    return try reading.bankLines(account, from: first - 90, through: last + 15)
  }

  /// The first statement's opening balance against that of the books, when both are of the start of a fiscal year: what was
  /// on its way then is in the à-nouveaux.
  private static func opening(
    _ account: AccountNumber, _ reading: DossierReading, _ context: LedgerContext
  ) throws -> (day: Day, gap: Money)? {
    guard let first = try reading.statements(account).first, let opening = first.opening,
      let year = context.years.first(where: { (-31...5).contains(first.firstDay - $0.year.first) }),
      let books = try reading.openingBalance(of: account, fiscalYear: year.id)
    else { return nil }
    return (year.year.first - 1, opening - books)
  }
}

extension CodingRule {
  /// By name. Throws `bank.rule.unreadable`.
  static func all(_ reading: DossierReading) throws -> [CodingRule] {
    try reading.saved(.bankRule).sorted { $0.key < $1.key }.map { try CodingRule(name: $0.key, json: $0.value) }
  }
}

extension Loan {
  /// By name. Throws `bank.loan.unreadable`.
  static func all(_ reading: DossierReading) throws -> [Loan] {
    try reading.saved(.loan).sorted { $0.key < $1.key }.map { try Loan(name: $0.key, json: $0.value) }
  }
}

/// A movement that waits to be entered, and what is proposed.
public struct MovementToCode: Sendable {
  public let movement: StoredMovement
  /// No proposal in a dossier of mode `école` whose trainer did not open the assistant.
  public let coding: MovementCoding
}
