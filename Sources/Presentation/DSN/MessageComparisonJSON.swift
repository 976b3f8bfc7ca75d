import Kernel
public import SocialReporting
public import UseCases

/// What declarations say differently from a model. One file beside it: a flat value, as for two FEC; several: one value each.
public struct MessageComparisonJSON: Encodable, Sendable {
  struct Difference: Encodable {
    let kind, block, message: String
    let rubric, declaration, person, first, second: String?
    let firstLine, secondLine: Int?
    let rubrics: Int

    init(_ difference: MessageComparison.Difference) {
      (kind, block, message) = (difference.kind.rawValue, "\(difference.block)", difference.message)
      rubric = difference.rubric.map { "\($0)" }
      (declaration, person) = (difference.declaration, difference.person)
      (first, second) = (difference.first, difference.second)
      (firstLine, secondLine, rubrics) = (difference.firstLine, difference.secondLine, difference.rubrics)
    }
  }

  struct Score: Encodable {
    let right, expected, different, missing, extra: Int
    /// In percent, of what is expected or in excess.
    let share: String

    init(_ score: MessageComparison.Score) {
      (right, expected, different, missing, extra) = (score.right, score.expected, score.different, score.missing, score.extra)
      share = "\(score.permille / 10).\(score.permille % 10)"
    }
  }

  struct Block: Encodable {
    let block, name: String
    let score: Score
  }

  struct File: Encodable {
    let file: String
    let same: Bool
    let differenceCount: Int
    let score: Score?
    let blocks: [Block]
    let differences: [Difference]
    let findings: [FindingJSON]

    init(_ judged: CompareDSN.Judged) {
      let comparison = judged.comparison
      (file, same, findings) = (judged.file, comparison?.isSame ?? false, judged.log.json)
      differenceCount = comparison?.differenceCount ?? 0
      score = comparison.map { Score($0.total) }
      blocks = (comparison?.blocks ?? []).map { Block(block: "\($0.block)", name: $0.name, score: Score($0.score)) }
      differences = (comparison?.differences ?? []).map(Difference.init)
    }
  }

  let model: String
  let same: Bool
  let files: [File]
  let findings: [FindingJSON]

  public init(_ outcome: CompareDSN.Outcome) {
    (model, same, files) = (outcome.model, outcome.isSame, outcome.files.map(File.init))
    findings = outcome.log.json
  }

  enum Key: String, CodingKey { case model, same, files, findings, counts, differences, differenceCount, score, blocks }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(model, forKey: .model)
    try container.encode(same, forKey: .same)
    guard files.count == 1, let only = files.first else {
      try container.encode(files, forKey: .files)
      return try container.encode(findings, forKey: .findings)
    }
    let counts = Dictionary(grouping: only.differences, by: \.kind).mapValues(\.count)
    try container.encode(counts, forKey: .counts)
    try container.encode(only.differences, forKey: .differences)
    try container.encode(only.differenceCount, forKey: .differenceCount)
    try container.encode(only.score, forKey: .score)
    try container.encode(only.blocks, forKey: .blocks)
    try container.encode(findings + only.findings, forKey: .findings)
  }
}
