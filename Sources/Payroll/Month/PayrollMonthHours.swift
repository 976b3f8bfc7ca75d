import Kernel
import Law
import Workforce

// The hours of a month, for a wage by the hour: those of its days of work, and of public holidays whose wage is not lost.
extension MonthWork {
  /// Of the contract in the month, absences not taken off, for the legal week at most; and those beyond it.
  func hoursOfMonth() throws(Finding) -> (hours: Hours, holidays: Hours, beyond: Hours) {
    var (all, holidays) = (Hours.zero, Hours.zero)
    for day in days.lowerBound.through(days.upperBound) {
      let hours = try payableHours(on: day)
      all = all + hours
      if kept.workplace.calendar.isHoliday(day) { holidays = holidays + hours }
    }
    let paid = all.within(legalWeek, of: terms.weeklyHours)
    return (paid, holidays.within(legalWeek, of: terms.weeklyHours), all - paid)
  }

  /// Nothing for a public holiday that is not worked, before the seniority that keeps its wage; 1 May is always paid (C. trav., art.
  /// L3133-3 and L3133-5).
  func payableHours(on day: Day) throws(Finding) -> Hours {
    let hours = terms.week.on(day)
    guard hours > .zero, kept.workplace.calendar.isHoliday(day) else { return hours }
    return try keepsHoliday(day) ? hours : .zero
  }

  private func keepsHoliday(_ day: Day) throws(Finding) -> Bool {
    if day.monthOfYear == 5, day.dayOfMonth == 1 { return true }
    let least = try law.count("labour.public-holiday.seniority", on: day).value
    return SeniorityMonths.whole(from: seniorityStart, through: day - 1) >= least
  }

  /// Seasonal contracts add up, whether they follow each other or not.
  private var seniorityStart: Day {
    let start = min(contract.seniorityFrom ?? contract.start, contract.start)
    guard contract.fixedTerm?.reason == .seasonal else { return start }
    let before = kept.otherContracts.filter { $0.kind != .internship && $0.start < contract.start }.map { other in
      min(other.lastDay ?? contract.start - 1, contract.start - 1) - other.start + 1
    }
    return min(start, contract.start - before.reduce(0, +))
  }

  /// The hours of the month, and what they say of the law: holidays that are not paid, a month that the mensualised wage would pay
  /// better. Seasonal work is not mensualised (C. trav., art. L3242-1).
  mutating func addHoursOfMonth(to work: inout MonthOfWork, _ payContract: Contract) throws(Finding) {
    guard case .hoursWorked(let rate) = terms.pay else { return }
    let found = try hoursOfMonth()
    (work.hours, work.holidayHours) = (found.hours, found.holidays)
    for day in days.lowerBound.through(days.upperBound) where terms.week.isWorked(day) {
      if try payableHours(on: day) == .zero { findings.append(.monthHolidayUnpaid(day)) }
    }
    let isWhole = days == month.firstDay...month.lastDay
    guard isWhole, contract.fixedTerm?.reason != .seasonal, found.hours < payContract.monthlyHours else { return }
    findings.append(
      .monthHoursBelowMonthly(
        month, found.hours, mean: payContract.monthlyHours, missing: rate.paid(payContract.monthlyHours) - rate.paid(found.hours))
    )
  }

  /// Hours of the contract beyond the legal week that the month pays by the hour, without those of absences that take the wage off.
  func structuralHoursWorked(_ absences: [MonthOfWork.Absence]) throws(Finding) -> Hours {
    let legal = legalWeek
    let missed = absences.filter { $0.kind == .unpaid || $0.kind.hasAllowances }.compactMap(\.hours).sum()
    let share = RoundingRule.halfAwayFromZero.quotient(
      Int128(missed.hundredths) * Int128((terms.weeklyHours - legal).hundredths), by: Int128(max(legal.hundredths, 1)))
    return max(try hoursOfMonth().beyond - Hours(hundredths: share), .zero)
  }
}

extension Day {
  /// Each day from this one to another.
  fileprivate func through(_ last: Day) -> [Day] { self <= last ? (0...(last - self)).map { self + $0 } : [] }
}
