import Kernel
import Law

/// Extra hours: the employee's reduction (CSS, art. L241-17 and D241-21), the employer's deduction (art. L241-18, L241-18-1 and
/// D241-24), and the exemption of income tax (CGI, art. 81 quater).
enum Overtime {
  /// How much of the pay of extra hours is free of tax, within the ceiling of the year.
  static func exempt(_ work: Contributing) throws(Finding) -> Money {
    guard !work.pay.extraHoursPay.isZero else { return .zero }
    let ceiling = try work.figures.money("payroll.overtime.tax-exempt").value
    let used = work.situation.yearToDate?.exemptOvertime ?? .zero
    return min(work.pay.extraHoursPay, max(ceiling - used, .zero))
  }

  /// The rates of pension that the hours really bear, at most the legal one.
  ///
  /// Below the ceiling it is the sum of the rates; above, the mean of what is due over the gross.
  static func reduction(
    _ lines: [PayslipLine], extra: Money, gross: Money, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, trace: [Step]) {
    guard !extra.isZero else { return (.zero, []) }
    let most = try figures.rate("payroll.overtime.reduction.maximum")
    let codes: Set<PayslipLine.Code> = [.oldAgeCapped, .oldAgeUncapped, .pensionT1, .cegT1, .pensionT2, .cegT2, .cet]
    // Hundred-millionths of cents.
    let due = lines.reduce(Int128(0)) { sum, line in
      codes.contains(line.code) ? sum + Int128(line.employeeBase.cents) * Int128(line.employeeRate?.e8 ?? 0) : sum
    }
    let all = Int128(gross.cents)
    guard all > 0, due > 0 else { return (.zero, [most.step]) }
    let (numerator, denominator) =
      due > Int128(most.value.e8) * all ? (Int128(most.value.e8), Int128(1)) : (due, all)
    let cents = RoundingRule.halfAwayFromZero.quotient(
      Int128(extra.cents) * numerator, by: denominator * 100_000_000)
    return (Money(cents: cents), [most.step])
  }

  /// So much an hour, by size, for extra hours of full-time work.
  static func deduction(
    hours: Hours, headcount: Int, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, trace: [Step]) {
    guard hours > .zero else { return (.zero, []) }
    let isLarge = headcount >= (try figures.count("payroll.overtime.deduction.headcount").value)
    let limit = "payroll.overtime.deduction.headcount.maximum"
    if isLarge, figures.isInForce(limit), headcount >= (try figures.count(limit).value) { return (.zero, []) }
    let each = try figures.money(isLarge ? "payroll.overtime.deduction.large" : "payroll.overtime.deduction.small")
    let cents = RoundingRule.halfAwayFromZero.quotient(Int128(each.value.cents) * Int128(hours.hundredths), by: 100)
    return (Money(cents: cents), [each.step])
  }
}
