import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Bringing entries from a CSV file: tried first, its columns corrected if need be, then kept as drafts.
enum EntryImportPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("imports/ecritures", .exchange) { visit in form(visit) }
    routes.dossierPost("imports/ecritures/essai", .exchange, uploadLimit: uploadLimit) { visit in try trial(visit) }
    routes.dossierGet("imports/ecritures/essai/{id}", .exchange) { visit in
      try JobPages.result(visit.visit, Brought.self, place: .imports) { try page(visit, $0, isTrial: true) }
    }
    routes.dossierPost("imports/ecritures/importer", .exchange) { visit in try keep(visit) }
    routes.dossierGet("imports/ecritures/import/{id}", .exchange) { visit in
      try JobPages.result(visit.visit, Brought.self, place: .imports) { try page(visit, $0, isTrial: false) }
    }
  }

  /// Entries are held whole while they are tried: a larger file is a FEC, which is read line by line.
  private static let uploadLimit = 64 << 20

  struct Brought: Sendable {
    let folder: UploadFolder
    let order: ImportEntries
    let outcome: ImportEntries.Outcome
    let lines: [String: [Int: String]]
    var name: String { folder.files[0].name }
  }

  // MARK: The file

  private struct FormView: Sendable {
    let token, action, fecHref, importsHref: String
    let isFileMissing: Bool
    let limit: Int
  }

  private struct FormJSON: Encodable, Sendable {
    let fields = EntryImportMapping.Field.allCases.map(\.rawValue)
    let findings: [FindingJSON]
  }

  private static func form(_ visit: DossierVisit, refusals: [Finding] = []) -> Answer {
    .page(
      Page(
        title: "Importer des écritures",
        subtitle: "D’un fichier CSV de tableur ou d’un autre logiciel. Rien n’est gardé avant que vous ayez vu ce qui le serait.",
        template: "Entry/importer",
        view: FormView(
          token: visit.token(), action: visit.path("imports/ecritures/essai"), fecHref: visit.path("fec"),
          importsHref: visit.path("imports"), isFileMissing: !refusals.isEmpty, limit: uploadLimit >> 20),
        json: FormJSON(findings: refusals.json), place: .imports,
        crumbs: [Crumb("Imports", visit.path("imports")), Crumb("Écritures")], status: refusals.isEmpty ? 200 : 422,
        refusals: refusals, scripts: ["depot.js"]))
  }

  // MARK: The work

  private static func trial(_ visit: DossierVisit) throws -> Answer {
    if visit.form["essai"] != nil { return try tryAgain(visit) }
    guard let upload = visit.request.uploads.first(where: { $0.field == "fichier" }) else {
      return form(visit, refusals: [.noFileChosen().at(field: "fichier")])
    }
    let folder = try UploadFolder([upload])
    return try begin(ImportEntries(folder.files[0].path, remembersTitles: true), folder, visit)
  }

  /// The same file, its columns said otherwise.
  private static func tryAgain(_ visit: DossierVisit) throws -> Answer {
    let brought = try found(visit)
    let (corrections, refusals) = corrections(visit.form, brought.outcome)
    guard refusals.isEmpty else { return try page(visit, brought, isTrial: true, refusals: refusals) }
    var order = brought.order
    order.corrections = corrections
    order.allowsAgain = visit.form.isTicked("encore")
    return try begin(order, brought.folder, visit)
  }

  private static func begin(_ order: ImportEntries, _ folder: UploadFolder, _ visit: DossierVisit) throws -> Answer {
    try DossierJobs.begin("Essai de \(folder.files[0].name)", in: "imports/ecritures/essai", visit) { _, desk in
      try run(order, folder, desk, isTrial: true)
    }
  }

  /// The trial and the import are one piece of code: their counts cannot differ.
  private static func run(_ order: ImportEntries, _ folder: UploadFolder, _ desk: Desk, isTrial: Bool) throws -> Brought {
    let outcome = try order(desk, isTrial: isTrial)
    return Brought(folder: folder, order: order, outcome: outcome, lines: try CheckPages.excerpts(outcome.log, [order.path]))
  }

  private static func found(_ visit: DossierVisit) throws -> Brought {
    let job = try visit.visit.office.jobs.find(visit.form["essai"] ?? "", for: visit.visit.person)
    guard case .value(let value)? = job.outcome, let brought = value as? Brought,
      job.address.hasPrefix(visit.path("imports/ecritures/essai/"))
    else { throw Finding.resultGone() }
    return brought
  }

  private static func keep(_ visit: DossierVisit) throws -> Answer {
    let brought = try found(visit)
    return try DossierJobs.begin("Import de \(brought.name)", in: "imports/ecritures/import", visit) { _, desk in
      try run(brought.order, brought.folder, desk, isTrial: false)
    }
  }

  // MARK: The columns

  /// What the form says of each column. A form that says nothing of one leaves it as it is understood.
  static func corrections(_ form: Fields, _ outcome: ImportEntries.Outcome) -> (EntryImportCorrections, [Finding]) {
    var corrections = EntryImportCorrections(
      defaultJournal: form.text("journal"), dayForm: form.text("dates").flatMap { EntryImportMapping.DayForm(rawValue: $0) },
      decimal: form.text("decimale").flatMap { EntryImportMapping.DecimalSign(rawValue: $0) })
    var refusals: [Finding] = []
    guard let columns = outcome.columns else { return (corrections, []) }
    for index in columns.first.indices {
      guard let said = form["colonne-\(index)"] else { continue }
      let column = columns.column(index, hasHeader: outcome.mapping.hasHeader)
      guard let field = EntryImportMapping.Field(rawValue: said) else {
        corrections.ignored.insert(column)
        continue
      }
      if corrections.columns[field] != nil { refusals.append(.columnTwice(french(field)).at(field: "colonne-\(index)")) }
      corrections.columns[field] = column
    }
    return (corrections, refusals)
  }

  fileprivate static func french(_ field: EntryImportMapping.Field) -> String {
    switch field {
    case .day: "Date"
    case .journal: "Journal"
    case .piece: "Pièce"
    case .account: "Compte"
    case .thirdParty: "Tiers (code)"
    case .label: "Libellé"
    case .debit: "Débit"
    case .credit: "Crédit"
    case .dueDay: "Échéance"
    case .vatCode: "Code de TVA"
    case .currency: "Devise"
    case .foreignAmount: "Montant en devise"
    case .pieceDay: "Date de la pièce"
    case .entryLabel: "Libellé de l’écriture"
    case .entryMark: "Numéro qui sépare les écritures"
    case .amount: "Montant, signé ou avec un sens"
    case .side: "Sens (D ou C)"
    case .thirdPartyName: "Nom du tiers"
    }
  }

  // MARK: What came of it

  private struct Choice: Sendable {
    let value, label: String
    let isChosen: Bool
  }

  private struct Column: Sendable {
    let rank, title, sample: String
    let choices: [Choice]
    let isWrong: Bool
  }

  private struct View: Sendable {
    let tiles: [CheckReportView.Tile]
    let groups: [CheckReportView.Group]
    let isTrial, isPossible, isKept, isRemembered, hasColumns, isAgain: Bool
    /// Not `columns`: an excerpt has its own, and would show these where it has none.
    let fileColumns: [Column]
    let dayForms, decimals, journals: [Choice]
    let created: [String]
    let trialID, trialAction, keepAction, token, secondToken, formHref, draftsHref, importsHref: String
  }

  private static func page(_ visit: DossierVisit, _ brought: Brought, isTrial: Bool, refusals: [Finding] = []) throws -> Answer {
    let outcome = brought.outcome
    let subtitle =
      switch (isTrial, outcome.log.hasErrors) {
      case (true, true): "Essai\u{A0}: rien n’a été gardé, et rien ne peut l’être tant que ces erreurs sont là."
      case (true, false): "Essai\u{A0}: tout a été lu et écrit, puis défait. Rien n’est encore gardé."
      case (false, true): "Rien n’a été importé\u{A0}: le dossier est comme avant."
      case (false, false): "Les écritures sont au brouillard\u{A0}; l’import s’annule en entier tant qu’aucune n’est validée."
      }
    return .page(
      Page(
        title: brought.name, subtitle: subtitle, template: "Entry/importer-essai",
        view: try view(visit, brought, isTrial: isTrial, refusals),
        json: ImportedEntriesJSON(outcome, trial: isTrial), place: .imports,
        crumbs: [
          Crumb("Imports", visit.path("imports")), Crumb("Écritures", visit.path("imports/ecritures")),
          Crumb(isTrial ? "Essai" : "Import"),
        ],
        actions: [Action("Imprimer le rapport", "#contenu", command: "imprimer")], status: refusals.isEmpty ? 200 : 422,
        refusals: refusals))
  }

  private static func view(
    _ visit: DossierVisit, _ brought: Brought, isTrial: Bool, _ refusals: [Finding]
  ) throws -> View {
    let (outcome, said) = (brought.outcome, visit.request.method == .post ? visit.form : Fields())
    let isPossible = !outcome.log.hasErrors
    let log = withoutColumns(outcome.log)
    let corrections = brought.order.corrections
    let journal = said["journal"] ?? outcome.mapping.defaultJournal ?? ""
    let journals = try visit.desk.dossier.reading { try $0.journals() }
    return View(
      tiles: tiles(outcome, log, isTrial: isTrial),
      groups: CheckReportView.groups(log, names: [brought.name], lines: brought.lines), isTrial: isTrial,
      isPossible: isPossible && refusals.isEmpty, isKept: outcome.isImported, isRemembered: outcome.isRemembered,
      hasColumns: outcome.columns != nil, isAgain: brought.order.allowsAgain || said.isTicked("encore"),
      fileColumns: columns(outcome, said, refusals),
      dayForms: choices(
        [
          ("", "celle qui se reconnaît"), ("usual", "31/10/2026 ou 2026-10-31"), ("compact", "20261031"),
          ("american", "10/31/2026"),
        ],
        said["dates"] ?? corrections.dayForm?.rawValue ?? ""),
      decimals: choices(
        [("", "celle qui se reconnaît"), ("comma", "virgule\u{A0}: 1234,56"), ("point", "point\u{A0}: 1234.56")],
        said["decimale"] ?? corrections.decimal?.rawValue ?? ""),
      journals: choices([("", "aucun")] + journals.map { ($0.code, "\($0.code) \($0.label)") }, journal),
      created: created(outcome.created), trialID: said["essai"] ?? visit.parameter("id"),
      trialAction: visit.path("imports/ecritures/essai"), keepAction: visit.path("imports/ecritures/importer"),
      token: visit.token(), secondToken: visit.token(), formHref: visit.path("imports/ecritures"),
      draftsHref: visit.path("brouillard"), importsHref: visit.path("imports"))
  }

  private static func choices(_ all: [(String, String)], _ chosen: String) -> [Choice] {
    all.map { Choice(value: $0.0, label: $0.1, isChosen: $0.0 == chosen) }
  }

  private static func columns(_ outcome: ImportEntries.Outcome, _ said: Fields, _ refusals: [Finding]) -> [Column] {
    guard let columns = outcome.columns else { return [] }
    return columns.first.enumerated().map { index, title in
      let field = said["colonne-\(index)"] ?? columns.field(index, in: outcome.mapping)?.rawValue ?? ""
      let rows = outcome.mapping.hasHeader ? columns.sample : [columns.first] + columns.sample
      let sample = rows.compactMap { $0.indices.contains(index) ? $0[index].trimmed : nil }.filter { !$0.isEmpty }
      return Column(
        rank: "\(index)",
        title: outcome.mapping.hasHeader && !title.trimmed.isEmpty ? title.trimmed : "Colonne \(index + 1)",
        sample: sample.map { $0.count > 32 ? $0.prefix(31) + "…" : $0 }.joined(separator: " · "),
        choices: choices(
          [("", "ne pas lire")] + EntryImportMapping.Field.allCases.map { ($0.rawValue, french($0)) }, field),
        isWrong: refusals.contains { $0.field == "colonne-\(index)" })
    }
  }

  /// What each column is read as stands in the list of the columns: it is not said a second time as findings.
  private static func withoutColumns(_ log: FindingLog) -> FindingLog {
    let said = ["ledger.import.column-guessed", "ledger.import.column-ignored"]
    var rest = FindingLog()
    rest.add(log.findings.filter { !said.contains($0.code) }, counts: log.counts.filter { !said.contains($0.key) })
    return rest
  }

  private static func tiles(_ outcome: ImportEntries.Outcome, _ log: FindingLog, isTrial: Bool) -> [CheckReportView.Tile] {
    let isPossible = !outcome.log.hasErrors
    let warnings = log.counts.values.reduce(0, +) - log.errorCount
    let word = isTrial ? (isPossible ? "Peut être importé" : "Refusé") : (outcome.isImported ? "Importé" : "Refusé")
    func tile(_ heading: String, _ value: String, _ note: String, isWrong: Bool = false, isRight: Bool = false)
      -> CheckReportView.Tile
    {
      CheckReportView.Tile(heading: heading, value: value, note: note, isWrong: isWrong, isRight: isRight)
    }
    let gap = outcome.debit - outcome.credit
    return [
      tile(
        isTrial ? "Essai" : "Import", word,
        "\(CheckReportView.plural(log.errorCount, "erreur")), \(CheckReportView.plural(warnings, "remarque"))",
        isWrong: !isPossible, isRight: isPossible),
      tile("Contenu", CheckReportView.plural(outcome.entries, "écriture"), CheckReportView.plural(outcome.lines, "ligne")),
      tile("Débit", outcome.debit.euros, "crédit \(outcome.credit.euros)", isWrong: !gap.isZero),
      tile(
        "Jours", outcome.days.map(\.lowerBound.french) ?? "–",
        outcome.days.map { "au \($0.upperBound.french)" } ?? "aucun"),
    ]
  }

  private static func created(_ names: CreatedNames) -> [String] {
    func sentence(_ kind: String, _ all: [String]) -> String? {
      guard !all.isEmpty else { return nil }
      let rest = all.count > 20 ? ", et \((all.count - 20).grouped) de plus" : ""
      return "\(kind)\u{A0}: \(all.prefix(20).joined(separator: ", "))\(rest)"
    }
    return [
      sentence("Journaux", names.journals.map { "\($0.code) (\($0.label))" }),
      sentence("Comptes", names.accounts.map(\.number.text)), sentence("Tiers", names.thirdParties.map(\.code)),
    ].compactMap { $0 }
  }
}

extension Finding {
  static func columnTwice(_ name: String) -> Finding {
    Finding(
      "web.import.column-twice", "Deux colonnes sont lues comme «\u{A0}\(name)\u{A0}».",
      recovery: "N’en gardez qu’une, et donnez à l’autre ce qu’elle porte, ou « ne pas lire ».")
  }
}
