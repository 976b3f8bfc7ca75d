public import Kernel

/// Where a learner stands on a block. The program brings it to `ready`, a trainer to `proposed`, and only a jury's minutes decide.
public enum BlockState: String, Hashable, Sendable, CaseIterable, Codable {
  case notStarted = "a-commencer"
  case inProgress = "en-cours"
  /// The automatic score reaches the threshold on each competence that is graded automatically.
  case ready = "pret"
  case proposed = "propose"
  case validated = "valide"
  case refused = "refuse"

  public var french: String {
    switch self {
    case .notStarted: "à commencer"
    case .inProgress: "en cours"
    case .ready: "prêt"
    case .proposed: "proposé au jury"
    case .validated: "validé"
    case .refused: "refusé"
    }
  }
}

/// How a person judges a work that no program can: four levels, as on the grids of the title.
public enum HumanLevel: String, Hashable, Sendable, CaseIterable, Codable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"

  public var french: String {
    switch self {
    case .a: "acquis, en autonomie"
    case .b: "acquis, avec une aide"
    case .c: "en cours d’acquisition"
    case .d: "non acquis"
    }
  }
}

/// What is known of one competence of one learner: the program's score and people's judgement side by side, never mixed.
public struct CompetenceStanding: Hashable, Sendable {
  public let competence: String
  /// The best score of a hand-in, of the points that speak for it; nil when nothing was graded.
  public let automatic: Share?
  /// The last judgement; nil when nobody judged.
  public let human: HumanLevel?
  /// How many things were done that speak for it.
  public let evidence: Int

  public init(competence: String, automatic: Share?, human: HumanLevel?, evidence: Int) {
    (self.competence, self.automatic, self.human, self.evidence) = (competence, automatic, human, evidence)
  }
}

/// What people decided of a block: by a trainer or by a jury.
public enum BlockDecision: Hashable, Sendable {
  case proposed
  case validated
  case refused
}

/// Where a learner stands on the blocks of a title.
public struct BlockBoard: Hashable, Sendable {
  public let referential: Referential
  public let standings: [String: CompetenceStanding]
  private let decisions: [String: BlockDecision]

  /// What is enough on a competence: eight points out of ten.
  public static let threshold = Share(thousandths: 800)

  /// - Parameter decisions: the last of each block.
  public init(_ referential: Referential, _ standings: [CompetenceStanding], decisions: [String: BlockDecision] = [:]) {
    self.referential = referential
    self.standings = Dictionary(standings.map { ($0.competence, $0) }) { _, last in last }
    self.decisions = decisions
  }

  public func state(_ block: String) -> BlockState {
    switch decisions[block] {
    case .validated: return .validated
    case .refused: return .refused
    case .proposed: return .proposed
    case nil: break
    }
    let own = referential.competences(of: block)
    if isReady(own) { return .ready }
    let begun = own.contains { item in
      standings[item.id].map { $0.evidence > 0 || $0.automatic != nil || $0.human != nil } ?? false
    }
    return begun ? .inProgress : .notStarted
  }

  /// Each competence that the program grades reaches the threshold; a block of which it grades none is never ready by itself.
  private func isReady(_ own: [Referential.Competence]) -> Bool {
    let graded = own.filter { !$0.isHeading && referential.coverage($0) == .automatic }
    return !graded.isEmpty && graded.allSatisfy { (standings[$0.id]?.automatic ?? .none) >= BlockBoard.threshold }
  }

  /// The mean of the automatic scores over the competences that the program grades, those not done counted as nothing; nil when it
  /// grades none of the block.
  public func automatic(_ block: String) -> Share? { mean(block) { standings[$0]?.automatic } }

  private func mean(_ block: String, _ score: (String) -> Share?) -> Share? {
    let graded = referential.competences(of: block).filter { !$0.isHeading && referential.coverage($0) == .automatic }
    guard !graded.isEmpty else { return nil }
    let sum = graded.reduce(0) { $0 + (score($1.id)?.thousandths ?? 0) }
    return Share(thousandths: Int(RoundingRule.halfAwayFromZero.quotient(Int128(sum), by: Int128(graded.count))))
  }

  /// How many competences of the block people judged acquired, of how many.
  public func human(_ block: String) -> (acquired: Int, judged: Int, of: Int) {
    let own = referential.competences(of: block).filter { !$0.isHeading }
    let judged = own.compactMap { standings[$0.id]?.human }
    return (judged.count { $0 == .a || $0 == .b }, judged.count, own.count)
  }

  /// The blocks a jury validated, in the order of the title: what is capitalised.
  public var validated: [String] { referential.blocks.map(\.id).filter { state($0) == .validated } }
}
