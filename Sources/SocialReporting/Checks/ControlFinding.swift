import Kernel

/// What a control says when it is broken: a code for each kind, the control itself in the reference.
extension Finding {
  static func dsnControl(_ control: Control, read: String, about: String) -> Finding {
    let found = (read.isEmpty ? "" : " Lu : \(read).") + (about.isEmpty ? "" : " (\(about))")
    var finding =
      switch control.kind {
      case .format: dsnControlFormat(control, found)
      case .code: dsnControlCode(control, found)
      case .coherence: dsnControlCoherence(control, found)
      case .structure: dsnControlStructure(control, found)
      case .notice: dsnControlNotice(control, found)
      case .external: dsnControlExternal(control, found)
      case .ours: dsnControlOurs(control, found)
      }
    finding.severity = control.severity
    return finding
  }

  private static func dsnControlFormat(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.format", "\(control.statement)\(found)",
      recovery: "Vérifiez la saisie de cette valeur à sa source, puis refaites la déclaration.", reference: control.id.text)
  }

  private static func dsnControlCode(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.code", "\(control.statement)\(found)", recovery: "Prenez un code de la table de cette rubrique.",
      reference: control.id.text)
  }

  private static func dsnControlCoherence(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.coherence", "\(control.statement)\(found)",
      recovery: "Corrigez l’une des rubriques citées, ou la donnée de paie dont elle vient, puis refaites la déclaration.",
      reference: control.id.text)
  }

  private static func dsnControlStructure(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.structure", "\(control.statement)\(found)", recovery: "Ajoutez ou retirez le bloc cité.",
      reference: control.id.text)
  }

  private static func dsnControlNotice(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.notice", .warning, "\(control.statement)\(found)",
      recovery: "Le dépôt n’est pas refusé pour cela : vérifiez la rubrique citée.", reference: control.id.text)
  }

  private static func dsnControlExternal(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.external", "\(control.statement)\(found)", recovery: "Vérifiez auprès de l’organisme.",
      reference: control.id.text)
  }

  private static func dsnControlOurs(_ control: Control, _ found: String) -> Finding {
    Finding(
      "dsn.control.ours", .warning, "\(control.statement)\(found)",
      recovery: control.way.isEmpty
        ? "Vérifiez les rubriques citées : ce contrôle est d’Écritoire, il n’est pas certifié."
        : "\(control.way)\(control.comesBack ? " Le dépôt n’est pas refusé pour cela : l’écart revient après le dépôt, de l’organisme." : "") Ce contrôle est d’Écritoire, il n’est pas certifié.",
      reference: "\(control.id), contrôle Écritoire" + (control.law.isEmpty ? "" : " (\(control.law))"))
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
    case .date: wantedDay
    case .pattern: wantedForm
    case .code: "code hors de la table"
    }
  }

  private var wantedDay: String {
    guard let source = definition.pattern else { return "jour du calendrier attendu" }
    if source.hasPrefix("(01)") { return "01MMAAAA attendu, le premier jour d’un mois" }
    return "jour du calendrier attendu, JJMMAAAA"
  }

  /// In words for numbers, with an example for the rest.
  private var wantedForm: String {
    guard let pattern = definition.rules.pattern else { return "forme inattendue" }
    if definition.kind == .number, pattern.matches("12.34"), !pattern.matches("12") {
      return "nombre à deux décimales attendu, avec un point et sans espace : 12.34"
    }
    guard definition.kind != .number || !pattern.matches("12") else { return "nombre entier attendu" }
    // Days of birth and months are not dates of the dictionary, yet have their letters.
    if pattern.matches("102026"), !pattern.matches("132026") { return "MMAAAA attendu" }
    guard let example = pattern.example(definition.lengths) else { return "forme inattendue" }
    return "forme attendue : celle de « \(example) »"
  }
}
