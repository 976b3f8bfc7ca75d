import ChartOfAccounts
import Foundation
import Kernel
import Ledger
import Store

/// Makes a dossier: the file, the company, its first fiscal year. Journals and
/// accounts are opened by the first entry that uses them.
public struct CreateDossier: Sendable {
  public var name: String
  /// Nine digits, with or without spaces. Those that begin with 000 are fictitious, and accepted.
  public var siren: String
  public var mode: DossierMode
  /// Nil until a FEC or a command brings one.
  public var fiscalYear: FiscalYear?

  public init(name: String, siren: String, mode: DossierMode = .business, fiscalYear: FiscalYear? = nil) {
    (self.name, self.siren, self.mode, self.fiscalYear) = (name, siren, mode, fiscalYear)
  }

  /// Throws `dossier.name-empty`, `dossier.siren-invalid`, `dossier.exists`, `file.cannot-write`; no file is left behind then.
  @discardableResult
  public func callAsFunction(at path: String, author: Author) throws -> Dossier {
    let title = name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !title.isEmpty else { throw Finding.dossierNameEmpty() }
    let facts = DossierFacts(name: title, siren: try checkedSiren().digits, mode: mode)
    let dossier = try Dossier.create(at: path)
    do {
      try dossier.changing(author, "dossier.creer", subject: "dossier") { change in
        try change.setFacts(facts)
        if let fiscalYear { try change.addFiscalYear(fiscalYear) }
      }
    } catch {
      try? dossier.close()
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      throw error
    }
    return dossier
  }

  private func checkedSiren() throws(Finding) -> Siren {
    do throws(IdentifierTextError) { return try Siren(siren) } catch { throw .dossierSirenInvalid(siren, error.reason) }
  }
}

/// Adds the fiscal year that follows (or precedes) the others.
public struct AddFiscalYear: Sendable {
  public var year: FiscalYear
  public init(_ year: FiscalYear) { self.year = year }

  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("dossier.exercice", subject: "fiscal-year/\(year.name)") { try $0.addFiscalYear(year) }
  }
}

/// Closes a period to any further entry (verrouillage). It cannot be reopened.
public struct LockPeriod: Sendable {
  public var through: Day
  public init(through: Day) { self.through = through }

  /// Throws `ledger.period.future`, `ledger.period.drafts-left`, `ledger.period.already-locked`, `report.period.no-fiscal-year`.
  public func callAsFunction(_ desk: Desk) throws {
    guard through <= desk.today else { throw Finding.lockInFuture(through, today: desk.today) }
    try desk.changing("dossier.verrouiller", subject: "period/\(through.iso)") { change in
      let year = try ReportPeriod(through: through).days(desk, change.reading).year
      let drafts = try change.reading.entries(.drafts(through: through)).filter { year.year.contains($0.content.day) }
      guard drafts.isEmpty else { throw Finding.draftsLeft(drafts.count, through) }
      try change.lock(year, through: through)
    }
  }
}

/// Opens or closes the assistants of a dossier of mode `école`.
public struct SetAssistants: Sendable {
  public var open: Set<String>
  public var close: Set<String>
  public init(open: Set<String> = [], close: Set<String> = []) { (self.open, self.close) = (open, close) }

  /// The assistants there are, and what each would do for the learner.
  public static let known = [
    "saisie": "proposer les lignes d’une écriture", "lettrage": "lettrer automatiquement",
    "codage": "proposer comment entrer les mouvements de banque",
    "rapprochement": "proposer les rapprochements de la banque",
  ]

  public func callAsFunction(_ desk: Desk) throws -> DossierFacts {
    if let unknown = open.union(close).sorted().first(where: { SetAssistants.known[$0] == nil }) {
      throw Finding.assistantUnknown(unknown)
    }
    return try desk.changing("dossier.assistants", subject: "dossier") { change in
      var facts = try change.reading.facts()
      facts.openAssistants = facts.openAssistants.union(open).subtracting(close)
      try change.setFacts(facts)
      return facts
    }
  }
}

extension Finding {
  static func dossierNameEmpty() -> Finding {
    Finding("dossier.name-empty", "Le nom de l’entreprise est vide.", recovery: "Donnez-le : --nom \"Atelier Brindille\"")
  }

  static func dossierSirenInvalid(_ text: String, _ reason: String) -> Finding {
    Finding(
      "dossier.siren-invalid", "Le SIREN « \(text) » est refusé : \(reason).",
      recovery: "Vérifiez ses neuf chiffres. Pour un dossier d’essai, prenez un numéro fictif, qui commence par 000 : 000000018",
      reference: "C. com. art. R123-220")
  }

  static func lockInFuture(_ day: Day, today: Day) -> Finding {
    Finding(
      "ledger.period.future", "Le \(day.french) est à venir : nous sommes le \(today.french).",
      recovery: "Un verrou ne s’enlève pas : attendez la fin de la période.", reference: "PCG art. 1031-4")
  }

  static func draftsLeft(_ count: Int, _ day: Day) -> Finding {
    Finding(
      "ledger.period.drafts-left", "\(count) écriture(s) jusqu’au \(day.french) sont encore au brouillard.",
      recovery: "Validez-les (ecritoire ecriture valider --jusquau \(day.iso)) ou supprimez-les, puis verrouillez.",
      reference: "PCG art. 1031-4")
  }

  static func assistantUnknown(_ name: String) -> Finding {
    Finding(
      "dossier.assistant-unknown", "Il n’y a pas d’assistant « \(name) ».",
      recovery: "Assistants : \(SetAssistants.known.keys.sorted().joined(separator: ", ")).")
  }
}
