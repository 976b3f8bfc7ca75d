public import Kernel

extension Finding {
  /// Something in a scenario's folder cannot be read: the place says where.
  static func scenarioInvalid(_ reason: String) -> Finding {
    Finding(
      "competence.scenario.invalid", "Ce scénario ne se lit pas : \(reason).",
      recovery:
        "Corrigez le fichier à l’endroit indiqué ; les fichiers d’un scénario sont décrits par « ecritoire aide scenarios ».")
  }

  /// A scenario whose amounts do not hold together: entries that do not balance, a bank below zero, points that do not make 100.
  static func scenarioInconsistent(_ reason: String) -> Finding {
    Finding(
      "competence.scenario.inconsistent", "Ce scénario se contredit : \(reason).",
      recovery: "Corrigez ses faits ou ses formules, puis relisez-le : ecritoire scenario controler DOSSIER-DU-SCENARIO")
  }

  /// No version of a scenario keeps its invariants for this learner.
  static func scenarioNoVersion(_ id: String, attempts: Int) -> Finding {
    Finding(
      "competence.scenario.no-version",
      "Aucun des \(attempts) tirages du scénario \(id) ne tient : la banque ou la caisse passe sous zéro, ou une écriture n’est pas équilibrée.",
      recovery: "Réduisez les variations de faits.csv, ou prenez une autre graine.")
  }

  /// A referential that is not one.
  static func referentialInvalid(_ reason: String) -> Finding {
    Finding(
      "competence.referential.invalid", "Ce référentiel ne se lit pas : \(reason).",
      recovery: "Comparez-le à celui du programme : ecritoire parcours referentiel montrer --json")
  }
}
