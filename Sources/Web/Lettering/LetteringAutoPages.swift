import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Automatic lettering of a whole account: first what it would do and why, then the same done.
enum LetteringAutoPages {
  private static let shown = 200

  private struct View: Sendable {
    struct Count: Sendable {
      let strategyName, strategyCount: String
    }
    let accountText, formAction, formToken: String
    let isPartialToo, hasGroups: Bool
    let counts: [Count]
    let summary: String
    let groupTable: TableView
    let moreText: String?
    let findings: [RefusalView]
    let hasFindings: Bool
    let backHref: String
  }

  static func preview(_ visit: DossierVisit) throws -> Answer {
    let account = (visit.query.text("compte") ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let isPartialToo = visit.query.isTicked("partiel")
    let outcome = try letter(account, isPartialToo, visit, isTrial: true)
    let state = try ReadLetteringState(prefix: account)(visit.desk)
    return .page(
      Page(
        title: "Lettrage automatique\(account.isEmpty ? "" : " \(account)")",
        subtitle: "Ce qui serait lettré, et pourquoi. Rien n’est posé avant que vous le demandiez.", template: "Lettering/auto",
        view: View(
          accountText: account, formAction: visit.path("lettrage/auto"), formToken: visit.token(), isPartialToo: isPartialToo,
          hasGroups: !outcome.posted.isEmpty,
          counts: outcome.counts.map {
            View.Count(strategyName: $0.strategy.french, strategyCount: $0.count.counted("groupe"))
          }, summary: summary(outcome), groupTable: table(outcome, state.open, visit),
          moreText: outcome.posted.count > shown
            ? "Les \(shown) premiers groupes de \(outcome.posted.count.grouped)." : nil,
          findings: outcome.proposal.findings.map { RefusalView($0) }, hasFindings: !outcome.proposal.findings.isEmpty,
          backHref: visit.path("lettrage" + (account.isEmpty ? "" : "?compte=\(account)"))),
        json: LetteringJSON(state, posted: outcome.posted, findings: outcome.proposal.findings), place: .lettering,
        crumbs: [Crumb("Lettrage", visit.path("lettrage")), Crumb("Automatique")]))
  }

  static func run(_ visit: DossierVisit) throws -> Answer {
    let account = (visit.form.text("compte") ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let outcome = try letter(account, visit.form.isTicked("partiel"), visit, isTrial: false)
    let kinds = outcome.counts.map { "\($0.count) \($0.strategy.french)" }.joined(separator: ", ")
    return .redirect(
      visit.path("lettrage" + (account.isEmpty ? "" : "?compte=\(account)")),
      Notice(outcome.posted.isEmpty ? "Rien à lettrer sans doute possible." : "Posé : \(summary(outcome)) Dont \(kinds)."))
  }

  private static func letter(_ account: String, _ isPartialToo: Bool, _ visit: DossierVisit, isTrial: Bool) throws
    -> LetterAutomatically.Outcome
  {
    var options = LetteringOptions()
    options.makesPartialGroups = isPartialToo
    return try LetterAutomatically(prefix: account, options: options)(visit.desk, isTrial: isTrial)
  }

  private static func summary(_ outcome: LetterAutomatically.Outcome) -> String {
    let lines = outcome.posted.reduce(0) { $0 + $1.group.members.count }
    return "\(outcome.posted.count.counted("groupe")), \(lines.counted("ligne")) ; "
      + "\(outcome.proposal.untouched.count.counted("ligne reste ouverte", "lignes restent ouvertes"))."
  }

  private static func table(_ outcome: LetterAutomatically.Outcome, _ open: [OpenItem], _ visit: DossierVisit) -> TableView {
    let items = Dictionary(open.map { ($0.line, $0) }) { first, _ in first }
    let posted = Array(outcome.posted.prefix(shown))
    var table = ReportTable(
      title: "Groupes proposés",
      columns: [
        .init("Compte", .text), .init("Tiers", .text), .init("Pièces", .text), .init("Pourquoi", .text), .init("Reste", .amount),
      ])
    for one in posted {
      let pieces = one.group.lines.compactMap { items[$0]?.pieceRef }.filter { !$0.isEmpty }
      table.add([
        .text(one.group.scope.account.text), .text(one.group.scope.thirdParty ?? ""),
        .text(pieces.prefix(5).joined(separator: ", ") + (pieces.count > 5 ? "…" : "")), .text(one.group.reason.french),
        .side(one.group.remaining),
      ])
    }
    var style = TableStyle("Groupes que le lettrage automatique poserait")
    style.rowHeader = 2
    style.secondary = [0]
    style.empty = "Rien à lettrer sans doute possible."
    style.margin = { posted.indices.contains($0) ? .letter(posted[$0].code.text) : nil }
    style.link = { row, column in
      guard posted.indices.contains(row), column < 2 else { return nil }
      let scope = posted[row].group.scope
      return LetteringPages.Scope(account: scope.account, thirdParty: scope.thirdParty).address(visit)
    }
    return TableView(table, style)
  }
}
