import ChartOfAccounts
import Kernel
import Ledger
import Store

/// The accounts that what was typed may mean, the likeliest first.
///
/// Digits are the beginning of a number (`6`, `411*`), words stand anywhere in the label: `6 fou` is 6064 « Fournitures
/// administratives ». The accounts of the dossier come before those of the chart that it never used.
public struct SuggestAccounts: Sendable {
  public var text: String
  /// The third party of the entry, whose last accounts come first; that would do the exercise of a learner, so that it is left
  /// out when the assistant is closed.
  public var thirdParty: String?
  public var journal: String?
  public var day: Day?
  public var limit: Int

  public init(_ text: String, thirdParty: String? = nil, journal: String? = nil, day: Day? = nil, limit: Int = 50) {
    (self.text, self.thirdParty, self.journal, self.day, self.limit) = (text, thirdParty, journal, day, limit)
  }

  public struct Suggestion: Hashable, Sendable {
    public let account: Ledger.Account
    /// Why it comes first, in French; nil for no other reason than its name.
    public let reason: String?
    public let isOpen: Bool
  }

  public func callAsFunction(_ desk: Desk) throws -> [Suggestion] {
    try desk.dossier.reading { reading in
      let query = TypedQuery(text)
      let own = try reading.accounts()
      let day = day ?? desk.today
      let first = try reading.fiscalYears().map(\.year).first { $0.contains(day) }?.first ?? day
      let last = try lastAccounts(desk, reading)
      var found: [(rank: Rank, suggestion: Suggestion)] = []
      func add(_ number: String, _ label: String, folded: String, isOpen: Bool) {
        guard let cost = query.cost(code: number, folded: folded), let account = AccountNumber(number) else { return }
        let isLast = last.contains(account)
        found.append(
          (
            Rank(isLast: isLast, cost: cost, isOpen: isOpen, number: number),
            Suggestion(
              account: Ledger.Account(number: account, label: label), reason: isLast ? "dernier pour ce tiers" : nil,
              isOpen: isOpen)
          ))
      }
      for account in own { add(account.number.text, account.label, folded: account.label.searchFolded, isOpen: true) }
      let known = Set(own.map(\.number.text))
      for account in try KnownCharts.postable(on: first, files: desk.files) where !known.contains(account.number) {
        add(account.number, account.label, folded: account.folded, isOpen: false)
      }
      return found.sorted { $0.rank < $1.rank }.prefix(limit).map(\.suggestion)
    }
  }

  private func lastAccounts(_ desk: Desk, _ reading: DossierReading) throws -> Set<AccountNumber> {
    guard let thirdParty, let journal, try reading.facts().allows(assistant: "saisie") else { return [] }
    return Set(try reading.lastEntry(of: thirdParty, journal: journal)?.content.lines.map(\.account) ?? [])
  }

  private struct Rank: Comparable {
    let isLast: Bool
    let cost: Int
    let isOpen: Bool
    let number: String

    static func < (a: Rank, b: Rank) -> Bool {
      if a.isLast != b.isLast { return a.isLast }
      if a.cost != b.cost { return a.cost < b.cost }
      if a.isOpen != b.isOpen { return a.isOpen }
      return (a.number.count, a.number) < (b.number.count, b.number)
    }
  }
}

/// The third parties that what was typed may mean, by code or by name.
public struct SuggestThirdParties: Sendable {
  public var text: String
  /// Those whom the journal is about come first: suppliers in purchases, customers in sales.
  public var journal: JournalKind?
  public var limit: Int

  public init(_ text: String, journal: JournalKind? = nil, limit: Int = 50) {
    (self.text, self.journal, self.limit) = (text, journal, limit)
  }

  public func callAsFunction(_ desk: Desk) throws -> [ThirdParty] {
    let query = TypedQuery(text)
    let parties = try desk.dossier.reading { try $0.thirdParties() }
    let found = parties.compactMap { party in
      query.cost(code: party.code, folded: party.name.searchFolded).map { (cost: $0, party: party) }
    }
    return found.sorted { a, b in
      (concerns(a.party) ? 0 : 1, a.cost, a.party.code) < (concerns(b.party) ? 0 : 1, b.cost, b.party.code)
    }.prefix(limit).map(\.party)
  }

  private func concerns(_ party: ThirdParty) -> Bool {
    switch journal {
    case .purchases: party.kind == .supplier
    case .sales: party.kind == .customer
    default: true
    }
  }
}

/// What was typed to find something by its code and by its name.
struct TypedQuery {
  private let words: [(text: String, isNumber: Bool)]
  private let whole: String

  init(_ text: String) {
    whole = text.searchFolded
    words = whole.split(separator: " ").map { word in
      let stem = word.hasSuffix("*") ? word.dropLast() : word
      return (String(stem), !stem.isEmpty && stem.allSatisfy { $0.isASCII && $0.isNumber })
    }.filter { !$0.text.isEmpty }
  }

  /// How far from what was typed; nil when it does not answer. 0 is the very code, 1 its beginning, 2 the beginning of the
  /// name, 3 that of its words, 4 the middle of words.
  func cost(code: String, folded name: String) -> Int? {
    if words.isEmpty { return 2 }
    let code = code.lowercased()
    if code == whole { return 0 }
    var cost = 1
    for word in words {
      if code.hasPrefix(word.text) { continue }
      if word.isNumber, !name.contains(word.text) { return nil }
      if name.hasPrefix(word.text) {
        cost = max(cost, 2)
      } else if name.contains(" " + word.text) || name.contains("'" + word.text) {
        cost = max(cost, 3)
      } else if name.contains(word.text) || code.contains(word.text) {
        cost = max(cost, 4)
      } else {
        return nil
      }
    }
    return cost
  }
}
