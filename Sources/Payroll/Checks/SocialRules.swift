import Kernel
import Law

// CSG and CRDS.
extension PayslipRule {
  /// What they are computed on: recomputed from the gross, the protection and the extra hours that are shown.
  static let p21CSGBase: PayslipRule = PayslipRule(
    "payslip.p21.csg-base", .error,
    "La CSG et la CRDS sont assises sur 98,25 % du brut jusqu’à quatre plafonds, l’excédent entier et la protection payée par l’employeur ; les heures exonérées d’impôt à part.",
    "CSS, art. L136-1-1 et L136-2"
  ) { exam throws(Finding) in
    let shown = exam.isUnsaid("csgBase") ? exam.line(.csgDeductible)?.base : exam.slip.csgBase
    guard let shown, let subject = try exam.subject(), !exam.isUnsaid("ceiling") else {
      return .unverifiable("l’assiette, le brut ou le plafond n’est pas dit")
    }
    var exempt = Money.zero
    if exam.kind == .apprenticeship {
      guard let known = try exam.exemption() else { return .unverifiable("le jour de signature du contrat n’est pas connu") }
      guard let part = known.csg else { return noCSG(exam, shown, known.trace) }
      exempt = part
    }
    let bases = try SocialContributions.bases(
      gross: subject, indemnity: exam.earned([.severance]), exempt: exempt, exemptOvertime: exam.slip.exemptOvertime,
      ceiling: exam.slip.ceiling, exam.earlier, exam.figures)
    guard let apart = try exam.apart() else {
      return .unverifiable("rien ne dit ce qui, de la prime de partage de la valeur ou de l’indemnité, est soumis à la CSG")
    }
    let wanted = bases.wage - apart.untaxedSeverance + (try ValueSharing.csgBase(apart.taxedSharing, exam.figures))
    let protection = exam.isIntern ? .zero : (exam.lines(.healthInsurance) + exam.lines(.provident)).map(\.employerAmount).sum()
    var found: [Finding] = []
    func compare(_ shown: Money, _ wanted: Money, _ what: String, _ field: String) throws(Finding) {
      guard shown.isFar(from: wanted, roundings: 2) else { return }
      let allowance = try exam.figures.rate("payroll.csg.allowance")
      found.append(
        .payslip(
          .p21CSGBase, "\(what) : \(shown.euros) affichés, \(wanted.euros) attendus.",
          recovery: "Refaites l’assiette : abattement pour frais sur le brut, plus la part patronale de santé et de prévoyance.",
          field: field, because: [allowance.step]))
    }
    try compare(shown, wanted + protection, "Assiette de la CSG et de la CRDS", "payslip.csgBase")
    if let line = exam.line(.csgDeductible), line.base != shown {
      try compare(line.base, wanted + protection, "« \(line.label) »", exam.field(line, "base"))
    }
    let overtime = exam.lines(.csgOvertime).map(\.employeeBase).sum()
    try compare(overtime, bases.overtime, "Assiette sur les heures non imposables", "payslip.lines")
    return exam.earlier == nil && !found.isEmpty && subject > exam.slip.ceiling ? .yearUnknown : Outcome(found)
  }

  /// An apprentice whose contract was signed before the base existed.
  private static func noCSG(_ exam: Examination, _ shown: Money, _ steps: [Step]) -> Outcome {
    guard !shown.isZero else { return .respected }
    return .broken([
      .payslip(
        .p21CSGBase, "Assiette de \(shown.euros) : cet apprenti, d’après le jour de signature, ne doit ni CSG ni CRDS.",
        recovery: "Retirez les lignes de CSG et de CRDS.", field: "payslip.csgBase", because: steps)
    ])
  }

  /// Their rates, deductible or not, on the same base.
  static let p22CSGRates: PayslipRule = PayslipRule(
    "payslip.p22.csg-rates", .error,
    "La CSG est de 6,80 % déductible et de 2,90 % non déductible avec la CRDS, sur la même base ; de 9,70 % sur les heures non imposables.",
    "CSS, art. L136-8 ; ordonnance n° 96-50, art. 14 à 19 ; CGI, art. 154 quinquies"
  ) { exam throws(Finding) in
    let (deductible, other) = (exam.lines(.csgDeductible), exam.lines(.csgNonDeductible))
    guard !deductible.isEmpty || !other.isEmpty || !exam.lines(.csgOvertime).isEmpty || !exam.lines(.csgSeverance).isEmpty else {
      if exam.isUnsaid("csgBase") || exam.slip.csgBase.isZero { return .notConcerned("pas de CSG") }
      return .broken([.missingLine(.p22CSGRates, "la CSG et la CRDS, \(exam.slip.csgBase.euros)", in: exam)])
    }
    let rates = (
      try exam.figures.rate("payroll.csg.deductible"), try exam.figures.rate("payroll.csg.non-deductible"),
      try exam.figures.rate("payroll.crds")
    )
    let apart = Rate(e8: rates.1.value.e8 + rates.2.value.e8)
    let whole = Rate(e8: rates.0.value.e8 + apart.e8)
    var found: [Finding] = []
    func compare(_ lines: [PayslipLine], _ wanted: Rate, _ steps: [Step]) {
      guard let first = lines.first else { return }
      let shown = Rate(e8: lines.reduce(0) { $0 + ($1.employeeRate ?? .zero).e8 })
      guard shown != wanted else { return }
      found.append(
        .payslip(
          .p22CSGRates, "« \(first.label) » : \(shown.frenchPercent) au lieu de \(wanted.frenchPercent).",
          recovery: "Corrigez le taux, puis le montant.", field: exam.field(first, "employeeRate"), because: steps))
    }
    if deductible.isEmpty != other.isEmpty {
      found.append(.missingLine(.p22CSGRates, "la CSG, déductible et non déductible", in: exam))
    }
    compare(deductible, rates.0.value, [rates.0.step])
    compare(other, apart, [rates.1.step, rates.2.step])
    for code in [PayslipLine.Code.csgOvertime, .csgSeverance] {
      compare(exam.lines(code), whole, [rates.0.step, rates.1.step, rates.2.step])
    }
    if let first = deductible.first, let wrong = other.first(where: { $0.employeeBase != first.employeeBase }) {
      found.append(
        .payslip(
          .p22CSGRates,
          "« \(wrong.label) » est assise sur \(wrong.employeeBase.euros), et « \(first.label) » sur \(first.employeeBase.euros).",
          recovery: "Les deux ont la même base.", field: exam.field(wrong, "base")))
    }
    return Outcome(found)
  }
}
