import Banking
import Kernel
import Ledger
import Store

// What is refused, and what is told, about cash.

extension Finding {
  private static func known(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? "…" : "")
  }

  static func cashNameEmpty(_ what: String, _ longest: Int) -> Finding {
    Finding(
      "cash.name-empty", "Le nom manque, ou ne convient pas, pour \(what).",
      recovery: "Donnez un nom d’une ligne, de \(longest) caractères au plus : « Achat de la scie »."
    ).at(field: "nom")
  }

  static func cashAmountZero(_ name: String) -> Finding {
    Finding(
      "cash.amount-zero", "« \(name) » a un montant nul : il ne change rien à la prévision.",
      recovery: "Écrivez ce qui entre (2500,00) ou, avec un signe moins, ce qui sort (-2500,00)."
    ).at(field: "montant")
  }

  static func cashItemMissing(_ name: String, _ names: [String]) -> Finding {
    Finding(
      "cash.item-missing", "La prévision n’a pas de poste « \(name) ».",
      recovery: names.isEmpty
        ? "Aucun poste n’a été ajouté à la main." : "Postes : \(known(names)).")
  }

  static func cashScenarioMissing(_ name: String, _ names: [String]) -> Finding {
    Finding(
      "cash.scenario-missing", "Le dossier n’a pas de scénario « \(name) ».",
      recovery: names.isEmpty
        ? "Ajoutez-en un : ecritoire tresorerie scenario ajouter \"Retards\" --retard 15" : "Scénarios : \(known(names)).")
  }

  static func cashScenarioEmpty(_ name: String) -> Finding {
    Finding(
      "cash.scenario-empty", "Le scénario « \(name) » ne change rien.",
      recovery: "Dites au moins un changement : un retard, une perte, une hausse, une somme ajoutée, déplacée ou retirée.")
  }

  static func cashScenarioDays(_ days: Int) -> Finding {
    Finding(
      "cash.scenario-days", "Un retard de \(days) jours n’en est pas un.",
      recovery: "Écrivez un nombre de 1 à \(KeepCashScenario.mostDays) ; avec un signe moins, les clients paient plus tôt."
    ).at(field: "retard")
  }

  static func cashScenarioRate(_ rate: Rate, _ bounds: String, _ field: String) -> Finding {
    Finding(
      "cash.scenario-rate", "\(rate.frenchPercent) ne convient pas : le taux va \(bounds).",
      recovery: "Écrivez un taux tel que 10 ou 2,5."
    ).at(field: field)
  }

  static func cashScenarioIdle(_ change: CashScenario.Change) -> Finding {
    Finding(
      "cash.scenario-idle", .warning, "Le scénario ne rencontre rien ici : \(change.french).",
      recovery: "Ce qu’il nommait a été réglé, ou porte un autre repère : voyez le détail de la prévision.")
  }

  static func cashSavedUnreadable(_ what: String, _ name: String) -> Finding {
    Finding(
      "cash.saved-unreadable", "\(what) « \(name) » ne se lit plus.",
      recovery: "Enregistrez-le de nouveau sous le même nom.")
  }

  static func cashAccountUnknown(_ account: AccountNumber, _ accounts: [AccountNumber]) -> Finding {
    Finding(
      "cash.account-unknown", "Le compte \(account) n’est pas un compte de trésorerie du dossier.",
      recovery: accounts.isEmpty
        ? "Aucune écriture n’a encore ouvert de compte de banque ou de caisse."
        : "Comptes de trésorerie : \(known(accounts.map(\.text)))."
    ).at(field: "compte")
  }

  static func cashThresholdMissing(_ account: AccountNumber?) -> Finding {
    Finding(
      "cash.threshold-missing",
      account.map { "Le compte \($0) n’a pas de seuil." } ?? "La trésorerie n’a pas de seuil.",
      recovery: "Il n’y a rien à retirer.")
  }

  static func cashWeeks(_ weeks: Int) -> Finding {
    Finding(
      "cash.weeks", "Une prévision ne porte pas sur \(weeks) semaines.",
      recovery: "Demandez de 1 à \(CashForecast.mostWeeks) semaines ; treize font un trimestre."
    ).at(field: "semaines")
  }

  static func cashLateDays(_ days: Int) -> Finding {
    Finding(
      "cash.late-days", "Les clients en retard ne peuvent pas être attendus dans \(days) jours.",
      recovery: "Écrivez un nombre de 0 à \(KeepCashScenario.mostDays)."
    ).at(field: "delai")
  }

  static func cashDaysReversed(_ first: Day, _ last: Day) -> Finding {
    Finding(
      "cash.days-reversed", "Le \(first.french) vient après le \(last.french).",
      recovery: "Mettez la première date avant la seconde."
    ).at(field: "du")
  }

  static func cashBelow(_ account: AccountNumber?, balance: Money, threshold: Money) -> Finding {
    Finding(
      "cash.below-threshold", .warning,
      "\(account.map { "Le compte \($0)" } ?? "La trésorerie") est à \(balance.french) €, sous le seuil de \(threshold.french) €.",
      recovery: "Alimentez-le, ou revoyez le seuil : il manque \((threshold - balance).french) €.")
  }

  static func cashForecastBelow(_ alert: CashForecast.Alert, weeks: Int) -> Finding {
    let others = weeks == 1 ? "" : " ; \(weeks) semaines sont concernées"
    let what =
      alert.threshold.isZero
      ? "à découvert de \(alert.lowest.balance.magnitude.french) €"
      : "à \(alert.lowest.balance.french) €, sous le seuil de \(alert.threshold.french) €,"
    return Finding(
      "cash.forecast-below", .warning, "La trésorerie serait \(what) le \(alert.lowest.day.french)\(others).",
      recovery: "Relancez un client, étalez une dette, ou négociez un découvert : un scénario en montre l’effet.")
  }

  static func cashRecurringUnreadable(_ name: String, _ finding: Finding) -> Finding {
    Finding(
      "cash.recurring-left-out", .warning, "L’abonnement « \(name) » n’est pas dans la prévision : \(finding.message)",
      recovery: "Corrigez-le ou supprimez-le, sans quoi la prévision ne le compte pas.", reference: finding.reference)
  }

  static func tillNone() -> Finding {
    Finding(
      "cash.till-none", "Le dossier n’a pas de compte de caisse (53).",
      recovery: "Ouvrez-le dans le plan de comptes, ou passez la première écriture de caisse.")
  }

  static func tillAmbiguous(_ accounts: [AccountNumber]) -> Finding {
    Finding(
      "cash.till-ambiguous", "Le dossier a plusieurs caisses : \(known(accounts.map(\.text))).",
      recovery: "Choisissez : --compte \(accounts[0])"
    ).at(field: "compte")
  }

  static func tillUnknown(_ account: AccountNumber, _ accounts: [AccountNumber]) -> Finding {
    Finding(
      "cash.till-unknown", "Le compte \(account) n’est pas une caisse du dossier.",
      recovery: accounts.isEmpty
        ? "Ouvrez un compte de caisse (53) dans le plan de comptes." : "Caisses : \(known(accounts.map(\.text)))."
    ).at(field: "compte")
  }

  static func cashCountFuture(_ day: Day, _ today: Day) -> Finding {
    Finding(
      "cash.count-future", "Une caisse ne se compte pas d’avance : le \(day.french) est après aujourd’hui, le \(today.french).",
      recovery: "Donnez le jour du comptage."
    ).at(field: "jour")
  }

  static func cashCountNothing() -> Finding {
    Finding(
      "cash.count-nothing", "Aucun billet ni aucune pièce n’est compté.",
      recovery: "Dites combien il y en a de chaque ; pour une caisse vide, écrivez 0 devant une valeur.")
  }

  static func cashCountMissing(_ id: Int64) -> Finding {
    Finding(
      "cash.count-missing", "Il n’y a pas de comptage n° \(id).",
      recovery: "Voyez la liste des comptages sous le journal de caisse.")
  }

  static func cashCountSettled(_ count: StoredCashCount) -> Finding {
    Finding(
      "cash.count-settled",
      "Les livres du \(count.day.french) disent ce qui a été compté, \(count.counted.french) € : il n’y a pas de différence à passer.",
      recovery: "Rien à faire.")
  }

  static func cashCountDifference(_ count: CashCount) -> Finding {
    let what = count.difference < .zero ? "Il manque" : "Il y a en trop"
    return Finding(
      "cash.count-difference", .warning,
      "\(what) \(count.difference.magnitude.french) € dans la caisse \(count.account) : \(count.counted.french) comptés,"
        + " \(count.booked.french) dans les livres.",
      recovery: "Cherchez d’abord un ticket non saisi ou une erreur de rendu ; ce qui ne s’explique pas passe en 658 ou en 758.",
      reference: "PCG, comptes 658 et 758")
  }

  static func cashBookTooLong(_ most: Int) -> Finding {
    Finding(
      "cash.book-too-long", "Le journal de caisse a plus de \(most) lignes sur ces jours.",
      recovery: "Resserrez les dates."
    ).at(field: "du")
  }
}
