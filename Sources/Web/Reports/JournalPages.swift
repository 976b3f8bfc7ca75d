import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The journals: a grid that shows what has been entered, the pages of each, and the totals month by month.
enum JournalPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("journaux") { visit in try grid(visit) }
    routes.dossierGet("journaux/{journal}") { visit in try journal(visit) }
    routes.dossierGet("centralisateur") { visit in try centralising(visit) }
  }

  // MARK: The grid

  private struct GridView: Sendable {
    struct Row: Sendable {
      let journalCode, journalLabel, journalHref: String
      let cells: [Cell]
      let journalTotal: String
    }
    struct Cell: Sendable {
      let cellText, cellKind, cellSign, cellWord: String
      let cellHref: String?
    }
    let months: [String]
    let rows: [Row]
    let totals: [String]
    let grandTotal: String
    let yearName: String
    let isEmptyGrid: Bool
    let entryHref, centralisingHref: String
  }

  private struct GridJSON: Encodable, Sendable {
    struct Cell: Encodable, Sendable {
      let journal, month, state: String
      let drafts, validated: Int
      let debit, credit: String
    }
    let from, through: Day
    let cells: [Cell]
    let findings: [FindingJSON] = []
  }

  private static func grid(_ visit: DossierVisit) throws -> Answer {
    let outcome = try ReadJournalGrid(fiscalYear: try visit.reportPeriod().fiscalYear)(visit.desk)
    let months = outcome.year.months
    let rows = outcome.journals.map { journal in
      let states = months.map { outcome.state(journal.code, $0) }
      return GridView.Row(
        journalCode: journal.code, journalLabel: journal.label, journalHref: visit.links.journal(journal.code),
        cells: zip(months, states).map { cell($0, $1, journal, visit) },
        journalTotal: states.compactMap { $0.map { $0.drafts + $0.validated } }.reduce(0, +).grouped)
    }
    func count(_ states: [JournalMonthState]) -> Int { states.reduce(0) { $0 + $1.drafts + $1.validated } }
    return .page(
      Page(
        title: "Journaux", subtitle: "Ce qui est saisi, exercice \(Shell.short(outcome.year)) : le nombre d’écritures par mois.",
        template: "Reports/journaux",
        view: GridView(
          months: months.map(\.short), rows: rows,
          totals: months.map { month in
            let sum = count(outcome.states.filter { $0.month == month })
            return sum == 0 ? "" : sum.grouped
          }, grandTotal: count(outcome.states).grouped, yearName: Shell.short(outcome.year), isEmptyGrid: rows.isEmpty,
          entryHref: visit.path("saisie"), centralisingHref: visit.path("centralisateur")),
        json: GridJSON(
          from: outcome.year.first, through: outcome.year.last,
          cells: outcome.states.map {
            GridJSON.Cell(
              journal: $0.journal, month: $0.month.iso, state: $0.step.rawValue, drafts: $0.drafts, validated: $0.validated,
              debit: $0.debit.json, credit: $0.credit.json)
          }), place: .journals,
        actions: [
          Action("Centralisateur", visit.path("centralisateur")),
          Action("Imprimer", visit.request.address(with: [:]), command: "imprimer"),
        ], isWide: true))
  }

  private static func cell(_ month: Month, _ state: JournalMonthState?, _ journal: Journal, _ visit: DossierVisit)
    -> GridView.Cell
  {
    guard let state else { return GridView.Cell(cellText: "", cellKind: "vide", cellSign: "", cellWord: "", cellHref: nil) }
    let (kind, sign, word) =
      switch state.step {
      case .unbalanced: ("faux", "≠", "déséquilibré de \((state.debit - state.credit).magnitude.euros)")
      case .draft: ("alerte", "…", "dont \(state.drafts.counted("brouillon"))")
      case .validated: ("juste", "✓", "tout est validé")
      }
    return GridView.Cell(
      cellText: (state.drafts + state.validated).grouped, cellKind: kind, cellSign: sign, cellWord: word,
      cellHref: visit.links.journal(journal.code, month: month))
  }

  // MARK: One journal

  private struct JournalView: Sendable {
    struct MonthLink: Sendable {
      let monthName, monthHref: String
      let isMonthChosen: Bool
    }
    let months: [MonthLink]
    let journalTable: TableView
    let nextHref, firstHref: String?
  }

  private static func journal(_ visit: DossierVisit) throws -> Answer {
    let code = visit.parameter("journal")
    let working = try visit.reportPeriod()
    let years = try visit.desk.dossier.reading { try $0.fiscalYears() }
    let chosen = visit.query.text("mois").flatMap { Month(iso: $0) }
    let year =
      chosen.flatMap { month in years.first { $0.year.months.contains(month) } }
      ?? years.first { $0.year.name == working.fiscalYear }
    var period = working
    if let chosen, let year = year?.year {
      period = ReportPeriod(
        fiscalYear: year.name, from: max(chosen.firstDay, year.first), through: min(chosen.lastDay, year.last))
    }
    var read = ReadJournalPage(code, period: period, after: visit.query["apres"].flatMap { JournalPlace(text: $0) })
    if let format = visit.fileFormat {
      let days = try read(visit.desk).days
      return try visit.file("journal-\(code)", format, days: days) { try read.write(visit.desk, to: &$0) }
    }
    if visit.wantsPrint { return try printed(visit, read) }
    read.pageSize = 60
    let page = try read(visit.desk)
    let months = (year?.year.months ?? []).map { month in
      JournalView.MonthLink(
        monthName: month.short, monthHref: visit.links.journal(code, month: month), isMonthChosen: month == chosen)
    }
    return .page(
      Page(
        title: "Journal \(code) \(page.journal.label)", subtitle: page.days.french.capitalizedFirst + ".",
        template: "Reports/journal",
        view: JournalView(
          months: months, journalTable: table(page, visit),
          nextHref: page.next.map { visit.request.address(with: ["apres": $0.text]) },
          firstHref: visit.query["apres"] == nil ? nil : visit.request.address(with: ["apres": nil])),
        json: JournalJSON(page), place: .journals, crumbs: [Crumb("Journaux", visit.path("journaux")), Crumb(code)],
        actions: visit.reportActions(), isWide: true))
  }

  private static func table(_ page: ReadJournalPage.Outcome, _ visit: DossierVisit) -> TableView {
    let links = visit.links
    var report = ReportTable(
      title: "Journal \(page.journal.code)",
      columns: [
        .init("Date", .day), .init("N°", .text), .init("Pièce", .text), .init("Compte", .text), .init("Tiers", .text),
        .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount),
      ])
    var places: [(entry: Entry, line: Int)] = []
    for entry in page.entries {
      for (index, line) in entry.ledgerLines.enumerated() {
        let head: [ReportTable.Cell] =
          index == 0
          ? [.day(line.day), .text(entry.number.map(String.init) ?? "brouillon"), .text(line.pieceRef)]
          : [.empty, .empty, .empty]
        report.add(
          head + [
            .text(line.account.text), .text(line.thirdParty ?? ""), .text(line.label), .side(line.debit), .side(line.credit),
          ])
        places.append((entry, index))
      }
    }
    let total = page.report.total
    let name = page.next == nil && visit.query["apres"] == nil ? "Total du journal" : "Total de la page"
    report.add(
      .total, [.empty, .empty, .empty, .empty, .empty, .text(name), .amount(total.debit), .amount(total.credit)])
    var style = TableStyle("Journal \(page.journal.code) \(page.days.french)")
    style.rowHeader = 5
    style.secondary = [1, 4]
    style.marginName = "État"
    style.margin = { row in
      guard places.indices.contains(row), places[row].line == 0 else { return nil }
      return places[row].entry.isValidated
        ? .sign("✓", label: "validée", kind: "juste") : .sign("…", label: "brouillon", kind: "alerte")
    }
    style.link = { row, column in
      guard places.indices.contains(row) else { return nil }
      let (entry, line) = (places[row].entry, places[row].entry.content.lines[places[row].line])
      switch column {
      case 1, 2: return links.entry(entry.id)
      case 3: return links.ledger(line.account, thirdParty: line.thirdParty)
      case 4: return line.thirdParty.map(links.thirdParty)
      default: return nil
      }
    }
    style.empty = "Aucune écriture sur ces jours."
    return TableView(report, style)
  }

  private static func printed(_ visit: DossierVisit, _ whole: ReadJournalPage) throws -> Answer {
    var (read, lines) = (whole, [LedgerLine]())
    (read.pageSize, read.after) = (2_000, nil)
    var page = try read(visit.desk)
    lines += page.report.lines
    while let next = page.next {
      // Rather than more lines that would not be printed either.
      guard lines.count <= PrintedReport.mostRows else { throw Finding.printTooLong() }
      read.after = next
      page = try read(visit.desk)
      lines += page.report.lines
    }
    let report = try JournalReport(journal: whole.code, label: page.journal.label, lines: lines)
    return try visit.printed(
      "Journal \(whole.code) \(page.journal.label)", period: page.days.french.capitalizedFirst, report.table)
  }

  // MARK: Centralisateur

  private struct CentralisingView: Sendable {
    let isSealedOnly: Bool
    let centralisingTable: TableView
  }

  private static func centralising(_ visit: DossierVisit) throws -> Answer {
    let isSealedOnly = visit.query.isTicked("validees")
    let outcome = try ReadCentralisateur(fiscalYear: try visit.reportPeriod().fiscalYear, withDrafts: !isSealedOnly)(visit.desk)
    let table = outcome.report.table
    if let format = visit.fileFormat {
      return try visit.file(table, "centralisateur", format, year: outcome.year)
    }
    if visit.wantsPrint {
      return try visit.printed(
        "Journal centralisateur\(isSealedOnly ? ", écritures validées" : "")", period: "Exercice \(outcome.year.french)", table)
    }
    var style = TableStyle("Journal centralisateur, exercice \(outcome.year.french)")
    style.rowHeader = 1
    var lines: [Int: Centralisateur.Row] = [:]
    for (index, row) in table.rows.indices.filter({ table.rows[$0].kind == .line }).enumerated() {
      lines[row] = outcome.report.rows[index]
    }
    style.link = { row, column in
      guard let line = lines[row], column != 1 else { return nil }
      return visit.links.journal(line.journal, month: column == 0 ? nil : line.month)
    }
    return .page(
      Page(
        title: "Journal centralisateur", subtitle: "Exercice \(outcome.year.french). Il s’imprime ; il ne se saisit pas.",
        template: "Reports/centralisateur",
        view: CentralisingView(isSealedOnly: isSealedOnly, centralisingTable: TableView(table, style)),
        json: CentralisingJSON(outcome), place: .journals,
        crumbs: [Crumb("Journaux", visit.path("journaux")), Crumb("Centralisateur")], actions: visit.reportActions(),
        refusals: outcome.report.findings))
  }
}
