public import Kernel
public import Law

extension PayVariables {
  /// Ten billion euros: sums and products of a payslip stay far from what an integer holds.
  public static let largest = Money(cents: 1_000_000_000_000)

  /// What an increase of hours may be: three times the wage of the hour is beyond every agreement, and most often 25 typed as 2500.
  private static let largestIncrease = Rate.percent(200_00)

  /// What cannot be kept: nothing negative, no week of another month, one way of saying the hours; and weeks that the law limits.
  /// Throws a figure of law that is missing.
  public func check(_ contract: EmploymentContract, law: Law) throws(Finding) -> [Finding] {
    var findings = try checkHours(contract, law)
    if contract.days(within: month.firstDay...month.lastDay) == nil {
      findings.append(.variablesOutsideContract(month, contract).at(field: "mois"))
    }
    var total = Money.zero
    for (index, item) in items.enumerated() {
      // A sum that does not fit is too large as well.
      let sum = total.adding(item.amount) ?? .largest
      if item.amount <= .zero {
        findings.append(.variablesAmount(item.amount, item.kind).at(field: "montant-\(index + 1)"))
      } else if sum > PayVariables.largest {
        findings.append(.variablesTooLarge(item.amount).at(field: "montant-\(index + 1)"))
      } else {
        total = sum
      }
      if item.label.allSatisfy(\.isWhitespace) {
        findings.append(.variablesLabel(item.kind).at(field: "libelle-\(index + 1)"))
      }
    }
    if let count = mealVouchers, !(0...month.length).contains(count) {
      findings.append(.variablesVouchers(count, month).at(field: "titres"))
    }
    for (amount, field) in amounts {
      if amount < .zero { findings.append(.variablesNegative(amount).at(field: field)) }
      if amount > PayVariables.largest { findings.append(.variablesTooLarge(amount).at(field: field)) }
    }
    if opening != nil, month.number == 1 { findings.append(.variablesOpeningInJanuary(month).at(field: "reprise-brut")) }
    return findings
  }

  /// Those that are not lines, each with its field.
  private var amounts: [(Money, String)] {
    let others = [(attachment, "saisie")] + (severance.map { [($0, "rupture")] } ?? [])
    guard let opening else { return others }
    return others + [
      (opening.gross, "reprise-brut"), (opening.ceiling, "reprise-plafond"), (opening.referenceMinimumWage, "reprise-smic"),
      (opening.generalReduction, "reprise-reduction"), (opening.exemptOvertime, "reprise-heures"),
      (opening.netTaxable, "reprise-imposable"), (opening.incomeTax, "reprise-impot"),
    ]
  }

  private func checkHours(_ contract: EmploymentContract, _ law: Law) throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    let mondays = PayVariables.mondays(of: month)
    for (index, week) in weeks.enumerated() {
      let field = "semaine-\(index + 1)"
      if !mondays.contains(week.monday) { findings.append(.variablesWeek(week.monday, mondays).at(field: field)) }
      if week.hours < .zero || week.hours.hundredths > 168_00 {
        findings.append(.variablesHours(week.hours).at(field: field))
      } else if mondays.contains(week.monday) {
        findings += try week.limits(contract, law).map { $0.at(field: field) }
      }
    }
    if Set(weeks.map(\.monday)).count < weeks.count { findings.append(.variablesTwiceTheWeek().at(field: "semaine-1")) }
    var total = Hours.zero
    for (index, extra) in extra.enumerated() {
      // A month of thirty-one days has 744 hours.
      if extra.hours <= .zero || extra.hours.hundredths > 744_00 || (total + extra.hours).hundredths > 744_00 {
        findings.append(.variablesHours(extra.hours).at(field: "heures-\(index + 1)"))
      } else {
        total = total + extra.hours
      }
      if extra.increase < .zero || extra.increase > PayVariables.largestIncrease {
        findings.append(
          .variablesIncrease(extra.increase, most: PayVariables.largestIncrease).at(field: "majoration-\(index + 1)"))
      }
    }
    if !weeks.isEmpty, !extra.isEmpty { findings.append(.variablesTwoWays().at(field: "heures-1")) }
    return findings
  }
}

extension PayVariables.WorkedWeek {
  /// What the law says of a week as long as that. An agreement in days counts no hours (C. trav., art. L3121-62).
  fileprivate func limits(_ contract: EmploymentContract, _ law: Law) throws(Finding) -> [Finding] {
    let terms = contract.terms(on: max(monday, contract.start))
    guard terms.daysPerYear == nil else { return [] }
    let legal = try law.count("labour.weekly-hours", on: monday)
    let most = try law.count("labour.weekly-hours.maximum", on: monday)
    let never = try law.count("labour.weekly-hours.exceptional", on: monday)
    func hours(_ count: Int) -> Hours { Hours(hundredths: Int64(count) * 100) }
    if self.hours > hours(never.value) {
      return [.variablesWeekForbidden(self, most: never.value, never.step.citation.text)]
    }
    if self.hours > hours(most.value) {
      return [.variablesWeekTooLong(self, most: most.value, never: never.value, most.step.citation.text)]
    }
    let isPartTime = contract.kind != .internship && terms.weeklyHours < hours(legal.value)
    return isPartTime && self.hours >= hours(legal.value) ? [.variablesWeekOfFullTime(self, legal: legal.value)] : []
  }
}

extension Finding {
  /// Nothing is worked or paid in a month that the contract has no day of.
  public static func variablesOutsideContract(_ month: Month, _ contract: EmploymentContract) -> Finding {
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

  static func variablesWeekForbidden(_ week: PayVariables.WorkedWeek, most: Int, _ law: String) -> Finding {
    Finding(
      "workforce.variables.week-forbidden",
      "La semaine du \(week.monday.french) fait \(week.hours.french) : aucune autorisation ne va au-delà de \(most) heures.",
      recovery: "Vérifiez les heures de la semaine. Si elles ont été faites, voyez l’inspection du travail avant de les payer.",
      reference: law)
  }

  static func variablesWeekTooLong(_ week: PayVariables.WorkedWeek, most: Int, never: Int, _ law: String) -> Finding {
    Finding(
      "workforce.variables.week-too-long", .warning,
      "La semaine du \(week.monday.french) fait \(week.hours.french), plus que le maximum de \(most) heures.",
      recovery:
        "Vérifiez les heures ; au-delà de \(most), il faut une autorisation de l’inspection du travail, \(never) au plus.",
      reference: law)
  }

  static func variablesWeekOfFullTime(_ week: PayVariables.WorkedWeek, legal: Int) -> Finding {
    Finding(
      "workforce.variables.week-full-time", .warning,
      "La semaine du \(week.monday.french) fait \(week.hours.french) : un temps partiel n’atteint jamais \(legal) heures.",
      recovery: "Vérifiez les heures, ou passez le contrat à temps plein : le juge peut le faire.",
      reference: "C. trav., art. L3123-9")
  }

  static func variablesIncrease(_ increase: Rate, most: Rate) -> Finding {
    Finding(
      "workforce.variables.increase", "Une majoration de \(increase.frenchPercent) n’est pas possible.",
      recovery: "Écrivez-la en pour cent, de 0 à \(most.frenchPercent) : 25 pour une heure payée une fois et quart.",
      reference: "C. trav., art. L3121-36")
  }

  static func variablesTooLarge(_ amount: Money) -> Finding {
    Finding(
      "workforce.variables.too-large", "Le montant \(amount.french)\u{A0}€ est trop grand pour une paie.",
      recovery: "Vérifiez les chiffres : dix milliards d’euros au plus, toutes lignes comprises.")
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
