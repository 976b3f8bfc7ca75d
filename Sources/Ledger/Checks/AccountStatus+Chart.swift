import ChartOfAccounts
import Kernel

extension AccountStatus {
  /// What can be done with an account by the chart of its fiscal year, when the
  /// dossier says nothing else of it.
  public init(_ account: AccountNumber, in chart: Chart) {
    let gathering = Gathering.usual(of: account)
    guard let finding = chart.check(account.text) else {
      self.init(gathering: gathering)
      return
    }
    if chart.isTotal(account.text) {
      self.init(.heading, gathering: gathering)
    } else {
      self.init(finding.severity == .error ? .unknown : .open, gathering: gathering, finding: finding)
    }
  }
}

extension EntryImportContext.AccountStanding {
  /// What becomes of an account that the dossier does not have, by the chart of its fiscal year.
  public init(_ account: AccountNumber, in chart: Chart) {
    let label = chart.inherited(account.text)?.label ?? account.text
    guard let finding = chart.check(account.text) else {
      self = .opened(label: label)
      return
    }
    self = .questioned(finding, label: label)
  }
}
