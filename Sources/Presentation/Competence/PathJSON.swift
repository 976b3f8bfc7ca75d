public import Competence
public import Kernel
import Store
public import UseCases

/// The competences of the title, what grades each, and where the learner stands when a dossier is given.
public struct CompetenceListJSON: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    let id: String
    let block: OrNull<String>
    let label, coverage: String
    let automatic: Bool
    let awaits: OrNull<String>
    let predicates: [String]
    let state: String
    let score: OrNull<String>
    let judgement: OrNull<String>
    let evidence: Int
  }
  struct Counts: Encodable, Sendable { let automatic, person, awaiting, total: Int }
  let referential, title: String
  let expired: Day
  let counts: Counts
  let competences: [Item]

  public init(_ title: Referential, _ board: BlockBoard?) {
    (referential, self.title, expired) = (title.code, title.title, title.registration.expires)
    let counted = title.counts
    counts = Counts(
      automatic: counted.automatic, person: counted.person, awaiting: counted.awaiting, total: title.competences.count)
    competences = title.competences.map { item in
      let standing = board?.standings[item.id]
      let coverage = title.coverage(item)
      let waited: String? = if case .awaiting(let module) = coverage { module } else { nil }
      return Item(
        id: item.id, block: OrNull(item.block), label: item.label, coverage: coverage.word, automatic: coverage == .automatic,
        awaits: OrNull(waited), predicates: item.predicates, state: (standing?.state ?? .notStarted).rawValue,
        score: OrNull(standing?.automatic?.percent), judgement: OrNull(standing?.human?.rawValue),
        evidence: standing?.evidence ?? 0)
    }
  }
}

/// Where a learner stands, block by block.
public struct PathJSON: Encodable, Sendable {
  struct BlockJSON: Encodable, Sendable {
    let id, title, state, stateLabel: String
    let automatic: OrNull<String>
    let acquired, judged, of: Int
  }
  let referential: String
  let scenario: OrNull<String>
  let blocks: [BlockJSON]
  let handIns: [HandInJSON]

  public init(_ outcome: ReadPath.Outcome) {
    referential = outcome.referential.code
    scenario = OrNull(outcome.scenario?.scenario.id)
    blocks = outcome.referential.blocks.map { block in
      let (state, human) = (outcome.board.state(block.id), outcome.board.human(block.id))
      return BlockJSON(
        id: block.id, title: block.title, state: state.rawValue, stateLabel: state.french,
        automatic: OrNull(outcome.board.automatic(block.id)?.percent), acquired: human.acquired, judged: human.judged,
        of: human.of)
    }
    handIns = outcome.handIns.map { HandInJSON($0.value) }
  }
}

/// What a dossier proves, the last first.
public struct EvidenceListJSON: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    let reference, useCase, label, digest, author, instant, engine, standing: String
    let event: Int64
    let competences: [String]
  }
  let evidence: [Item]

  public init(_ items: [ReadEvidence.Item]) {
    evidence = items.map { item in
      let proof = item.evidence
      return Item(
        reference: proof.reference, useCase: proof.useCase, label: UseCaseName.french(proof.useCase), digest: proof.digest,
        author: proof.author, instant: proof.instant, engine: proof.engine, standing: item.standing.rawValue,
        event: proof.event, competences: proof.competences)
    }
  }
}

extension Referential.Coverage {
  public var word: String {
    switch self {
    case .automatic: "automatique"
    case .person: "personne"
    case .awaiting: "attente"
    }
  }

  /// « attend le module bureau/ged ».
  public var french: String {
    switch self {
    case .automatic: "notée par le programme"
    case .person: "jugée par une personne"
    case .awaiting(let module): "attend le module \(module)"
    }
  }
}

extension Share {
  /// « 87.5 ».
  public var percent: String {
    thousandths % 10 == 0 ? "\(thousandths / 10)" : "\(thousandths / 10).\(thousandths % 10)"
  }
  /// « 87,5 % ».
  public var frenchPercent: String { percent.replacing(".", with: ",") + "\u{A0}%" }
}

extension CompetenceStanding {
  /// Of one competence: a block's states are decided by people.
  public var state: BlockState {
    if (automatic ?? .none) >= BlockBoard.threshold { return .ready }
    return evidence > 0 || automatic != nil || human != nil ? .inProgress : .notStarted
  }
}

/// What a person said of a work.
public struct JudgementJSON: Encodable, Sendable {
  let subject, reason: String
  let level, points: OrNull<String>
  let day: Day

  public init(_ judgement: Judgement) {
    (subject, reason, day) = (judgement.subject.id, judgement.reason, judgement.day)
    switch judgement.subject {
    case .competence(_, let level): (self.level, points) = (OrNull(level.rawValue), OrNull(nil))
    case .criterion(_, let points): (level, self.points) = (OrNull(nil), OrNull(Points(hundredths: points).json))
    }
  }
}

/// What is wrong with the file of a title.
public struct CheckedReferentialJSON: Encodable, Sendable {
  let valid: Bool
  let code: OrNull<String>
  let blocks, competences: Int
  let findings: [FindingJSON]

  public init(_ title: Referential?, _ findings: [Finding]) {
    (valid, code) = (title != nil, OrNull(title?.code))
    (blocks, competences) = (title?.blocks.count ?? 0, title?.competences.count ?? 0)
    self.findings = findings.map { FindingJSON($0) }
  }
}
