import Kernel
import Law

// The nets, one after the other, and what the work costs.
extension PayslipRule {
  /// What social benefits count.
  static let p31NetSocial: PayslipRule = PayslipRule(
    "payslip.p31.net-social", .error,
    "Le montant net social est dit : toutes les sommes brutes et les indemnités journalières nettes, moins ce que paie le salarié ; jamais la protection payée par l’employeur.",
    "CSS, art. R844-1 ; arrêté du 25 février 2016, modifié le 31 janvier 2023"
  ) { exam throws(Finding) in
    let way = "Brut et indemnités, plus indemnités journalières nettes, moins toutes les retenues sociales du salarié."
    if exam.isUnsaid("netSocial") {
      return .broken([
        .payslip(.p31NetSocial, "Le montant net social n’est pas dit.", recovery: way, field: "payslip.netSocial")
      ])
    }
    guard !exam.isUnsaid("gross"), !exam.slip.lines.isEmpty || exam.isIntern else {
      return .unverifiable("le brut ou les cotisations ne sont pas dits")
    }
    let (shown, wanted) = (exam.slip.netSocial, exam.netSocial)
    guard shown != wanted else { return .respected }
    let protection = (exam.lines(.healthInsurance) + exam.lines(.provident)).map(\.employerAmount).sum()
    let hint =
      !protection.isZero && shown == wanted + protection
      ? " La part patronale de santé et de prévoyance y est ajoutée à tort." : ""
    return .broken([
      .payslip(
        .p31NetSocial, "Montant net social : \(shown.euros) affichés, \(wanted.euros) attendus.\(hint)", recovery: way,
        field: "payslip.netSocial")
    ])
  }

  /// What income tax looks at, for the month and the year.
  static let p32NetTaxable: PayslipRule = PayslipRule(
    "payslip.p32.net-taxable", .error,
    "Le net imposable est le brut moins les cotisations et la CSG déductible, plus la santé payée par l’employeur, moins les heures exonérées ; son cumul annuel est dit.",
    "CGI, art. 83 et 154 quinquies ; C. trav., art. R3243-1, 9°"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("netTaxable"), !exam.isUnsaid("gross"), !exam.slip.lines.isEmpty || exam.isIntern else {
      return .unverifiable("le net imposable, le brut ou les cotisations ne sont pas dits")
    }
    guard let apart = try exam.apart() else {
      return .unverifiable("rien ne dit ce qui, de la prime de partage de la valeur ou de l’indemnité, est imposable")
    }
    let slip = exam.slip
    let contributed = slip.employeeTotal - slip.overtimeReduction
    let added = slip.lines.lazy.filter(\.isAddedBackToIncome).map(\.employeeAmount).sum()
    let income =
      slip.gross - contributed + added + exam.lines(.healthInsurance).map(\.employerAmount).sum() - slip.exemptOvertime
      + (slip.dailyAllowances?.income ?? .zero) + apart.taxedSharing - apart.untaxedSeverance
    var found: [Finding] = []
    let isFree = exam.kind == .apprenticeship || exam.isIntern
    let wanted = isFree ? max(income - slip.exemptIncome, .zero) : income
    if slip.netTaxable != wanted {
      found.append(
        .payslip(
          .p32NetTaxable, "Net imposable : \(slip.netTaxable.euros) affichés, \(wanted.euros) attendus.",
          recovery: "Refaites-le depuis le brut : la CSG non déductible et la CRDS restent imposables.",
          field: "payslip.netTaxable"))
    }
    if isFree, let earlier = exam.earlier {
      let ceiling = try exam.figures.money("payroll.apprentice.tax-exempt")
      let due = min(max(income, .zero), max(ceiling.value - earlier.exemptIncome, .zero))
      if slip.exemptIncome.isFar(from: due) {
        found.append(
          .payslip(
            .p32NetTaxable, "\(slip.exemptIncome.euros) de revenu exonéré affichés, \(due.euros) attendus.",
            recovery: "Exonérez le revenu jusqu’au Smic de l’année.", field: "payslip.exemptIncome", because: [ceiling.step]))
      }
    }
    let year = exam.document.totals.netTaxable
    // Of what is paid in the year: in January it counts the month of December that was paid then.
    if !exam.isBare, year.map({ $0 < slip.netTaxable }) ?? true {
      found.append(
        .payslip(
          .p32NetTaxable, "Le cumul annuel du net imposable \(year.map { "est de \($0.euros), moins que le mois" } ?? "manque").",
          recovery: "Affichez le cumul depuis janvier.", field: "totals.netTaxable"))
    }
    return Outcome(found)
  }

  /// The withholding.
  static let p33Withholding: PayslipRule = PayslipRule(
    "payslip.p33.withholding", .error,
    "L’impôt est le net imposable multiplié par le taux transmis, ou par celui de la grille par défaut du mois.",
    "CGI, art. 204 A, 204 E et 204 H"
  ) { exam throws(Finding) in
    let (slip, tax) = (exam.slip, exam.slip.incomeTax)
    guard !exam.isUnsaid("incomeTax"), !exam.isUnsaid("incomeTax.base"), !exam.isUnsaid("incomeTax.rate") else {
      return .unverifiable("la base, le taux ou le montant de l’impôt n’est pas dit")
    }
    var found: [Finding] = []
    func add(_ fault: String, _ field: String, _ steps: [Step] = []) {
      found.append(
        .payslip(

          .p33Withholding, "Impôt à la source : \(fault).",
          recovery: "Refaites la retenue, et corrigez-la sur la prochaine déclaration si elle est partie.",
          field: "payslip.incomeTax." + field, because: steps))
    }
    let product = tax.base.times(tax.rate, .halfAwayFromZero)
    if tax.amount != product {
      add("\(tax.base.euros) × \(tax.rate.frenchPercent) font \(product.euros), et non \(tax.amount.euros)", "amount")
    }
    guard !exam.isUnsaid("netTaxable") else {
      return found.isEmpty ? .unverifiable("le net imposable n’est pas dit") : .broken(found)
    }
    if let situation = exam.situation {
      let wanted = try Withholding.tax(on: slip.netTaxable, situation, exam.figures)
      if tax.base != wanted.base {
        add("la base est \(tax.base.euros), elle devrait être \(wanted.base.euros)", "base", wanted.trace)
      }
      if tax.rate != wanted.rate {
        let kind = wanted.isDefaultRate ? "la grille par défaut donne" : "le taux transmis est"
        add("le taux est \(tax.rate.frenchPercent), \(kind) \(wanted.rate.frenchPercent)", "rate", wanted.trace)
      }
    } else {
      try found += withoutSituation(exam)
      if found.isEmpty, !tax.isDefaultRate { return .unverifiable("le taux transmis par l’administration n’est pas connu") }
    }
    return Outcome(found)
  }

  /// A default rate is one of a scale of the month, whatever the zone and the length of the contract.
  private static func withoutSituation(_ exam: Examination) throws(Finding) -> [Finding] {
    let (tax, income) = (exam.slip.incomeTax, max(exam.slip.netTaxable, .zero))
    let allowance = try exam.figures.money("payroll.withholding.short-contract")
    let bases = [income, max(income - allowance.value, .zero)]
    var found: [Finding] = []
    if !bases.contains(tax.base) {
      found.append(
        .payslip(
          .p33Withholding, "La base est \(tax.base.euros), le net imposable \(income.euros).", recovery: "Corrigez la base.",
          field: "payslip.incomeTax.base"))
    }
    guard tax.isDefaultRate else { return found }
    var rates: [Rate] = []
    for zone in Establishment.Zone.allCases {
      let share = try exam.figures.brackets("payroll.withholding.\(zone.scale)").value.bracket(of: tax.base).share
      rates.append(Rate(e8: share.numerator * (100_000_000 / share.denominator)))
    }
    if !rates.contains(tax.rate) {
      found.append(
        .payslip(
          .p33Withholding,
          "Le taux par défaut affiché est \(tax.rate.frenchPercent) ; sur \(tax.base.euros) la grille donne \(rates[0].frenchPercent).",
          recovery: "Reprenez la grille du mois.", field: "payslip.incomeTax.rate"))
    }
    return found
  }

  /// From the net social to what is paid.
  static let p34NetPaid: PayslipRule = PayslipRule(
    "payslip.p34.net-paid", .error,
    "Le net avant impôt est le net social et les sommes à côté ; le net payé en retire l’impôt, les acomptes et les saisies.",
    "C. trav., art. R3243-1, 10°, 13° et 14°"
  ) { exam throws(Finding) in
    let slip = exam.slip
    let unsaid = ["netSocial", "netBeforeTax", "incomeTax", "netPaid"].filter { exam.isUnsaid($0) }
    var found: [Finding] = []
    if !unsaid.contains("netSocial"), !unsaid.contains("netBeforeTax") {
      let wanted = slip.netSocial + slip.adjustments.map(\.amount).sum()
      if slip.netBeforeTax != wanted {
        found.append(
          .payslip(
            .p34NetPaid,
            "Net avant impôt : \(slip.netBeforeTax.euros) affichés ; net social et autres sommes font \(wanted.euros).",
            recovery: "Ajoutez la somme qui manque, ou corrigez le net.", field: "payslip.netBeforeTax"))
      }
    }
    if !unsaid.contains("netBeforeTax"), !unsaid.contains("incomeTax"), !unsaid.contains("netPaid") {
      let wanted = slip.netBeforeTax - slip.incomeTax.amount - slip.advances - slip.attachment
      if slip.netPaid != wanted {
        found.append(
          .payslip(
            .p34NetPaid, "Net payé : \(slip.netPaid.euros) affichés ; après impôt, acomptes et saisies il reste \(wanted.euros).",
            recovery: "Corrigez le net payé, et la différence virée.", field: "payslip.netPaid"))
      }
    }
    if found.isEmpty, !unsaid.isEmpty { return .unverifiable("un des nets n’est pas dit") }
    return Outcome(found)
  }

  /// What may be seized.
  static let p35Attachment: PayslipRule = PayslipRule(
    "payslip.p35.attachment", .error,
    "Une saisie ne dépasse pas la part saisissable du net après impôt, et laisse le RSA d’une personne seule.",
    "C. trav., art. L3252-2, L3252-3 et R3252-2 à R3252-5"
  ) { exam throws(Finding) in
    let slip = exam.slip
    guard slip.attachment > .zero else { return .notConcerned("pas de saisie") }
    guard !exam.isUnsaid("netSocial"), !exam.isUnsaid("incomeTax") else {
      return .unverifiable("le net social ou l’impôt n’est pas dit")
    }
    let inKind = -slip.adjustments.filter { $0.code == .benefitInKind }.map(\.amount).sum()
    let net = slip.netSocial - slip.exemptIndemnities - inKind - slip.incomeTax.amount
    let most = try Attachment.amount(
      claimed: slip.attachment, net: net, dependants: exam.facts.employee?.dependants ?? 0, exam.figures)
    guard slip.attachment > most.amount else {
      return exam.facts.employee == nil ? .unverifiable("les personnes à charge ne sont pas connues") : .respected
    }
    return .broken([
      .payslip(
        .p35Attachment, "\(slip.attachment.euros) saisis sur \(net.euros) : \(most.amount.euros) au plus sont saisissables.",
        recovery: "Rendez le trop-saisi au salarié, et prévenez le greffe ou le commissaire de justice.",
        field: "payslip.attachment",
        because: most.trace)
    ])
  }

  /// What the work costs.
  static let p42EmployerCost: PayslipRule = PayslipRule(
    "payslip.p42.employer-cost", .warning,
    "Le total versé par l’employeur est dit : le brut et ses cotisations, moins les allègements.",
    "C. trav., art. R3243-1 et R3243-2 ; arrêté du 25 février 2016"
  ) { exam throws(Finding) in
    if exam.isUnsaid("employerCost") {
      return .broken([
        .payslip(
          .p42EmployerCost, "Le total versé par l’employeur n’est pas dit.", recovery: "Affichez-le.",
          field: "payslip.employerCost")
      ])
    }
    let slip = exam.slip
    guard !exam.isUnsaid("gross"), !slip.lines.isEmpty || exam.isIntern else {
      return .unverifiable("le brut ou les cotisations ne sont pas dits")
    }
    let wanted = slip.gross + slip.exemptIndemnities + slip.employerTotal - slip.employerReliefs
    guard slip.employerCost != wanted else { return .respected }
    return .broken([
      .payslip(
        .p42EmployerCost, "Total versé par l’employeur : \(slip.employerCost.euros) affichés, \(wanted.euros) attendus.",
        recovery: "Brut et indemnités, plus cotisations patronales, moins réduction générale et déduction sur les heures.",
        field: "payslip.employerCost")
    ])
  }
}

extension Examination {
  /// From the gross, the indemnities, the allowances and the lines that are shown.
  fileprivate var netSocial: Money {
    slip.gross + slip.exemptIndemnities + (slip.dailyAllowances?.net ?? .zero) - slip.employeeTotal + slip.overtimeReduction
  }
}
