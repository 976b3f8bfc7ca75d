import Kernel

/// What templates and recurring entries refuse.
extension Finding {
  private static let formulaHelp =
    "Écrivez « montant », « fixe 12,00 », « 30 % de montant », « tva D20 de montant » ou « reste »."

  public static func templateTooFewLines(_ name: String, _ count: Int) -> Finding {
    Finding(
      "ledger.template.too-few-lines", .error, "Le guide « \(name) » a \(count) ligne(s) : une écriture en a au moins deux.",
      recovery: "Ajoutez la contrepartie, par exemple « ligne: 401 ; TIERS ; C ; reste ».")
  }

  public static func templateTooManyLines(_ name: String, _ count: Int) -> Finding {
    Finding(
      "ledger.template.too-many-lines", .error, "Le guide « \(name) » a \(count) lignes : \(EntryTemplate.mostLines) au plus.",
      recovery: "Partagez-le en plusieurs guides, ou importez l’écriture d’un fichier CSV.")
  }

  public static func templateTwoRemainders(_ name: String) -> Finding {
    Finding(
      "ledger.template.two-remainders", .error, "Le guide « \(name) » a plusieurs lignes « reste » : leur partage est inconnu.",
      recovery: "Gardez un seul « reste ».")
  }

  public static func templateVariableTwice(_ name: String, _ variable: String) -> Finding {
    Finding(
      "ledger.template.variable-twice", .error, "Le guide « \(name) » déclare deux fois la variable « \(variable) ».",
      recovery: "Renommez l’une des deux.")
  }

  public static func templateVariableUnknown(_ name: String, _ variable: String) -> Finding {
    Finding(
      "ledger.template.variable-unknown", .error, "Le guide « \(name) » n’a pas de variable « \(variable) ».",
      recovery: "Déclarez-la par une ligne « variable: \(variable) », ou corrigez son nom.")
  }

  public static func templateVariableName(_ text: String) -> Finding {
    Finding(
      "ledger.template.variable-name", .error, "« \(text) » n’est pas un nom de variable.",
      recovery: "Écrivez des minuscules sans accent, des chiffres et des tirets, par exemple « montant-ht ».", field: "variable")
  }

  public static func templateAmountMissing(_ name: String, _ variable: String) -> Finding {
    Finding(
      "ledger.template.amount-missing", .error, "Le guide « \(name) » attend le montant « \(variable) ».",
      recovery: "Donnez-le, ou fixez sa valeur habituelle : « variable: \(variable) = 100,00 ».", field: variable)
  }

  public static func templateAmountOutOfRange(_ name: String, _ variable: String, _ amount: Money) -> Finding {
    Finding(
      "ledger.template.amount-out-of-range", .error,
      "Le guide « \(name) » n’accepte pas \(amount.french) pour « \(variable) ».",
      recovery: "Donnez un montant de 0 à \(Money.largest.french).", field: variable)
  }

  public static func templateAmountUnreadable(_ text: String, _ error: AmountTextError) -> Finding {
    Finding(
      "ledger.template.amount-unreadable", .error, "Le montant « \(text) » est refusé : \(error.reason).",
      recovery: "Écrivez-le comme 1 234,56.", field: "variable")
  }

  public static func templateRemainderNegative(_ name: String, _ amount: Money) -> Finding {
    Finding(
      "ledger.template.remainder-negative", .error,
      "Dans le guide « \(name) », le reste serait de \(amount.french) : il changerait de sens.",
      recovery: "Vérifiez les montants saisis, ou mettez le reste de l’autre côté.")
  }

  public static func templateRowUnknown(_ row: String) -> Finding {
    Finding(
      "ledger.template.row-unknown", .error, "La ligne « \(row) » n’est pas d’un guide de saisie.",
      recovery: "Commencez-la par guide, journal, piece, libelle, variable ou ligne, suivi de « : ».")
  }

  public static func templateRowTwice(_ key: String) -> Finding {
    Finding(
      "ledger.template.row-twice", .error, "« \(key) » est donné deux fois.", recovery: "Gardez une seule ligne « \(key): ».")
  }

  public static func templateRowMissing(_ key: String) -> Finding {
    Finding("ledger.template.row-missing", .error, "Le guide n’a pas de ligne « \(key): ».", recovery: "Ajoutez-la.", field: key)
  }

  public static func templateAccount(_ text: String) -> Finding {
    Finding(
      "ledger.template.account", .error, "« \(text) » n’est pas un numéro de compte.",
      recovery: "Commencez par trois chiffres, par exemple 6132.", field: "compte")
  }

  public static func templateSide(_ text: String) -> Finding {
    Finding("ledger.template.side", .error, "« \(text) » n’est pas un sens.", recovery: "Écrivez D ou C.", field: "sens")
  }

  public static func templateFormula(_ text: String) -> Finding {
    Finding(
      "ledger.template.formula", .error, "La formule « \(text) » n’est pas comprise.", recovery: formulaHelp, field: "formule")
  }

  public static func recurringPeriod(_ name: String, _ months: Int) -> Finding {
    Finding(
      "ledger.recurring.period", .error, "L’abonnement « \(name) » revient tous les \(months) mois.",
      recovery: "Choisissez de 1 à 120 mois : 1 chaque mois, 3 chaque trimestre, 12 chaque année.", field: "periode")
  }

  public static func recurringDay(_ name: String, _ day: Int) -> Finding {
    Finding(
      "ledger.recurring.day", .error, "L’abonnement « \(name) » tombe le \(day) du mois.",
      recovery: "Choisissez un jour de 1 à 31, ou le dernier jour du mois.", field: "jour")
  }

  public static func recurringEndBeforeStart(_ name: String, _ first: Day, _ last: Day) -> Finding {
    Finding(
      "ledger.recurring.end-before-start", .error,
      "L’abonnement « \(name) » finirait le \(last.french), avant de commencer le \(first.french).",
      recovery: "Corrigez l’une des deux dates.", field: "fin")
  }
}
