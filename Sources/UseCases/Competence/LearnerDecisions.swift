public import Competence
public import Kernel
public import Store

/// What people decided of the learners of a practice about a title, whenever they did.
public struct LearnerDecisions: Sendable {
  public let title: Referential
  /// In the order they were recorded.
  public let records: [PathRecord]

  init(_ reading: RegisterReading, _ title: Referential) throws {
    self.title = title
    records = try reading.pathRecords(title: title.code)
  }

  /// What a jury decided of somebody.
  public struct Ruling: Hashable, Sendable {
    /// The number of the minutes.
    public let number: Int64
    public let day: Day
    public let subject: String
    public let isGranted: Bool
    public let reason: String
    public let members: [JuryMinutes.Member]
  }

  /// What a trainer proposed.
  public struct Proposal: Hashable, Sendable {
    public let proposal: BlockProposal
    public let author: String
    public let instant: String
  }

  /// The last one said; nil when none was.
  public func route(of learner: PersonRecord) -> Referential.AccessRoute? {
    for record in records.reversed() {
      if case .route(learner.id, let id) = record.content { return title.route(id) }
    }
    return nil
  }

  public func proposals(of learner: PersonRecord) -> [Proposal] {
    records.compactMap { record in
      guard case .proposal(learner.id, let proposal) = record.content else { return nil }
      return Proposal(proposal: proposal, author: record.author, instant: record.instant)
    }
  }

  public func rulings(of learner: PersonRecord) -> [Ruling] {
    records.flatMap { record -> [Ruling] in
      guard case .minutes(let minutes) = record.content else { return [] }
      return minutes.decisions.filter { $0.learner == learner.login }.map {
        Ruling(
          number: record.id, day: minutes.day, subject: $0.subject, isGranted: $0.isGranted, reason: $0.reason,
          members: minutes.members)
      }
    }
  }

  /// The last word on each block. What a jury validated stays, whatever is said later.
  public func blocks(of learner: PersonRecord) -> [String: BlockDecision] {
    var blocks: [String: BlockDecision] = [:]
    func say(_ block: String, _ decision: BlockDecision) { if blocks[block] != .validated { blocks[block] = decision } }
    for record in records {
      switch record.content {
      case .proposal(learner.id, let proposal): say(proposal.block, .proposed)
      case .minutes(let minutes):
        for decision in minutes.decisions where decision.learner == learner.login && title.block(decision.subject) != nil {
          say(decision.subject, decision.isGranted ? .validated : .refused)
        }
      default: break
      }
    }
    return blocks
  }

  /// What the learner holds of the whole title, over the years.
  public func capitalisation(of learner: PersonRecord) -> Capitalisation {
    Capitalisation(title, granted: Set(rulings(of: learner).filter(\.isGranted).map(\.subject)))
  }
}

/// Which learners somebody follows: a trainer those of their groups, a jury those whose dossier they may open, who manages everybody
/// all of them.
struct LearnerCare {
  let actor: Person
  let reading: RegisterReading

  func follows(_ learner: PersonRecord) throws -> Bool {
    guard learner.role == Role.learner.rawValue else { return false }
    switch actor.role {
    case .owner, .director: return true
    case .trainer: return try reading.shareGroup(actor.id, learner.id)
    case .jury: return try !reading.dossiers(openTo: actor.id).isDisjoint(with: reading.dossiers(openTo: learner.id))
    default: return false
    }
  }

  /// Throws `people.unknown`, `competence.learner.role`, `competence.learner.not-followed`.
  func learner(_ login: String) throws -> PersonRecord {
    guard let record = try reading.person(login: login) else { throw Finding.personUnknown(login) }
    guard record.role == Role.learner.rawValue else { throw Finding.notLearner(record.name) }
    guard try follows(record) else { throw Finding.learnerNotFollowed(record.name, actor.role) }
    return record
  }
}

extension Finding {
  static func notLearner(_ name: String) -> Finding {
    Finding(
      "competence.learner.role", "\(name) n’est pas apprenant.",
      recovery: "Donnez l’identifiant d’un apprenant ; la page Personnes dit le rôle de chacun.")
  }

  static func learnerNotFollowed(_ name: String, _ role: Role) -> Finding {
    Finding(
      "competence.learner.not-followed",
      role == .jury ? "Aucun dossier de \(name) ne vous est ouvert." : "\(name) n’est pas un apprenant de vos groupes.",
      recovery: role == .jury
        ? "Demandez au dirigeant de vous ouvrir le dossier de ce candidat."
        : "Demandez à un dirigeant de vous mettre dans son groupe.")
  }
}
