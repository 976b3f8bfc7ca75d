public import Foundation
public import Kernel

/// What happened.
public enum ExperienceEvent: Hashable, Sendable {
  /// A scenario was opened.
  case initialized
  case attempted
  /// One criterion was handed in.
  case answered(ExperienceScore)
  case completed
  /// Passed or failed: the threshold says which.
  case graded(ExperienceScore)
  /// A score that decides nothing.
  case scored(ExperienceScore)
}

/// What it happened to.
public enum ExperienceObject: Hashable, Sendable {
  case competence(String)
  case block(String)
  case scenario(id: String, title: String, blocks: [String])
  case criterion(scenario: String, id: String, title: String, competences: [String])
}

/// One learner's work on a title as statements of xAPI, under a pseudonym.
public struct ExperienceJournal: Sendable {
  private let referential: Referential
  private let actor: ExperienceStatement.Agent

  /// - Parameters:
  ///   - homePage: of the service that keeps the accounts.
  ///   - account: a pseudonym. Throws `competence.experience.actor` when it looks like a name or an address.
  public init(_ referential: Referential, homePage: String, account: String) throws(Finding) {
    let isNeutral = !account.isEmpty && !account.contains { $0.isWhitespace || $0 == "@" }
    guard isNeutral, homePage.isAbsoluteURI else { throw .experienceActor(account, homePage) }
    self.referential = referential
    actor = ExperienceStatement.Agent(objectType: "Agent", account: .init(homePage: homePage, name: account))
  }

  /// Throws `competence.experience.object` when the title does not have what it is about.
  public func statement(
    _ event: ExperienceEvent, _ object: ExperienceObject, id: UUID, at time: UniversalTime,
    attachments: [ExperienceAttachment] = []
  ) throws(Finding) -> ExperienceStatement {
    let (activity, context) = try described(object)
    return ExperienceStatement(
      id: id.uuidString.lowercased(), timestamp: time, actor: actor, verb: event.verb, object: activity, result: event.outcome,
      context: ExperienceStatement.Context(contextActivities: context, language: "fr"),
      attachments: attachments.isEmpty ? nil : attachments)
  }

  /// One statement a line. Traps when two have the same number, which a store of statements would refuse.
  public static func jsonLines(_ statements: [ExperienceStatement]) -> [UInt8] {
    precondition(Set(statements.map(\.id)).count == statements.count, "each statement has a number of its own")
    return statements.flatMap { ExchangeJSON.bytes($0) + [10] }
  }

  // MARK: - What it is about

  private func described(
    _ object: ExperienceObject
  ) throws(Finding) -> (ExperienceStatement.Activity, ExperienceStatement.ContextActivities) {
    switch object {
    case .competence(let id):
      guard let competence = referential.competence(id) else { throw .experienceObject(id, referential) }
      return (
        activity(referential.urn(id), competence.label, "objective"),
        .init(parent: nil, grouping: try blocks([competence.block].compactMap(\.self)))
      )
    case .block(let id): return (try block(id), .init(parent: nil, grouping: [title]))
    case .scenario(let id, let title, let ids):
      return (activity(referential.urn("scenario", id), title, "simulation"), .init(parent: nil, grouping: try blocks(ids)))
    case .criterion(let scenario, let id, let title, let competences):
      var ids: [String] = []
      for name in competences {
        guard let competence = referential.competence(name) else { throw .experienceObject(name, referential) }
        if let block = competence.block, !ids.contains(block) { ids.append(block) }
      }
      let parent = ExperienceStatement.Activity(
        objectType: "Activity", id: referential.urn("scenario", scenario), definition: nil)
      return (
        activity(referential.urn("scenario", scenario, id), title, "question"), .init(parent: [parent], grouping: try blocks(ids))
      )
    }
  }

  private func activity(_ id: String, _ name: String, _ type: String) -> ExperienceStatement.Activity {
    ExperienceStatement.Activity(
      objectType: "Activity", id: id,
      definition: .init(name: ["fr": name], type: "http://adlnet.gov/expapi/activities/\(type)"))
  }

  private func block(_ id: String) throws(Finding) -> ExperienceStatement.Activity {
    guard let block = referential.block(id) else { throw .experienceObject(id, referential) }
    return activity(referential.urn(id), block.title, "module")
  }

  /// What goes across the blocks is grouped under the title.
  private func blocks(_ ids: [String]) throws(Finding) -> [ExperienceStatement.Activity] {
    var blocks: [ExperienceStatement.Activity] = []
    for id in ids { blocks.append(try block(id)) }
    return blocks.isEmpty ? [title] : blocks
  }

  private var title: ExperienceStatement.Activity { activity(referential.urn(), referential.title, "course") }
}

extension ExperienceEvent {
  /// Of the vocabulary of the specification's authors.
  fileprivate var verb: ExperienceStatement.Verb {
    let (name, french) =
      switch self {
      case .initialized: ("initialized", "a ouvert")
      case .attempted: ("attempted", "a essayé")
      case .answered: ("answered", "a répondu à")
      case .completed: ("completed", "a terminé")
      case .graded(let score): score.isEnough ? ("passed", "a réussi") : ("failed", "n’a pas réussi")
      case .scored: ("scored", "a obtenu une note à")
      }
    return ExperienceStatement.Verb(id: "http://adlnet.gov/expapi/verbs/\(name)", display: ["fr": french])
  }

  fileprivate var outcome: ExperienceStatement.Outcome? {
    switch self {
    case .initialized, .attempted: nil
    case .completed: ExperienceStatement.Outcome(completion: true)
    case .answered(let score): ExperienceStatement.Outcome(score: score.shown, success: score.points == score.maximum)
    case .graded(let score): ExperienceStatement.Outcome(score: score.shown, success: score.isEnough)
    case .scored(let score): ExperienceStatement.Outcome(score: score.shown)
    }
  }
}
