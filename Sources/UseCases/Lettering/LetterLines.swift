import Dispatch
import Kernel
import Ledger
import Store

/// Letters the lines that a person chose. See `ManualLettering` for what is refused.
public struct LetterLines: Sendable {
  public var lines: [LineReference]
  public var allowsPartial: Bool
  public var allowsSeveralYears: Bool

  public init(_ lines: [LineReference], allowsPartial: Bool = false, allowsSeveralYears: Bool = false) {
    (self.lines, self.allowsPartial, self.allowsSeveralYears) = (lines, allowsPartial, allowsSeveralYears)
  }

  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> PostedLettering {
    let subject = "line/\(lines.first?.text ?? "")"
    return try desk.changing("lettrage.poser", subject: subject, isTrial: isTrial) { change in
      let chosen = try change.reading.items(lines)
      let others = try chosen.first.map { try change.reading.openItems(prefix: $0.account.text, thirdParty: $0.thirdParty) } ?? []
      let rules = ManualLettering(day: desk.today, allowsPartial: allowsPartial, allowsSeveralYears: allowsSeveralYears)
      let group = try rules.letter(chosen, among: others.filter { $0.account == chosen.first?.account })
      return try change.post([group])[0]
    }
  }
}

/// Takes a lettering off; its history stays in the dossier.
public struct RemoveLettering: Sendable {
  public var code: String
  public var account: AccountNumber
  public var thirdParty: String?
  /// The closing year; nil for the year of today.
  public var fiscalYear: Int?

  public init(_ code: String, account: AccountNumber, thirdParty: String? = nil, fiscalYear: Int? = nil) {
    (self.code, self.account, self.thirdParty, self.fiscalYear) = (code, account, thirdParty, fiscalYear)
  }

  /// Throws `lettering.unknown-code`.
  public func callAsFunction(_ desk: Desk) throws {
    let party = thirdParty.map { "/\($0)" } ?? ""
    try desk.changing("lettrage.oter", subject: "lettering/\(account)\(party)/\(code)") { change in
      let year = try desk.fiscalYear(fiscalYear, change.reading).year.name
      try change.removeLettering(LetteringScope(account: account, thirdParty: thirdParty, fiscalYear: year), code: code)
    }
  }
}

/// Letters what can be lettered without a doubt, by the strategies of `AutomaticLettering`.
public struct LetterAutomatically: Sendable {
  /// Only the accounts that start with it.
  public var prefix: String
  public var thirdParty: String?
  public var options: LetteringOptions

  public init(prefix: String = "", thirdParty: String? = nil, options: LetteringOptions = LetteringOptions()) {
    (self.prefix, self.thirdParty, self.options) = (prefix, thirdParty, options)
  }

  public struct Outcome: Sendable {
    public let posted: [PostedLettering]
    public let proposal: LetteringProposal
  }

  /// Throws `ledger.assistant.closed` in a dossier of mode `école`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    try desk.changing("lettrage.auto", subject: "account/\(prefix.isEmpty ? "*" : prefix)", isTrial: isTrial) {
      change in
      try desk.requireAssistant("lettrage", change.reading)
      let items = try change.reading.openItems(
        prefix: prefix, thirdParty: thirdParty, where: options.accounts.areLetteredAutomatically)
      let proposal = AutomaticLettering(day: desk.today, options: options).run(
        items: items, search: { $0.mapInParallel($1) })
      let posted = try change.post(proposal.groups)
      if posted.isEmpty { change.abandon() }
      return Outcome(posted: posted, proposal: proposal)
    }
  }
}

extension Array {
  /// Each element on whichever processor is free; the answers in the order of the elements.
  fileprivate func mapInParallel<Answer>(_ transform: @Sendable (Element) -> Answer) -> [Answer] {
    [Answer](unsafeUninitializedCapacity: count) { places, filled in
      nonisolated(unsafe) let (elements, places) = (self, places)
      DispatchQueue.concurrentPerform(iterations: count) { index in
        places.initializeElement(at: index, to: transform(elements[index]))
      }
      filled = count
    }
  }
}
