/// An account that answers a search.
public struct AccountHit: Sendable, Hashable {
  /// Why it answers, the best reason first.
  public enum Reason: Int, Sendable, Hashable, Comparable {
    case number, synonym, label, explanation

    public static func < (a: Reason, b: Reason) -> Bool { a.rawValue < b.rawValue }
  }

  public let account: ChartAccount
  public let reason: Reason
}

/// Finds accounts by number or by words. Building it folds every label: keep
/// it for several searches.
public struct ChartSearch: Sendable {
  private let chart: Chart
  private let entries: [Entry]
  private let synonyms: [(words: [SearchWord], accounts: [String])]

  private struct Entry: Sendable {
    let label: [SearchWord]
    let explanation: [SearchWord]
  }

  public init(_ chart: Chart) {
    self.chart = chart
    synonyms = chart.synonyms.map { (SearchWord.words(of: $0.text), $0.accounts) }
    entries = chart.accounts.map { account in
      let labels = account.label == account.shortLabel ? account.label : account.label + " " + account.shortLabel
      let lines = chart.explanations[account.number, default: []].joined(separator: " ")
      return Entry(label: SearchWord.words(of: labels), explanation: SearchWord.words(of: lines))
    }
  }

  /// The accounts whose number starts with the digits typed, or that match
  /// every word typed, in any order, in whole or from its start, whatever its
  /// accents and its number. Words of the trade come first, then labels, then
  /// explanations; of equals the shorter number. When no account has all the
  /// words, those that have the most.
  public func find(_ text: String, limit: Int = 20) -> [AccountHit] {
    let digits = text.filter { !$0.isWhitespace }
    if !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) { return Array(find(number: digits).prefix(limit)) }
    let typed = SearchWord.words(of: text)
    guard !typed.isEmpty else { return [] }
    let synonyms = synonymCosts(typed)
    var ranked: [(rank: Rank, hit: AccountHit)] = []
    for (place, account) in chart.accounts.enumerated() {
      guard let (rank, reason) = rank(place, typed, synonyms[account.number]) else { continue }
      ranked.append((rank, AccountHit(account: account, reason: reason)))
    }
    let fewestMissing = ranked.map(\.rank.missing).min() ?? 0
    return ranked.filter { $0.rank.missing == fewestMissing }.sorted { $0.rank < $1.rank }.prefix(limit).map(\.hit)
  }

  private func find(number: String) -> [AccountHit] {
    let found = chart.accounts.filter { $0.number.hasPrefix(number) }.sorted {
      ($0.number.count, $0.number) < ($1.number.count, $1.number)
    }
    let hits = found.isEmpty ? chart.nearest(number).map { [$0] } ?? [] : found
    return hits.map { AccountHit(account: $0, reason: .number) }
  }

  private struct Rank: Comparable {
    let missing: Int
    let cost: Int
    let number: String

    static func < (a: Rank, b: Rank) -> Bool {
      (a.missing, a.cost, a.number.utf8.count, a.number) < (b.missing, b.cost, b.number.utf8.count, b.number)
    }
  }

  /// For each account, which words typed a synonym answers, and at what place of the synonym's list.
  private func synonymCosts(_ typed: [SearchWord]) -> [String: (words: Set<Int>, cost: Int)] {
    var costs: [String: (words: Set<Int>, cost: Int)] = [:]
    for synonym in synonyms {
      let answered = synonym.words.map { word in typed.firstIndex { word.fits($0) == .whole } }
      guard answered.allSatisfy({ $0 != nil }) else { continue }
      let words = Set(answered.compactMap { $0 })
      for (place, number) in synonym.accounts.enumerated() where words.count >= costs[number]?.words.count ?? 0 {
        let cost = place
        if costs[number].map({ $0.words.count < words.count || cost < $0.cost }) ?? true { costs[number] = (words, cost) }
      }
    }
    return costs
  }

  /// Each word costs what its best place in the account costs; nil when no word is found at all.
  private func rank(_ place: Int, _ typed: [SearchWord], _ synonym: (words: Set<Int>, cost: Int)?) -> (Rank, AccountHit.Reason)? {
    let entry = entries[place]
    var (missing, cost, reason) = (0, 0, AccountHit.Reason.number)
    for (index, word) in typed.enumerated() {
      if let synonym, synonym.words.contains(index) {
        cost += synonym.cost
        reason = max(reason, .synonym)
      } else if let fit = ChartSearch.bestFit(word, entry.label) {
        cost += fit == .whole ? 10 : 20
        reason = max(reason, .label)
      } else if let fit = ChartSearch.bestFit(word, entry.explanation) {
        cost += fit == .whole ? 60 : 70
        reason = .explanation
      } else {
        missing += 1
      }
    }
    guard missing < typed.count else { return nil }
    let labelIsAllTyped = reason == .label && entry.label.allSatisfy { word in typed.contains { word.fits($0) == .whole } }
    return (Rank(missing: missing, cost: labelIsAllTyped ? cost - 5 : cost, number: chart.accounts[place].number), reason)
  }

  private static func bestFit(_ typed: SearchWord, _ words: [SearchWord]) -> SearchWord.Fit? {
    var best: SearchWord.Fit?
    for word in words {
      switch word.fits(typed) {
      case .whole: return .whole
      case .start: best = .start
      case .none: continue
      }
    }
    return best
  }
}

extension Chart {
  /// One search: see `ChartSearch.find`.
  public func search(_ text: String, limit: Int = 20) -> [AccountHit] { ChartSearch(self).find(text, limit: limit) }
}
