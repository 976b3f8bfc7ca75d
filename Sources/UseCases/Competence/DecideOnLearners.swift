public import Competence
public import Kernel
public import Store

/// Says by which way a learner goes to the title: it says who will sit in their jury.
public struct SetAccessRoute: Sendable {
  public var login: String
  /// `continue`, `vae`…
  public var route: String
  public init(login: String, route: String) { (self.login, self.route) = (login, route) }

  /// Throws `access.denied`, `people.unknown`, `competence.learner.role`, `competence.learner.not-followed`,
  /// `competence.learner.route`.
  @discardableResult
  public func callAsFunction(_ desk: PeopleDesk, files: DataFiles = .embedded) throws -> Referential.AccessRoute {
    let title = try Referential.known(files)
    return try desk.managing("parcours.voie", subject: "person/\(login)", needs: .chooseRoute) { change, _ in
      let learner = try LearnerCare(actor: desk.actor, reading: change.reading).learner(login)
      guard let route = title.route(route), route.isOpen else { throw Finding.learnerRoute(self.route, title) }
      try change.addRoute(route.id, of: learner.id, title: title.code)
      change.detail = "\(learner.name) (\(login)) : voie d’accès « \(route.label) »"
      return route
    }
  }
}

/// Proposes a learner's block to a jury.
public struct ProposeBlock: Sendable {
  public var login: String
  public var block: String
  /// Needed when the program does not see the block ready.
  public var reason: String
  public init(login: String, block: String, reason: String = "") {
    (self.login, self.block, self.reason) = (login, block, reason)
  }

  /// Throws `access.denied`, `people.unknown`, `competence.learner.role`, `competence.learner.not-followed`,
  /// `competence.proposal.block`, `competence.proposal.not-ready`, `competence.proposal.already`, `competence.proposal.validated`.
  @discardableResult
  public func callAsFunction(_ desk: PeopleDesk, files: DataFiles = .embedded) throws -> BlockProposal {
    let title = try Referential.known(files)
    let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let block = title.block(block) else { throw Finding.proposalBlock(self.block, title) }
    let (learner, shared) = try desk.looking(needs: .proposeBlock) { reading, _ in
      (try LearnerCare(actor: desk.actor, reading: reading).learner(login), try LearnerWork.shared(reading))
    }
    // Dossiers are read before the register is held: reading them takes time.
    let state = try LearnerWork(of: learner, desk, title, shared: shared, files).board().state(block.id)
    return try desk.managing("parcours.proposer", subject: "person/\(login)", needs: .proposeBlock) { change, _ in
      let learner = try LearnerCare(actor: desk.actor, reading: change.reading).learner(login)
      switch try LearnerDecisions(change.reading, title).blocks(of: learner)[block.id] {
      case .proposed: throw Finding.proposalAlready(learner.name, block)
      case .validated: throw Finding.proposalValidated(learner.name, block)
      case .refused, nil: break
      }
      guard state == .ready || !reason.isEmpty else { throw Finding.proposalNotReady(learner.name, block, state) }
      let proposal = BlockProposal(block: block.id, reason: reason, state: state)
      try change.add(proposal, of: learner.id, title: title.code)
      change.detail =
        "\(learner.name) (\(login)) : \(block.id) proposé au jury, \(state.french)"
        + (reason.isEmpty ? "" : " ; motif : \(reason)")
      return proposal
    }
  }
}

/// Records what a jury decided: only its minutes validate or refuse.
public struct RecordMinutes: Sendable {
  public var minutes: JuryMinutes
  public init(_ minutes: JuryMinutes) { self.minutes = minutes }

  public struct Outcome: Sendable {
    /// The number of the minutes; nil when something is against them, and nothing was recorded.
    public let number: Int64?
    public let findings: [Finding]
  }

  /// Throws `access.denied`; what is against the minutes is in the outcome.
  public func callAsFunction(_ desk: PeopleDesk, files: DataFiles = .embedded) throws -> Outcome {
    let title = try Referential.known(files)
    struct Refused: Error { let findings: [Finding] }
    do {
      let number = try desk.managing("parcours.jury", subject: "jury/\(minutes.day.iso)", needs: .recordMinutes) { change, _ in
        let faults = minutes.faults(title, today: desk.today) + (try faults(desk, change.reading, title))
        guard faults.isEmpty else { throw Refused(findings: faults) }
        let number = try change.add(minutes, title: title.code)
        let decided = minutes.decisions.map { "\($0.subject) \($0.isGranted ? "validé" : "refusé") à \($0.learner)" }
        change.detail = "procès-verbal n° \(number) du jury du \(minutes.day.french) : \(decided.joined(separator: ", "))"
        return number
      }
      return Outcome(number: number, findings: [])
    } catch let refused as Refused {
      return Outcome(number: nil, findings: refused.findings)
    }
  }

  /// What the register says against them.
  private func faults(_ desk: PeopleDesk, _ reading: RegisterReading, _ title: Referential) throws -> [Finding] {
    var faults: [Finding] = []
    let care = LearnerCare(actor: desk.actor, reading: reading)
    let decisions = try LearnerDecisions(reading, title)
    if desk.actor.role == .jury, !minutes.members.contains(where: { $0.name.isSameName(desk.actor.name) }) {
      faults.append(.juryNotSeated(desk.actor.name))
    }
    var learners: [String: PersonRecord] = [:]
    for login in Set(minutes.decisions.map(\.learner)).sorted() {
      do {
        let learner = try care.learner(login)
        learners[login] = learner
        if minutes.members.contains(where: { $0.name.isSameName(learner.name) }) {
          faults.append(.juryCandidateSits(learner.name))
        }
        let route = decisions.route(of: learner)
        if route?.id != minutes.route { faults.append(.juryOtherRoute(learner.name, route, title.route(minutes.route))) }
      } catch let finding as Finding {
        faults.append(finding)
      }
    }
    for decision in minutes.decisions {
      guard let learner = learners[decision.learner] else { continue }
      let granted = decisions.rulings(of: learner).first { $0.subject == decision.subject && $0.isGranted }
      if let granted {
        faults.append(.juryAlreadyGranted(learner.name, granted))
      } else if let block = title.block(decision.subject), decisions.blocks(of: learner)[block.id] != .proposed {
        faults.append(.juryNotProposed(learner.name, block))
      }
    }
    return faults
  }
}

extension String {
  /// As people compare names: without case, accents, or how many spaces stand between the words.
  fileprivate func isSameName(_ other: String) -> Bool { searchFolded.words == other.searchFolded.words }
  private var words: [Substring] { split(whereSeparator: \.isWhitespace) }
}

extension Finding {
  static func learnerRoute(_ id: String, _ title: Referential) -> Finding {
    Finding(
      "competence.learner.route", "La voie d’accès « \(id) » n’est pas ouverte pour \(title.code).",
      recovery: "Voies ouvertes : \(title.routes.filter(\.isOpen).map(\.id).joined(separator: ", ")).",
      reference: "fiche \(title.code), voies d’accès")
  }

  static func proposalBlock(_ id: String, _ title: Referential) -> Finding {
    Finding(
      "competence.proposal.block", "« \(id) » n’est pas un bloc de \(title.code).",
      recovery: "Blocs : \(title.blocks.map(\.id).joined(separator: ", ")).")
  }

  static func proposalNotReady(_ name: String, _ block: Referential.Block, _ state: BlockState) -> Finding {
    Finding(
      "competence.proposal.not-ready",
      "Le bloc \(block.id) de \(name) est \(state.french) : une compétence notée par le programme reste sous \(BlockBoard.threshold.frenchPercentage).",
      recovery: "Faites-la travailler, ou dites pourquoi le bloc est proposé quand même : le jury lira le motif.")
  }

  static func proposalAlready(_ name: String, _ block: Referential.Block) -> Finding {
    Finding(
      "competence.proposal.already", "Le bloc \(block.id) de \(name) est déjà proposé.",
      recovery: "Attendez la décision du jury ; après un refus, il pourra l’être de nouveau.")
  }

  static func proposalValidated(_ name: String, _ block: Referential.Block) -> Finding {
    Finding(
      "competence.proposal.validated", "Le bloc \(block.id) de \(name) est déjà validé.",
      recovery: "Un bloc validé est acquis : proposez-en un autre.", reference: "C. trav. art. L6113-1")
  }

  static func juryNotSeated(_ name: String) -> Finding {
    Finding(
      "competence.jury.not-seated", "\(name) n’est pas parmi les membres de ce jury.",
      recovery: "Un membre du jury enregistre les décisions du jury où il siège ; sinon, le dirigeant les enregistre.")
  }

  static func juryCandidateSits(_ name: String) -> Finding {
    Finding(
      "competence.jury.candidate-sits", "\(name) est à la fois candidat et membre du jury.",
      recovery: "Nommez quelqu’un d’autre au jury.")
  }

  static func juryOtherRoute(_ name: String, _ own: Referential.AccessRoute?, _ route: Referential.AccessRoute?) -> Finding {
    let said = own.map { "sa voie d’accès est « \($0.label) »" } ?? "aucune voie d’accès n’est dite"
    return Finding(
      "competence.jury.other-route",
      "Ce jury ne peut pas décider pour \(name) : \(said)\(route.map { ", et le jury est celui de « \($0.label) »" } ?? "").",
      recovery: "Dites d’abord la voie du candidat, ou réunissez le jury de sa voie.",
      reference: "fiche du titre, composition des jurys")
  }

  static func juryAlreadyGranted(_ name: String, _ ruling: LearnerDecisions.Ruling) -> Finding {
    Finding(
      "competence.jury.already-granted",
      "\(ruling.subject) est acquis à \(name) depuis le jury du \(ruling.day.french) (procès-verbal n° \(ruling.number)).",
      recovery: "Ôtez cette décision : ce qui est acquis ne se décide pas deux fois.")
  }

  static func juryNotProposed(_ name: String, _ block: Referential.Block) -> Finding {
    Finding(
      "competence.jury.not-proposed", "Le bloc \(block.id) de \(name) n’est pas proposé au jury.",
      recovery: "Un formateur le propose d’abord ; ou ôtez cette décision.")
  }
}

extension Share {
  /// « 80 % ».
  var frenchPercentage: String {
    let whole = thousandths / 10
    return "\(whole)\(thousandths % 10 == 0 ? "" : ",\(thousandths % 10)")\u{A0}%"
  }
}
