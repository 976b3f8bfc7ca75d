import Kernel
import Ledger
import UseCases

/// What the import of a FEC brought.
public struct ImportedFECJSON: Encodable, Sendable {
  let entries, lines, drafts: Int
  let debit, credit, file: String
  let batch: Int64?
  let fiscalYear: [String]?
  let imported: Bool
  let findings: [FindingJSON]

  public init(_ outcome: ImportFEC.Outcome, file: String) {
    (entries, lines, drafts) = (outcome.entries, outcome.lines, outcome.drafts)
    (debit, credit, self.file, batch) = (outcome.debit.json, outcome.credit.json, file, outcome.batch)
    fiscalYear = outcome.fiscalYear.map { [$0.first.iso, $0.last.iso] }
    (imported, findings) = (outcome.isImported, outcome.log.json)
  }
}

/// A FEC that was written, and its description.
public struct ExportedFECJSON: Encodable, Sendable {
  let entries, lines: Int
  let debit, credit, file, description: String
  let findings: [FindingJSON]

  public init(_ outcome: ExportFEC.Outcome) {
    let written = outcome.written
    (entries, lines, debit, credit) = (written.entries, written.lines, written.debit.json, written.credit.json)
    (file, description, findings) = (outcome.file, outcome.description, outcome.findings.json)
  }
}

/// The rules that a FEC is held to.
public struct FECRulesJSON: Encodable, Sendable {
  struct Rule: Encodable {
    let code, group, severity, rule: String
    let article: String?
  }
  let rules: [Rule]

  public init(_ rules: [FECRule] = FECRule.all) {
    self.rules = rules.map {
      Rule(code: $0.code, group: $0.group.rawValue, severity: $0.severity.rawValue, rule: $0.line, article: $0.article)
    }
  }
}
