import Kernel
import Store
import UseCases

/// What a dossier is and what it contains.
public struct DossierStateJSON: Encodable, Sendable {
  struct Year: Encodable {
    let name: Int
    let first, last: Day
    let lockedThrough: OrNull<Day>
    let entries, drafts, lines: Int
  }
  struct Counts: Encodable {
    let entries, drafts, lines, accounts, journals, thirdParties, letterings, letteredLines: Int
  }
  struct Batch: Encodable {
    let id: Int64
    let kind, file: String
    let entries, lines: Int64
    /// Of an import of bank statements, which has no entries.
    let statements, movements: Int64?

    init(_ batch: ImportBatch) {
      let isBank = batch.statementKind != nil
      (id, kind, file) = (batch.id, batch.kind, batch.file)
      (entries, lines) = isBank ? (0, 0) : (batch.entries, batch.lines)
      (statements, movements) = isBank ? (batch.entries, batch.lines) : (nil, nil)
    }
  }
  let dossier, name, siren, mode: String
  let assistants: [String]
  let fiscalYears: [Year]
  let counts: Counts
  let batches: [Batch]
  let findings: [FindingJSON] = []

  public init(_ state: DescribeDossier.Outcome, path: String) {
    (dossier, name, siren, mode) = (path, state.facts.name, state.facts.siren, state.facts.mode.rawValue)
    assistants = SetAssistants.known.keys.filter { state.facts.allows(assistant: $0) }.sorted()
    fiscalYears = state.years.map {
      Year(
        name: $0.stored.year.name, first: $0.stored.year.first, last: $0.stored.year.last,
        lockedThrough: OrNull($0.stored.lockedThrough),
        entries: $0.entries, drafts: $0.drafts, lines: $0.lines)
    }
    counts = Counts(
      entries: state.years.map(\.entries).reduce(0, +), drafts: state.years.map(\.drafts).reduce(0, +),
      lines: state.years.map(\.lines).reduce(0, +), accounts: state.accounts, journals: state.journals,
      thirdParties: state.thirdParties, letterings: state.letterings.groups, letteredLines: state.letterings.lines)
    batches = state.batches.map(Batch.init)
  }
}
