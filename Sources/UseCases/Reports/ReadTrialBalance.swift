import Kernel
import Ledger
import Store

/// Balance générale, or auxiliaire: the sums of each account from the opening of a fiscal year through a day.
public struct ReadTrialBalance: Sendable {
  public var fiscalYear: Int?
  /// Nil for the end of the fiscal year.
  public var through: Day?
  /// Only the accounts that start with it.
  public var prefix: String
  /// One row per third party, of the accounts that have some.
  public var byThirdParty: Bool
  /// False for validated entries only.
  public var withDrafts: Bool

  public init(
    fiscalYear: Int? = nil, through: Day? = nil, prefix: String = "", byThirdParty: Bool = false, withDrafts: Bool = true
  ) {
    (self.fiscalYear, self.through, self.prefix) = (fiscalYear, through, prefix)
    (self.byThirdParty, self.withDrafts) = (byThirdParty, withDrafts)
  }

  public struct Outcome: Sendable {
    public let days: ReportDays
    public let balance: TrialBalance
    /// The labels of the accounts: a row of a balance auxiliaire has the name of its third party.
    public let labels: [AccountNumber: String]
  }

  /// Throws as `ReportPeriod`, and `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let days = try ReportPeriod(fiscalYear: fiscalYear, through: through).days(desk, reading)
      let totals = selected(
        try reading.accountTotals(
          days.year, through: days.last, prefix: prefix, byThirdParty: byThirdParty, withDrafts: withDrafts))
      let rows = totals.map { total in
        TrialBalance.Row(
          account: total.account.number, thirdParty: total.thirdParty?.code, label: total.thirdParty?.name ?? total.account.label,
          debit: total.debit, credit: total.credit)
      }
      let labels = Dictionary(totals.map { ($0.account.number, $0.account.label) }) { first, _ in first }
      let balance = try TrialBalance(title: title(days), rows: rows, isWholeLedger: prefix.isEmpty && !byThirdParty)
      return Outcome(days: days, balance: balance, labels: labels)
    }
  }

  /// In a balance auxiliaire, the accounts with third parties, their lines without one included.
  private func selected(_ totals: [AccountTotal]) -> [AccountTotal] {
    guard byThirdParty else { return totals }
    let gathering = Set(totals.filter { $0.thirdParty != nil }.map(\.account.number))
    return totals.filter { gathering.contains($0.account.number) }
  }

  private func title(_ days: ReportDays) -> String {
    let accounts = prefix.isEmpty ? "" : " des comptes \(prefix)"
    let entries = withDrafts ? "" : ", écritures validées"
    return "Balance \(byThirdParty ? "auxiliaire" : "générale")\(accounts) \(days.french)\(entries)"
  }
}
