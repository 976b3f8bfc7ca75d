import Kernel
import Law

// What contributions are computed on.
extension PayslipRule {
  /// Each amount is its base times its rate, to the cent.
  static let p09Arithmetic: PayslipRule = PayslipRule(
    "payslip.p09.arithmetic", .warning, "Chaque montant est sa base multipliée par son taux, au centime près.",
    "C. trav., art. R3243-1, 8° et R3243-2"
  ) { exam throws(Finding) in
    guard !exam.slip.lines.isEmpty else { return .unverifiable("le bulletin ne détaille pas les cotisations") }
    var found: [Finding] = []
    for line in exam.slip.lines {
      let sides: [(String, Money, Rate?, Money)] = [
        ("employee", line.employeeBase, line.employeeRate, line.employeeAmount),
        ("employer", line.base, line.employerRate, line.employerAmount),
      ]
      for (side, base, rate, amount) in sides {
        guard let rate else { continue }
        let due = base.times(rate, .halfAwayFromZero)
        guard amount.isFar(from: due) else { continue }
        let who = side == "employee" ? "part du salarié" : "part de l’employeur"
        found.append(
          .payslip(
            .p09Arithmetic,
            "« \(line.label) », \(who) : \(base.euros) × \(rate.frenchPercent) font \(due.euros), et non \(amount.euros).",
            recovery: "Corrigez la base, le taux ou le montant.", field: exam.field(line, side + "Amount")))
      }
    }
    return Outcome(found)
  }

  /// The ceiling of the month, in proportion of days and hours.
  static let p10Ceiling: PayslipRule = PayslipRule(
    "payslip.p10.ceiling", .warning,
    "Le plafond retenu est celui du mois, au prorata de la durée du travail et des jours calendaires du contrat, jamais plus.",
    "CSS, art. R242-2 ; BOSS, assiette générale"
  ) { exam throws(Finding) in
    guard !exam.isUnsaid("ceiling") else { return .unverifiable("le plafond retenu n’est pas dit") }
    let full = try exam.figures.money("labour.social-security-ceiling.monthly")
    let shown = exam.slip.ceiling
    let way = "Refaites le prorata : durée du contrat sur la durée légale, jours calendaires sur ceux du mois."
    func broken(_ wanted: Money, _ word: String) -> Outcome {
      .broken([
        .payslip(
          .p10Ceiling, "Le plafond affiché est \(shown.euros), il \(word) \(wanted.euros).", recovery: way,
          field: "payslip.ceiling",
          because: [full.step])
      ])
    }
    if shown > full.value { return broken(full.value, "ne peut dépasser") }
    guard let expected = exam.expected else {
      return shown == full.value ? .respected : .unverifiable("la durée du contrat et les absences ne sont pas connues")
    }
    return shown.isFar(from: expected.ceiling) ? broken(expected.ceiling, "devrait être de") : .respected
  }

  /// The two brackets of the wage, and what pensions take of each.
  static let p11Bases: PayslipRule = PayslipRule(
    "payslip.p11.bases", .warning,
    "La retraite est assise sur le brut, et sur ses deux tranches : jusqu’au plafond, puis jusqu’à huit plafonds, aux taux de la loi.",
    "CSS, art. D242-4 ; ANI du 17 novembre 2017"
  ) { exam throws(Finding) in
    if exam.isIntern, exam.slip.lines.isEmpty { return .notConcerned("la gratification est exonérée") }
    guard !exam.slip.lines.isEmpty else { return .unverifiable("le bulletin ne détaille pas les cotisations") }
    guard let bases = try exam.bases() else { return .unverifiable("le brut ou le plafond n’est pas dit") }
    let wanted: [(PayslipLine.Code, Money, String, String)] =
      [
        (.oldAgeCapped, bases.first, "le brut jusqu’au plafond", "payroll.old-age.capped"),
        (.oldAgeUncapped, bases.gross, "le brut", "payroll.old-age.uncapped"),
      ]
      + (exam.isIntern
        ? []
        : [
          (.pensionT1, bases.first, "la tranche 1", "payroll.pension.t1"),
          (.cegT1, bases.first, "la tranche 1", "payroll.ceg.t1"),
          (.pensionT2, bases.second, "la tranche 2", "payroll.pension.t2"),
          (.cegT2, bases.second, "la tranche 2", "payroll.ceg.t2"),
        ])
    var found: [Finding] = []
    for (code, base, name, id) in wanted {
      guard let line = exam.line(code) else {
        if !base.isZero { found.append(.missingLine(.p11Bases, "\(name), \(base.euros)", in: exam)) }
        continue
      }
      if let finding = try exam.wrongBase(line, .p11Bases, base, name) { found.append(finding) }
      if let finding = try exam.wrongEmployeeBase(line) { found.append(finding) }
      found += try exam.wrongPensionRates(line, id)
    }
    if exam.earlier == nil, !found.isEmpty { return .yearUnknown }
    return Outcome(found)
  }

  /// The technical balance, once the gross is above the ceiling.
  static let p12Balance: PayslipRule = PayslipRule(
    "payslip.p12.technical-balance", .warning,
    "La contribution d’équilibre technique est due quand le brut dépasse le plafond, sur tout le brut jusqu’à huit plafonds.",
    "ANI du 17 novembre 2017, art. 37"
  ) { exam throws(Finding) in
    guard !exam.isIntern else { return .notConcerned("un stagiaire ne cotise pas à l’Agirc-Arrco") }
    guard !exam.slip.lines.isEmpty else { return .unverifiable("le bulletin ne détaille pas les cotisations") }
    guard let bases = try exam.bases() else { return .unverifiable("le brut ou le plafond n’est pas dit") }
    let shown = exam.lines(.cet)
    var found: [Finding] = []
    if shown.isEmpty, !bases.balance.isZero {
      found.append(.missingLine(.p12Balance, "l’équilibre technique, sur \(bases.balance.euros)", in: exam))
    }
    for line in shown {
      if bases.balance.isZero {
        found.append(
          .payslip(
            .p12Balance,
            "« \(line.label) » est prélevée, et le brut de \(exam.slip.gross.euros) ne dépasse pas le plafond de \(exam.slip.ceiling.euros).",
            recovery: "Retirez la ligne.", field: exam.field(line, "base")))
        continue
      }
      if let finding = try exam.wrongBase(line, .p12Balance, bases.balance, "le brut jusqu’à huit plafonds") {
        found.append(finding)
      }
      found += try exam.wrongRates(line, .p12Balance, "payroll.cet")
    }
    if exam.earlier == nil, !found.isEmpty { return .yearUnknown }
    return found.isEmpty && shown.isEmpty ? .notConcerned("le brut ne dépasse pas le plafond") : Outcome(found)
  }
}

extension Outcome {
  static let yearUnknown = Outcome.unverifiable(
    "les bases ne sont pas celles du mois seul, et les cumuls de l’année qui les régulariseraient ne sont pas connus")
}

extension Finding {
  static func missingLine(_ rule: PayslipRule, _ what: String, in exam: Examination) -> Finding {
    .payslip(rule, "Aucune ligne ne cotise sur \(what).", recovery: "Ajoutez la cotisation.", field: "payslip.lines")
  }
}

extension Examination {
  /// Nil when the base is the wanted one.
  func wrongBase(
    _ line: PayslipLine, _ rule: PayslipRule, _ wanted: Money, _ name: String
  ) throws(Finding) -> Finding? {
    guard line.base.isFar(from: wanted) else { return nil }
    return .payslip(
      rule, "« \(line.label) » est assise sur \(line.base.euros), et \(name) fait \(wanted.euros).",
      recovery: "Corrigez la base, puis les montants.", field: field(line, "base"))
  }

  /// Only an apprentice has a base of its own, which another rule looks at.
  fileprivate func wrongEmployeeBase(_ line: PayslipLine) throws(Finding) -> Finding? {
    guard kind != .apprenticeship, kind != nil, line.employeeBase != line.base else { return nil }
    return .payslip(
      .p11Bases,
      "« \(line.label) » : la base du salarié, \(line.employeeBase.euros), n’est pas celle de l’employeur, \(line.base.euros).",
      recovery: "Seul un apprenti a une base réduite.", field: field(line, "employeeBase"))
  }

  /// Each side against the rate of law; a side that the law does not name has none.
  func wrongRates(_ line: PayslipLine, _ rule: PayslipRule, _ id: String) throws(Finding) -> [Finding] {
    var found: [Finding] = []
    for (side, shown) in [("employee", line.employeeRate), ("employer", line.employerRate)] {
      guard figures.isInForce("\(id).\(side)") else { continue }
      let rate = try figures.rate("\(id).\(side)")
      guard shown ?? .zero != rate.value else { continue }
      found.append(wrongRate(line, rule, side, shown, rate))
    }
    return found
  }

  func wrongRate(
    _ line: PayslipLine, _ rule: PayslipRule, _ side: String, _ shown: Rate?, _ rate: Figure<Rate>
  ) -> Finding {
    let who = side == "employee" ? "salarié" : "employeur"
    return .payslip(
      rule,
      "« \(line.label) », \(who) : le taux affiché est \((shown ?? .zero).frenchPercent), il est de \(rate.value.frenchPercent).",
      recovery: "Corrigez le taux, puis le montant.", field: field(line, side + "Rate"), because: [rate.step])
  }

  /// Agirc-Arrco: an agreement may share otherwise, or give more; never less in all. Old age is of the law.
  fileprivate func wrongPensionRates(_ line: PayslipLine, _ id: String) throws(Finding) -> [Finding] {
    if line.code == .oldAgeUncapped { return [] }
    if line.code == .oldAgeCapped { return try wrongRates(line, .p11Bases, id) }
    let (employee, employer) = (try figures.rate(id + ".employee"), try figures.rate(id + ".employer"))
    let (shown, least) = (
      Rate(e8: (line.employeeRate ?? .zero).e8 + (line.employerRate ?? .zero).e8), Rate(e8: employee.value.e8 + employer.value.e8)
    )
    guard shown < least else { return [] }
    return [
      .payslip(
        .p11Bases, "« \(line.label) » : les deux parts font \(shown.frenchPercent), il faut \(least.frenchPercent).",
        recovery: "Corrigez les taux, puis les montants.", field: field(line, "employeeRate"),
        because: [employee.step, employer.step])
    ]
  }
}
