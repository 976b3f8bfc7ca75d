import Competence
import Kernel
import Presentation
import Store
import UseCases

/// Where the learner is: the work graded as it stands, with help in three steps that are opened one after the other.
enum GradePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("scenario/evaluation") { visit in .page(try page(visit)) }
  }

  private struct View: Sendable {
    struct Row: Sendable {
      let rowID, rowTitle, rowHref, points, maximum, competences, remaining: String
      let judged, reason, author: String?
      let isWhole: Bool
    }
    struct Group: Sendable {
      let groupTitle, groupPoints: String
      let items: [Item]
    }
    struct Item: Sendable {
      let itemID, about, hint, lost: String
      let rule, correction: String?
      let nextHref, nextLabel: String?
    }
    let score, maximum, judgedScore: String
    let hasJudged: Bool
    let rows: [Row]
    let groups: [Group]
    let hasFeedback, hasAhead: Bool
    let ahead, day: String
  }

  /// What is opened: `aide` for everything, or for one point alone when `point` names it.
  private struct Help {
    let step: Int
    let point: String?

    init(_ query: Fields) {
      step = query.text("aide").flatMap { Int($0) }.map { min(max($0, 1), 3) } ?? 1
      point = query.text("point")
    }

    func callAsFunction(_ key: String) -> Int { point == nil || point == key ? step : 1 }
  }

  private static func key(_ criterion: String, _ place: Int) -> String { "\(criterion).\(place + 1)" }

  private static func page(_ visit: DossierVisit) throws -> Page {
    let outcome = try GradeScenario()(visit.desk)
    let (running, grade, help) = (outcome.scenario, outcome.grade, Help(visit.query))
    let overrides = outcome.overrides
    let groups = grade.criteria.map { group($0, running, help, visit) }.filter { !$0.items.isEmpty }
    let ahead = grade.criteria.map { self.ahead($0, running) }.reduce(.zero, +)
    let view = View(
      score: grade.score.french, maximum: grade.maximum.french, judgedScore: outcome.judgedScore.french,
      hasJudged: !overrides.isEmpty,
      rows: grade.criteria.map { result in
        let (own, override) = (result.criterion, overrides[result.criterion.id])
        let later = self.ahead(result, running)
        return View.Row(
          rowID: own.id, rowTitle: own.title, rowHref: "#c-\(own.id)", points: result.points.french, maximum: own.points.french,
          competences: own.competences.joined(separator: " "),
          remaining: later == .zero ? "" : "\(later.french) à venir", judged: override?.points.french,
          reason: override?.reason, author: override?.author, isWhole: result.feedback.isEmpty)
      }, groups: groups, hasFeedback: !groups.isEmpty, hasAhead: ahead > .zero,
      ahead: ahead.french, day: running.run.day.long)
    return Page(
      title: "Où en suis-je ?",
      subtitle:
        "\(running.scenario.title), au \(running.run.day.long) : \(grade.score.french) points sur \(grade.maximum.french), d’après ce qui est dans le dossier.",
      template: "Competence/evaluation", view: view,
      json: GradeJSON(outcome) { criterion, place in help(key(criterion, place)) }, place: .scenario,
      crumbs: [Crumb("Scénario", visit.scenarioPath()), Crumb("Où en suis-je ?")],
      actions: [Action("Revenir au scénario", visit.scenarioPath())])
  }

  /// What is still to be won on what has not happened yet.
  private static func ahead(_ result: Grade.CriterionResult, _ running: RunningScenario) -> Points {
    result.controls.filter { $0.feedback != nil && running.isAhead($0) }.map { $0.control.points - $0.points }.reduce(.zero, +)
  }

  private static func group(
    _ result: Grade.CriterionResult, _ running: RunningScenario, _ help: Help, _ visit: DossierVisit
  ) -> View.Group {
    let items = result.controls.enumerated().compactMap { place, control -> View.Item? in
      guard let feedback = control.feedback, !running.isAhead(control) else { return nil }
      let key = key(result.criterion.id, place)
      let step = help(key)
      let last = feedback.correction.isEmpty ? 2 : 3
      return View.Item(
        itemID: "p-\(key)", about: feedback.subject, hint: feedback.hint,
        lost: "\((control.control.points - control.points).french) sur \(control.control.points.french)",
        rule: step > 1 ? feedback.rule : nil, correction: step > 2 && last == 3 ? feedback.correction : nil,
        nextHref: step < last
          ? visit.request.address(with: ["aide": String(step + 1), "point": key]) + "#p-\(key)" : nil,
        nextLabel: step == 1 ? "La règle" : "Le corrigé")
    }
    return View.Group(
      groupTitle: result.criterion.title, groupPoints: "\(result.points.french) sur \(result.criterion.points.french)",
      items: items)
  }
}
