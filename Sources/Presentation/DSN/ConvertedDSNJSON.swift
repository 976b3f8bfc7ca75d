import Kernel
import SocialReporting
public import UseCases

/// What a conversion made.
public struct ConvertedDSNJSON: Encodable, Sendable {
  let file, from, to: String
  let written: Bool
  let declarations, rubrics, individuals: Int
  let version: String?
  let schema: Bool
  let notice: String
  let findings: [FindingJSON]

  public init(_ outcome: ConvertDSN.Outcome) {
    (file, from, to) = (outcome.file, outcome.from.rawValue, outcome.to.rawValue)
    (written, version, schema) = (outcome.isWritten, outcome.version, outcome.sawSchema)
    (declarations, rubrics) = (outcome.summary.declarations, outcome.summary.rubrics)
    individuals = outcome.summary.individuals
    notice = DSNFileSummary.notice
    findings = outcome.log.json
  }
}

/// The schemas that were written.
public struct WrittenDSNSchemasJSON: Encodable, Sendable {
  struct Schema: Encodable { let file, version, nature: String }
  let schemas: [Schema]

  public init(_ written: [WriteDSNSchemas.Written]) {
    schemas = written.map { Schema(file: $0.file, version: $0.version, nature: $0.nature) }
  }
}
