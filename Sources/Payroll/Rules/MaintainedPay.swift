import Kernel
import Law

/// What the employer adds to the daily allowances of a stop.
///
/// For sickness and accidents the law asks for two shares of the wage in turn, after a year of service (C. trav., art. L1226-1,
/// D1226-1 to D1226-8): from the eighth day of the stop, from the first for an accident of work, which one of the way to it is
/// not (art. D1226-3). For a birth or an adoption no law does: whoever keeps the wage, by agreement, keeps the whole of it.
struct MaintainedPay {
  private(set) var complement = Money.zero
  /// Whether the law, or the employer, keeps the wage: its days are then not days without pay.
  private(set) var keepsWage = false
  /// What the allowances bring to a wage that is kept in whole: the reference minimum wage is then not cut.
  private(set) var keptInWhole = Money.zero
  private(set) var subrogated: Payslip.DailyAllowances?
  private(set) var trace: [Step] = []
  private(set) var findings: [Finding] = []

  /// `taken` is what the absence took off the wage.
  init(
    _ absence: MonthOfWork.Absence, _ days: ClosedRange<Day>, wage: Money, taken: Money, _ situation: PayrollSituation,
    _ calendar: WorkCalendar, _ figures: PayrollFigures
  ) throws(Finding) {
    guard absence.isMaintained else {
      if absence.hasSubrogation { throw .payrollSubrogationWithoutPay() }
      return
    }
    if absence.kind.isBirth {
      keepsWage = true
      try keep(taken, days, absence, wage: wage, figures)
      keptInWhole = taken - complement
      return
    }
    let seniority = try figures.count("labour.sickness.seniority")
    guard SeniorityMonths.whole(from: situation.contract.start, through: absence.from - 1) >= seniority.value else {
      findings.append(.payrollSeniority(situation.contract.start, absence.from, months: seniority.value))
      return
    }
    keepsWage = true
    let waiting = try figures.count(
      absence.kind == .workAccident ? "labour.work-accident.waiting" : "labour.sickness.waiting")
    let firstPaid = absence.from + waiting.value
    guard firstPaid <= days.upperBound else { return }
    trace = [waiting.step]
    let paid = max(firstPaid, days.lowerBound)...days.upperBound
    let periods = try MaintainedPay.periods(absence, firstPaid, situation.contract.start, figures)
    var maintained = Money.zero
    // By the hour, a day of work is a fifth of the week at its rate.
    let byHours = situation.month.hours != nil ? situation.contract.hourlyRate : nil
    let earned = byHours.map { ($0.paid(situation.contract.weeklyHours), 5) } ?? (wage, calendar.workDays)
    var kept: ClosedRange<Day>?
    for period in periods {
      let (low, high) = (max(period.from, paid.lowerBound), min(period.through, paid.upperBound))
      guard low <= high else { continue }
      let numerator = Int128(earned.0.cents) * Int128(WorkCalendar.workDays(low...high)) * Int128(period.share.value.numerator)
      maintained += Money(
        cents: RoundingRule.halfAwayFromZero.quotient(
          numerator, by: Int128(earned.1) * Int128(period.share.value.denominator)))
      kept = (kept?.lowerBound ?? low)...high
      trace.append(period.share.step)
    }
    guard let kept else { return }
    try keep(maintained, kept, absence, wage: wage, figures)
  }

  /// The wage kept less the allowances of its days, which the employer hands on where he takes their place.
  private mutating func keep(
    _ maintained: Money, _ days: ClosedRange<Day>, _ absence: MonthOfWork.Absence, wage: Money, _ figures: PayrollFigures
  ) throws(Finding) {
    let daily = try DailyAllowance(absence, wage: wage, figures)
    let stretches = daily.stretches(days, of: absence)
    if absence.dailyAllowance != nil, absence.kind.isAccident {
      let first = try figures.count("payroll.work-accident.allowance.first.days").value
      let change = absence.from + first
      if days.lowerBound < change, change <= days.upperBound { throw .payrollDailyAllowanceChanges(change, after: first) }
    }
    let allowances = stretches.lazy.map(\.gross).sum()
    trace += daily.trace
    complement = max(maintained - allowances, .zero)
    guard absence.hasSubrogation else { return }
    // The employer takes the allowances' place only where the wage kept is as high as they are (CSS, art. R323-11).
    guard maintained >= allowances else {
      findings.append(.payrollSubrogationTooHigh(maintained: maintained, allowances: allowances))
      return
    }
    subrogated = try Payslip.DailyAllowances(stretches, taxed: daily.taxed, trace: daily.trace, figures)
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
}
