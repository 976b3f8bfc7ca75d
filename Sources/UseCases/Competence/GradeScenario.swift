public import Competence
public import Kernel
public import Store

/// Answers what the scenario asks and no module holds yet.
public struct AnswerScenario: Sendable {
  /// Names and what was typed, in the order they are kept.
  public var answers: [(name: String, text: String)]
  public init(_ answers: [(name: String, text: String)]) { self.answers = answers }

  /// All of them, or none. Throws `competence.scenario.none`, `competence.answer.unknown`, `competence.answer.unreadable`.
  public func callAsFunction(_ desk: Desk) throws -> [ScenarioAnswer] {
    let running = try desk.dossier.reading { try $0.requiredScenario(desk.files) }
    for answer in answers {
      guard let rule = running.scenario.answers.first(where: { $0.name == answer.name }) else {
        throw Finding.answerUnknown(answer.name, running.scenario)
      }
      guard rule.reads(answer.text) else { throw Finding.answerUnreadable(answer.text, rule).at(field: answer.name) }
    }
    return try desk.changing("scenario.repondre", subject: "scenario/\(running.scenario.id)") { change in
      let known = Dictionary(uniqueKeysWithValues: try change.reading.scenarioAnswers().map { ($0.value.name, $0) })
      var given: [String: ScenarioAnswer] = [:]
      var order: [String] = []
      for answer in answers {
        if given[answer.name] == nil { order.append(answer.name) }
        given[answer.name] = ScenarioAnswer(name: answer.name, text: answer.text, day: desk.today)
      }
      let kept = order.compactMap { given[$0] }
      for answer in kept {
        if let before = known[answer.name] {
          if before.value.text != answer.text { try change.change(before, to: answer) }
        } else {
          try change.add(answer)
        }
      }
      return kept
    }
  }
}

/// Grades the work as it stands, and keeps nothing.
public struct GradeScenario: Sendable {
  /// The seeds of the others, by login: whose amounts are recognised.
  public var others: [(learner: String, seed: ScenarioSeed)]
  public init(others: [(learner: String, seed: ScenarioSeed)] = []) { self.others = others }

  public struct Outcome: Sendable {
    public let scenario: RunningScenario
    public let grade: Grade
    /// Whose amounts the work carries.
    public let suspicions: [CopyDetector.Suspicion]
    /// What people judged, the last of each subject.
    public let judgements: [Kept<Judgement>]
  }

  /// Throws `competence.scenario.none`, and as the scenario's files are wrong.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let running = try reading.requiredScenario(desk.files)
      let work = try ObservedWork(reading, running, desk)
      let grade = try Grading.grade(running.version, work, try CauseTable(desk.files))
      let versions = try others.filter { $0.learner != running.run.learner && $0.seed.text != running.run.seed }.map {
        (learner: $0.learner, version: try ScenarioLibrary.version(of: running.scenario.id, $0.seed, desk.files))
      }
      return Outcome(
        scenario: running, grade: grade, suspicions: CopyDetector.suspicions(running.version, work, others: versions),
        judgements: try reading.lastJudgements())
    }
  }
}

/// Hands the work in: the grade of that moment is kept, with the head of the trail it was read at.
public struct HandInScenario: Sendable {
  /// The program's version.
  public var engine: String
  public init(engine: String) { self.engine = engine }

  /// Throws `competence.scenario.none`.
  public func callAsFunction(_ desk: Desk) throws -> HandIn {
    let graded = try GradeScenario()(desk)
    return try desk.changing("scenario.rendre", subject: "scenario/\(graded.scenario.scenario.id)") { change in
      let event = try change.reading.lastEvent()
      let head = try change.reading.event(event).map { "\($0.digest)" } ?? ""
      let handIn = HandIn(
        scenario: graded.scenario.scenario.id, day: desk.today, head: head, event: event, engine: engine, graded.grade)
      try change.add(handIn)
      var run = graded.scenario.run
      run.state = .handedIn
      try change.change(graded.scenario.kept, to: run)
      return handIn
    }
  }
}

/// What a trainer or a jury says of the work.
public struct JudgeWork: Sendable {
  /// A competence of the title, or a criterion of the scenario.
  public var subject: Judgement.Subject
  public var reason: String
  public init(_ subject: Judgement.Subject, reason: String) { (self.subject, self.reason) = (subject, reason) }

  /// Throws `access.denied`, `competence.judgement.subject`, `competence.judgement.points`, `competence.judgement.no-reason`.
  public func callAsFunction(_ desk: Desk) throws -> Judgement {
    let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let running = try desk.dossier.reading { try $0.scenarioRun() == nil ? nil : $0.requiredScenario(desk.files) }
    let criteria = running?.scenario.criteria ?? []
    switch subject {
    case .competence(let id, _):
      guard try Referential.known(desk.files).competence(id) != nil else {
        throw Finding.judgementSubject(id, criteria.map(\.id))
      }
    case .criterion(let id, let points):
      guard let criterion = criteria.first(where: { $0.id == id }) else { throw Finding.judgementSubject(id, criteria.map(\.id)) }
      let given = Points(hundredths: points)
      guard given >= .zero, given <= criterion.points else {
        throw Finding.judgementPoints(given, maximum: criterion.points)
      }
      guard !reason.isEmpty else { throw Finding.judgementWithoutReason() }
    }
    let judgement = Judgement(subject, reason: reason, day: desk.today)
    return try desk.changing("parcours.evaluer", subject: "judgement/\(subject.id)") { change in
      try change.add(judgement)
      return judgement
    }
  }
}

extension Judgement.Subject {
  /// The competence or the criterion.
  public var id: String {
    switch self {
    case .competence(let id, _), .criterion(let id, _): id
    }
  }

  fileprivate var isCriterion: Bool { if case .criterion = self { true } else { false } }
}

extension DossierReading {
  /// The last judgement of each subject, in the order they were given.
  func lastJudgements() throws -> [Kept<Judgement>] {
    struct Key: Hashable {
      let id: String
      let isCriterion: Bool
    }
    var last: [Key: Kept<Judgement>] = [:]
    for kept in try judgements() {
      last[Key(id: kept.value.subject.id, isCriterion: kept.value.subject.isCriterion)] = kept
    }
    return last.values.sorted { $0.id < $1.id }
  }
}
