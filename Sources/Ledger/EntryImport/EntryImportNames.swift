import Kernel

extension EntryImportReader {
  /// Looks up what the row names, each name once, and notes what has to be created.
  mutating func meet(_ row: EntryImportRow) {
    if metJournals.insert(row.journal).inserted, context.journal(row.journal) == nil {
      created.journals.append(Journal(guessedFrom: row.journal))
    }
    meetAccount(row.entryLine.account, line: row.line)
    guard let code = row.entryLine.thirdParty, metParties.insert(code).inserted, context.thirdParty(code) == nil else { return }
    let account = row.entryLine.account
    // The checks refuse a third party on such an account: creating it would only leave a trace of the slip.
    guard AccountStatus.Gathering.usual(of: account) != .never else {
      metParties.remove(code)
      return
    }
    created.thirdParties.append(
      ThirdParty(code: code, name: row.thirdPartyName ?? code, kind: ThirdParty.Kind(usualOf: account), account: account))
  }

  private mutating func meetAccount(_ account: AccountNumber, line: Int) {
    guard metAccounts.insert(account).inserted else { return }
    switch context.account(account) {
    case .known: break
    case .opened(let label): created.accounts.append(CreatedNames.Account(number: account, label: label))
    case .unknown: note(.entryAccountUnknown(line: line, account).at(line: line))
    case .questioned(let finding, let label):
      note(finding.at(line: line, field: "compte"))
      if finding.severity != .error { created.accounts.append(CreatedNames.Account(number: account, label: label)) }
    }
  }
}

extension ThirdParty.Kind {
  /// Who stands on the account: 40 suppliers, 41 customers, 42 staff.
  init(usualOf account: AccountNumber) {
    switch account.text.prefix(2) {
    case "40": self = .supplier
    case "41": self = .customer
    case "42": self = .employee
    default: self = .other
    }
  }
}

extension Journal {
  /// A journal that a file names, for what its code says.
  init(guessedFrom code: String) {
    let kind = JournalKind(usualOf: code)
    self.init(code: code, label: kind.usualLabel, kind: kind)
  }
}

extension JournalKind {
  /// What a journal is for, from its code as French offices write it: `HA`,
  /// `AC01`, `VTE`, `BQ2`… Of any other code, miscellaneous operations.
  public init(usualOf code: String) {
    let stem = String(code.searchFolded.filter(\.isLetter))
    let table: [(JournalKind, [String])] = [
      (.purchases, ["ha", "ac", "ach", "achat", "achats", "fo", "fou"]),
      (.sales, ["ve", "vt", "vte", "ven", "vente", "ventes", "vl"]),
      (.bank, ["bq", "bqe", "ba", "bnk", "bank", "banque", "b", "cb", "ccp"]),
      (.cash, ["ca", "cai", "cs", "caisse", "esp"]),
      (.openings, ["an", "ran", "anx", "anouveau", "anouveaux", "ouv", "rep"]),
      (.payroll, ["pa", "sa", "sal", "paie", "paye", "salaires"]),
    ]
    self = table.first { $0.1.contains(stem) }?.0 ?? .miscellaneous
  }

  var usualLabel: String {
    switch self {
    case .purchases: "Achats"
    case .sales: "Ventes"
    case .bank: "Banque"
    case .cash: "Caisse"
    case .miscellaneous: "Opérations diverses"
    case .openings: "À-nouveaux"
    case .payroll: "Paie"
    }
  }
}
