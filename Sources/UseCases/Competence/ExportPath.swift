public import Competence
import Foundation
public import Kernel
import Store

/// A candidate's work, for other tools: badges, statements of experience, grades. Whoever it is about leaves under a pseudonym, except
/// in the trainer's own grades.
public struct ExportPath: Sendable {
  public var file: JuryFile
  public init(_ file: JuryFile) { self.file = file }

  /// Of a badge: the rest is in the archive.
  static let mostEvidence = 50

  /// A signed badge, for a competence that reaches the threshold or for a block that a jury validated.
  /// Throws as `BadgeIssuer.badge` and `BadgeToken`.
  public func badge(_ id: String, from issuer: BadgeIssuer, _ key: ExchangeKey, at time: UniversalTime) throws -> String {
    let evidence = file.works.flatMap(\.evidence).filter { item in
      item.standing != .altered && item.evidence.competences.contains { $0 == id || file.title.competence($0)?.block == id }
    }
    let particulars = BadgeIssuer.Particulars(
      number: key.number("badge\n\(holder)\n\(id)\n\(time.text)"), holder: key.pseudonym(of: holder), time: time,
      evidence: evidence.prefix(ExportPath.mostEvidence).map(\.evidence))
    let badge: OpenBadge
    if file.title.block(id) != nil {
      let jury = file.rulings.last { $0.subject == id && $0.isGranted }?.day
      badge = try issuer.badge(forBlock: id, file.board, decidedOn: jury ?? time.day, particulars)
    } else {
      badge = try issuer.badge(forCompetence: id, file.board, particulars)
    }
    return try BadgeToken(badge, key: key.badgeKey(), sign: key.sign).text
  }

  /// Each work that was handed in, its criteria and what they say of each competence, as statements of xAPI, one a line.
  /// - Parameter homePage: of the service that keeps the accounts.
  /// Throws `competence.experience.actor`, `competence.experience.object`.
  public func statements(homePage: String, _ key: ExchangeKey) throws -> [UInt8] {
    let journal = try ExperienceJournal(
      file.title, homePage: homePage, account: key.pseudonym(of: holder).uuidString.lowercased())
    var statements: [ExperienceStatement] = []
    for work in file.works {
      guard let scenario = work.path.scenario?.scenario else { continue }
      let object = ExperienceObject.scenario(id: scenario.id, title: scenario.title, blocks: scenario.blocks)
      func say(_ event: ExperienceEvent, _ object: ExperienceObject, _ name: String, _ instant: String) throws {
        guard let time = UniversalTime(instant) else { return }
        statements.append(
          try journal.statement(event, object, id: key.number("xapi\n\(holder)\n\(work.name)\n\(name)\n\(instant)"), at: time))
      }
      if let first = work.trail.events.first(where: { $0.useCase == "scenario.demarrer" }) {
        try say(.initialized, object, "debut", first.instant)
      }
      for kept in work.path.handIns where kept.value.scenario == scenario.id {
        let (handIn, name) = (kept.value, "rendu \(kept.id)")
        for criterion in handIn.criteria {
          let known = scenario.criteria.first { $0.id == criterion.id }
          guard
            let score = ExperienceScore(Points(hundredths: criterion.points), of: Points(hundredths: criterion.maximum))
          else { continue }
          try say(
            .answered(score),
            .criterion(
              scenario: scenario.id, id: criterion.id, title: known?.title ?? criterion.id, competences: criterion.competences),
            "\(name) critere \(criterion.id)", kept.instant)
        }
        try say(.completed, object, "\(name) fin", kept.instant)
        if let score = ExperienceScore(handIn.points, of: handIn.maximum) {
          try say(.scored(score), object, "\(name) note", kept.instant)
        }
        for (competence, share) in handIn.shares.sorted(by: { $0.key < $1.key }) {
          try say(.graded(ExperienceScore(share)), .competence(competence), "\(name) competence \(competence)", kept.instant)
        }
      }
    }
    return ExperienceJournal.jsonLines(statements)
  }

  /// What is known of each competence, as the trainer's grades. Throws `competence.grades.unknown`.
  public func grades() throws -> [UInt8] {
    let rows = file.title.competences.compactMap { item -> GradeRow? in
      guard let standing = file.board.standings[item.id],
        standing.automatic != nil || standing.human != nil || standing.evidence > 0
      else { return nil }
      return GradeRow(learner: holder, standing, on: lastDay(of: item.id))
    }
    return try GradeSheet.csv(rows, file.title)
  }

  /// The login, or the name on one's own machine.
  private var holder: String { file.login.isEmpty ? file.name : file.login }

  private func lastDay(of competence: String) -> Day? {
    let graded = file.works.flatMap(\.path.handIns).filter { $0.value.shares[competence] != nil }.map(\.value.day)
    let judged = file.works.flatMap(\.path.judgements).filter {
      if case .competence(competence, _) = $0.value.subject { true } else { false }
    }
    return (graded + judged.map(\.value.day)).max()
  }
}

/// The title itself, for other tools.
public struct ExportReferential: Sendable {
  public enum Form: String, Sendable, CaseIterable {
    /// A competency framework that Moodle imports.
    case moodle
    /// CASE 1.1 of 1EdTech.
    case package = "case"
  }

  public var form: Form
  public init(_ form: Form) { self.form = form }

  /// Throws `competence.moodle.id`, `competence.moodle.related`.
  public func callAsFunction(_ files: DataFiles = .embedded, changedAt time: UniversalTime) throws -> [UInt8] {
    let title = try Referential.known(files)
    return switch form {
    case .moodle: try MoodleFramework(title).csv()
    case .package: CasePackage(title, changedAt: time) { UUID(named: $0) }.file()
    }
  }
}
