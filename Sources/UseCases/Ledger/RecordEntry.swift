import Kernel
import Ledger
import Store

/// Writes an entry in the brouillard, once it has passed the checks. Warnings
/// do not stop it; they come back with the entry's key.
public struct RecordEntry: Sendable {
  public var draft: EntryDraft
  /// Set to change a draft that is there: its key and the version that was read.
  public var replacing: (id: Int64, version: Int64)?

  public init(_ draft: EntryDraft, replacing: (id: Int64, version: Int64)? = nil) { (self.draft, self.replacing) = (draft, replacing) }

  public struct Outcome: Sendable {
    /// Nil when errors kept the dossier as it was, and in a dry run.
    public let id: Int64?
    public let findings: [Finding]
  }

  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let (use, subject) = replacing.map { ("ecriture.modifier", "entry/\($0.id)") } ?? ("ecriture.saisir", "journal/\(draft.journal)")
    return try desk.dossier.changing(desk.by, use, subject: subject, isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let findings = EntryChecks.check(draft, in: try context.entryContext(for: draft.day, besides: replacing?.id))
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return Outcome(id: nil, findings: findings)
      }
      try context.open(draft, change)
      let year = try context.year(of: draft.day)
      guard let replacing else { return Outcome(id: try change.addDraft(draft, in: year), findings: findings) }
      try change.replaceDraft(replacing.id, version: replacing.version, with: draft, in: year)
      return Outcome(id: replacing.id, findings: findings)
    }
  }
}

/// Takes a draft away. A validated entry is never deleted: see `ReverseEntry`.
public struct DeleteDraft: Sendable {
  public var id: Int64
  public init(_ id: Int64) { self.id = id }

  public func callAsFunction(_ desk: Desk) throws {
    try desk.dossier.changing(desk.by, "ecriture.supprimer", subject: "entry/\(id)") { change in
      try change.deleteDraft(id, version: try change.reading.entry(id: id)?.version ?? 0)
    }
  }
}

/// Proposes the lines of an entry from what the voucher says (see `GuidedEntry`), and writes it when asked.
public struct ProposeEntry: Sendable {
  public var guided: GuidedEntry
  public init(_ guided: GuidedEntry) { self.guided = guided }

  /// Throws `ledger.assistant.closed` in a dossier of mode `école` whose trainer did not open « saisie ».
  public func callAsFunction(_ desk: Desk) throws -> EntryProposal {
    try desk.dossier.reading { reading in
      try desk.requireAssistant("saisie", reading)
      return EntryProposal.make(guided, rates: try LedgerContext(reading, desk).rates)
    }
  }
}
