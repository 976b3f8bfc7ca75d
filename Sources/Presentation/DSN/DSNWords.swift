public import SocialReporting
public import UseCases

extension DSNForm {
  /// « texte NEODeS », « XML d’échange ».
  public var french: String {
    switch self {
    case .text: "texte NEODeS"
    case .xml: "XML d’échange"
    }
  }
}

extension MessageSummary {
  /// « 1 déclaration, 2 individus, 441 rubriques ».
  public var french: String {
    [(declarations, "déclaration"), (individuals, "individu"), (rubrics, "rubrique")].map { count, word in
      "\(count) \(word)\(count > 1 ? "s" : "")"
    }.joined(separator: ", ")
  }
}

extension DSNFileSummary {
  /// « norme P26V01, 1 déclaration, 2 individus, 441 rubriques. Contrôles Écritoire, non certifiés. »
  public var french: String {
    let counts = MessageSummary(declarations: declarations, rubrics: rubrics, individuals: individuals).french
    let trial = isTest == true ? ", fichier d’essai" : ""
    let schema = sawSchema ? ", schéma essayé" : ""
    let tried = controls > 0 ? ", \(controls) contrôles essayés" : ""
    return "norme \(version ?? "inconnue"), \(counts)\(trial)\(schema)\(tried). \(DSNFileSummary.notice)"
  }
}
