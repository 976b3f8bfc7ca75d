import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The FEC of a dossier: to write it for whoever asks, to bring one in.
enum FECPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("fec") { visit in try home(visit) }
    routes.dossierPost("fec/exporter", .exportOnly) { visit in try export(visit) }
    routes.dossierGet("fec/export/{id}", .exportOnly) { visit in
      try JobPages.result(visit.visit, Exported.self, place: .fec) { exported(visit, $0) }
    }
    routes.dossierGet("fec/export/{id}/fichier", .exportOnly) { visit in try download(visit, \.file) }
    routes.dossierGet("fec/export/{id}/description", .exportOnly) { visit in try download(visit, \.description) }
    FECImportPages.add(to: &routes)
  }

  // MARK: The first page

  private struct HomeView: Sendable {
    struct Year: Sendable {
      let value, label: String
      let isChosen: Bool
    }
    let years: [Year]
    let hasYears, mayExport, mayImport, isFileMissing: Bool
    let exportAction, trialAction, importsHref, dossierHref, token, secondToken: String
  }

  private struct HomeJSON: Encodable, Sendable {
    let fiscalYears: [FiscalYearJSON]
    let forms = ExportFEC.Form.allCases.map(\.rawValue)
    var findings: [FindingJSON]
  }

  static func home(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    let years = try visit.desk.dossier.reading { try $0.fiscalYears() }
    let chosen = visit.query.text("exercice").flatMap { Int($0) } ?? visit.period(among: years)?.fiscalYear
    return .page(
      Page(
        title: "FEC",
        subtitle: "Le fichier des écritures comptables que l’administration demande, et qui passe d’un logiciel à l’autre.",
        template: "FEC/fec",
        view: HomeView(
          years: years.reversed().map {
            HomeView.Year(
              value: "\($0.year.name)", label: "\(Shell.short($0.year)), \($0.year.french)", isChosen: $0.year.name == chosen)
          }, hasYears: !years.isEmpty, mayExport: visit.may(.exportOnly), mayImport: visit.may(.exchange),
          isFileMissing: refusals.contains { $0.field == "fichier" }, exportAction: visit.path("fec/exporter"),
          trialAction: visit.path("fec/essai"), importsHref: visit.path("imports"), dossierHref: visit.path("dossier"),
          token: visit.token(), secondToken: visit.token()),
        json: HomeJSON(
          fiscalYears: years.map { FiscalYearJSON($0.year, lockedThrough: $0.lockedThrough) }, findings: refusals.json),
        place: .fec, status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: ["depot.js"]))
  }

  // MARK: Writing it

  struct Exported: Sendable {
    /// Goes away with the result.
    let folder: UploadFolder
    let outcome: ExportFEC.Outcome
    /// The same file, controlled as one that comes from elsewhere.
    let control: CheckPages.Item
  }

  private static func export(_ visit: DossierVisit) throws -> Answer {
    let year = visit.form.text("exercice").flatMap { Int($0) }
    let shape = visit.form["forme"] ?? "utf8"
    let folder = try UploadFolder([])
    let export = ExportFEC(
      fiscalYear: year, folder: folder.path, form: shape == "xml" ? .xml : .flat, encoding: shape == "latin9" ? .latin9 : .utf8)
    return try DossierJobs.begin("Export du FEC", in: "fec/export", visit) { job, desk in
      let outcome = try export(desk)
      let verdict = try CheckFiles([outcome.file], files: desk.files, today: desk.today)()[0]
      return Exported(folder: folder, outcome: outcome, control: try CheckPages.item(verdict))
    }
  }

  private struct ExportedView: Sendable {
    let report: CheckReportView
    let file, description, fileHref, descriptionHref: String
    let groups: [CheckReportView.Group]
    let hasGroups: Bool
  }

  private struct ExportedJSON: Encodable, Sendable {
    let export: ExportedFECJSON
    let control: VerdictJSON
  }

  private static func exported(_ visit: DossierVisit, _ result: Exported) -> Answer {
    let outcome = result.outcome
    let name = (outcome.file as NSString).lastPathComponent
    let report = CheckReportView(
      CheckPages.Report(items: [result.control], isTolerant: false),
      edited: "\(visit.visit.today.french) par \(visit.visit.person.name)", version: Version.text)
    var log = FindingLog()
    log.add(outcome.findings)
    let groups = CheckReportView.groups(log, names: [name], lines: [:], rank: 9)
    let base = visit.path("fec/export/\(visit.parameter("id"))")
    return .page(
      Page(
        title: name,
        subtitle:
          "\(CheckReportView.plural(outcome.written.entries, "écriture")), \(CheckReportView.plural(outcome.written.lines, "ligne")). "
          + "Écrit, puis relu et contrôlé comme un fichier venu d’ailleurs.",
        template: "FEC/export",
        view: ExportedView(
          report: report, file: name, description: (outcome.description as NSString).lastPathComponent,
          fileHref: base + "/fichier",
          descriptionHref: base + "/description", groups: groups, hasGroups: !groups.isEmpty),
        json: ExportedJSON(export: ExportedFECJSON(outcome), control: VerdictJSON(result.control.verdict)), place: .fec,
        crumbs: [Crumb("FEC", visit.path("fec")), Crumb("Export")],
        actions: [Action("Imprimer le rapport", "#contenu", command: "imprimer")]))
  }

  private static func download(_ visit: DossierVisit, _ which: KeyPath<ExportFEC.Outcome, String>) throws -> Answer {
    let job = try visit.visit.office.jobs.find(visit.parameter("id"), for: visit.visit.person)
    guard case .value(let value)? = job.outcome, let result = value as? Exported, job.address.hasPrefix(visit.path("fec/")) else {
      throw Finding.resultGone()
    }
    let path = result.outcome[keyPath: which]
    let type = path.hasSuffix(".xml") ? "application/xml" : "text/plain"
    return .download(
      Download(name: (path as NSString).lastPathComponent, mediaType: type, content: .file(path, isTemporary: false)))
  }
}

/// Long work in a dossier: it is lent for the time of it, and stays usable meanwhile.
enum DossierJobs {
  /// - Parameter folder: the address of the result’s page inside the dossier, but for the identifier at its end.
  static func begin(
    _ label: String, in folder: String, _ visit: DossierVisit,
    _ work: @escaping @Sendable (Jobs.Job, Desk) throws -> any Sendable
  ) throws -> Answer {
    let (practice, files) = (visit.visit.office.practice, visit.visit.office.files)
    let (person, today, instant, name) = (visit.visit.person, visit.visit.today, visit.visit.instant, visit.name)
    return try JobPages.begin(label, in: visit.path(folder), visit.visit) { job in
      try practice.with(name, for: person, today: today, instant: instant, files: files) { try work(job, $0) }
    }
  }
}
