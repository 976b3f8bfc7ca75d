import Kernel

/// What rules of coding are refused for.
extension Finding {
  static func bankRuleNameInvalid(_ name: String) -> Finding {
    Finding(
      "bank.rule.name-invalid",
      name.allSatisfy(\.isWhitespace) ? "La règle n’a pas de nom." : "Le nom de la règle compte \(name.count) caractères.",
      recovery: "Donnez-lui un nom de 80 caractères au plus, tel que « Téléphone »."
    ).at(field: "nom")
  }

  static func bankRuleWithoutCondition() -> Finding {
    Finding(
      "bank.rule.without-condition", "La règle ne dit pas à quoi reconnaître les mouvements : elle conviendrait à tous.",
      recovery: "Donnez des mots du libellé, un IBAN, un nom, un mandat, une référence ou un code d’opération."
    ).at(field: "mots")
  }

  static func bankRuleRangeReversed(_ least: Money, _ most: Money) -> Finding {
    Finding(
      "bank.rule.range-reversed", "La règle va de \(least.french) à \(most.french) € : aucun montant n’y est.",
      recovery: "Échangez les deux montants."
    ).at(field: "min")
  }

  static func bankRuleRemainder(_ count: Int) -> Finding {
    Finding(
      "bank.rule.remainder",
      count == 0
        ? "Aucune part de la règle ne prend le reste du montant." : "\(count) parts de la règle prennent le reste du montant.",
      recovery: "Laissez une part, et une seule, sans montant ni pourcentage."
    ).at(field: "contre")
  }

  static func bankRulePercentTooHigh(_ rate: Rate) -> Finding {
    Finding(
      "bank.rule.percent-too-high", "Les pourcentages de la règle font \(rate.frenchPercent) : il n’y a plus de reste.",
      recovery: "Gardez-les sous 100 %, la dernière part prend le reste."
    ).at(field: "contre")
  }

  static func bankRuleAmountNotPositive(_ amount: Money) -> Finding {
    Finding(
      "bank.rule.amount-not-positive", "Une part de la règle vaut \(amount.french) €.",
      recovery: "Donnez un montant positif : le sens est celui du mouvement."
    ).at(field: "contre")
  }

  static func bankRuleUnreadable(_ name: String) -> Finding {
    Finding(
      "bank.rule.unreadable", "La règle « \(name) » ne se lit plus.",
      recovery: "Retirez-la, puis écrivez-la de nouveau : ecritoire banque regles retirer \"\(name)\"")
  }
}
