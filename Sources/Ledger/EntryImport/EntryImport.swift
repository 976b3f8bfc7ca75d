import Formats
import Kernel

/// What an import asks its dossier and the chart of accounts.
public struct EntryImportContext {
  /// What becomes of an account that the file names.
  public enum AccountStanding: Hashable, Sendable {
    /// The dossier has it.
    case known
    /// The dossier does not have it, the PCG has it or the account it stands under: it will be opened with that label.
    case opened(label: String)
    case unknown
    /// The chart has something against it: removed, of another year, a total. It is opened
    /// all the same when the finding is no error, since the file may be of an older year.
    case questioned(Finding, label: String)
  }

  public var journal: (String) -> Journal?
  public var account: (AccountNumber) -> AccountStanding
  public var thirdParty: (String) -> ThirdParty?

  public init(
    journal: @escaping (String) -> Journal?, account: @escaping (AccountNumber) -> AccountStanding,
    thirdParty: @escaping (String) -> ThirdParty?
  ) {
    (self.journal, self.account, self.thirdParty) = (journal, account, thirdParty)
  }
}

/// What the file names and the dossier does not have yet: the import creates it.
public struct CreatedNames: Hashable, Sendable {
  public struct Account: Hashable, Sendable {
    public let number: AccountNumber
    public let label: String
  }

  public internal(set) var journals: [Journal] = []
  public internal(set) var accounts: [Account] = []
  public internal(set) var thirdParties: [ThirdParty] = []
  public init() {}
}

/// An entry of the file, with the line of the file that each of its lines came from.
public struct ImportedEntry: Hashable, Sendable {
  public var draft: EntryDraft
  public var lineNumbers: [Int]

  /// The same findings at the lines of the file: those of the entry as a whole at its first.
  public func place(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      let index = finding.line.map { $0 - 1 } ?? 0
      return finding.at(line: lineNumbers.indices.contains(index) ? lineNumbers[index] : lineNumbers.first)
    }
  }
}

/// What a file of entries holds.
public struct EntryImportResult: Sendable {
  public internal(set) var entries: [ImportedEntry] = []
  public internal(set) var created = CreatedNames()
  public internal(set) var log = FindingLog()
  /// Lines of entries that were read.
  public internal(set) var lineCount = 0

  init() {}

  init(_ entries: [ImportedEntry], _ reader: EntryImportReader) {
    (self.entries, created, log, lineCount) = (entries, reader.created, reader.log, reader.lineCount)
  }
}

/// Entries from CSV records: consecutive lines of one day, journal and piece make one entry.
///
/// Nothing is left out for looking like something else: two equal entries are
/// two entries (true twins). The same code makes the dry run and the real one.
public enum EntryImport {
  /// Reads the records. Findings that are errors mean that the import must not be done.
  /// The records have their header, as the mapping says.
  public static func read(
    _ records: some Sequence<CSVRecord>, mapping: EntryImportMapping, context: EntryImportContext
  ) -> EntryImportResult {
    var reader = EntryImportReader(mapping: mapping, context: context)
    var entries: [ImportedEntry] = []
    for record in records { entries += reader.read(record) }
    entries += reader.finish()
    return EntryImportResult(entries, reader)
  }

  /// Checks the entries as if they were saved one after the other, what the
  /// import creates being there already. Findings stand at the lines of the file.
  public static func check(_ result: EntryImportResult, in context: EntryContext) -> FindingLog {
    var log = FindingLog()
    let findings = EntryChecks.check(batch: result.entries.map(\.draft), in: context.adding(result.created))
    for (entry, found) in zip(result.entries, findings) { log.add(entry.place(found)) }
    return log
  }
}

extension EntryContext {
  /// The dossier as it will be once the names are created. What the import has
  /// said of an account (unknown, removed) is not said twice.
  fileprivate func adding(_ created: CreatedNames) -> EntryContext {
    var extended = self
    let journals = Dictionary(created.journals.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let parties = Dictionary(created.thirdParties.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    extended.journal = { journal($0) ?? journals[$0] }
    extended.thirdParty = { thirdParty($0) ?? parties[$0] }
    extended.account = { number in
      var status = account(number)
      status.finding = nil
      if status.posting == .unknown { status = AccountStatus(gathering: .usual(of: number)) }
      return status
    }
    return extended
  }
}
