import Kernel

/// What a control says when it is broken.
extension Finding {
  /// The codes are `dsn.control.format`, `.code`, `.coherence`, `.structure`, `.notice`, `.external`, `.ours`; the control is named
  /// in the reference.
  static func dsnControl(_ control: Control, read: String, about: String) -> Finding {
    let place = about.isEmpty ? "" : " (\(about))"
    let found = read.isEmpty ? "" : " Lu : \(read)."
    return Finding(
      "dsn.control.\(control.kind.rawValue)", control.severity, "\(control.statement)\(found)\(place)",
      recovery: wayOut(of: control),
      reference: control.isOurs ? "\(control.id), contrôle Écritoire" : control.id.text)
  }

  private static func wayOut(of control: Control) -> String {
    switch control.kind {
    case .format: "Vérifiez la saisie de cette valeur à sa source, puis refaites la déclaration."
    case .code: "Prenez un code de la table de cette rubrique."
    case .coherence: "Corrigez l’une des rubriques citées, ou la donnée de paie dont elle vient, puis refaites la déclaration."
    case .structure: "Ajoutez ou retirez le bloc cité."
    case .notice: "Le dépôt n’est pas refusé pour cela : vérifiez la rubrique citée."
    case .external: "Vérifiez auprès de l’organisme."
    case .ours: "Vérifiez les rubriques citées : ce contrôle est d’Écritoire, il n’est pas certifié."
    }
  }
}

extension Norm.RubricDefinition.Fault {
  /// What the dictionary asks, in French.
  var french: String {
    switch rule {
    case .empty: "valeur vide"
    case .tooShort, .tooLong:
      definition.lengths.lowerBound == definition.lengths.upperBound
        ? "\(definition.lengths.lowerBound) caractères attendus"
        : "de \(definition.lengths.lowerBound) à \(definition.lengths.upperBound) caractères attendus"
    case .number: "nombre attendu"
    case .date: "jour du calendrier attendu"
    case .pattern: "forme inattendue"
    case .code: "code hors de la table"
    }
  }
}
