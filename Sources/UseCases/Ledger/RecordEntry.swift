import Kernel
import Ledger
import Store

/// Writes an entry in the brouillard, once it has passed the checks. Warnings
/// do not stop it; they come back with the entry's key.
public struct RecordEntry: Sendable {
  public var draft: EntryDraft
  /// Set to change a draft that is there: its key and the version that was read.
  public var replacing: (id: Int64, version: Int64)?

  /// Third parties that the entry brings with it; one whose code is known already is left as it is.
  public var newThirdParties: [ThirdParty]

  /// The validated entry that this one corrects, by its number in the fiscal year of the draft.
  public var correcting: Int64?

  /// The received documents that go with it, by their keys in the inbox.
  public var vouchers: [Int64] = []

  public init(
    _ draft: EntryDraft, replacing: (id: Int64, version: Int64)? = nil, newThirdParties: [ThirdParty] = [],
    correcting: Int64? = nil
  ) {
    (self.draft, self.replacing, self.newThirdParties, self.correcting) = (draft, replacing, newThirdParties, correcting)
  }

  public struct Outcome: Sendable {
    /// Nil when errors kept the dossier as it was. In a dry run, the key that the entry would have.
    public let id: Int64?
    public let findings: [Finding]
    /// The entry as it was to be written.
    public let draft: EntryDraft

    init(id: Int64?, findings: [Finding], draft: EntryDraft) { (self.id, self.findings, self.draft) = (id, findings, draft) }
  }

  /// Throws `ledger.entry.missing`, `ledger.entry.sealed`, `ledger.entry.changed-meanwhile` of the draft to replace,
  /// `ledger.third-party.code-invalid` and `ledger.directory.label-invalid` of a new third party, `ledger.entry.number-unknown` of
  /// the entry to correct, `ledger.inbox.missing` of a voucher.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let (use, subject) =
      replacing.map { ("ecriture.modifier", "entry/\($0.id)") } ?? ("ecriture.saisir", "journal/\(draft.journal)")
    let (draft, cleaned) = draft.withVisibleTexts()
    return try desk.changing(use, subject: subject, isTrial: isTrial) { change in
      for party in newThirdParties { try change.openThirdParty(party.checked()) }
      let context = try LedgerContext(change.reading, desk)
      let findings = cleaned + EntryChecks.check(draft, in: try context.entryContext(for: draft.day, besides: replacing?.id))
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return Outcome(id: nil, findings: findings, draft: draft)
      }
      try context.open(draft, change)
      let year = try context.year(of: draft.day)
      guard let replacing else {
        let origin = try correcting.map { try corrected($0, in: year, change.reading) }
        let id = try change.addDraft(draft, in: year, corrects: origin)
        for voucher in vouchers { try change.attachReceived(voucher, to: id) }
        return Outcome(id: id, findings: findings, draft: draft)
      }
      try change.replaceDraft(replacing.id, version: replacing.version, with: draft, in: year)
      for voucher in vouchers { try change.attachReceived(voucher, to: replacing.id) }
      return Outcome(id: replacing.id, findings: findings, draft: draft)
    }
  }

  private func corrected(_ number: Int64, in year: StoredFiscalYear, _ reading: DossierReading) throws -> Int64 {
    guard let origin = try reading.entries(.number(fiscalYear: year.id, number: number)).first else {
      throw Finding.numberUnknown(number, year.year)
    }
    return origin.id
  }
}

/// Takes drafts away. A validated entry is never deleted: see `ReverseEntry`.
public struct DeleteDraft: Sendable {
  public var ids: [Int64]
  /// The version that was read, of one draft; nil for whatever it is now.
  public var version: Int64?

  public init(_ id: Int64, version: Int64? = nil) { (ids, self.version) = ([id], version) }
  /// All of them, or none.
  public init(_ ids: [Int64]) { self.ids = ids }

  /// Throws `ledger.entry.missing`, `ledger.entry.sealed`, `ledger.entry.changed-meanwhile`.
  public func callAsFunction(_ desk: Desk) throws {
    let subject = ids.count == 1 ? "entry/\(ids[0])" : "drafts"
    try desk.changing("ecriture.supprimer", subject: subject) { change in
      for id in ids { try change.deleteDraft(id, version: try version ?? change.reading.entry(id: id)?.version ?? 0) }
    }
  }
}

extension ThirdParty {
  /// The same, its texts fit for a book. Throws `ledger.third-party.code-invalid`, `ledger.directory.label-invalid`.
  fileprivate func checked() throws(Finding) -> ThirdParty {
    guard (1...40).contains(code.count), !DirectoryText.hasControls(code), !code.contains(where: { $0.isWhitespace || $0 == "|" })
    else {
      throw .thirdPartyCodeInvalid(code)
    }
    var party = self
    party.name = try DirectoryText.label(name, of: "le tiers")
    return party
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
