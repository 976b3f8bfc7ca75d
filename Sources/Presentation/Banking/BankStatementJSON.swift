public import Banking
import Kernel

/// One statement of a bank's file: amounts are texts with a point, as everywhere in the contract.
public struct BankStatementJSON: Encodable, Sendable {
  let account: String
  let iban: String?
  let currency: String
  let number: String?
  let from, to: Day?
  let opening, closing: String?
  let lines: Int
  let sum: String

  init(_ summary: StatementFile.Summary) {
    let statement = summary.statement
    (account, iban, currency) = (statement.account.french, statement.account.iban, statement.currency.code)
    (number, from, to) = (statement.number, statement.firstDay, statement.lastDay)
    (opening, closing) = (statement.opening?.amount.plain, statement.closing?.amount.plain)
    (lines, sum) = (summary.lines, statement.currency.plain(summary.sum))
  }
}

extension StatementFile.Summary {
  /// « FR76…, du 01/10/2026 au 31/10/2026 : solde initial 18 932,65 €, 16 mouvements (-3 777,12 €), solde final 15 155,53 €. »
  public var french: String {
    let opening = statement.opening.map { "solde initial \($0.amount.french)" } ?? "sans solde initial"
    let closing = statement.closing.map { "solde final \($0.amount.french)" } ?? "sans solde final"
    let movements = "\(lines) mouvement\(lines > 1 ? "s" : "") (\(statement.currency.french(sum)))"
    return "\(statement.account.french)\(period.map { ", \($0)" } ?? "") : \(opening), \(movements), \(closing)."
  }

  /// « du 01/10/2026 au 31/10/2026 ».
  public var period: String? {
    switch (statement.firstDay, statement.lastDay) {
    case (let first?, let last?): "du \(first.french) au \(last.french)"
    case (let first?, nil): "à partir du \(first.french)"
    case (nil, let last?): "jusqu’au \(last.french)"
    case (nil, nil): nil
    }
  }
}
