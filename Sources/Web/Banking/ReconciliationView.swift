import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What the page of one account's reconciliation shows: the état, the statement left, the books right, the proposals, the matches.
struct ReconciliationView: Sendable {
  /// Lines of a column shown at once, the oldest first.
  private static let columnSize = 150
  private static let candidateSize = 20

  struct Line: Sendable {
    let lineID, lineDay, lineLabel, lineAmount, lineCents, lineSide, lineName: String
    let lineReference, lineHref, lineAge: String?
    let isTicked: Bool
  }
  struct Column: Sendable {
    let columnTitle, columnCaption, columnTotal, columnEmpty: String
    let columnLines: [Line]
    let columnMore: String?
    let isColumnEmpty: Bool
  }
  struct Candidate: Sendable {
    let candidateTitle, candidateReason, candidateHref, candidateLines, candidateScore, candidateKind, candidateToken: String
    let candidateMembers, candidateTexts: [String]
    let isCandidateSure: Bool
  }
  struct Match: Sendable {
    let matchID, matchKind, matchTitle, matchReason, matchAct, matchToken: String
    let matchMembers: [String]
    let isMatchHeld: Bool
    let matchRemoval: String?
  }
  struct Opening: Sendable {
    let openingID, openingText, openingToken: String
    let isOpeningFree: Bool
  }
  struct Seal: Sendable {
    let sealText: String
    let sealReopening: String?
  }

  let accountText, dayText, dayISO, formToken: String
  let postAction, removeAction, sealAction, reopenAction, openingAction, openingRemoveAction, pageHref: String
  let mayLetter: Bool
  let toldText: String?
  let statementText, statementDayText, ledgerText, onlyBooksText, onlyBankText, differenceText, differenceKind: String
  let bankText, booksText, restText, restKind: String
  let hasTicked: Bool
  let columns: [Column]
  let candidates: [Candidate]
  let hasCandidates, isAssistantClosed, hasSure: Bool
  let sureText, sureToken: String
  let candidateMore: String?
  let matches: [Match]
  let hasMatches: Bool
  let matchesHref: String?
  let openings: [Opening]
  let hasOpenings: Bool
  let openingHint: String?
  let openingHintMovement, openingHintToken, openingToken: String
  let seals: [Seal]
  let hasSeals, maySeal, isSealed: Bool
  let sealToken, reopenToken, sealRefusal: String
  let draftsText: String?
  let groups: [CheckReportView.Group]

  init(
    _ visit: DossierVisit, _ place: ReconciliationPages.Place, _ desk: ReadReconciliationDesk.Outcome,
    ticked: Set<OutstandingItem.Source>
  ) {
    let (state, links) = (desk.state, visit.links)
    let content = state.content
    (accountText, dayText, dayISO) = (place.account.text, content.day.french, content.day.iso)
    formToken = visit.token()
    postAction = place.path(visit)
    (removeAction, sealAction) = (place.path(visit, "depointer"), place.path(visit, "sceller"))
    (reopenAction, openingAction) = (place.path(visit, "rouvrir"), place.path(visit, "ouverture"))
    (openingRemoveAction, pageHref) = (place.path(visit, "oter-suspens"), place.path(visit))
    mayLetter = visit.may(.letter)
    toldText = place.told?.plainFrench
    (statementText, ledgerText) = (content.statementBalance.euros, content.ledgerBalance.euros)
    statementDayText = content.statementDay.french
    (onlyBooksText, onlyBankText) = (content.total(.ledger).euros, content.total(.bank).euros)
    (differenceText, differenceKind) = (content.difference.euros, content.difference.isZero ? "juste" : "alerte")
    let sums = [desk.bank, desk.books].map { side in
      side.filter { ticked.contains($0.source) }.reduce(Money.zero) { $0.adding($1.amount) ?? $0 }
    }
    (bankText, booksText, restText) = (sums[0].euros, sums[1].euros, (sums[0] - sums[1]).euros)
    hasTicked = !ticked.isEmpty
    restKind = ticked.isEmpty ? "doux" : sums[0] == sums[1] ? "juste" : "alerte"
    columns = [
      ReconciliationView.column(
        "La banque", "Mouvements du relevé à rapprocher", "Tout ce que dit le relevé est rapproché.", desk.bank, .bank, ticked,
        content.day, links),
      ReconciliationView.column(
        "Les livres", "Lignes du compte \(place.account) à rapprocher", "Toutes les lignes du compte sont rapprochées.",
        desk.books, .ledger, ticked, content.day, links),
    ]
    candidates = desk.candidates.prefix(ReconciliationView.candidateSize).map {
      ReconciliationView.candidate($0, place, visit)
    }
    (hasCandidates, isAssistantClosed) = (!desk.candidates.isEmpty, !desk.hasAssistant)
    let sure = desk.candidates.count(where: \.isSure)
    hasSure = sure > 0 && mayLetter
    sureText = sure == 1 ? "Accepter celle qui est sûre" : "Accepter les \(sure) sûres"
    sureToken = visit.token()
    let hidden = desk.candidates.count - candidates.count
    candidateMore = hidden > 0 ? "et \(hidden.counted("autre proposition", "autres propositions"))" : nil
    matches = desk.matches.map { ReconciliationView.match($0.match, $0.members, visit) }
    hasMatches = !matches.isEmpty
    matchesHref = desk.nextMatch.map { place.address(visit, [("avant", String($0))]) + "#groupes" }
    openings = state.openings.map { ReconciliationView.opening($0, visit) }
    hasOpenings = !openings.isEmpty
    let hint = content.openingCandidates.first
    openingHint = hint.map {
      "Le mouvement du \($0.day.french), « \($0.label) » (\($0.amount.euros)), explique à lui seul la différence : sans doute un chèque d’avant le premier relevé."
    }
    if case .movement(let id)? = hint?.source { openingHintMovement = String(id) } else { openingHintMovement = "" }
    (openingHintToken, openingToken) = (visit.token(), visit.token())
    seals = state.history.map { seal in
      let act = ReconciliationView.act(seal.made)
      return Seal(
        sealText: "État au \(seal.day.french), scellé \(act) : \(seal.content.outstanding.count.counted("suspens", "suspens")).",
        sealReopening: seal.reopened.map { "Rouvert \(ReconciliationView.act($0)) : \(seal.reason ?? "")" })
    }
    (hasSeals, isSealed) = (!seals.isEmpty, state.isSealed)
    maySeal = visit.may(.letter) && state.maySeal && content.day <= visit.desk.today
    (sealToken, reopenToken) = (visit.token(), visit.token())
    sealRefusal =
      state.isSealed
      ? "Cet état est scellé : ce qui le fait ne change plus."
      : content.difference.isZero
        ? "Un état plus récent est scellé." : "Il se scelle quand la différence est nulle."
    draftsText =
      content.drafts > 0
      ? "\(content.drafts.counted("écriture", "écritures")) du compte au brouillard : à valider quand l’état est juste." : nil
    var log = FindingLog()
    log.add(state.findings.filter { $0.severity == .warning })
    groups = CheckReportView.groups(log, names: [""], lines: [:])
  }

  private static func column(
    _ title: String, _ caption: String, _ empty: String, _ items: [OutstandingItem], _ side: OutstandingSide,
    _ ticked: Set<OutstandingItem.Source>, _ day: Day, _ links: ReportLinks
  ) -> Column {
    let total = items.reduce(Money.zero) { $0.adding($1.amount) ?? $0 }
    let shown = items.prefix(columnSize)
    return Column(
      columnTitle: title, columnCaption: caption, columnTotal: total.shown, columnEmpty: empty,
      columnLines: shown.map { item in
        var href: String?
        if case .line(let line) = item.source { href = links.entry(line.entry) }
        let age = item.age(on: day)
        let opening = if case .opening = item.source { "suspens d’ouverture" } else { nil as String? }
        return Line(
          lineID: item.source.text, lineDay: item.day.french, lineLabel: item.label, lineAmount: item.amount.shown,
          lineCents: String(item.amount.cents), lineSide: side == .bank ? "banque" : "livres",
          lineName: "\(item.label) du \(item.day.french), \(item.amount.euros)",
          lineReference: item.reference.isEmpty ? opening : item.reference, lineHref: href,
          lineAge: age > OutstandingItem.lateAge ? "\(age) jours" : nil, isTicked: ticked.contains(item.source))
      },
      columnMore: items.count > shown.count
        ? "Les \(shown.count) plus anciens de \(items.count.grouped) ; les autres viennent à mesure que l’on pointe." : nil,
      isColumnEmpty: items.isEmpty)
  }

  private static func opening(_ item: StoredOpeningItem, _ visit: DossierVisit) -> Opening {
    let place = item.side == .bank ? " (banque)" : ""
    let state = item.match.map { ", soldé par le rapprochement n° \($0)" } ?? ", en attente"
    return Opening(
      openingID: String(item.id), openingText: "\(item.day.french) \(item.label), \(item.amount.euros)\(place)\(state)",
      openingToken: visit.token(), isOpeningFree: item.match == nil)
  }

  private static func text(_ item: OutstandingItem) -> String {
    "\(item.day.short) \(item.label)\(item.reference.isEmpty ? "" : " (\(item.reference))") \(item.amount.shown)"
  }

  private static func candidate(
    _ found: ProposeMatches.Candidate, _ place: ReconciliationPages.Place, _ visit: DossierVisit
  ) -> Candidate {
    let members = found.members.sources.map(\.text)
    return Candidate(
      candidateTitle: "\(found.isSure ? "Sûr" : "À regarder") : \(found.amount.euros)",
      candidateReason: found.reason.prefix(1).uppercased() + found.reason.dropFirst() + ".",
      candidateHref: place.address(visit, [("lignes", members.joined(separator: " "))]) + "#bilan",
      candidateLines: members.joined(separator: " "), candidateScore: String(found.score),
      candidateKind: found.isSure ? "ok" : "i", candidateToken: visit.token(), candidateMembers: members,
      candidateTexts: found.bank.prefix(6).map { "Banque : \(text($0))" } + found.books.prefix(6).map { "Livres : \(text($0))" },
      isCandidateSure: found.isSure)
  }

  private static func match(_ stored: StoredMatch, _ members: [OutstandingItem], _ visit: DossierVisit) -> Match {
    Match(
      matchID: String(stored.id), matchKind: stored.removed == nil ? "ok" : "ote",
      matchTitle: "Rapprochement n° \(stored.id) : \(stored.amount.euros)",
      matchReason: stored.reason + (stored.score.map { " (note \($0))" } ?? ""), matchAct: "Pointé \(act(stored.made))",
      matchToken: visit.token(),
      matchMembers: members.prefix(8).map(text) + (members.count > 8 ? ["et \(members.count - 8) autres"] : []),
      isMatchHeld: stored.removed == nil, matchRemoval: stored.removed.map { "Ôté \(act($0))" })
  }

  private static func act(_ act: StoredLettering.Act) -> String {
    let day = Day(iso: String(act.instant.prefix(10)))?.french ?? act.instant
    return "le \(day) par \(act.author)"
  }
}
