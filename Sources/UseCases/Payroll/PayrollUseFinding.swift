import Kernel

extension Finding {
  public static func noPayslipToPrint() -> Finding {
    Finding(
      "payroll.payslip.none", "Aucun bulletin scellé n’est à imprimer ici.",
      recovery: "Choisissez un autre mois, ou scellez celui-ci : ecritoire paie sceller")
  }

  static func payslipUnknown(_ number: String) -> Finding {
    Finding(
      "payroll.payslip.unknown", "Il n’y a pas de bulletin n° \(number.prefix(20)).",
      recovery: "Listez ceux qui sont scellés : ecritoire paie bulletin")
  }

  static func payslipUnreadable(_ number: String, _ cause: Finding?) -> Finding {
    Finding(
      "payroll.payslip.unreadable", "Le bulletin n° \(number) ne se lit plus\(cause.map { " : \($0.message)" } ?? ".")",
      recovery: "Vérifiez le dossier : ecritoire dossier verifier. Une sauvegarde le rendra.",
      reference: "C. trav., art. L3243-4")
  }

  static func payslipKnown(_ number: String, _ month: Month) -> Finding {
    Finding(
      "payroll.payslip.known", "Ce contrat a déjà son bulletin \(month.ofFrench), le n° \(number).",
      recovery: "Pour le changer, corrigez-le : ecritoire paie corriger \(number) --motif \"…\".",
      reference: "C. trav., art. L3243-2")
  }

  static func payslipReplaced(_ number: String, by next: String) -> Finding {
    Finding(
      "payroll.payslip.replaced", "Le bulletin n° \(number) est déjà remplacé par le n° \(next).",
      recovery: "Corrigez le n° \(next).")
  }

  static func payslipSame(_ number: String) -> Finding {
    Finding(
      "payroll.payslip.same", "Rien n’a changé : la correction du bulletin n° \(number) serait le même bulletin.",
      recovery: "Changez d’abord ce qui était faux : éléments du mois, absence, contrat, fiche ou établissement.")
  }

  static func contractOutsideMonth(_ id: Int64, _ month: Month) -> Finding {
    Finding(
      "payroll.month.contract-unknown", "Le contrat n° \(id) n’existe pas, ou n’a aucun jour en \(month.french).",
      recovery: "Listez ceux du mois : ecritoire paie calculer --mois \(month.iso)")
  }

  static func payMonthFuture(_ month: Month, today: Day) -> Finding {
    Finding(
      "payroll.month.future",
      "\(month.french.prefix(1).uppercased() + month.french.dropFirst()) n’a pas commencé le \(today.french).",
      recovery: "Attendez le mois : un bulletin scellé ne change plus.", reference: "C. trav., art. L3242-1")
  }

  static func payMonthNothing(_ month: Month, refused: Int, sealed: Int) -> Finding {
    Finding(
      "payroll.month.nothing",
      "Aucun bulletin \(month.ofFrench) n’est prêt : \(sealed) scellé(s), \(refused) en attente de ce qui manque.",
      recovery: "Lisez ce qui manque : ecritoire paie calculer --mois \(month.iso)")
  }

  static func payslipNetNegative(_ net: Money) -> Finding {
    Finding(
      "payroll.month.net-negative",
      "Le net payé serait de \(net.french)\u{A0}€ : un bulletin ne se scelle pas au-dessous de zéro.",
      recovery: "Réduisez l’acompte ou la retenue de ce mois, et reportez le reste dans les éléments du mois suivant.",
      reference: "C. trav., art. L3251-3")
  }

  static func variablesAfterSeal(_ number: String) -> Finding {
    Finding(
      "payroll.variables.after-seal", .warning, "Le bulletin n° \(number) de ce mois est déjà scellé : il ne change pas.",
      recovery: "Corrigez-le ensuite : ecritoire paie corriger \(number) --motif \"…\".")
  }
}
