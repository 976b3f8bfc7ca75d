import Banking
import Kernel
import Ledger
import Store

/// Enters movements of a bank account: makes an entry of each in the brouillard, through the checks of every entry, and learns
/// from what was chosen. All of them, or none.
public struct CodeMovements: Sendable {
  /// What one movement becomes.
  public struct Choice: Sendable {
    public enum Content: Sendable {
      /// What is proposed, by its rank from 0.
      case proposal(Int)
      /// Against these accounts; the tax of a part is told apart.
      case parts([CodingRule.Part])
      /// These lines against the bank's, as typed.
      case counterparts([EntryLine])
    }

    public var movement: Int64
    public var content: Content
    /// Nil for what the movement says.
    public var label: String?
    public var pieceRef: String?
    /// Whether a rule may be learnt from it.
    public var learns: Bool

    public init(
      _ movement: Int64, _ content: Content = .proposal(0), label: String? = nil, pieceRef: String? = nil, learns: Bool = true
    ) {
      (self.movement, self.content, self.label, self.pieceRef, self.learns) = (movement, content, label, pieceRef, learns)
    }
  }

  public enum Which: Sendable {
    case chosen([Choice])
    /// All those whose best proposal is sure.
    case sure
    /// The sure ones, and what nothing explains goes to the suspense account 471.
    case sureAndSuspense
  }

  public var account: AccountNumber
  public var which: Which
  public init(_ account: AccountNumber, _ which: Which) { (self.account, self.which) = (account, which) }

  public struct Coded: Sendable {
    public let movement: StoredMovement
    /// In a dry run, the key that the entry would have.
    public let entry: Int64
    public let draft: EntryDraft
    public let reason: String?
  }

  public struct Outcome: Sendable {
    /// Empty when errors kept the dossier as it was.
    public let coded: [Coded]
    /// The rules that were learnt or changed, by name.
    public let learnt: [String]
    /// How many movements wait still.
    public let waiting: Int
    public let findings: [Finding]
  }

  /// Throws `bank.coding.account-unknown`, `bank.coding.not-waiting`, `bank.coding.no-proposal`, `bank.coding.parts-exceed`,
  /// `ledger.journal.ambiguous`, and `ledger.assistant.closed` for a proposal in a dossier of mode `école`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let journal = try journal(desk)
    return try desk.changing("banque.coder", subject: "bank-account/\(account)", isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let basis = try CodingBasis(account, change.reading, context)
      let isOpen = try change.reading.facts().allows(assistant: "codage")
      if case .chosen = which {} else { try desk.requireAssistant("codage", change.reading) }
      let codings = isOpen ? basis.coding.propose(basis.pending.map(\.line)) : []
      let wanted = choices(basis, codings)
      let known = isOpen ? Dictionary(uniqueKeysWithValues: zip(basis.pending.map(\.id), codings)) : [:]
      var run = CodingRun(basis, known, context, journal, withHabits: wanted.count == 1)
      for choice in wanted { try run.code(choice, desk, change) }
      let isRefused = run.findings.contains { $0.severity == .error }
      if isRefused || run.coded.isEmpty {
        change.abandon()
      } else if isOpen {
        try run.keepLessons(change)
      }
      let coded = isRefused ? [] : run.coded
      return Outcome(
        coded: coded, learnt: isRefused || !isOpen ? [] : run.learnt, waiting: basis.pending.count - coded.count,
        findings: run.findings)
    }
  }

  /// The journal whose counterpart is the account. Throws `bank.coding.journal-of-another`, `ledger.journal.ambiguous`.
  private func journal(_ desk: Desk) throws -> String {
    let code = try UsualJournal(.payment, treasury: account)(desk)
    let found = try desk.dossier.reading { reading in
      let context = try LedgerContext(reading, desk)
      return try context.journals[code] ?? context.standardJournal(code, context.chart(on: desk.today))
    }
    if let found, let other = found.counterpart, other != account { throw Finding.codingJournalOfAnother(found, account) }
    return code
  }

  private func choices(_ basis: CodingBasis, _ codings: [MovementCoding]) -> [Choice] {
    let known = zip(basis.pending, codings)
    switch which {
    case .chosen(let choices): return choices
    case .sure: return known.filter { $1.isSure }.map { Choice($0.0.id) }
    case .sureAndSuspense:
      return known.filter { $1.isSure || ($1.alreadyBooked == nil && $1.best?.source == .suspense) }.map { Choice($0.0.id) }
    }
  }
}

/// One run of coding: what was written, what was found, what was learnt.
private struct CodingRun {
  let basis: CodingBasis
  let codings: [Int64: MovementCoding]
  var context: LedgerContext
  /// Of the bank account.
  let journal: String
  /// Whether unusual amounts are looked for, which takes long: for what a person chose one by one.
  let withHabits: Bool
  private(set) var coded: [CodeMovements.Coded] = []
  private(set) var findings: [Finding] = []
  private(set) var learnt: [String] = []
  private var rules: [String: CodingRule]
  /// Those not coded yet in this run.
  private var pending: [Int64: StoredMovement]

  init(
    _ basis: CodingBasis, _ codings: [Int64: MovementCoding], _ context: LedgerContext, _ journal: String, withHabits: Bool
  ) {
    (self.basis, self.codings, self.context, self.journal, self.withHabits) = (basis, codings, context, journal, withHabits)
    rules = Dictionary(uniqueKeysWithValues: basis.rules.map { ($0.name, $0) })
    pending = Dictionary(uniqueKeysWithValues: basis.pending.map { ($0.id, $0) })
  }

  mutating func code(_ choice: CodeMovements.Choice, _ desk: Desk, _ change: DossierChange) throws {
    guard let movement = pending.removeValue(forKey: choice.movement) else {
      throw try Finding.codingNotWaiting(choice.movement, change.reading.movement(choice.movement), basis.account)
    }
    let (lines, proposal) = try lines(choice, movement, desk, change.reading)
    let label = choice.label?.trimmingBlanks ?? proposal?.label ?? basis.coding.label(of: movement.line)
    let draft = EntryDraft(
      journal: proposal?.journal ?? journal, day: movement.line.bookingDay,
      pieceRef: choice.pieceRef?.trimmingBlanks ?? movement.pieceRef, label: label, lines: lines
    ).withVisibleTexts().draft
    let found = EntryChecks.check(draft, in: try context.entryContext(for: draft.day, withHabits: withHabits))
    let place = "\(movement.line.bookingDay.french) \(movement.line.label)"
    findings += found.map { $0.at(file: place) }
    guard !found.contains(where: { $0.severity == .error }) else { return }
    let opensAccounts = draft.lines.contains { context.accounts[$0.account] == nil } || context.journals[draft.journal] == nil
    try context.open(draft, change)
    let id = try change.addDraft(draft, in: try context.year(of: draft.day))
    try change.setEntry(id, ofMovement: movement.id)
    if opensAccounts { context = try LedgerContext(change.reading, desk) }
    coded.append(CodeMovements.Coded(movement: movement, entry: id, draft: draft, reason: proposal?.reason))
    guard choice.learns else { return }
    learn(movement.line, draft.lines)
  }

  private func lines(
    _ choice: CodeMovements.Choice, _ movement: StoredMovement, _ desk: Desk, _ reading: DossierReading
  ) throws -> ([EntryLine], CodingProposal?) {
    let isEntering = movement.amount > .zero
    let size = movement.amount.magnitude
    let bank = EntryLine(account: basis.account, debit: isEntering ? size : .zero, credit: isEntering ? .zero : size)
    switch choice.content {
    case .proposal(let rank):
      try desk.requireAssistant("codage", reading)
      guard let coding = codings[movement.id], coding.proposals.indices.contains(rank) else {
        throw Finding.codingNoProposal(movement)
      }
      return (coding.proposals[rank].lines, coding.proposals[rank])
    case .parts(let parts):
      guard let lines = basis.coding.lines(of: movement.line, parts: parts) else {
        throw Finding.codingPartsExceed(movement, parts)
      }
      return (lines, nil)
    case .counterparts(let lines): return ([bank] + lines, nil)
    }
  }

  private mutating func learn(_ line: StatementLine, _ accepted: [EntryLine]) {
    let movement = coded[coded.count - 1].movement.id
    let lesson = CodingLearning.lesson(
      from: line, accepted: accepted, proposed: codings[movement]?.best, bank: basis.account,
      rules: rules.values.sorted { $0.name < $1.name })
    for rule in lesson.kept {
      rules[rule.name] = rule
      changed.insert(rule.name)
    }
    for name in lesson.forgotten {
      rules[name] = nil
      changed.insert(name)
    }
  }
  private var changed: Set<String> = []

  mutating func keepLessons(_ change: DossierChange) throws {
    for name in changed.sorted() {
      guard let rule = rules[name] else {
        try change.deleteSaved(.bankRule, name: name)
        continue
      }
      try change.save(.bankRule, name: name, body: rule.json)
      learnt.append(name)
    }
  }
}

extension StoredMovement {
  /// What the entry cites: the cheque, else the reference of the movement, else where it stands among the movements.
  var pieceRef: String {
    if let cheque = line.entryNumber, amount < .zero, cheque.contains(where: { $0 != "0" }) { return "CHQ \(cheque)" }
    let given = [line.reference, line.endToEnd, line.bankReference].compactMap { $0?.trimmingBlanks }
    return String((given.first { !$0.isEmpty && $0.uppercased() != "NOTPROVIDED" } ?? "BQ-\(id)").prefix(40))
  }
}

extension String {
  fileprivate var trimmingBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Takes the entries of movements back: the drafts go, the movements wait again. All of them, or none.
public struct UncodeMovements: Sendable {
  public var movements: [Int64]
  public init(_ movements: [Int64]) { self.movements = movements }

  /// Throws `bank.movement.missing`, `bank.coding.not-coded`, `ledger.entry.sealed`, and what keeps a draft in its place.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> [StoredMovement] {
    let subject = "movement/\(movements.map(String.init).joined(separator: ", "))"
    return try desk.changing("banque.decoder", subject: subject) { change in
      try movements.map { id in
        guard let found = try change.reading.movement(id) else { throw Finding.movementMissing(id) }
        guard let entry = try found.entry.flatMap({ try change.reading.entry(id: $0) }) else {
          throw Finding.codingNotCoded(found)
        }
        try change.deleteDraft(entry.id, version: entry.version)
        return found
      }
    }
  }
}

extension Finding {
  static func codingNotWaiting(_ id: Int64, _ movement: StoredMovement?, _ account: AccountNumber) -> Finding {
    guard let movement else { return .movementMissing(id) }
    let isElsewhere = movement.account != account
    return Finding(
      "bank.coding.not-waiting",
      isElsewhere
        ? "Le mouvement n° \(id) est du compte \(movement.account), pas du compte \(account)."
        : "Le mouvement n° \(id) du \(movement.line.bookingDay.french), « \(movement.line.label) », est déjà dans les livres.",
      recovery: isElsewhere
        ? "Donnez son compte : --compte \(movement.account)" : "Pour le coder autrement : ecritoire banque coder --annuler \(id)")
  }

  static func codingJournalOfAnother(_ journal: Journal, _ account: AccountNumber) -> Finding {
    Finding(
      "bank.coding.journal-of-another",
      "Le compte \(account) n’a pas de journal : \(journal.code) (\(journal.label)) est celui du \(journal.counterpart?.text ?? "").",
      recovery: "Ouvrez-lui un journal de banque : ecritoire plan journaux ajouter"
    ).at(field: "compte")
  }

  static func codingNoProposal(_ movement: StoredMovement) -> Finding {
    Finding(
      "bank.coding.no-proposal",
      "Le mouvement du \(movement.line.bookingDay.french), « \(movement.line.label) », n’a pas cette proposition.",
      recovery: "Donnez le compte vous-même : ecritoire banque coder \(movement.id) --contre COMPTE")
  }

  static func codingPartsExceed(_ movement: StoredMovement, _ parts: [CodingRule.Part]) -> Finding {
    Finding(
      "bank.coding.parts-exceed",
      "Les parts (\(parts.map(\.french).joined(separator: ", "))) ne font pas les \(movement.amount.magnitude.french) € du mouvement.",
      recovery: "Laissez une part sans montant : elle prend le reste."
    ).at(field: "contre")
  }

  static func codingNotCoded(_ movement: StoredMovement) -> Finding {
    Finding(
      "bank.coding.not-coded",
      "Aucune écriture n’a été faite du mouvement n° \(movement.id), « \(movement.line.label) ».",
      recovery: "Il n’y a rien à annuler.")
  }
}
