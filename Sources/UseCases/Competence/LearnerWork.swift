public import Competence
public import Kernel
public import Store

/// What a learner did, in each of the dossiers that are theirs.
public struct LearnerWork: Sendable {
  public let title: Referential
  /// By the name of the dossier, in order.
  public let dossiers: [(name: String, path: ReadPath.Outcome)]
  /// Dossiers that could not be read, or whose work is nobody's in particular.
  public let findings: [Finding]

  /// - Parameter shared: the dossiers that are open to several learners.
  init(of learner: PersonRecord, _ desk: PeopleDesk, _ title: Referential, shared: Set<String>, _ files: DataFiles) throws {
    self.title = title
    let there = Set(try desk.shelf.slots().map(\.name))
    var dossiers: [(name: String, path: ReadPath.Outcome)] = []
    var findings: [Finding] = []
    for name in try desk.register.reading({ try $0.dossiers(openTo: learner.id) }).intersection(there).sorted() {
      do {
        let path = try desk.shelf.with(name) { try ReadPath()(desk.reading($0, files)) }
        let owner = path.scenario?.run.learner ?? ""
        if owner.isEmpty, shared.contains(name) {
          findings.append(.learnerShared(learner.name, name))
        } else if owner.isEmpty || owner == learner.login {
          dossiers.append((name, path))
        }
      } catch let finding as Finding {
        findings.append(.learnerDossier(learner.name, name, finding))
      }
    }
    (self.dossiers, self.findings) = (dossiers, findings)
  }

  /// The dossiers that are open to several learners.
  static func shared(_ reading: RegisterReading) throws -> Set<String> {
    let learners = Set(try reading.people().filter { $0.role == Role.learner.rawValue }.map(\.id))
    let open = try reading.dossiersByPerson().filter { learners.contains($0.key) }.flatMap(\.value)
    return Set(Dictionary(grouping: open) { $0 }.filter { $0.value.count > 1 }.keys)
  }

  /// All of it on one board: the best score, the last judgement, and how many things were done.
  public func board(decisions: [String: BlockDecision] = [:]) -> BlockBoard {
    let boards = dossiers.map(\.path.board)
    var last: [String: (instant: String, level: HumanLevel)] = [:]
    for kept in dossiers.flatMap(\.path.judgements) {
      guard case .competence(let id, let level) = kept.value.subject, kept.instant >= last[id]?.instant ?? "" else { continue }
      last[id] = (kept.instant, level)
    }
    let standings = title.competences.map { item in
      let own = boards.compactMap { $0.standings[item.id] }
      return CompetenceStanding(
        competence: item.id, automatic: own.compactMap(\.automatic).max(), human: last[item.id]?.level,
        evidence: own.reduce(0) { $0 + $1.evidence })
    }
    return BlockBoard(title, standings, decisions: decisions)
  }

  /// The day on which a competence was last graded or judged.
  public func lastDay(of competence: String) -> Day? {
    let graded = dossiers.flatMap(\.path.handIns).filter { $0.value.shares[competence] != nil }.map(\.value.day)
    let judged = dossiers.flatMap(\.path.judgements).filter {
      if case .competence(competence, _) = $0.value.subject { true } else { false }
    }
    return (graded + judged.map(\.value.day)).max()
  }
}

extension PeopleDesk {
  /// To read a dossier of the practice.
  func reading(_ dossier: Dossier, _ files: DataFiles) -> Desk {
    Desk(dossier: dossier, author: actor.name, today: today, instant: instant, files: files, role: actor.role)
  }
}

/// Where the learners of a group stand, and what fails most.
public struct ReadLearners: Sendable {
  /// The name of a group; nil for all that one follows.
  public var group: String?
  public init(group: String? = nil) { self.group = group }

  public struct Row: Sendable {
    public let learner: PersonRecord
    public let groups: [GroupRecord]
    public let route: Referential.AccessRoute?
    public let board: BlockBoard
    public let capitalisation: Capitalisation
    public let work: LearnerWork
  }

  /// A competence that the program grades, over the learners who had it graded.
  public struct Difficulty: Hashable, Sendable {
    public let competence: Referential.Competence
    public let graded: Int
    /// How many are below the threshold.
    public let failed: Int
    public let mean: Share
  }

  public struct Outcome: Sendable {
    public let title: Referential
    public let rows: [Row]
    /// What fails most first.
    public let difficulties: [Difficulty]
    public let findings: [Finding]
  }

  /// Throws `access.denied`, `people.group-unknown`.
  public func callAsFunction(_ desk: PeopleDesk, files: DataFiles = .embedded) throws -> Outcome {
    let title = try Referential.known(files)
    let (learners, groups, decisions, shared) = try desk.looking(needs: .readLearners) { reading, _ in
      let care = LearnerCare(actor: desk.actor, reading: reading)
      if let group, try reading.group(named: group) == nil { throw Finding.groupUnknown(group) }
      let groups = try reading.groupsByPerson()
      let learners = try reading.people().filter { person in
        try person.isActive && care.follows(person)
          && (group.map { name in groups[person.id]?.contains { $0.name == name } ?? false } ?? true)
      }
      return (learners, groups, try LearnerDecisions(reading, title), try LearnerWork.shared(reading))
    }
    let rows = try learners.map { learner in
      let work = try LearnerWork(of: learner, desk, title, shared: shared, files)
      return Row(
        learner: learner, groups: groups[learner.id] ?? [], route: decisions.route(of: learner),
        board: work.board(decisions: decisions.blocks(of: learner)), capitalisation: decisions.capitalisation(of: learner),
        work: work)
    }
    return Outcome(
      title: title, rows: rows, difficulties: difficulties(title, rows.map(\.board)), findings: rows.flatMap(\.work.findings))
  }

  private func difficulties(_ title: Referential, _ boards: [BlockBoard]) -> [Difficulty] {
    let all = title.competences.filter { !$0.isHeading && title.coverage($0) == .automatic }.compactMap { item -> Difficulty? in
      let scores = boards.compactMap { $0.standings[item.id]?.automatic }
      guard !scores.isEmpty else { return nil }
      let mean = scores.reduce(0) { $0 + $1.thousandths } / scores.count
      return Difficulty(
        competence: item, graded: scores.count, failed: scores.count { $0 < BlockBoard.threshold },
        mean: Share(thousandths: mean))
    }
    return all.enumerated().sorted {
      ($1.element.failed, $0.element.mean, $0.offset) < ($0.element.failed, $1.element.mean, $1.offset)
    }
    .map(\.element)
  }
}

extension ReadLearners.Row {
  /// What is known of each competence that was graded, judged or done.
  public var grades: [GradeRow] {
    board.referential.competences.compactMap { item in
      guard let standing = board.standings[item.id],
        standing.automatic != nil || standing.human != nil || standing.evidence > 0
      else { return nil }
      return GradeRow(learner: learner.login, standing, on: work.lastDay(of: item.id))
    }
  }
}

extension Finding {
  static func learnerShared(_ name: String, _ dossier: String) -> Finding {
    Finding(
      "competence.learner.shared", .warning,
      "Le dossier « \(dossier) » est ouvert à plusieurs apprenants, et n’est le scénario d’aucun : il ne compte pas pour \(name).",
      recovery: "Donnez à chacun un dossier à lui, ou jugez les compétences vous-même.")
  }

  static func learnerDossier(_ name: String, _ dossier: String, _ cause: Finding) -> Finding {
    Finding(
      "competence.learner.dossier", .warning, "Le dossier « \(dossier) » de \(name) ne se lit pas : \(cause.message)",
      recovery: "Ce qu’il contient ne compte pas tant qu’il n’est pas réparé ou retiré.")
  }
}
