import Kernel
import Law

// What is taken off contributions: the general reduction, extra hours, apprentices.
extension PayslipRule {
  /// The coefficient, from the pay and the minimum wage that are shown, and that minimum wage.
  static let p23GeneralReduction: PayslipRule = PayslipRule(
    "payslip.p23.general-reduction", .error,
    "Le coefficient de la réduction générale suit la formule de l’année, sur le Smic de référence des heures payées ; il est nul à partir de trois Smic.",
    "CSS, art. L241-13 et D241-7 ; décret n° 2026-509"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stage n’ouvre pas la réduction") }
    let reduction = exam.slip.generalReduction
    guard !exam.isUnsaid("generalReduction"),
      !["coefficient", "totalPay", "totalMinimumWage"].contains(where: { exam.isUnsaid("generalReduction." + $0) })
    else { return .unverifiable("le coefficient, la rémunération ou le Smic de la réduction générale n’est pas dit") }
    guard let headcount = exam.headcount else { return .unverifiable("l’effectif, qui choisit la formule, n’est pas connu") }
    let formula = try GeneralReduction.Formula(headcount: headcount, exam.figures)
    let wanted = formula.coefficient(pay: reduction.totalPay, minimumWage: reduction.totalMinimumWage)
    var found: [Finding] = []
    if reduction.coefficient != wanted {
      found.append(
        .payslip(
          .p23GeneralReduction,
          "Coefficient \(reduction.coefficient.coefficientText) affiché ; pour \(reduction.totalPay.euros) et un Smic de \(reduction.totalMinimumWage.euros), c’est \(wanted.coefficientText).",
          recovery: "Refaites le coefficient, puis le montant.", field: "payslip.generalReduction.coefficient",
          because: formula.trace))
    }
    if let subject = try exam.subject(), let known = exam.earlier, exam.facts.yearToDate != nil || exam.facts.contract != nil {
      let earlier = try ReductionPeriod.earlier(known, exam.figures)
      let pay = earlier.gross + subject + earlier.valueSharing + exam.slip.valueSharing
      if reduction.totalPay != pay {
        found.append(
          .payslip(
            .p23GeneralReduction,
            "La réduction est calculée sur \(reduction.totalPay.euros), et la rémunération fait \(pay.euros).",
            recovery: "Prenez le brut, cumulé avec les mois précédents.", field: "payslip.generalReduction.totalPay"))
      }
    }
    // Where the pay is not what it should be, its minimum wage follows: that breach is another rule's.
    if exam.isPaidAsExpected, let expected = exam.expected?.generalReduction,
      reduction.totalMinimumWage.isFar(from: expected.totalMinimumWage)
    {
      let hourly = try exam.figures.money("payroll.general-reduction.minimum-wage")
      found.append(
        .payslip(
          .p23GeneralReduction,
          "Le Smic de référence affiché est \(reduction.totalMinimumWage.euros), il est de \(expected.totalMinimumWage.euros).",
          recovery: "Reprenez les heures payées au Smic de la réduction, qui n’est pas celui du mois.",
          field: "payslip.generalReduction.totalMinimumWage", because: [hourly.step]))
    }
    return Outcome(found)
  }

  /// The amount: coefficient times pay, less what earlier months had.
  static let p24ReductionOfYear: PayslipRule = PayslipRule(
    "payslip.p24.reduction-of-year", .warning,
    "La réduction générale est le coefficient multiplié par la rémunération, cumulés, moins ce qui a été déduit.",
    "CSS, art. D241-8 et D241-9"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stage n’ouvre pas la réduction") }
    let reduction = exam.slip.generalReduction
    guard !exam.isUnsaid("generalReduction"),
      !["coefficient", "totalPay", "totalAmount"].contains(where: { exam.isUnsaid("generalReduction." + $0) })
    else { return .unverifiable("le coefficient ou la rémunération de la réduction générale n’est pas dit") }
    guard let establishment = exam.facts.establishment else { return .unverifiable("l’établissement n’est pas connu") }
    let factor =
      establishment.hasHolidayFund ? try exam.figures.ratio("payroll.general-reduction.holiday-fund").value : Ratio(1, 1)
    var wanted = GeneralReduction.product(reduction.totalPay, reduction.coefficient, factor)
    if exam.facts.yearToDate == nil {
      wanted = min(wanted, try GeneralReduction.covered(exam.slip.lines, exam.figures))
    } else if establishment.hasHolidayFund {
      let most = try GeneralReduction.Formula(headcount: establishment.headcount, exam.figures).most
      wanted = min(wanted, reduction.totalPay.times(most, .halfAwayFromZero))
    }
    var found: [Finding] = []
    let months = Int64(exam.facts.yearToDate == nil ? 1 : exam.slip.period.number)
    if reduction.totalAmount.isFar(from: wanted, roundings: months) {
      found.append(
        .payslip(
          .p24ReductionOfYear,
          "\(reduction.totalAmount.euros) de réduction affichés ; \(reduction.totalPay.euros) × \(reduction.coefficient.coefficientText), dans la limite de ce qu’elle réduit, font \(wanted.euros).",
          recovery: "Refaites le montant du cumul, puis retirez ce qui a été déduit.",
          field: "payslip.generalReduction.totalAmount"))
    }
    let before = try ReductionPeriod.earlier(exam.facts.yearToDate, exam.figures).generalReduction
    if reduction.amount != reduction.totalAmount - before {
      found.append(
        .payslip(
          .p24ReductionOfYear,
          "\(reduction.amount.euros) déduits ce mois ; du cumul de \(reduction.totalAmount.euros), \(before.euros) l’ont déjà été : il reste \((reduction.totalAmount - before).euros).",
          recovery: "Corrigez le montant du mois.", field: "payslip.generalReduction.amount"))
    }
    return Outcome(found)
  }

  /// Within what it reduces, and its share of the supplementary pension.
  static let p25ReductionShares: PayslipRule = PayslipRule(
    "payslip.p25.reduction-shares", .warning,
    "La réduction ne dépasse pas les cotisations qu’elle couvre ; la part de la retraite complémentaire est au prorata de son taux.",
    "CSS, art. L241-13, VII"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stage n’ouvre pas la réduction") }
    guard !exam.isUnsaid("generalReduction") else { return .unverifiable("la réduction générale n’est pas dite") }
    let reduction = exam.slip.generalReduction
    guard !reduction.amount.isZero else { return .notConcerned("pas de réduction générale ce mois") }
    var found: [Finding] = []
    if exam.facts.contract != nil, exam.facts.yearToDate == nil, !exam.slip.lines.isEmpty {
      let most = try GeneralReduction.covered(exam.slip.lines, exam.figures)
      if reduction.amount > most, reduction.amount.isFar(from: most) {
        found.append(
          .payslip(
            .p25ReductionShares,
            "\(reduction.amount.euros) de réduction, et les cotisations couvertes ne font que \(most.euros).",
            recovery: "Limitez la réduction.", field: "payslip.generalReduction.amount"))
      }
    }
    guard !exam.isUnsaid("generalReduction.pensionShare"), let headcount = exam.headcount else {
      return found.isEmpty
        ? .unverifiable("le partage entre Urssaf et Agirc-Arrco, ou l’effectif, n’est pas dit") : .broken(found)
    }
    let share = try exam.figures.positiveRatio("payroll.general-reduction.pension-share")
    let most = try GeneralReduction.Formula(headcount: headcount, exam.figures).most
    let wanted = Money(
      cents: RoundingRule.halfAwayFromZero.quotient(
        Int128(reduction.amount.cents) * Int128(share.value.numerator) * 100_000_000,
        by: Int128(share.value.denominator) * Int128(most.e8)))
    if reduction.pensionShare.isFar(from: wanted) {
      found.append(
        .payslip(
          .p25ReductionShares, "La part Agirc-Arrco affichée est \(reduction.pensionShare.euros), elle est de \(wanted.euros).",
          recovery: "Refaites le partage.", field: "payslip.generalReduction.pensionShare", because: [share.step]))
    }
    if reduction.urssafShare + reduction.pensionShare != reduction.amount {
      found.append(
        .payslip(
          .p25ReductionShares,
          "\(reduction.urssafShare.euros) et \(reduction.pensionShare.euros) ne font pas \(reduction.amount.euros).",
          recovery: "Refaites le partage.", field: "payslip.generalReduction.urssafShare"))
    }
    return Outcome(found)
  }

  /// What extra hours take off the contributions of both.
  static let p26OvertimeReliefs: PayslipRule = PayslipRule(
    "payslip.p26.overtime-reliefs", .warning,
    "La réduction salariale sur les heures en plus est celle des taux de retraite dus, 11,31 % au plus ; la déduction patronale est forfaitaire, selon l’effectif.",
    "CSS, art. L241-17, L241-18, L241-18-1, D241-21 et D241-24"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("earnings"), !exam.slip.lines.isEmpty, let subject = try exam.subject() else {
      return .unverifiable("le bulletin ne détaille pas la rémunération ou les cotisations")
    }
    let (slip, extra) = (exam.slip, exam.extraHours)
    if extra.isEmpty, slip.overtimeReduction.isZero, slip.overtimeDeduction.isZero {
      return .notConcerned("ni heures supplémentaires ni heures complémentaires")
    }
    var found: [Finding] = []
    let due = try Overtime.reduction(slip.lines, extra: extra.map(\.amount).sum(), gross: subject, exam.figures)
    if slip.overtimeReduction.isFar(from: due.amount, roundings: 2) {
      found.append(
        .payslip(
          .p26OvertimeReliefs,
          "La réduction salariale affichée est \(slip.overtimeReduction.euros), elle est de \(due.amount.euros).",
          recovery: "Appliquez à la rémunération de ces heures les taux de retraite que le salarié paie vraiment.",
          field: "payslip.overtimeReduction", because: due.trace))
    }
    guard let headcount = exam.headcount else {
      return found.isEmpty && !slip.overtimeDeduction.isZero
        ? .unverifiable("l’effectif, qui fixe la déduction patronale, n’est pas connu") : Outcome(found)
    }
    let hours = extra.filter { $0.code == .overtime }.compactMap(\.hours).sum()
    let most = try Overtime.deduction(hours: hours, headcount: headcount, exam.figures)
    if slip.overtimeDeduction > most.amount {
      found.append(
        .payslip(
          .p26OvertimeReliefs,
          "La déduction patronale affichée est \(slip.overtimeDeduction.euros) pour \(hours.french) et \(headcount) salariés : elle est de \(most.amount.euros) au plus.",
          recovery: "Corrigez la déduction.", field: "payslip.overtimeDeduction", because: most.trace))
    }
    return Outcome(found)
  }

  /// Extra hours free of tax: shown, and within the year.
  static let p27ExemptOvertime: PayslipRule = PayslipRule(
    "payslip.p27.exempt-overtime", .warning,
    "Les heures en plus sont exonérées d’impôt jusqu’à 7 500 € nets par an ; le bulletin en dit le montant net du mois et de l’année.",
    "CGI, art. 81 quater ; arrêté du 25 février 2016 modifié"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("earnings") else { return .unverifiable("le bulletin ne détaille pas la rémunération") }
    let (exempt, paid) = (exam.slip.exemptOvertime, exam.extraHours.map(\.amount).sum())
    if exempt.isZero, paid.isZero { return .notConcerned("ni heures supplémentaires ni heures complémentaires") }
    let most = try exam.figures.money("payroll.overtime.tax-exempt")
    var found: [Finding] = []
    if exempt > paid {
      found.append(
        .payslip(
          .p27ExemptOvertime, "\(exempt.euros) d’heures exonérées, et ces heures ne font que \(paid.euros).",
          recovery: "Corrigez le montant exonéré.", field: "payslip.exemptOvertime"))
    }
    if exam.facts.contract != nil, let used = exam.earlier?.exemptOvertime {
      let due = min(paid, max(most.value - used, .zero))
      if exempt < due, exempt.isFar(from: due) {
        found.append(
          .payslip(
            .p27ExemptOvertime, "\(exempt.euros) d’heures exonérées d’impôt : ce sont \(due.euros).",
            recovery: "Exonérez toute la rémunération de ces heures, dans la limite de l’année.", field: "payslip.exemptOvertime",
            because: [most.step]))
      }
      if used + exempt > most.value {
        found.append(
          .payslip(
            .p27ExemptOvertime, "\((used + exempt).euros) exonérés depuis janvier, au-delà de \(most.value.euros).",
            recovery: "Ce qui dépasse est imposable.", field: "payslip.exemptOvertime", because: [most.step]))
      }
    }
    let year = exam.document.totals.exemptOvertimeNet
    if !exam.isBare, year.map({ $0 < exam.slip.exemptOvertimeNet }) ?? true {
      let shown = year.map { "est de \($0.euros), moins que le mois" } ?? "manque"
      found.append(
        .payslip(
          .p27ExemptOvertime,
          "\(exam.slip.exemptOvertimeNet.euros) nets d’heures exonérées ce mois ; le cumul de l’année \(shown).",
          recovery: "Affichez le cumul.", field: "totals.exemptOvertimeNet"))
    }
    return Outcome(found)
  }

  /// What an apprentice contributes on.
  static let p28Apprentice: PayslipRule = PayslipRule(
    "payslip.p28.apprentice", .error,
    "Un apprenti ne cotise que sur ce qui dépasse la part du Smic que fixe le jour de signature de son contrat.",
    "C. trav., art. L6243-2 et D6243-5"
  ) { exam throws(Finding) in
    let reduced = exam.slip.lines.contains { $0.employeeBase != $0.base }
    guard let kind = exam.kind else {
      return reduced ? .unverifiable("le genre du contrat n’est pas connu") : .notConcerned("aucune base réduite du salarié")
    }
    guard kind == .apprenticeship else { return .notConcerned("le salarié n’est pas apprenti") }
    guard let exempt = try exam.exemption(), let bases = try exam.bases(), !exam.slip.lines.isEmpty else {
      return .unverifiable("le brut, le plafond ou les cotisations ne sont pas dits")
    }
    var found: [Finding] = []
    for (codes, wanted) in [
      ([PayslipLine.Code.oldAgeCapped, .pensionT1, .cegT1], bases.employeeFirst),
      ([.oldAgeUncapped, .localHealth], bases.employeeGross),
    ] {
      for line in exam.slip.lines where codes.contains(line.code) && line.employeeBase.isFar(from: wanted) {
        found.append(
          .payslip(
            .p28Apprentice,
            "« \(line.label) » : la part de l’apprenti est assise sur \(line.employeeBase.euros), et \(exempt.contributions.euros) en sont exonérés : il reste \(wanted.euros).",
            recovery: "Corrigez la base du salarié, puis le montant.", field: exam.field(line, "employeeBase"),
            because: exempt.trace))
      }
    }
    return Outcome(found)
  }
}

extension Rate {
  /// « 0,3981 ».
  fileprivate var coefficientText: String { Ratio(e8 / 10_000, 10_000).figure.replacing(".", with: ",") }
}
