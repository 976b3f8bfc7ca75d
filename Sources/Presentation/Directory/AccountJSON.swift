import ChartOfAccounts
import Kernel
import Ledger
import UseCases

/// An account of the chart or of the dossier.
public struct AccountJSON: Encodable, Sendable {
  public let number, label, shortLabel: String
  /// Null for a sub-account of the dossier.
  let level: OrNull<String>
  let nature: OrNull<String>
  public let isHeading, isOwn: Bool

  /// An account of the chart.
  public init(_ account: ChartAccount) {
    (number, label, shortLabel) = (account.number, account.label, account.shortLabel)
    (level, nature, isHeading, isOwn) = (
      OrNull(account.level.rawValue), OrNull(account.nature.rawValue), account.isHeading, false
    )
  }

  /// A sub-account of the dossier, which takes its nature from the chart.
  public init(_ account: Ledger.Account, _ chart: Chart) {
    (number, label, shortLabel) = (account.number.text, account.label, account.label)
    (level, nature) = (OrNull(nil), OrNull(chart.inherited(account.number.text)?.nature.rawValue))
    (isHeading, isOwn) = (false, true)
  }

  /// A list of accounts, for a person or a spreadsheet.
  public static func table(_ accounts: [AccountJSON], title: String) -> ReportTable {
    var table = ReportTable(title: title, columns: [.init("Compte", .text), .init("Libellé", .text), .init("Origine", .text)])
    for account in accounts {
      let origin = account.isOwn ? "dossier" : account.level.value == "minimal" ? "plan minimal" : "plan"
      table.add([.text(account.number), .text(account.shortLabel), .text(origin)])
    }
    return table
  }
}

/// The accounts of the chart of a day, with the sub-accounts of the dossier.
public struct AccountListJSON: Encodable, Sendable {
  let day: Day
  let isOfficial: Bool
  let accounts: [AccountJSON]
  let findings: [FindingJSON] = []

  public init(_ accounts: [AccountJSON], of chart: Chart) {
    (day, isOfficial, self.accounts) = (chart.day, chart.isOfficial, accounts)
  }
}

/// The accounts that answer some words.
public struct FoundAccountsJSON: Encodable, Sendable {
  let query: String
  let accounts: [AccountJSON]
  let findings: [FindingJSON] = []

  public init(_ accounts: [AccountJSON], query: String) { (self.query, self.accounts) = (query, accounts) }
}

/// What goes into an account, on which side, and the usual mistake.
public struct ExplanationJSON: Encodable, Sendable {
  struct Step: Encodable {
    let number, label: String
  }
  let number, label, account, nature: String
  let path, children: [Step]
  let lines: [String]
  let inheritedFrom: OrNull<String>
  let findings: [FindingJSON]

  /// - Parameter own: the account of the dossier with this number, whose label comes first.
  public init(_ explanation: AccountExplanation, _ own: Ledger.Account?, _ findings: [Finding]) {
    (number, label) = (explanation.number, own?.label ?? explanation.label)
    (account, nature) = (explanation.account.number, explanation.nature.rawValue)
    path = explanation.path.map { Step(number: $0.number, label: $0.shortLabel) }
    children = explanation.children.map { Step(number: $0.number, label: $0.shortLabel) }
    (lines, inheritedFrom, self.findings) = (explanation.lines, OrNull(explanation.inheritedFrom), findings.json)
  }
}

/// An account that was opened or renamed.
public struct SavedAccountJSON: Encodable, Sendable {
  let number, label: String
  let findings: [FindingJSON]

  public init(_ outcome: OpenAccount.Outcome) {
    (number, label, findings) = (outcome.account.number.text, outcome.account.label, outcome.findings.json)
  }
}
