import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Lettering: open debits and credits side by side, what could be tied and why, what is tied already.
enum LetteringPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("lettrage") { visit in try show(visit) }
    routes.dossierPost("lettrage", .letter) { visit in try post(visit) }
    routes.dossierPost("lettrage/oter", .letter) { visit in try remove(visit) }
    routes.dossierGet("lettrage/auto", .letter) { visit in try LetteringAutoPages.preview(visit) }
    routes.dossierPost("lettrage/auto", .letter) { visit in try LetteringAutoPages.run(visit) }
  }

  private static func show(_ visit: DossierVisit) throws -> Answer {
    guard let text = visit.query.text("compte") else { return try list(visit, account: nil) }
    guard let number = AccountNumber(text) else { throw Finding.accountUnreadable(text) }
    let party = visit.query.text("tiers")
    if party == nil, !visit.query.isTicked("sans-tiers") {
      let scopes = try ListOpenScopes(account: number)(visit.desk)
      // Lines of several third parties never settle each other: one is chosen first.
      if scopes.contains(where: { $0.thirdParty != nil }) { return try list(visit, account: number) }
    }
    let ticked = Set((visit.query.text("lignes") ?? "").split(separator: " ").compactMap { LineReference(text: $0) })
    return try desk(visit, Scope(account: number, thirdParty: party), ticked: ticked, refusals: [])
  }

  // MARK: Where to begin

  private struct ListView: Sendable {
    let scopeTable: TableView
    let isNothing: Bool
    let nextHref, firstHref: String?
  }

  private static func list(_ visit: DossierVisit, account: AccountNumber?) throws -> Answer {
    let scopes = try ListOpenScopes(account: account)(visit.desk).filter { account != nil || $0.lines > 0 }
    var table = ReportTable(
      title: "Lignes à lettrer",
      columns: [
        .init("Compte", .text), .init("Tiers", .text), .init("Nom", .text), .init("Lignes", .count), .init("Débit", .amount),
        .init("Crédit", .amount), .init("Solde", .amount),
      ])
    for scope in scopes {
      table.add([
        .text(scope.account.number.text), .text(scope.thirdParty?.code ?? ""),
        .text(scope.thirdParty?.name ?? (scope.account.label)), .count(scope.lines), .side(scope.debit), .side(scope.credit),
        .amount(scope.debit - scope.credit),
      ])
    }
    if let format = visit.fileFormat { return try visit.file(table, "a-lettrer", format) }
    if visit.wantsPrint { return try visit.printed("Lignes à lettrer", period: "Au \(visit.desk.today.french)", table) }
    let page = TablePage(table, visit.request) { row in
      scopes.indices.contains(row) ? "\(scopes[row].account.number):\(scopes[row].thirdParty?.code ?? "")" : nil
    }
    var style = TableStyle("Comptes et tiers qui ont des lignes sans lettrage")
    style.rowHeader = 2
    style.secondary = [3, 4, 5]
    style.sorting = visit.request
    style.lines = page.lines
    style.empty = "Tout est lettré."
    style.link = { row, column in
      guard scopes.indices.contains(row) else { return nil }
      let scope = scopes[row]
      return Scope(account: scope.account.number, thirdParty: scope.thirdParty?.code).address(visit)
    }
    return .page(
      Page(
        title: account.map { "Lettrage \($0)" } ?? "Lettrage",
        subtitle: scopes.isEmpty
          ? "Aucune ligne n’attend d’être lettrée."
          : "Choisissez où commencer : \(scopes.count.counted("compte ou tiers", "comptes ou tiers")).",
        template: "Lettering/liste",
        view: ListView(
          scopeTable: TableView(table, style), isNothing: scopes.isEmpty, nextHref: page.nextHref, firstHref: page.firstHref),
        json: try stateJSON(visit, prefix: account?.text ?? ""), place: .lettering,
        crumbs: account == nil ? [] : [Crumb("Lettrage", visit.path("lettrage")), Crumb(account?.text ?? "")],
        actions: (try mayLetterAutomatically(visit)
          ? [Action("Lettrage automatique", visit.path("lettrage/auto" + (account.map { "?compte=\($0)" } ?? "")))] : [])
          + visit.reportActions()))
  }

  /// In a dossier of a school the assistant is closed until a trainer opens it: what it would refuse is not offered.
  private static func mayLetterAutomatically(_ visit: DossierVisit) throws -> Bool {
    guard visit.may(.letter) else { return false }
    return try visit.desk.dossier.reading { try $0.facts() }.allows(assistant: "lettrage")
  }

  /// What `lettrage etat` says; read for who asks for it only, since it goes through every open line.
  private static func stateJSON(_ visit: DossierVisit, prefix: String, thirdParty: String? = nil) throws -> OrNull<LetteringJSON>
  {
    guard visit.request.wantsJSON else { return OrNull(nil) }
    return OrNull(LetteringJSON(try ReadLetteringState(prefix: prefix, thirdParty: thirdParty)(visit.desk)))
  }

  // MARK: The desk

  /// An account and a third party: what a lettering stays within.
  struct Scope {
    let account: AccountNumber
    let thirdParty: String?

    func address(_ visit: DossierVisit, _ more: [(name: String, value: String)] = []) -> String {
      let pairs: [(name: String, value: String)] =
        [("compte", account.text)] + (thirdParty.map { [("tiers", $0)] } ?? [("sans-tiers", "1")]) + more
      return visit.path("lettrage?\(Fields(pairs).urlEncoded)")
    }
  }

  private static func desk(_ visit: DossierVisit, _ scope: Scope, ticked: Set<LineReference>, refusals: [Finding]) throws
    -> Answer
  {
    let desk = try ReadLetteringDesk(
      scope.account, thirdParty: scope.thirdParty, groupsBefore: visit.query.text("avant").flatMap { Int64($0) })(visit.desk)
    let view = LetteringDeskView(visit, scope, desk, ticked: ticked)
    let held = desk.groups.count { $0.removed == nil }
    let name =
      desk.party.map { "\(desk.account.number) \($0.code), \($0.name)" } ?? "\(desk.account.number) \(desk.account.label)"
    var actions: [Action] = []
    for (party, sign) in [(desk.previous, "‹ "), (desk.next, "")] {
      guard let party else { continue }
      let place = Scope(account: scope.account, thirdParty: party.code).address(visit)
      actions.append(Action(sign.isEmpty ? "\(party.code) ›" : "\(sign)\(party.code)", place))
    }
    if visit.may(.letter), desk.hasAssistant {
      actions.append(Action("Lettrage automatique", visit.path("lettrage/auto?compte=\(scope.account)")))
    }
    return .page(
      Page(
        title: "Lettrage",
        subtitle:
          "\(name). \(desk.open.count.counted("ligne ouverte", "lignes ouvertes")), "
          + "\(held.counted("groupe lettré", "groupes lettrés")), \(desk.candidates.count.counted("proposition")).",
        template: "Lettering/lettrage", view: view,
        json: try stateJSON(visit, prefix: scope.account.text, thirdParty: scope.thirdParty),
        place: .lettering,
        crumbs: [
          Crumb("Lettrage", visit.path("lettrage")), Crumb(scope.account.text, visit.path("lettrage?compte=\(scope.account)")),
        ]
          + (scope.thirdParty.map { [Crumb($0)] } ?? []),
        actions: actions, status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: ["lettrage.js"], isWide: true))
  }

  // MARK: Changes

  private static func scope(_ visit: DossierVisit) throws -> Scope {
    guard let number = AccountNumber(visit.form.text("compte") ?? "") else {
      throw Finding.accountUnreadable(visit.form.text("compte") ?? "")
    }
    return Scope(account: number, thirdParty: visit.form.text("tiers"))
  }

  /// Letters the lines that are ticked, or only adds them up again for who has no script.
  private static func post(_ visit: DossierVisit) throws -> Answer {
    let scope = try scope(visit)
    let lines = visit.form.all("ligne").compactMap { LineReference(text: $0) }
    let act = visit.form["acte"] ?? "lettrer"
    if act == "calculer" {
      return .redirect(scope.address(visit, [("lignes", lines.map(\.text).joined(separator: " "))]) + "#bilan")
    }
    do {
      let posted = try LetterLines(
        lines, allowsPartial: act == "partiel", allowsSeveralYears: visit.form.isTicked("exercices"))(visit.desk)
      return .redirect(scope.address(visit), notice(posted, visit))
    } catch let finding as Finding where !visit.request.isFromScript && finding.code != "access.denied" {
      return try desk(visit, scope, ticked: Set(lines), refusals: [finding])
    }
  }

  private static func notice(_ posted: PostedLettering, _ visit: DossierVisit) -> Notice {
    let group = posted.group
    let rest = group.isFull ? "complet" : "partiel, reste \(group.remaining.magnitude.euros)"
    return Notice(
      "Lettrage \(posted.code.text) : \(group.members.count.counted("ligne")), \(rest).",
      undo: Notice.Undo(
        label: "Annuler", action: visit.path("lettrage/oter"),
        fields: [
          Notice.Field(name: "compte", value: group.scope.account.text),
          Notice.Field(name: "tiers", value: group.scope.thirdParty ?? ""),
          Notice.Field(name: "code", value: posted.code.text),
          Notice.Field(name: "exercice", value: String(group.scope.fiscalYear)),
        ]))
  }

  private static func remove(_ visit: DossierVisit) throws -> Answer {
    let scope = try scope(visit)
    let code = visit.form.text("code") ?? ""
    try RemoveLettering(
      code, account: scope.account, thirdParty: scope.thirdParty, fiscalYear: visit.form.text("exercice").flatMap { Int($0) })(
        visit.desk)
    return .redirect(scope.address(visit) + "#groupes", Notice("Groupe \(code) délettré : ses lignes sont de nouveau ouvertes."))
  }
}

extension Finding {
  static func accountUnreadable(_ text: String) -> Finding {
    Finding(
      "web.account-unreadable", "« \(text.prefix(40)) » n’est pas un numéro de compte.",
      recovery: "Choisissez un compte dans la liste du lettrage.")
  }
}
