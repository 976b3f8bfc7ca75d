public import Competence
public import Kernel
public import Ledger
public import Store
public import UseCases

/// The tables of a group of learners.
public enum LearnerTables {
  /// Who is where: a line for each learner, a column for each block.
  public static func board(_ outcome: ReadLearners.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Où en est chacun",
      columns: [.init("Identifiant", .text), .init("Nom", .text), .init("Voie", .text)]
        + outcome.title.blocks.map { .init($0.id, .text) } + [.init("Manque au titre", .text)])
    for row in outcome.rows {
      table.add(
        [.text(row.learner.login), .text(row.learner.name), .text(row.route?.id ?? "non dite")]
          + outcome.title.blocks.map { block in
            let score = row.board.automatic(block.id).map { ", \($0.frenchPercent)" } ?? ""
            return .text(row.board.state(block.id).french + score)
          } + [.text(row.capitalisation.isWhole ? "rien" : row.capitalisation.missing.joined(separator: " "))])
    }
    return table
  }

  /// What fails most, over the learners who had it graded.
  public static func difficulties(_ outcome: ReadLearners.Outcome, limit: Int = 10) -> ReportTable {
    var table = ReportTable(
      title: "Ce qui échoue le plus",
      columns: [
        .init("Ligne", .text), .init("Compétence", .text), .init("Sous le seuil", .count), .init("Notés", .count),
        .init("Moyenne", .text),
      ])
    for item in outcome.difficulties.filter({ $0.failed > 0 }).prefix(limit) {
      table.add([
        .text(item.competence.id), .text(item.competence.label), .count(item.failed), .count(item.graded),
        .text(item.mean.frenchPercent),
      ])
    }
    return table
  }
}

/// Where the learners of a group stand, and what fails most.
public struct LearnersJSON: Encodable, Sendable {
  struct Block: Encodable, Sendable {
    let id, state, stateLabel: String
    let automatic: OrNull<String>
  }
  struct Learner: Encodable, Sendable {
    let login, name: String
    let groups, dossiers: [String]
    let route: OrNull<String>
    let blocks: [Block]
    let granted, missing: [String]
  }
  struct Difficulty: Encodable, Sendable {
    let competence, label, mean: String
    let failed, graded: Int
  }
  let referential: String
  let expired: Day
  let learners: [Learner]
  let difficulties: [Difficulty]
  let findings: [FindingJSON]

  public init(_ outcome: ReadLearners.Outcome) {
    (referential, expired) = (outcome.title.code, outcome.title.registration.expires)
    learners = outcome.rows.map { row in
      Learner(
        login: row.learner.login, name: row.learner.name, groups: row.groups.map(\.name), dossiers: row.work.dossiers.map(\.name),
        route: OrNull(row.route?.id),
        blocks: outcome.title.blocks.map { block in
          let state = row.board.state(block.id)
          return Block(
            id: block.id, state: state.rawValue, stateLabel: state.french,
            automatic: OrNull(row.board.automatic(block.id)?.percent))
        }, granted: row.capitalisation.blocks + row.capitalisation.trials, missing: row.capitalisation.missing)
    }
    difficulties = outcome.difficulties.map {
      Difficulty(
        competence: $0.competence.id, label: $0.competence.label, mean: $0.mean.percent, failed: $0.failed, graded: $0.graded)
    }
    findings = outcome.findings.map { FindingJSON($0) }
  }
}

/// A way to the title that was chosen, or a block that was proposed.
public struct LearnerDecisionJSON: Encodable, Sendable {
  let login: String
  let route, block, state: OrNull<String>
  let jury: [String]

  public init(_ login: String, _ route: Referential.AccessRoute) {
    (self.login, self.route, jury) = (login, OrNull(route.id), route.jury)
    (block, state) = (OrNull(nil), OrNull(nil))
  }

  public init(_ login: String, _ proposal: BlockProposal) {
    (self.login, block, state) = (login, OrNull(proposal.block), OrNull(proposal.state.rawValue))
    (route, jury) = (OrNull(nil), [])
  }
}

/// Minutes that were recorded, or what is against them.
public struct MinutesJSON: Encodable, Sendable {
  let recorded: Bool
  let number: OrNull<Int64>
  let findings: [FindingJSON]

  public init(_ outcome: RecordMinutes.Outcome) {
    (recorded, number) = (outcome.number != nil, OrNull(outcome.number))
    findings = outcome.findings.map { FindingJSON($0) }
  }
}
