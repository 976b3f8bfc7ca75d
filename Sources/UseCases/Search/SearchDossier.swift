import ChartOfAccounts
import Kernel
import Ledger
import Store

/// Finds what a few characters mean in a dossier: an account by number or words, a third party, a journal, an entry by its
/// piece, its label, its number or one of its amounts.
public struct SearchDossier: Sendable {
  public var text: String
  /// How many answers of each kind at the most.
  public var limit: Int

  public init(_ text: String, limit: Int = 8) { (self.text, self.limit) = (text, limit) }

  public enum Hit: Hashable, Sendable {
    /// An account of the dossier, or one of the chart that it has not opened.
    case account(number: String, label: String, isOpen: Bool)
    case thirdParty(ThirdParty)
    case journal(Journal)
    case entry(FoundEntry)
  }

  /// In the order to show them: what is sure first. Nothing for an empty text.
  public func callAsFunction(_ desk: Desk) throws -> [Hit] {
    let question = SearchQuestion(text)
    guard !question.isEmpty else { return [] }
    return try desk.dossier.reading { reading in
      var hits: [Hit] = []
      let accounts = try accounts(question, reading, desk)
      let entries = try entries(question, reading)
      if question.amounts != nil, question.accountPrefix == nil { hits += entries }
      hits += accounts.filter { if case .account(_, _, true) = $0 { true } else { false } }
      hits += try thirdParties(question, reading)
      hits += try journals(question, reading)
      if question.amounts == nil || question.accountPrefix != nil { hits += entries }
      return hits + accounts.filter { if case .account(_, _, false) = $0 { true } else { false } }
    }
  }

  private func accounts(_ question: SearchQuestion, _ reading: DossierReading, _ desk: Desk) throws -> [Hit] {
    let own = try reading.accounts()
    let mine: [Account]
    if let prefix = question.accountPrefix {
      mine = own.filter { $0.number.hasPrefix(prefix) }
    } else {
      mine =
        question.words.isEmpty
        ? []
        : own.filter { account in
          let label = account.label.searchFolded
          return question.words.allSatisfy { label.contains($0) || account.number.text.searchFolded.hasPrefix($0) }
        }
    }
    let known = Set(own.map(\.number.text))
    let asked = question.accountPrefix ?? question.words.joined(separator: " ")
    let chart =
      asked.isEmpty ? [] : try LedgerContext(reading, desk).chart(on: desk.today).search(asked, limit: limit + known.count)
    return mine.prefix(limit).map { .account(number: $0.number.text, label: $0.label, isOpen: true) }
      + chart.map(\.account).filter { !known.contains($0.number) && !$0.isHeading }.prefix(limit / 2)
      .map { .account(number: $0.number, label: $0.shortLabel, isOpen: false) }
  }

  private func thirdParties(_ question: SearchQuestion, _ reading: DossierReading) throws -> [Hit] {
    guard !question.words.isEmpty else { return [] }
    let found = try reading.thirdParties().lazy.filter { party in
      let text = "\(party.code) \(party.name)".searchFolded
      return question.words.allSatisfy { text.contains($0) }
    }
    return found.prefix(limit).map { .thirdParty($0) }
  }

  private func journals(_ question: SearchQuestion, _ reading: DossierReading) throws -> [Hit] {
    guard !question.words.isEmpty else { return [] }
    return try reading.journals().filter { journal in
      let words = "\(journal.code) \(journal.label)".searchFolded.split(separator: " ")
      return question.words.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
    }.prefix(limit).map { .journal($0) }
  }

  private func entries(_ question: SearchQuestion, _ reading: DossierReading) throws -> [Hit] {
    var found: [FoundEntry] = []
    if let number = question.entryNumber { found += try reading.entries(number: number) }
    if let amounts = question.amounts { found += try reading.entries(amounts: amounts, limit: limit * 2) }
    if !question.words.isEmpty, !question.isRange { found += try reading.entries(words: question.words, limit: limit * 2) }
    var seen: Set<Int64> = []
    return found.filter { seen.insert($0.id).inserted }.prefix(limit * 2).map { .entry($0) }
  }
}

/// What a text may mean: several things at once, as « 411 » is an account, an amount and the number of an entry.
struct SearchQuestion: Hashable, Sendable {
  /// Folded for search.
  var words: [String] = []
  /// What the number of an account begins with.
  var accountPrefix: String?
  var amounts: ClosedRange<Money>?
  var entryNumber: Int64?
  var isRange = false

  var isEmpty: Bool { words.isEmpty && accountPrefix == nil && amounts == nil && entryNumber == nil }

  init(_ text: String) {
    let folded = text.searchFolded
    if let range = SearchQuestion.range(folded) {
      (amounts, isRange) = (range, true)
      return
    }
    let starred = folded.hasSuffix("*") ? String(folded.dropLast()) : folded
    if !starred.isEmpty, starred.utf8.count <= 20, starred.utf8.allSatisfy({ (48...57).contains($0) }) { accountPrefix = starred }
    if starred != folded, accountPrefix != nil { return }
    if let amount = try? Money(french: folded), !amount.isZero { amounts = amount.magnitude...amount.magnitude }
    let number = folded.hasPrefix("n") ? String(folded.dropFirst()) : folded
    if let number = Int64(number), number > 0 { entryNumber = number }
    words = folded.split(separator: " ").prefix(6).map { String($0.prefix(60)) }
  }

  /// `100..200`, `100,50..200`.
  private static func range(_ text: String) -> ClosedRange<Money>? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    guard let low = try? Money(french: String(text[..<dots.lowerBound])),
      let high = try? Money(french: String(text[dots.upperBound...])), max(low, high) > .zero
    else { return nil }
    // A line has zero on one of its sides: nothing below one cent is looked for.
    return max(min(low, high), Money(cents: 1))...max(low, high)
  }
}
