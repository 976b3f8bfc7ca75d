import Kernel
import Law

// What is earned: the least hour, the sum, hours beyond the contract.
extension PayslipRule {
  /// No hour below the minimum wage of the month. A month of hours is rounded to a hundredth: the least is that of the hours it stands for.
  static let p05MinimumWage: PayslipRule = PayslipRule(
    "payslip.p05.minimum-wage", .error,
    "Le salaire de base n’est pas inférieur au Smic de ses heures, ni à la part du Smic d’un jeune, d’un apprenti ou d’un contrat de professionnalisation.",
    "C. trav., art. L3231-2, D3231-3 et D6222-26"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stagiaire n’a pas de salaire") }
    guard exam.facts.contract?.daysPerYear == nil else { return .notConcerned("un forfait en jours n’a pas d’heures") }
    let base = exam.slip.earnings.filter { $0.code == .base }
    guard let first = base.first, base.allSatisfy({ $0.hours != nil }) else {
      return .unverifiable("le salaire de base ne dit pas ses heures")
    }
    let (paid, hours) = (base.map(\.amount).sum(), base.compactMap(\.hours).sum())
    let found: (Money, [Step])?
    switch exam.kind {
    case .apprenticeship?, .professionalisation?: found = try ofTraining(exam)
    default: found = try ofHours(hours, exam)
    }
    guard let (least, steps) = found else {
      return .unverifiable("l’année d’apprentissage ou la qualification, qui fixent la part du Smic, ne sont pas connues")
    }
    guard paid < least else { return .respected }
    return .broken([
      .payslip(
        .p05MinimumWage, "\(paid.euros) pour \(hours.french) : il faut au moins \(least.euros).",
        recovery: "Complétez le salaire jusqu’au minimum, ou corrigez les heures.", field: exam.field(first), because: steps)
    ])
  }

  private static func ofHours(_ hours: Hours, _ exam: Examination) throws(Finding) -> (Money, [Step])? {
    let hourly = try exam.figures.money("labour.minimum-wage.hourly")
    var (share, steps) = (Ratio(1, 1), [hourly.step])
    if let young = try youngShare(exam) { (share, steps) = (young.value, steps + [young.step]) }
    // In thousandths: up to a half of the last hundredth was rounded.
    let thousandths = max(0, Int128(hours.hundredths) * 10 - 5)
    let least = RoundingRule.towardZero.quotient(
      Int128(hourly.value.cents) * thousandths * Int128(share.numerator), by: 10 * 100 * Int128(share.denominator))
    return (Money(cents: least), steps)
  }

  /// Of somebody below eighteen, whose practice in the trade is taken as short; nil for others, and when no birth is known.
  private static func youngShare(_ exam: Examination) throws(Finding) -> Figure<Ratio>? {
    guard let situation = exam.situation else { return nil }
    let age = AgeBand.age(situation)
    for id in ["labour.minimum-wage.under-17", "labour.minimum-wage.under-18"] {
      guard let limit = id.split(separator: "-").last.flatMap({ Int($0) }), age < limit else { continue }
      return try exam.figures.ratio(id)
    }
    return nil
  }

  /// Nil when the year, or the qualification, that decides of the share is not known.
  private static func ofTraining(_ exam: Examination) throws(Finding) -> (Money, [Step])? {
    guard let situation = exam.situation else { return nil }
    if situation.contract.kind == .apprenticeship {
      return situation.contract.apprenticeship?.year == nil ? nil : try ApprenticeWage.monthly(situation, exam.figures)
    }
    return situation.contract.professionalisation == nil ? nil : try ProfessionalisationWage.monthly(situation, exam.figures)
  }

  /// The gross is the sum of what is earned.
  static let p06Gross: PayslipRule = PayslipRule(
    "payslip.p06.gross", .error, "Le brut est la somme des éléments de la rémunération.", "C. trav., art. R3243-1, 6° et 7°"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("earnings"), !exam.isUnsaid("gross") else {
      return .unverifiable("le bulletin ne détaille pas la rémunération, ou ne dit pas le brut")
    }
    let sum = exam.slip.earnings.map(\.amount).sum()
    guard sum != exam.slip.gross else { return .respected }
    return .broken([
      .payslip(
        .p06Gross, "Les éléments font \(sum.euros), et le brut affiché est \(exam.slip.gross.euros).",
        recovery: "Corrigez le brut, ou l’élément qui manque.", field: "payslip.gross")
    ])
  }

  /// Overtime: its increase, how many hours bear the lower one, what each is paid.
  static let p07Overtime: PayslipRule = PayslipRule(
    "payslip.p07.overtime", .warning,
    "Une heure supplémentaire est majorée de 25 % jusqu’à la huitième de la semaine, de 50 % ensuite ; un accord peut dire moins, jamais sous 10 %.",
    "C. trav., art. L3121-33, L3121-35 et L3121-36"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("earnings") else { return .unverifiable("le bulletin ne détaille pas la rémunération") }
    let extra = exam.slip.earnings.filter { $0.code == .overtime }
    guard !extra.isEmpty else { return .notConcerned("pas d’heures supplémentaires") }
    let (least, first) = (
      try exam.figures.rate("labour.overtime.increase.minimum"), try exam.figures.rate("labour.overtime.increase.first")
    )
    let (next, count) = (
      try exam.figures.rate("labour.overtime.increase.next"), try exam.figures.count("labour.overtime.first.hours")
    )
    var found = try underpaid(extra, .p07Overtime, exam)
    for earning in extra {
      guard let increase = earning.increase, increase < least.value else { continue }
      found.append(
        .payslip(
          .p07Overtime,
          "« \(earning.label) » : \(increase.frenchPercent), et aucun accord ne descend sous \(least.value.frenchPercent).",
          recovery: "Corrigez la majoration.", field: exam.field(earning, "increase"), because: [least.step]))
    }
    let low = extra.filter { $0.increase.map { $0 >= first.value && $0 < next.value } ?? false }.compactMap(\.hours).sum()
    let most = Hours(hundredths: Int64(count.value * exam.slip.period.weeks) * 100)
    if low > most {
      found.append(
        .payslip(
          .p07Overtime,
          "\(low.french) à moins de \(next.value.frenchPercent) : les semaines du mois n’en ont pas plus de \(most.french).",
          recovery: "Majorez les suivantes.", field: "payslip.earnings", because: [count.step, next.step]))
    }
    guard found.isEmpty else { return .broken(found) }
    let byAgreement = extra.contains { $0.increase.map { $0 < first.value } ?? false }
    return byAgreement
      ? .unverifiable("une majoration sous \(first.value.frenchPercent) demande un accord, qui n’est pas connu") : .respected
  }

  /// Hours beyond a part-time contract.
  static let p08Complementary: PayslipRule = PayslipRule(
    "payslip.p08.complementary-hours", .warning,
    "Une heure complémentaire est majorée de 10 % jusqu’au dixième du contrat, de 25 % au-delà ; le total reste sous la durée légale.",
    "C. trav., art. L3123-9, L3123-28 et L3123-29"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("earnings") else { return .unverifiable("le bulletin ne détaille pas la rémunération") }
    let extra = exam.slip.earnings.filter { $0.code == .complementaryHours }
    guard !extra.isEmpty else { return .notConcerned("pas d’heures complémentaires") }
    let least = try exam.figures.rate("labour.complementary-hours.increase.first")
    var found = try underpaid(extra, .p08Complementary, exam)
    for earning in extra {
      guard let increase = earning.increase, increase < least.value else { continue }
      found.append(
        .payslip(
          .p08Complementary, "« \(earning.label) » : \(increase.frenchPercent), il faut au moins \(least.value.frenchPercent).",
          recovery: "Corrigez la majoration.", field: exam.field(earning, "increase"), because: [least.step]))
    }
    guard var situation = exam.situation else {
      return found.isEmpty ? .unverifiable("la durée du contrat n’est pas connue") : .broken(found)
    }
    situation.month.complementaryHours = extra.map { .init(hours: $0.hours ?? .zero, increase: $0.increase ?? .zero) }
    for remark in try ComplementaryHours.remarks(situation, exam.figures) {
      found.append(
        .payslip(
          .p08Complementary, "Heures complémentaires : \(remark.message)",
          recovery: "Majorez-les, ou faites un avenant au contrat.", field: "payslip.earnings"))
    }
    return Outcome(found)
  }

  /// Extra hours paid less than the hour of the base wage with their increase.
  private static func underpaid(
    _ extra: [Earning], _ rule: PayslipRule, _ exam: Examination
  ) throws(Finding) -> [Finding] {
    let base = exam.slip.earnings.filter { $0.code == .base }
    let (wage, hours) = (base.map(\.amount).sum(), base.compactMap(\.hours).sum())
    guard hours > .zero else { return [] }
    var found: [Finding] = []
    for earning in extra {
      guard let worked = earning.hours, let increase = earning.increase else { continue }
      let due = Money(
        cents: RoundingRule.halfAwayFromZero.quotient(
          Int128(wage.cents) * Int128(worked.hundredths) * Int128(100_000_000 + increase.e8),
          by: Int128(hours.hundredths) * 100_000_000))
      // The hour was rounded, or the month of hours it comes from.
      let tolerance = Money(cents: 1 + worked.hundredths / 100)
      guard earning.amount < due - tolerance else { continue }
      found.append(
        .payslip(
          rule,
          "« \(earning.label) » : \(worked.french) majorées de \(increase.frenchPercent) font \(due.euros), et non \(earning.amount.euros).",
          recovery: "Corrigez le montant, ou les heures.", field: exam.field(earning)))
    }
    return found
  }
}

extension Month {
  /// Civil weeks that have a day of the month.
  fileprivate var weeks: Int { (firstDay.weekday - 1 + length + 6) / 7 }
}
