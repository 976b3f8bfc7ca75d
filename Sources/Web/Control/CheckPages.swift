import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Controlling files: what each is, what is wrong with it and where, as a report to print.
enum CheckPages {
  static let uploadLimit = WebServer.Limits().fileBytes

  static func add(to routes: inout Routes) {
    routes.get("/controler") { visit in form(visit) }
    routes.post("/controler", .read, uploadLimit: uploadLimit) { visit in try start(visit) }
    routes.get("/controler/regles") { _ in rules() }
    routes.get("/controler/{id}") { visit in
      try JobPages.result(visit, Report.self, place: .check) { try report(visit, $0) }
    }
  }

  // MARK: The form

  private struct FormView: Sendable {
    let token: String
    let isTolerant: Bool
    let isRefused: Bool
    let rules: Int
  }
  private struct FormJSON: Encodable, Sendable {
    let kinds = CheckFiles.Kind.allCases.map(\.rawValue)
    var findings: [FindingJSON] = []
  }

  private static func form(_ visit: Visit, refusal: Finding? = nil) -> Answer {
    .page(
      Page(
        title: "Contrôler un fichier",
        subtitle: "Ce qu’est le fichier, ce qui n’y va pas, où et d’après quel texte. Rien n’est gardé dans un dossier.",
        template: "Control/controler",
        view: FormView(
          token: visit.token(), isTolerant: visit.form.isTicked("tolerant"), isRefused: refusal != nil, rules: FECRule.all.count),
        json: FormJSON(findings: refusal.map { [FindingJSON($0)] } ?? []), place: .check, status: refusal == nil ? 200 : 422,
        refusals: refusal.map { [$0] } ?? [], scripts: ["depot.js"]))
  }

  // MARK: The work

  struct Item: Sendable {
    let verdict: CheckFiles.Verdict
    /// The names of its parts, or its own.
    let names: [String]
    let digest: String
    /// Lines by file, then by number.
    let lines: [String: [Int: String]]
  }

  struct Report: Sendable {
    let items: [Item]
    let isTolerant: Bool
  }

  private static func start(_ visit: Visit) throws -> Answer {
    let uploads = visit.request.uploads.filter { $0.field == "fichiers" }
    guard !uploads.isEmpty else { return form(visit, refusal: .noFileChosen().at(field: "fichiers")) }
    let folder = try UploadFolder(uploads)
    let (isTolerant, files, today) = (visit.form.isTicked("tolerant"), visit.office.files, visit.today)
    let label = uploads.count == 1 ? "Contrôle de \(folder.files[0].name)" : "Contrôle de \(uploads.count) fichiers"
    return try JobPages.begin(label, in: "/controler", visit) { _ in
      let verdicts = try CheckFiles(
        folder.files.map(\.path), mode: isTolerant ? .tolerant : .strict, files: files, today: today)()
      return Report(items: try verdicts.map { try item($0) }, isTolerant: isTolerant)
    }
  }

  /// The verdict with what its report shows: the lines at fault and the digest of the file.
  static func item(_ verdict: CheckFiles.Verdict) throws -> Item {
    let paths = verdict.parts.isEmpty ? [verdict.file] : verdict.parts
    let isText =
      verdict.kind == .fec || verdict.kind == .fecXML || verdict.kind == .csv || verdict.kind.statement != nil
      || verdict.kind == .dsn || verdict.kind == .dsnXML
    let lines = isText ? try excerpts(verdict.log, paths) : [:]
    let digests = try paths.map { "\(try DigestFile($0)())" }
    var shown = verdict
    shown.file = (verdict.file as NSString).lastPathComponent
    shown.parts = []
    return Item(
      verdict: shown, names: paths.map { ($0 as NSString).lastPathComponent }, digest: digests.joined(separator: ", "),
      lines: lines)
  }

  /// The lines that findings are about, by file then by number.
  static func excerpts(_ log: FindingLog, _ paths: [String]) throws -> [String: [Int: String]] {
    var lines: [String: [Int: String]] = [:]
    for path in paths {
      let name = (path as NSString).lastPathComponent
      var wanted: Set<Int> = [1]
      for finding in log.findings where finding.file == nil || finding.file == name {
        if let range = Excerpt.wanted(finding) { wanted.formUnion(range) }
      }
      lines[name] = wanted.count > 1 ? try ReadExcerpts(path)(wanted) : [:]
    }
    return lines
  }

  // MARK: The report

  private static func report(_ visit: Visit, _ report: Report) throws -> Answer {
    let verdicts = report.items.map(\.verdict)
    let single = report.items.count == 1 ? report.items[0] : nil
    if visit.query["forme"] == "imprimer", !visit.request.wantsJSON { return try CheckReportPrint(report).answer(visit) }
    return .page(
      Page(
        title: single.map { $0.names.joined(separator: ", ") } ?? "Contrôle de \(report.items.count) fichiers",
        subtitle: single.map { "\($0.verdict.kind.french.capitalizedFirst)\(report.isTolerant ? ", lu en mode tolérant" : "")." }
          ?? "\(verdicts.filter(\.isValid).count) conforme(s) sur \(verdicts.count).",
        template: "Control/verdict",
        view: CheckReportView(
          report, edited: "\(visit.today.french) par \(visit.person.name)", version: Version.text),
        json: CheckReportJSON(verdicts), place: .check,
        crumbs: [Crumb("Contrôler un fichier", "/controler"), Crumb("Rapport")],
        actions: [
          Action("Imprimer le rapport", visit.request.address(with: ["forme": "imprimer"])),
          Action("Contrôler un autre fichier", "/controler", isFirst: true),
        ]))
  }

  // MARK: The rules

  private struct RulesView: Sendable {
    struct Group: Sendable {
      let heading: String
      let rules: [Rule]
    }
    struct Rule: Sendable {
      let code, severity, line, article: String
      let isError: Bool
    }
    let groups: [Group]
  }

  private static func rules() -> Answer {
    let groups = FECRule.Group.allCases.map { group in
      RulesView.Group(
        heading: group.french,
        rules: FECRule.all.filter { $0.group == group }.map {
          RulesView.Rule(
            code: $0.code, severity: $0.severity.french, line: $0.line, article: $0.article ?? "usage",
            isError: $0.severity == .error)
        })
    }
    return .page(
      Page(
        title: "Les règles du contrôle d’un FEC",
        subtitle: "\(FECRule.all.count) règles. Ce sont celles d’Écritoire, non certifiées par l’administration.",
        template: "Control/regles", view: RulesView(groups: groups), json: FECRulesJSON(), place: .check,
        crumbs: [Crumb("Contrôler un fichier", "/controler"), Crumb("Règles")],
        actions: [Action("Imprimer", "#contenu", command: "imprimer")]))
  }
}

/// One verdict, or the list of several: as the command says it.
struct CheckReportJSON: Encodable, Sendable {
  let verdicts: [CheckFiles.Verdict]
  init(_ verdicts: [CheckFiles.Verdict]) { self.verdicts = verdicts }

  func encode(to encoder: any Encoder) throws {
    if verdicts.count == 1 {
      try VerdictJSON(verdicts[0]).encode(to: encoder)
    } else {
      try VerdictListJSON(verdicts).encode(to: encoder)
    }
  }
}

extension Finding {
  static func noFileChosen() -> Finding {
    Finding("web.no-file", "Aucun fichier n’est venu.", recovery: "Choisissez le fichier, ou déposez-le sur la zone.")
  }
}
