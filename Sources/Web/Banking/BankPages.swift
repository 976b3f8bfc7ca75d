import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The banks: the accounts that are linked to one, their statements and their movements.
enum BankPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("banque") { visit in try accounts(visit) }
    routes.dossierGet("banque/releves") { visit in try statements(visit) }
    routes.dossierPost("banque/annuler", .exchange) { visit in try undo(visit) }
    routes.dossierGet("banque/{compte}") { visit in try movements(visit) }
    BankImportPages.add(to: &routes)
  }

  // MARK: The accounts

  private struct AccountsView: Sendable {
    struct Step: Sendable {
      let stepText, stepHref, stepLabel: String
    }
    let isEmpty, mayImport: Bool
    let accountTable: TableView
    let steps: [Step]
    let hasSteps: Bool
    let groups: [CheckReportView.Group]
    let upload: BankImportPages.UploadView
    let statementsHref: String
  }

  static func accounts(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    let items = try DescribeBankAccounts()(visit.desk)
    if let format = visit.fileFormat { return try visit.file(items.table, "banque", format) }
    if visit.wantsPrint { return try visit.printed("Comptes bancaires", period: "Au \(visit.desk.today.french)", items.table) }
    var style = TableStyle("Comptes liés à une banque")
    style.secondary = [1, 2, 3, 4, 6, 8]
    style.empty = "Aucun compte n’est lié à une banque."
    style.link = { row, column in
      guard items.indices.contains(row) else { return nil }
      let account = items[row].account.ledgerAccount
      switch column {
      case 0, 1: return visit.path("banque/\(account)")
      case 3, 4: return visit.path("banque/releves?compte=\(account)")
      case 6: return visit.links.ledger(account, through: items[row].bankBalance?.day)
      case 9: return items[row].movements.withoutEntry > 0 ? visit.path("banque/\(account)?a-coder=1") : nil
      default: return nil
      }
    }
    var log = FindingLog()
    log.add(items.flatMap(\.findings))
    let steps = items.filter { $0.movements.withoutEntry > 0 }.map { item in
      AccountsView.Step(
        stepText:
          "\(item.movements.withoutEntry.counted("mouvement")) du compte \(item.account.ledgerAccount) à coder.",
        stepHref: CodingPages.address(item.account.ledgerAccount, visit), stepLabel: "Coder le \(item.account.ledgerAccount)")
    }
    return .page(
      Page(
        title: "Banque",
        subtitle: items.isEmpty
          ? "Aucun relevé n’est importé pour l’instant."
          : "Ce que la banque dit de chaque compte, et ce que les livres en disent le même jour.",
        template: "Banking/banque",
        view: AccountsView(
          isEmpty: items.isEmpty, mayImport: visit.may(.exchange), accountTable: TableView(items.table, style), steps: steps,
          hasSteps: !steps.isEmpty, groups: CheckReportView.groups(log, names: [""], lines: [:]),
          upload: BankImportPages.UploadView(visit, isFileMissing: !refusals.isEmpty),
          statementsHref: visit.path("banque/releves")),
        json: BankAccountsJSON(items), place: .bank,
        actions: [Action("Relevés", visit.path("banque/releves"))] + (items.isEmpty ? [] : visit.reportActions()),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: visit.may(.exchange) ? ["depot.js"] : []))
  }

  // MARK: The statements

  private struct StatementsView: Sendable {
    struct Batch: Sendable {
      let id, file, kind, content, when, author, token: String
      let event: String?
      let isUndone, isHeld, canUndo: Bool
    }
    let statementTable: TableView
    let nextHref, firstHref: String?
    let groups: [CheckReportView.Group]
    let batches: [Batch]
    let hasBatches: Bool
    let undoAction, bankHref: String
  }

  private static func statements(_ visit: DossierVisit) throws -> Answer {
    let account = try visit.query.text("compte").map(account)
    let outcome = try ListStatements(account: account)(visit.desk)
    if let format = visit.fileFormat { return try visit.file(outcome.table, "releves", format) }
    if visit.wantsPrint { return try visit.printed("Relevés", period: "Au \(visit.desk.today.french)", outcome.table) }
    // The last first: it is the one that somebody looks for.
    let items = Array(outcome.items.reversed())
    let table = ListStatements.Outcome(items: items, findings: []).table
    let page = TablePage(table, visit.request) { items.indices.contains($0) ? "\(items[$0].statement.id)" : nil }
    var style = TableStyle("Relevés importés")
    style.rowHeader = 2
    style.secondary = [3, 5, 7, 8, 9]
    style.sorting = visit.request
    style.lines = page.lines
    style.empty = "Aucun relevé n’est importé."
    style.link = { row, column in
      guard items.indices.contains(row) else { return nil }
      let statement = items[row].statement
      switch column {
      case 0, 5:
        return visit.path("banque/\(statement.account)?du=\(statement.firstDay.iso)&au=\(statement.lastDay.iso)")
      case 8: return visit.path("banque/releves") + "#lot-\(statement.batch)"
      default: return nil
      }
    }
    var log = FindingLog()
    log.add(outcome.findings)
    let mayUndo = visit.may(.exchange)
    let batches = try DescribeImports()(visit.desk).filter { $0.batch.statementKind != nil }.reversed().map { item in
      let (day, time) = item.event?.dayAndTime ?? ("", "")
      return StatementsView.Batch(
        id: "\(item.batch.id)", file: item.batch.file, kind: item.batch.frenchKind, content: item.batch.frenchContent,
        when: "\(day) \(time)", author: item.event?.author ?? "", token: mayUndo ? visit.token() : "",
        event: item.event.map { visit.path("piste/\($0.seq)") }, isUndone: item.batch.isUndone,
        isHeld: item.isSealed && !item.batch.isUndone, canUndo: mayUndo && !item.batch.isUndone && !item.isSealed)
    }
    return .page(
      Page(
        title: account.map { "Relevés du compte \($0)" } ?? "Relevés",
        subtitle: "Chaque relevé part du solde où le précédent finit\u{A0}; sinon, il manque des mouvements entre les deux.",
        template: "Banking/releves",
        view: StatementsView(
          statementTable: TableView(table, style), nextHref: page.nextHref, firstHref: page.firstHref,
          groups: CheckReportView.groups(log, names: [""], lines: [:]), batches: batches, hasBatches: !batches.isEmpty,
          undoAction: visit.path("banque/annuler"), bankHref: visit.path("banque")),
        json: StatementListJSON(outcome), place: .bank,
        crumbs: [Crumb("Banque", visit.path("banque")), Crumb("Relevés")], actions: visit.reportActions(), isWide: true))
  }

  private static func undo(_ visit: DossierVisit) throws -> Answer {
    guard let batch = visit.form.text("lot").flatMap({ Int64($0) }) else {
      throw Finding.formMalformed("le numéro de l’import y manque")
    }
    let undone = try UndoImport(batch, onlyStatements: true)(visit.desk)
    return .redirect(
      visit.path("banque/releves"),
      Notice("L’import n° \(batch) est annulé\u{A0}: \(undone.count.counted("mouvement")) en moins."))
  }

  // MARK: The movements

  private struct MovementsView: Sendable {
    let movementTable: TableView
    let fromText, throughText: String
    let isToCode: Bool
    let nextHref, firstHref: String?
    let sumText: String
  }

  private static func movements(_ visit: DossierVisit) throws -> Answer {
    let account = try account(visit.parameter("compte"))
    var list = ListMovements(
      MovementFilter(
        account: account, from: try visit.day("du"), through: try visit.day("au"),
        withoutEntry: visit.query.isTicked("a-coder")))
    if let format = visit.fileFormat {
      return try visit.file("banque-\(account)", format) { file in try pages(list, visit) { try file.add(page: $0.table) } }
    }
    if visit.wantsPrint {
      let whole = try list(visit.desk)
      return try visit.printed("Mouvements du compte \(account)", period: period(list.filter), whole.table)
    }
    (list.filter.limit, list.filter.after) = (100, visit.query["apres"].flatMap { EntryPlace(text: $0) })
    let page = try list(visit.desk)
    var style = TableStyle("Mouvements du compte \(account), \(period(list.filter).lowercasedFirst)")
    style.rowHeader = 4
    style.dropped = [1]
    style.secondary = [0, 3, 5, 6, 7]
    style.hasFoldingYears = true
    style.empty = list.filter.withoutEntry ? "Tous ces mouvements sont dans les livres." : "Aucun mouvement sur ces jours."
    style.marginName = "État"
    let rows = page.movements
    style.margin = { row in
      guard rows.indices.contains(row) else { return nil }
      guard let entry = rows[row].entry else { return .sign("•", label: "à coder", kind: "alerte") }
      return (page.entries[entry] ?? nil) == nil
        ? .sign("…", label: "brouillon", kind: "alerte") : .sign("✓", label: "validée", kind: "juste")
    }
    style.link = { row, column in
      guard column == 9, rows.indices.contains(row) else { return nil }
      return rows[row].entry.map(visit.links.entry)
    }
    let linked = try visit.desk.dossier.reading { try $0.bankAccount(account) }
    return .page(
      Page(
        title: "Mouvements du \(account)",
        subtitle: "\(linked?.account.french ?? ""). \(page.summary.movements.counted("mouvement")), "
          + "dont \(page.summary.withoutEntry.grouped) à coder.",
        template: "Banking/mouvements",
        view: MovementsView(
          movementTable: TableView(page.table, style), fromText: list.filter.from?.french ?? "",
          throughText: list.filter.through?.french ?? "", isToCode: list.filter.withoutEntry,
          nextHref: page.next.map { visit.request.address(with: ["apres": $0.text]) },
          firstHref: visit.query["apres"] == nil ? nil : visit.request.address(with: ["apres": nil]),
          sumText: page.summary.sum.euros),
        json: MovementListJSON(page), place: .bank, crumbs: [Crumb("Banque", visit.path("banque")), Crumb(account.text)],
        actions: [
          Action("Coder", CodingPages.address(account, visit)),
          Action("Rapprocher", visit.path("rapprochement/\(account)")), Action("Grand livre", visit.links.ledger(account)),
          Action("Relevés", visit.path("banque/releves?compte=\(account)")),
        ]
          + visit.reportActions(), isWide: true))
  }

  /// All the movements wanted, so many at a time.
  private static func pages(
    _ list: ListMovements, _ visit: DossierVisit, _ receive: (ListMovements.Page) throws -> Void
  ) throws {
    var list = list
    list.filter.limit = 2_000
    while true {
      let page = try list(visit.desk)
      try receive(page)
      guard let next = page.next else { return }
      list.filter.after = next
    }
  }

  private static func period(_ filter: MovementFilter) -> String {
    switch (filter.from, filter.through) {
    case (let first?, let last?): "Du \(first.french) au \(last.french)"
    case (let first?, nil): "Depuis le \(first.french)"
    case (nil, let last?): "Jusqu’au \(last.french)"
    case (nil, nil): "Depuis le premier relevé"
    }
  }

  private static func account(_ text: String) throws -> AccountNumber {
    guard let number = AccountNumber(text) else { throw Finding.accountUnreadable(text) }
    return number
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
