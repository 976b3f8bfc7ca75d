import Kernel
import Law

/// Daily allowances (CSS, art. R323-1 and following) and what the employer adds to them (C. trav., art. L1226-1, D1226-1 to D1226-8).
///
/// The daily wage is the sum of three gross wages, each within the ceiling, over 91.25, rounded to the cent; the allowance is its
/// half, rounded to the cent. No text read here says whether the fund truncates: `dailyAllowance` takes the one of its statement.
struct SicknessPay {
  private(set) var complement = Money.zero
  /// Whether the law, or the employer, keeps the wage: its days are then not days without pay.
  private(set) var keepsWage = false
  private(set) var subrogated: Payslip.DailyAllowances?
  private(set) var trace: [Step] = []
  private(set) var findings: [Finding] = []

  init(
    _ absence: MonthOfWork.Absence, _ days: ClosedRange<Day>, wage: Money, _ situation: PayrollSituation,
    _ calendar: WorkCalendar,
    _ figures: PayrollFigures
  ) throws(Finding) {
    guard absence.isMaintained else {
      if absence.hasSubrogation { throw .payrollSubrogationWithoutPay() }
      return
    }
    let seniority = try figures.count("labour.sickness.seniority")
    guard SeniorityMonths.whole(from: situation.contract.start, through: absence.from - 1) >= seniority.value else {
      findings.append(.payrollSeniority(situation.contract.start, absence.from, months: seniority.value))
      return
    }
    keepsWage = true
    let waiting = try figures.count("labour.sickness.waiting")
    let firstPaid = absence.from + waiting.value
    guard firstPaid <= days.upperBound else { return }
    let paid = max(firstPaid, days.lowerBound)...days.upperBound
    let daily = try SicknessPay.daily(absence, wage: wage, figures)
    let periods = try SicknessPay.periods(absence, firstPaid, situation.contract.start, figures)
    var maintained = Money.zero
    var allowances = Money.zero
    var count = 0
    trace = daily.trace + [waiting.step]
    for period in periods {
      let (low, high) = (max(period.from, paid.lowerBound), min(period.through, paid.upperBound))
      guard low <= high else { continue }
      let numerator = Int128(wage.cents) * Int128(WorkCalendar.workDays(low...high)) * Int128(period.share.value.numerator)
      let kept = RoundingRule.halfAwayFromZero.quotient(
        numerator, by: Int128(calendar.workDays) * Int128(period.share.value.denominator))
      let inPeriod = high - low + 1
      maintained += Money(cents: kept)
      allowances += Money(cents: daily.amount.cents * Int64(inPeriod))
      count += inPeriod
      trace.append(period.share.step)
    }
    guard count > 0 else { return }
    complement = max(maintained - allowances, .zero)
    guard absence.hasSubrogation else { return }
    // The employer takes the allowances' place only where the wage kept is as high as they are (CSS, art. R323-11).
    guard maintained >= allowances else {
      findings.append(.payrollSubrogationTooHigh(maintained: maintained, allowances: allowances))
      return
    }
    subrogated = try SicknessPay.handedOn(days: count, daily: daily, figures)
  }

  private typealias Daily = (amount: Money, trace: [Step])

  private static func daily(
    _ absence: MonthOfWork.Absence, wage: Money, _ figures: PayrollFigures
  ) throws(Finding) -> Daily {
    if let daily = absence.dailyAllowance { return (daily, []) }
    let ceiling = try law(figures, "payroll.daily-allowance.ceiling", absence.from)
    guard case .ratio(let times) = ceiling.value else { throw .payrollFigureMissing(figures.month, nil) }
    let before = absence.from.month.adding(-1).firstDay
    let minimum = try law(figures, "labour.minimum-wage.monthly", before)
    guard case .money(let monthly) = minimum.value else { throw .payrollFigureMissing(figures.month, nil) }
    let most = monthly.times(times, .halfAwayFromZero)
    let wages = absence.referenceGross ?? [wage, wage, wage]
    let total = wages.reduce(Money.zero) { $0 + min($1, most) }
    let (divisor, share) = (
      try figures.positiveRatio("payroll.daily-allowance.divisor"), try figures.ratio("payroll.daily-allowance.rate")
    )
    let base = total.times(Ratio(divisor.value.denominator, divisor.value.numerator), .halfAwayFromZero)
    return (base.times(share.value, .halfAwayFromZero), [ceiling, minimum, divisor.step, share.step])
  }

  private static func law(_ figures: PayrollFigures, _ id: String, _ day: Day) throws(Finding) -> Step {
    do { return try figures.law.step(id, on: day) } catch { throw .payrollFigureMissing(day.month, error) }
  }

  private typealias Period = (from: Day, through: Day, share: Figure<Ratio>)

  /// The two periods, as long as the seniority says, less the days already taken.
  private static func periods(
    _ absence: MonthOfWork.Absence, _ firstPaid: Day, _ hired: Day, _ figures: PayrollFigures
  ) throws(Finding) -> [Period] {
    let first = (try figures.count("labour.sickness.first.days").value, try figures.ratio("labour.sickness.first.share"))
    let next = (try figures.count("labour.sickness.next.days").value, try figures.ratio("labour.sickness.next.share"))
    let (more, years) = (
      try figures.count("labour.sickness.extra.days").value, try figures.positiveCount("labour.sickness.extra.years").value
    )
    let most = try figures.count("labour.sickness.extra.maximum").value
    // Beyond the first year, each whole stretch of five adds ten days.
    let stretches = max(0, absence.from.month - hired.month - 12) / (years * 12)
    var periods: [Period] = []
    var (day, used) = (firstPaid, absence.maintainedDaysUsed)
    for (length, share) in [first, next] {
      let whole = min(most, length + stretches * more)
      let left = max(0, whole - used)
      used = max(0, used - whole)
      if left > 0 { periods.append((day, day + (left - 1), share)) }
      day = day + left
    }
    return periods
  }

  /// CSG and CRDS on the whole allowance, without allowance for expenses (CSS, art. L136-8, II).
  private static func handedOn(
    days: Int, daily: Daily, _ figures: PayrollFigures
  ) throws(Finding) -> Payslip.DailyAllowances {
    let deductible = try figures.rate("payroll.daily-allowance.csg.deductible")
    let (other, crds) = (
      try figures.rate("payroll.daily-allowance.csg.non-deductible"), try figures.rate("payroll.daily-allowance.crds")
    )
    let gross = Money(cents: daily.amount.cents * Int64(days))
    return Payslip.DailyAllowances(
      days: days, daily: daily.amount, gross: gross, csgDeductible: gross.times(deductible.value, .halfAwayFromZero),
      csgCrdsNonDeductible: gross.times(Rate(e8: other.value.e8 + crds.value.e8), .halfAwayFromZero),
      trace: daily.trace + [deductible.step, other.step, crds.step])
  }
}
