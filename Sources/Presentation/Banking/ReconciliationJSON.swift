import Banking
import Kernel
import Ledger
public import Store
public import UseCases

/// Something that one side has and the other has not.
public struct OutstandingJSON: Encodable, Sendable {
  /// The name that commands take: `12.0`, `m45`, `o3`.
  let id: String
  let date: Day
  let label, reference, amount, side: String

  init(_ item: OutstandingItem) {
    (id, date, label) = (item.source.text, item.day, item.label)
    (reference, amount, side) = (item.reference, item.amount.json, item.side.rawValue)
  }
}

/// An état de rapprochement: statement + ledger side − bank side = ledger, but for the difference.
public struct ReconciliationJSON: Encodable, Sendable {
  struct Item: Encodable {
    let id: String
    let date: Day
    let label, reference, amount, side: String
    let age: Int
    let late: Bool
  }
  struct Sealed: Encodable {
    let date: Day
    let author, at: String
    let reopened: Bool
    let reason: String?

    init(_ stored: StoredReconciliation) {
      (date, author, at) = (stored.day, stored.made.author, stored.made.instant)
      (reopened, reason) = (stored.reopened != nil, stored.reason)
    }
  }

  let account: String
  let date, statementDate: Day
  let statementBalance, ledgerBalance: String
  let outstanding: [Item]
  let difference: String
  let drafts: Int
  let sealed: Bool
  let seals: [Sealed]
  let findings: [FindingJSON]

  public init(_ outcome: ReadReconciliation.Outcome) {
    let content = outcome.content
    (account, date, statementDate) = (content.account.text, content.day, content.statementDay)
    (statementBalance, ledgerBalance) = (content.statementBalance.json, content.ledgerBalance.json)
    outstanding = content.outstanding.map { item in
      Item(
        id: item.source.text, date: item.day, label: item.label, reference: item.reference, amount: item.amount.json,
        side: item.side.rawValue, age: item.age(on: content.day), late: item.age(on: content.day) > OutstandingItem.lateAge)
    }
    (difference, drafts, sealed) = (content.difference.json, content.drafts, outcome.isSealed)
    seals = outcome.history.map(Sealed.init)
    findings = outcome.findings.json
  }
}

/// What could be matched, what was, and what is left.
public struct MatchingJSON: Encodable, Sendable {
  struct Proposal: Encodable {
    let bank, books: [OutstandingJSON]
    let amount, reason: String
    let score: Int
    let sure: Bool

    init(_ candidate: ProposeMatches.Candidate) {
      (bank, books) = (candidate.bank.map(OutstandingJSON.init), candidate.books.map(OutstandingJSON.init))
      (amount, reason, score, sure) = (candidate.amount.json, candidate.reason, candidate.score, candidate.isSure)
    }
  }
  struct Match: Encodable {
    let id: Int64
    let members: [String]
    let amount, reason: String
    let score: Int?

    init(_ match: StoredMatch) {
      (id, members) = (match.id, match.members.sources.map(\.text))
      (amount, reason, score) = (match.amount.json, match.reason, match.score)
    }
  }

  let account: String
  let proposals: [Proposal]
  let unmatchedBank, unmatchedBooks: [OutstandingJSON]
  let accepted: [Match]
  let lettered: Int
  let cutShort: Bool

  public init(_ outcome: ProposeMatches.Outcome, accepted: MatchOutcome? = nil) {
    account = outcome.account.ledgerAccount.text
    proposals = outcome.candidates.map(Proposal.init)
    (unmatchedBank, unmatchedBooks) = (outcome.freeBank.map(OutstandingJSON.init), outcome.freeBooks.map(OutstandingJSON.init))
    self.accepted = accepted?.matches.map(Match.init) ?? []
    (lettered, cutShort) = (accepted?.lettered.count ?? 0, outcome.isCutShort)
  }
}

/// Matches that were made or taken off.
public struct MatchesJSON: Encodable, Sendable {
  let matches: [MatchingJSON.Match]
  let lettered: Int

  public init(_ outcome: MatchOutcome) {
    (matches, lettered) = (outcome.matches.map(MatchingJSON.Match.init), outcome.lettered.count)
  }
  public init(removed: [StoredMatch]) { (matches, lettered) = (removed.map(MatchingJSON.Match.init), 0) }
}

/// The page of one account: its état, both sides and the proposals.
public struct ReconciliationDeskJSON: Encodable, Sendable {
  let reconciliation: ReconciliationJSON
  let bank, books: [OutstandingJSON]
  let proposals: [MatchingJSON.Proposal]
  let matches: [MatchingJSON.Match]

  public init(_ desk: ReadReconciliationDesk.Outcome) {
    reconciliation = ReconciliationJSON(desk.state)
    (bank, books) = (desk.bank.map(OutstandingJSON.init), desk.books.map(OutstandingJSON.init))
    proposals = desk.candidates.map(MatchingJSON.Proposal.init)
    matches = desk.matches.filter { $0.match.removed == nil }.map { MatchingJSON.Match($0.match) }
  }
}

/// Where each account stands.
public struct ReconciliationListJSON: Encodable, Sendable {
  struct Account: Encodable {
    let account, label: String
    let date, sealedThrough: OrNull<Day>
    let statementBalance, ledgerBalance, difference: OrNull<String>
    let outstanding: Int

    init(_ item: ListReconciliations.Item) {
      (account, label) = (item.account.ledgerAccount.text, item.account.label)
      (date, sealedThrough) = (OrNull(item.state?.day), OrNull(item.sealed?.day))
      statementBalance = OrNull(item.state?.statementBalance.json)
      ledgerBalance = OrNull(item.state?.ledgerBalance.json)
      difference = OrNull(item.state?.difference.json)
      outstanding = item.state?.outstanding.count ?? 0
    }
  }
  let accounts: [Account]

  public init(_ items: [ListReconciliations.Item]) { accounts = items.map(Account.init) }
}

/// An opening item.
public struct OpeningItemJSON: Encodable, Sendable {
  let item: OutstandingJSON
  let matched: Bool

  public init(_ stored: StoredOpeningItem) { (item, matched) = (OutstandingJSON(stored.item), stored.match != nil) }
}
