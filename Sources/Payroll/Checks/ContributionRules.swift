import Kernel
import Law

// Contributions, one by one: who owes them, on what, at what rate.
extension PayslipRule {
  /// The agency of executives' employment.
  static let p13Executives: PayslipRule = PayslipRule(
    "payslip.p13.executives", .warning, "L’Apec est due pour un cadre, et lui seul, jusqu’à quatre plafonds.",
    "ANI du 12 juillet 2011"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stagiaire n’est pas cadre") }
    guard !exam.slip.lines.isEmpty else { return .unverifiable("le bulletin ne détaille pas les cotisations") }
    guard let isExecutive = exam.isExecutive else { return .unverifiable("rien ne dit si le salarié est cadre") }
    let shown = exam.lines(.apec)
    guard isExecutive else {
      return shown.isEmpty
        ? .notConcerned("le salarié n’est pas cadre")
        : .broken([
          .payslip(
            .p13Executives, "« \(shown[0].label) » est prélevée, et le salarié n’est pas cadre.",
            recovery: "Retirez la ligne, ou corrigez le statut.", field: exam.field(shown[0], "base"))
        ])
    }
    guard let bases = try exam.bases() else { return .unverifiable("le brut ou le plafond n’est pas dit") }
    var found = shown.isEmpty ? [Finding.missingLine(.p13Executives, "l’Apec du cadre, \(bases.apec.euros)", in: exam)] : []
    for line in shown {
      if let finding = try exam.wrongBase(line, .p13Executives, bases.apec, "le brut jusqu’à quatre plafonds") {
        found.append(finding)
      }
      found += try exam.wrongRates(line, .p13Executives, "payroll.apec")
    }
    return exam.earlier == nil && !found.isEmpty && !shown.isEmpty ? .yearUnknown : Outcome(found)
  }

  /// What the employer pays for an executive's provident insurance.
  static let p14ExecutiveProvident: PayslipRule = PayslipRule(
    "payslip.p14.executive-provident", .warning,
    "L’employeur paie pour un cadre au moins 1,50 % de la tranche 1 en prévoyance.",
    "ANI du 17 novembre 2017, relatif à la prévoyance des cadres"
  ) { exam throws(Finding) in
    guard let isExecutive = exam.isExecutive else { return .unverifiable("rien ne dit si le salarié est cadre") }
    guard isExecutive, !exam.isIntern else { return .notConcerned("le salarié n’est pas cadre") }
    guard !exam.slip.lines.isEmpty, let bases = try exam.bases() else {
      return .unverifiable("le bulletin ne détaille pas les cotisations, ou ne dit pas le brut ou le plafond")
    }
    let least = try exam.figures.rate("payroll.provident.executive.minimum")
    let onFirst = exam.lines(.provident).filter { !$0.label.contains("T2") && !$0.label.contains("tranche 2") }
    let (paid, due) = (onFirst.map(\.employerAmount).sum(), bases.first.times(least.value, .halfAwayFromZero))
    guard paid < due, paid.isFar(from: due) else { return .respected }
    return .broken([
      .payslip(
        .p14ExecutiveProvident, "L’employeur paie \(paid.euros) de prévoyance sur la tranche 1, il en faut \(due.euros).",
        recovery: "Complétez le contrat de prévoyance ; les décès survenus entre-temps sont à la charge de l’employeur.",
        field: onFirst.first.map { exam.field($0, "employerAmount") } ?? "payslip.lines", because: [least.step])
    ])
  }

  /// The employer's half of health insurance.
  static let p15HealthInsurance: PayslipRule = PayslipRule(
    "payslip.p15.health-insurance", .warning, "L’employeur paie au moins la moitié de la complémentaire santé.",
    "CSS, art. L911-7 et D911-2"
  ) { exam throws(Finding) in
    let lines = exam.lines(.healthInsurance)
    guard let first = lines.first else {
      return exam.isIntern
        ? .notConcerned("un stagiaire n’en relève pas")
        : .unverifiable("aucune ligne de complémentaire santé : elle est obligatoire, sauf dispense, que le bulletin ne dit pas")
    }
    let least = try exam.figures.rate("payroll.health-insurance.minimum-share")
    let (employer, employee) = (lines.map(\.employerAmount).sum(), lines.map(\.employeeAmount).sum())
    let due = (employer + employee).times(least.value, .halfAwayFromZero)
    guard employer < due, employer.isFar(from: due) else { return .respected }
    return .broken([
      .payslip(
        .p15HealthInsurance, "L’employeur paie \(employer.euros) sur \((employer + employee).euros), il en faut \(due.euros).",
        recovery: "Corrigez les deux parts ; au-delà du panier minimal, gardez la preuve du choix du salarié.",
        field: exam.field(first, "employerAmount"), because: [least.step])
    ])
  }

  /// Housing, by size.
  static let p16Housing: PayslipRule = PayslipRule(
    "payslip.p16.housing", .warning,
    "Le Fnal est de 0,10 % de la tranche 1 sous cinquante salariés, de 0,50 % du brut à partir de cinquante.",
    "CCH, art. L813-5 ; CSS, art. L130-1"
  ) { exam throws(Finding) in
    if exam.isIntern, exam.slip.lines.isEmpty { return .notConcerned("la gratification est exonérée") }
    guard !exam.slip.lines.isEmpty, let bases = try exam.bases() else {
      return .unverifiable("le bulletin ne détaille pas les cotisations, ou ne dit pas le brut ou le plafond")
    }
    let (small, large) = (
      try exam.figures.rate("payroll.housing.small.employer"), try exam.figures.rate("payroll.housing.large.employer")
    )
    let isLarge = try exam.reaches("payroll.housing.headcount")
    // Without a headcount the rate that is shown says which size is meant.
    guard let line = exam.line(.housing) else {
      return .broken([.missingLine(.p16Housing, "le Fnal", in: exam)])
    }
    let meansLarge = isLarge ?? (line.employerRate == large.value)
    let (rate, part, name) = meansLarge ? (large, bases.gross, "le brut") : (small, bases.first, "la tranche 1")
    let base = try exam.raised(part)
    var found: [Finding] = []
    if line.employerRate != rate.value { found.append(exam.wrongRate(line, .p16Housing, "employer", line.employerRate, rate)) }
    if let finding = try exam.wrongBase(line, .p16Housing, base, name) { found.append(finding) }
    guard found.isEmpty || exam.earlier != nil else { return .yearUnknown }
    guard found.isEmpty, isLarge == nil else { return Outcome(found) }
    return .unverifiable("l’effectif, qui choisit entre les deux taux, n’est pas connu")
  }

  /// Unemployment and the guarantee of wages, of the employer only.
  static let p17Unemployment: PayslipRule = PayslipRule(
    "payslip.p17.unemployment", .warning,
    "Le chômage et l’AGS sont dus par l’employeur seul, jusqu’à quatre plafonds, aux taux du mois.",
    "C. trav., art. L5422-9 et L3253-18"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stagiaire ne cotise pas au chômage") }
    guard !exam.slip.lines.isEmpty, let bases = try exam.bases() else {
      return .unverifiable("le bulletin ne détaille pas les cotisations, ou ne dit pas le brut ou le plafond")
    }
    var (found, hasOwnRate): ([Finding], Bool) = ([], false)
    for (code, id, name) in [
      (PayslipLine.Code.unemployment, "payroll.unemployment.employer", "le chômage"),
      (.wageGuarantee, "payroll.wage-guarantee.employer", "l’AGS"),
    ] {
      guard let line = exam.line(code) else {
        found.append(.missingLine(.p17Unemployment, name, in: exam))
        continue
      }
      var rate = try exam.figures.rate(id)
      if code == .unemployment, let own = exam.facts.establishment?.unemploymentRate {
        rate = Figure(value: own, step: rate.step)
      }
      if line.employerRate != rate.value {
        // A bonus or a penalty of the employer's is on the label, when nothing else says it.
        hasOwnRate = exam.facts.establishment == nil && line.label.contains("modulé")
        if !hasOwnRate { found.append(exam.wrongRate(line, .p17Unemployment, "employer", line.employerRate, rate)) }
      }
      if !line.employeeAmount.isZero {
        found.append(
          .payslip(
            .p17Unemployment, "« \(line.label) » prélève \(line.employeeAmount.euros) au salarié, qui n’y contribue pas.",
            recovery: "Retirez la part du salarié.", field: exam.field(line, "employeeAmount")))
      }
      if exam.earlier != nil,
        let finding = try exam.wrongBase(line, .p17Unemployment, bases.unemployment, "le brut jusqu’à quatre plafonds")
      {
        found.append(finding)
      }
    }
    return found.isEmpty && hasOwnRate ? .unverifiable("le taux modulé de l’employeur n’est pas connu") : Outcome(found)
  }

  /// The employer's rates that are the same for all.
  static let p18Rates: PayslipRule = PayslipRule(
    "payslip.p18.rates", .warning,
    "Vieillesse déplafonnée, maladie, famille et solidarité sont dues sur le brut, aux taux du mois.",
    "CSS, art. D242-3, D242-4, D241-3-1 et L137-40 ; loi n° 2025-199 du 28 février 2025, art. 18"
  ) { exam throws(Finding) in
    if exam.isIntern, exam.slip.lines.isEmpty { return .notConcerned("la gratification est exonérée") }
    guard !exam.slip.lines.isEmpty, let subject = try exam.subject() else {
      return .unverifiable("le bulletin ne détaille pas les cotisations, ou ne dit pas le brut")
    }
    var found: [Finding] = []
    for (code, id, name) in [
      (PayslipLine.Code.health, "payroll.health", "la maladie"),
      (.oldAgeUncapped, "payroll.old-age.uncapped", "la vieillesse déplafonnée"),
      (.family, "payroll.family", "la famille"), (.solidarity, "payroll.solidarity", "la solidarité"),
    ] {
      guard let line = exam.line(code) else {
        found.append(.missingLine(.p18Rates, name, in: exam))
        continue
      }
      if code != .oldAgeUncapped, let finding = try exam.wrongBase(line, .p18Rates, subject, "le brut") { found.append(finding) }
      if try !hasReducedRate(line, id, exam) { found += try exam.wrongRates(line, .p18Rates, id) }
    }
    return Outcome(found)
  }

  /// In 2025 health and family had a reduced rate for the lower wages.
  private static func hasReducedRate(_ line: PayslipLine, _ id: String, _ exam: Examination) throws(Finding) -> Bool {
    let reduced = id + ".employer.reduced"
    guard exam.figures.isInForce(reduced), let shown = line.employerRate else { return false }
    guard let expected = exam.expected?.lines.first(where: { $0.code == line.code })?.employerRate else {
      let rate = try exam.figures.rate(reduced).value
      return shown == rate
    }
    let rate = try exam.figures.rate(reduced).value
    return shown == expected && shown == rate
  }

  /// The rate that was notified.
  static let p19WorkAccident: PayslipRule = PayslipRule(
    "payslip.p19.work-accident", .warning, "Les accidents du travail sont au taux notifié à l’établissement, sur le brut.",
    "CSS, art. D242-6-1"
  ) { exam throws(Finding) in
    if exam.isIntern, exam.slip.lines.isEmpty { return .notConcerned("la gratification est exonérée") }
    guard !exam.slip.lines.isEmpty, let subject = try exam.subject() else {
      return .unverifiable("le bulletin ne détaille pas les cotisations, ou ne dit pas le brut")
    }
    guard let line = exam.line(.workAccident) else {
      return .broken([.missingLine(.p19WorkAccident, "les accidents du travail", in: exam)])
    }
    var found: [Finding] = []
    if let finding = try exam.wrongBase(line, .p19WorkAccident, subject, "le brut") { found.append(finding) }
    guard let notified = exam.facts.establishment?.workAccidentRate else {
      return found.isEmpty ? .unverifiable("le taux notifié n’est pas connu") : .broken(found)
    }
    if line.employerRate ?? .zero != notified {
      found.append(
        .payslip(
          .p19WorkAccident,
          "Le taux affiché est \((line.employerRate ?? .zero).frenchPercent), le taux notifié \(notified.frenchPercent).",
          recovery: "Reprenez la dernière notification de la Carsat ou de la Cramif.", field: exam.field(line, "employerRate")))
    }
    return Outcome(found)
  }

  /// Training, apprenticeship tax, the training account of fixed terms.
  static let p20Training: PayslipRule = PayslipRule(
    "payslip.p20.training", .warning,
    "La formation est de 0,55 % sous onze salariés, de 1 % à partir de onze ; la taxe d’apprentissage et le CPF-CDD sont dus comme la loi le dit.",
    "C. trav., art. L6331-1, L6331-3, L6331-6 et L6241-2"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stage n’y est pas soumis") }
    guard !exam.slip.lines.isEmpty, let subject = try exam.subject() else {
      return .unverifiable("le bulletin ne détaille pas les cotisations, ou ne dit pas le brut")
    }
    guard let establishment = exam.facts.establishment, let kind = exam.kind,
      let isLarge = try exam.reaches("payroll.training.headcount")
    else { return .unverifiable("l’effectif ou le genre du contrat n’est pas connu") }
    let tax =
      establishment.localHealthScheme ? "payroll.apprenticeship-tax.local.employer" : "payroll.apprenticeship-tax.employer"
    let isFree = kind == .apprenticeship && !isLarge
    let wanted: [(PayslipLine.Code, String?, String)] = [
      (.training, isFree ? nil : isLarge ? "payroll.training.large.employer" : "payroll.training.small.employer", "la formation"),
      (.trainingFixedTerm, kind == .fixedTerm ? "payroll.training.fixed-term.employer" : nil, "le CPF-CDD"),
      (.apprenticeshipTax, isFree ? nil : tax, "la taxe d’apprentissage"),
    ]
    var found: [Finding] = []
    for (code, id, name) in wanted {
      switch (exam.line(code), id) {
      case (nil, nil): continue
      case (nil, _?): found.append(.missingLine(.p20Training, name, in: exam))
      case (let line?, nil):
        found.append(
          .payslip(
            .p20Training, "« \(line.label) » est comptée, et rien ne la rend due ici.", recovery: "Retirez la ligne.",
            field: exam.field(line, "employerRate")))
      case (let line?, let id?):
        let rate = try exam.figures.rate(id)
        if line.employerRate != rate.value {
          found.append(exam.wrongRate(line, .p20Training, "employer", line.employerRate, rate))
        }
        if let finding = try exam.wrongBase(line, .p20Training, subject, "le brut") { found.append(finding) }
      }
    }
    return Outcome(found)
  }
}
