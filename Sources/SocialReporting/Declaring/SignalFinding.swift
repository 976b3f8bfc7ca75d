import Kernel
import Workforce

/// What stands against a signal.
extension Finding {
  static func declaringNoStop(_ kind: Absence.Kind) -> Finding {
    Finding(
      "dsn.declaring.no-stop", "Une absence « \(kind.french) » ne donne pas lieu à un signalement.",
      recovery: "Signalez un arrêt de travail ou un congé que la caisse indemnise.", reference: "S21.G00.60.001")
  }

  static func declaringReturnBeforeStop(_ day: Day, _ from: Day) -> Finding {
    Finding(
      "dsn.declaring.return-before", "La reprise du \(day.french) vient avant l’arrêt, qui commence le \(from.french).",
      recovery: "Donnez le jour du retour au travail.", reference: "S21.G00.60.010"
    ).at(field: "S21.G00.60.010")
  }

  static func declaringNoEnd(_ name: String) -> Finding {
    Finding(
      "dsn.declaring.no-end", "Le contrat de \(name) n’a pas de fin.",
      recovery: "Terminez d’abord le contrat.", reference: "S21.G00.62.001")
  }

  static func declaringOneContract(_ count: Int) -> Finding {
    Finding(
      "dsn.declaring.one-contract", "Un signalement est d’un seul contrat : \(count) sont donnés.",
      recovery: "Choisissez le contrat concerné.", reference: "S21.G00.40.009")
  }
}
