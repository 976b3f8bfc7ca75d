import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Bringing statements in: files are dropped, tried, their accounts named if need be, then kept.
enum BankImportPages {
  static func add(to routes: inout Routes) {
    routes.dossierPost("banque/essai", .exchange, uploadLimit: uploadLimit) { visit in try trial(visit) }
    routes.dossierGet("banque/essai/{id}", .exchange) { visit in
      try JobPages.result(visit.visit, Brought.self, place: .bank) { try page(visit, $0, isTrial: true) }
    }
    routes.dossierPost("banque/importer", .exchange) { visit in try keep(visit) }
    routes.dossierGet("banque/import/{id}", .exchange) { visit in
      try JobPages.result(visit.visit, Brought.self, place: .bank) { try page(visit, $0, isTrial: false) }
    }
  }

  /// Of all the files of one drop.
  private static let uploadLimit = 64 << 20

  struct Brought: Sendable {
    let folder: UploadFolder
    let order: ImportStatements
    let outcome: ImportStatements.Outcome
    let lines: [String: [Int: String]]
    /// Of a list that stands alone: its columns may be named.
    let columns: PreviewStatementColumns.Outcome?
    var name: String {
      folder.files.count == 1 ? folder.files[0].name : "\(folder.files.count) fichiers"
    }
  }

  /// The form that files are dropped on.
  struct UploadView: Sendable {
    let token, action: String
    let isFileMissing: Bool
    let limit: Int

    init(_ visit: DossierVisit, isFileMissing: Bool) {
      (token, action) = (visit.may(.exchange) ? visit.token() : "", visit.path("banque/essai"))
      (self.isFileMissing, limit) = (isFileMissing, uploadLimit >> 20)
    }
  }

  // MARK: The work

  private static func trial(_ visit: DossierVisit) throws -> Answer {
    if visit.form["essai"] != nil { return try tryAgain(visit) }
    let uploads = visit.request.uploads.filter { $0.field == "fichiers" }
    guard !uploads.isEmpty else {
      return try BankPages.accounts(visit, refusals: [.noFileChosen().at(field: "fichiers")])
    }
    let folder = try UploadFolder(uploads)
    return try begin(ImportStatements(folder.files.map(\.path)), folder, visit)
  }

  /// The same files, with what they do not say.
  private static func tryAgain(_ visit: DossierVisit) throws -> Answer {
    let brought = try found(visit)
    var order = brought.order
    var refusals: [Finding] = []
    var choices: [ImportStatements.Choice] = []
    for (index, account) in brought.outcome.accounts.enumerated() {
      guard let text = visit.form.text("compte-\(index)") else { continue }
      // A number and its label, as the list of the field gives them.
      let number = text.prefix { $0 != " " }
      guard let chosen = AccountNumber(String(number)) else {
        refusals.append(.accountUnreadable(text).at(field: "compte-\(index)"))
        continue
      }
      let bank = account.content.account.identifier
      choices.append(ImportStatements.Choice(chosen, bank: bank.isEmpty ? nil : bank))
    }
    let (columns, twice) = columns(visit.form, brought)
    refusals += twice
    if let columns { (order.reading.columns, order.reading.columnsAreAll) = (columns, true) }
    order.reading.dayOrder = visit.form.text("ordre").flatMap { StatementDayForm(rawValue: $0) }
    guard refusals.isEmpty else { return try page(visit, brought, isTrial: true, refusals: refusals) }
    if !choices.isEmpty { order.choices = choices }
    return try begin(order, brought.folder, visit)
  }

  private static func begin(_ order: ImportStatements, _ folder: UploadFolder, _ visit: DossierVisit) throws -> Answer {
    try DossierJobs.begin("Essai de \(folder.files[0].name)", in: "banque/essai", visit) { _, desk in
      try run(order, folder, desk, isTrial: true)
    }
  }

  /// The trial and the import are one piece of code: their counts cannot differ.
  private static func run(_ order: ImportStatements, _ folder: UploadFolder, _ desk: Desk, isTrial: Bool) throws -> Brought {
    let outcome = try order(desk, isTrial: isTrial)
    let columns = order.paths.count == 1 ? PreviewStatementColumns(order.paths[0], order.reading)() : nil
    return Brought(
      folder: folder, order: order, outcome: outcome, lines: try CheckPages.excerpts(outcome.log, order.paths), columns: columns)
  }

  /// What the form says of each column; nil when it says nothing.
  private static func columns(
    _ form: Fields, _ brought: Brought
  ) -> (columns: [StatementMapping.Field: StatementMapping.Column]?, refusals: [Finding]) {
    guard let shown = brought.columns, form["colonne-0"] != nil else { return (nil, []) }
    var columns: [StatementMapping.Field: StatementMapping.Column] = [:]
    var refusals: [Finding] = []
    for index in shown.titles.indices {
      guard let field = form["colonne-\(index)"].flatMap({ StatementMapping.Field(rawValue: $0) }) else { continue }
      if columns[field] != nil { refusals.append(.columnTwice(french(field)).at(field: "colonne-\(index)")) }
      columns[field] = .position(index + 1)
    }
    return (columns, refusals)
  }

  private static func french(_ field: StatementMapping.Field) -> String {
    switch field {
    case .day: "Date de l’opération"
    case .valueDay: "Date de valeur"
    case .label: "Libellé"
    case .amount: "Montant, signé ou avec un sens"
    case .debit: "Débit"
    case .credit: "Crédit"
    case .balance: "Solde"
    case .reference: "Référence"
    case .entryNumber: "Numéro de chèque"
    case .operation: "Genre d’opération"
    case .counterpartName: "Nom du tiers"
    case .counterpartAccount: "Compte du tiers"
    case .bankReference: "Identifiant de la banque"
    case .currency: "Devise"
    case .side: "Sens (D ou C)"
    }
  }

  private static func found(_ visit: DossierVisit) throws -> Brought {
    let job = try visit.visit.office.jobs.find(visit.form["essai"] ?? "", for: visit.visit.person)
    guard case .value(let value)? = job.outcome, let brought = value as? Brought,
      job.address.hasPrefix(visit.path("banque/essai/"))
    else { throw Finding.resultGone() }
    return brought
  }

  private static func keep(_ visit: DossierVisit) throws -> Answer {
    let brought = try found(visit)
    return try DossierJobs.begin("Import de \(brought.name)", in: "banque/import", visit) { _, desk in
      try run(brought.order, brought.folder, desk, isTrial: false)
    }
  }

  // MARK: What came of it

  private struct View: Sendable {
    struct Account: Sendable {
      let rank, bankName, period, opening, closing, count, fresh, known, ledgerText, link: String
      let isAsked, isWrong: Bool
      let choice: String
    }
    struct Choice: Sendable {
      let value, label: String
      let isChosen: Bool
    }
    struct Column: Sendable {
      let rank, title, sample: String
      let choices: [Choice]
      let isWrong: Bool
    }
    let tiles: [CheckReportView.Tile]
    let groups: [CheckReportView.Group]
    /// Not `columns`: an excerpt has its own, and would show these where it has none.
    let fileColumns: [Column]
    let hasColumns: Bool
    let thirdToken: String
    let accounts: [Account]
    let ledgerAccounts: [Choice]
    let dayOrders: [Choice]
    let isTrial, isPossible, isKept, isNews, asks, asksDays, asksSomething, hasAccounts: Bool
    let trialID, trialAction, keepAction, token, secondToken, bankHref, movementsHref, statementsHref: String
  }

  private static func page(_ visit: DossierVisit, _ brought: Brought, isTrial: Bool, refusals: [Finding] = []) throws -> Answer {
    let outcome = brought.outcome
    let asks = outcome.accounts.contains { $0.ledgerAccount == nil } && isOnlyAsking(outcome)
    let subtitle =
      switch (isTrial, outcome.log.hasErrors) {
      case (true, true) where asks: "Essai\u{A0}: dites à quel compte des livres va chaque compte du fichier. Rien n’est gardé."
      case (true, true): "Essai\u{A0}: rien n’a été gardé, et rien ne peut l’être tant que ces erreurs sont là."
      case (true, false): "Essai\u{A0}: tout a été lu et écrit, puis défait. Rien n’est encore gardé."
      case (false, true): "Rien n’a été importé\u{A0}: le dossier est comme avant."
      case (false, false) where outcome.batches.isEmpty: "Tout était déjà connu\u{A0}: le dossier est comme avant."
      case (false, false):
        "Les mouvements sont dans le dossier\u{A0}; l’import s’annule tant qu’aucun n’est repris dans les livres."
      }
    return .page(
      Page(
        title: brought.name, subtitle: subtitle, template: "Banking/essai",
        view: try view(visit, brought, isTrial: isTrial, asks: asks, refusals),
        json: ImportedStatementsJSON(outcome, trial: isTrial), place: .bank,
        crumbs: [Crumb("Banque", visit.path("banque")), Crumb(isTrial ? "Essai" : "Import")],
        status: refusals.isEmpty ? 200 : 422, refusals: refusals))
  }

  /// Nothing is wrong but that accounts are to be named.
  private static func isOnlyAsking(_ outcome: ImportStatements.Outcome) -> Bool {
    outcome.log.findings.allSatisfy {
      $0.severity != .error || ["bank.account.choose", "bank.account.not-bank", "bank.account.other"].contains($0.code)
    }
  }

  private static func view(
    _ visit: DossierVisit, _ brought: Brought, isTrial: Bool, asks: Bool, _ refusals: [Finding]
  ) throws -> View {
    let (outcome, said) = (brought.outcome, visit.request.method == .post ? visit.form : Fields())
    let isPossible = !outcome.log.hasErrors && refusals.isEmpty
    let ledgerAccounts = try ledgerAccounts(visit)
    // One account to name, and one that it can be: it is written in the field.
    let isOne = outcome.accounts.count { $0.ledgerAccount == nil } == 1 && ledgerAccounts.count == 1
    let likely = isOne ? ledgerAccounts[0].value : ""
    let accounts = outcome.accounts.enumerated().map { index, account in
      let content = account.content
      let field = "compte-\(index)"
      let linked = account.ledgerAccount.map { "\($0) \(account.label)" } ?? "à dire"
      return View.Account(
        rank: "\(index)", bankName: content.account.french,
        period: [content.firstDay, content.lastDay].compactMap { $0?.french }.joined(separator: " – "),
        opening: content.opening?.french ?? "", closing: content.closing?.french ?? "", count: content.count.grouped,
        fresh: account.imported.grouped, known: account.duplicates.grouped,
        ledgerText: linked, link: account.isLinkedNow ? (isTrial ? "à lier" : "lié") : "",
        isAsked: asks && account.ledgerAccount == nil
          // One account in two files is asked once.
          && !outcome.accounts[..<index].contains { $0.content.account.isSame(as: content.account) },
        isWrong: refusals.contains { $0.field == field },
        choice: said[field] ?? brought.order.choices.first { choice in
          choice.bank.map { content.account.answers(to: $0) } ?? true
        }?.account.text ?? likely)
    }
    let asksDays = isTrial && outcome.files.contains { $0.kind == .qif }
    let order = said["ordre"] ?? brought.order.reading.dayOrder?.rawValue ?? ""
    let first = outcome.accounts.compactMap(\.ledgerAccount).first
    return View(
      tiles: tiles(outcome, isTrial: isTrial, asks: asks),
      groups: CheckReportView.groups(
        isTrial && brought.columns != nil ? withoutColumns(outcome.log) : outcome.log, names: outcome.files.map(\.name),
        lines: brought.lines),
      fileColumns: isTrial ? columns(brought, said, refusals) : [], hasColumns: isTrial && brought.columns != nil,
      thirdToken: visit.token(), accounts: accounts, ledgerAccounts: ledgerAccounts,
      dayOrders: [
        ("", "celui qui se reconnaît"), ("jour", "jour/mois/année"), ("mois", "mois/jour/année"), ("annee", "année-mois-jour"),
      ]
      .map { View.Choice(value: $0.0, label: $0.1, isChosen: $0.0 == order) },
      isTrial: isTrial, isPossible: isPossible, isKept: outcome.isImported,
      isNews: outcome.imported > 0 || !outcome.batches.isEmpty,
      asks: isTrial && asks, asksDays: asksDays, asksSomething: isTrial && (asks || asksDays), hasAccounts: !accounts.isEmpty,
      trialID: said["essai"] ?? visit.parameter("id"), trialAction: visit.path("banque/essai"),
      keepAction: visit.path("banque/importer"), token: visit.token(), secondToken: visit.token(),
      bankHref: visit.path("banque"), movementsHref: visit.path(first.map { "banque/\($0)?a-coder=1" } ?? "banque"),
      statementsHref: visit.path("banque/releves"))
  }

  /// What each column is read as stands in the list of the columns: it is not said a second time as a finding.
  private static func withoutColumns(_ log: FindingLog) -> FindingLog {
    var rest = FindingLog()
    rest.add(
      log.findings.filter { $0.code != "bank.csv.columns-guessed" },
      counts: log.counts.filter { $0.key != "bank.csv.columns-guessed" })
    return rest
  }

  private static func columns(_ brought: Brought, _ said: Fields, _ refusals: [Finding]) -> [View.Column] {
    guard let shown = brought.columns else { return [] }
    return shown.titles.enumerated().map { index, title in
      let field = said["colonne-\(index)"] ?? shown.fields[index]?.rawValue ?? ""
      let sample = shown.rows.compactMap { $0.indices.contains(index) ? $0[index].trimmed : nil }.filter { !$0.isEmpty }
      return View.Column(
        rank: "\(index)", title: title.trimmed.isEmpty ? "Colonne \(index + 1)" : title.trimmed,
        sample: sample.map { $0.count > 32 ? $0.prefix(31) + "…" : $0 }.joined(separator: " · "),
        choices: [View.Choice(value: "", label: "ne pas lire", isChosen: field.isEmpty)]
          + StatementMapping.Field.allCases.map {
            View.Choice(value: $0.rawValue, label: french($0), isChosen: $0.rawValue == field)
          }, isWrong: refusals.contains { $0.field == "colonne-\(index)" })
    }
  }

  /// The accounts of the books that may hold a bank account and have none yet, those of the chart when the dossier has none.
  private static func ledgerAccounts(_ visit: DossierVisit) throws -> [View.Choice] {
    let (found, linked) = try visit.desk.dossier.reading { reading in
      (try reading.accounts().filter { $0.number.hasPrefix("51") }, Set(try reading.bankAccounts().map(\.ledgerAccount)))
    }
    guard !found.isEmpty else { return [View.Choice(value: "512", label: "Banques", isChosen: false)] }
    return found.filter { !linked.contains($0.number) }.map {
      View.Choice(value: $0.number.text, label: $0.label, isChosen: false)
    }
  }

  private static func tiles(_ outcome: ImportStatements.Outcome, isTrial: Bool, asks: Bool) -> [CheckReportView.Tile] {
    let isPossible = !outcome.log.hasErrors
    let warnings = outcome.log.counts.values.reduce(0, +) - outcome.log.errorCount
    func tile(_ heading: String, _ value: String, _ note: String, isWrong: Bool = false, isRight: Bool = false)
      -> CheckReportView.Tile
    {
      CheckReportView.Tile(heading: heading, value: value, note: note, isWrong: isWrong, isRight: isRight)
    }
    let isNews = !outcome.batches.isEmpty
    let word =
      switch (isPossible, isTrial) {
      case (false, _): asks ? "À compléter" : "Refusé"
      case (true, true): isNews ? "Peut être importé" : "Rien de nouveau"
      case (true, false): isNews ? "Importé" : "Rien de nouveau"
      }
    let read = outcome.accounts.reduce(0) { $0 + $1.content.count }
    return [
      tile(
        isTrial ? "Essai" : "Import", word,
        asks ? "le compte des livres est à dire" : "\(outcome.log.errorCount.counted("erreur")), \(warnings.counted("remarque"))",
        isWrong: !isPossible && !asks,
        isRight: isPossible),
      tile("Lus", read.counted("mouvement"), outcome.accounts.count.counted("compte")),
      tile("Nouveaux", isPossible ? outcome.imported.counted("mouvement") : "–", "ceux que le dossier n’a pas"),
      tile("Déjà connus", isPossible ? outcome.duplicates.counted("mouvement") : "–", "ils ne sont pas pris deux fois"),
    ]
  }
}
