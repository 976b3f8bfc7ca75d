import Kernel
import Ledger
import Store

extension Finding {
  static func noFiscalYear() -> Finding {
    Finding("ledger.fiscal-year.none", "Le dossier n’a pas encore d’exercice.",
      recovery: "Créez-le : ecritoire dossier exercice AAAA-MM-JJ:AAAA-MM-JJ, ou importez un FEC qui l’apporte.",
      reference: "C. com. art. L123-12")
  }

  static func unknownFiscalYear(_ name: Int, _ known: [FiscalYear]) -> Finding {
    Finding("ledger.fiscal-year.unknown", "Le dossier n’a pas d’exercice clos en \(name).",
      recovery: "Exercices connus : \(known.map { "\($0.name) (\($0.french))" }.joined(separator: ", ")).")
  }

  static func assistantClosed(_ name: String) -> Finding {
    Finding("ledger.assistant.closed", "L’assistant « \(name) » ferait l’exercice à votre place : il est fermé dans un dossier d’école.",
      recovery: "Faites le travail à la main, ou demandez au formateur de l’ouvrir : ecritoire dossier assistants --ouvrir \(name)")
  }

  static func fiscalYearInvalid(_ text: String) -> Finding {
    Finding("ledger.fiscal-year.invalid", "« \(text) » n’est pas un exercice : deux dates AAAA-MM-JJ:AAAA-MM-JJ, dans l’ordre, sur 24 mois au plus.",
      recovery: "Exemple : --exercice 2026-01-01:2026-12-31", reference: "C. com. art. L123-12")
  }
}
