import GRDB
import Kernel
import Ledger

/// What the dossier is for: with `école`, the assistants that would do the
/// exercise for the learner are off unless opened.
public enum DossierMode: String, Sendable, CaseIterable {
  case school = "ecole"
  case business = "entreprise"
}

/// The company a dossier is about.
public struct DossierFacts: Hashable, Sendable {
  public var name: String
  public var siren: String
  public var mode: DossierMode
  /// The assistants opened in a dossier of mode `école`, by name: `lettrage`, `saisie`…
  public var openAssistants: Set<String>

  public init(name: String, siren: String, mode: DossierMode, openAssistants: Set<String> = []) {
    (self.name, self.siren, self.mode, self.openAssistants) = (name, siren, mode, openAssistants)
  }

  /// In a business every assistant is there; at school only those that were opened.
  public func allows(assistant: String) -> Bool { mode == .business || openAssistants.contains(assistant) }

  fileprivate var assistantsText: String { openAssistants.sorted().joined(separator: " ") }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:dossier:1")
    for text in [name, siren, mode.rawValue, assistantsText] { form.add(text) }
    return form.digest
  }
}

extension DossierReading {
  public func facts() throws -> DossierFacts {
    guard let row = try Row.fetchOne(db, sql: "SELECT name, siren, mode, open_assistants FROM dossier") else {
      throw Finding.dossierDamaged("dossier", "il ne dit pas à quelle entreprise il appartient")
    }
    let assistants: String = try row.decode(atIndex: 3)
    guard let mode = DossierMode(rawValue: try row.decode(atIndex: 2)) else {
      throw Finding.dossierDamaged("dossier", "il n’est ni d’une école ni d’une entreprise")
    }
    let facts = DossierFacts(
      name: try row.decode(atIndex: 0), siren: try row.decode(atIndex: 1), mode: mode,
      openAssistants: Set(assistants.split(separator: " ").map(String.init)))
    guard facts.assistantsText == assistants else { throw Finding.dossierDamaged("dossier", "la liste de ses assistants") }
    return facts
  }
}

extension DossierChange {
  public func setFacts(_ facts: DossierFacts) throws {
    try Finding.refuseNulCharacter(facts.name, facts.siren, facts.assistantsText)
    try db.execute(
      sql: """
        INSERT INTO dossier (id, name, siren, mode, open_assistants) VALUES (1, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET name = excluded.name, siren = excluded.siren, mode = excluded.mode,
          open_assistants = excluded.open_assistants
        """,
      arguments: [facts.name, facts.siren, facts.mode.rawValue, facts.assistantsText])
    event.add("dossier", facts.digest)
  }
}
