import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Bringing a FEC into a dossier: tried first, then kept. And the files that were brought, with the way to take one back.
enum FECImportPages {
  static func add(to routes: inout Routes) {
    routes.dossierPost("fec/essai", .exchange, uploadLimit: CheckPages.uploadLimit) { visit in try trial(visit) }
    routes.dossierGet("fec/essai/{id}", .exchange) { visit in
      try JobPages.result(visit.visit, Brought.self, place: .fec) { tried(visit, $0) }
    }
    routes.dossierPost("fec/importer", .exchange) { visit in try keep(visit) }
    routes.dossierGet("fec/import/{id}", .exchange) { visit in
      try JobPages.result(visit.visit, Brought.self, place: .fec) { kept(visit, $0) }
    }
    routes.dossierGet("imports") { visit in try imports(visit) }
    routes.dossierPost("imports/annuler", .exchange) { visit in try undo(visit) }
  }

  struct Brought: Sendable {
    let folder: UploadFolder
    let order: ImportFEC
    let outcome: ImportFEC.Outcome
    let lines: [String: [Int: String]]
    var name: String { folder.files[0].name }
  }

  private static func trial(_ visit: DossierVisit) throws -> Answer {
    guard let upload = visit.request.uploads.first(where: { $0.field == "fichier" }) else {
      return try FECPages.home(visit, refusals: [.noFileChosen().at(field: "fichier")])
    }
    let folder = try UploadFolder([upload])
    let order = ImportFEC(
      folder.files[0].path, mode: visit.form.isTicked("tolerant") ? .tolerant : .strict,
      keepsDrafts: visit.form.isTicked("brouillard"), allowsAgain: visit.form.isTicked("encore"))
    return try DossierJobs.begin("Essai de \(folder.files[0].name)", in: "fec/essai", visit) { job, desk in
      try run(order, folder, desk, job, isTrial: true)
    }
  }

  /// The trial and the import are one piece of code: their counts cannot differ.
  private static func run(
    _ order: ImportFEC, _ folder: UploadFolder, _ desk: Desk, _ job: Jobs.Job, isTrial: Bool
  ) throws -> Brought {
    let outcome = try order(desk, isTrial: isTrial) { job.report($0, of: $1) }
    return Brought(folder: folder, order: order, outcome: outcome, lines: try CheckPages.excerpts(outcome.log, [order.path]))
  }

  private static func keep(_ visit: DossierVisit) throws -> Answer {
    let job = try visit.visit.office.jobs.find(visit.form["essai"] ?? "", for: visit.visit.person)
    guard case .value(let value)? = job.outcome, let brought = value as? Brought, job.address.hasPrefix(visit.path("fec/essai/"))
    else { throw Finding.resultGone() }
    return try DossierJobs.begin("Import de \(brought.name)", in: "fec/import", visit) { job, desk in
      try run(brought.order, brought.folder, desk, job, isTrial: false)
    }
  }

  // MARK: What came of it

  private struct View: Sendable {
    let tiles: [CheckReportView.Tile]
    let groups: [CheckReportView.Group]
    let isTrial, isPossible, isKept, hasSealed: Bool
    let trialID, keepAction, token, fecHref, importsHref, balanceHref: String
    let options: String
  }

  private static func view(_ visit: DossierVisit, _ brought: Brought, isTrial: Bool) -> View {
    let outcome = brought.outcome
    let isPossible = !outcome.log.hasErrors
    func tile(_ heading: String, _ value: String, _ note: String, isWrong: Bool = false, isRight: Bool = false)
      -> CheckReportView.Tile
    {
      CheckReportView.Tile(heading: heading, value: value, note: note, isWrong: isWrong, isRight: isRight)
    }
    let word = isTrial ? (isPossible ? "Peut être repris" : "Refusé") : (outcome.isImported ? "Repris" : "Refusé")
    let warnings = outcome.log.counts.values.reduce(0, +) - outcome.log.errorCount
    let tiles = [
      tile(
        isTrial ? "Essai" : "Import", word,
        "\(CheckReportView.plural(outcome.log.errorCount, "erreur")), \(CheckReportView.plural(warnings, "remarque"))",
        isWrong: !isPossible, isRight: isPossible),
      tile(
        "Contenu", CheckReportView.plural(outcome.entries, "écriture"),
        CheckReportView.plural(outcome.lines, "ligne")
          + (outcome.drafts > 0 ? ", dont \(outcome.drafts.french) écritures au brouillard" : "")),
      tile("Débit", "\(outcome.debit.french) €", "crédit \(outcome.credit.french) €"),
      tile("Exercice", outcome.fiscalYear.map(Shell.short) ?? "–", outcome.fiscalYear?.french ?? "aucun"),
    ]
    let options = [
      brought.order.mode == .tolerant ? "mode tolérant" : nil, brought.order.keepsDrafts ? "tout au brouillard" : nil,
      brought.order.allowsAgain ? "même s’il l’a déjà été" : nil,
    ].compactMap { $0 }
    return View(
      tiles: tiles, groups: CheckReportView.groups(outcome.log, names: [brought.name], lines: brought.lines), isTrial: isTrial,
      isPossible: isPossible, isKept: outcome.isImported, hasSealed: outcome.entries > outcome.drafts,
      trialID: visit.parameter("id"), keepAction: visit.path("fec/importer"), token: visit.token(), fecHref: visit.path("fec"),
      importsHref: visit.path("imports"), balanceHref: visit.path("balance"), options: options.joined(separator: ", "))
  }

  private static func page(_ visit: DossierVisit, _ brought: Brought, isTrial: Bool, _ subtitle: String) -> Answer {
    .page(
      Page(
        title: brought.name, subtitle: subtitle, template: "FEC/import", view: view(visit, brought, isTrial: isTrial),
        json: ImportedFECJSON(brought.outcome, file: brought.name), place: .fec,
        crumbs: [Crumb("FEC", visit.path("fec")), Crumb(isTrial ? "Essai" : "Import")],
        actions: [Action("Imprimer le rapport", "#contenu", command: "imprimer")]))
  }

  private static func tried(_ visit: DossierVisit, _ brought: Brought) -> Answer {
    page(
      visit, brought, isTrial: true,
      brought.outcome.log.hasErrors
        ? "Essai : rien n’a été gardé, et rien ne peut l’être tant que ces erreurs sont là."
        : "Essai : tout a été lu et écrit, puis défait. Rien n’est encore gardé.")
  }

  private static func kept(_ visit: DossierVisit, _ brought: Brought) -> Answer {
    page(
      visit, brought, isTrial: false,
      brought.outcome.isImported ? "Le fichier est dans le dossier." : "Rien n’a été repris : le dossier est comme avant.")
  }

  // MARK: The files that were brought

  private struct ImportsView: Sendable {
    struct Row: Sendable {
      let id, file, kind, content, when, author, digest: String
      let event: String?
      let isUndone, canUndo, isSealed: Bool
      let token: String
    }
    let rows: [Row]
    let isEmpty, mayImport: Bool
    let undoAction, fecHref, csvHref, entriesHref: String
  }

  private static func imports(_ visit: DossierVisit) throws -> Answer {
    let found = try DescribeImports()(visit.desk)
    let mayUndo = visit.may(.exchange)
    let rows = found.reversed().map { item in
      let (day, time) = item.event?.dayAndTime ?? ("", "")
      return ImportsView.Row(
        id: "\(item.batch.id)", file: item.batch.file, kind: item.batch.frenchKind,
        content: item.batch.frenchContent, when: "\(day) \(time)",
        author: item.event?.author ?? "", digest: "\("\(item.batch.fileDigest)".prefix(12))",
        event: item.event.map { visit.path("piste/\($0.seq)") }, isUndone: item.batch.isUndone,
        canUndo: mayUndo && !item.batch.isUndone && !item.isSealed, isSealed: item.isSealed && !item.batch.isUndone,
        token: mayUndo ? visit.token() : "")
    }
    return .page(
      Page(
        title: "Imports",
        subtitle:
          "Les fichiers repris dans ce dossier. Un import s’annule en entier tant qu’aucune de ses écritures n’est validée, ou aucun de ses mouvements bancaires repris dans les livres.",
        template: "FEC/imports",
        view: ImportsView(
          rows: rows, isEmpty: rows.isEmpty, mayImport: visit.may(.exchange), undoAction: visit.path("imports/annuler"),
          fecHref: visit.path("fec"), csvHref: visit.path("imports/ecritures"), entriesHref: visit.path("ecritures")),
        json: ImportListJSON(found.map(\.batch)), place: .imports))
  }

  private static func undo(_ visit: DossierVisit) throws -> Answer {
    guard let batch = visit.form.text("lot").flatMap({ Int64($0) }) else {
      throw Finding.formMalformed("le numéro de l’import y manque")
    }
    let undone = try UndoImport(batch)(visit.desk)
    let what =
      undone.batch.statementKind == nil
      ? "\(CheckReportView.plural(undone.count, "écriture")) au brouillard en moins"
      : "\(undone.count.counted("mouvement bancaire", "mouvements bancaires")) en moins"
    return .redirect(visit.path("imports"), Notice("L’import n° \(batch) est annulé\u{A0}: \(what)."))
  }
}

extension ImportBatch {
  /// « FEC », « CSV », « relevé de banque OFX ».
  var frenchKind: String {
    statementKind?.french.capitalizedFirst ?? (kind == "fec" ? "FEC" : kind.uppercased())
  }

  /// « 35 écritures, 119 lignes », « 1 relevé, 16 mouvements ».
  var frenchContent: String {
    if statementKind != nil { return "\(Int(entries).counted("relevé")), \(Int(lines).counted("mouvement"))" }
    return "\(Int(entries).counted("écriture")), \(Int(lines).counted("ligne"))"
  }
}
