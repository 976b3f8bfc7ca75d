public import Banking
import Formats
import Foundation
public import Kernel
public import Ledger
import Store

/// Brings statements of banks into the dossier, each file as one batch. What was imported before is not taken again, however the
/// files overlap. The dry run goes the same way and keeps nothing.
public struct ImportStatements: Sendable {
  /// Which account of the books an account of the file is.
  public struct Choice: Hashable, Sendable {
    /// Its IBAN or its number; nil when the file has only one account.
    public let bank: String?
    public let account: AccountNumber
    public init(_ account: AccountNumber, bank: String? = nil) { (self.account, self.bank) = (account, bank) }
  }

  public var paths: [String]
  public var choices: [Choice]
  public var reading: StatementReadingOptions

  public init(_ paths: [String], choices: [Choice] = [], reading: StatementReadingOptions = .init()) {
    (self.paths, self.choices, self.reading) = (paths, choices, reading)
  }

  public struct Outcome: Sendable {
    public struct File: Sendable {
      public let name: String
      /// Nil when it is no statement.
      public var kind: StatementKind?
      public var batch: Int64?
      public var imported = 0
      public var duplicates = 0
      /// How many of the duplicates were recognised by their day and amount alone.
      public var byAmount = 0
    }
    public struct Account: Sendable {
      public let content: BankFileAccount
      /// Of the books; nil when it is not known which.
      public var ledgerAccount: AccountNumber?
      public var label = ""
      /// This import makes the link.
      public var isLinkedNow = false
      public var imported = 0
      public var duplicates = 0
    }
    public internal(set) var files: [File] = []
    public internal(set) var accounts: [Account] = []
    public internal(set) var log = FindingLog()
    public internal(set) var isImported = false

    public var imported: Int { files.reduce(0) { $0 + $1.imported } }
    public var duplicates: Int { files.reduce(0) { $0 + $1.duplicates } }
    public var batches: [Int64] { files.compactMap(\.batch) }
  }

  /// Throws `file.missing`; what is wrong inside a file is in the outcome's log.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let name = paths.first.map { ($0 as NSString).lastPathComponent } ?? ""
    let subject = paths.count > 1 ? "file/\(name) et \(paths.count - 1) autre(s)" : "file/\(name)"
    return try desk.changing("banque.importer", subject: subject, isTrial: isTrial) { change in
      var work = try StatementImport(change, desk, self)
      for path in paths { try work.take(path) }
      var outcome = try work.finish()
      guard !outcome.log.hasErrors else {
        change.abandon()
        return outcome
      }
      // Nothing new leaves no event either.
      if outcome.batches.isEmpty { change.abandon() }
      outcome.isImported = !isTrial
      return outcome
    }
  }
}

/// One import of statements, file by file.
private struct StatementImport {
  private let change: DossierChange
  private let desk: Desk
  private let order: ImportStatements
  private let context: LedgerContext
  private var outcome = ImportStatements.Outcome()
  private var usedChoices: Set<ImportStatements.Choice> = []
  /// The statements that came now, by account of the books.
  private var brought: [AccountNumber: Set<Int64>] = [:]

  init(_ change: DossierChange, _ desk: Desk, _ order: ImportStatements) throws {
    (self.change, self.desk, self.order) = (change, desk, order)
    context = try LedgerContext(change.reading, desk)
  }

  /// Reads the file to its end before anything is written, then once more to write it: memory holds one statement at a time.
  mutating func take(_ path: String) throws {
    let input = try InputFile(path)
    var file = ImportStatements.Outcome.File(name: input.name)
    let found = try order.reading.found(for: path, change.reading)
    guard let kind = found.kind else {
      outcome.log.add(.unknownKind(path, seems: Foreign(try input.head(8))).at(file: input.name))
      outcome.files.append(file)
      return
    }
    file.kind = kind
    let reader = StatementFile(kind, options: found.options)
    let contents = try FileContents(reader, path, context.years.map(\.year))
    outcome.log.add(contents.log.findings.map { $0.at(file: input.name) }, counts: contents.log.counts)
    let first = outcome.accounts.count
    outcome.accounts += contents.accounts.map { ImportStatements.Outcome.Account(content: $0) }
    // What is wrong elsewhere does not keep this file from saying what it lacks.
    let links = try resolve(first..., path)
    guard !outcome.log.hasErrors else {
      outcome.files.append(file)
      return
    }
    try write(reader, path, &file, links, first, digest: contents.digest)
    if let (name, body) = found.toSave { try change.save(.importMapping, name: name, body: body) }
    outcome.files.append(file)
  }

  mutating func finish() throws -> ImportStatements.Outcome {
    for choice in order.choices where !usedChoices.contains(choice) && !outcome.log.hasErrors {
      outcome.log.add(.bankChoiceUnused(choice, outcome.accounts.map(\.content.account)))
    }
    if !outcome.log.hasErrors {
      for (account, statements) in brought.sorted(by: { $0.key.text < $1.key.text }) {
        let chain = StatementChain(try change.reading.statements(account).map(\.known))
        outcome.log.add(chain.findings(account: account.text, of: statements))
      }
    }
    return outcome
  }

  // MARK: Which account of the books

  /// The account of the books of each account of the file. What is not known, or stands against the link there is, is said.
  private mutating func resolve(_ places: PartialRangeFrom<Int>, _ path: String) throws -> [StoredBankAccount] {
    let name = (path as NSString).lastPathComponent
    let isAlone = outcome.accounts.count - places.lowerBound == 1
    var links: [StoredBankAccount] = []
    var unknown: [BankAccount] = []
    for place in places.lowerBound..<outcome.accounts.count {
      let account = outcome.accounts[place].content.account
      let choice =
        order.choices.first { choice in choice.bank.map { account.answers(to: $0) } ?? false }
        ?? (isAlone ? order.choices.first { $0.bank == nil } : nil)
      if let choice { usedChoices.insert(choice) }
      do {
        guard let link = try link(account, choice?.account, name) else {
          unknown.append(account)
          continue
        }
        links.append(link.account)
        outcome.accounts[place].ledgerAccount = link.account.ledgerAccount
        outcome.accounts[place].label = link.account.label
        outcome.accounts[place].isLinkedNow = link.isNew
      } catch let finding as Finding { outcome.log.add(finding.at(file: name)) }
    }
    if !unknown.isEmpty { outcome.log.add(.bankAccountToChoose(unknown, file: name).at(file: name)) }
    return links
  }

  private func link(
    _ account: BankAccount, _ chosen: AccountNumber?, _ name: String
  ) throws -> (account: StoredBankAccount, isNew: Bool)? {
    let known = try change.reading.bankAccounts()
    if account.isNamed, let linked = known.first(where: { $0.account.isSame(as: account) }) {
      guard chosen == nil || chosen == linked.ledgerAccount else { throw Finding.bankAccountLinkedElsewhere(linked, chosen!) }
      return (try complete(linked, account), false)
    }
    guard let chosen else {
      // A list names no account: there is no doubt while the company has only one.
      guard !account.isNamed, known.count == 1 else { return nil }
      return (known[0], false)
    }
    if let linked = known.first(where: { $0.ledgerAccount == chosen }) {
      guard !account.isNamed || !linked.account.isNamed else { throw Finding.bankAccountOther(linked, account) }
      return (try complete(linked, account), false)
    }
    return (try open(chosen, account), true)
  }

  private func complete(_ linked: StoredBankAccount, _ account: BankAccount) throws -> StoredBankAccount {
    guard account.isNamed else { return linked }
    let completed = linked.account.completed(by: account)
    return completed == linked.account ? linked : try change.update(linked, to: completed)
  }

  private func open(_ number: AccountNumber, _ account: BankAccount) throws -> StoredBankAccount {
    let chart = try context.chart(on: desk.today)
    guard number.hasPrefix("51") else { throw Finding.bankAccountNotBank(number) }
    let status = context.status(number, chart)
    guard status.posting == .open else { throw status.finding ?? Finding.bankAccountNotBank(number) }
    let label = context.label(of: number, chart)
    if context.accounts[number] == nil { try change.openAccount(Ledger.Account(number: number, label: label)) }
    return try change.link(number, to: account, currency: BankCurrency.euro.code, label: label)
  }

  // MARK: Writing

  private mutating func write(
    _ reader: StatementFile, _ path: String, _ file: inout ImportStatements.Outcome.File, _ links: [StoredBankAccount],
    _ first: Int, digest: Digest
  ) throws {
    var input = try InputFile(path)
    var lines: [StatementLine] = []
    var failure: (any Error)?
    var (batch, statements): (Int64?, Int) = (nil, 0)
    var known: [Int64: [KnownStatement]] = [:]
    let (kind, change) = (reader.kind, change)
    var (log, accounts, counted, brought) = (outcome.log, outcome.accounts, file, brought)
    reader.read {
      input = try InputFile(path)
      let opened = input
      return { try opened.read(into: $0) }
    } _: { part, _ in
      guard failure == nil else { return }
      switch part {
      case .finding: break  // said when the file was read the first time
      case .line(let line): lines.append(line)
      case .statement(var statement):
        (statement.lines, lines) = (lines, [])
        do {
          guard let place = accounts.indices.dropFirst(first).first(where: { accounts[$0].content.isOf(statement) }) else {
            throw Finding.bankFileChanged()
          }
          let link = links[place - first]
          guard let days = statement.days else { return }
          let statementsBefore = try known[link.id] ?? change.reading.statements(link.ledgerAccount).map(\.known)
          let merge = StatementMerge(
            statement, over: days, kind: kind, known: statementsBefore,
            movements: try change.reading.knownMovements(link.ledgerAccount, days, statementsBefore))
          for finding in merge.findings { log.add(finding.at(file: counted.name)) }
          accounts[place].imported += merge.added.count
          accounts[place].duplicates += merge.duplicates
          counted.imported += merge.added.count
          counted.duplicates += merge.duplicates
          counted.byAmount += merge.byAmount
          known[link.id] = statementsBefore
          guard merge.isNews else { return }
          let into = try batch ?? change.beginBatch(kind: kind.rawValue, file: counted.name)
          batch = into
          statements += 1
          let stored = try change.addStatement(
            statement, from: days.lowerBound, through: days.upperBound, account: link, batch: into)
          for index in merge.added {
            try change.addMovement(statement.lines[index], account: link, batch: into, statement: stored)
          }
          brought[link.ledgerAccount, default: []].insert(stored)
          known[link.id] = statementsBefore + [KnownStatement(statement, days, kind: kind, id: stored)]
        } catch { failure = error }
      }
    }
    if let failure { throw failure }
    guard try input.wholeDigest() == digest else { throw Finding.bankFileChanged() }
    (outcome.log, outcome.accounts, file, self.brought) = (log, accounts, counted, brought)
    if file.byAmount > 0 { outcome.log.add(.bankMovementsByAmount(file.byAmount).at(file: file.name)) }
    if let batch {
      try change.endBatch(
        batch, kind: kind.rawValue, file: file.name, digest: digest, entries: statements, lines: file.imported)
    }
    file.batch = batch
  }
}

/// What a file of statements holds, read without keeping its movements.
private struct FileContents {
  private(set) var accounts: [BankFileAccount] = []
  let log: FindingLog
  /// Of the whole file, as it was read now.
  let digest: Digest

  init(_ reader: StatementFile, _ path: String, _ years: [FiscalYear]) throws {
    var input = try InputFile(path)
    var summaries: [StatementFile.Summary] = []
    var log = FindingLog()
    var magnitude = Int128(0)
    var outside: (count: Int, first: Day, last: Day)?
    reader.read {
      input = try InputFile(path)
      let opened = input
      return { try opened.read(into: $0) }
    } _: { part, summary in
      switch part {
      case .line(let line):
        magnitude += Int128(line.amount.minor.magnitude)
        let day = line.bookingDay
        if !years.contains(where: { $0.contains(day) }) {
          outside = ((outside?.count ?? 0) + 1, min(outside?.first ?? day, day), max(outside?.last ?? day, day))
        }
      case .finding(let finding): log.add(finding)
      case .statement(let statement):
        if statement.currency.code != BankCurrency.euro.code {
          log.add(.bankNotInEuros(statement.account, statement.currency).at(line: statement.place))
        }
        if let summary { summaries.append(summary) }
      }
    }
    if magnitude > Int128(BankAmount.largest) { log.add(.bankAmountsTooLarge()) }
    if let outside { log.add(.bankOutsideYears(outside.count, from: outside.first, through: outside.last)) }
    accounts = BankFileAccount.gather(summaries)
    self.log = log
    digest = try input.wholeDigest()
  }
}

extension StoredStatement {
  /// As the merge and the chain know it.
  var known: KnownStatement {
    KnownStatement(
      id: id, kind: kind, firstDay: firstDay, lastDay: lastDay, opening: opening?.cents, closing: closing?.cents)
  }
}

extension KnownStatement {
  fileprivate init(_ statement: BankStatement, _ days: ClosedRange<Day>, kind: StatementKind, id: Int64) {
    self.init(
      id: id, kind: kind, firstDay: days.lowerBound, lastDay: days.upperBound, opening: statement.opening?.amount.minor,
      closing: statement.endingBalance?.minor)
  }
}

extension DossierReading {
  /// The movements over the days of a statement, and over those of the statements that meet it.
  fileprivate func knownMovements(
    _ account: AccountNumber, _ days: ClosedRange<Day>, _ statements: [KnownStatement]
  ) throws -> [KnownMovement] {
    let met = statements.filter { $0.firstDay <= days.upperBound && days.lowerBound <= $0.lastDay }
    let from = met.reduce(days.lowerBound) { min($0, $1.firstDay) }
    let through = met.reduce(days.upperBound) { max($0, $1.lastDay) }
    return try movements(MovementFilter(account: account, from: from, through: through)).map {
      KnownMovement(statement: $0.statement, line: $0.line)
    }
  }
}

extension InputFile {
  /// The SHA-256 of the whole file: readers may stop before its last bytes.
  fileprivate func wholeDigest() throws -> Digest {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while try room.withUnsafeMutableBytes({ try read(into: $0) }) > 0 {}
    return digest
  }
}
