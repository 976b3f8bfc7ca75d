import Kernel
import Ledger

extension Finding {
  static func reportDayWithoutFiscalYear(_ day: Day, _ known: [FiscalYear]) -> Finding {
    Finding(
      "report.period.no-fiscal-year", "Le \(day.french) n’est dans aucun exercice du dossier.",
      recovery: "Exercices connus : \(known.map(\.french).joined(separator: ", ")).")
  }

  static func reportDayOutsideFiscalYear(_ day: Day, _ year: FiscalYear) -> Finding {
    Finding(
      "report.period.outside-fiscal-year", "Le \(day.french) n’est pas dans l’exercice \(year.french).",
      recovery:
        "Un état porte sur un seul exercice, car les à-nouveaux reprennent les soldes du précédent : demandez-en un par exercice."
    )
  }

  static func reportDaysReversed(_ first: Day, _ last: Day) -> Finding {
    Finding(
      "report.period.reversed", "La période commence le \(first.french), après sa fin le \(last.french).",
      recovery: "Échangez les deux dates : --du \(last.iso) --au \(first.iso)")
  }

  static func reportAccountUnknown(_ number: String) -> Finding {
    Finding(
      "report.account-unknown", "Le dossier n’a pas de compte qui commence par « \(number) ».",
      recovery:
        "Voyez les comptes du dossier : ecritoire balance, ou ceux du plan : ecritoire plan lister --prefixe \(number.prefix(2))")
  }

  static func reportJournalUnknown(_ code: String, _ known: [Journal]) -> Finding {
    let list = known.map { "\($0.code) (\($0.label))" }.joined(separator: ", ")
    return Finding(
      "report.journal-unknown", "Le dossier n’a pas de journal « \(code) ».",
      recovery: known.isEmpty ? "Il n’a encore aucun journal : la première écriture l’ouvrira." : "Journaux du dossier : \(list)."
    )
  }

  static func reportThirdPartyUnknown(_ code: String, near: [String]) -> Finding {
    Finding(
      "report.third-party-unknown", "Le dossier n’a pas de tiers « \(code) ».",
      recovery: near.isEmpty
        ? "Voyez la liste : ecritoire plan tiers"
        : "Peut-être cherchez-vous : \(near.joined(separator: ", ")). Sinon voyez la liste : ecritoire plan tiers")
  }

  static func reportPlaceUnreadable(_ text: String) -> Finding {
    Finding(
      "report.place-unreadable", "« \(text) » n’est pas la place d’une ligne du grand-livre.",
      recovery: "Reprenez telle quelle la valeur « next » de la page précédente, par exemple 512000:2026-10-31:12.0")
  }

  static func reportPageSize(_ size: Int) -> Finding {
    Finding(
      "report.page-size", "Une page de \(size) ligne(s) n’existe pas.",
      recovery: "Donnez un nombre de lignes positif : --page 100")
  }
}
