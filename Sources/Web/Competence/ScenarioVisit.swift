import Competence
import Kernel
import Presentation
import Store
import UseCases

// What the pages of a scenario have in common: addresses, words.

extension DossierVisit {
  func scenarioPath(_ rest: String = "") -> String { path("scenario" + (rest.isEmpty ? "" : "/\(rest)")) }

  func studyPath(_ rest: String = "") -> String { path("parcours" + (rest.isEmpty ? "" : "/\(rest)")) }

  /// Whether a scenario is at work in the dossier.
  func hasScenario() throws -> Bool { try desk.dossier.reading { try $0.scenarioRun() != nil } }
}

extension Scenario.EventRule.Channel {
  /// What stands under the hour: « courriel ».
  var french: String { self == .staff ? "personnel" : rawValue }
}

extension Day {
  /// « mercredi 1er octobre ».
  var weekdayLong: String { "\(weekdayName) \(long.dropLast(5))" }
}

/// A document that came, with the forms it can be had in.
struct DocumentLinks: Sendable {
  struct File: Sendable {
    let fileHref, fileForm: String
  }
  let documentName: String
  let files: [File]

  init(_ document: Document, _ visit: DossierVisit) {
    documentName = [document.kind.noun, document.reference].filter { !$0.isEmpty }.joined(separator: " ")
    files = ScenarioDocuments.extensions(document.kind).map { form in
      File(
        fileHref: visit.scenarioPath("documents/\(Fields.encode(document.id))") + (form == "pdf" ? "" : "?fichier=\(form)"),
        fileForm: form == "xml" ? "CAMT.053" : form.uppercased())
    }
  }
}

extension Document.Kind {
  /// « Facture ».
  var noun: String {
    switch self {
    case .sale, .purchase: "Facture"
    case .creditNote: "Avoir"
    case .receipt: "Ticket"
    case .letter: "Courrier"
    case .bankStatement: "Relevé de compte"
    case .payroll: "Journal de paie"
    case .payslip: "Bulletin de paie"
    case .staffFile: "Dossier du personnel"
    }
  }
}

extension RunningScenario {
  /// The control is about what has not happened yet on the scenario's day: that it is not there is no mistake.
  func isAhead(_ result: Grade.ControlResult) -> Bool {
    func isLater(_ entry: String) -> Bool { version.entry(entry).map { $0.day > run.day } ?? false }
    switch result.control.predicate {
    case .entry(let id), .voucher(let id): return isLater(id) && result.seen.isEmpty
    case .lettered(_, let ids, _): return ids.contains(where: isLater)
    // Those are of the last day: before, the month is simply not over.
    case .balance, .reconciled, .outstanding, .answer: return run.day < scenario.days.upperBound && isUnanswered(result)
    case .open, .noFalseLettering, .keptUp: return run.day < scenario.days.upperBound
    case .payslip, .contract, .done, .declaration: return false
    }
  }

  private func isUnanswered(_ result: Grade.ControlResult) -> Bool {
    guard case .answer = result.control.predicate else { return true }
    return result.feedback?.cause == CauseTable.Cause.unanswered.rawValue
  }

  /// What a control looks at, in words: « Écriture BM-7902 ».
  func words(for predicate: Predicate) -> String {
    func entry(_ id: String) -> String {
      guard let model = version.entry(id) else { return id }
      return model.reference.isEmpty ? "\(model.label), \(model.day.french)" : "\(model.reference), \(model.label)"
    }
    func party(_ code: String) -> String { scenario.parties.first { $0.code == code }?.name ?? "compte \(code)" }
    switch predicate {
    case .entry(let id): return "Écriture \(entry(id))"
    case .voucher(let id): return "Pièce jointe à \(entry(id))"
    case .balance(let prefix, _): return "Solde du \(prefix)"
    case .lettered(let code, let ids, _):
      return "Lettrage \(party(code)) : " + ids.map { $0 == "AN" ? "à-nouveau" : entry($0) }.joined(separator: " + ")
    case .open(let code, let id): return "\(party(code)), reste ouvert : \(entry(id))"
    case .noFalseLettering: return "Aucun lettrage faux"
    case .reconciled(let account): return "Rapprochement du \(account)"
    case .outstanding(let account, _): return "Opérations en suspens du \(account)"
    case .answer(let name): return version.filled(scenario.answers.first { $0.name == name }?.label ?? name)
    case .keptUp(let days): return "Trésorerie tenue à \(days.counted("jour ouvré", "jours ouvrés"))"
    case .payslip(let person, let month, let item, _): return "Bulletin de \(person), \(month.french) : \(item)"
    case .contract(let person, let item, _): return "Contrat de \(person) : \(item)"
    case .done(let useCase): return "Fait : \(UseCaseName.french(useCase))"
    case .declaration(let nature, let month, let rubric, _): return "DSN \(nature), \(month.french) : \(rubric)"
    }
  }
}

extension Finding {
  static func documentNotReceived(_ id: String) -> Finding {
    Finding(
      "competence.document.unknown", "Aucun document « \(id.prefix(40)) » n’est arrivé dans ce scénario.",
      recovery: "Prenez-le parmi ceux de la boîte de réception ; ce qui vient plus tard n’y est pas encore.")
  }

  static func pointsUnreadable(_ text: String) -> Finding {
    Finding(
      "web.competence.points", "« \(text.prefix(20)) » n’est pas un nombre de points.",
      recovery: "Écrivez-le comme 12 ou 1,5.")
  }

  static func levelMissing(_ text: String) -> Finding {
    Finding("web.competence.level", "« \(text.prefix(20)) » n’est pas un niveau.", recovery: "Choisissez A, B, C ou D.")
  }
}
