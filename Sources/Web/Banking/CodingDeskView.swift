import Banking
import Kernel
import Ledger
import Store
import UseCases

/// What the page of coding shows: each movement that waits, its best proposal, the others, and the form to code it by hand.
struct CodingDeskView: Sendable {
  struct Movement: Sendable {
    let movementID, movementDay, movementLabel, movementText, movementAmount: String
    let isEntering: Bool
    let warning, assumption: String?
    /// The best proposal; nil when the movement may be in the books already, so that a key does not enter it twice.
    let proposed: Proposal?
    let others: [Proposal]
    let hasOthers, isOpen, mayWait: Bool
    let acceptLabel: String
    let lines: [Line]
    let parts: [Part]
    let labelValue, pieceValue: String
    let movementAction, movementToken: String
    let mayCode: Bool
  }

  struct Proposal: Sendable {
    let proposalAct, proposalTitle, proposalReason, proposalScore, proposalKind, proposalSource: String
  }

  struct Line: Sendable {
    let lineAccount, lineHref, lineCode, lineDebit, lineCredit: String
  }

  /// A row of the form by hand.
  struct Part: Sendable {
    let partRank, partAccount, partParty, partCode, partAmount: String
  }

  struct Suspense: Sendable {
    let suspenseDay, suspenseLabel, suspenseHref, suspenseAmount: String
  }

  let codingAction, codingToken, reconcileHref: String
  let movements: [Movement]
  let isNothing, isAssistantClosed, mayAcceptSure: Bool
  let sureText: String
  let suspense: [Suspense]
  let hasSuspense: Bool
  let suspenseHref: String
  let nextHref: String?
  let firstHref: String?

  init(
    _ visit: DossierVisit, _ outcome: ProposeCoding.Outcome, shown: [MovementToCode], nextHref: String?, typed: Int64?,
    isFirst: Bool
  ) {
    let account = outcome.account.ledgerAccount
    let mayCode = visit.may(.record)
    codingAction = CodingPages.address(account, visit)
    codingToken = visit.token()
    reconcileHref = visit.path("rapprochement/\(account)")
    movements = shown.map {
      CodingDeskView.movement($0, visit, account, typed: typed == $0.movement.id ? visit.form : nil, outcome.isAssistantOpen)
    }
    (isNothing, isAssistantClosed) = (shown.isEmpty, !outcome.isAssistantOpen)
    let sure = outcome.sure.count
    (mayAcceptSure, sureText) = (mayCode && sure > 0, sure == 1 ? "Accepter celui qui est sûr" : "Accepter les \(sure) sûrs")
    let links = visit.links
    suspense = outcome.suspense.prefix(20).map {
      Suspense(
        suspenseDay: $0.day.french, suspenseLabel: $0.label, suspenseHref: links.entry($0.line.entry),
        suspenseAmount: $0.balance.euros)
    }
    hasSuspense = !suspense.isEmpty
    suspenseHref = outcome.suspense.first.map { visit.path("lettrage?compte=\($0.account)") } ?? visit.path("lettrage")
    self.nextHref = nextHref
    firstHref = isFirst ? nil : codingAction
  }

  private static func movement(
    _ one: MovementToCode, _ visit: DossierVisit, _ account: AccountNumber, typed: Fields?, _ isAssistantOpen: Bool
  ) -> Movement {
    let line = one.movement.line
    let best = one.coding.best
    let proposals = one.coding.proposals.enumerated().map { proposal($0.offset, $0.element) }
    let isDoubtful = one.coding.alreadyBooked != nil
    let others = isDoubtful ? proposals : Array(proposals.dropFirst())
    let told = line.texts + [line.counterpartName, line.reference].compactMap(\.self)
    return Movement(
      movementID: String(one.movement.id), movementDay: line.bookingDay.french, movementLabel: line.label,
      movementText: told.joined(separator: " · "), movementAmount: one.movement.amount.euros,
      isEntering: one.movement.amount > .zero, warning: one.coding.alreadyBooked?.french, assumption: best?.assumption,
      proposed: isDoubtful ? nil : proposals.first, others: others, hasOthers: !others.isEmpty,
      isOpen: typed != nil || !isAssistantOpen, mayWait: best?.source != .suspense,
      acceptLabel: best?.source == .suspense ? "Mettre en attente" : "Accepter", lines: best.map { lines($0, visit) } ?? [],
      parts: typed.map(typedParts) ?? shownParts(best, account),
      labelValue: typed?["libelle"] ?? best?.label ?? line.label, pieceValue: typed?["piece"] ?? "",
      movementAction: CodingPages.address(account, visit), movementToken: visit.token(), mayCode: visit.may(.record))
  }

  private static func proposal(_ rank: Int, _ proposal: CodingProposal) -> Proposal {
    Proposal(
      proposalAct: "p\(rank)", proposalTitle: proposal.accountsText, proposalReason: proposal.reason,
      proposalScore: String(proposal.score), proposalKind: proposal.isSure ? "juste" : proposal.score >= 50 ? "info" : "alerte",
      proposalSource: proposal.source.french)
  }

  private static func lines(_ proposal: CodingProposal, _ visit: DossierVisit) -> [Line] {
    proposal.lines.map { line in
      Line(
        lineAccount: line.account.text + (line.thirdParty.map { " \($0)" } ?? ""),
        lineHref: visit.links.ledger(line.account, thirdParty: line.thirdParty), lineCode: line.vatCode ?? "",
        lineDebit: line.debit.isZero ? "" : line.debit.shown, lineCredit: line.credit.isZero ? "" : line.credit.shown)
    }
  }

  // MARK: The form by hand

  private static let rows = 3

  /// The counterparts of a proposal, tax put back in its base: one takes the rest.
  private static func shownParts(_ proposal: CodingProposal?, _ account: AccountNumber) -> [Part] {
    let counterparts = (proposal?.lines ?? []).dropFirst()
    let bases = counterparts.filter { !($0.vatCode != nil && VATAccounts.isTax($0.account)) }
    let found = bases.enumerated().map { index, line in
      let tax = counterparts.filter { $0.vatCode != nil && VATAccounts.isTax($0.account) && $0.vatCode == line.vatCode }
      let amount = ([line] + (line.vatCode == nil ? [] : tax)).map(\.balance).sum().magnitude
      return Part(
        partRank: String(index + 1), partAccount: line.account.text, partParty: line.thirdParty ?? "",
        partCode: line.vatCode ?? "", partAmount: bases.count == 1 ? "" : amount.plainFrench)
    }
    return padded(found)
  }

  private static func typedParts(_ form: Fields) -> [Part] {
    let (accounts, parties, codes, amounts) = (form.all("contre"), form.all("tiers"), form.all("tva"), form.all("montant"))
    func at(_ values: [String], _ index: Int) -> String { values.indices.contains(index) ? values[index] : "" }
    return padded(
      accounts.indices.map {
        Part(
          partRank: String($0 + 1), partAccount: accounts[$0], partParty: at(parties, $0), partCode: at(codes, $0),
          partAmount: at(amounts, $0))
      })
  }

  private static func padded(_ parts: [Part]) -> [Part] {
    var rows = parts
    while rows.count < CodingDeskView.rows || rows.last?.partAccount.isEmpty == false {
      rows.append(Part(partRank: String(rows.count + 1), partAccount: "", partParty: "", partCode: "", partAmount: ""))
    }
    return rows
  }

  /// The parts that the form names; rows without an account are left out.
  /// Throws `web.account-unreadable`, `web.form-amount` and `ledger.vat.code-unknown`, each at its field.
  static func parts(_ form: Fields) throws -> [CodingRule.Part] {
    let (accounts, parties, codes, amounts) = (form.all("contre"), form.all("tiers"), form.all("tva"), form.all("montant"))
    func at(_ values: [String], _ index: Int) -> String? {
      values.indices.contains(index) && !values[index].trimmed.isEmpty ? values[index].trimmed : nil
    }
    var parts: [CodingRule.Part] = []
    for index in accounts.indices where !accounts[index].trimmed.isEmpty {
      guard let account = AccountNumber(accounts[index].trimmed) else {
        throw Finding.accountUnreadable(accounts[index]).at(field: "contre")
      }
      let code = at(codes, index)
      if let code, VATCode.find(code) == nil { throw Finding.vatCodeUnknown(code) }
      var share = CodingRule.Part.Share.remainder
      if let text = at(amounts, index) {
        do { share = .fixed(try Money(expression: text)) } catch { throw Finding.formAmount(text, error).at(field: "montant") }
      }
      parts.append(CodingRule.Part(account, thirdParty: at(parties, index), vatCode: code?.uppercased(), share: share))
    }
    guard !parts.isEmpty else { throw Finding.accountUnreadable("").at(field: "contre") }
    return parts
  }
}
