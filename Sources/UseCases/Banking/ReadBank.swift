public import Banking
public import Kernel
public import Ledger
public import Store

/// The accounts of the books that are linked to an account at a bank: what the bank says of each, and what the books say.
public struct DescribeBankAccounts: Sendable {
  public init() {}

  public struct Item: Sendable {
    public let account: StoredBankAccount
    public let movements: MovementSummary
    public let statements: Int
    /// The one that goes furthest.
    public let lastStatement: StoredStatement?
    /// The last balance that the bank gave, and of which day; nil when no file gave one.
    public let bankBalance: (amount: Money, day: Day)?
    /// What the books say on the evening of that day, drafts included; nil when it is in no fiscal year.
    public let ledgerBalance: Money?
    /// What is wrong between its statements.
    public let findings: [Finding]

    /// Bank less books; nil while one of them is not known.
    public var difference: Money? { bankBalance.flatMap { bank in ledgerBalance.map { bank.amount - $0 } } }
  }

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [Item] {
    try desk.require(.read)
    return try desk.dossier.reading { reading in
      let years = try reading.fiscalYears()
      return try reading.bankAccounts().map { account in
        let statements = try reading.statements(account.ledgerAccount)
        let last = statements.last { $0.closing != nil }
        let balance = last.map { (amount: $0.closing!, day: $0.lastDay) }
        let year = balance.flatMap { balance in years.first { $0.year.contains(balance.day) } }
        return Item(
          account: account, movements: try reading.movementSummary(MovementFilter(account: account.ledgerAccount)),
          statements: statements.count, lastStatement: statements.max { $0.lastDay < $1.lastDay }, bankBalance: balance,
          ledgerBalance: try year.map { try reading.balance(of: account.ledgerAccount, in: $0, before: balance!.day + 1) },
          findings: try reading.chainFindings(account.ledgerAccount, StatementChain(statements.map(\.known))))
      }
    }
  }
}

/// The statements that were imported, account by account, each with how it stands to the one before it.
public struct ListStatements: Sendable {
  public var account: AccountNumber?
  public init(account: AccountNumber? = nil) { self.account = account }

  public struct Item: Sendable {
    public let statement: StoredStatement
    public let join: StatementChain.Join
    /// That it brought; the others of its days were known.
    public let movements: Int
    public let file: String
  }
  public struct Outcome: Sendable {
    public let items: [Item]
    public let findings: [Finding]

    public init(items: [Item], findings: [Finding]) { (self.items, self.findings) = (items, findings) }
  }

  /// Throws `access.denied`, `bank.account.not-linked`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.read)
    return try desk.dossier.reading { reading in
      let accounts = try reading.bankAccounts()
      if let account, !accounts.contains(where: { $0.ledgerAccount == account }) {
        throw Finding.bankAccountNotLinked(account, accounts)
      }
      let files = Dictionary(uniqueKeysWithValues: try reading.batches().map { ($0.id, $0.file) })
      let counts = try reading.movementCounts()
      var (items, findings): ([Item], [Finding]) = ([], [])
      for linked in accounts where account == nil || account == linked.ledgerAccount {
        let statements = try reading.statements(linked.ledgerAccount)
        let byID = Dictionary(uniqueKeysWithValues: statements.map { ($0.id, $0) })
        let chain = StatementChain(statements.map(\.known))
        items += chain.links.compactMap { link in
          byID[link.statement.id].map {
            Item(statement: $0, join: link.join, movements: counts[$0.id] ?? 0, file: files[$0.batch] ?? "")
          }
        }
        findings += try reading.chainFindings(linked.ledgerAccount, chain)
      }
      return Outcome(items: items, findings: findings)
    }
  }
}

extension DossierReading {
  /// What is wrong between the statements of an account, and between their balances and the movements there are.
  fileprivate func chainFindings(_ account: AccountNumber, _ chain: StatementChain) throws -> [Finding] {
    let incomplete = try chain.incomplete(account: account.text) { from, through in
      try movementSummary(MovementFilter(account: account, from: from, through: through)).sum.cents
    }
    // That days are told twice is said when the second comes; afterwards it is nothing to do.
    return chain.findings(account: account.text).filter { $0.severity != .info } + incomplete
  }
}

/// The movements that the banks told, day by day.
public struct ListMovements: Sendable {
  public var filter: MovementFilter
  public init(_ filter: MovementFilter) { self.filter = filter }

  public struct Page: Sendable {
    public let movements: [StoredMovement]
    /// Of every movement wanted, those of other pages too.
    public let summary: MovementSummary
    /// The entries made from those of the page: their numbers, nil for a draft.
    public let entries: [Int64: Int64?]
    /// Where the page that follows starts; nil on the last.
    public let next: EntryPlace?

    public init(movements: [StoredMovement], summary: MovementSummary, entries: [Int64: Int64?], next: EntryPlace?) {
      (self.movements, self.summary, self.entries, self.next) = (movements, summary, entries, next)
    }
  }

  /// Throws `access.denied`, `bank.account.not-linked`.
  public func callAsFunction(_ desk: Desk) throws -> Page {
    try desk.require(.read)
    return try desk.dossier.reading { reading in
      let accounts = try reading.bankAccounts()
      if let account = filter.account, !accounts.contains(where: { $0.ledgerAccount == account }) {
        throw Finding.bankAccountNotLinked(account, accounts)
      }
      var wanted = filter
      wanted.limit = filter.limit.map { $0 + 1 }
      var found = try reading.movements(wanted)
      let isMore = filter.limit.map { found.count > $0 } ?? false
      if isMore { found.removeLast() }
      var whole = filter
      (whole.after, whole.limit) = (nil, nil)
      return Page(
        movements: found, summary: try reading.movementSummary(whole),
        entries: try reading.entryNumbers(Set(found.compactMap(\.entry))),
        next: isMore ? found.last?.place : nil)
    }
  }
}

extension Finding {
  static func bankAccountNotLinked(_ account: AccountNumber, _ linked: [StoredBankAccount]) -> Finding {
    Finding(
      "bank.account.not-linked",
      "Le compte \(account) n’est lié à aucun compte bancaire"
        + (linked.isEmpty ? "." : " ; le sont : \(linked.map(\.ledgerAccount.text).joined(separator: ", "))."),
      recovery: "Importez un premier relevé : ecritoire banque importer FICHIER --compte \(account)")
  }
}
