import Kernel
import Ledger
import Store

/// What a dossier is and how much it holds.
public struct DescribeDossier: Sendable {
  public init() {}

  public struct Year: Sendable {
    public let stored: StoredFiscalYear
    public let entries: Int
    /// Entries that are not validated yet, among `entries`.
    public let drafts: Int
    public let lines: Int
  }

  public struct Outcome: Sendable {
    public let facts: DossierFacts
    /// In order of time.
    public let years: [Year]
    public let accounts: Int
    public let journals: Int
    public let thirdParties: Int
    /// Files imported, and not taken back.
    public let batches: [ImportBatch]
    public let letterings: (groups: Int, full: Int, lines: Int)
  }

  public func callAsFunction(_ dossier: Dossier) throws -> Outcome {
    try dossier.reading { reading in
      Outcome(
        facts: try reading.facts(), years: try reading.fiscalYears().map { try year($0, reading) },
        accounts: try reading.accounts().count, journals: try reading.journals().count,
        thirdParties: try reading.thirdParties().count,
        batches: try reading.batches().filter { !$0.isUndone }, letterings: try reading.letteringCounts())
    }
  }

  private func year(_ stored: StoredFiscalYear, _ reading: DossierReading) throws -> Year {
    let all = try reading.journalTotals(stored)
    let entries = all.map(\.entries).reduce(0, +)
    let validated = try reading.journalTotals(stored, withDrafts: false).map(\.entries).reduce(0, +)
    return Year(stored: stored, entries: entries, drafts: entries - validated, lines: all.map(\.lines).reduce(0, +))
  }
}
