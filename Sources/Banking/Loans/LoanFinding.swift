import Kernel

/// What loans and their tables are refused for.
extension Finding {
  static func bankLoanPrincipal(_ amount: Money) -> Finding {
    Finding(
      "bank.loan.principal", "Le capital emprunté vaut \(amount.french) €.",
      recovery: "Donnez le capital restant dû au départ, positif."
    ).at(field: "capital")
  }

  static func bankLoanRate(_ rate: Rate) -> Finding {
    Finding(
      "bank.loan.rate", "Le taux annuel vaut \(rate.frenchPercent).", recovery: "Donnez un taux de 0 à 100 %, tel que 2,91."
    ).at(field: "taux")
  }

  static func bankLoanMonths(_ months: Int) -> Finding {
    Finding(
      "bank.loan.months", "L’emprunt aurait \(months) échéances.", recovery: "Donnez de 1 à 600 échéances mensuelles."
    ).at(field: "mois")
  }

  static func bankLoanInsurance(_ amount: Money) -> Finding {
    Finding(
      "bank.loan.insurance", "L’assurance de chaque échéance vaut \(amount.french) €.",
      recovery: "Donnez un montant positif, ou rien sans assurance."
    ).at(field: "assurance")
  }

  static func bankLoanNameInvalid(_ name: String) -> Finding {
    Finding(
      "bank.loan.name-invalid",
      name.allSatisfy(\.isWhitespace) ? "L’emprunt n’a pas de nom." : "Le nom de l’emprunt compte \(name.count) caractères.",
      recovery: "Donnez-lui un nom de 80 caractères au plus, tel que « Prêt machine 2026 »."
    ).at(field: "nom")
  }

  static func bankLoanTableEmpty() -> Finding {
    Finding(
      "bank.loan.table-empty", "Le tableau d’amortissement n’a aucune échéance.",
      recovery: "Donnez une ligne de titres, puis une ligne par échéance : date;capital;interets;assurance")
  }

  static func bankLoanColumnMissing(_ name: String) -> Finding {
    Finding(
      "bank.loan.column-missing", "Le tableau d’amortissement n’a pas de colonne « \(name) ».",
      recovery: "Donnez les titres date;capital;interets;assurance (l’assurance est facultative).")
  }

  static func bankLoanCell(_ text: String, _ column: String, line: Int) -> Finding {
    Finding(
      "bank.loan.cell", "« \(text.prefix(40)) » ne se lit pas dans la colonne « \(column) ».",
      recovery: column == "date" ? "Écrivez la date comme 20/10/2026 ou 2026-10-20." : "Écrivez le montant comme 1000,00."
    ).at(line: line, field: column)
  }

  static func bankLoanOrder(_ day: Day, after previous: Day, line: Int) -> Finding {
    Finding(
      "bank.loan.order", "L’échéance du \(day.french) vient après celle du \(previous.french).",
      recovery: "Rangez les échéances dans l’ordre des dates."
    ).at(line: line, field: "date")
  }

  static func bankLoanTableSum(_ sum: Money, _ principal: Money) -> Finding {
    Finding(
      "bank.loan.table-sum",
      "Le capital des échéances fait \(sum.french) €, l’emprunt \(principal.french) € : il manque ou il y a de trop "
        + "\((sum - principal).magnitude.french) €.",
      recovery: "Vérifiez que toutes les échéances y sont, et le capital restant dû au départ.")
  }

  static func bankLoanUnreadable(_ name: String) -> Finding {
    Finding(
      "bank.loan.unreadable", "L’emprunt « \(name) » ne se lit plus.",
      recovery: "Retirez-le, puis ajoutez-le de nouveau : ecritoire emprunt retirer \"\(name)\"")
  }
}
