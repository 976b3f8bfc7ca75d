import Kernel

/// Where a lettering code is unique: one account, one third party, one fiscal year.
public struct LetteringScope: Hashable, Sendable {
  public var account: AccountNumber
  public var thirdParty: String?
  /// The name of the fiscal year (see `FiscalYear.name`).
  public var fiscalYear: Int

  public init(account: AccountNumber, thirdParty: String? = nil, fiscalYear: Int) {
    (self.account, self.thirdParty, self.fiscalYear) = (account, thirdParty, fiscalYear)
  }

  /// « 411 TILLEULS ».
  public var french: String { thirdParty.map { "\(account) \($0)" } ?? account.text }
}

/// A code in its scope: names one lettering of the dossier.
public struct LetteringKey: Hashable, Sendable {
  public let scope: LetteringScope
  public let code: LetteringCode

  public init(_ scope: LetteringScope, _ code: LetteringCode) { (self.scope, self.code) = (scope, code) }
}

/// Lines of one account and one third party that settle each other, in full or in part.
public struct LetteringGroup: Hashable, Sendable {
  /// A line of the group, and what it brings.
  public struct Member: Hashable, Sendable {
    public let line: LineReference
    /// Debit less credit.
    public let amount: Money

    public init(line: LineReference, amount: Money) { (self.line, self.amount) = (line, amount) }
  }

  /// The fiscal year is that of the latest line.
  public let scope: LetteringScope
  /// The other fiscal years that have a line in the group, in order: its code must be free in them too.
  public let earlierYears: [Int]
  /// In the order of their references.
  public let members: [Member]
  /// Debit less credit over the group: zero when it is full.
  public let remaining: Money
  /// DateLet: the day of the lettering, never before the latest line.
  public let day: Day
  public let reason: LetteringReason
  /// The partial groups that this one takes over, in order.
  public let replaces: [LetteringKey]

  public var isFull: Bool { remaining.isZero }
  public var lines: [LineReference] { members.map(\.line) }
  /// Nil when a person chose the lines.
  public var strategy: LetteringStrategy? { reason.strategy }

  /// Ties the items, which the caller has checked: at least two, one account, one third party, plausible amounts.
  init(tying items: [OpenItem], on day: Day, remaining: Money, reason: LetteringReason) {
    let years = Set(items.map(\.fiscalYear)).sorted()
    scope = LetteringScope(account: items[0].account, thirdParty: items[0].thirdParty, fiscalYear: years.last ?? 0)
    earlierYears = Array(years.dropLast())
    members = items.map { Member(line: $0.line, amount: $0.balance) }.sorted { $0.line < $1.line }
    self.remaining = remaining
    self.day = items.reduce(day) { max($0, $1.day) }
    self.reason = reason
    replaces = items.reduce(into: Set()) { keys, item in item.partialGroup.map { _ = keys.insert($0) } }
      .sorted { ($0.scope.fiscalYear, $0.code) < ($1.scope.fiscalYear, $1.code) }
  }
}
