public import Competence
public import Kernel
public import Store
public import UseCases

/// The scenarios there are.
public struct ScenarioListJSON: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    let id, title, company: String
    let blocks: [String]
    /// Minutes.
    let duration: Int
    let tasks: Int
  }
  let scenarios: [Item]

  public init(_ all: [Scenario]) {
    scenarios = all.map {
      Item(
        id: $0.id, title: $0.title, company: $0.company.name, blocks: $0.blocks, duration: $0.minutes, tasks: $0.tasks.count)
    }
  }
}

/// How far a scenario is.
public struct ScenarioStateJSON: Encodable, Sendable {
  struct TaskJSON: Encodable, Sendable {
    let id, title, text: String
    let due: Day
    let competences: [String]
  }
  struct AnswerJSON: Encodable, Sendable {
    let name, label: String
    let given: OrNull<String>
  }
  let scenario, title, learner, state: String
  let seed: OrNull<String>
  let day, last: Day
  let events: [EventJSON]
  let tasks: [TaskJSON]
  let answers: [AnswerJSON]

  public init(_ running: RunningScenario, answers given: [ScenarioAnswer]) throws(Finding) {
    let (run, version) = (running.run, running.version)
    (scenario, title, learner, state) = (version.scenario.id, version.scenario.title, run.learner, run.state.rawValue)
    (seed, day, last) = (OrNull(run.seed), run.day, version.scenario.days.upperBound)
    events = version.happened(run).map(EventJSON.init)
    tasks = version.tasks.map {
      TaskJSON(
        id: $0.rule.id, title: $0.rule.title, text: version.text(of: $0), due: $0.due, competences: $0.rule.competences)
    }
    let known = Dictionary(given.map { ($0.name, $0.text) }) { _, last in last }
    answers = version.scenario.answers.map {
      AnswerJSON(name: $0.name, label: version.filled($0.label), given: OrNull(known[$0.name]))
    }
  }
}

/// Something that happened.
public struct EventJSON: Encodable, Sendable {
  let id, hour, channel, subject, text: String
  let day: Day
  let documents: [String]

  public init(_ event: ScenarioVersion.Event) {
    (id, hour, channel) = (event.rule.id, event.rule.hour, event.rule.channel.rawValue)
    (subject, text, day, documents) = (event.rule.subject, event.text, event.day, event.rule.documents)
  }
}

/// What happened while days went by.
public struct AdvancedScenarioJSON: Encodable, Sendable {
  let day: Day
  let received: Int
  let events: [EventJSON]

  public init(_ outcome: AdvanceScenario.Outcome) {
    (day, received, events) = (outcome.day, outcome.received, outcome.events.map(EventJSON.init))
  }
}

/// What a work is worth. Feedback has three steps; `help` says how many are shown.
public struct GradeJSON: Encodable, Sendable {
  struct CriterionJSON: Encodable, Sendable {
    let id, title, points, max: String
    let competences: [String]
    let feedback: [FeedbackJSON]
    /// What a trainer gives instead.
    let judged: OrNull<String>
    let reason: OrNull<String>
  }
  struct FeedbackJSON: Encodable, Sendable {
    let cause, subject, hint: String
    let rule, correction: OrNull<String>
  }
  struct SuspicionJSON: Encodable, Sendable {
    let learner: String
    let entries: [String]
  }
  let scenario, score, max: String
  let judged: OrNull<String>
  let criteria: [CriterionJSON]
  let suspicions: [SuspicionJSON]

  /// - Parameter help: 1 for the hint, 2 for the rule too, 3 for the worked correction.
  public init(_ outcome: GradeScenario.Outcome, help: Int) { self.init(outcome) { _, _ in help } }

  /// - Parameter help: how much is shown of a criterion's control, by its place.
  public init(_ outcome: GradeScenario.Outcome, help: (_ criterion: String, _ control: Int) -> Int) {
    let overrides = outcome.overrides
    scenario = outcome.scenario.scenario.id
    (score, max) = (outcome.grade.score.json, outcome.grade.maximum.json)
    judged = OrNull(overrides.isEmpty ? nil : outcome.judgedScore.json)
    criteria = outcome.grade.criteria.map { result in
      let override = overrides[result.criterion.id]
      return CriterionJSON(
        id: result.criterion.id, title: result.criterion.title, points: result.points.json, max: result.criterion.points.json,
        competences: result.criterion.competences,
        feedback: result.controls.enumerated().compactMap { place, control in
          guard let feedback = control.feedback else { return nil }
          let step = help(result.criterion.id, place)
          return FeedbackJSON(
            cause: feedback.cause, subject: feedback.subject, hint: feedback.hint, rule: OrNull(step > 1 ? feedback.rule : nil),
            correction: OrNull(step > 2 ? feedback.correction : nil))
        }, judged: OrNull(override?.points.json), reason: OrNull(override?.reason))
    }
    suspicions = outcome.suspicions.map { SuspicionJSON(learner: $0.learner, entries: $0.entries.map(\.reference)) }
  }
}

/// A work that was handed in.
public struct HandInJSON: Encodable, Sendable {
  let scenario, score, max, head, engine: String
  let day: Day
  let event: Int64

  public init(_ handIn: HandIn) {
    (scenario, score, max) = (handIn.scenario, handIn.points.json, handIn.maximum.json)
    (head, engine, day, event) = (handIn.head, handIn.engine, handIn.day, handIn.event)
  }
}

extension Points {
  /// « 12.50 », as amounts are.
  var json: String { Money(cents: Int64(hundredths)).json }
}

extension GradeScenario.Outcome {
  /// The points a trainer gives instead, by criterion, with the reason.
  public var overrides: [String: (points: Points, reason: String, author: String)] {
    judgements.reduce(into: [:]) { found, kept in
      if case .criterion(let id, let points) = kept.value.subject {
        found[id] = (Points(hundredths: points), kept.value.reason, kept.author)
      }
    }
  }

  /// The score with the points that a trainer gives instead.
  public var judgedScore: Points {
    let given = overrides
    return grade.criteria.map { given[$0.criterion.id]?.points ?? $0.points }.reduce(.zero, +)
  }
}

/// What is wrong with the folder of a scenario.
public struct CheckedScenarioJSON: Encodable, Sendable {
  let valid: Bool
  let findings: [FindingJSON]
  public init(_ isValid: Bool, _ findings: [Finding]) { (valid, self.findings) = (isValid, findings.map { FindingJSON($0) }) }
}

/// The model answer of a learner's version: what a trainer compares with.
public struct ModelAnswerJSON: Encodable, Sendable {
  struct EntryJSON: Encodable, Sendable {
    let id, journal, reference, label: String
    let day: Day
    let lines: [LineJSON]
  }
  struct LineJSON: Encodable, Sendable {
    let account: String
    let party: OrNull<String>
    let debit, credit: String
    let accepted: [String]
  }
  struct AnswerJSON: Encodable, Sendable { let name, expected: String }
  let scenario: String
  let seed: OrNull<String>
  let entries: [EntryJSON]
  let answers: [AnswerJSON]

  /// Throws `competence.scenario.inconsistent`.
  public init(_ running: RunningScenario) throws(Finding) {
    (scenario, seed) = (running.scenario.id, OrNull(running.run.seed))
    entries = running.version.entries.map { entry in
      EntryJSON(
        id: entry.id, journal: entry.journal, reference: entry.reference, label: entry.label, day: entry.day,
        lines: entry.lines.filter { !$0.amount.isZero }.map {
          LineJSON(
            account: $0.account, party: OrNull($0.party), debit: max($0.amount, .zero).json, credit: max(-$0.amount, .zero).json,
            accepted: $0.accepted)
        })
    }
    let model = try ObservedWork(modelOf: running.version)
    answers = running.scenario.answers.map { AnswerJSON(name: $0.name, expected: model.answers[$0.name]?.text ?? "") }
  }
}
