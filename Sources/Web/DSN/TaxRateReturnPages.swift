import Kernel
import Presentation
import SocialReporting
import UseCases
import Workforce

/// What comes back from a declaration: read, seen, then applied. Rates of income tax go to the files of the people.
enum TaxRateReturnPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("dsn/retour", .employ) { visit in .page(form(visit, [])) }
    routes.dossierPost("dsn/retour", .employ, uploadLimit: 64 << 20) { visit in try start(visit) }
    routes.dossierGet("dsn/retour/{id}", .employ) { visit in
      try JobPages.result(visit.visit, Read.self, place: .declarations) { .page(page(visit, $0, [])) }
    }
    routes.dossierPost("dsn/retour/{id}/appliquer", .employ) { visit in try apply(visit) }
  }

  // MARK: The form

  private struct FormView: Sendable {
    let formAction, token: String
    let isRefused: Bool
    let dayField: FormInput
  }
  private struct FormJSON: Encodable, Sendable { let findings: [FindingJSON] }

  private static func form(_ visit: DossierVisit, _ refusals: [Finding]) -> Page {
    Page(
      title: "Lire un retour de la DSN",
      subtitle: "Les taux de prélèvement à la source, les bilans : ce qu’ils disent, puis ce qui change dans les fiches.",
      template: "DSN/retour",
      view: FormView(
        formAction: visit.dsnPath("retour"), token: visit.token(), isRefused: refusals.contains { $0.field == "fichier" },
        dayField: FormDrawing(visit, refusals).day("recu", "Reçu le", help: "si le fichier ne le dit pas ; vide : aujourd’hui")),
      json: FormJSON(findings: refusals.json), place: .declarations, crumbs: visit.dsnCrumbs([Crumb("Retour")]),
      status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: ["depot.js"])
  }

  // MARK: The work

  struct Read: Sendable {
    /// Goes away with the result.
    let folder: UploadFolder
    let request: ReadReturn
    let outcome: ReadReturn.Outcome
    /// The dossier that it was read for.
    let dossier: String
  }

  private static func start(_ visit: DossierVisit) throws -> Answer {
    guard let upload = visit.request.uploads.first(where: { $0.field == "fichier" }) else {
      return .page(form(visit, [.noFileChosen().at(field: "fichier")]))
    }
    let received: Day?
    do { received = try visit.form.day("recu") } catch let finding as Finding { return .page(form(visit, [finding])) }
    let folder = try UploadFolder([upload])
    let request = ReadReturn(folder.files[0].path, try OpenMessage.isXML(file: upload.path) ? .report : .csv, received: received)
    let name = visit.name
    return try DossierJobs.begin("Lecture de \(folder.files[0].name)", in: "dsn/retour", visit) { _, desk in
      Read(folder: folder, request: request, outcome: try request(desk), dossier: name)
    }
  }

  private static func apply(_ visit: DossierVisit) throws -> Answer {
    let job = try visit.visit.office.jobs.find(visit.parameter("id"), for: visit.visit.person)
    guard case .value(let value)? = job.outcome, let read = value as? Read, read.dossier == visit.name else {
      throw Finding.resultGone()
    }
    let outcome = try read.request(visit.desk, applies: true)
    guard outcome.isApplied else {
      var page = page(
        visit, Read(folder: read.folder, request: read.request, outcome: outcome, dossier: read.dossier), [.returnNotApplied()])
      page.status = 422
      return .page(page)
    }
    return .redirect(
      visit.path("salaries"), Notice("\(outcome.changed.counted("fiche a", "fiches ont")) reçu son taux."))
  }

  // MARK: What it says

  struct View: Sendable {
    struct Row: Sendable {
      let lineText, personName, beforeText, afterText, throughText, stateText, stateClass: String
      let personHref: String?
    }
    struct Fact: Sendable {
      let factName, factValue: String
    }
    let facts: [Fact]
    let rows: [Row]
    let findings: [RefusalView]
    let hasRows, hasFindings, mayApply: Bool
    let applyAction, token, backHref, applyLabel, digest: String
  }

  private struct JSON: Encodable, Sendable {
    struct Row: Encodable, Sendable {
      let line: Int
      let employee: Int64?
      let outcome: String
      let before, after: String?
    }
    let kind, digest: String
    let rows: [Row]
    let findings: [FindingJSON]
  }

  private static func page(_ visit: DossierVisit, _ read: Read, _ refusals: [Finding]) -> Page {
    let (outcome, plan) = (read.outcome, read.outcome.plan)
    let rows = (plan?.rows ?? []).enumerated().map { index, row in
      self.row(row, through: outcome.validThrough.indices.contains(index) ? outcome.validThrough[index] : nil, visit)
    }
    let changes = plan?.changes.count ?? 0
    let kind = outcome.report?.kind.french ?? "liste de taux"
    let view = View(
      facts: facts(outcome, kind), rows: rows,
      findings: outcome.log.findings.worstFirst.prefix(60).map { RefusalView($0.withoutField, dossier: visit.name) },
      hasRows: !rows.isEmpty, hasFindings: !outcome.log.findings.isEmpty, mayApply: changes > 0 && !outcome.isApplied,
      applyAction: visit.dsnPath("retour/\(visit.parameter("id"))/appliquer"), token: visit.token(),
      backHref: visit.dsnPath("retour"), applyLabel: "Appliquer \(changes.counted("taux", "taux"))", digest: "\(outcome.digest)")
    return Page(
      title: read.folder.files[0].name,
      subtitle: changes > 0
        ? "Ce que ce retour changerait. Rien n’est gardé tant que ce n’est pas appliqué."
        : "Ce que dit ce retour ; rien n’est à appliquer.",
      template: "DSN/retour-lu", view: view,
      json: JSON(
        kind: kind, digest: "\(outcome.digest)",
        rows: (plan?.rows ?? []).map {
          .init(
            line: $0.line, employee: $0.employee, outcome: $0.outcome.rawValue, before: $0.before.map(WorkforceShown.rate),
            after: $0.after.map(WorkforceShown.rate))
        }, findings: outcome.log.findings.json), place: .declarations,
      crumbs: visit.dsnCrumbs([Crumb("Retour", visit.dsnPath("retour")), Crumb("Fichier")]), refusals: refusals)
  }

  private static func facts(_ outcome: ReadReturn.Outcome, _ kind: String) -> [View.Fact] {
    let report = outcome.report
    let facts: [(String, String?)] = [
      ("Nature", kind.capitalizedFirst), ("Reçu", report?.envelope.received?.french), ("État", report?.envelope.state),
      ("Numéro de flux", report?.envelope.flow), ("Déclarations", report.map { $0.declarations.count.grouped }),
      ("Anomalies", report.map { $0.allAnomalies.count.grouped }),
    ]
    return facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } }
  }

  private static func row(_ row: TaxRatePlan.Row, through: Day?, _ visit: DossierVisit) -> View.Row {
    let (state, kind): (String, String) =
      switch row.outcome {
      case .applied: ("à appliquer", "juste")
      case .same: ("déjà connu", "")
      case .skipped: ("laissé", "alerte")
      case .refused: ("refusé", "faux")
      }
    return View.Row(
      lineText: String(row.line), personName: row.name ?? "inconnue ici",
      beforeText: row.before.map(WorkforceShown.rate) ?? (row.employee == nil ? "" : "aucun"),
      afterText: row.after.map(WorkforceShown.rate) ?? "", throughText: through?.french ?? "", stateText: state, stateClass: kind,
      personHref: row.employee.map { visit.employeePath($0) })
  }
}

extension Finding {
  static func returnNotApplied() -> Finding {
    Finding(
      "web.dsn.return-not-applied", "Rien n’a été appliqué : une ligne de ce retour est refusée, ou tout était déjà connu.",
      recovery: "Regardez les lignes ci-dessous, corrigez le fichier et envoyez-le de nouveau.")
  }
}
