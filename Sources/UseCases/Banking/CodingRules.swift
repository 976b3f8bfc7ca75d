import Banking
import Kernel
import Ledger
import Store

/// The rules of coding of a dossier, by name.
public struct ListCodingRules: Sendable {
  public init() {}
  /// Throws `bank.rule.unreadable`.
  public func callAsFunction(_ desk: Desk) throws -> [CodingRule] { try desk.dossier.reading { try CodingRule.all($0) } }
}

/// Keeps a rule under its name; one of that name is changed, and stays counted.
public struct SaveCodingRule: Sendable {
  public var rule: CodingRule
  /// The name it had, when it is renamed.
  public var replacing: String?
  public init(_ rule: CodingRule, replacing: String? = nil) { (self.rule, self.replacing) = (rule, replacing) }

  public struct Outcome: Sendable {
    /// Nil when errors kept the dossier as it was.
    public let rule: CodingRule?
    public let isChange: Bool
    public let findings: [Finding]
  }

  /// Throws `bank.rule.missing` of the one to replace.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    try desk.changing("banque.regle", subject: "bank_rule/\(rule.name)", isTrial: isTrial) { change in
      let known = try change.reading.saved(.bankRule)
      if let replacing, known[replacing.savedName] == nil { throw Finding.codingRuleMissing(replacing, known.keys.sorted()) }
      var findings = rule.check()
      let context = try LedgerContext(change.reading, desk)
      for part in rule.parts {
        if let party = part.thirdParty, context.thirdParties[party] == nil { findings.append(.codingRuleThirdParty(party)) }
      }
      if let journal = rule.journal,
        try context.journals[journal] == nil && context.standardJournal(journal, context.chart(on: desk.today)) == nil
      {
        findings.append(.codingRuleJournal(journal))
      }
      guard findings.isEmpty else {
        change.abandon()
        return Outcome(rule: nil, isChange: false, findings: findings)
      }
      var kept = rule
      let old = try known[(replacing ?? rule.name).savedName].map { try CodingRule(name: rule.name, json: $0) }
      if let old { (kept.uses, kept.contradictions) = (old.uses, old.contradictions) }
      if let replacing, replacing.savedName != rule.name.savedName { try change.deleteSaved(.bankRule, name: replacing) }
      try change.save(.bankRule, name: kept.name, body: kept.json)
      return Outcome(rule: kept, isChange: old != nil, findings: [])
    }
  }
}

/// Takes a rule away; the entries it made stay.
public struct DeleteCodingRule: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `bank.rule.missing`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("banque.regle-retirer", subject: "bank_rule/\(name)") { change in
      let known = try change.reading.saved(.bankRule)
      guard known[name.savedName] != nil else { throw Finding.codingRuleMissing(name, known.keys.sorted()) }
      try change.deleteSaved(.bankRule, name: name)
    }
  }
}

extension Finding {
  static func codingRuleMissing(_ name: String, _ known: [String]) -> Finding {
    Finding(
      "bank.rule.missing", "Le dossier n’a pas de règle « \(name) ».",
      recovery: known.isEmpty
        ? "Écrivez-en une : ecritoire banque regles ajouter NOM --mots … --contre …"
        : "Règles : \(known.prefix(20).joined(separator: ", ")).")
  }

  static func codingRuleThirdParty(_ code: String) -> Finding {
    Finding(
      "bank.rule.third-party-unknown", "La règle nomme le tiers « \(code) », que le dossier ne connaît pas.",
      recovery: "Corrigez son code, ou ouvrez-le : ecritoire plan tiers ajouter"
    ).at(field: "contre")
  }

  static func codingRuleJournal(_ code: String) -> Finding {
    Finding(
      "bank.rule.journal-unknown", "La règle nomme le journal « \(code) », que le dossier ne connaît pas.",
      recovery: "Corrigez son code, ou laissez la règle sans journal : ce sera celui de la banque."
    ).at(field: "journal")
  }
}
