import Kernel

/// Lettering lines that a person chose.
///
/// A group that does not balance is refused unless `allowsPartial`: as in the
/// usual French packages, a difference must be wanted, never slipped in.
/// A line of a partial group brings the whole group with it, so that adding a
/// payment to it completes it (or makes a larger partial group).
public struct ManualLettering: Hashable, Sendable {
  /// The day of the act, which becomes DateLet unless a line is later.
  public var day: Day
  public var allowsPartial: Bool
  /// Lets a payment of this fiscal year settle an invoice of the previous one before its opening entries are written.
  public var allowsSeveralYears: Bool

  public init(day: Day, allowsPartial: Bool = false, allowsSeveralYears: Bool = false) {
    (self.day, self.allowsPartial, self.allowsSeveralYears) = (day, allowsPartial, allowsSeveralYears)
  }

  /// Ties the chosen lines. `others` are the open lines of the same account
  /// and third party: the rest of a partial group is taken from them.
  ///
  /// Throws, in this order: `lettering.too-few-lines`, `.same-line-twice`,
  /// `.amount-too-large`, `.two-accounts`, `.account-not-letterable`,
  /// `.two-third-parties`, `.two-fiscal-years`, `.already-lettered`,
  /// `.too-few-lines`, `.one-side`, `.sum-too-large`, `.nothing-new`, `.not-balanced`.
  public func letter(_ chosen: [OpenItem], among others: [OpenItem] = []) throws(Finding) -> LetteringGroup {
    guard let first = chosen.first else { throw .letteringTooFewLines(0) }
    try refuseRepeated(chosen)
    let items = withPartialGroups(of: chosen, among: others)
    try refuseMixed(items, with: first)
    guard items.count >= 2 else { throw .letteringTooFewLines(items.count) }
    let balances = items.map(\.balance)
    guard balances.contains(where: { $0 > .zero }), balances.contains(where: { $0 < .zero }) else {
      throw .letteringOneSide(isDebit: balances.contains { $0 > .zero })
    }
    let remaining = try remaining(of: items)
    if let group = first.partialGroup, !remaining.isZero, items.allSatisfy({ $0.partialGroup == group }) {
      throw .letteringNothingNew(group.code)
    }
    return LetteringGroup(tying: items, on: day, remaining: remaining, reason: .chosen)
  }

  private func refuseRepeated(_ items: [OpenItem]) throws(Finding) {
    var seen = Set<LineReference>()
    for item in items where !seen.insert(item.line).inserted { throw .letteringSameLineTwice(item.line) }
  }

  private func refuseMixed(_ items: [OpenItem], with first: OpenItem) throws(Finding) {
    if let item = items.first(where: { !$0.hasPlausibleAmounts }) { throw .letteringAmountTooLarge(item.line) }
    if let item = items.first(where: { $0.account != first.account }) { throw .letteringTwoAccounts(first.account, item.account) }
    guard LetterableAccounts.allowsLettering(first.account) else { throw .letteringAccountNotLetterable(first.account) }
    if let item = items.first(where: { $0.thirdParty != first.thirdParty }) {
      throw .letteringTwoThirdParties(first.thirdParty, item.thirdParty)
    }
    if !allowsSeveralYears, let item = items.first(where: { $0.fiscalYear != first.fiscalYear }) {
      throw .letteringTwoFiscalYears(first.fiscalYear, item.fiscalYear)
    }
    for item in items { if let code = item.code, code.isFull { throw .letteringAlreadyFull(item.line, code) } }
  }

  private func withPartialGroups(of chosen: [OpenItem], among others: [OpenItem]) -> [OpenItem] {
    let taken = Set(chosen.map(\.line))
    let groups = Set(chosen.compactMap(\.partialGroup))
    let rest = others.filter { item in !taken.contains(item.line) && item.partialGroup.map(groups.contains) == true }
    return chosen + rest
  }

  private func remaining(of items: [OpenItem]) throws(Finding) -> Money {
    var (debit, credit) = (Int128(0), Int128(0))
    for item in items { (debit, credit) = (debit + Int128(item.debit.cents), credit + Int128(item.credit.cents)) }
    guard let debits = Money(total: debit), let credits = Money(total: credit) else {
      throw .letteringSumTooLarge(items[0].scope)
    }
    if debits != credits, !allowsPartial { throw .letteringNotBalanced(debit: debits, credit: credits) }
    return debits - credits
  }
}

extension Money {
  /// A sum made in 128 bits; nil beyond what a document may state.
  init?(total: Int128) {
    guard total.magnitude <= Int128(Money.largest.cents).magnitude else { return nil }
    self.init(cents: Int64(total))
  }
}
