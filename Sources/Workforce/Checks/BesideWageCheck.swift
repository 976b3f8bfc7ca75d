import Kernel
import Law

extension Terms {
  /// What is wrong with what is given beside the wage.
  /// - Parameter day: whose figures of law the shares are compared with; one that the law’s tables do not say is not compared.
  func checkBesideWage(on day: Day, law: Law) -> [Finding] {
    checkRecurring() + checkTransport(on: day, law) + checkMealVouchers(on: day, law)
  }

  private func checkRecurring() -> [Finding] {
    var findings: [Finding] = []
    for (index, pay) in recurring.enumerated() {
      if pay.label.allSatisfy(\.isWhitespace) {
        findings.append(.workforceRecurringLabel(pay.kind).at(field: "libelle-\(index + 1)"))
      } else if recurring[..<index].contains(where: { $0.kind == pay.kind && $0.isNamed(pay.label) }) {
        findings.append(.workforceRecurringTwice(pay).at(field: "libelle-\(index + 1)"))
      }
      if pay.amount <= .zero { findings.append(.workforceRecurringAmount(pay).at(field: "montant-\(index + 1)")) }
    }
    return findings
  }

  private func checkTransport(on day: Day, _ law: Law) -> [Finding] {
    guard let transport else { return [] }
    var findings: [Finding] = []
    if transport.subscription <= .zero { findings.append(.workforceTransportAmount(transport.subscription)) }
    guard let share = transport.employerShare else { return findings }
    guard share >= .zero, share <= .percent(100_00) else { return findings + [.workforceTransportShareOutside(share)] }
    if let least = try? law.rate("payroll.transport.minimum", on: day), share < least.value {
      findings.append(.workforceTransportShare(share, least: least.value, .init(text: least.step.citation.text)))
    }
    return findings
  }

  private func checkMealVouchers(on day: Day, _ law: Law) -> [Finding] {
    guard let vouchers = mealVouchers else { return [] }
    let (value, share) = (vouchers.faceValue, vouchers.employerShare)
    guard value > .zero else { return [.workforceVoucherValue(value)] }
    guard share >= .zero, share <= value else { return [.workforceVoucherPart(vouchers)] }
    guard let least = try? law.rate("payroll.meal-voucher.share.minimum", on: day),
      let most = try? law.rate("payroll.meal-voucher.share.maximum", on: day)
    else { return [] }
    let (low, high) = (value.times(least.value, .halfAwayFromZero), value.times(most.value, .halfAwayFromZero))
    guard share < low || share > high else { return [] }
    return [
      .workforceVoucherShare(
        vouchers, (least.value, low), (most.value, high), .init(text: least.step.citation.text))
    ]
  }
}

extension Finding {
  static func workforceRecurringLabel(_ kind: Terms.RecurringPay.Kind) -> Finding {
    Finding(
      "workforce.recurring.label", "Un élément de chaque mois n’a pas de libellé : \(kind.french).",
      recovery: "Dites en quelques mots ce que c’est : le bulletin le montre.", reference: "C. trav., art. R3243-1, 6°")
  }

  static func workforceRecurringTwice(_ pay: Terms.RecurringPay) -> Finding {
    Finding(
      "workforce.recurring.twice", "« \(pay.label) » est donné deux fois (\(pay.kind.french)).",
      recovery: "Gardez une seule ligne, avec le montant de chaque mois, ou donnez deux libellés.")
  }

  static func workforceRecurringAmount(_ pay: Terms.RecurringPay) -> Finding {
    Finding(
      "workforce.recurring.amount",
      "Un montant de \(pay.amount.french)\u{A0}€ par mois n’est pas possible pour « \(pay.label) ».",
      recovery: "Écrivez un montant plus grand que zéro, ou retirez la ligne.")
  }

  static func workforceTransportAmount(_ amount: Money) -> Finding {
    Finding(
      "workforce.transport.amount", "Un abonnement de transport de \(amount.french)\u{A0}€ par mois n’est pas possible.",
      recovery: "Donnez ce qu’un mois d’abonnement coûte, ou retirez-le.", reference: "C. trav., art. L3261-2"
    ).at(field: "transport")
  }

  static func workforceTransportShareOutside(_ share: Rate) -> Finding {
    Finding(
      "workforce.transport.share-outside", "L’employeur ne peut pas rembourser \(share.frenchPercent) d’un abonnement.",
      recovery: "Donnez une part de 0 à 100 %, ou laissez-la vide pour celle de la loi.", reference: "C. trav., art. L3261-2"
    ).at(field: "transport-part")
  }

  static func workforceTransportShare(_ share: Rate, least: Rate, _ text: LegalText) -> Finding {
    Finding(
      "workforce.transport.share", .warning,
      "L’employeur rembourserait \(share.frenchPercent) de l’abonnement de transport : il en doit \(least.frenchPercent) au moins.",
      recovery:
        "Donnez une part plus grande ; seul un temps partiel de moins d’un mi-temps permet moins, en proportion des heures.",
      reference: "\(text.text) et R3261-9", field: "transport-part")
  }

  static func workforceVoucherValue(_ value: Money) -> Finding {
    Finding(
      "workforce.vouchers.value", "Un titre-restaurant de \(value.french)\u{A0}€ n’est pas possible.",
      recovery: "Donnez la valeur d’un titre, ou retirez-le.", reference: "C. trav., art. R3262-7"
    ).at(field: "titre-restaurant")
  }

  static func workforceVoucherPart(_ vouchers: Terms.MealVouchers) -> Finding {
    Finding(
      "workforce.vouchers.part",
      "L’employeur ne peut pas payer \(vouchers.employerShare.french)\u{A0}€ d’un titre de \(vouchers.faceValue.french)\u{A0}€.",
      recovery: "Donnez ce que l’employeur paie d’un titre.", reference: "CGI, art. 81, 19°"
    ).at(field: "titre-employeur")
  }

  static func workforceVoucherShare(
    _ vouchers: Terms.MealVouchers, _ least: (rate: Rate, amount: Money), _ most: (rate: Rate, amount: Money), _ text: LegalText
  ) -> Finding {
    Finding(
      "workforce.vouchers.share", .warning,
      "L’employeur paierait \(vouchers.employerShare.french)\u{A0}€ d’un titre de \(vouchers.faceValue.french)\u{A0}€ : hors de \(least.rate.frenchPercent) à \(most.rate.frenchPercent), rien n’en est exonéré.",
      recovery: "Donnez une part de \(least.amount.french) à \(most.amount.french)\u{A0}€.",
      reference: "CGI, art. 81, 19° ; \(text.text)", field: "titre-employeur")
  }

  static func workforceClassificationMissing() -> Finding {
    Finding(
      "workforce.classification.missing", .info,
      "Le contrat ne dit pas la position dans la classification : le bulletin ne pourra pas être scellé sans elle.",
      recovery: "Donnez le niveau, l’échelon ou le coefficient, tels que la convention collective les dit.",
      reference: "C. trav., art. R3243-1, 4°", field: "niveau")
  }

  /// - Parameter day: the first one of the month that would be paid first.
  public static func workforceHeadcountMissing(_ place: String, _ day: Day) -> Finding {
    Finding(
      "workforce.workplace.headcount-missing", .info,
      "L’effectif de « \(place) » n’est pas connu au \(day.french) : le bulletin ne pourra pas être calculé sans lui.",
      recovery: "Ajoutez-le à la fiche de l’établissement, avec le jour où il commence.",
      reference: "CSS, art. L130-1 et R130-1", field: "etablissement")
  }

  /// - Parameter day: the first one of the month that would be paid first.
  public static func workforceAccidentRateMissing(_ place: String, _ day: Day) -> Finding {
    Finding(
      "workforce.workplace.accident-rate-missing", .info,
      "Le taux d’accident du travail de « \(place) » n’est pas connu au \(day.french) : le bulletin ne pourra pas être calculé sans lui.",
      recovery: "Ajoutez le taux notifié (compte AT/MP de net-entreprises) à la fiche de l’établissement.",
      reference: "CSS, art. D242-6-1", field: "etablissement")
  }
}
