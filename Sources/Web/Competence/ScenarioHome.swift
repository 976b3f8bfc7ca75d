import Competence
import Kernel
import Presentation
import Store
import UseCases

/// What the first page of a scenario's dossier says of it: the day, what came in, what is next.
struct ScenarioHome: Sendable {
  struct Message: Sendable {
    let messageHour, messageChannel, messageSubject, messageText: String
  }

  let scenarioTitle, scenarioDay, scenarioHref, gradeHref, voucherHref, studyHref: String
  let messages: [Message]
  let hasMessages: Bool
  let waiting: String
  let hasWaiting: Bool
  let taskTitle, taskText, taskDue: String?
  let radar: String
  let hasRadar: Bool

  /// Nil in a dossier that is no scenario's.
  init?(_ visit: DossierVisit) throws {
    guard try visit.hasScenario() else { return nil }
    let (running, _) = try ReadScenario()(visit.desk)
    let (run, version) = (running.run, running.version)
    let events = version.happened(run)
    scenarioTitle = running.scenario.title
    let number = run.day - running.scenario.days.lowerBound + 1
    scenarioDay = "\(run.day.weekdayLong), jour \(number), \(run.state.french)"
    (scenarioHref, gradeHref) = (visit.scenarioPath(), visit.scenarioPath("evaluation"))
    (voucherHref, studyHref) = (visit.path("pieces"), visit.studyPath())
    messages = events.filter { $0.day == run.day }.map {
      Message(
        messageHour: $0.rule.hour, messageChannel: $0.rule.channel.french, messageSubject: $0.rule.subject, messageText: $0.text)
    }
    hasMessages = !messages.isEmpty
    let count = try ListInbox()(visit.desk).count
    waiting = count.counted("pièce attend son écriture", "pièces attendent leur écriture")
    hasWaiting = count > 0
    let next = version.tasks.filter { $0.due >= run.day }.min { $0.due < $1.due } ?? version.tasks.last
    taskTitle = next?.rule.title
    taskText = next.map(version.text)
    taskDue = next.map { "pour le \($0.due.french)" }
    radar = BlockRadar(axes: PathPages.axes(try ReadPath()(visit.desk))).svg
    hasRadar = !radar.isEmpty
  }

  var json: ScenarioHomeJSON { ScenarioHomeJSON(self) }
}

struct ScenarioHomeJSON: Encodable, Sendable {
  let title, day: String
  let messages: [String]
  let task: OrNull<String>

  init(_ home: ScenarioHome) {
    (title, day, messages) = (home.scenarioTitle, home.scenarioDay, home.messages.map(\.messageSubject))
    task = OrNull(home.taskTitle)
  }
}
