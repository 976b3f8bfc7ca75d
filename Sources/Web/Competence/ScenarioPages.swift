import Competence
import Kernel
import Presentation
import Store
import UseCases

/// The scenario of a dossier: what came in day by day, what is asked, and the clock that the learner moves.
enum ScenarioPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("scenario") { visit in .page(try page(visit)) }
    routes.dossierPost("scenario/avancer", .record) { visit in try advance(visit) }
    routes.dossierPost("scenario/etat", .record) { visit in try setState(visit) }
    routes.dossierPost("scenario/rendre", .record) { visit in try handIn(visit) }
    routes.dossierGet("scenario/documents/{document}") { visit in try document(visit) }
  }

  struct View: Sendable {
    struct DayGroup: Sendable {
      let dayTitle: String
      let isToday: Bool
      let events: [Event]
    }
    struct Event: Sendable {
      let hour, channel, subject, text: String
      let documents: [DocumentLinks]
    }
    struct Row: Sendable {
      let taskTitle, taskText, taskDue, taskClass, taskCompetences: String
    }
    let days: [DayGroup]
    let hasDays: Bool
    let introduction, company: String
    let isFirstDay: Bool
    let tasks: [Row]
    let token, avancer, etat, rendre: String
    let mayWork, isRunning, isPaused, isHandedIn, isOver: Bool
    let until, lastDay: String
    let isUntilWrong: Bool
    let answerHref, gradeHref, voucherHref, entryHref, answered: String
    let hasAnswers, hasWaiting: Bool
    let waiting: String
    let stateText, scenarioFacts: String
  }

  private static func page(_ visit: DossierVisit, _ refusals: [Finding] = []) throws -> Page {
    guard try visit.hasScenario() else { return none(visit) }
    let (running, answers) = try ReadScenario()(visit.desk)
    let (run, scenario) = (running.run, running.scenario)
    let waiting = try ListInbox()(visit.desk).count
    let days = groups(running, visit)
    let view = View(
      days: days, hasDays: !days.isEmpty, introduction: scenario.introduction, company: scenario.company.name,
      isFirstDay: run.happened.isEmpty, tasks: running.version.tasks.map { task($0, running) }, token: visit.token(),
      avancer: visit.scenarioPath("avancer"), etat: visit.scenarioPath("etat"), rendre: visit.scenarioPath("rendre"),
      mayWork: visit.may(.record), isRunning: run.state == .running, isPaused: run.state == .paused,
      isHandedIn: run.state == .handedIn, isOver: run.day == scenario.days.upperBound && !hasMore(running),
      until: visit.form["jusquau"] ?? "", lastDay: scenario.days.upperBound.french,
      isUntilWrong: refusals.contains { $0.field == "jusquau" }, answerHref: visit.scenarioPath("reponses"),
      gradeHref: visit.scenarioPath("evaluation"), voucherHref: visit.path("pieces"), entryHref: visit.path("saisie"),
      answered: "\(answers.count) sur \(scenario.answers.count)", hasAnswers: !scenario.answers.isEmpty,
      hasWaiting: waiting > 0, waiting: waiting.counted("pièce attend son écriture", "pièces attendent leur écriture"),
      stateText: run.state.french.capitalizedFirst,
      scenarioFacts: "\(scenario.id) · \(ScenarioTables.duration(scenario.minutes)) · \(scenario.blocks.joined(separator: " "))")
    let number = run.day - scenario.days.lowerBound + 1
    let length = scenario.days.upperBound - scenario.days.lowerBound + 1
    return Page(
      title: run.day.weekdayLong.capitalizedFirst,
      subtitle: "\(scenario.title), jour \(number) sur \(length). Le temps n’avance que quand vous le décidez.",
      template: "Competence/scenario", view: view, json: try ScenarioStateJSON(running, answers: answers), place: .scenario,
      actions: [Action("Où en suis-je ?", visit.scenarioPath("evaluation"))]
        + (scenario.answers.isEmpty ? [] : [Action("Répondre", visit.scenarioPath("reponses"))]),
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private struct NoneView: Sendable { let scenariosHref: String }
  private struct NoneJSON: Encodable, Sendable { let scenario: OrNull<String> }

  private static func none(_ visit: DossierVisit) -> Page {
    Page(
      title: "Scénario", subtitle: "Ce dossier n’est celui d’aucun scénario.", template: "Competence/sans-scenario",
      view: NoneView(scenariosHref: "/scenarios"), json: NoneJSON(scenario: OrNull(nil)), place: .scenario)
  }

  private static func hasMore(_ running: RunningScenario) -> Bool {
    let known = Set(running.run.happened.map(\.event))
    return running.version.events.contains { !known.contains($0.rule.id) && $0.day >= running.run.day }
  }

  /// The last day first; within a day, in the order of the hours.
  static func groups(_ running: RunningScenario, _ visit: DossierVisit) -> [View.DayGroup] {
    let events = running.version.happened(running.run)
    return Dictionary(grouping: events, by: \.day).sorted { $0.key > $1.key }.map { day, events in
      View.DayGroup(
        dayTitle: day.weekdayLong.capitalizedFirst, isToday: day == running.run.day,
        events: events.map { event in
          View.Event(
            hour: event.rule.hour, channel: event.rule.channel.french, subject: event.rule.subject, text: event.text,
            documents: event.rule.documents.compactMap { running.version.documents[$0] }.map { DocumentLinks($0, visit) })
        })
    }
  }

  private static func task(_ task: ScenarioVersion.Task, _ running: RunningScenario) -> View.Row {
    let day = running.run.day
    return View.Row(
      taskTitle: task.rule.title, taskText: running.version.text(of: task), taskDue: task.due.french,
      taskClass: task.due < day ? "faux" : task.due - day <= 3 ? "alerte" : "",
      taskCompetences: task.rule.competences.joined(separator: " "))
  }

  // MARK: The clock

  private static func refusing(_ visit: DossierVisit, _ change: () throws -> Answer) throws -> Answer {
    do { return try change() } catch let finding as Finding where finding.httpStatus == 422 {
      return .page(try page(visit, [finding]))
    }
  }

  private static func advance(_ visit: DossierVisit) throws -> Answer {
    try refusing(visit) {
      let isUntil = visit.form["acte"] == "jusquau"
      let day = isUntil ? try visit.form.requiredDay("jusquau") : nil
      let outcome: AdvanceScenario.Outcome
      do { outcome = try AdvanceScenario(through: day, draw: ScenarioDocuments.files)(visit.desk) } catch let finding as Finding
        where isUntil && ["competence.scenario.backwards", "competence.scenario.over"].contains(finding.code)
      {
        throw finding.at(field: "jusquau")
      }
      let events = outcome.events.isEmpty ? "rien n’est arrivé" : outcome.events.count.counted("message")
      let pieces = outcome.received == 0 ? "" : ", \(outcome.received.counted("pièce")) à saisir"
      return .redirect(visit.scenarioPath(), Notice("Nous sommes le \(outcome.day.french) : \(events)\(pieces)."))
    }
  }

  private static func setState(_ visit: DossierVisit) throws -> Answer {
    try refusing(visit) {
      let run = try SetScenarioState(visit.form["acte"] == "arreter" ? .paused : .running)(visit.desk)
      return .redirect(
        visit.scenarioPath(),
        Notice(run.state == .paused ? "L’horloge est arrêtée ; la saisie reste ouverte." : "Le scénario reprend."))
    }
  }

  private static func handIn(_ visit: DossierVisit) throws -> Answer {
    try refusing(visit) {
      let handIn = try HandInScenario(engine: Version.text)(visit.desk)
      return .redirect(
        visit.studyPath(),
        Notice("Travail rendu le \(handIn.day.french) : \(handIn.points.french) points sur \(handIn.maximum.french)."))
    }
  }

  // MARK: Documents

  private static func document(_ visit: DossierVisit) throws -> Answer {
    let id = visit.parameter("document")
    let (running, _) = try ReadScenario()(visit.desk)
    guard let document = running.received.first(where: { $0.id == id }) else { throw Finding.documentNotReceived(id) }
    let form = visit.query.text("fichier") ?? "pdf"
    let files = try ScenarioDocuments.files(document, running.version)
    guard let file = files.first(where: { $0.name.hasSuffix(".\(form)") }) else {
      throw Finding.documentNotReceived("\(id).\(form)")
    }
    return .download(Download(name: file.name, mediaType: file.mediaType, content: .bytes(file.content)))
  }
}
