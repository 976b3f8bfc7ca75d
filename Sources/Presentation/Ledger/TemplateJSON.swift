import Kernel
import Ledger
import UseCases

/// A template (guide de saisie).
public struct TemplateJSON: Encodable, Sendable {
  struct Variable: Encodable {
    let name: String
    let usual: OrNull<String>
  }
  let name, journal, piece, label, text: String
  let variables: [Variable]

  public init(_ template: EntryTemplate) {
    (name, journal, piece, label, text) = (template.name, template.journal, template.pieceRef, template.label, template.text)
    variables = template.variables.map { Variable(name: $0.name, usual: OrNull($0.usual?.json)) }
  }
}

/// What became of the text of a template.
public struct SavedTemplateJSON: Encodable, Sendable {
  let template: OrNull<TemplateJSON>
  let changed, trial: Bool
  let findings: [FindingJSON]

  public init(_ outcome: SaveTemplate.Outcome, trial: Bool) {
    (template, changed, self.trial) = (OrNull(outcome.template.map(TemplateJSON.init)), outcome.isChange, trial)
    findings = outcome.findings.json
  }
}

/// The templates of the dossier.
public struct TemplateListJSON: Encodable, Sendable {
  let templates: [TemplateJSON]
  let findings: [FindingJSON] = []

  public init(_ templates: [EntryTemplate]) { self.templates = templates.map(TemplateJSON.init) }
}

/// One template, with its text.
public struct ShownTemplateJSON: Encodable, Sendable {
  let template: TemplateJSON
  let findings: [FindingJSON] = []

  public init(_ template: EntryTemplate) { self.template = TemplateJSON(template) }
}

/// The entry that a template would make.
public struct FilledTemplateJSON: Encodable, Sendable {
  let entry: EntryContentJSON
  let findings: [FindingJSON]

  public init(_ draft: EntryDraft, findings: [Finding]) { (entry, self.findings) = (EntryContentJSON(draft), findings.json) }
}

/// A template or a recurring entry that was taken away.
public struct DeletedNameJSON: Encodable, Sendable {
  let deleted: String
  let findings: [FindingJSON] = []

  public init(_ name: String) { deleted = name }
}
