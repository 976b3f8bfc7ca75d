import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The cash box: its book, the sheet to count it, what was counted.
enum CashBoxPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("caisse") { visit in try show(visit) }
    routes.dossierPost("caisse", .record) { visit in try count(visit) }
    routes.dossierGet("caisse/comptages/{id}") { visit in try sheet(visit) }
    routes.dossierPost("caisse/comptages/{id}", .record) { visit in try record(visit) }
  }

  // MARK: The book

  private struct View: Sendable {
    struct Till: Sendable {
      let tillNumber, tillLabel: String
      let isChosen: Bool
    }
    struct Piece: Sendable {
      let pieceField, pieceName, pieceValue: String
      let isInvalid: Bool
    }
    let tills: [Till]
    let hasSeveralTills: Bool
    let tillText, fromText, throughText, todayText: String
    let findings: [RefusalView]
    let hasFindings: Bool
    let bookTable, countTable: TableView
    let hasCounts: Bool
    let mayRecord: Bool
    let countAction, countToken, dayText, othersText, noteText: String
    let notes, coins: [Piece]
    let isDayInvalid, isOthersInvalid: Bool
  }

  private struct EmptyView: Sendable {
    let planHref: String
  }

  private struct EmptyJSON: Encodable, Sendable {
    let account: String?
    let findings: [FindingJSON] = []
  }

  private static func show(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    let tills = try ListTills()(visit.desk)
    guard let first = tills.first else {
      return .page(
        Page(
          title: "Caisse", template: "Banking/caisse-vide", view: EmptyView(planHref: visit.path("plan")),
          json: EmptyJSON(account: nil), place: .till))
    }
    let asked = (visit.query.text("compte") ?? visit.form.text("compte")).flatMap { AccountNumber($0) }
    let outcome = try ReadCashBook(asked ?? first.number, from: try visit.day("du"), through: try visit.day("au"))(visit.desk)
    let book = outcome.book
    if let format = visit.fileFormat { return try visit.file(book.table, "caisse", format) }
    if visit.wantsPrint {
      return try visit.printed(
        "Journal de caisse \(book.account.number)", period: "Du \(book.first.french) au \(book.last.french)",
        [PrintedReport.Part(table: book.table, running: [6])])
    }
    return .page(
      Page(
        title: "Caisse \(book.account.number)",
        subtitle: "\(book.account.label) : \(outcome.today.euros) ce soir d’après les livres.", template: "Banking/caisse",
        view: view(visit, outcome, refusals), json: CashBookJSON(outcome), place: .till, actions: visit.reportActions(),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals, isWide: true))
  }

  private static func view(_ visit: DossierVisit, _ outcome: ReadCashBook.Outcome, _ refusals: [Finding]) -> View {
    let book = outcome.book
    func isWrong(_ field: String) -> Bool { refusals.contains { $0.field == field } }
    func pieces(_ all: [Denomination]) -> [View.Piece] {
      all.map { piece in
        let field = "p\(piece.cents)"
        return View.Piece(
          pieceField: field, pieceName: piece.shortFrench, pieceValue: visit.form[field] ?? "", isInvalid: isWrong(field))
      }
    }
    return View(
      tills: outcome.tills.map {
        View.Till(tillNumber: $0.number.text, tillLabel: "\($0.number) \($0.label)", isChosen: $0.number == book.account.number)
      },
      hasSeveralTills: outcome.tills.count > 1, tillText: book.account.number.text, fromText: book.first.french,
      throughText: book.last.french, todayText: outcome.today.euros,
      findings: book.findings.map { RefusalView($0, dossier: visit.name) }, hasFindings: !book.findings.isEmpty,
      bookTable: bookTable(outcome, visit), countTable: countTable(outcome.counts, visit), hasCounts: !outcome.counts.isEmpty,
      mayRecord: visit.may(.record), countAction: visit.path("caisse"), countToken: visit.token(),
      dayText: visit.form["jour"] ?? visit.desk.today.french, othersText: visit.form["autres"] ?? "",
      noteText: visit.form["note"] ?? "", notes: pieces(Denomination.all.filter(\.isNote)),
      coins: pieces(Denomination.all.filter { !$0.isNote }), isDayInvalid: isWrong("jour"), isOthersInvalid: isWrong("autres"))
  }

  private static func bookTable(_ outcome: ReadCashBook.Outcome, _ visit: DossierVisit) -> TableView {
    let table = outcome.book.table
    var style = TableStyle(table.title)
    style.rowHeader = 3
    style.secondary = [1, 2]
    style.hasFoldingYears = true
    style.empty = "Aucune ligne sur ces jours."
    let negative = Set(outcome.book.impossible.map(\.day))
    style.marginName = "Alerte"
    style.margin = { row in
      let line = row - 1
      guard outcome.book.lines.indices.contains(line), negative.contains(outcome.book.lines[line].line.day) else { return nil }
      return .sign("!", label: "caisse créditrice ce soir-là", kind: "faux fort")
    }
    style.link = { row, column in
      let line = row - 1
      guard outcome.places.indices.contains(line), column == 2 || column == 3 else { return nil }
      return visit.links.entry(outcome.places[line].entry)
    }
    return TableView(table, style)
  }

  private static func countTable(_ counts: [StoredCashCount], _ visit: DossierVisit) -> TableView {
    var table = ReportTable(
      title: "Comptages",
      columns: [
        .init("Soir du", .day), .init("Comptage", .text), .init("Compté", .amount), .init("Livres", .amount),
        .init("Différence", .amount), .init("Par", .text),
      ])
    for count in counts {
      table.add([
        .day(count.day), .text("n° \(count.id)"), .amount(count.counted), .amount(count.booked), .amount(count.difference),
        .text(count.author),
      ])
    }
    var style = TableStyle("Comptages de la caisse, le dernier d’abord")
    style.rowHeader = 1
    style.secondary = [3, 5]
    style.hasFoldingYears = true
    style.link = { row, column in column == 1 ? visit.path("caisse/comptages/\(counts[row].id)") : nil }
    return TableView(table, style)
  }

  // MARK: Counting

  private static func count(_ visit: DossierVisit) throws -> Answer {
    do {
      let form = visit.form
      var pieces: [Denomination: Int] = [:]
      for piece in Denomination.all {
        if let number = try form.number("p\(piece.cents)") { pieces[piece] = number }
      }
      let outcome = try CountCash(
        form.text("compte").flatMap { AccountNumber($0) }, on: try form.day("jour"), pieces: pieces,
        others: try form.amount("autres") ?? .zero, note: form.text("note") ?? "")(visit.desk)
      return .redirect(
        visit.path("caisse/comptages/\(outcome.id)"), Notice("Comptage n° \(outcome.id) noté : \(outcome.count.counted.euros)."))
    } catch let finding as Finding where finding.code != "access.denied" {
      return try show(visit, refusals: [finding.field == nil ? finding.at(field: "p5000") : finding])
    }
  }

  private struct SheetView: Sendable {
    let sheetTable: TableView
    let noteText: String
    let hasNote, isSettled, mayPost, isAssistantClosed: Bool
    let differenceText, differenceWord, differenceAccount, postAction, postToken: String
    let sheetFacts: String
  }

  private static func sheet(_ visit: DossierVisit) throws -> Answer {
    let id = Int64(visit.parameter("id")) ?? 0
    let outcome = try ReadCashCount(id)(visit.desk)
    let (stored, table) = (outcome.stored, outcome.sheet.table)
    if let format = visit.fileFormat { return try visit.file(table, "comptage-\(id)", format) }
    if visit.wantsPrint {
      return try visit.printed(
        "Comptage de caisse n° \(id)", period: "Caisse \(stored.account), soir du \(stored.day.french), par \(stored.author)",
        table)
    }
    var style = TableStyle(table.title)
    style.rowHeader = 0
    return .page(
      Page(
        title: "Comptage n° \(id)",
        subtitle: "Caisse \(stored.account), soir du \(stored.day.long) : \(stored.counted.euros) comptés.",
        template: "Banking/comptage",
        view: SheetView(
          sheetTable: TableView(table, style), noteText: stored.note, hasNote: !stored.note.isEmpty,
          isSettled: outcome.difference.isZero, mayPost: visit.may(.record) && outcome.isAssistantOpen,
          isAssistantClosed: !outcome.isAssistantOpen, differenceText: outcome.difference.magnitude.euros,
          differenceWord: outcome.difference < .zero ? "Il manque" : "Il y a en trop",
          differenceAccount: outcome.difference < .zero
            ? "658, pénalités et autres charges" : "758, indemnités et autres produits",
          postAction: visit.path("caisse/comptages/\(id)"), postToken: visit.token(),
          sheetFacts: "Noté par \(stored.author). Un comptage ne se change pas : une erreur se corrige par un autre comptage."),
        json: CashCountJSON(outcome.sheet, id: id), place: .till,
        crumbs: [Crumb("Caisse", visit.path("caisse?compte=\(stored.account)")), Crumb("Comptage n° \(id)")],
        actions: visit.reportActions()))
  }

  private static func record(_ visit: DossierVisit) throws -> Answer {
    let id = Int64(visit.parameter("id")) ?? 0
    let outcome = try RecordCashDifference(id)(visit.desk)
    guard let entry = outcome.id else {
      throw outcome.findings.first { $0.severity == .error } ?? Finding.fieldMissing("une écriture")
    }
    return .redirect(visit.links.entry(entry), Notice("Différence du comptage n° \(id) au brouillard."))
  }
}
