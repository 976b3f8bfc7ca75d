public import Kernel
public import Law

/// Computes payslips of one month: `try PayslipCalculation(law: law, month: month).payslip(situation)`.
///
/// Pure: the same situation and the same figures give the same payslip. Each amount is rounded to the cent where it is made, a half
/// away from zero; each line keeps the figures of law it came from.
public struct PayslipCalculation: Sendable {
  let figures: PayrollFigures

  /// Looks the figures of the month up, once.
  public init(law: Law, month: Month) { figures = PayrollFigures(law, month: month) }

  /// Throws the first thing that is wrong with the situation (``check(_:)`` says all), or a figure of law that is missing.
  public func payslip(_ situation: PayrollSituation) throws(Finding) -> Payslip {
    precondition(situation.period == figures.month, "a calculation is for one month")
    let remarks = try SituationCheck(situation, figures).findings
    if let error = remarks.first(where: { $0.severity == .error }) { throw error }
    return try payslip(situation, remarks: remarks)
  }

  /// All that is wrong with the situation, or worth a look. Errors stop the calculation.
  public func check(_ situation: PayrollSituation) -> [Finding] {
    do throws(Finding) { return try SituationCheck(situation, figures).findings } catch { return [error] }
  }

  private func payslip(_ situation: PayrollSituation, remarks: [Finding]) throws(Finding) -> Payslip {
    let calendar = try WorkCalendar(situation)
    let pay = try GrossPay(situation, calendar, figures)
    let gross = pay.gross
    guard gross >= .zero else { throw .payrollGrossNegative(gross) }
    if situation.contract.kind == .internship { return try internship(situation, pay, remarks) }

    let ceiling = try SocialSecurityCeiling.amount(situation, calendar, unpaidDays: pay.unpaidDays, figures)
    let exemption = try ApprenticeExemption.of(situation, figures)
    let bases = try ContributionBases(
      gross: gross, ceiling: ceiling.amount, exemptForEmployee: exemption.contributions, situation.yearToDate, figures)
    let minimum = try ReferenceMinimumWage.amount(situation, pay, figures)
    let work = Contributing(
      situation: situation, bases: bases, figures: figures, pay: pay, exemption: exemption, reference: minimum.amount)

    var lines = try Health.lines(work)
    let insurance = ComplementaryProtection.healthInsurance(situation.schemes)
    let provident = ComplementaryProtection.provident(work)
    let protection = (insurance + provident).lazy.map(\.employerAmount).sum()
    lines += insurance
    lines += provident
    lines += WorkAccident.lines(work)
    lines += try OldAge.lines(work)
    lines += try SupplementaryPension.lines(work)
    lines += try Family.lines(work)
    lines += try Unemployment.lines(work)
    lines += try Apec.lines(work)
    lines += try Solidarity.lines(work)
    lines += try Housing.lines(work)
    lines += try Mobility.lines(work)
    lines += try Training.lines(work)
    lines += try ApprenticeshipTax.lines(work)
    lines += try ComplementaryProtection.levy(on: protection, work)
    let overtimeReduction = try Overtime.reduction(lines, work).amount
    let reduction = try GeneralReduction(lines, work, minimumTrace: minimum.trace)
    let indemnities = try exemptIndemnities(situation, calendar)
    lines += try TerminationContribution.lines(indemnities.byAgreement, figures)
    let exemptOvertime = try Overtime.exempt(work)
    let csg = try SocialContributions(work, exemptOvertime: exemptOvertime, employerProtection: protection)
    lines += csg.lines
    return try finish(
      Parts(
        work: work, lines: lines, csgBase: csg.base, overtimeReduction: overtimeReduction,
        overtimeDeduction: try deduction(lines, reduction, work), reduction: reduction, indemnities: indemnities.all,
        exemptOvertime: exemptOvertime, protection: insurance.lazy.map(\.employerAmount).sum(),
        yearlyLines: try ApprenticeshipTax.yearlyLines(work) + Housing.yearlyLines(work), remarks: remarks + pay.findings))
  }

  /// The deduction for overtime, within what is left to pay after the general reduction (CSS, art. L241-18).
  private func deduction(
    _ lines: [PayslipLine], _ reduction: GeneralReduction, _ work: Contributing
  ) throws(Finding) -> Money {
    let left = max(lines.lazy.map(\.employerAmount).sum() - max(reduction.amount, .zero), .zero)
    return min(try Overtime.deduction(work).amount, left)
  }

  private func exemptIndemnities(
    _ situation: PayrollSituation, _ calendar: WorkCalendar
  ) throws(Finding) -> (all: Money, byAgreement: Money) {
    var (all, byAgreement) = (Money.zero, Money.zero)
    for bonus in situation.month.bonuses where bonus.kind.isExempt {
      let (amount, _) = try bonus.exempt(situation.contract, at: calendar.employed.upperBound, figures)
      all += amount
      if bonus.kind == .mutualTermination { byAgreement += amount }
    }
    return (all, byAgreement)
  }

  /// What the nets are made from.
  private struct Parts {
    let work: Contributing
    let lines: [PayslipLine]
    let csgBase, overtimeReduction, overtimeDeduction: Money
    let reduction: GeneralReduction
    let indemnities, exemptOvertime: Money
    /// What the employer pays for health insurance, which is income.
    let protection: Money
    let yearlyLines: [PayslipLine]
    let remarks: [Finding]
  }

  /// Net social (CSS, art. R844-1), net taxable (CGI, art. 83), withholding, attachment, net paid, cost.
  private func finish(_ parts: Parts) throws(Finding) -> Payslip {
    let (situation, pay, lines) = (parts.work.situation, parts.work.pay, parts.lines)
    let month = situation.month
    let gross = parts.work.bases.gross
    let allowances = pay.dailyAllowances
    let contributed = lines.lazy.map(\.employeeAmount).sum()
    let netSocial = gross + parts.indemnities + (allowances?.net ?? .zero) - contributed + parts.overtimeReduction
    let notDeductible = lines.lazy.filter { $0.code == .csgNonDeductible || $0.code == .csgOvertime }.map(\.employeeAmount).sum()
    let income =
      netSocial - parts.indemnities + notDeductible + (allowances?.csgCrdsNonDeductible ?? .zero) + parts.protection
      - parts.exemptOvertime
    let exemptIncome = try apprenticeExemption(situation, income)
    let isExempt = situation.contract.kind == .apprenticeship
    let taxable = isExempt ? max(income - exemptIncome, .zero) : income
    let tax = try Withholding.tax(on: taxable, situation, figures)

    let adjustments = try adjustments(month, pay)
    let before = netSocial + adjustments.lazy.map(\.amount).sum()
    let advances = month.advances.lazy.map(\.amount).sum()
    let seized = try Attachment.amount(
      claimed: month.attachment, net: netSocial - parts.indemnities - pay.inKind - tax.amount,
      dependants: situation.employee.dependants, figures)
    let paid = before - tax.amount - advances - seized.amount
    let employer = lines.lazy.map(\.employerAmount).sum()
    var remarks = parts.remarks
    if paid < .zero { remarks.append(.payrollNetNegative(paid)) }
    return Payslip(
      period: situation.period, earnings: pay.earnings, gross: gross, ceiling: parts.work.bases.ceiling, lines: lines,
      csgBase: parts.csgBase, overtimeReduction: parts.overtimeReduction, overtimeDeduction: parts.overtimeDeduction,
      generalReduction: parts.reduction, dailyAllowances: allowances, exemptIndemnities: parts.indemnities,
      exemptOvertime: parts.exemptOvertime, exemptIncome: exemptIncome, netSocial: netSocial,
      adjustments: adjustments, netBeforeTax: before,
      netTaxable: taxable, incomeTax: tax, advances: advances, attachment: seized.amount, netPaid: paid,
      employerCost: gross + parts.indemnities + employer - parts.overtimeDeduction - parts.reduction.amount,
      yearlyLines: parts.yearlyLines, findings: remarks)
  }

  /// What is neither wage nor contribution, and is paid or taken off beside.
  private func adjustments(_ month: MonthOfWork, _ pay: GrossPay) throws(Finding) -> [Payslip.Adjustment] {
    let vouchers = month.mealVouchersEmployeeShare + (month.mealVouchers?.employeeTotal ?? .zero)
    var found: [Payslip.Adjustment] = [
      .init(code: .benefitInKind, label: "Avantages en nature", amount: -pay.inKind),
      .init(code: .mealVouchers, label: "Titres-restaurant, part du salarié", amount: -vouchers),
    ]
    found += month.expenses.map { .init(code: .expenses, label: $0.label, amount: $0.amount) }
    let transport = try month.transport?.refund(figures) ?? .zero
    found.append(.init(code: .transport, label: "Transport public, part de l’employeur", amount: transport))
    return found.filter { !$0.amount.isZero }
  }

  /// Apprentices' and trainees' income is free of tax up to a minimum wage of the year (CGI, art. 81 bis).
  private func apprenticeExemption(_ situation: PayrollSituation, _ income: Money) throws(Finding) -> Money {
    guard situation.contract.kind == .apprenticeship || situation.contract.kind == .internship else { return .zero }
    let ceiling = try figures.money("payroll.apprentice.tax-exempt").value
    return min(max(income, .zero), max(ceiling - (situation.yearToDate?.exemptIncome ?? .zero), .zero))
  }

  /// No contribution at all: the gratification is what is paid.
  private func internship(_ situation: PayrollSituation, _ pay: GrossPay, _ remarks: [Finding]) throws(Finding) -> Payslip {
    let gross = pay.gross
    _ = try Internship.check(gross, situation.contract, figures)
    let exempt = try apprenticeExemption(situation, gross)
    let taxable = gross - exempt
    let tax = try Withholding.tax(on: taxable, situation, figures)
    let month = situation.month
    let adjustments = try adjustments(month, pay)
    let before = gross + adjustments.lazy.map(\.amount).sum()
    let advances = month.advances.lazy.map(\.amount).sum()
    let paid = before - tax.amount - advances
    return Payslip(
      period: situation.period, earnings: pay.earnings, gross: gross, ceiling: .zero, lines: [], csgBase: .zero,
      overtimeReduction: .zero, overtimeDeduction: .zero, generalReduction: .none, dailyAllowances: nil, exemptIndemnities: .zero,
      exemptOvertime: .zero, exemptIncome: exempt, netSocial: gross, adjustments: adjustments,
      netBeforeTax: before, netTaxable: taxable, incomeTax: tax,
      advances: advances, attachment: .zero, netPaid: paid, employerCost: gross, yearlyLines: [],
      findings: remarks + (paid < .zero ? [.payrollNetNegative(paid)] : []))
  }
}
