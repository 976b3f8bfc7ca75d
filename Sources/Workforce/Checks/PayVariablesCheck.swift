public import Kernel

extension PayVariables {
  /// What cannot be kept: nothing negative, no week of another month, one way of saying the hours.
  public func check(_ contract: EmploymentContract) -> [Finding] {
    var findings: [Finding] = []
    if contract.days(within: month.firstDay...month.lastDay) == nil {
      findings.append(.variablesOutsideContract(month, contract).at(field: "mois"))
    }
    let mondays = PayVariables.mondays(of: month)
    for (index, week) in weeks.enumerated() {
      if !mondays.contains(week.monday) {
        findings.append(.variablesWeek(week.monday, mondays).at(field: "semaine-\(index + 1)"))
      }
      if week.hours < .zero || week.hours.hundredths > 168_00 {
        findings.append(.variablesHours(week.hours).at(field: "semaine-\(index + 1)"))
      }
    }
    if Set(weeks.map(\.monday)).count < weeks.count { findings.append(.variablesTwiceTheWeek().at(field: "semaine-1")) }
    for (index, extra) in extra.enumerated() where extra.hours <= .zero || extra.hours.hundredths > 744_00 {
      findings.append(.variablesHours(extra.hours).at(field: "heures-\(index + 1)"))
    }
    if !weeks.isEmpty, !extra.isEmpty { findings.append(.variablesTwoWays().at(field: "heures-1")) }
    for (index, item) in items.enumerated() {
      if item.amount <= .zero { findings.append(.variablesAmount(item.amount, item.kind).at(field: "montant-\(index + 1)")) }
      if item.label.allSatisfy(\.isWhitespace) {
        findings.append(.variablesLabel(item.kind).at(field: "libelle-\(index + 1)"))
      }
    }
    if let count = mealVouchers, !(0...month.length).contains(count) {
      findings.append(.variablesVouchers(count, month).at(field: "titres"))
    }
    if attachment < .zero { findings.append(.variablesNegative(attachment).at(field: "saisie")) }
    if let severance, severance < .zero { findings.append(.variablesNegative(severance).at(field: "rupture")) }
    if let opening {
      for (amount, field) in [
        (opening.gross, "reprise-brut"), (opening.ceiling, "reprise-plafond"), (opening.referenceMinimumWage, "reprise-smic"),
        (opening.generalReduction, "reprise-reduction"), (opening.exemptOvertime, "reprise-heures"),
        (opening.netTaxable, "reprise-imposable"), (opening.incomeTax, "reprise-impot"),
      ] where amount < .zero { findings.append(.variablesNegative(amount).at(field: field)) }
      if month.number == 1 { findings.append(.variablesOpeningInJanuary(month).at(field: "reprise-brut")) }
    }
    return findings
  }
}

extension Finding {
  static func variablesOutsideContract(_ month: Month, _ contract: EmploymentContract) -> Finding {
    let end = contract.lastDay.map { " au \($0.french)" } ?? ""
    return Finding(
      "workforce.variables.outside", "Le contrat n’a aucun jour en \(month.french) : il va du \(contract.start.french)\(end).",
      recovery: "Choisissez un mois du contrat, ou corrigez ses dates.")
  }

  static func variablesWeek(_ monday: Day, _ mondays: [Day]) -> Finding {
    Finding(
      "workforce.variables.week", "La semaine du \(monday.french) ne s’achève pas dans ce mois.",
      recovery: "Donnez un lundi parmi : \(mondays.map(\.french).joined(separator: ", ")).",
      reference: "C. trav., art. L3121-29 et L3121-35")
  }

  static func variablesTwiceTheWeek() -> Finding {
    Finding(
      "workforce.variables.week-twice", "La même semaine est donnée deux fois.", recovery: "Additionnez ses heures sur une ligne."
    )
  }

  static func variablesHours(_ hours: Hours) -> Finding {
    Finding(
      "workforce.variables.hours", "Une durée de \(hours.french) n’est pas possible ici.",
      recovery: "Écrivez des heures et des centièmes, tels que 8,50 pour huit heures et demie.")
  }

  static func variablesTwoWays() -> Finding {
    Finding(
      "workforce.variables.two-ways", "Les heures sont données par semaine, et aussi avec leur majoration.",
      recovery: "Gardez l’un des deux : les heures en plus se déduisent des semaines.", reference: "C. trav., art. L3121-36")
  }

  static func variablesAmount(_ amount: Money, _ kind: PayVariables.Item.Kind) -> Finding {
    Finding(
      "workforce.variables.amount", "Un montant de \(amount.french)\u{A0}€ n’est pas possible pour : \(kind.french).",
      recovery: "Écrivez un montant plus grand que zéro, ou retirez la ligne.")
  }

  static func variablesLabel(_ kind: PayVariables.Item.Kind) -> Finding {
    Finding(
      "workforce.variables.label", "Un élément n’a pas de libellé : \(kind.french).",
      recovery: "Dites en quelques mots ce que c’est : le bulletin le montre.", reference: "C. trav., art. R3243-1, 6°")
  }

  static func variablesVouchers(_ count: Int, _ month: Month) -> Finding {
    Finding(
      "workforce.variables.vouchers", "\(count) titres-restaurant ne sont pas possibles en \(month.french).",
      recovery: "Donnez un titre par jour travaillé avec un repas compris dans l’horaire.", reference: "C. trav., art. R3262-7")
  }

  static func variablesNegative(_ amount: Money) -> Finding {
    Finding(
      "workforce.variables.negative", "Le montant \(amount.french)\u{A0}€ est négatif.",
      recovery: "Écrivez un montant positif, ou laissez le champ vide.")
  }

  static func variablesOpeningInJanuary(_ month: Month) -> Finding {
    Finding(
      "workforce.variables.opening-january", "Des cumuls de l’année sont repris en \(month.french), où elle commence.",
      recovery: "Laissez la reprise vide en janvier.", reference: "CSS, art. D241-9")
  }
}
