import Banking
import Kernel
import Ledger
import Store
import UseCases

/// The movements that wait to be entered, each with what is proposed.
public struct CodingJSON: Encodable, Sendable {
  struct Movement: Encodable {
    let id: Int64
    let date: Day
    let label, amount: String
    let texts: [String]
    let counterpart: OrNull<String>
    let sure: Bool
    let alreadyBooked: OrNull<String>
    let proposals: [Proposal]

    init(_ one: MovementToCode) {
      let line = one.movement.line
      (id, date, label, amount, texts) = (one.movement.id, line.bookingDay, line.label, one.movement.amount.json, line.texts)
      (counterpart, sure) = (OrNull(line.counterpartName), one.coding.isSure)
      alreadyBooked = OrNull(one.coding.alreadyBooked?.french)
      proposals = one.coding.proposals.map { Proposal($0, on: line.bookingDay) }
    }
  }

  struct Proposal: Encodable {
    let score: Int
    let sure: Bool
    let source, reason, label: String
    let assumption, rule: OrNull<String>
    let settles: [String]
    let lines: [EntryLineJSON]

    init(_ proposal: CodingProposal, on day: Day) {
      (score, sure, source, reason) = (proposal.score, proposal.isSure, proposal.source.rawValue, proposal.reason)
      (label, assumption, rule) = (proposal.label, OrNull(proposal.assumption), OrNull(proposal.rule))
      settles = proposal.settles.map(\.text)
      let draft = EntryDraft(journal: "", day: day, pieceRef: "", label: proposal.label, lines: proposal.lines)
      lines = proposal.lines.map { EntryLineJSON($0, of: draft, place: nil) }
    }
  }

  struct Suspense: Encodable {
    let line, account, label, amount: String
    let date: Day

    init(_ item: OpenItem) {
      (line, account, label, amount, date) = (item.line.text, item.account.text, item.label, item.balance.json, item.day)
    }
  }

  let account: String
  let waiting, sure: Int
  let assistant: Bool
  let movements: [Movement]
  let suspense: [Suspense]
  let findings: [FindingJSON] = []

  public init(_ outcome: ProposeCoding.Outcome) {
    (account, waiting, assistant) = (outcome.account.ledgerAccount.text, outcome.waiting, outcome.isAssistantOpen)
    (movements, sure) = (outcome.movements.map(Movement.init), outcome.sure.count)
    suspense = outcome.suspense.map(Suspense.init)
  }
}

/// The movements that were entered.
public struct CodedJSON: Encodable, Sendable {
  struct Coded: Encodable {
    let movement, entry: Int64
    let reason: OrNull<String>
    let content: EntryContentJSON

    init(_ coded: CodeMovements.Coded) {
      (movement, entry, reason) = (coded.movement.id, coded.entry, OrNull(coded.reason))
      content = EntryContentJSON(coded.draft, id: coded.entry)
    }
  }

  let account: String
  let trial: Bool
  let coded: [Coded]
  let learnt: [String]
  let waiting: Int
  let findings: [FindingJSON]

  public init(_ outcome: CodeMovements.Outcome, account: AccountNumber, trial: Bool) {
    (self.account, self.trial, coded) = (account.text, trial, outcome.coded.map(Coded.init))
    (learnt, waiting, findings) = (outcome.learnt, outcome.waiting, outcome.findings.json)
  }
}

/// The movements whose entries were taken back.
public struct UncodedJSON: Encodable, Sendable {
  let uncoded: [Int64]
  let findings: [FindingJSON] = []

  public init(_ movements: [StoredMovement]) { uncoded = movements.map(\.id) }
}

/// A rule of coding.
public struct CodingRuleJSON: Encodable, Sendable {
  struct Part: Encodable {
    let account: String
    let thirdParty, vatCode, amount, percent: OrNull<String>

    init(_ part: CodingRule.Part) {
      (account, thirdParty, vatCode) = (part.account.text, OrNull(part.thirdParty), OrNull(part.vatCode))
      switch part.share {
      case .remainder: (amount, percent) = (OrNull(nil), OrNull(nil))
      case .fixed(let money): (amount, percent) = (OrNull(money.json), OrNull(nil))
      case .percent(let rate): (amount, percent) = (OrNull(nil), OrNull(rate.frenchPercent))
      }
    }
  }

  let name, origin, conditions: String
  let words: [String]
  let counterpartAccount, counterpartName, mandate, reference, operation, direction, least, most, account: OrNull<String>
  let label, journal: OrNull<String>
  let parts: [Part]
  let uses, contradictions, score: Int

  public init(_ rule: CodingRule) {
    let c = rule.conditions
    (name, origin, conditions, words) = (rule.name, rule.origin.rawValue, c.french, c.words)
    (counterpartAccount, counterpartName, mandate) = (OrNull(c.counterpartAccount), OrNull(c.counterpartName), OrNull(c.mandate))
    (reference, operation, direction) = (OrNull(c.reference), OrNull(c.operation), OrNull(c.direction?.rawValue))
    (least, most, account) = (OrNull(c.least?.json), OrNull(c.most?.json), OrNull(c.bank?.text))
    (label, journal, parts) = (OrNull(rule.label), OrNull(rule.journal), rule.parts.map(Part.init))
    (uses, contradictions, score) = (rule.uses, rule.contradictions, rule.score)
  }
}

/// The rules of coding of the dossier.
public struct CodingRuleListJSON: Encodable, Sendable {
  let rules: [CodingRuleJSON]
  let findings: [FindingJSON] = []
  public init(_ rules: [CodingRule]) { self.rules = rules.map(CodingRuleJSON.init) }
}

/// What became of a rule.
public struct SavedCodingRuleJSON: Encodable, Sendable {
  let rule: OrNull<CodingRuleJSON>
  let changed, trial: Bool
  let findings: [FindingJSON]

  public init(_ outcome: SaveCodingRule.Outcome, trial: Bool) {
    (rule, changed, self.trial) = (OrNull(outcome.rule.map(CodingRuleJSON.init)), outcome.isChange, trial)
    findings = outcome.findings.json
  }
}

/// The bank accounts that have statements, with what waits in each.
public struct CodingAccountsJSON: Encodable, Sendable {
  struct Account: Encodable {
    let account, label: String
    let movements, waiting: Int
  }
  let accounts: [Account]
  let findings: [FindingJSON] = []

  public init(_ found: [(StoredBankAccount, MovementSummary, Int)]) {
    accounts = found.map { account, summary, waiting in
      Account(account: account.ledgerAccount.text, label: account.label, movements: summary.movements, waiting: waiting)
    }
  }
}
