import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The three ways to have a dossier: the invented company, a new one, a FEC.
enum StartPages {
  static func add(to routes: inout Routes) {
    routes.get("/nouveau", .createDossiers) { visit in form(visit) }
    routes.post("/nouveau", .createDossiers, uploadLimit: CheckPages.uploadLimit) { visit in try create(visit) }
    routes.get("/nouveau/{id}", .createDossiers) { visit in
      try JobPages.result(visit, FromFEC.self, place: .home) { made(visit, $0) }
    }
    routes.post("/demonstration", .createDossiers) { visit in try addSample(visit) }
    routes.get("/demonstration/{dossier}", .createDossiers) { visit in try askReset(visit) }
    routes.post("/demonstration/{dossier}", .createDossiers) { visit in try reset(visit) }
  }

  // MARK: A new one

  private struct FormView: Sendable {
    struct FieldState: Sendable {
      let value: String
      let isRefused: Bool
    }
    let company, siren, first, last: FieldState
    let isSchool, isFromFEC, isTolerant, isFileMissing: Bool
    let token: String
  }
  private struct FormJSON: Encodable, Sendable { let findings: [FindingJSON] }

  private static func form(_ visit: Visit, refusals: [Finding] = []) -> Answer {
    let form = visit.form
    func field(_ name: String, _ proposed: String = "") -> FormView.FieldState {
      FormView.FieldState(value: form[name] ?? proposed, isRefused: refusals.contains { $0.field == name })
    }
    let year = visit.today.year
    return .page(
      Page(
        title: "Nouveau dossier",
        subtitle: "Une entreprise, un fichier : ses comptes, ses pièces et sa piste d’audit y sont ensemble.",
        template: "Dossier/nouveau",
        view: FormView(
          company: field("nom"), siren: field("siren"), first: field("debut", "\(year)-01-01"),
          last: field("fin", "\(year)-12-31"),
          isSchool: form["mode"] == "ecole", isFromFEC: (form["depart"] ?? visit.query["depart"]) == "fec",
          isTolerant: form.isTicked("tolerant"), isFileMissing: refusals.contains { $0.field == "fichier" }, token: visit.token()),
        json: FormJSON(findings: refusals.json), place: .home, crumbs: [Crumb("Dossiers", "/"), Crumb("Nouveau")],
        status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: ["depot.js"]))
  }

  private static let fields = [
    "dossier.name-empty": "nom", "dossier.siren-invalid": "siren", "dossier.siren-not-in-name": "siren",
    "ledger.fiscal-year.invalid": "debut",
  ]

  private static func create(_ visit: Visit) throws -> Answer {
    do {
      return visit.form["depart"] == "fec" ? try createFromFEC(visit) : try createEmpty(visit)
    } catch let finding as Finding where finding.httpStatus == 422 {
      return form(visit, refusals: [finding.at(field: finding.field ?? fields[finding.code])])
    }
  }

  private static func createEmpty(_ visit: Visit) throws -> Answer {
    let year = try FiscalYear(text: "\(visit.form["debut"] ?? ""):\(visit.form["fin"] ?? "")")
    let company = visit.form["nom"] ?? ""
    let name = try visit.office.practice.shelf.freeName(for: company)
    let creation = CreateDossier(name: company, siren: visit.form["siren"] ?? "", mode: mode(visit), fiscalYear: year)
    try CreateDossierInPractice(name: name, dossier: creation)(visit.office.practice, by: visit.person, instant: visit.instant)
    return .redirect("/d/\(name)", Notice("Le dossier est créé. Sa première écriture se saisit dès maintenant."))
  }

  private static func mode(_ visit: Visit) -> DossierMode { visit.form["mode"] == "ecole" ? .school : .business }

  struct FromFEC: Sendable {
    let folder: UploadFolder
    let slot: String
    let outcome: ImportFEC.Outcome
    let lines: [String: [Int: String]]
  }

  private static func createFromFEC(_ visit: Visit) throws -> Answer {
    guard let upload = visit.request.uploads.first(where: { $0.field == "fichier" }) else {
      throw Finding.noFileChosen().at(field: "fichier")
    }
    let folder = try UploadFolder([upload])
    let company = visit.form["nom"]?.trimmed ?? ""
    let slot = try visit.office.practice.shelf.freeName(for: company)
    let making = CreateDossierFromFEC(
      name: slot, company: company, siren: visit.form.text("siren"), kind: mode(visit), path: folder.files[0].path,
      mode: visit.form.isTicked("tolerant") ? .tolerant : .strict)
    let (practice, files) = (visit.office.practice, visit.office.files)
    let (person, today, instant) = (visit.person, visit.today, visit.instant)
    return try JobPages.begin("Nouveau dossier d’après \(folder.files[0].name)", in: "/nouveau", visit) { job in
      let outcome = try making(practice, by: person, today: today, instant: instant, files: files) { job.report($0, of: $1) }
      return FromFEC(
        folder: folder, slot: slot, outcome: outcome, lines: try CheckPages.excerpts(outcome.log, [folder.files[0].path]))
    }
  }

  private struct MadeView: Sendable {
    let isMade: Bool
    let href, sentence: String
    let groups: [CheckReportView.Group]
  }

  private static func made(_ visit: Visit, _ result: FromFEC) -> Answer {
    let (outcome, name) = (result.outcome, result.folder.files[0].name)
    let counts = "\(CheckReportView.plural(outcome.entries, "écriture")), \(CheckReportView.plural(outcome.lines, "ligne"))"
    return .page(
      Page(
        title: outcome.isImported ? "Le dossier est créé" : "Le dossier n’a pas été créé",
        subtitle: outcome.isImported
          ? "\(counts), reprises de \(name)."
          : "Le fichier \(name) a des erreurs qui empêchent de le reprendre : rien n’a été gardé.",
        template: "Dossier/cree",
        view: MadeView(
          isMade: outcome.isImported, href: "/d/\(result.slot)",
          sentence: outcome.fiscalYear.map {
            "Exercice \($0.french), débit \(outcome.debit.french) €, crédit \(outcome.credit.french) €."
          } ?? "",
          groups: CheckReportView.groups(outcome.log, names: [name], lines: result.lines)),
        json: ImportedFECJSON(outcome, file: name), place: .home, crumbs: [Crumb("Dossiers", "/"), Crumb("Nouveau")]))
  }

  // MARK: The invented company

  private static func addSample(_ visit: Visit) throws -> Answer {
    let name = try AddSampleDossier()(
      visit.office.practice, by: visit.person, instant: visit.instant, files: visit.office.files)
    return .redirect("/d/\(name)", Notice("La démonstration est prête : essayez tout, elle se recommence de zéro."))
  }

  private struct ResetView: Sendable {
    let action, back, token, company, day: String
  }
  private struct ResetJSON: Encodable, Sendable { let dossier: String }

  private static func askReset(_ visit: Visit) throws -> Answer {
    let name = visit.parameter("dossier")
    return .page(
      Page(
        title: "Recommencer la démonstration", subtitle: "Le dossier revient à ce qu’il était le premier jour.",
        template: "Dossier/recommencer",
        view: ResetView(
          action: "/demonstration/\(Fields.encode(name))", back: "/d/\(Fields.encode(name))", token: visit.token(),
          company: BuildSampleDossier.company, day: BuildSampleDossier.lastDay.french), json: ResetJSON(dossier: name),
        place: .home,
        crumbs: [Crumb("Démonstration", "/d/\(Fields.encode(name))"), Crumb("Recommencer")]))
  }

  private static func reset(_ visit: Visit) throws -> Answer {
    let name = visit.parameter("dossier")
    try ResetSampleDossier(name)(
      visit.office.practice, by: visit.person, today: visit.today, instant: visit.instant, files: visit.office.files)
    return .redirect("/d/\(name)", Notice("La démonstration est revenue à son premier jour."))
  }
}
