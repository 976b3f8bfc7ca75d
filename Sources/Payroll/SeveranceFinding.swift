import Kernel

extension Finding {
  static func payrollSeveranceTooSoon(months: Int, least: Int) -> Finding {
    Finding(
      "payroll.severance.seniority", .error,
      "Avec \(months) mois d’ancienneté, il n’y a pas d’indemnité légale : il en faut \(least).",
      recovery: "Retirez l’indemnité, ou corrigez le début du contrat.", reference: "C. trav. art. L1234-9",
      field: "month.bonuses")
  }

  static func payrollSeveranceBelowLaw(_ amount: Money, legal: Money, _ severity: Severity) -> Finding {
    Finding(
      "payroll.severance.below-law", severity,
      "L’indemnité de \(amount.french)\u{A0}€ est au-dessous de celle de la loi, \(legal.french)\u{A0}€.",
      recovery: "Écrivez au moins le montant légal, ou aucun pour qu’il soit calculé.",
      reference: "C. trav. art. L1234-9, R1234-2 et L1237-13", field: "month.bonuses")
  }

  static func payrollSeveranceEarned(_ amount: Money, given: Money) -> Finding {
    Finding(
      "payroll.severance.earned-before", .error,
      "L’indemnité de \(amount.french)\u{A0}€ dépasse celle de la loi ou de l’accord, \(given.french)\u{A0}€ : son exonération dépend du brut de l’année civile précédente.",
      recovery: "Donnez ce brut dans \"earnedBefore\".", reference: "CGI art. 80 duodecies", field: "month.bonuses")
  }
}
