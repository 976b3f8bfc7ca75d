public import Foundation
public import Kernel

/// An organisation that issues badges, and what it may issue them for.
public struct BadgeIssuer: Hashable, Sendable {
  public let id: String
  public let name: String

  /// - Parameter id: a URL or URN. Throws `competence.badge.issuer`.
  public init(id: String, name: String) throws(Finding) {
    guard id.isAbsoluteURI, !name.trimmed.isEmpty else { throw .badgeIssuer(id, name) }
    (self.id, self.name) = (id, name)
  }

  /// What a badge needs that nothing here makes: its number, the holder's pseudonym, the moment, what was done.
  public struct Particulars: Hashable, Sendable {
    public let number: UUID
    public let holder: UUID
    public let time: UniversalTime
    public let evidence: [Evidence]

    public init(number: UUID, holder: UUID, time: UniversalTime, evidence: [Evidence]) {
      (self.number, self.holder, self.time, self.evidence) = (number, holder, time, evidence)
    }
  }

  /// A badge for a competence whose automatic score reaches the threshold, unless a person judged it not acquired. The evidence that
  /// does not speak for it is left out. Throws `competence.badge.unknown`, `.not-reached`, `.judged-below`,
  /// `competence.evidence.digest`.
  public func badge(forCompetence id: String, _ board: BlockBoard, _ particulars: Particulars) throws(Finding) -> OpenBadge {
    let title = board.referential
    guard let competence = title.competence(id) else { throw .badgeUnknown(id, title) }
    let standing = board.standings[id]
    guard let score = standing?.automatic, score >= BlockBoard.threshold else {
      throw .badgeNotReached(competence, standing?.automatic)
    }
    let human = standing?.human
    if let human, human == .c || human == .d { throw .badgeJudgedBelow(competence, human) }
    var results = [Reported.score(score, title.urn(id, "score"))]
    if let human { results.append(.level(human, title.urn(id, "niveau"))) }
    let checks = competence.checks.isEmpty ? "" : " Le programme contrôle : \(competence.checks)."
    return badge(
      Content(
        id: id, kind: .competency, name: competence.label, target: competence.title,
        says: "Une compétence du titre \(title.code) : ni un bloc, ni le titre.",
        criteria: "Score automatique d’au moins \(BlockBoard.threshold.percentFrench) %.\(checks)", results: results),
      title, particulars, try works(particulars.evidence, [id]))
  }

  /// A badge for a block that a jury validated on a day. Throws `competence.badge.unknown`, `.not-validated`, `.before-jury`,
  /// `competence.evidence.digest`.
  public func badge(
    forBlock id: String, _ board: BlockBoard, decidedOn jury: Day, _ particulars: Particulars
  ) throws(Finding) -> OpenBadge {
    let title = board.referential
    guard let block = title.block(id) else { throw .badgeUnknown(id, title) }
    guard board.state(id) == .validated else { throw .badgeNotValidated(block, board.state(id)) }
    guard particulars.time.day >= jury else { throw .badgeBeforeJury(block, particulars.time, jury: jury) }
    var results = [Reported.granted(title.urn(id, "jury"))]
    if let score = board.automatic(id) { results.append(.score(score, title.urn(id, "score"), isRequired: false)) }
    let human = board.human(id)
    if human.judged > 0 { results.append(.count(human.acquired, of: human.of, title.urn(id, "jugements"))) }
    return badge(
      Content(
        id: id, kind: .microCredential, name: block.title, target: block.title,
        says: "Un bloc de compétences du titre \(title.code), et non le titre.",
        criteria: "Bloc validé par le jury du \(jury.french). Évaluation : \(block.evaluation).", results: results),
      title, particulars, try works(particulars.evidence, Set(title.competences(of: id).map(\.id))))
  }

  private struct Content {
    let id: String
    let kind: OpenBadge.Kind
    let name, target, says, criteria: String
    let results: [Reported]
  }

  private func badge(
    _ content: Content, _ title: Referential, _ particulars: Particulars, _ works: [OpenBadge.Work]
  ) -> OpenBadge {
    let alignment = title.publicPage.map { page in
      [
        OpenBadge.Alignment(
          type: ["Alignment"], targetName: content.target, targetUrl: page, targetCode: content.id, targetFramework: title.code,
          targetType: "CFItem")
      ]
    }
    let achievement = OpenBadge.Achievement(
      id: title.urn(content.id), type: ["Achievement"], achievementType: content.kind, name: content.name,
      description: content.target,
      criteria: OpenBadge.Criteria(narrative: content.criteria), humanCode: content.id, inLanguage: "fr", alignment: alignment,
      resultDescription: content.results.map(\.description))
    return OpenBadge(
      context: OpenBadge.contexts, id: particulars.number.urn, type: ["OpenBadgeCredential"], name: content.name,
      description: content.says, issuer: OpenBadge.Profile(id: id, type: ["Profile"], name: name), validFrom: particulars.time,
      credentialSubject: OpenBadge.Subject(
        id: particulars.holder.urn, type: ["AchievementSubject"], achievement: achievement, result: content.results.map(\.result)),
      evidence: works)
  }

  /// The author is left out: the holder is a pseudonym.
  private func works(_ evidence: [Evidence], _ competences: Set<String>) throws(Finding) -> [OpenBadge.Work] {
    var works: [OpenBadge.Work] = []
    for one in evidence where !competences.isDisjoint(with: one.competences) {
      works.append(
        OpenBadge.Work(
          type: ["Evidence"], name: one.reference, genre: one.useCase,
          narrative: "sha256:\(try one.checkedDigest()) ; \(one.instant) ; moteur \(one.engine) ; droit \(one.law)"))
    }
    return works
  }
}

/// A result with what it means: the program's score, people's judgement and the jury's decision are each one of their own.
private struct Reported {
  let description: OpenBadge.ResultDescription
  let result: OpenBadge.Result

  private init(
    _ id: String, _ name: String, _ type: String, describe: (inout OpenBadge.ResultDescription) -> Void = { _ in },
    report: (inout OpenBadge.Result) -> Void
  ) {
    var description = OpenBadge.ResultDescription(id: id, type: ["ResultDescription"], name: name, resultType: type)
    var result = OpenBadge.Result(type: ["Result"], resultDescription: id)
    describe(&description)
    report(&result)
    (self.description, self.result) = (description, result)
  }

  static func score(_ score: Share, _ id: String, isRequired: Bool = true) -> Reported {
    Reported(id, "Score automatique, sur 100", "Percent") {
      ($0.valueMin, $0.valueMax) = ("0", "100")
      if isRequired { $0.requiredValue = BlockBoard.threshold.percent }
    } report: {
      $0.value = score.percent
    }
  }

  /// The levels from low to high, as the model asks.
  static func level(_ level: HumanLevel, _ id: String) -> Reported {
    Reported(id, "Jugement du formateur", "RubricCriterionLevel") {
      $0.rubricCriterionLevel = HumanLevel.allCases.reversed().map { one in
        OpenBadge.Level(id: "\(id):\(one.rawValue)", type: ["RubricCriterionLevel"], name: one.french, level: one.rawValue)
      }
    } report: {
      $0.achievedLevel = "\(id):\(level.rawValue)"
    }
  }

  static func count(_ acquired: Int, of all: Int, _ id: String) -> Reported {
    Reported(id, "Compétences jugées acquises par le formateur", "RawScore") {
      ($0.valueMin, $0.valueMax) = ("0", String(all))
    } report: {
      $0.value = String(acquired)
    }
  }

  static func granted(_ id: String) -> Reported {
    Reported(id, "Décision du jury", "Status") { $0.status = "Completed" }
  }
}

extension UUID {
  var urn: String { "urn:uuid:" + uuidString.lowercased() }
}
