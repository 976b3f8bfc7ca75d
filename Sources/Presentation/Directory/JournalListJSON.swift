import Ledger

/// A journal of the dossier.
public struct DirectoryJournalJSON: Encodable, Sendable {
  let code, label, kind: String
  let counterpart: OrNull<String>
  /// False for a standard journal that the dossier has not used yet.
  let isOpen: Bool
  let findings: [FindingJSON]?

  /// - Parameter findings: nil inside a list, which has its own.
  public init(_ journal: Journal, isOpen: Bool = true, findings: [FindingJSON]? = nil) {
    (code, label, kind) = (journal.code, journal.label, journal.kind.rawValue)
    (counterpart, self.isOpen, self.findings) = (OrNull(journal.counterpart?.text), isOpen, findings)
  }
}

/// The journals of the dossier, and the usual ones that a first entry will open.
public struct JournalListJSON: Encodable, Sendable {
  let journals: [DirectoryJournalJSON]
  let findings: [FindingJSON] = []

  public init(_ journals: [(journal: Journal, isOpen: Bool)]) {
    self.journals = journals.map { DirectoryJournalJSON($0.journal, isOpen: $0.isOpen) }
  }
}
