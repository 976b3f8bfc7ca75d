public import Kernel

/// A scenario at work in a dossier: whose version it is, and how far its clock went.
public struct ScenarioRun: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable {
    case running = "en-cours"
    case paused = "en-pause"
    /// Handed in: it may be taken up again, and handed in again.
    case handedIn = "rendu"

    public var french: String {
      switch self {
      case .running: "en cours"
      case .paused: "en pause"
      case .handedIn: "rendu"
      }
    }
  }

  public let scenario: String
  /// What the version is drawn from; nil for the base version. Never the secret itself.
  public let seed: String?
  /// The learner's login; empty on one's own machine.
  public let learner: String
  /// The dossier's day: the clock follows the scenario.
  public var day: Day
  public var state: State
  /// The events that happened, in order, with their day.
  public var happened: [Happened]

  public struct Happened: Hashable, Sendable, Codable {
    public let event: String
    public let day: Day
    public init(event: String, day: Day) { (self.event, self.day) = (event, day) }
  }

  public init(scenario: String, seed: String?, learner: String, day: Day, state: State = .running, happened: [Happened] = []) {
    (self.scenario, self.seed, self.learner) = (scenario, seed, learner)
    (self.day, self.state, self.happened) = (day, state, happened)
  }
}

/// What a learner typed where no module holds it yet. Each name has one, in its successive states.
public struct ScenarioAnswer: Hashable, Sendable, Codable {
  public let name: String
  public let text: String
  public let day: Day
  public init(name: String, text: String, day: Day) { (self.name, self.text, self.day) = (name, text, day) }
}

/// A work that was handed in, as it was graded that day.
public struct HandIn: Hashable, Sendable, Codable {
  public let scenario: String
  public let day: Day
  /// The head of the trail then: what was graded is what stood before it.
  public let head: String
  /// The last event that counts.
  public let event: Int64
  public let engine: String
  public let criteria: [Criterion]

  public struct Criterion: Hashable, Sendable, Codable {
    public let id: String
    /// In hundredths of a point.
    public let points: Int
    public let maximum: Int
    public let competences: [String]
    public init(id: String, points: Int, maximum: Int, competences: [String]) {
      (self.id, self.points, self.maximum, self.competences) = (id, points, maximum, competences)
    }
  }

  public init(scenario: String, day: Day, head: String, event: Int64, engine: String, _ grade: Grade) {
    (self.scenario, self.day, self.head, self.event, self.engine) = (scenario, day, head, event, engine)
    criteria = grade.criteria.map {
      Criterion(
        id: $0.criterion.id, points: $0.points.hundredths, maximum: $0.criterion.points.hundredths,
        competences: $0.criterion.competences)
    }
  }

  public var points: Points { Points(hundredths: criteria.reduce(0) { $0 + $1.points }) }
  public var maximum: Points { Points(hundredths: criteria.reduce(0) { $0 + $1.maximum }) }
}

/// What a person says of a work: of a competence, or of a criterion whose automatic points they put right. It never takes the place of
/// the automatic score: both are shown.
public struct Judgement: Hashable, Sendable, Codable {
  public enum Subject: Hashable, Sendable, Codable {
    case competence(String, HumanLevel)
    /// The points a trainer gives instead, in hundredths.
    case criterion(String, points: Int)
  }

  public let subject: Subject
  /// Never empty for points put right.
  public let reason: String
  public let day: Day
  public init(_ subject: Subject, reason: String, day: Day) { (self.subject, self.reason, self.day) = (subject, reason, day) }
}
