import Kernel
import Ledger
import UseCases

/// What became of an entry that was typed: what it says, why each line is there, what was opened for it.
public struct RecordedEntryJSON: Encodable, Sendable {
  struct Step: Encodable {
    let line: Int
    let rule: String
  }
  struct Party: Encodable {
    let code, name, kind, account: String
  }
  let id: OrNull<Int64>
  let trial: Bool
  let entry: OrNull<EntryContentJSON>
  let trace: [Step]
  let created: [Party]
  let findings: [FindingJSON]

  /// - Parameters:
  ///   - draft: nil when the proposal was refused.
  ///   - newThirdParties: those that came with the entry; told only when it could be recorded.
  ///   - outcome: nil when there was nothing to record.
  ///   - findings: of the proposal, then of the record.
  public init(
    _ draft: EntryDraft?, trace: [EntryProposal.TraceStep] = [], newThirdParties: [ThirdParty] = [],
    outcome: RecordEntry.Outcome?, trial: Bool, findings: [Finding]
  ) {
    let id = trial ? nil : outcome?.id
    (self.id, self.trial, self.findings) = (OrNull(id), trial, findings.json)
    entry = OrNull(draft.map { EntryContentJSON($0, id: id) })
    self.trace = trace.map { Step(line: $0.line + 1, rule: $0.rule) }
    created = (outcome?.id == nil ? [] : newThirdParties).map {
      Party(code: $0.code, name: $0.name, kind: $0.kind.rawValue, account: $0.account.text)
    }
  }
}

/// What a validation did, or would do.
public struct ValidatedEntriesJSON: Encodable, Sendable {
  struct Numbers: Encodable {
    let fiscalYear: Int
    let first, last: Int64
  }
  let validated: Int
  let trial: Bool
  let numbers: [Numbers]
  let findings: [FindingJSON]

  public init(_ outcome: ValidateEntries.Outcome, trial: Bool) {
    (validated, self.trial, findings) = (outcome.validated, trial, outcome.findings.json)
    numbers = outcome.numbers.map { Numbers(fiscalYear: $0.fiscalYear.name, first: $0.first, last: $0.last) }
  }
}

/// The entry that reverses a validated one.
public struct ReversedEntryJSON: Encodable, Sendable {
  let id: OrNull<Int64>
  let reverses: Int64
  let trial: Bool
  let entry: EntryContentJSON
  let findings: [FindingJSON]

  /// - Parameter number: of the validated entry.
  public init(_ outcome: RecordEntry.Outcome, reverses number: Int64, trial: Bool) {
    let id = trial ? nil : outcome.id
    (self.id, reverses, self.trial, findings) = (OrNull(id), number, trial, outcome.findings.json)
    entry = EntryContentJSON(outcome.draft, id: id)
  }
}

/// A draft that was taken away.
public struct DeletedDraftJSON: Encodable, Sendable {
  let deleted: Int64
  let findings: [FindingJSON] = []

  public init(_ id: Int64) { deleted = id }
}
