import Competence
import Kernel
import Presentation
import Store
import UseCases

/// What a scenario asks and no module holds: boxes of a form, dates, choices.
enum AnswerPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("scenario/reponses") { visit in .page(try page(visit)) }
    routes.dossierPost("scenario/reponses", .record) { visit in try keep(visit) }
  }

  private struct View: ShowsForm {
    let form: FormView
    let mayWork: Bool
    let answerTable: TableView
  }

  /// The prefix keeps the names of answers apart from those of the page.
  private static func field(_ name: String) -> String { "rep-\(name)" }

  private static func page(_ visit: DossierVisit, _ refusals: [Finding] = []) throws -> Page {
    let (running, answers) = try ReadScenario()(visit.desk)
    let known = Dictionary(answers.map { ($0.name, $0.text) }) { _, last in last }
    let drawing = FormDrawing(visit, refusals)
    let inputs = running.scenario.answers.map { rule in
      let label = running.version.filled(rule.label)
      guard rule.choices.isEmpty else {
        return drawing.list(
          field(rule.name), label, known[rule.name], [("", "pas encore répondu")] + rule.choices.map { ($0, $0) })
      }
      return drawing.field(field(rule.name), label, known[rule.name], help: help(rule.kind))
    }
    let style = TableStyle("Réponses")
    return Page(
      title: "Réponses",
      subtitle:
        "\(answers.count) sur \(running.scenario.answers.count) données. Elles se changent jusqu’au rendu ; chaque état est gardé.",
      template: "Competence/reponses",
      view: View(
        form: FormView(
          visit, to: visit.scenarioPath("reponses"), back: visit.scenarioPath(), submit: "Garder les réponses",
          [FormGroup("Ce qui est demandé", note: "une case vide n’est pas une réponse : zéro s’écrit", inputs)]),
        mayWork: visit.may(.record), answerTable: TableView(ScenarioTables.answers(running, answers), style)),
      json: try ScenarioStateJSON(running, answers: answers), place: .scenario,
      crumbs: [Crumb("Scénario", visit.scenarioPath()), Crumb("Réponses")], status: refusals.isEmpty ? 200 : 422,
      refusals: refusals)
  }

  private static func help(_ kind: FactRule.Kind) -> String {
    switch kind {
    case .amount: "un montant, tel que 1 234,56"
    case .count: "un nombre"
    case .rate: "un taux, tel que 20 %"
    case .day: "jj/mm/aaaa"
    case .reference: "un numéro"
    }
  }

  private static func keep(_ visit: DossierVisit) throws -> Answer {
    let (running, answers) = try ReadScenario()(visit.desk)
    let known = Dictionary(answers.map { ($0.name, $0.text) }) { _, last in last }
    var given: [(name: String, text: String)] = []
    var refusals: [Finding] = []
    // Each box is read by itself, so that all that are wrong are said at once.
    for rule in running.scenario.answers {
      guard let text = visit.form.text(field(rule.name)), text != known[rule.name] else { continue }
      if rule.reads(text) {
        given.append((rule.name, text))
      } else {
        refusals.append(Finding.answerUnreadable(text, rule).at(field: field(rule.name)))
      }
    }
    guard refusals.isEmpty else { return .page(try page(visit, refusals)) }
    do {
      let kept = given.isEmpty ? [] : try AnswerScenario(given)(visit.desk)
      let said = kept.isEmpty ? "Rien n’a changé." : "\(kept.count.counted("réponse gardée", "réponses gardées"))."
      return .redirect(visit.scenarioPath("reponses"), Notice(said))
    } catch let finding as Finding where finding.httpStatus == 422 {
      return .page(try page(visit, [finding.at(field: finding.field.map(field))]))
    }
  }
}
