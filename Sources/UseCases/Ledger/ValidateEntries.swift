import Kernel
import Ledger
import Store

/// Seals the drafts through a day: each takes the next number of its fiscal
/// year and can never change again. All that are sound, or none.
public struct ValidateEntries: Sendable {
  /// Nil for today.
  public var through: Day?
  /// Only these drafts, when not empty.
  public var ids: Set<Int64>

  public init(through: Day? = nil, ids: Set<Int64> = []) { (self.through, self.ids) = (through, ids) }

  public struct Outcome: Sendable {
    public let validated: Int
    /// The numbers given, of each fiscal year.
    public let numbers: [Numbers]
    public let findings: [Finding]
    /// The drafts that stopped the validation, each with what stops it.
    public let blocked: [Blocked]
  }

  /// A draft that cannot be sealed as it is.
  public struct Blocked: Sendable {
    public let entry: Entry
    public let findings: [Finding]
  }

  /// The numbers given to the entries of a fiscal year: all those from the first to the last.
  public struct Numbers: Hashable, Sendable {
    public let fiscalYear: FiscalYear
    public let first: Int64
    public let last: Int64
    public init(fiscalYear: FiscalYear, first: Int64, last: Int64) {
      (self.fiscalYear, self.first, self.last) = (fiscalYear, first, last)
    }
  }

  /// Throws `ledger.validation.future`, `ledger.validation.nothing`, `ledger.validation.not-a-draft`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let day = through ?? desk.today
    guard day <= desk.today else { throw Finding.validationInFuture(day, today: desk.today) }
    return try desk.changing("ecriture.valider", subject: "drafts/\(day.iso)", isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let journals = Dictionary(uniqueKeysWithValues: try change.reading.journals().map { ($0.code, $0.kind) })
      let drafts = try change.reading.entries(.drafts(through: day)).filter { ids.isEmpty || ids.contains($0.id) }
      if let absent = ids.subtracting(drafts.map(\.id)).min() {
        throw try Finding.notToValidate(absent, change.reading.entry(id: absent), day)
      }
      guard !drafts.isEmpty else { throw Finding.nothingToValidate(day) }
      let blocked = try ValidateEntries.blocked(drafts, context)
      guard blocked.isEmpty else {
        change.abandon()
        return Outcome(validated: 0, numbers: [], findings: ValidateEntries.findings(of: blocked), blocked: blocked)
      }
      let order = ordered(drafts, journals)
      try change.seal(order.map(\.id), on: desk.today)
      return Outcome(validated: drafts.count, numbers: try numbers(order, change.reading), findings: [], blocked: [])
    }
  }

  private func numbers(_ sealed: [Entry], _ reading: DossierReading) throws -> [Numbers] {
    try Dictionary(grouping: sealed, by: \.fiscalYear).sorted { $0.key < $1.key }.compactMap { year, entries in
      guard let first = try reading.entry(id: entries[0].id)?.number,
        let last = try reading.entry(id: entries[entries.count - 1].id)?.number
      else { return nil }
      return Numbers(fiscalYear: year, first: first, last: last)
    }
  }

  /// Openings first (LPF art. A47 A-1, VII-3°), then day by day.
  private func ordered(_ drafts: [Entry], _ kinds: [String: JournalKind]) -> [Entry] {
    func key(_ entry: Entry) -> (Int, Day, Int64) {
      (kinds[entry.content.journal] == .openings ? 0 : 1, entry.content.day, entry.id)
    }
    return drafts.sorted { a, b in
      a.fiscalYear == b.fiscalYear ? key(a) < key(b) : a.fiscalYear < b.fiscalYear
    }
  }

  /// What a draft could have been saved with, for instance by an import, but must not be sealed with.
  static func blocked(_ drafts: [Entry], _ context: LedgerContext) throws -> [Blocked] {
    try drafts.compactMap { entry in
      let checks = EntryChecks.check(
        entry.content, in: try context.entryContext(for: entry.content.day, besides: entry.id, withHabits: false))
      let errors = checks.filter { $0.severity == .error }
      return errors.isEmpty ? nil : Blocked(entry: entry, findings: errors)
    }
  }

  private static func findings(of blocked: [Blocked]) -> [Finding] {
    var log = FindingLog()
    for draft in blocked {
      let content = draft.entry.content
      let place = "brouillard \(draft.entry.id) (\(content.journal) \(content.pieceRef))"
      for finding in draft.findings { log.add(finding.at(file: place)) }
    }
    return log.findings
  }
}

/// Writes the entry that cancels a validated one (contre-passation): the same
/// lines on the other side, pointing to it. It is a draft until validated.
public struct ReverseEntry: Sendable {
  public var number: Int64
  public var fiscalYear: Int?
  /// Nil for today.
  public var day: Day?

  public init(_ number: Int64, fiscalYear: Int? = nil, day: Day? = nil) {
    (self.number, self.fiscalYear, self.day) = (number, fiscalYear, day)
  }

  /// Throws `ledger.entry.number-unknown`, `ledger.entry.already-reversed`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> RecordEntry.Outcome {
    try desk.changing("ecriture.contrepasser", subject: "entry/\(number)", isTrial: isTrial) { change in
      let year = try desk.fiscalYear(fiscalYear, change.reading)
      guard let origin = try change.reading.entries(.number(fiscalYear: year.id, number: number)).first else {
        throw Finding.numberUnknown(number, year.year)
      }
      let former = try change.reading.entriesCorrecting(origin.id).first { ReverseEntry.isMirror($0, of: origin) }
      if let former { throw Finding.alreadyReversed(number, former) }
      let draft = reversal(of: origin, on: day ?? desk.today)
      let context = try LedgerContext(change.reading, desk)
      let findings = EntryChecks.check(draft, in: try context.entryContext(for: draft.day)).filter(ReverseEntry.concerns)
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return RecordEntry.Outcome(id: nil, findings: findings, draft: draft)
      }
      let id = try change.addDraft(draft, in: try context.year(of: draft.day), corrects: origin.id)
      return RecordEntry.Outcome(id: id, findings: findings, draft: draft)
    }
  }

  /// A correction points to its origin too; a reversal is the one whose lines are the same on the other side.
  static func isMirror(_ entry: Entry, of origin: Entry) -> Bool {
    let turned = origin.content.lines.map { [$0.account.text, $0.thirdParty ?? "", $0.credit.json, $0.debit.json] }
    return entry.content.lines.map { [$0.account.text, $0.thirdParty ?? "", $0.debit.json, $0.credit.json] } == turned
  }

  private func reversal(of entry: Entry, on day: Day) -> EntryDraft {
    var draft = entry.content
    draft.day = day
    draft.pieceDay = entry.content.pieceDay ?? entry.content.day
    draft.label = "Contre-passation n° \(entry.number ?? 0) : \(entry.content.label)"
    draft.lines = entry.content.lines.map { line in
      var turned = line
      (turned.debit, turned.credit) = (line.credit, line.debit)
      turned.dueDay = nil
      return turned
    }
    return draft
  }

  /// The same supplier invoice number is what a reversal is about.
  @Sendable private static func concerns(_ finding: Finding) -> Bool {
    ![
      "ledger.entry.duplicate-invoice", "ledger.entry.invoice-number-twice", "ledger.entry.piece-number-twice",
      "ledger.entry.piece-number-break",
    ].contains(finding.code)
  }
}

extension Finding {
  static func validationInFuture(_ day: Day, today: Day) -> Finding {
    Finding(
      "ledger.validation.future", "On ne valide pas jusqu’au \(day.french) : nous sommes le \(today.french).",
      recovery: "La date de validation (ValidDate) ne peut pas précéder l’écriture. Validez jusqu’à aujourd’hui.",
      reference: "LPF art. A47 A-1, VII-1°, 16")
  }

  static func nothingToValidate(_ day: Day) -> Finding {
    Finding(
      "ledger.validation.nothing", "Aucune écriture au brouillard jusqu’au \(day.french).",
      recovery: "Affichez le brouillard : ecritoire ecriture lister --brouillard")
  }

  /// - Parameter entry: nil when no entry has that key.
  static func notToValidate(_ id: Int64, _ entry: Entry?, _ day: Day) -> Finding {
    let why =
      entry.map { entry in
        entry.number.map { "elle est validée sous le n° \($0)" }
          ?? "elle est datée du \(entry.content.day.french), après le \(day.french)"
      } ?? "elle n’existe pas"
    return Finding(
      "ledger.validation.not-a-draft", "L’écriture de clé \(id) n’est pas à valider : \(why).",
      recovery: "Affichez le brouillard : ecritoire ecriture lister --brouillard")
  }

  static func numberUnknown(_ number: Int64, _ year: FiscalYear) -> Finding {
    Finding(
      "ledger.entry.number-unknown", "L’exercice \(year.french) n’a pas d’écriture validée n° \(number).",
      recovery: "Affichez les écritures validées : ecritoire ecriture lister --exercice \(year.name)")
  }

  static func alreadyReversed(_ number: Int64, _ other: Entry) -> Finding {
    Finding(
      "ledger.entry.already-reversed",
      "L’écriture n° \(number) est déjà contre-passée (\(other.number.map { "n° \($0)" } ?? "brouillard \(other.id)"), le \(other.content.day.french)).",
      recovery: "Pour la remettre, saisissez-la de nouveau.")
  }
}
