import Kernel
import Ledger
import Store

/// What somebody who letters an account has before them: the open lines, what could be tied, what is tied already.
public struct ReadLetteringDesk: Sendable {
  public var account: AccountNumber
  /// Nil for the lines without a third party.
  public var thirdParty: String?
  /// How many groups are shown, and from which on.
  public var groupLimit: Int
  public var groupsBefore: Int64?

  public init(_ account: AccountNumber, thirdParty: String?, groupLimit: Int = 20, groupsBefore: Int64? = nil) {
    (self.account, self.thirdParty, self.groupLimit, self.groupsBefore) = (account, thirdParty, groupLimit, groupsBefore)
  }

  /// A group that the automatic lettering would make, before anybody decides.
  public struct Candidate: Sendable {
    public let group: LetteringGroup
    /// Its lines, in order of day.
    public let items: [OpenItem]
  }

  public struct Outcome: Sendable {
    public let account: Account
    public let party: ThirdParty?
    /// In order of day.
    public let open: [OpenItem]
    public let candidates: [Candidate]
    /// False in a dossier of mode `école` whose trainer did not open the assistant.
    public let hasAssistant: Bool
    /// Latest first, those taken off included.
    public let groups: [StoredLettering]
    /// The group that the next page begins before; nil on the last one.
    public let nextGroup: Int64?
    /// The third parties of the account before and after this one.
    public let previous: ThirdParty?
    public let next: ThirdParty?

    public var balance: Money { open.reduce(.zero) { $0.adding($1.balance) ?? $0 } }
  }

  /// Throws `report.account-unknown`, `report.third-party-unknown`, `lettering.account-not-letterable`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      guard let known = try reading.account(account) else { throw Finding.reportAccountUnknown(account.text) }
      let party = try thirdParty.map { try reading.requiredThirdParty($0) }
      let open = try reading.openItems(prefix: account.text, thirdParty: thirdParty).filter {
        $0.account == account && $0.thirdParty == thirdParty
      }.sorted { ($0.day, $0.line) < ($1.day, $1.line) }
      let hasAssistant = try reading.facts().allows(assistant: "lettrage")
      var groups = try reading.letterings(
        account, thirdParty: thirdParty, before: groupsBefore, limit: groupLimit + 1)
      let hasMore = groups.count > groupLimit
      if hasMore { groups.removeLast() }
      let (previous, next) = try neighbours(reading)
      return Outcome(
        account: known, party: party, open: open, candidates: hasAssistant ? candidates(open, desk.today) : [],
        hasAssistant: hasAssistant, groups: groups, nextGroup: hasMore ? groups.last?.id : nil, previous: previous, next: next)
    }
  }

  /// Partial groups too: the invoice that a smaller payment names is worth showing, a person decides.
  private func candidates(_ open: [OpenItem], _ day: Day) -> [Candidate] {
    var options = LetteringOptions()
    options.makesPartialGroups = true
    options.accounts = LetterableAccounts(automatic: [account.text])
    options.stepsInAll = 200_000
    let items = Dictionary(uniqueKeysWithValues: open.map { ($0.line, $0) })
    return AutomaticLettering(day: day, options: options).run(items: open).groups.map { group in
      Candidate(group: group, items: group.lines.compactMap { items[$0] }.sorted { ($0.day, $0.line) < ($1.day, $1.line) })
    }
  }

  private func neighbours(_ reading: DossierReading) throws -> (ThirdParty?, ThirdParty?) {
    guard let thirdParty else { return (nil, nil) }
    let codes = try reading.thirdParties(on: account).compactMap { $0 }
    let before = codes.last { $0 < thirdParty }
    let after = codes.first { $0 > thirdParty }
    return (try before.flatMap { try reading.thirdParty($0) }, try after.flatMap { try reading.thirdParty($0) })
  }
}

/// Where lines wait for a lettering: the accounts that are lettered as a matter of course, with their third parties.
public struct ListOpenScopes: Sendable {
  /// Only this account.
  public var account: AccountNumber?
  public init(account: AccountNumber? = nil) { self.account = account }

  public func callAsFunction(_ desk: Desk) throws -> [OpenScope] {
    try desk.dossier.reading { reading in
      try reading.openScopes { number in
        account.map { $0 == number } ?? LetterableAccounts.usual.areLetteredAutomatically(number)
      }
    }
  }
}
