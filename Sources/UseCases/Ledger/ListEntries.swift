import Kernel
import Ledger
import Store

/// A page of the entries of a dossier.
public struct ListEntries: Sendable {
  public enum Scope: Hashable, Sendable {
    case all
    case drafts
    /// The validated entries of the year that closes in that year.
    case validated(fiscalYear: Int)
  }

  public var scope: Scope
  /// Only the entries of that journal.
  public var journal: String?
  public var limit: Int
  /// How many entries to pass over.
  public var after: Int

  public init(_ scope: Scope = .all, journal: String? = nil, limit: Int = 100, after: Int = 0) {
    (self.scope, self.journal, self.limit, self.after) = (scope, journal, limit, after)
  }

  public struct Page: Sendable {
    public let entries: [Entry]
    /// What `after` is for the page that follows; nil on the last one.
    public let next: Int?
  }

  /// Throws `ledger.fiscal-year.unknown`, `ledger.journal.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Page {
    try desk.dossier.reading { reading in
      let selection = try scope.selection(desk, reading)
      var found = journal == nil ? try reading.entries(selection, limit: wanted, after: after) : try filtered(selection, reading)
      let hasMore = found.count == wanted && limit < .max
      if hasMore { found.removeLast() }
      return Page(entries: found, next: hasMore ? after + limit : nil)
    }
  }

  /// One more than asked for, to know whether there is a next page.
  private var wanted: Int { limit < .max ? limit + 1 : limit }

  /// Ends the walk over entries once the page is full.
  private struct PageIsFull: Error {}

  private func filtered(_ selection: EntrySelection, _ reading: DossierReading) throws -> [Entry] {
    guard let journal, try reading.journal(journal) != nil else {
      throw Finding.journalUnknown(journal ?? "", try reading.journals())
    }
    var (found, passed): ([Entry], Int) = ([], 0)
    do {
      try reading.forEachEntry(selection) { entry in
        guard entry.content.journal == journal else { return }
        passed += 1
        if passed > after { found.append(entry) }
        if found.count == wanted { throw PageIsFull() }
      }
    } catch is PageIsFull {}
    return found
  }
}

extension ListEntries.Scope {
  func selection(_ desk: Desk, _ reading: DossierReading) throws -> EntrySelection {
    switch self {
    case .all: .all
    case .drafts: .drafts(through: nil)
    case .validated(let name): .validated(fiscalYear: try desk.fiscalYear(name, reading).id)
    }
  }
}

/// Which entry a person means: by the dossier's own key, or by its number in a fiscal year.
public enum EntryName: Hashable, Sendable {
  case id(Int64)
  case number(Int64, fiscalYear: Int?)
}

/// One entry with all that hangs on it.
public struct ShowEntry: Sendable {
  public var name: EntryName
  public init(_ name: EntryName) { self.name = name }

  public struct Outcome: Sendable {
    public let entry: Entry
    public let vouchers: [StoredVoucher]
    /// The entry that this one reverses or corrects.
    public let corrected: Entry?
    /// The entry that reverses or corrects this one.
    public let correction: Entry?
  }

  /// Throws `ledger.entry.unknown`, `ledger.entry.number-unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let entry = try find(desk, reading)
      return Outcome(
        entry: entry, vouchers: try reading.vouchers(of: entry.id),
        corrected: try entry.corrects.flatMap { try reading.entry(id: $0) },
        correction: try reading.entriesCorrecting(entry.id).last)
    }
  }

  private func find(_ desk: Desk, _ reading: DossierReading) throws -> Entry {
    switch name {
    case .id(let id):
      guard let entry = try reading.entry(id: id) else { throw Finding.entryUnknown(id) }
      return entry
    case .number(let number, let year):
      let year = try desk.fiscalYear(year, reading)
      guard let entry = try reading.entries(.number(fiscalYear: year.id, number: number)).first else {
        throw Finding.numberUnknown(number, year.year)
      }
      return entry
    }
  }
}

/// The files that were imported, in order.
public struct ListImports: Sendable {
  public init() {}
  public func callAsFunction(_ desk: Desk) throws -> [ImportBatch] { try desk.dossier.reading { try $0.batches() } }
}

extension Finding {
  static func entryUnknown(_ id: Int64) -> Finding {
    Finding(
      "ledger.entry.unknown", "Il n’y a pas d’écriture de clé \(id).",
      recovery: "Affichez les écritures : ecritoire ecriture lister. Un numéro d’écriture validée se donne avec un n : n\(id).")
  }

  static func journalUnknown(_ code: String, _ known: [Journal]) -> Finding {
    Finding(
      "ledger.journal.unknown", "Le dossier n’a pas de journal « \(code) ».",
      recovery: known.isEmpty
        ? "Il n’en a encore aucun : le premier s’ouvre avec la première écriture."
        : "Journaux : \(known.map { "\($0.code) (\($0.label))" }.joined(separator: ", ")).")
  }
}
