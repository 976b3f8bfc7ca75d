public import Kernel
public import Law

/// Computes payslips of one month: `try PayslipCalculation(law: law, month: month).payslip(situation)`.
///
/// Pure: the same situation and the same figures give the same payslip. Each amount is rounded to the cent where it is made, a half
/// away from zero; each line keeps the figures of law it came from.
public struct PayslipCalculation: Sendable {
  let figures: PayrollFigures

  /// Looks the figures of the month up, once.
  public init(law: Law, month: Month) { self.init(PayrollFigures(law, month: month)) }

  init(_ figures: PayrollFigures) { self.figures = figures }

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
    guard pay.gross >= .zero else { throw .payrollGrossNegative(pay.gross) }
    if situation.contract.kind == .internship { return try internship(situation, pay, calendar, remarks) }

    let ceiling = try SocialSecurityCeiling.amount(situation, calendar, unpaidDays: pay.unpaidDays, figures)
    let exemption = try ApprenticeExemption.of(situation.contract, figures)
    let bases = try ContributionBases(
      gross: pay.gross, ceiling: ceiling.amount, exemptForEmployee: exemption.contributions, situation.yearToDate, figures)
    let minimum = try ReferenceMinimumWage.amount(situation, pay, figures)
    let work = Contributing(
      situation: situation, bases: bases, figures: figures, pay: pay, exemption: exemption, reference: minimum.amount)

    let insurance = ComplementaryProtection.healthInsurance(situation.schemes)
    let provident = ComplementaryProtection.provident(work)
    try ProtectionLimits.check(insurance: insurance, provident: provident, work)
    let protection = (insurance + provident).lazy.map(\.employerAmount).sum()
    var lines = try contributions(work, insurance + provident, protection)
    let overtimeReduction = try Overtime.reduction(lines, extra: pay.extraHoursPay, gross: bases.gross, figures).amount
    let reduction = try GeneralReduction(lines, work, minimumTrace: minimum.trace)
    lines += try TerminationContribution.lines(pay.owesTermination, figures)
    let exemptOvertime = try Overtime.exempt(work)
    let csg = try SocialContributions(work, exemptOvertime: exemptOvertime, employerProtection: protection)
    lines += csg.lines
    return try finish(
      Parts(
        work: work, lines: lines, csgBase: csg.base, overtimeReduction: overtimeReduction,
        overtimeDeduction: try deduction(lines, reduction, work), reduction: reduction, indemnities: pay.exemptIndemnities,
        exemptOvertime: exemptOvertime, protection: insurance.lazy.map(\.employerAmount).sum(),
        yearlyLines: try ApprenticeshipTax.yearlyLines(work) + Housing.yearlyLines(work),
        exemptIncomeBefore: situation.yearToDate?.exemptIncome, remarks: remarks + pay.findings))
  }

  /// In the order of a payslip.
  private func contributions(
    _ work: Contributing, _ protectionLines: [PayslipLine], _ protection: Money
  ) throws(Finding) -> [PayslipLine] {
    var lines = try Health.lines(work) + protectionLines
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
    return lines + (try ComplementaryProtection.levy(on: protection, work)) + (try ValueSharing.levy(work))
  }

  /// The deduction for overtime, within what is left to pay after the general reduction (CSS, art. L241-18).
  private func deduction(
    _ lines: [PayslipLine], _ reduction: GeneralReduction, _ work: Contributing
  ) throws(Finding) -> Money {
    let left = max(lines.lazy.map(\.employerAmount).sum() - max(reduction.amount, .zero), .zero)
    let hours = work.situation.month.overtime.lazy.map(\.hours).sum()
    return min(try Overtime.deduction(hours: hours, headcount: work.headcount, figures).amount, left)
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
    /// An apprentice's or an intern's, since January.
    let exemptIncomeBefore: Money?
    let remarks: [Finding]
  }

  /// Net social (CSS, art. R844-1), net taxable (CGI, art. 83), withholding, attachment, net paid, cost.
  private func finish(_ parts: Parts) throws(Finding) -> Payslip {
    let (situation, pay, lines) = (parts.work.situation, parts.work.pay, parts.lines)
    let month = situation.month
    let gross = pay.gross
    let allowances = pay.dailyAllowances
    let contributed = lines.lazy.map(\.employeeAmount).sum()
    let netSocial = gross + parts.indemnities + (allowances?.net ?? .zero) - contributed + parts.overtimeReduction
    let notDeductible = lines.lazy.filter(\.isAddedBackToIncome).map(\.employeeAmount).sum()
    let income =
      netSocial - (allowances?.net ?? .zero) + (allowances?.income ?? .zero) - parts.indemnities + notDeductible
      + parts.protection - parts.exemptOvertime + pay.valueSharingTaxed - pay.severanceUntaxed
    let isExempt = situation.contract.kind == .apprenticeship || situation.contract.kind == .internship
    let exemptIncome = isExempt ? try exemption(of: income, before: parts.exemptIncomeBefore ?? .zero) : .zero
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
      valueSharing: pay.valueSharing,
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
    // What exceeds the exemption is wage already.
    let transport = try (month.transport?.refund(figures).amount ?? .zero) - pay.transportInGross
    found.append(.init(code: .transport, label: "Transport public, part de l’employeur", amount: transport))
    return found.filter { !$0.amount.isZero }
  }

  /// Apprentices' and trainees' income is free of tax up to a minimum wage of the year (CGI, art. 81 bis).
  private func exemption(of income: Money, before: Money) throws(Finding) -> Money {
    let ceiling = try figures.money("payroll.apprentice.tax-exempt").value
    return min(max(income, .zero), max(ceiling - before, .zero))
  }

  /// Contributions on what exceeds the exempt gratification, month by month: an intern's year has no totals.
  private func internship(
    _ situation: PayrollSituation, _ pay: GrossPay, _ calendar: WorkCalendar, _ remarks: [Finding]
  ) throws(Finding) -> Payslip {
    var alone = situation
    alone.yearToDate = nil
    let excess = max(pay.gross - (try Internship.exempt(situation, calendar, figures).amount), .zero)
    let ceiling = try SocialSecurityCeiling.amount(situation, calendar, unpaidDays: 0, figures).amount
    let bases = try ContributionBases(
      gross: excess, ceiling: excess.isZero ? .zero : ceiling, exemptForEmployee: .zero, nil, figures)
    let work = Contributing(
      situation: alone, bases: bases, figures: figures, pay: pay, exemption: .none, reference: .zero)
    let csg = try SocialContributions(work, exemptOvertime: .zero, employerProtection: .zero)
    return try finish(
      Parts(
        work: work, lines: try Internship.lines(work) + csg.lines, csgBase: csg.base, overtimeReduction: .zero,
        overtimeDeduction: .zero, reduction: .none, indemnities: .zero, exemptOvertime: .zero, protection: .zero, yearlyLines: [],
        exemptIncomeBefore: situation.yearToDate?.exemptIncome, remarks: remarks + pay.findings))
  }
}
