import Competence
import Kernel
import Presentation
import Store
import UseCases

/// A learner's work beside the model answer, for whoever judges it: what differs in words, points put right with a reason, a level
/// given to a competence.
enum CorrectionPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("parcours/correction", .judge) { visit in .page(try page(visit)) }
    routes.dossierPost("parcours/correction", .judge) { visit in try judge(visit) }
  }

  private struct View: Sendable {
    struct Tab: Sendable {
      let tabID, tabName, tabHref, tabPoints: String
      let tabJudged: String?
      let isTab: Bool
    }
    struct Past: Sendable {
      let pastSubject, pastText, pastWho: String
    }
    let hasScenario: Bool
    let tabs: [Tab]
    let criterionID, criterionTitle, automatic, criterionMaximum: String
    let judged: String?
    let controls: [CorrectionControl]
    let action, token: String
    let points, reason: FormField?
    let remarks: [Choice]
    let competences, levels: [Choice]
    let levelReason: FormField
    let isCompetenceWrong, isLevelWrong: Bool
    let past: [Past]
    let hasPast: Bool
    let handIns: TableView
    let hasHandIns: Bool
  }
  struct Choice: Sendable {
    let choiceValue, choiceLabel: String
    let isChosen: Bool
  }

  private struct JSON: Encodable, Sendable {
    let learner: String
    let grade: GradeJSON?
    let model: ModelAnswerJSON?
    let answers: [String: String]
    let judgements: [JudgementJSON]
    let findings: [FindingJSON]
  }

  private static func page(_ visit: DossierVisit, _ refusals: [Finding] = []) throws -> Page {
    let hasScenario = try visit.hasScenario()
    let path = try ReadPath()(visit.desk)
    let read = hasScenario ? try ReadCorrection()(visit.desk) : nil
    let results = read?.graded.grade.criteria ?? []
    let asked = visit.form.text("critere") ?? visit.query.text("critere")
    let chosen = results.first { $0.criterion.id == asked } ?? results.first
    let overrides = read?.graded.overrides ?? [:]
    let override = chosen.flatMap { overrides[$0.criterion.id] }
    let isTyped = visit.request.method == .post
    func typed(_ field: String) -> String? { isTyped ? visit.form[field] : nil }
    let title = path.referential
    let competence = typed("competence") ?? visit.query.text("competence") ?? chosen?.criterion.competences.first
    let judgements = path.judgements
    let view = View(
      hasScenario: hasScenario, tabs: results.map { tab($0, overrides[$0.criterion.id]?.points, chosen, visit) },
      criterionID: chosen?.criterion.id ?? "", criterionTitle: chosen?.criterion.title ?? "",
      automatic: chosen?.points.french ?? "", criterionMaximum: chosen?.criterion.points.french ?? "",
      judged: override.map { "\($0.points.french) : \($0.reason) (\($0.author))" },
      controls: chosen.flatMap { chosen in
        read.map { read in chosen.controls.map { CorrectionControl($0, read, visit) } }
      } ?? [], action: visit.studyPath("correction"), token: visit.token(),
      points: chosen.map {
        FormField(
          "points", "Points du formateur, sur \($0.criterion.points.french)",
          value: typed("points") ?? override?.points.french ?? "",
          help: "Le programme donne \($0.points.french). Sa note reste affichée à côté de la vôtre.", autocomplete: "off",
          refusals: refusals)
      },
      reason: chosen.map { _ in
        FormField(
          "motif", "Motif", value: typed("motif") ?? "",
          help: "L’apprenant et le jury le liront. Il complète la remarque choisie.",
          autocomplete: "off", isRequired: false, refusals: refusals)
      }, remarks: remarks(read, chosen, typed("remarque")),
      competences: competences(title, chosen, competence), levels: levels(typed("niveau")),
      levelReason: FormField(
        "motif-niveau", "Appréciation", value: typed("motif-niveau") ?? "", help: "Facultative : ce qui a été vu, et quand.",
        autocomplete: "off", isRequired: false, refusals: refusals),
      isCompetenceWrong: refusals.contains { $0.field == "competence" },
      isLevelWrong: refusals.contains { $0.field == "niveau" }, past: judgements.reversed().map { past($0, read, title) },
      hasPast: !judgements.isEmpty, handIns: TableView(PathTables.handIns(path), TableStyle("Travaux rendus")),
      hasHandIns: !path.handIns.isEmpty)
    return Page(
      title: "Correction", subtitle: subtitle(read), template: "Competence/correction", view: view,
      json: JSON(
        learner: read?.graded.scenario.run.learner ?? "", grade: read.map { GradeJSON($0.graded, help: 3) },
        model: try read.map { try ModelAnswerJSON($0.graded.scenario) },
        answers: Dictionary((read?.answers ?? []).map { ($0.name, $0.text) }) { _, last in last },
        judgements: judgements.map { JudgementJSON($0.value) }, findings: refusals.json),
      place: .correction, crumbs: [Crumb("Parcours", visit.studyPath()), Crumb("Correction")],
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func subtitle(_ read: ReadCorrection.Outcome?) -> String {
    guard let graded = read?.graded else {
      return "Ce dossier n’est celui d’aucun scénario : ses compétences se jugent quand même."
    }
    let (run, grade) = (graded.scenario.run, graded.grade)
    let who = run.learner.isEmpty ? "" : "\(run.learner), "
    let own = graded.overrides.isEmpty ? "" : " ; \(graded.judgedScore.french) avec vos points"
    return
      "\(who)\(graded.scenario.scenario.title), \(run.state.french) au \(run.day.french). Note du programme : \(grade.score.french) sur \(grade.maximum.french)\(own)."
  }

  private static func tab(
    _ result: Grade.CriterionResult, _ judged: Points?, _ chosen: Grade.CriterionResult?, _ visit: DossierVisit
  ) -> View.Tab {
    let id = result.criterion.id
    return View.Tab(
      tabID: id, tabName: result.criterion.title, tabHref: visit.studyPath("correction") + "?critere=\(Fields.encode(id))",
      tabPoints: "\(result.points.french) sur \(result.criterion.points.french)", tabJudged: judged?.french,
      isTab: id == chosen?.criterion.id)
  }

  // MARK: What can be chosen

  private static func remarks(
    _ read: ReadCorrection.Outcome?, _ chosen: Grade.CriterionResult?, _ typed: String?
  ) -> [Choice] {
    guard let read, let chosen else { return [] }
    return [Choice(choiceValue: "", choiceLabel: "Aucune", isChosen: (typed ?? "").isEmpty)]
      + read.remarks.ordered(for: Set(chosen.feedback.map(\.cause))).map {
        Choice(choiceValue: $0.text, choiceLabel: $0.text, isChosen: $0.text == typed)
      }
  }

  /// Those that the criterion speaks for come first.
  private static func competences(
    _ title: Referential, _ chosen: Grade.CriterionResult?, _ current: String?
  ) -> [Choice] {
    let own = Set(chosen?.criterion.competences ?? [])
    let all = title.competences.filter { !$0.isHeading }
    return (all.filter { own.contains($0.id) } + all.filter { !own.contains($0.id) }).map {
      Choice(choiceValue: $0.id, choiceLabel: "\($0.id) \($0.label)", isChosen: $0.id == current)
    }
  }

  private static func levels(_ typed: String?) -> [Choice] {
    HumanLevel.allCases.map {
      Choice(choiceValue: $0.rawValue, choiceLabel: "\($0.rawValue), \($0.french)", isChosen: $0.rawValue == typed)
    }
  }

  private static func past(_ kept: Kept<Judgement>, _ read: ReadCorrection.Outcome?, _ title: Referential) -> View.Past {
    let judgement = kept.value
    let (subject, text): (String, String)
    switch judgement.subject {
    case .competence(let id, let level):
      (subject, text) = ("\(id) \(title.competence(id)?.label ?? "")", "\(level.rawValue), \(level.french)")
    case .criterion(let id, let points):
      let result = read?.graded.grade.criteria.first { $0.criterion.id == id }
      subject = result?.criterion.title ?? id
      text = "\(Points(hundredths: points).french) points, le programme en donne \(result?.points.french ?? "–")"
    }
    return View.Past(
      pastSubject: subject, pastText: judgement.reason.isEmpty ? text : "\(text) : \(judgement.reason)",
      pastWho: "\(kept.author), le \(judgement.day.french)")
  }

  // MARK: Judged

  private static let fields = [
    "competence.judgement.no-reason": "motif", "competence.judgement.points": "points",
  ]

  private static func judge(_ visit: DossierVisit) throws -> Answer {
    let isLevel = visit.form["acte"] == "niveau"
    do {
      let judgement = try (isLevel ? level(visit.form) : points(visit.form))(visit.desk)
      let address = visit.studyPath("correction") + (visit.form.text("critere").map { "?critere=\(Fields.encode($0))" } ?? "")
      return .redirect(address, Notice("Jugement gardé : \(judgement.subject.id)."))
    } catch let finding as Finding where finding.httpStatus == 422 {
      let field = finding.field ?? fields[finding.code] ?? (isLevel ? "competence" : nil)
      return .page(try page(visit, [finding.at(field: field)]))
    }
  }

  private static func level(_ form: Fields) throws -> JudgeWork {
    let text = form.text("niveau") ?? ""
    guard let level = HumanLevel(rawValue: text) else { throw Finding.levelMissing(text).at(field: "niveau") }
    return JudgeWork(.competence(form.text("competence") ?? "", level), reason: form.text("motif-niveau") ?? "")
  }

  private static func points(_ form: Fields) throws -> JudgeWork {
    let text = form.text("points") ?? ""
    guard let points = Points(french: text) else { throw Finding.pointsUnreadable(text).at(field: "points") }
    let reason = [form.text("remarque"), form.text("motif")].compactMap(\.self).joined(separator: " ")
    return JudgeWork(.criterion(form.text("critere") ?? "", points: points.hundredths), reason: reason)
  }
}
