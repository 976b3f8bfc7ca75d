public import Competence
public import Kernel
public import Store

/// What a jury is given of a candidate: what was done, scored, judged and proposed, with what proves it.
public struct JuryFile: Sendable {
  /// A dossier that the candidate worked in.
  public struct Work: Sendable {
    /// Names its trail in the archive.
    public let name: String
    public let facts: DossierFacts
    public let path: ReadPath.Outcome
    /// The last first.
    public let evidence: [ReadEvidence.Item]
    public let trail: TrailExport
    /// To the letter, so that the trail proves them.
    let handIns, judgements: [ExportedThing]
  }

  public let title: Referential
  /// The login; empty on one's own machine.
  public let login: String
  public let name: String
  /// Nil when it was never said: the register of a practice says it.
  public let route: Referential.AccessRoute?
  public let works: [Work]
  public let board: BlockBoard
  public let proposals: [LearnerDecisions.Proposal]
  public let rulings: [LearnerDecisions.Ruling]
  public let capitalisation: Capitalisation
  /// When it was made, by whom, by which version of the program.
  public let day: Day
  public let author: String
  public let engine: String
  public let findings: [Finding]

  /// The evidence that speaks for a block, the last first, with the dossier it stands in.
  public func evidence(of block: String) -> [(work: Work, item: ReadEvidence.Item)] {
    let own = Set(title.competences(of: block).map(\.id))
    return works.flatMap { work in
      work.evidence.filter { !own.isDisjoint(with: $0.evidence.competences) }.map { (work, $0) }
    }
  }
}

/// Gathers a candidate's file from one dossier, or from all of a learner's in a practice.
public struct ReadJuryFile: Sendable {
  /// The program's version.
  public var engine: String
  public init(engine: String) { self.engine = engine }

  /// Of one dossier, without a register: no route, and nothing that people decided elsewhere.
  /// - Parameter name: names its trail in the archive.
  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk, name: String) throws -> JuryFile {
    try desk.require(.read)
    let work = try work(desk, name)
    let run = work.path.scenario?.run
    let title = work.path.referential
    return JuryFile(
      title: title, login: run?.learner ?? "", name: run.map { $0.learner.isEmpty ? desk.author : $0.learner } ?? desk.author,
      route: nil, works: [work], board: work.path.board, proposals: [], rulings: [],
      capitalisation: Capitalisation(title, granted: []), day: desk.today, author: desk.author, engine: engine, findings: [])
  }

  /// Of a learner of the practice, over all the dossiers that are theirs.
  /// Throws `access.denied`, `people.unknown`, `competence.learner.role`, `competence.learner.not-followed`.
  public func callAsFunction(_ desk: PeopleDesk, login: String, files: DataFiles = .embedded) throws -> JuryFile {
    let title = try Referential.known(files)
    let (learner, decisions, shared) = try desk.looking(needs: .readLearners) { reading, _ in
      (
        try LearnerCare(actor: desk.actor, reading: reading).learner(login), try LearnerDecisions(reading, title),
        try LearnerWork.shared(reading)
      )
    }
    let done = try LearnerWork(of: learner, desk, title, shared: shared, files)
    let works = try done.dossiers.map { dossier in
      try desk.shelf.with(dossier.name) { try work(desk.reading($0, files), dossier.name) }
    }
    return JuryFile(
      title: title, login: login, name: learner.name, route: decisions.route(of: learner), works: works,
      board: done.board(decisions: decisions.blocks(of: learner)), proposals: decisions.proposals(of: learner),
      rulings: decisions.rulings(of: learner), capitalisation: decisions.capitalisation(of: learner), day: desk.today,
      author: desk.actor.name, engine: engine, findings: done.findings)
  }

  private func work(_ desk: Desk, _ name: String) throws -> JuryFile.Work {
    let evidence = try ReadEvidence(engine: engine)(desk)
    let path = try ReadPath()(desk)
    return try desk.dossier.reading { reading in
      let things = try reading.exportedThings()
      return JuryFile.Work(
        name: name, facts: try reading.facts(), path: path, evidence: evidence, trail: try reading.trailExport(),
        handIns: things.handIns, judgements: things.judgements)
    }
  }
}
