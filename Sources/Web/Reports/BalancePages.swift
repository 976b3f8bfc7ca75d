import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The balance: the accounts on the left, the ledger of the one chosen on the right, the entry chosen in it below.
enum BalancePages {
  /// Lines of a page; each can lead to four ledgers, which weighs.
  private static let pageSize = 200
  private static let ledgerSize = 60

  static func add(to routes: inout Routes) {
    routes.dossierGet("balance") { visit in try balance(visit) }
  }

  private struct View: Sendable {
    let accountsText, throughText: String
    let isByThirdParty, isSealedOnly: Bool
    let listTitle, listCount: String
    let balance: TableView
    let nextHref, firstHref: String?
    let ledger: LedgerView?
    let hint: String?
  }

  private struct LedgerView: Sendable {
    let ledgerTitle, letteringHref, wholeHref: String
    let isLetterable, isCut: Bool
    let ledgerTable: TableView
    let entry: EntryView?
  }

  private struct EntryView: Sendable {
    let entryTitle, entryHref, voucherText: String
    let entryTable: TableView
  }

  private static func balance(_ visit: DossierVisit) throws -> Answer {
    let prefix = (visit.query.text("comptes") ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let (isByThirdParty, isSealedOnly) = (visit.query.isTicked("auxiliaire"), visit.query.isTicked("validees"))
    let period = try visit.reportPeriod()
    let outcome = try ReadTrialBalance(
      fiscalYear: period.fiscalYear, through: period.through, prefix: prefix, byThirdParty: isByThirdParty,
      withDrafts: !isSealedOnly)(visit.desk)
    if let format = visit.fileFormat {
      return try visit.file(outcome.balance.table, "balance", format, days: outcome.days)
    }
    if visit.wantsPrint {
      let title = outcome.balance.title.replacing(" \(outcome.days.french)", with: "")
      return try visit.printed(title, period: outcome.days.french.capitalizedFirst, List.report(outcome.balance).0)
    }
    let total = outcome.balance.total
    let last = outcome.days.last
    let list = List(visit: visit, outcome: outcome, isByThirdParty: isByThirdParty)
    let view = View(
      accountsText: prefix.isEmpty ? "" : prefix + "*", throughText: last.french, isByThirdParty: isByThirdParty,
      isSealedOnly: isSealedOnly, listTitle: title(prefix, isByThirdParty), listCount: list.count,
      balance: list.table, nextHref: list.next, firstHref: list.first,
      ledger: try ledger(visit, last), hint: list.isEmpty ? "Rien n’a encore été saisi sur ces comptes." : nil)
    return .page(
      Page(
        title: "Balance au \(last.long)",
        subtitle: "Mouvements, à-nouveaux compris : \(total.debit.shown) au débit, \(total.credit.shown) au crédit.",
        template: "Reports/balance", view: view, json: TrialBalanceJSON(outcome, byThirdParty: isByThirdParty), place: .balance,
        crumbs: crumbs(visit), actions: visit.reportActions(), refusals: outcome.balance.findings, isWide: true))
  }

  private static func title(_ prefix: String, _ isByThirdParty: Bool) -> String {
    let kind = isByThirdParty ? "Balance auxiliaire" : "Tous les comptes"
    guard let first = prefix.first?.wholeNumberValue, prefix.count == 1 else {
      return prefix.isEmpty ? kind : "Comptes \(prefix)"
    }
    let names = ["capitaux", "immobilisations", "stocks", "tiers", "trésorerie", "charges", "produits", "spéciaux"]
    return names.indices.contains(first - 1) ? "Classe \(first), \(names[first - 1])" : "Classe \(first)"
  }

  private static func crumbs(_ visit: DossierVisit) -> [Crumb] {
    let steps = [visit.query.text("compte"), visit.query.text("tiers")].compactMap { $0 }
    guard !steps.isEmpty else { return [] }
    let list = visit.request.address(with: ["compte": nil, "tiers": nil, "ecriture": nil])
    return [Crumb("Balance", list)] + steps.map { Crumb($0) }
  }

  // MARK: The list

  private struct List {
    let rows: [TrialBalance.Row]
    let table: TableView
    let next, first: String?
    var isEmpty: Bool { rows.isEmpty }
    let count: String

    init(visit: DossierVisit, outcome: ReadTrialBalance.Outcome, isByThirdParty: Bool) {
      rows = outcome.balance.rows
      let rows = rows
      let (report, places) = List.report(outcome.balance)
      let shift = report.columns.count - 4
      let page = TablePage(report, visit.request, size: BalancePages.pageSize) { places[$0].map { List.key(rows[$0]) } }
      var style = TableStyle(report.title)
      style.rowHeader = shift - 1
      style.names = [shift + 2: "Solde D", shift + 3: "Solde C"]
      style.secondary = [shift, shift + 1]
      style.sorting = visit.request
      style.lines = page.lines
      style.isChosen = { places[$0].map { List.isChosen(rows[$0], visit) } ?? false }
      style.link = { index, column in
        guard column != shift - 1, let place = places[index] else { return nil }
        return List.address(of: rows[place], visit)
      }
      table = TableView(report, style)
      (next, first) = (page.nextHref, page.firstHref)
      count = rows.count.counted(isByThirdParty ? "ligne" : "compte")
    }

    private static func key(_ row: TrialBalance.Row) -> String { "\(row.account):\(row.thirdParty ?? "")" }

    private static func isChosen(_ row: TrialBalance.Row, _ visit: DossierVisit) -> Bool {
      row.account.text == visit.query["compte"] && (row.thirdParty == nil || row.thirdParty == visit.query["tiers"])
    }

    private static func address(of row: TrialBalance.Row, _ visit: DossierVisit) -> String {
      visit.request.address(with: ["compte": row.account.text, "tiers": row.thirdParty, "ecriture": nil]) + "#gl"
    }

    /// The report with its totals by class only: those of two digits would double the list. Beside it, the row of the
    /// balance that each line of the table shows.
    static func report(_ balance: TrialBalance) -> (ReportTable, [Int: Int]) {
      let whole = balance.table
      var table = ReportTable(title: whole.title, columns: whole.columns)
      let hasOneClass = balance.classes.count < 2
      var places: [Int: Int] = [:]
      var line = 0
      for row in whole.rows {
        if row.kind == .subtotal, case .text(let prefix) = row.cells[0], prefix.count > 1 || hasOneClass { continue }
        if row.kind == .line {
          places[table.rows.count] = line
          line += 1
        }
        table.add(row.kind, row.cells)
      }
      return (table, places)
    }
  }

  // MARK: The ledger beside it

  private static func ledger(_ visit: DossierVisit, _ last: Day) throws -> LedgerView? {
    guard let number = visit.query.text("compte").flatMap({ AccountNumber($0) }) else { return nil }
    let party = visit.query.text("tiers")
    var page = try read(number, party, ReportPeriod(through: last), visit)
    let isCut = page.next != nil
    // Of a long ledger, the last month: what somebody looks at first.
    if isCut {
      page = try read(number, party, ReportPeriod(from: max(last.month.firstDay, page.days.first), through: last), visit)
    }
    guard let section = page.sections.first else { return nil }
    let chosen = visit.query.text("ecriture").flatMap { Int64($0) }
    var table = LedgerTable(section: section, links: visit.links, isNarrow: true)
    table.entryLink = { visit.request.address(with: ["ecriture": String($0)]) + "#ecriture" }
    table.chosenEntry = chosen
    let name = try party.flatMap { code in try visit.desk.dossier.reading { try $0.thirdParty(code)?.name } }
    return LedgerView(
      ledgerTitle: "\(number) › \(name ?? section.ledger.label)", letteringHref: visit.links.lettering(number, thirdParty: party),
      wholeHref: visit.links.ledger(number, thirdParty: party, through: last),
      isLetterable: LetterableAccounts.allowsLettering(number), isCut: isCut, ledgerTable: table.view,
      entry: try chosen.map { try entry($0, visit) })
  }

  private static func read(_ number: AccountNumber, _ party: String?, _ period: ReportPeriod, _ visit: DossierVisit) throws
    -> ReadGeneralLedger.Page
  {
    try ReadGeneralLedger(
      account: number.text, isExact: true, thirdParty: party, period: period, pageSize: ledgerSize)(visit.desk)
  }

  private static func entry(_ id: Int64, _ visit: DossierVisit) throws -> EntryView {
    let shown = try ShowEntry(.id(id))(visit.desk)
    let content = shown.entry.content
    var style = TableStyle("Écriture \(shown.entry.name)")
    style.rowHeader = 2
    style.dropped = [3, 4, 7]
    style.link = { row, column in
      guard content.lines.indices.contains(row) else { return nil }
      let line = content.lines[row]
      return column == 0
        ? visit.links.ledger(line.account, thirdParty: line.thirdParty)
        : column == 1 ? line.thirdParty.map(visit.links.thirdParty) : nil
    }
    let piece = content.pieceRef.isEmpty ? shown.entry.name : content.pieceRef
    return EntryView(
      entryTitle: "\(piece), \(content.day.french)", entryHref: visit.links.entry(id),
      voucherText: shown.vouchers.isEmpty ? "" : shown.vouchers.count.counted("pièce jointe", "pièces jointes"),
      entryTable: TableView(content.table(title: "", letterings: shown.entry.letterings), style))
  }
}
