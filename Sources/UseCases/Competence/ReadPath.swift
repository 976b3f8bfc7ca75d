public import Competence
public import Kernel
public import Store

/// The evidence of a dossier: what its trail says was done, for the competences that it speaks for.
public struct ReadEvidence: Sendable {
  /// Only that of a competence, or of a block; nil for all.
  public var competence: String?
  /// The program's version.
  public var engine: String
  public var limit: Int

  public init(competence: String? = nil, engine: String, limit: Int = .max) {
    (self.competence, self.engine, self.limit) = (competence, engine, limit)
  }

  public struct Item: Hashable, Sendable {
    public let evidence: Evidence
    public let standing: Evidence.Standing
  }

  /// The last first. Throws `competence.evidence.unknown` for what is no competence of the title.
  public func callAsFunction(_ desk: Desk) throws -> [Item] {
    let table = try EvidenceTable(desk.files)
    if let competence {
      let title = try Referential.known(desk.files)
      guard title.competence(competence) != nil || title.block(competence) != nil else {
        throw Finding.evidenceUnknown(competence)
      }
    }
    let broken = try VerifyDossier()(desk.dossier).broken
    return try desk.dossier.reading { reading in
      var filter = TrailFilter()
      filter.useCases = table.useCases
      let (start, later) = (try reading.scenarioStart() ?? 0, try reading.laterWork())
      var items: [Item] = []
      for event in try reading.events(filter, limit: .max) where event.seq > start {
        let competences = table.competences(of: event.useCase)
        guard competence.map({ wanted in competences.contains { $0 == wanted || $0.hasPrefix(wanted + ".") } }) ?? true else {
          continue
        }
        let parts = try reading.eventParts(event.seq, limit: .max).map(\.subject)
        // What a journal received is the entry itself.
        let written =
          event.subject.hasPrefix("journal/")
          ? parts.first { $0.hasPrefix("draft/") || $0.hasPrefix("entry/") } : nil
        let evidence = Evidence(
          reference: "ecritoire:\(written ?? event.subject)", event: event.seq, useCase: event.useCase,
          digest: "\(event.artefact)",
          author: event.author, instant: event.instant, engine: engine, law: String(event.instant.prefix(10)),
          competences: competences)
        let standing: Evidence.Standing =
          if broken.contains("event/\(event.seq)") || parts.contains(where: broken.contains) {
            .altered
          } else if later.isGone(event.seq, parts) {
            .missing
          } else {
            later.isReworked(event.seq, parts) ? .superseded : .intact
          }
        items.append(Item(evidence: evidence, standing: standing))
        if items.count == limit { break }
      }
      return items
    }
  }
}

/// Reads the file of another title.
public struct CheckReferential: Sendable {
  public var path: String
  public init(_ path: String) { self.path = path }

  /// Throws `file.missing`, `file.too-large`.
  public func callAsFunction() throws -> (referential: Referential?, findings: [Finding]) {
    Referential.read(try InputFile(path).contents(atMost: Referential.largestFile))
  }
}

/// Where the learner of a dossier stands, by block and by competence.
public struct ReadPath: Sendable {
  public init() {}

  public struct Outcome: Sendable {
    public let referential: Referential
    public let board: BlockBoard
    /// Nil in a dossier that is no scenario's.
    public let scenario: RunningScenario?
    public let handIns: [Kept<HandIn>]
    public let judgements: [Kept<Judgement>]
  }

  /// - Parameter decisions: what people decided of each block, from the register of the practice.
  public func callAsFunction(_ desk: Desk, decisions: [String: BlockDecision] = [:]) throws -> Outcome {
    let title = try Referential.known(desk.files)
    let table = try EvidenceTable(desk.files)
    return try desk.dossier.reading { reading in
      let running = try reading.scenarioRun() == nil ? nil : reading.requiredScenario(desk.files)
      let (handIns, judgements) = (try reading.handIns(), try reading.lastJudgements())
      var counts: [String: Int] = [:]
      for (useCase, count) in try reading.useCaseCounts() {
        for competence in table.competences(of: useCase) { counts[competence, default: 0] += count }
      }
      var best: [String: Share] = [:]
      for handIn in handIns {
        for (competence, share) in handIn.value.shares where share > best[competence] ?? .none { best[competence] = share }
        for competence in handIn.value.shares.keys where best[competence] == nil { best[competence] = Share.none }
      }
      var human: [String: HumanLevel] = [:]
      for kept in judgements { if case .competence(let id, let level) = kept.value.subject { human[id] = level } }
      let standings = title.competences.map { item in
        CompetenceStanding(
          competence: item.id, automatic: best[item.id], human: human[item.id], evidence: counts[item.id] ?? 0)
      }
      return Outcome(
        referential: title, board: BlockBoard(title, standings, decisions: decisions), scenario: running, handIns: handIns,
        judgements: judgements)
    }
  }
}

extension HandIn {
  /// The share of the points that each competence has.
  public var shares: [String: Share] {
    var (points, maxima): ([String: Int], [String: Int]) = ([:], [:])
    for criterion in criteria {
      for competence in criterion.competences {
        points[competence, default: 0] += criterion.points
        maxima[competence, default: 0] += criterion.maximum
      }
    }
    return maxima.filter { $0.value > 0 }.reduce(into: [:]) { shares, entry in
      shares[entry.key] = Share(thousandths: min(1000, max(0, (points[entry.key] ?? 0) * 1000 / entry.value)))
    }
  }
}

extension Finding {
  public static func evidenceUnknown(_ id: String) -> Finding {
    Finding(
      "competence.evidence.unknown", "« \(id) » n’est ni un bloc ni une compétence du titre.",
      recovery: "Les compétences : ecritoire parcours competences")
  }
}
