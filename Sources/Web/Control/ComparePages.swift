import Foundation
import Kernel
import Ledger
import Presentation
import UseCases

/// Two files side by side: what they say differently, numbering aside.
enum ComparePages {
  static func add(to routes: inout Routes) {
    routes.get("/comparer") { visit in form(visit, refusals: []) }
    routes.post("/comparer", .read, uploadLimit: CheckPages.uploadLimit) { visit in try start(visit) }
    routes.get("/comparer/{id}") { visit in
      try JobPages.result(visit, Report.self, place: .compare) { report(visit, $0) }
    }
  }

  private struct FormView: Sendable {
    let token: String
    let lacksFirst, lacksSecond, isTolerant: Bool
  }
  private struct FormJSON: Encodable, Sendable { let findings: [FindingJSON] }

  private static func form(_ visit: Visit, refusals: [Finding]) -> Answer {
    let lacking = Set(refusals.compactMap(\.field))
    return .page(
      Page(
        title: "Comparer deux fichiers",
        subtitle:
          "Ce que deux FEC ou deux dossiers disent autrement. Les numéros d’écriture et l’ordre des lignes ne comptent pas.",
        template: "Control/comparer",
        view: FormView(
          token: visit.token(), lacksFirst: lacking.contains("premier"), lacksSecond: lacking.contains("second"),
          isTolerant: visit.form.isTicked("tolerant")),
        json: FormJSON(findings: refusals.json), place: .compare, status: refusals.isEmpty ? 200 : 422, refusals: refusals,
        scripts: ["depot.js"]))
  }

  struct Report: Sendable {
    let comparison: FECComparison
    let names: [String]
    /// Lines of each file that differences are about, when it is text.
    let lines: [[Int: String]]
  }

  private static func start(_ visit: Visit) throws -> Answer {
    let sides = ["premier", "second"].map { field in visit.request.uploads.first { $0.field == field } }
    let missing = zip(sides, ["premier", "second"]).filter { $0.0 == nil }.map { Finding.noFileToCompare($0.1).at(field: $0.1) }
    guard missing.isEmpty else { return form(visit, refusals: missing) }
    let folder = try UploadFolder(sides.compactMap { $0 })
    let mode: FECMode = visit.form.isTicked("tolerant") ? .tolerant : .strict
    return try JobPages.begin("Comparaison de \(folder.files[0].name) et \(folder.files[1].name)", in: "/comparer", visit) { _ in
      let comparison = try CompareFiles(folder.files[0].path, folder.files[1].path, mode: mode)()
      let shown = comparison.differences.prefix(ComparisonView.shownEntries)
      let lines = try [shown.compactMap(\.firstLine), shown.compactMap(\.secondLine)].enumerated().map { side, starts in
        try ReadExcerpts(folder.files[side].path)(
          Set(starts.flatMap { max(2, $0 - 20)...($0 + 20) }).union(starts.isEmpty ? [] : [1]))
      }
      return Report(comparison: comparison, names: folder.files.map(\.name), lines: lines)
    }
  }

  private static func report(_ visit: Visit, _ report: Report) -> Answer {
    let comparison = report.comparison
    let count = comparison.counts.values.reduce(0, +)
    let subtitle =
      !comparison.unreadable.isEmpty
      ? "Pas de comparaison : un des fichiers ne peut pas être lu jusqu’au bout."
      : comparison.isSame ? "Aucune différence de sens." : "\(CheckReportView.plural(count, "différence")) de sens."
    return .page(
      Page(
        title: "\(report.names[0]) et \(report.names[1])", subtitle: subtitle, template: "Control/comparaison",
        view: ComparisonView(report, edited: "\(visit.today.french) par \(visit.person.name)", version: Version.text),
        json: ComparisonJSON(comparison), place: .compare,
        crumbs: [Crumb("Comparer deux fichiers", "/comparer"), Crumb("Rapport")],
        actions: [
          Action("Imprimer le rapport", "#contenu", command: "imprimer"),
          Action("Comparer d’autres fichiers", "/comparer", isFirst: true),
        ], isWide: true))
  }
}

extension Finding {
  static func noFileToCompare(_ side: String) -> Finding {
    Finding(
      "web.no-file-to-compare", "Le \(side) fichier n’est pas venu : il en faut deux.",
      recovery: "Choisissez le \(side) fichier ; les fichiers déjà choisis sont à choisir de nouveau.")
  }
}
