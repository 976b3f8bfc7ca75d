import Kernel

extension Finding {
  static func letteringTooFewLines(_ count: Int) -> Finding {
    Finding(
      "lettering.too-few-lines", .error, "Un lettrage relie au moins deux lignes ; il y en a \(count).",
      recovery: "Ajoutez la ligne qui règle l’autre.")
  }

  static func letteringSameLineTwice(_ line: LineReference) -> Finding {
    Finding(
      "lettering.same-line-twice", .error, "La ligne \(line.position) de l’écriture \(line.entry) est donnée deux fois.",
      recovery: "Ne la donnez qu’une fois.")
  }

  static func letteringAccountNotLetterable(_ account: AccountNumber) -> Finding {
    Finding(
      "lettering.account-not-letterable", .error,
      "Le compte \(account) ne se lettre pas : seuls les comptes de bilan (classes 1 à 5) se lettrent.",
      recovery: "Lettrez les lignes du compte de tiers ou d’attente des mêmes écritures.")
  }

  static func letteringTwoAccounts(_ a: AccountNumber, _ b: AccountNumber) -> Finding {
    Finding(
      "lettering.two-accounts", .error, "Les lignes sont de deux comptes, \(a) et \(b) : un lettrage reste dans un compte.",
      recovery: "Lettrez chaque compte à part ; pour solder l’un par l’autre, passez d’abord une écriture de virement.")
  }

  static func letteringTwoThirdParties(_ a: String?, _ b: String?) -> Finding {
    let names = [a, b].map { $0.map { "« \($0) »" } ?? "aucun" }
    return Finding(
      "lettering.two-third-parties", .error,
      "Les lignes sont de deux tiers, \(names[0]) et \(names[1]) : un lettrage reste chez un tiers.",
      recovery: "Corrigez le tiers de la ligne, ou passez une écriture d’un tiers à l’autre.")
  }

  static func letteringTwoFiscalYears(_ a: Int, _ b: Int) -> Finding {
    Finding(
      "lettering.two-fiscal-years", .error, "Les lignes sont de deux exercices, \(a) et \(b).",
      recovery: "Lettrez la ligne d’à-nouveau de l’exercice \(max(a, b)), ou demandez un lettrage entre exercices.")
  }

  static func letteringAlreadyFull(_ line: LineReference, _ code: LetteringCode) -> Finding {
    Finding(
      "lettering.already-lettered", .error,
      "La ligne \(line.position) de l’écriture \(line.entry) est déjà lettrée \(code.text), en complet.",
      recovery: "Ôtez d’abord ce lettrage, ou laissez cette ligne.")
  }

  static func letteringOneSide(isDebit: Bool) -> Finding {
    Finding(
      "lettering.one-side", .error, "Les lignes sont toutes au \(isDebit ? "débit" : "crédit") : aucune ne règle une autre.",
      recovery: "Ajoutez une ligne de sens contraire.")
  }

  static func letteringNothingNew(_ code: LetteringCode) -> Finding {
    Finding(
      "lettering.nothing-new", .error, "Ces lignes sont déjà ensemble, lettrées \(code.text) en partiel.",
      recovery: "Ajoutez une ligne au groupe, ou ôtez ce lettrage.")
  }

  static func letteringNotBalanced(debit: Money, credit: Money) -> Finding {
    Finding(
      "lettering.not-balanced", .error,
      "Débit \(debit.french), crédit \(credit.french) : il reste \((debit - credit).magnitude.french) €.",
      recovery: "Ajoutez les lignes qui manquent, ou demandez un lettrage partiel (--partiel).")
  }

  static func letteringAmountTooLarge(_ line: LineReference) -> Finding {
    Finding(
      "lettering.amount-too-large", .error,
      "Le montant de la ligne \(line.position) de l’écriture \(line.entry) dépasse \(Money.largest.french) €.",
      recovery: "Vérifiez le montant de l’écriture.")
  }

  static func letteringSumTooLarge(_ scope: LetteringScope) -> Finding {
    Finding(
      "lettering.sum-too-large", .error, "La somme des lignes de \(scope.french) dépasse \(Money.largest.french) €.",
      recovery: "Vérifiez les montants des écritures.")
  }

  static func letteringCodesExhausted(_ scope: LetteringScope) -> Finding {
    Finding(
      "lettering.codes-exhausted", .error, "Il n’y a plus de code de lettrage libre pour \(scope.french) en \(scope.fiscalYear).",
      recovery: "Soldez le compte par une écriture et ouvrez un autre compte pour ce tiers.")
  }

  public static func letteringUnknownCode(_ code: LetteringCode, _ scope: LetteringScope) -> Finding {
    Finding(
      "lettering.unknown-code", .error, "Aucun lettrage \(code.text) sur \(scope.french) en \(scope.fiscalYear).",
      recovery: "Regardez les codes posés avec « lettrage etat ».")
  }

  static func letteringCodeTaken(_ code: LetteringCode, _ scope: LetteringScope) -> Finding {
    Finding(
      "lettering.code-taken", .error, "Le code \(code.text) sert déjà sur \(scope.french) en \(scope.fiscalYear).",
      recovery: "Laissez le programme choisir le code suivant.")
  }

  static func letteringSearchLimited(_ scope: LetteringScope, steps: Int) -> Finding {
    Finding(
      "lettering.search-limited", .info,
      "La recherche de combinaisons sur \(scope.french) s’est arrêtée après \(steps) essais ; des lignes restent ouvertes.",
      recovery: "Lettrez à la main ce qui reste, ou augmentez la limite d’essais.")
  }

  static func letteringDeadline(_ scope: LetteringScope) -> Finding {
    Finding(
      "lettering.deadline", .info,
      "Le temps accordé est écoulé à partir de \(scope.french) : les combinaisons n’y ont pas été cherchées.",
      recovery: "Relancez le lettrage, ou accordez plus de temps.")
  }
}
