import Kernel
import Ledger
import Store
import UseCases

/// What the lettering page shows: two columns of lines, their sums, the candidates, the groups.
struct LetteringDeskView: Sendable {
  /// Lines of a column shown at once, the oldest first.
  private static let columnSize = 150
  private static let candidateSize = 12

  struct Line: Sendable {
    let lineID, lineDay, linePiece, lineHref, lineLabel, lineAmount, lineCents, lineName: String
    let lineCode, lineDue: String?
    let isTicked: Bool
  }
  struct Column: Sendable {
    let columnTitle, columnCaption, columnTotal, columnSide: String
    let columnLines: [Line]
    let columnMore: String?
    let isColumnEmpty: Bool
  }
  struct Candidate: Sendable {
    let candidateTitle, candidateReason, candidateHref, candidateLines: String
    let isCandidatePartial: Bool
    let candidateMembers: [String]
    let candidateAct, candidateLabel: String
  }
  struct Group: Sendable {
    let groupCode, groupKind, groupLetter, groupTitle, groupReason, groupAct, groupYear: String
    let groupMembers: [Member]
    let groupMore: String?
    let isGroupHeld: Bool
    let groupRemoval: String?
  }
  struct Member: Sendable {
    let memberDay, memberPiece, memberHref, memberAmount: String
  }

  let accountText, thirdPartyText, postAction, removeAction, formToken: String
  let mayLetter: Bool
  let debitText, creditText, balanceText, restText, restKind, letterLabel, letterAct: String
  let hasTicked, isBalanced: Bool
  let balanceCents: String
  let columns: [Column]
  let candidates: [CandidateForm]
  let hasCandidates, isAssistantClosed: Bool
  let candidateMore: String?
  let groups: [GroupForm]
  let hasGroups: Bool
  let groupsHref: String?
  let ledgerHref: String

  struct CandidateForm: Sendable {
    let candidate: Candidate
    let candidateToken: String
  }
  struct GroupForm: Sendable {
    let group: Group
    let groupToken: String
  }

  init(_ visit: DossierVisit, _ scope: LetteringPages.Scope, _ desk: ReadLetteringDesk.Outcome, ticked: Set<LineReference>) {
    let links = visit.links
    (accountText, thirdPartyText) = (scope.account.text, scope.thirdParty ?? "")
    (postAction, removeAction) = (visit.path("lettrage"), visit.path("lettrage/oter"))
    formToken = visit.token()
    mayLetter = visit.may(.letter)
    let chosen = desk.open.filter { ticked.contains($0.line) }
    let (debit, credit) = LetteringDeskView.sums(chosen)
    let rest = debit - credit
    (debitText, creditText, balanceText, restText) = (debit.euros, credit.euros, desk.balance.euros, rest.euros)
    hasTicked = !chosen.isEmpty
    isBalanced = rest.isZero && !chosen.isEmpty
    restKind = chosen.isEmpty ? "doux" : rest.isZero ? "juste" : "alerte"
    (letterLabel, letterAct) = rest.isZero || chosen.isEmpty ? ("Lettrer", "lettrer") : ("Lettrer en partiel", "partiel")
    balanceCents = String(desk.balance.cents)
    let isSupplier = scope.account.hasPrefix("40")
    columns = [
      LetteringDeskView.column(
        isSupplier ? "Règlements et avoirs" : "Factures et débits", "Débits", "debit", desk.open.filter { $0.balance > .zero },
        ticked, links),
      LetteringDeskView.column(
        isSupplier ? "Factures et crédits" : "Règlements et avoirs", "Crédits", "credit", desk.open.filter { $0.balance < .zero },
        ticked, links),
    ]
    candidates = desk.candidates.prefix(LetteringDeskView.candidateSize).map {
      CandidateForm(candidate: LetteringDeskView.candidate($0, scope, visit), candidateToken: visit.token())
    }
    hasCandidates = !candidates.isEmpty
    isAssistantClosed = !desk.hasAssistant
    let hidden = desk.candidates.count - candidates.count
    candidateMore = hidden > 0 ? "et \(hidden.counted("autre proposition", "autres propositions"))" : nil
    groups = desk.groups.map { GroupForm(group: LetteringDeskView.group($0, visit), groupToken: visit.token()) }
    hasGroups = !groups.isEmpty
    groupsHref = desk.nextGroup.map { scope.address(visit, [("avant", String($0))]) + "#groupes" }
    ledgerHref = links.ledger(scope.account, thirdParty: scope.thirdParty)
  }

  private static func sums(_ items: [OpenItem]) -> (Money, Money) {
    var (debit, credit) = (Money.zero, Money.zero)
    for item in items {
      if item.balance > .zero {
        debit = debit.adding(item.balance) ?? debit
      } else {
        credit = credit.adding(-item.balance) ?? credit
      }
    }
    return (debit, credit)
  }

  private static func column(
    _ title: String, _ caption: String, _ side: String, _ items: [OpenItem], _ ticked: Set<LineReference>, _ links: ReportLinks
  ) -> Column {
    let total = items.reduce(Money.zero) { $0.adding($1.balance.magnitude) ?? $0 }
    let shown = items.prefix(columnSize)
    return Column(
      columnTitle: title, columnCaption: caption, columnTotal: total.shown, columnSide: side,
      columnLines: shown.map { line($0, isTicked: ticked.contains($0.line), links) },
      columnMore: items.count > shown.count
        ? "Les \(shown.count) plus anciennes de \(items.count.counted("ligne")) ; les autres viennent à mesure que l’on lettre."
        : nil,
      isColumnEmpty: items.isEmpty)
  }

  private static func line(_ item: OpenItem, isTicked: Bool, _ links: ReportLinks) -> Line {
    let piece = item.pieceRef.isEmpty ? "écriture" : item.pieceRef
    return Line(
      lineID: item.line.text, lineDay: item.day.french, linePiece: piece, lineHref: links.entry(item.line.entry),
      lineLabel: item.label, lineAmount: item.balance.magnitude.shown, lineCents: String(item.balance.cents),
      lineName: "\(piece) du \(item.day.french), \(item.balance.magnitude.euros)", lineCode: item.code?.text,
      lineDue: item.dueDay.map { "échéance \($0.french)" }, isTicked: isTicked)
  }

  private static func candidate(_ found: ReadLetteringDesk.Candidate, _ scope: LetteringPages.Scope, _ visit: DossierVisit)
    -> Candidate
  {
    let pieces = found.items.map { $0.pieceRef.isEmpty ? $0.day.french : $0.pieceRef }
    let names = pieces.prefix(4).joined(separator: ", ") + (pieces.count > 4 ? " et \(pieces.count - 4) autres" : "")
    let lines = found.group.lines.map(\.text)
    let isPartial = !found.group.isFull
    let rest = isPartial ? " Il reste \(found.group.remaining.magnitude.euros)." : ""
    return Candidate(
      candidateTitle: "\(isPartial ? "Partiel" : "Complet") : \(names)",
      candidateReason: found.group.reason.french + (found.group.reason.french.contains("reste") ? "" : rest),
      candidateHref: scope.address(visit, [("lignes", lines.joined(separator: " "))]) + "#bilan",
      candidateLines: lines.joined(separator: " "), isCandidatePartial: isPartial, candidateMembers: lines,
      candidateAct: isPartial ? "partiel" : "lettrer", candidateLabel: isPartial ? "Lettrer en partiel" : "Lettrer")
  }

  private static func group(_ stored: StoredLettering, _ visit: DossierVisit) -> Group {
    let code = stored.code
    let size = stored.members.reduce(Money.zero) { sum, member in member.amount > .zero ? sum.adding(member.amount) ?? sum : sum }
    let title =
      code.isFull
      ? (stored.memberCount == stored.members.count ? "Complet : \(size.shown) = \(size.shown)" : "Complet")
      : "Partiel : reste \(stored.remaining.magnitude.euros)"
    return Group(
      groupCode: code.text, groupKind: stored.removed != nil ? "ote" : code.isFull ? "ok" : "a",
      groupLetter: MarginSign.letter(code.text), groupTitle: title, groupReason: stored.reason,
      groupAct: "Lettré \(act(stored.posted))", groupYear: String(stored.fiscalYear),
      groupMembers: stored.members.map {
        Member(
          memberDay: $0.day.short, memberPiece: $0.pieceRef.isEmpty ? $0.label : $0.pieceRef,
          memberHref: visit.links.entry($0.line.entry),
          memberAmount: $0.amount.shown)
      },
      groupMore: stored.memberCount > stored.members.count
        ? "et \(stored.memberCount - stored.members.count) autres lignes" : nil,
      isGroupHeld: stored.removed == nil, groupRemoval: stored.removed.map { "Ôté \(act($0))" })
  }

  private static func act(_ act: StoredLettering.Act) -> String {
    let day = Day(iso: String(act.instant.prefix(10)))?.french ?? act.instant
    return "le \(day) par \(act.author)"
  }
}
