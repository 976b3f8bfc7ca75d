import ChartOfAccounts
import Kernel
import Testing

@testable import Ledger

@Suite("Accounts by the chart of their year")
struct AccountStatusChartTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let account: AccountNumber
    let posting: AccountStatus.Posting
    let gathering: AccountStatus.Gathering
    let code: String?
    init(
      _ account: AccountNumber, _ posting: AccountStatus.Posting, _ gathering: AccountStatus.Gathering, _ code: String? = nil
    ) {
      (self.account, self.posting, self.gathering, self.code) = (account, posting, gathering, code)
    }
    var testDescription: String { account.text }
  }

  @Test(
    "Each kind of account has its status and its standing",
    arguments: [
      Case("601", .open, .never), Case("401000", .open, .required), Case("411TILLEULS", .open, .required),
      Case("421", .open, .allowed), Case("445882", .open, .never), Case("530", .open, .never),
      Case("600000", .heading, .never, "chart.account.is-total"), Case("675", .open, .never, "chart.account.removed"),
      Case("999", .unknown, .never, "chart.account.unknown"),
    ])
  func table(_ row: Case) throws {
    let chart = try Chart.load(on: Day(2026, 10, 1))
    let status = AccountStatus(row.account, in: chart)
    #expect(status.posting == row.posting)
    #expect(status.gathering == row.gathering)
    // An account of totals has a finding of its own among the checks.
    #expect(status.finding?.code == (row.posting == .heading ? nil : row.code))
    switch EntryImportContext.AccountStanding(row.account, in: chart) {
    case .opened(let label):
      #expect(row.code == nil)
      #expect(!label.isEmpty)
    case .questioned(let finding, _): #expect(finding.code == row.code)
    case .known, .unknown: Issue.record("the chart does not say that")
    }
  }
}
