import Formats
import Foundation
import Kernel
import Ledger
import Store

/// Brings entries from a CSV file into the brouillard, as one batch. The dry
/// run goes the same way and keeps nothing.
public struct ImportEntries: Sendable {
  public var path: String
  /// The name of a mapping: used when it is remembered, remembered when it is new.
  public var mappingName: String?
  public var allowsAgain: Bool

  public init(_ path: String, mappingName: String? = nil, allowsAgain: Bool = false) {
    (self.path, self.mappingName, self.allowsAgain) = (path, mappingName, allowsAgain)
  }

  public struct Outcome: Sendable {
    public var entries = 0
    public var lines = 0
    public var batch: Int64?
    public var created = CreatedNames()
    public var log = FindingLog()
    public var isImported = false
  }

  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let file = try InputFile(path)
    return try desk.dossier.changing(desk.by, "ecriture.importer", subject: "file/\(file.name)", isTrial: isTrial) { change in
      var outcome = Outcome()
      let (records, separator) = try readRecords(file)
      let context = try LedgerContext(change.reading, desk)
      guard let mapping = try mapping(for: records, separator, change, &outcome.log) else {
        change.abandon()
        return outcome
      }
      let read = EntryImport.read(records, mapping: mapping, context: try context.importContext(for: desk.today))
      outcome.log.add(read.log.findings)
      (outcome.entries, outcome.lines, outcome.created) = (read.entries.count, read.lineCount, read.created)
      outcome.log.add(EntryImport.check(read, in: try context.entryContext(for: desk.today)).findings)
      try refuseSecondImport(of: file, &outcome, change)
      guard !outcome.log.hasErrors else {
        change.abandon()
        return outcome
      }
      outcome.batch = try write(read, file, context, change)
      outcome.isImported = !isTrial
      return outcome
    }
  }

  private func readRecords(_ file: InputFile) throws -> (records: [CSVRecord], separator: String) {
    var format = CSVFormat(undoesNeutralising: true)
    format.fieldCountIsFixed = false
    let reader = try CSVReader(format) { try file.read(into: $0) }
    var records: [CSVRecord] = []
    while let record = try reader.next() { records.append(record) }
    return (records, String(UnicodeScalar(reader.separator.rawValue)))
  }

  /// The remembered mapping, else one guessed from the header, which is then remembered when it was given a name.
  private func mapping(
    for records: [CSVRecord], _ separator: String, _ change: DossierChange, _ log: inout FindingLog
  ) throws -> EntryImportMapping? {
    if let name = mappingName, let body = try change.reading.saved(.importMapping)[name] {
      let mapping = try JSONDecoder().decode(EntryImportMapping.self, from: Data(body.utf8))
      log.add(mapping.check(header: records.first?.fields ?? []))
      return log.hasErrors ? nil : mapping
    }
    let (mapping, findings) = EntryImportMapping.guess(
      first: records.first?.fields ?? [], sample: records.dropFirst().prefix(200).map(\.fields), separator: separator)
    log.add(findings)
    guard !log.hasErrors else { return nil }
    if let name = mappingName {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      try change.save(.importMapping, name: name, body: String(decoding: try encoder.encode(mapping), as: UTF8.self))
    }
    return mapping
  }

  private func refuseSecondImport(of file: InputFile, _ outcome: inout Outcome, _ change: DossierChange) throws {
    guard !allowsAgain, let batch = try change.reading.batches().first(where: { $0.fileDigest == file.digest && !$0.isUndone }) else {
      return
    }
    outcome.log.add(.alreadyImported(file.name, batch.id))
  }

  private func write(_ read: EntryImportResult, _ file: InputFile, _ context: LedgerContext, _ change: DossierChange) throws -> Int64 {
    for journal in read.created.journals { try change.openJournal(journal) }
    for account in read.created.accounts { try change.openAccount(Ledger.Account(number: account.number, label: account.label)) }
    for party in read.created.thirdParties { try change.openThirdParty(party) }
    let batch = try change.beginBatch(kind: "csv", file: file.name)
    for entry in read.entries {
      try context.open(entry.draft, change)
      try change.addDraft(entry.draft, in: try context.year(of: entry.draft.day), batch: batch)
    }
    try change.endBatch(batch, kind: "csv", file: file.name, digest: file.digest, entries: read.entries.count, lines: read.lineCount)
    return batch
  }
}

/// Takes back an import of which nothing is validated yet.
public struct UndoImport: Sendable {
  public var batch: Int64
  public init(_ batch: Int64) { self.batch = batch }

  public func callAsFunction(_ desk: Desk) throws -> Int {
    try desk.dossier.changing(desk.by, "ecriture.annuler-import", subject: "batch/\(batch)") { try $0.undoBatch(batch) }
  }
}
