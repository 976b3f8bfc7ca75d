public import Banking
public import Kernel
public import Ledger
public import Store

/// The état de rapprochement of a bank's account at the end of a day, and whether it is sealed.
public struct ReadReconciliation: Sendable {
  public var account: AccountNumber
  /// Nil for today.
  public var day: Day?
  /// What the bank held that day, as paper says it: asked for when no statement gives a balance.
  public var told: Money?

  public init(_ account: AccountNumber, day: Day? = nil, told: Money? = nil) {
    (self.account, self.day, self.told) = (account, day, told)
  }

  public struct Outcome: Sendable {
    public let content: Reconciliation
    public let account: StoredBankAccount
    /// The latest that is sealed; through its day nothing changes.
    public let sealed: StoredReconciliation?
    /// All that were sealed, latest day first, those opened again included.
    public let history: [StoredReconciliation]
    /// Of before the first statement.
    public let openings: [StoredOpeningItem]
    /// The day that the first statement begins on.
    public let start: Day?
    public let company: DossierFacts

    /// This very reconciliation is sealed.
    public var isSealed: Bool { sealed?.day == content.day }
    public var maySeal: Bool { content.difference.isZero && sealed.map { $0.day < content.day } ?? true }
  }

  /// Throws `bank.account.not-linked`, `bank.reconciliation.no-balance`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let known = try reading.reconciledAccount(account)
      return Outcome(
        content: try reading.reconciliation(known, on: day ?? desk.today, told: told), account: known,
        sealed: try reading.sealedReconciliation(account), history: try reading.sealedReconciliations(account),
        openings: try reading.openingItems(account), start: try reading.reconciliationStart(known), company: try reading.facts())
    }
  }
}

/// Seals an état de rapprochement that leaves no difference: what made it cannot change any more.
public struct SealReconciliation: Sendable {
  public var account: AccountNumber
  public var day: Day
  /// As in `ReadReconciliation`.
  public var told: Money?

  public init(_ account: AccountNumber, day: Day, told: Money? = nil) {
    (self.account, self.day, self.told) = (account, day, told)
  }

  /// Throws `bank.reconciliation.difference`, `bank.reconciliation.sealed`, `bank.reconciliation.future`, and as
  /// `ReadReconciliation`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> StoredReconciliation {
    guard day <= desk.today else { throw Finding.reconciliationInFuture(day, today: desk.today) }
    return try desk.changing("banque.sceller", subject: "reconciliation/\(account)/\(day.iso)") { change in
      let known = try change.reading.reconciledAccount(account)
      return try change.sealReconciliation(change.reading.reconciliation(known, on: day, told: told), account: known)
    }
  }
}

/// Opens the latest sealed reconciliation of an account again; the trail keeps who did it, and why.
public struct ReopenReconciliation: Sendable {
  public var account: AccountNumber
  public var reason: String

  public init(_ account: AccountNumber, reason: String) { (self.account, self.reason) = (account, reason) }

  /// Throws `bank.reconciliation.not-sealed`, `bank.reconciliation.reason-missing`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> StoredReconciliation {
    guard !reason.allSatisfy(\.isWhitespace) else { throw Finding.reopeningWithoutReason() }
    return try desk.changing("banque.rouvrir", subject: "reconciliation/\(account)") { change in
      try change.reopenReconciliation(account, reason: reason)
    }
  }
}

/// Enters something of before the first statement that one side had and the other had not (suspens d’ouverture).
public struct AddOpeningItem: Sendable {
  public enum What: Sendable {
    /// A movement of the bank that clears it: a cheque of that time, presented since. The two are matched at once.
    case clearedBy(movement: Int64)
    /// `amount` is positive when it enters the account.
    case told(OutstandingSide, day: Day, amount: Money, label: String, reference: String)
  }

  public var account: AccountNumber
  public var what: What
  /// The day it is of, for one that a movement clears; nil for the day before the first statement.
  public var day: Day?

  public init(_ account: AccountNumber, _ what: What, day: Day? = nil) {
    (self.account, self.what, self.day) = (account, what, day)
  }

  /// Throws `bank.opening-item.amount-zero`, `bank.opening-item.too-late`, `bank.movement.missing`, `bank.match.held`,
  /// `bank.reconciliation.sealed`, `bank.account.not-linked`.
  @discardableResult
  public func callAsFunction(_ desk: Desk) throws -> StoredOpeningItem {
    try desk.changing("banque.suspens-ouverture", subject: "account/\(account)") { change in
      let known = try change.reading.reconciledAccount(account)
      let start = try change.reading.reconciliationStart(known) ?? desk.today
      let id: Int64
      switch what {
      case .clearedBy(let movement): id = try clear(movement, before: start, known, change)
      case .told(let side, let day, let amount, let label, let reference):
        guard !amount.isZero else { throw Finding.openingItemWithoutAmount() }
        guard day < start else { throw Finding.openingItemTooLate(day, start: start) }
        id = try change.addOpeningItem(side, on: day, amount, label: label, reference: reference, account: known)
      }
      return try change.reading.openingItems(account).first { $0.id == id }!
    }
  }

  private func clear(_ movement: Int64, before start: Day, _ account: StoredBankAccount, _ change: DossierChange) throws -> Int64
  {
    guard let known = try change.reading.movement(movement) else { throw Finding.movementMissing(movement) }
    let day = day ?? start - 1
    guard day < start else { throw Finding.openingItemTooLate(day, start: start) }
    let id = try change.addOpeningItem(
      .ledger, on: day, known.amount, label: known.line.label, reference: known.item.reference, account: account)
    _ = try change.match(
      MatchMembers(movements: [movement], items: [id]), reason: "suspens d’ouverture présenté depuis", account: account)
    return id
  }
}

/// Takes an opening item back that nothing is matched with.
public struct RemoveOpeningItem: Sendable {
  public var account: AccountNumber
  public var id: Int64

  public init(_ id: Int64, account: AccountNumber) { (self.id, self.account) = (id, account) }

  /// Throws `bank.opening-item.missing`, `bank.opening-item.matched`, `bank.reconciliation.sealed`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("banque.oter-suspens", subject: "account/\(account)") { try $0.removeOpeningItem(id, account: account) }
  }
}

/// What somebody who reconciles an account has before them: both sides, what could be tied, what is tied already, the state.
public struct ReadReconciliationDesk: Sendable {
  public var account: AccountNumber
  /// Nil for today.
  public var through: Day?
  public var told: Money?
  public var matchLimit: Int
  public var matchesBefore: Int64?

  public init(
    _ account: AccountNumber, through: Day? = nil, told: Money? = nil, matchLimit: Int = 20, matchesBefore: Int64? = nil
  ) {
    (self.account, self.through, self.told) = (account, through, told)
    (self.matchLimit, self.matchesBefore) = (matchLimit, matchesBefore)
  }

  public struct Outcome: Sendable {
    public let state: ReadReconciliation.Outcome
    /// What is open through the day, whatever is matched later.
    public let bank: [OutstandingItem]
    public let books: [OutstandingItem]
    public let candidates: [ProposeMatches.Candidate]
    /// False in a dossier of mode `école` whose trainer did not open the assistant.
    public let hasAssistant: Bool
    /// Latest first, those taken off included, each with what its members say.
    public let matches: [(match: StoredMatch, members: [OutstandingItem])]
    /// The match that the next page begins before; nil on the last one.
    public let nextMatch: Int64?
  }

  /// Throws as `ReadReconciliation`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let state = try ReadReconciliation(account, day: through, told: told)(desk)
    return try desk.dossier.reading { reading in
      let open = try OpenBank(reading, state.account, through: state.content.day)
      let hasAssistant = try reading.facts().allows(assistant: "rapprochement")
      var matches = try reading.matches(account, before: matchesBefore, limit: matchLimit + 1)
      let hasMore = matches.count > matchLimit
      if hasMore { matches.removeLast() }
      return Outcome(
        state: state, bank: open.bankItems, books: open.bookItems,
        candidates: hasAssistant ? open.candidates(MatchingOptions(), atMost: 2_000).found : [], hasAssistant: hasAssistant,
        matches: try matches.map { match in
          (match, try match.members.sources.compactMap { try reading.item($0, account: state.account, atAnyTime: true) })
        }, nextMatch: hasMore ? matches.last?.id : nil)
    }
  }
}

extension Finding {
  static func reconciliationInFuture(_ day: Day, today: Day) -> Finding {
    Finding(
      "bank.reconciliation.future",
      "Le \(day.french) n’est pas encore passé : un état de rapprochement se scelle à un jour révolu.",
      recovery: "Scellez-le au \(today.french) au plus tard, ou attendez la fin de la période.")
  }
}
