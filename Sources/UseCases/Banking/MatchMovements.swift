public import Banking
public import Kernel
public import Ledger
public import Store

/// Which movements of a bank and which lines of its account in the books could be the same, and why. Nothing is written.
public struct ProposeMatches: Sendable {
  public var account: AccountNumber
  /// Nil for today.
  public var through: Day?
  public var options: MatchingOptions

  public init(_ account: AccountNumber, through: Day? = nil, options: MatchingOptions = MatchingOptions()) {
    (self.account, self.through, self.options) = (account, through, options)
  }

  /// A proposal, with what its members say.
  public struct Candidate: Hashable, Sendable {
    public let bank: [OutstandingItem]
    public let books: [OutstandingItem]
    /// Positive when it enters the account.
    public let amount: Money
    /// 0 to 100.
    public let score: Int
    /// In French.
    public let reason: String
    /// True when it may be accepted without being looked at.
    public let isSure: Bool

    public var members: MatchMembers { MatchMembers((bank + books).map(\.source)) }
    var place: String { "\((bank.first ?? books.first)?.day.iso ?? "") \(members.sources.first?.text ?? "")" }
  }

  public struct Outcome: Sendable {
    public let account: StoredBankAccount
    /// In order of day.
    public let candidates: [Candidate]
    /// What nothing was found for, in order of day.
    public let freeBank: [OutstandingItem]
    public let freeBooks: [OutstandingItem]
    /// The search for sums ended before all were seen.
    public let isCutShort: Bool

    public var sure: [Candidate] { candidates.filter(\.isSure) }
  }

  /// Throws `bank.account.not-linked`, and `ledger.assistant.closed` in a dossier of mode `école`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      try desk.requireAssistant("rapprochement", reading)
      return try outcome(reading, desk)
    }
  }

  func outcome(_ reading: DossierReading, _ desk: Desk) throws -> Outcome {
    let open = try OpenBank(reading, reading.reconciledAccount(account), through: through ?? desk.today)
    let (candidates, isCutShort) = open.candidates(options)
    let taken = Set(candidates.flatMap(\.members.sources))
    return Outcome(
      account: open.account, candidates: candidates, freeBank: open.bankItems.filter { !taken.contains($0.source) },
      freeBooks: open.bookItems.filter { !taken.contains($0.source) }, isCutShort: isCutShort)
  }
}

/// What became of matches that were accepted or made.
public struct MatchOutcome: Sendable {
  public let matches: [StoredMatch]
  /// The letterings of customers and suppliers that followed.
  public let lettered: [PostedLettering]
}

/// Accepts proposals: all that are sure, or those that a person chose. The payments of customers and suppliers among them are
/// lettered with the invoices they name or pay.
public struct AcceptMatches: Sendable {
  public enum Choice: Hashable, Sendable {
    case sure
    case these([MatchMembers])
  }

  public var proposing: ProposeMatches
  public var choice: Choice
  public var letters: Bool

  public init(_ proposing: ProposeMatches, _ choice: Choice = .sure, letters: Bool = true) {
    (self.proposing, self.choice, self.letters) = (proposing, choice, letters)
  }

  /// Throws as `ProposeMatches`, and `bank.match.proposal-gone`, `bank.reconciliation.sealed`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> MatchOutcome {
    try desk.changing("banque.rapprocher", subject: "account/\(proposing.account)", isTrial: isTrial) { change in
      try desk.requireAssistant("rapprochement", change.reading)
      let outcome = try proposing.outcome(change.reading, desk)
      let chosen = try chosen(outcome)
      guard !chosen.isEmpty else {
        change.abandon()
        return MatchOutcome(matches: [], lettered: [])
      }
      let matches = try chosen.map {
        try change.match($0.members, score: $0.score, reason: $0.reason, account: outcome.account)
      }
      return MatchOutcome(matches: matches, lettered: letters ? try CounterpartLettering(desk).letter(matches, change) : [])
    }
  }

  private func chosen(_ outcome: ProposeMatches.Outcome) throws -> [ProposeMatches.Candidate] {
    guard case .these(let wanted) = choice else { return outcome.sure }
    return try wanted.map { members in
      guard let candidate = outcome.candidates.first(where: { $0.members == members }) else { throw Finding.matchProposalGone() }
      return candidate
    }
  }
}

/// Ties movements, lines and opening items that a person chose (pointage). Both sides must sum to the same.
public struct MatchByHand: Sendable {
  public var account: AccountNumber
  public var members: MatchMembers
  public var letters: Bool

  public init(_ account: AccountNumber, _ members: MatchMembers, letters: Bool = true) {
    (self.account, self.members, self.letters) = (account, members, letters)
  }

  /// Throws `bank.match.unbalanced`, `bank.match.held`, `bank.match.member-missing`, `bank.match.too-few`,
  /// `bank.reconciliation.sealed`, `bank.account.not-linked`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> MatchOutcome {
    try desk.changing("banque.pointer", subject: "account/\(account)", isTrial: isTrial) { change in
      let known = try change.reading.reconciledAccount(account)
      let match = try change.match(members, reason: "choisi à la main", account: known)
      return MatchOutcome(matches: [match], lettered: letters ? try CounterpartLettering(desk).letter([match], change) : [])
    }
  }
}

/// Takes matches off (dépointage). Entries and letterings stay as they are; each match keeps its history.
public struct UnmatchMovements: Sendable {
  public var matches: [Int64]

  public init(_ matches: [Int64]) { self.matches = matches }

  /// Throws `bank.match.missing`, `bank.reconciliation.sealed`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> [StoredMatch] {
    try desk.changing("banque.depointer", subject: matches.count == 1 ? "match/\(matches[0])" : "matches") { change in
      try matches.map { try change.removeMatch($0) }
    }
  }
}

/// Letters the customers' and suppliers' lines of entries whose bank line was just matched: with what their references, or those
/// that the bank tells, name, or with the only amount that answers. The automatic lettering finds it, among that third party's
/// open lines only.
struct CounterpartLettering {
  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  private struct Scope: Hashable {
    let account: AccountNumber
    let thirdParty: String
  }

  func letter(_ matches: [StoredMatch], _ change: DossierChange) throws -> [PostedLettering] {
    guard try change.reading.facts().allows(assistant: "lettrage") else { return [] }
    var told: [Scope: [LineReference: String]] = [:]
    for match in matches {
      let texts = try match.members.movements.compactMap { try change.reading.movement($0) }.map(CounterpartLettering.text)
      for entry in Set(match.members.lines.map(\.entry)).sorted() {
        try collect(entry, texts.joined(separator: " "), change, &told)
      }
    }
    var posted: [PostedLettering] = []
    for (scope, lines) in told.sorted(by: { ($0.key.account, $0.key.thirdParty) < ($1.key.account, $1.key.thirdParty) }) {
      let groups = try groups(scope, lines, change.reading)
      posted += try change.post(groups)
    }
    return posted
  }

  private static func text(_ movement: StoredMovement) -> String {
    let line = movement.line
    return ([line.label] + line.texts + [line.reference ?? "", line.endToEnd ?? ""]).joined(separator: " ")
  }

  /// The lines of customers and suppliers of an entry, with what the bank tells of it.
  private func collect(
    _ id: Int64, _ text: String, _ change: DossierChange, _ told: inout [Scope: [LineReference: String]]
  ) throws {
    guard let entry = try change.reading.entry(id: id) else { return }
    for (position, line) in entry.content.lines.enumerated() where line.account.hasPrefix("40") || line.account.hasPrefix("41") {
      guard let party = line.thirdParty, entry.letterings[position]?.isFull != true else { continue }
      told[Scope(account: line.account, thirdParty: party), default: [:]][
        LineReference(entry: id, position: Int32(position))] = text
    }
  }

  private func groups(
    _ scope: Scope, _ lines: [LineReference: String], _ reading: DossierReading
  ) throws -> [LetteringGroup] {
    let items = try reading.openItems(prefix: scope.account.text, thirdParty: scope.thirdParty) { $0 == scope.account }.map {
      var item = $0
      if let text = lines[item.line] { item.label += " " + text }
      return item
    }
    var options = LetteringOptions()
    options.strategies = [.pieceReference, .exactAmount, .combination]
    options.makesPartialGroups = true
    return AutomaticLettering(day: desk.today, options: options).run(items: items).groups.filter { group in
      group.lines.contains { lines[$0] != nil }
    }
  }
}
