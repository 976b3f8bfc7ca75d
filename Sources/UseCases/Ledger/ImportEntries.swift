import Foundation
import Kernel
import Ledger
import Store

/// Brings entries from a CSV file into the brouillard, as one batch. The dry
/// run goes the same way and keeps nothing.
public struct ImportEntries: Sendable {
  public var path: String
  /// The name of a mapping: used when it is remembered, remembered when it is new or corrected.
  public var mappingName: String?
  /// What the user says of the columns.
  public var corrections: EntryImportCorrections
  public var allowsAgain: Bool
  /// Without a name: corrections are remembered for the files that have the same titles.
  public var remembersTitles: Bool

  public init(
    _ path: String, mappingName: String? = nil, corrections: EntryImportCorrections = .init(), allowsAgain: Bool = false,
    remembersTitles: Bool = false
  ) {
    (self.path, self.mappingName, self.corrections, self.allowsAgain) = (path, mappingName, corrections, allowsAgain)
    self.remembersTitles = remembersTitles
  }

  public struct Outcome: Sendable {
    public var entries = 0
    public var lines = 0
    public var batch: Int64?
    public var created = CreatedNames()
    public var log = FindingLog()
    public var isImported = false
    public var debit = Money.zero
    public var credit = Money.zero
    /// Of the first entry and of the last, by their dates.
    public var days: ClosedRange<Day>?
    /// How the columns were understood.
    public let mapping: EntryImportMapping
    /// Nil when the start of the file cannot be read.
    public let columns: EntryImportColumns?
    /// The columns are understood as they were the last time.
    public let isRemembered: Bool

    init(_ file: EntryImportFile, _ columns: EntryImportColumns?, isRemembered: Bool) {
      let read = file.result
      (entries, lines, created, log) = (read.entries.count, read.lineCount, read.created, read.log)
      (mapping, self.columns, self.isRemembered) = (file.mapping, columns, isRemembered)
      for entry in read.entries {
        for line in entry.draft.lines {
          (debit, credit) = (debit.adding(line.debit) ?? debit, credit.adding(line.credit) ?? credit)
        }
        let day = entry.draft.day
        days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
      }
    }
  }

  /// Throws `file.missing`; what is wrong inside the file is in the outcome's log.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let name = (path as NSString).lastPathComponent
    return try desk.changing("ecriture.importer", subject: "file/\(name)", isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let columns = try columns()
      let savedAs =
        mappingName ?? (remembersTitles ? columns.map { "titres-\(Digest(of: Array($0.signature.utf8)).short)" } : nil)
      let known = try rememberedMapping(savedAs, change.reading)
      // Opened twice: to guess from its start, then to read it whole.
      var file = try InputFile(path)
      let read = EntryImport.read(
        file: {
          file = try InputFile(path)
          let opened = file
          return { try opened.read(into: $0) }
        }, mapping: known, corrections: corrections, context: try context.importContext(for: desk.today))
      var outcome = Outcome(read, columns, isRemembered: known != nil)
      let checks = EntryImport.check(read.result, in: try context.entryContext(for: desk.today))
      outcome.log.add(checks.findings, counts: checks.counts)
      if outcome.entries == 0, !outcome.log.hasErrors { outcome.log.add(.importEmpty()) }
      try refuseSecondImport(of: file, &outcome, change)
      guard !outcome.log.hasErrors else {
        change.abandon()
        return outcome
      }
      // What a guess gives is guessed again; under a name it is kept all the same, since it was asked for.
      if let savedAs, read.mapping != known, mappingName != nil || !corrections.isEmpty {
        try change.save(.importMapping, name: savedAs, body: read.mapping.json)
      }
      outcome.batch = try write(read.result, file, context, change)
      outcome.isImported = !isTrial
      return outcome
    }
  }

  private func columns() throws -> EntryImportColumns? {
    let file = try InputFile(path)
    return try? EntryImport.columns { { try file.read(into: $0) } }
  }

  private func rememberedMapping(_ mappingName: String?, _ reading: DossierReading) throws -> EntryImportMapping? {
    guard let mappingName, let body = try reading.saved(.importMapping)[mappingName.savedName] else { return nil }
    do { return try JSONDecoder().decode(EntryImportMapping.self, from: Data(body.utf8)) } catch {
      throw Finding.mappingUnreadable(mappingName)
    }
  }

  private func refuseSecondImport(of file: InputFile, _ outcome: inout Outcome, _ change: DossierChange) throws {
    guard !allowsAgain, let batch = try change.reading.batches().first(where: { $0.fileDigest == file.digest && !$0.isUndone })
    else {
      return
    }
    outcome.log.add(.alreadyImported(file.name, batch.id))
  }

  private func write(_ read: EntryImportResult, _ file: InputFile, _ context: LedgerContext, _ change: DossierChange) throws
    -> Int64
  {
    for journal in read.created.journals { try change.openJournal(journal) }
    for account in read.created.accounts { try change.openAccount(Ledger.Account(number: account.number, label: account.label)) }
    for party in read.created.thirdParties { try change.openThirdParty(party) }
    let batch = try change.beginBatch(kind: "csv", file: file.name)
    for entry in read.entries {
      try context.open(entry.draft, change)
      try change.addDraft(entry.draft, in: try context.year(of: entry.draft.day), batch: batch)
    }
    try change.endBatch(
      batch, kind: "csv", file: file.name, digest: file.digest, entries: read.entries.count, lines: read.lineCount)
    return batch
  }
}

extension Digest {
  /// Enough to tell the columns of a company's files apart.
  fileprivate var short: Substring { "\(self)".prefix(16) }
}

extension EntryImportMapping {
  fileprivate var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

extension Finding {
  static func mappingUnreadable(_ name: String) -> Finding {
    Finding(
      "ledger.import.mapping-unreadable", "La correspondance « \(name) » ne se lit plus.",
      recovery: "Importez sous un autre nom : ses colonnes seront de nouveau reconnues, puis retenues.")
  }
}

/// Takes back an import: entries of which none is validated yet, or statements of which no movement is in the books.
public struct UndoImport: Sendable {
  public var batch: Int64
  /// Only an import of statements: one of entries is refused.
  public var onlyStatements: Bool

  public init(_ batch: Int64, onlyStatements: Bool = false) { (self.batch, self.onlyStatements) = (batch, onlyStatements) }

  public struct Outcome: Sendable {
    public let batch: ImportBatch
    /// Entries taken away; movements when it was an import of statements.
    public let count: Int
  }

  /// Throws `ledger.batch.missing`, `ledger.batch.undone`, `ledger.batch.sealed`, `bank.batch.held`, `bank.batch.not-statement`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let found = try desk.dossier.reading { try $0.batch(batch) }
    if onlyStatements, found.statementKind == nil { throw Finding.bankBatchNotStatement(found) }
    let useCase = found.statementKind == nil ? "ecriture.annuler-import" : "banque.annuler"
    return try desk.changing(useCase, subject: "batch/\(batch)") { Outcome(batch: found, count: try $0.undoBatch(batch)) }
  }
}
