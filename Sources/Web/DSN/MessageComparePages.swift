import Foundation
import Kernel
import Presentation
import SocialReporting
import UseCases

/// One DSN held against the model, or twenty: what each declares otherwise, in words.
enum MessageComparePages {
  static func add(to routes: inout Routes) {
    routes.get("/dsn/comparer") { visit in form(visit, []) }
    routes.post("/dsn/comparer", .read, uploadLimit: MessageFilePages.uploadLimit) { visit in try start(visit) }
    routes.get("/dsn/comparaison/{id}") { visit in
      try JobPages.result(visit, Report.self, place: .compare) { .page(page(visit, $0)) }
    }
  }

  private struct FormView: Sendable {
    let token: String
    let lacksModel, lacksOthers: Bool
    let most: String
  }
  private struct FormJSON: Encodable, Sendable { let findings: [FindingJSON] }

  /// How many files are held against the model at once, and the bytes of all of them.
  static let most = 40
  private static let bytes = 256 << 20

  private static func form(_ visit: Visit, _ refusals: [Finding]) -> Answer {
    let lacking = Set(refusals.compactMap(\.field))
    return .page(
      Page(
        title: "Comparer des DSN",
        subtitle: "Un modèle et une ou plusieurs copies : ce que chacune déclare autrement, dit en mots.",
        template: "DSN/comparer",
        view: FormView(
          token: visit.token(), lacksModel: lacking.contains("modele"), lacksOthers: lacking.contains("copies"),
          most: String(most)),
        json: FormJSON(findings: refusals.json), place: .compare,
        crumbs: [Crumb("Comparer", "/comparer"), Crumb("DSN")], status: refusals.isEmpty ? 200 : 422, refusals: refusals,
        scripts: ["depot.js"]))
  }

  struct Report: Sendable {
    struct Copy: Sendable {
      let name: String
      /// Nil when it cannot be read.
      let comparison: MessageComparison?
      let trouble: Finding?
    }
    let model: String
    let copies: [Copy]
  }

  private static func start(_ visit: Visit) throws -> Answer {
    let model = visit.request.uploads.first { $0.field == "modele" }
    let copies = visit.request.uploads.filter { $0.field == "copies" }
    var refusals: [Finding] = []
    if model == nil { refusals.append(.noModel().at(field: "modele")) }
    if copies.isEmpty { refusals.append(.noCopies().at(field: "copies")) }
    if copies.count > most { refusals.append(.tooManyCopies(copies.count, most: most).at(field: "copies")) }
    let size = copies.reduce(model?.size ?? 0) { $0 + $1.size }
    if size > bytes { refusals.append(.copiesTooLarge(bytes).at(field: "copies")) }
    guard refusals.isEmpty, let model else { return form(visit, refusals) }
    let folder = try UploadFolder([model] + copies)
    let files = visit.office.files
    return try JobPages.begin("Comparaison de \(copies.count.counted("DSN", "DSN"))", in: "/dsn/comparaison", visit) { job in
      let answer = try OpenMessage(folder.files[0].path, mode: .tolerant, files: files)()
      guard let message = answer.message, let norm = answer.norm else {
        throw Finding.modelUnreadable(folder.files[0].name, answer.log.findings.first)
      }
      let compared = try folder.files.dropFirst().enumerated().map { index, file -> Report.Copy in
        job.report(Int64(index), of: Int64(copies.count))
        let opened = try OpenMessage(file.path, mode: .tolerant, files: files)()
        guard let other = opened.message else {
          return Report.Copy(name: file.name, comparison: nil, trouble: .copyUnreadable(file.name, opened.log.findings.first))
        }
        return Report.Copy(name: file.name, comparison: MessageComparison(message, other, norm: norm), trouble: nil)
      }
      return Report(model: folder.files[0].name, copies: compared)
    }
  }

  // MARK: The report

  struct View: Sendable {
    struct Copy: Sendable {
      let copyName, anchor, scoreText, rightText, differentText, missingText, extraText: String
      let isSame, isRead: Bool
      let trouble: RefusalView?
      let groups: [Group]
      let more: String?
      let blocks: [Block]
      let isOpen: Bool
    }
    struct Group: Sendable {
      let groupName: String
      let lines: [Line]
    }
    struct Line: Sendable {
      let lineText, lineKind, lineWord, linePlace: String
    }
    struct Block: Sendable {
      let blockName, blockCode, blockScore, blockWrong: String
    }
    let model: String
    let copies: [Copy]
    let hasSeveral: Bool
  }

  /// How many differences of one copy are shown.
  private static let shown = 120

  static func page(_ visit: Visit, _ report: Report) -> Page {
    let isAlone = report.copies.count == 1
    let copies = report.copies.enumerated().map { copy($1, rank: $0, isOpen: isAlone) }
    let same = report.copies.count { $0.comparison?.isSame ?? false }
    let subtitle =
      isAlone
      ? report.copies[0].comparison.map {
        $0.isSame ? "Aucune différence de sens." : "\($0.differenceCount.counted("différence")) de sens."
      }
        ?? "La copie ne se lit pas."
      : "\(same) sur \(report.copies.count) disent la même chose que le modèle."
    return Page(
      title: isAlone ? "\(report.model) et \(report.copies[0].name)" : "\(report.copies.count) copies de \(report.model)",
      subtitle: subtitle, template: "DSN/comparaison", view: View(model: report.model, copies: copies, hasSeveral: !isAlone),
      json: MessageComparisonJSON(report), place: .compare,
      crumbs: [Crumb("Comparer", "/comparer"), Crumb("DSN", "/dsn/comparer"), Crumb("Rapport")],
      actions: [
        Action("Imprimer", "#contenu", command: "imprimer"), Action("Comparer d’autres DSN", "/dsn/comparer", isFirst: true),
      ])
  }

  private static func copy(_ copy: Report.Copy, rank: Int, isOpen: Bool) -> View.Copy {
    let (comparison, total) = (copy.comparison, copy.comparison?.total ?? .init())
    let listed = comparison?.differences.prefix(shown) ?? []
    var groups: [View.Group] = []
    var names: [String] = []
    var lines: [String: [View.Line]] = [:]
    for difference in listed {
      let name = difference.person ?? difference.declaration ?? "Envoi"
      if lines[name] == nil { names.append(name) }
      lines[name, default: []].append(line(difference))
    }
    groups = names.map { View.Group(groupName: $0, lines: lines[$0] ?? []) }
    let rest = (comparison?.differenceCount ?? 0) - listed.count
    return View.Copy(
      copyName: copy.name, anchor: "copie-\(rank + 1)", scoreText: comparison == nil ? "" : score(total.permille),
      rightText: total.right.grouped, differentText: total.different.grouped, missingText: total.missing.grouped,
      extraText: total.extra.grouped, isSame: comparison?.isSame ?? false, isRead: comparison != nil,
      trouble: copy.trouble.map { RefusalView($0) }, groups: groups,
      more: rest > 0 ? "… et \(rest.counted("autre différence", "autres différences"))." : nil,
      blocks: (comparison?.blocks ?? []).filter { !$0.score.isPerfect }.map {
        View.Block(
          blockName: $0.name, blockCode: $0.block.description, blockScore: score($0.score.permille),
          blockWrong: ($0.score.different + $0.score.missing + $0.score.extra).grouped)
      }, isOpen: isOpen)
  }

  /// « 98,4 % ».
  private static func score(_ permille: Int) -> String { "\(permille / 10),\(permille % 10)\u{A0}%" }

  private static func line(_ difference: MessageComparison.Difference) -> View.Line {
    let (word, kind): (String, String) =
      switch difference.kind {
      case .different: ("autre valeur", "alerte")
      case .missing: ("manque", "faux")
      case .extra: ("en trop", "info")
      }
    let places = [
      difference.firstLine.map { "ligne \($0) du modèle" }, difference.secondLine.map { "ligne \($0) de la copie" },
    ].compactMap(\.self)
    return View.Line(
      lineText: difference.message, lineKind: kind, lineWord: word,
      linePlace: ([difference.rubric?.description ?? difference.block.description] + places).joined(separator: " · "))
  }
}

/// The comparison as JSON.
struct MessageComparisonJSON: Encodable, Sendable {
  struct Difference: Encodable, Sendable {
    let kind, block, message: String
    let rubric, declaration, person, model, copy: String?
    let modelLine, copyLine: Int?
  }
  struct Copy: Encodable, Sendable {
    let file: String
    let isSame: Bool
    let right, different, missing, extra, permille, count: Int
    let differences: [Difference]
    let finding: FindingJSON?
  }
  let model: String
  let copies: [Copy]

  init(_ report: MessageComparePages.Report) {
    model = report.model
    copies = report.copies.map { copy in
      let total = copy.comparison?.total ?? .init()
      return Copy(
        file: copy.name, isSame: copy.comparison?.isSame ?? false, right: total.right, different: total.different,
        missing: total.missing, extra: total.extra, permille: copy.comparison == nil ? 0 : total.permille,
        count: copy.comparison?.differenceCount ?? 0,
        differences: copy.comparison?.differences.map {
          Difference(
            kind: $0.kind.rawValue, block: $0.block.description, message: $0.message, rubric: $0.rubric?.description,
            declaration: $0.declaration, person: $0.person, model: $0.first, copy: $0.second, modelLine: $0.firstLine,
            copyLine: $0.secondLine)
        } ?? [], finding: copy.trouble.map { FindingJSON($0) })
    }
  }
}

extension Finding {
  static func noModel() -> Finding {
    Finding(
      "web.dsn.no-model", "Le modèle n’est pas venu.",
      recovery: "Choisissez le modèle ; les copies déjà choisies sont à choisir de nouveau.")
  }

  static func noCopies() -> Finding {
    Finding(
      "web.dsn.no-copies", "Aucune copie n’est venue : il en faut une au moins.",
      recovery: "Choisissez une ou plusieurs DSN ; le modèle est à choisir de nouveau.")
  }

  static func tooManyCopies(_ count: Int, most: Int) -> Finding {
    Finding(
      "web.dsn.too-many-copies", "\(count) copies sont venues, \(most) au plus se comparent à la fois.",
      recovery: "Comparez-les en plusieurs fois.")
  }

  static func copiesTooLarge(_ bytes: Int) -> Finding {
    Finding(
      "web.dsn.copies-too-large", "Ces fichiers dépassent \(bytes >> 20) Mio à eux tous.",
      recovery: "Comparez-en moins à la fois.")
  }

  static func modelUnreadable(_ name: String, _ first: Finding?) -> Finding {
    Finding(
      "web.dsn.model-unreadable", "Le modèle « \(name.prefix(60)) » ne se lit pas\(first.map { " : \($0.message)" } ?? ".")",
      recovery: "Ouvrez-le d’abord seul : la page dit ce qui n’y va pas.")
  }

  static func copyUnreadable(_ name: String, _ first: Finding?) -> Finding {
    Finding(
      "web.dsn.copy-unreadable", "« \(name.prefix(60)) » ne se lit pas\(first.map { " : \($0.message)" } ?? ".")",
      recovery: "Ouvrez-la seule : la page dit ce qui n’y va pas.")
  }
}
