import ChartOfAccounts
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The chart of accounts: what the dossier uses, what the plan has, what goes where; and the card of one account.
enum ChartPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("plan") { visit in try chart(visit, Typed()) }
    routes.dossierPost("plan", .organise) { visit in try open(visit) }
    routes.dossierGet("comptes/{compte}") { visit in try card(visit) }
    routes.dossierPost("comptes/{compte}", .organise) { visit in try rename(visit) }
  }

  /// What was typed in the form that was refused.
  private struct Typed {
    var number = ""
    var label = ""
    var refusals: [Finding] = []
  }

  // MARK: The plan

  private struct PlanView: Sendable {
    struct Hit: Sendable {
      let hitNumber, hitLabel, hitOrigin, hitHref: String
      let isHitHeading: Bool
    }
    let searchText: String
    let hasSearch, hasHits, mayOrganise: Bool
    let hits: [Hit]
    let usedTable: TableView
    let nextHref, firstHref: String?
    let formAction, formToken, newNumber, newLabel: String
    let isNumberInvalid, isLabelInvalid: Bool
  }

  private static func chart(_ visit: DossierVisit, _ typed: Typed) throws -> Answer {
    let words = visit.query.text("q") ?? ""
    let plan = try Chart.load(on: visit.desk.today, files: visit.desk.files)
    let own = try visit.desk.dossier.reading { try $0.accounts() }
    let found = words.isEmpty ? [] : search(words, plan, own)
    let (table, used) = try usedAccounts(visit, own)
    if let format = visit.fileFormat { return try visit.file(table, "plan", format) }
    if visit.wantsPrint { return try visit.printed("Plan de comptes", period: "Comptes ouverts dans le dossier", table) }
    let page = TablePage(table, visit.request) { used.indices.contains($0) ? used[$0].number.text : nil }
    var style = TableStyle("Comptes du dossier")
    style.rowHeader = 1
    style.secondary = [2, 3]
    style.sorting = visit.request
    style.lines = page.lines
    style.empty = "Aucun compte n’est encore ouvert : une écriture ouvre ceux du plan qu’elle nomme."
    style.link = { row, column in
      guard used.indices.contains(row) else { return nil }
      return column < 2 ? visit.links.account(used[row].number) : visit.links.ledger(used[row].number)
    }
    return .page(
      Page(
        title: "Plan de comptes",
        subtitle:
          "\(own.count.counted("compte ouvert", "comptes ouverts")) dans ce dossier ; "
          + "le plan comptable général en a \(plan.accounts.count).",
        template: "Directory/plan",
        view: PlanView(
          searchText: words, hasSearch: !words.isEmpty, hasHits: !found.isEmpty, mayOrganise: visit.may(.organise),
          hits: found.map { hit($0, visit) }, usedTable: TableView(table, style), nextHref: page.nextHref,
          firstHref: page.firstHref,
          formAction: visit.path("plan"), formToken: visit.token(), newNumber: typed.number, newLabel: typed.label,
          isNumberInvalid: typed.refusals.contains { $0.field == "numero" },
          isLabelInvalid: typed.refusals.contains { $0.field == "libelle" }),
        json: words.isEmpty
          ? PlanJSON.list(AccountListJSON(own.map { AccountJSON($0, plan) }, of: plan))
          : .found(FoundAccountsJSON(found, query: words)), place: .chart, actions: visit.reportActions(),
        status: typed.refusals.isEmpty ? 200 : 422, refusals: typed.refusals))
  }

  private enum PlanJSON: Encodable, Sendable {
    case list(AccountListJSON)
    case found(FoundAccountsJSON)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .list(let value): try value.encode(to: encoder)
      case .found(let value): try value.encode(to: encoder)
      }
    }
  }

  /// The accounts of the dossier first: the one looked for is most often among them.
  private static func search(_ words: String, _ plan: Chart, _ own: [Ledger.Account]) -> [AccountJSON] {
    let folded = words.searchFolded.split(separator: " ")
    let mine = own.filter { account in
      let title = "\(account.number) \(account.label)".searchFolded
      return folded.allSatisfy { title.contains($0) }
    }
    let known = Set(mine.map(\.number.text))
    let hits = plan.search(words, limit: 30).map(\.account).filter { !known.contains($0.number) }
    return mine.prefix(30).map { AccountJSON($0, plan) } + hits.map { AccountJSON($0) }
  }

  private static func hit(_ account: AccountJSON, _ visit: DossierVisit) -> PlanView.Hit {
    PlanView.Hit(
      hitNumber: account.number, hitLabel: account.shortLabel, hitOrigin: account.isOwn ? "dossier" : "plan",
      hitHref: visit.path("comptes/\(account.number)"), isHitHeading: account.isHeading)
  }

  private static func usedAccounts(_ visit: DossierVisit, _ own: [Ledger.Account]) throws -> (ReportTable, [Ledger.Account]) {
    var totals: [AccountNumber: TrialBalance.Row] = [:]
    if try !visit.desk.dossier.reading({ try $0.fiscalYears() }).isEmpty {
      let rows = try ReadTrialBalance(fiscalYear: try visit.reportPeriod().fiscalYear)(visit.desk).balance.rows
      totals = Dictionary(rows.map { ($0.account, $0) }) { first, _ in first }
    }
    var table = ReportTable(
      title: "Comptes du dossier",
      columns: [
        .init("Compte", .text), .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount),
        .init("Solde", .amount),
      ])
    for account in own {
      let total = totals[account.number]
      table.add([
        .text(account.number.text), .text(account.label), .side(total?.debit ?? .zero), .side(total?.credit ?? .zero),
        total.map { .amount($0.balance) } ?? .empty,
      ])
    }
    return (table, own)
  }

  private static func open(_ visit: DossierVisit) throws -> Answer {
    let (number, label) = (visit.form.text("numero") ?? "", visit.form.text("libelle") ?? "")
    do {
      let outcome = try OpenAccount(number, label: label)(visit.desk)
      return .redirect(
        visit.path("comptes/\(outcome.account.number)"),
        Notice("Compte \(outcome.account.number) ouvert : \(outcome.account.label)."))
    } catch let finding as Finding where finding.code != "access.denied" {
      let field = finding.code == "ledger.directory.label-invalid" ? "libelle" : "numero"
      return try chart(visit, Typed(number: number, label: label, refusals: [finding.at(field: field)]))
    }
  }

  // MARK: One account

  private struct CardView: Sendable {
    struct Step: Sendable {
      let stepLabel: String
      let stepHref: String?
    }
    let nature: String
    let steps: [Step]
    let lines: [String]
    let children: [Step]
    let hasLines, hasChildren, hasInherited, isOpen, mayOrganise, hasMoves, isLetterable: Bool
    let inheritedText: String
    let balanceText, debitText, creditText: String
    let ledgerHref, letteringHref, formAction, formToken, labelValue: String
    let isLabelInvalid: Bool
    let spark: String
    let monthTable: TableView?
    let lastTable: TableView?
  }

  private static func card(_ visit: DossierVisit, typed: String? = nil, refusals: [Finding] = []) throws -> Answer {
    let text = visit.parameter("compte")
    let plan = try Chart.load(on: visit.desk.today, files: visit.desk.files)
    guard let explanation = plan.explain(text) else {
      throw plan.check(text) ?? .accountUnknown(text, proposals: [], day: plan.day)
    }
    let number = AccountNumber(text)
    let own = try number.flatMap { number in try visit.desk.dossier.reading { try $0.account(number) } }
    let period = try visit.reportPeriod()
    let moves = try own.map { try ReadAccountCard($0.number, period: period)(visit.desk) }
    func step(_ account: ChartAccount) -> CardView.Step {
      CardView.Step(stepLabel: "\(account.number) \(account.shortLabel)", stepHref: visit.path("comptes/\(account.number)"))
    }
    let label = own?.label ?? explanation.label
    let view = CardView(
      nature: explanation.nature.french, steps: explanation.path.map(step), lines: explanation.lines,
      children: explanation.children.map(step), hasLines: !explanation.lines.isEmpty,
      hasChildren: !explanation.children.isEmpty, hasInherited: explanation.inheritedFrom != nil, isOpen: own != nil,
      mayOrganise: visit.may(.organise), hasMoves: moves?.months.isEmpty == false,
      isLetterable: number.map(LetterableAccounts.allowsLettering) ?? false,
      inheritedText: explanation.inheritedFrom.map { "Ce qui suit vaut pour le \($0)." } ?? "",
      balanceText: moves?.balance.euros ?? "", debitText: moves?.total.debit.shown ?? "",
      creditText: moves?.total.credit.shown ?? "",
      ledgerHref: number.map { visit.links.ledger($0) } ?? "", letteringHref: number.map { visit.links.lettering($0) } ?? "",
      formAction: visit.path("comptes/\(text)"), formToken: visit.token(), labelValue: typed ?? label,
      isLabelInvalid: !refusals.isEmpty, spark: moves.map { Sparkline.svg($0.months.map(\.closing)) } ?? "",
      monthTable: moves.map { months($0, visit) }, lastTable: moves.flatMap { last($0, visit) })
    return .page(
      Page(
        title: "\(text) \(label)",
        subtitle: own == nil
          ? "Compte du plan, pas encore ouvert dans ce dossier." : "Solde habituel : \(explanation.nature.french).",
        template: "Directory/compte", view: view,
        json: ExplanationJSON(explanation, own, [explanation.finding].compactMap { $0 }), place: .chart,
        crumbs: [Crumb("Plan de comptes", visit.path("plan")), Crumb(text)],
        actions: own == nil
          ? [] : [Action("Grand livre", view.ledgerHref)] + (view.isLetterable ? [Action("Lettrer", view.letteringHref)] : []),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals.isEmpty ? [explanation.finding].compactMap { $0 } : refusals))
  }

  private static func months(_ card: ReadAccountCard.Outcome, _ visit: DossierVisit) -> TableView {
    var table = ReportTable(
      title: "Mois par mois",
      columns: [.init("Mois", .text), .init("Débit", .amount), .init("Crédit", .amount), .init("Solde", .amount)])
    for month in card.months {
      table.add([.text(month.month.french), .side(month.debit), .side(month.credit), .amount(month.closing)])
    }
    table.add(.total, [.text("Total"), .amount(card.total.debit), .amount(card.total.credit), .amount(card.balance)])
    var style = TableStyle("Compte \(card.account.number), mois par mois")
    style.link = { row, _ in
      guard card.months.indices.contains(row) else { return nil }
      let month = card.months[row].month
      let days = (max(month.firstDay, card.days.first), min(month.lastDay, card.days.year.year.last))
      return visit.links.ledger(card.account.number, from: days.0, through: days.1)
    }
    return TableView(table, style)
  }

  private static func last(_ card: ReadAccountCard.Outcome, _ visit: DossierVisit) -> TableView? {
    LastLines.table(card.last, "Dernières lignes du compte \(card.account.number)", visit.links)
  }

  private static func rename(_ visit: DossierVisit) throws -> Answer {
    let number = visit.parameter("compte")
    let label = visit.form["libelle"] ?? ""
    do {
      let outcome = try OpenAccount(number, label: label, renames: true)(visit.desk)
      return .redirect(
        visit.path("comptes/\(number)"), Notice("Le compte \(number) s’appelle maintenant « \(outcome.account.label) »."))
    } catch let finding as Finding where finding.code == "ledger.directory.label-invalid" {
      return try card(visit, typed: label, refusals: [finding.at(field: "libelle")])
    }
  }
}

/// The last lines of an account or of a third party, newest first.
enum LastLines {
  static func table(_ lines: [PlacedLine], _ caption: String, _ links: ReportLinks) -> TableView? {
    guard !lines.isEmpty else { return nil }
    var table = ReportTable(
      title: caption,
      columns: [
        .init("Date", .day), .init("Jal", .text), .init("Pièce", .text), .init("Libellé", .text), .init("Débit", .amount),
        .init("Crédit", .amount),
      ])
    for placed in lines {
      let line = placed.content
      table.add([
        .day(line.day), .text(line.journal), .text(line.pieceRef.isEmpty ? "écriture" : line.pieceRef), .text(line.label),
        .side(line.debit), .side(line.credit),
      ])
    }
    var style = TableStyle(caption)
    style.rowHeader = 3
    style.secondary = [1]
    style.margin = { lines[$0].content.lettering.flatMap { $0.isEmpty ? nil : .letter($0) } }
    style.link = { row, column in column == 2 ? links.entry(lines[row].line.entry) : nil }
    return TableView(table, style)
  }
}
