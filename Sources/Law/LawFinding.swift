import Kernel

extension Finding {
  static func parameterUnknown(_ id: String, near: [String]) -> Finding {
    Finding(
      "law.parameter.unknown", .error, "Le paramètre de droit « \(id) » n’existe pas.",
      recovery: near.isEmpty
        ? "Consultez la liste : ecritoire parametres."
        : "Peut-être cherchez-vous : \(near.joined(separator: ", ")). Sinon consultez la liste : ecritoire parametres.")
  }

  static func parameterNotInForce(_ parameter: Parameter, on day: Day) -> Finding {
    let first = parameter.values[0].from
    let message: String
    if day < first {
      message = "n’est connu qu’à partir du \(first.french)"
    } else if let next = parameter.values.first(where: { $0.from > day }) {
      message = "n’a pas de valeur entre sa fin et le \(next.from.french)"
    } else if let last = parameter.values.last?.until {
      message = "a pris fin le \(last.french)"
    } else {
      message = "n’a pas de valeur"
    }
    return Finding(
      "law.parameter.not-in-force", .error,
      "« \(parameter.label) » (\(parameter.id)) \(message) ; la date demandée est le \(day.french).",
      recovery: "Vérifiez la date de l’opération, ou complétez le fichier \(parameter.file) dans votre dossier de paramètres.",
      reference: parameter.values.last?.citations.last?.text)
  }

  static func parameterUnreadable(_ id: String, _ reason: String, file: String) -> Finding {
    Finding(
      "law.parameter.unreadable", .error, "Le paramètre de droit « \(id) » est illisible : \(reason).",
      recovery: "Corrigez le fichier, ou retirez-le de votre dossier de paramètres pour revenir à celui d’Écritoire.", file: file)
  }

  static func parameterUnit(_ id: String, _ unit: ParameterUnit, wanted: String) -> Finding {
    Finding(
      "law.parameter.unit", .error, "Le paramètre de droit « \(id) » n’est pas \(wanted) : son unité est « \(unit.rawValue) ».",
      recovery: "Rendez à ce paramètre son unité d’origine, ou retirez-le de votre dossier de paramètres.")
  }
}
