import Kernel
import Law

// What the employer shares the cost of.
extension PayslipRule {
  /// Meal vouchers.
  static let p29MealVouchers: PayslipRule = PayslipRule(
    "payslip.p29.meal-vouchers", .info,
    "L’employeur paie de 50 % à 60 % d’un titre-restaurant ; au-delà de l’exonération, sa part est un salaire ; un titre par jour travaillé.",
    "CGI, art. 81, 19° ; C. trav., art. R3262-7"
  ) { exam throws(Finding) in
    let isShown = exam.slip.adjustments.contains { $0.code == .mealVouchers } || !exam.earned([.mealVouchers]).isZero
    guard let vouchers = exam.facts.month?.mealVouchers else {
      return isShown
        ? .unverifiable("le nombre et la valeur des titres ne sont pas connus") : .notConcerned("pas de titres-restaurant")
    }
    let figures = exam.figures
    let (least, most) = (
      try figures.rate("payroll.meal-voucher.share.minimum"), try figures.rate("payroll.meal-voucher.share.maximum")
    )
    let exempt = try figures.money("payroll.meal-voucher.exempt")
    let (share, value) = (vouchers.employerShare, vouchers.faceValue)
    var found: [Finding] = []
    if share < value.times(least.value, .halfAwayFromZero) || share > value.times(most.value, .halfAwayFromZero) {
      found.append(
        .payslip(
          .p29MealVouchers,
          "L’employeur paie \(share.euros) d’un titre de \(value.euros) : il en faut de \(least.value.frenchPercent) à \(most.value.frenchPercent).",
          recovery: "Corrigez la part, ou réintégrez-la au salaire.", field: "facts.month.mealVouchers.employerShare",
          because: [least.step, most.step]))
    }
    let taxed = Money(cents: max(share - exempt.value, .zero).cents * Int64(vouchers.count))
    if exam.earned([.mealVouchers]) != taxed {
      found.append(
        .payslip(
          .p29MealVouchers,
          "\(exam.earned([.mealVouchers]).euros) réintégrés au brut : au-delà de l’exonération, \(vouchers.count) titres font \(taxed.euros).",
          recovery: "Corrigez la réintégration.", field: "payslip.earnings", because: [exempt.step]))
    }
    if let days = try exam.workedDays(), vouchers.count > days {
      found.append(
        .payslip(
          .p29MealVouchers, "\(vouchers.count) titres, et \(days) jours travaillés.",
          recovery: "Donnez un titre par jour travaillé.", field: "facts.month.mealVouchers.count"))
    }
    return Outcome(found)
  }

  /// A season ticket of public transport.
  static let p30Transport: PayslipRule = PayslipRule(
    "payslip.p30.transport", .warning, "L’employeur rembourse au moins la moitié de l’abonnement de transport public.",
    "C. trav., art. L3261-2 et R3261-1"
  ) { exam throws(Finding) in
    guard let transport = exam.facts.month?.transport else {
      return exam.facts.month == nil
        ? .unverifiable("l’abonnement du salarié n’est pas connu") : .notConcerned("pas d’abonnement")
    }
    let least = try exam.figures.rate("payroll.transport.minimum")
    let due = transport.subscription.times(least.value, .halfAwayFromZero)
    let paid = exam.slip.adjustments.filter { $0.code == .transport }.map(\.amount).sum() + exam.earned([.transport])
    guard paid < due, paid.isFar(from: due) else { return .respected }
    return .broken([
      .payslip(
        .p30Transport,
        "\(paid.euros) remboursés sur un abonnement de \(transport.subscription.euros) : il faut au moins \(due.euros).",
        recovery: "Complétez le remboursement.", field: "payslip.adjustments", because: [least.step])
    ])
  }
}

extension Examination {
  /// Days from Monday to Saturday inside the contract, without those of an absence in days; nil when the contract is not known.
  fileprivate func workedDays() throws(Finding) -> Int? {
    guard let situation else { return nil }
    let calendar = try WorkCalendar(situation)
    let away = situation.month.absences.filter { $0.hours == nil }.compactMap { calendar.clip($0.from, $0.through) }
    return (0..<calendar.daysEmployed).count { offset in
      let day = calendar.employed.lowerBound + offset
      return day.weekday < 7 && !away.contains { $0.contains(day) }
    }
  }
}
