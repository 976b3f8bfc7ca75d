public import Kernel

/// The minutes of a jury: who sat, and what was decided of each candidate. Only they validate or refuse.
public struct JuryMinutes: Hashable, Sendable, Codable {
  public let day: Day
  /// The way by which the candidates came: it says who sits.
  public let route: String
  public let members: [Member]
  public let decisions: [Decision]

  public struct Member: Hashable, Sendable, Codable {
    /// One of the route's seats, as the title names it.
    public let seat: String
    public let name: String
    public init(seat: String, name: String) { (self.seat, self.name) = (seat, name) }
  }

  public struct Decision: Hashable, Sendable, Codable {
    /// The candidate's login.
    public let learner: String
    /// A block of the title, or one of its trials (`oral`, `situation`).
    public let subject: String
    public let isGranted: Bool
    public let reason: String
    public init(learner: String, subject: String, isGranted: Bool, reason: String) {
      (self.learner, self.subject, self.isGranted, self.reason) = (learner, subject, isGranted, reason)
    }
  }

  public init(day: Day, route: String, members: [Member], decisions: [Decision]) {
    (self.day, self.route, self.members, self.decisions) = (day, route, members, decisions)
  }

  /// What is against the title's rules: seats left empty, one person on two seats, a route that is closed or unknown, decisions on what
  /// the title does not have, refusals without a reason.
  public func faults(_ title: Referential, today: Day) -> [Finding] {
    guard let route = title.route(route), route.isOpen else { return [.juryRoute(self.route, title)] }
    var faults: [Finding] = []
    if day > today { faults.append(.juryInFuture(day, today: today)) }
    for seat in route.jury where !members.contains(where: { $0.seat == seat && !$0.name.trimmed.isEmpty }) {
      faults.append(.juryIncomplete(seat, route))
    }
    for member in members where !route.jury.contains(member.seat) { faults.append(.jurySeatUnknown(member.seat, route)) }
    var seen: Set<String> = []
    for member in members where !seen.insert(member.name.trimmed.lowercased()).inserted {
      faults.append(.juryTwice(member.name))
    }
    let learners = Set(decisions.map(\.learner))
    for member in members where learners.contains(member.name) { faults.append(.juryJudgesItself(member.name)) }
    if decisions.isEmpty { faults.append(.juryNoDecision()) }
    var decided: Set<[String]> = []
    for decision in decisions {
      let isKnown = title.block(decision.subject) != nil || title.wholeTitle.trials.contains { $0.id == decision.subject }
      if !isKnown { faults.append(.jurySubject(decision.subject, title)) }
      if !decision.isGranted, decision.reason.trimmed.isEmpty { faults.append(.juryNoReason(decision.learner, decision.subject)) }
      if !decided.insert([decision.learner, decision.subject]).inserted {
        faults.append(.juryDecidedTwice(decision.learner, decision.subject))
      }
    }
    return faults
  }
}

/// What a candidate holds of the whole title, over the years.
public struct Capitalisation: Hashable, Sendable {
  public let blocks: [String]
  public let trials: [String]
  public let missing: [String]

  /// - Parameter granted: the blocks and trials that juries granted, whenever they did.
  public init(_ title: Referential, granted: Set<String>) {
    blocks = title.blocks.map(\.id).filter(granted.contains)
    trials = title.wholeTitle.trials.map(\.id).filter(granted.contains)
    let asked = (title.wholeTitle.asksAllBlocks ? title.blocks.map(\.id) : []) + title.wholeTitle.trials.map(\.id)
    missing = asked.filter { !granted.contains($0) }
  }

  public var isWhole: Bool { missing.isEmpty }
}

extension Finding {
  static func juryRoute(_ id: String, _ title: Referential) -> Finding {
    Finding(
      "competence.jury.route", "La voie d’accès « \(id) » n’est pas ouverte pour \(title.code).",
      recovery: "Voies ouvertes : \(title.routes.filter(\.isOpen).map(\.id).joined(separator: ", ")).",
      reference: "fiche \(title.code), voies d’accès")
  }

  static func juryInFuture(_ day: Day, today: Day) -> Finding {
    Finding(
      "competence.jury.future", "Le jury du \(day.french) n’a pas encore siégé : nous sommes le \(today.french).",
      recovery: "Enregistrez le procès-verbal après la délibération.")
  }

  static func juryIncomplete(_ seat: String, _ route: Referential.AccessRoute) -> Finding {
    Finding(
      "competence.jury.incomplete", "Il manque au jury : \(seat).",
      recovery: "Nommez qui siège à ce titre : la voie « \(route.label) » demande \(route.jury.count) membres.",
      reference: "fiche du titre, composition des jurys")
  }

  static func jurySeatUnknown(_ seat: String, _ route: Referential.AccessRoute) -> Finding {
    Finding(
      "competence.jury.seat", "« \(seat) » n’est pas un siège du jury de cette voie.",
      recovery: "Sièges : \(route.jury.joined(separator: " ; ")).", reference: "fiche du titre, composition des jurys")
  }

  static func juryTwice(_ name: String) -> Finding {
    Finding(
      "competence.jury.twice", "\(name) siège deux fois.", recovery: "Un siège, une personne : nommez quelqu’un d’autre.",
      reference: "fiche du titre, composition des jurys")
  }

  static func juryJudgesItself(_ name: String) -> Finding {
    Finding(
      "competence.jury.own-judge", "\(name) est à la fois candidat et membre du jury.",
      recovery: "Nommez quelqu’un d’autre au jury.")
  }

  static func juryNoDecision() -> Finding {
    Finding("competence.jury.no-decision", "Ce procès-verbal ne décide de rien.", recovery: "Ajoutez au moins une décision.")
  }

  static func jurySubject(_ subject: String, _ title: Referential) -> Finding {
    Finding(
      "competence.jury.subject", "« \(subject) » n’est ni un bloc ni une épreuve de \(title.code).",
      recovery:
        "Blocs : \(title.blocks.map(\.id).joined(separator: ", ")) ; épreuves : \(title.wholeTitle.trials.map(\.id).joined(separator: ", "))."
    )
  }

  static func juryNoReason(_ learner: String, _ subject: String) -> Finding {
    Finding(
      "competence.jury.no-reason", "Le refus de \(subject) à \(learner) n’est pas motivé.",
      recovery: "Écrivez le motif : le candidat le lira.")
  }

  static func juryDecidedTwice(_ learner: String, _ subject: String) -> Finding {
    Finding(
      "competence.jury.decided-twice", "\(subject) est décidé deux fois pour \(learner).", recovery: "Gardez une seule décision.")
  }
}
