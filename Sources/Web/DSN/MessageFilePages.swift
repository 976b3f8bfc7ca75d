import Foundation
import Kernel
import Presentation
import SocialReporting
import UseCases

/// A DSN that somebody has: its controls, its tree, the same in the other form. Nothing of it is kept in a dossier.
enum MessageFilePages {
  static let uploadLimit = WebServer.Limits().fileBytes

  static func add(to routes: inout Routes) {
    routes.get("/dsn") { visit in form(visit) }
    routes.post("/dsn", .read, uploadLimit: uploadLimit) { visit in try start(visit) }
    routes.get("/dsn/{id}") { visit in
      try JobPages.result(visit, Report.self, place: .check) { report(visit, $0) }
    }
    routes.get("/dsn/{id}/convertie") { visit in
      try JobPages.result(visit, Report.self, place: .check) { try converted($0) }
    }
  }

  // MARK: The form

  private struct FormView: Sendable {
    let token: String
    let isTolerant, isRefused: Bool
    let versions: String
  }
  private struct FormJSON: Encodable, Sendable {
    let versions: [String]
    let findings: [FindingJSON]
  }

  private static func form(_ visit: Visit, refusal: Finding? = nil) -> Answer {
    let versions = NormShelf(visit.office.files).versions
    return .page(
      Page(
        title: "Ouvrir une DSN",
        subtitle: "Une déclaration en texte NEODeS ou en XML : ses contrôles, ses blocs, la même sous l’autre forme.",
        template: "DSN/fichier",
        view: FormView(
          token: visit.token(), isTolerant: visit.form.isTicked("tolerant"), isRefused: refusal != nil,
          versions: versions.joined(separator: ", ")),
        json: FormJSON(versions: versions, findings: refusal.map { [FindingJSON($0)] } ?? []), place: .check,
        crumbs: [Crumb("Contrôler", "/controler"), Crumb("DSN")],
        actions: [Action("Comparer des DSN", "/dsn/comparer")], status: refusal == nil ? 200 : 422,
        refusals: refusal.map { [$0] } ?? [], scripts: ["depot.js"]))
  }

  // MARK: The work

  struct Report: Sendable {
    let name, digest: String
    let isTolerant: Bool
    let opened: OpenMessage.Outcome
  }

  private static func start(_ visit: Visit) throws -> Answer {
    guard let upload = visit.request.uploads.first(where: { $0.field == "fichier" }) else {
      return form(visit, refusal: .noFileChosen().at(field: "fichier"))
    }
    let folder = try UploadFolder([upload])
    let file = folder.files[0]
    let (isTolerant, files, today) = (visit.form.isTicked("tolerant"), visit.office.files, visit.today)
    return try JobPages.begin("Lecture de \(file.name)", in: "/dsn", visit) { [folder] _ in
      let opened = try OpenMessage(folder.files[0].path, mode: isTolerant ? .tolerant : .strict, files: files, today: today)()
      return Report(name: file.name, digest: "\(try DigestFile(file.path)())", isTolerant: isTolerant, opened: opened)
    }
  }

  // MARK: The report

  struct View: Sendable {
    struct Tile: Sendable {
      let heading, value, note: String
      let isWrong, isRight: Bool
    }
    let tiles: [Tile]
    let sheet: MessageView?
    let isUnreadable, isTooLarge: Bool
    let constats: [RefusalView]
    let forgiven: [RefusalView]
    let hasForgiven: Bool
    let forgivenCount, digest: String
  }

  static func report(_ visit: Visit, _ report: Report) -> Answer {
    let opened = report.opened
    let address = visit.request.path
    var sheet: MessageView?
    var json = MessageJSON(report, message: nil, chosen: nil)
    if let message = opened.message, let norm = opened.norm {
      var looked = MessageSheet(message, norm: norm, findings: opened.log.findings)
      looked.unlisted = opened.log.unlisted.values.reduce(0, +)
      looked.mayUnmask = true
      looked.explanation = { norm.explanation(of: $0) }
      sheet = looked.view(visit.request)
      json = MessageJSON(
        report, message: message, chosen: looked.block(visit.request, isWhole: visit.query.isTicked("identifiants")))
    }
    let view = View(
      tiles: tiles(report), sheet: sheet, isUnreadable: sheet == nil && !opened.isTooLarge, isTooLarge: opened.isTooLarge,
      constats: sheet == nil ? opened.log.findings.prefix(60).map { RefusalView($0.withoutField) } : [],
      forgiven: opened.forgiven.findings.map { RefusalView($0.withoutField) }, hasForgiven: !opened.forgiven.findings.isEmpty,
      forgivenCount: opened.forgiven.counts.values.reduce(0, +).counted("écart lu malgré tout", "écarts lus malgré tout"),
      digest: report.digest)
    let other = opened.isXML ? "Convertir en texte NEODeS" : "Convertir en XML"
    return .page(
      Page(
        title: report.name, subtitle: subtitle(report), template: "DSN/fichier-lu", view: view, json: json, place: .check,
        crumbs: [Crumb("Contrôler", "/controler"), Crumb("DSN", "/dsn"), Crumb("Fichier")],
        actions: (opened.isWhole ? [Action(other, address + "/convertie")] : []) + [
          Action("Ouvrir une autre DSN", "/dsn", isFirst: true)
        ], isWide: true))
  }

  private static func subtitle(_ report: Report) -> String {
    let opened = report.opened
    let form = opened.isXML ? "XML" : "Texte NEODeS"
    let norm = opened.norm.map { ", norme \($0.version)" } ?? ""
    return "\(form)\(norm)\(report.isTolerant ? ", lu en mode tolérant" : ""). Contrôles Écritoire, non certifiés."
  }

  private static func tiles(_ report: Report) -> [View.Tile] {
    let opened = report.opened
    let errors = opened.log.errorCount
    let others = opened.log.counts.values.reduce(0, +) - errors
    return [
      View.Tile(
        heading: "Contrôles Écritoire", value: errors == 0 ? "Rien d’interdit" : errors.counted("erreur"),
        note:
          "\(others.counted("remarque")) ; \(opened.checked.counted("contrôle appliqué", "contrôles appliqués")), non certifiés",
        isWrong: errors > 0, isRight: errors == 0),
      View.Tile(
        heading: "Déclarations", value: opened.summary.declarations.grouped,
        note: opened.message?.isTest == true ? "envoi de test" : "envoi réel", isWrong: false, isRight: false),
      View.Tile(
        heading: "Individus", value: opened.summary.individuals.grouped, note: "déclarés", isWrong: false, isRight: false),
      View.Tile(
        heading: "Rubriques", value: opened.summary.rubrics.grouped, note: "du premier bloc au total", isWrong: false,
        isRight: false),
    ]
  }

  private static func converted(_ report: Report) throws -> Answer {
    let opened = report.opened
    guard opened.isWhole, let message = opened.message else { throw Finding.messageNotWhole(report.name) }
    let stem = (report.name as NSString).deletingPathExtension
    return .download(
      opened.isXML
        ? Download(name: stem + ".dsn", mediaType: "text/plain; charset=iso-8859-1", content: .bytes(try message.neodes()))
        : Download(
          name: stem + ".xml", mediaType: "application/xml; charset=utf-8", content: .bytes(try message.xml(opened.norm))))
  }
}

extension Finding {
  static func messageNotWhole(_ name: String) -> Finding {
    Finding(
      "web.dsn.not-whole",
      "« \(name.prefix(60)) » ne se convertit pas : une partie n’a pas pu être lue, elle manquerait à l’autre forme.",
      recovery: "Corrigez d’abord ses erreurs de forme, ou relisez-le en mode tolérant.")
  }
}
