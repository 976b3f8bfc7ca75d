import Kernel
import Ledger
import Store

/// Relevé de compte of one third party over a period: one statement for each account that has lines of it.
public struct ReadStatement: Sendable {
  public var code: String
  public var period: ReportPeriod

  public init(_ code: String, period: ReportPeriod = ReportPeriod()) { (self.code, self.period) = (code, period) }

  public struct Outcome: Sendable {
    public let party: ThirdParty
    public let days: ReportDays
    public let statements: [ThirdPartyStatement]
    /// The labels of the accounts.
    public let labels: [AccountNumber: String]
  }

  /// Throws as `ReportPeriod`, and `report.third-party-unknown`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let party = try reading.requiredThirdParty(code)
      let days = try period.days(desk, reading)
      let totals = try reading.accountTotals(days.year, through: days.last, byThirdParty: true).filter {
        $0.thirdParty?.code == code
      }
      let accounts = totals.isEmpty ? [party.account] : totals.map(\.account.number)
      let labels = Dictionary(uniqueKeysWithValues: try reading.accounts().map { ($0.number, $0.label) })
      let statements = try accounts.map { account in
        let selection = LedgerSelection(account: account.text, thirdParty: code, from: days.first, through: days.last)
        return try ThirdPartyStatement(
          account: account, thirdParty: code, name: party.name, from: days.first, to: days.last,
          opening: try reading.balance(selection, before: days.first), lines: try reading.ledgerLines(selection).map(\.content))
      }
      return Outcome(party: party, days: days, statements: statements, labels: labels)
    }
  }
}

extension DossierReading {
  /// Throws `report.third-party-unknown`, with the codes and names that look alike.
  func requiredThirdParty(_ code: String) throws -> ThirdParty {
    if let party = try thirdParty(code) { return party }
    let wanted = code.searchFolded
    let near = try thirdParties().filter {
      let (code, name) = ($0.code.searchFolded, $0.name.searchFolded)
      return !wanted.isEmpty && (code.contains(wanted) || name.contains(wanted) || wanted.contains(code))
    }
    throw Finding.reportThirdPartyUnknown(code, near: near.prefix(3).map { "\($0.code) (\($0.name))" })
  }
}
