import Kernel
import Ledger
import Store

extension Finding {
  static func noFiscalYear() -> Finding {
    Finding(
      "ledger.fiscal-year.none", "Le dossier n’a pas encore d’exercice.",
      recovery: "Créez-le : ecritoire dossier exercice AAAA-MM-JJ:AAAA-MM-JJ, ou importez un FEC qui l’apporte.",
      reference: "C. com. art. L123-12")
  }

  static func unknownFiscalYear(_ name: Int, _ known: [FiscalYear]) -> Finding {
    Finding(
      "ledger.fiscal-year.unknown", "Le dossier n’a pas d’exercice clos en \(name).",
      recovery: "Exercices connus : \(known.map { "\($0.name) (\($0.french))" }.joined(separator: ", ")).")
  }

  static func assistantClosed(_ name: String) -> Finding {
    Finding(
      "ledger.assistant.closed",
      "L’assistant « \(name) » ferait l’exercice à votre place : il est fermé dans un dossier d’école.",
      recovery:
        "Faites le travail à la main, ou demandez au formateur de l’ouvrir : ecritoire dossier assistants --ouvrir \(name)")
  }

  static func fiscalYearInvalid(_ text: String) -> Finding {
    Finding(
      "ledger.fiscal-year.invalid",
      "« \(text) » n’est pas un exercice : deux dates AAAA-MM-JJ:AAAA-MM-JJ, dans l’ordre, sur 24 mois au plus.",
      recovery: "Exemple : --exercice 2026-01-01:2026-12-31", reference: "C. com. art. L123-12")
  }

  static func importOutsideFiscalYear(_ year: FiscalYear, first: Day, last: Day) -> Finding {
    Finding(
      "fec.import.outside-fiscal-year",
      "Le fichier va du \(first.french) au \(last.french), hors de l’exercice \(year.french).",
      recovery:
        "Créez l’exercice qui manque (ecritoire dossier exercice …), ou vérifiez la date de clôture dans le nom du fichier.",
      reference: "LPF art. A47 A-1, VII-1°")
  }

  static func importOfOtherCompany(_ siren: String, _ company: DossierFacts) -> Finding {
    Finding(
      "fec.import.other-company", .warning,
      "Le nom du fichier annonce l’entreprise \(siren) ; le dossier est celui de \(company.name), \(company.siren).",
      recovery: "Vérifiez que c’est le bon dossier avant d’aller plus loin ; --essai montre l’import sans rien garder.",
      reference: "LPF art. A47 A-1, IX")
  }

  static func importInLockedPeriod(_ locked: Day, first: Day) -> Finding {
    Finding(
      "fec.import.locked-period",
      "Le fichier commence le \(first.french), dans une période verrouillée jusqu’au \(locked.french).",
      recovery: "Importez-le dans un autre dossier, ou n’exportez que la suite.", reference: "PCG art. 1031-4")
  }

  static func importWithoutFiscalYear(first: Day, last: Day, closing: Day?) -> Finding {
    Finding(
      "fec.import.no-fiscal-year",
      "Le fichier va du \(first.french) au \(last.french)\(closing.map { ", et son nom annonce une clôture au \($0.french)" } ?? "") : aucun exercice de 24 mois au plus ne le contient.",
      recovery: "Créez d’abord l’exercice : ecritoire dossier exercice AAAA-MM-JJ:AAAA-MM-JJ", reference: "C. com. art. L123-12")
  }

  static func fiscalYearTaken(_ year: FiscalYear, fromName: Bool) -> Finding {
    Finding(
      "fec.import.fiscal-year-taken", .info, "Le dossier prend l’exercice \(year.french).",
      recovery: fromName
        ? "Il vient du nom du fichier et de ses dates." : "Il vient des dates du fichier, dont le nom n’annonce pas de clôture.")
  }

  static func alreadyImported(_ file: String, _ batch: Int64) -> Finding {
    Finding(
      "ledger.import.already", "« \(file) » a déjà été importé (import n° \(batch)).",
      recovery: "Annulez cet import, ou forcez-en un second : --encore")
  }

  /// The file is this very dossier's FEC: bringing it back would double the books.
  static func exportedFromHere(_ file: String, _ event: TrailEvent) -> Finding {
    Finding(
      "fec.import.own-export",
      "« \(file) » est le FEC que ce dossier a lui-même écrit (événement n° \(event.seq), \(event.instant.prefix(10))) : tout y serait en double.",
      recovery: "Reprenez-le dans un autre dossier ; pour l’ajouter ici malgré tout : --encore")
  }
}
