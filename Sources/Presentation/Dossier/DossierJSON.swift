import Kernel
import Store
import UseCases

/// A fiscal year.
public struct FiscalYearJSON: Encodable, Sendable {
  let name: Int
  let first, last: Day
  let lockedThrough: OrNull<Day>

  public init(_ year: FiscalYear, lockedThrough: Day? = nil) {
    (name, first, last, self.lockedThrough) = (year.name, year.first, year.last, OrNull(lockedThrough))
  }
}

/// A dossier that was created.
public struct CreatedDossierJSON: Encodable, Sendable {
  let dossier, name, siren, mode: String
  let fiscalYear: OrNull<FiscalYearJSON>
  let findings: [FindingJSON] = []

  public init(_ facts: DossierFacts, path: String, fiscalYear: FiscalYear?) {
    (dossier, name, siren, mode) = (path, facts.name, facts.siren, facts.mode.rawValue)
    self.fiscalYear = OrNull(fiscalYear.map { FiscalYearJSON($0) })
  }
}

/// A fiscal year that was added.
public struct AddedFiscalYearJSON: Encodable, Sendable {
  let fiscalYear: FiscalYearJSON
  let findings: [FindingJSON] = []

  public init(_ year: FiscalYear) { fiscalYear = FiscalYearJSON(year) }
}

/// A period that was locked for ever.
public struct LockedPeriodJSON: Encodable, Sendable {
  let lockedThrough: Day
  let findings: [FindingJSON] = []

  public init(through day: Day) { lockedThrough = day }
}

/// The assistants, and whether this dossier lets them work.
public struct AssistantsJSON: Encodable, Sendable {
  /// One of them.
  public struct Assistant: Encodable, Sendable {
    public let name, label: String
    public let isOpen: Bool
  }
  let mode: String
  public let assistants: [Assistant]
  let findings: [FindingJSON] = []

  public init(_ facts: DossierFacts) {
    mode = facts.mode.rawValue
    assistants = SetAssistants.known.sorted { $0.key < $1.key }.map {
      Assistant(name: $0.key, label: $0.value, isOpen: facts.allows(assistant: $0.key))
    }
  }
}

/// What a verification says, alone or after a copy.
public struct VerificationJSON: Encodable, Sendable {
  let valid: Bool
  let entries, events: Int
  let head: String
  let findings: [FindingJSON]
  let file, former: String?

  /// - Parameters:
  ///   - file: the copy, or the dossier put back from one.
  ///   - former: where the dossier that it replaced is kept.
  public init(_ verification: Store.Verification, file: String? = nil, former: String? = nil) {
    (valid, entries, events) = (verification.findings.isEmpty, verification.entries, verification.events)
    (head, findings) = (verification.head.description, verification.findings.json)
    (self.file, self.former) = (file, former)
  }
}
