public import Kernel
public import Law

/// The sections and rows of a payslip, in the order of one of the two legal models (C. trav., art. R3243-2).
public struct PayslipLayout: Hashable, Sendable {
  public enum Model: String, CaseIterable, Hashable, Sendable {
    /// Of 2016, with the net social amount.
    case adapted = "adapte"
    /// Compulsory contributions first, refunds in a block of their own.
    case renewed = "renove"

    public var french: String { self == .adapted ? "modèle adapté" : "modèle rénové" }
  }

  public enum Part: String, Hashable, Sendable {
    case earnings, health, workAccident, retirement, family, unemployment, otherContributions, csg, exemptions, optional, total
    case netSocial, adjustments, netBeforeTax, tax, netPaid, cost
  }

  public struct Section: Hashable, Sendable {
    public let part: Part
    /// As the model prints it; empty when its only row says all.
    public let title: String
    public let rows: [Row]
  }

  public struct Row: Hashable, Sendable {
    public let label: String
    public let hours: Hours?
    public let base: Money?
    public let employeeRate: Rate?
    /// Positive when it is due by the employee, or is the amount that the row is about.
    public let employeeAmount: Money?
    public let employerAmount: Money?
    /// For the tax block: the same since the start of the year.
    public let yearAmount: Money?
    /// To be made to stand out: totals and nets.
    public let isStrong: Bool
    /// What the row sums up, for unfolding: each line has its own base, rates and steps.
    public let lines: [PayslipLine]
    /// How the amount was made, in French, when it is not made of lines.
    public let steps: [String]

    init(
      _ label: String, hours: Hours? = nil, base: Money? = nil, employeeRate: Rate? = nil, employee: Money? = nil,
      employer: Money? = nil, year: Money? = nil, isStrong: Bool = false, lines: [PayslipLine] = [], steps: [String] = []
    ) {
      (self.label, self.hours, self.base, self.employeeRate) = (label, hours, base, employeeRate)
      (employeeAmount, employerAmount, yearAmount) = (employee, employer, year)
      (self.isStrong, self.lines, self.steps) = (isStrong, lines, steps)
    }

    /// Sums lines up; the base and the rate are shown when they are the same for all that the employee pays.
    init(_ label: String, _ lines: [PayslipLine]) {
      let paid = lines.filter { $0.employeeRate != nil }
      let bases = Set((paid.isEmpty ? lines : paid).map { paid.isEmpty ? $0.base : $0.employeeBase })
      let rate = paid.isEmpty || bases.count > 1 ? nil : Rate(e8: paid.reduce(0) { $0 + ($1.employeeRate?.e8 ?? 0) })
      let (employee, employer) = (lines.lazy.map(\.employeeAmount).sum(), lines.lazy.map(\.employerAmount).sum())
      self.init(
        label, base: bases.count == 1 ? bases.first : nil, employeeRate: rate, employee: employee.isZero ? nil : employee,
        employer: employer.isZero ? nil : employer, lines: lines)
    }
  }

  public let model: Model
  public let sections: [Section]

  /// The model that the day of payment asks for: the renewed one once it is the only one. Throws when that day has no rule.
  public static func model(paidOn day: Day, _ law: Law) throws(Finding) -> Model {
    try law.count("payroll.payslip.models", on: day).value > 1 ? .adapted : .renewed
  }

  /// In the model of the day of payment; a payslip that does not say it is taken as paid on the last day of its period.
  public init(_ document: PayslipDocument, law: Law) throws(Finding) {
    self.init(document, try PayslipLayout.model(paidOn: document.paymentDay ?? document.period.upperBound, law))
  }

  /// In this model.
  public init(_ document: PayslipDocument, _ model: Model) {
    self.model = model
    let slip = document.slip
    var sections = [PayslipLayout.earnings(slip)] + PayslipLayout.compulsory(slip, model)
    if model == .renewed {
      sections.append(
        Section(
          part: .optional, title: "Cotisations et contributions facultatives",
          rows: PayslipLayout.row("Complémentaire incapacité, invalidité, décès", slip, [.provident])))
    }
    sections.append(PayslipLayout.total(slip))
    sections.append(PayslipLayout.single(.netSocial, "Montant net social", slip.netSocial))
    sections.append(PayslipLayout.adjustments(slip, model))
    sections.append(PayslipLayout.single(.netBeforeTax, "Net à payer avant impôt sur le revenu", slip.netBeforeTax))
    sections.append(PayslipLayout.tax(document))
    sections.append(PayslipLayout.paid(slip))
    sections.append(PayslipLayout.cost(slip, model))
    self.sections = sections.filter { !$0.rows.isEmpty }
  }

  /// The section, when there is one.
  public func section(_ part: Part) -> Section? { sections.first { $0.part == part } }

  private static func single(_ part: Part, _ label: String, _ amount: Money) -> Section {
    Section(part: part, title: "", rows: [Row(label, employee: amount, isStrong: true)])
  }

  private static func row(_ label: String, _ slip: Payslip, _ codes: [PayslipLine.Code]) -> [Row] {
    let lines = slip.lines.filter { codes.contains($0.code) }
    return lines.isEmpty ? [] : [Row(label, lines)]
  }

  private static func earnings(_ slip: Payslip) -> Section {
    let rows = slip.earnings.map { earning in
      Row(earning.label, hours: earning.hours, employee: earning.amount, steps: earning.trace.map(\.why))
    }
    return Section(
      part: .earnings, title: "Rémunération brute", rows: rows + [Row("Salaire brut", employee: slip.gross, isStrong: true)])
  }

  /// What the employer owes beside the risks: one line on paper.
  public static let otherContributions: [PayslipLine.Code] = [
    .solidarity, .socialDialogue, .housing, .mobility, .training, .trainingFixedTerm, .apprenticeshipTax, .socialLevy,
    .terminationContribution,
  ]

  private static func compulsory(_ slip: Payslip, _ model: Model) -> [Section] {
    var health = row("Sécurité sociale – maladie, maternité, invalidité, décès", slip, [.health, .localHealth])
    health += row("Complémentaire santé", slip, [.healthInsurance])
    if model == .adapted { health += row("Complémentaire incapacité, invalidité, décès", slip, [.provident]) }
    let retirement =
      row("Sécurité sociale plafonnée", slip, [.oldAgeCapped]) + row("Sécurité sociale déplafonnée", slip, [.oldAgeUncapped])
      + row("Complémentaire tranche 1", slip, [.pensionT1, .cegT1])
      + row("Complémentaire tranche 2", slip, [.pensionT2, .cegT2]) + row("Contribution d’équilibre technique", slip, [.cet])
    let csg =
      row("CSG déductible de l’impôt sur le revenu", slip, [.csgDeductible])
      + row("CSG/CRDS non déductible de l’impôt sur le revenu", slip, [.csgNonDeductible])
      + row("CSG/CRDS sur les heures supplémentaires et complémentaires", slip, [.csgOvertime])
    return [
      Section(part: .health, title: "Santé", rows: health),
      Section(
        part: .workAccident, title: "Accidents du travail – maladies professionnelles",
        rows: row("Accidents du travail, maladies professionnelles", slip, [.workAccident])),
      Section(part: .retirement, title: "Retraite", rows: retirement),
      Section(part: .family, title: "Famille", rows: row("Allocations familiales", slip, [.family])),
      Section(
        part: .unemployment, title: "Assurance chômage",
        rows: row("Chômage", slip, [.unemployment, .wageGuarantee]) + row("Apec", slip, [.apec])),
      Section(
        part: .otherContributions, title: "Autres contributions dues par l’employeur",
        rows: row("Autres contributions dues par l’employeur", slip, otherContributions)),
      Section(part: .csg, title: "CSG et CRDS", rows: csg),
      exemptions(slip),
    ]
  }

  private static func exemptions(_ slip: Payslip) -> Section {
    var rows: [Row] = []
    if !slip.overtimeReduction.isZero {
      rows.append(Row("Réduction salariale sur les heures supplémentaires", employee: -slip.overtimeReduction))
    }
    if !slip.overtimeDeduction.isZero {
      rows.append(Row("Déduction patronale sur les heures supplémentaires", employer: -slip.overtimeDeduction))
    }
    if !slip.generalReduction.amount.isZero {
      rows.append(
        Row("Réduction générale des cotisations", employer: -slip.generalReduction.amount, steps: slip.generalReduction.steps))
    }
    return Section(part: .exemptions, title: "Exonérations de cotisations", rows: rows)
  }

  private static func total(_ slip: Payslip) -> Section {
    let (employee, employer) = (slip.employeeTotal - slip.overtimeReduction, slip.employerTotal - slip.employerReliefs)
    return Section(
      part: .total, title: "",
      rows: [Row("Total des cotisations et contributions", employee: employee, employer: employer, isStrong: true)])
  }

  private static func adjustments(_ slip: Payslip, _ model: Model) -> Section {
    var rows: [Row] = []
    if let allowances = slip.dailyAllowances {
      rows.append(
        Row(
          "Indemnités journalières nettes, comprises dans le net social", employee: allowances.net, steps: allowances.steps))
    }
    if !slip.valueSharing.isZero {
      rows.append(Row("Prime de partage de la valeur, comprise dans le net social", employee: slip.valueSharing))
    }
    if !slip.exemptSeverance.isZero {
      rows.append(Row("Indemnités de rupture exonérées, comprises dans le net social", employee: slip.exemptSeverance))
    }
    rows += slip.adjustments.map { Row($0.label, employee: $0.amount) }
    let title = model == .renewed ? "Remboursements et déductions diverses" : "Autres sommes"
    return Section(part: .adjustments, title: title, rows: rows)
  }

  private static func tax(_ document: PayslipDocument) -> Section {
    let (slip, tax, totals) = (document.slip, document.slip.incomeTax, document.totals)
    var rows = [
      Row("Montant net imposable", employee: slip.netTaxable, year: totals.netTaxable),
      Row(
        "Impôt sur le revenu prélevé à la source, taux \(tax.isDefaultRate ? "non personnalisé" : "personnalisé")",
        base: tax.base, employeeRate: tax.rate, employee: tax.amount, year: totals.incomeTax, steps: tax.steps),
    ]
    let year = totals.exemptOvertimeNet
    if !slip.exemptOvertimeNet.isZero || !(year ?? .zero).isZero {
      rows.append(
        Row("Montant net des heures supplémentaires et complémentaires exonérées", employee: slip.exemptOvertimeNet, year: year))
    }
    return Section(part: .tax, title: "Impôt sur le revenu", rows: rows)
  }

  private static func paid(_ slip: Payslip) -> Section {
    var rows: [Row] = []
    if !slip.advances.isZero { rows.append(Row("Acomptes versés", employee: -slip.advances)) }
    if !slip.attachment.isZero { rows.append(Row("Saisie sur rémunération", employee: -slip.attachment)) }
    return Section(part: .netPaid, title: "", rows: rows + [Row("Net payé", employee: slip.netPaid, isStrong: true)])
  }

  private static func cost(_ slip: Payslip, _ model: Model) -> Section {
    var rows = [Row("Total versé par l’employeur", employer: slip.employerCost, isStrong: true)]
    if model == .adapted, !slip.employerReliefs.isZero {
      rows.append(Row("Allègement des cotisations employeur", employer: slip.employerReliefs))
    }
    return Section(part: .cost, title: "", rows: rows)
  }
}

extension Payslip {
  /// What the end of the contract pays without contributions: the rest of ``exemptIndemnities`` is the value-sharing bonus.
  public var exemptSeverance: Money { exemptIndemnities - valueSharing }
  /// What is taken off the employer's contributions.
  public var employerReliefs: Money { generalReduction.amount + overtimeDeduction }
}
