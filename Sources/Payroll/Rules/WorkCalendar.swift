import Kernel

/// The days of a month on which the contract has work, from Monday to Friday.
///
/// A public holiday that is not worked is paid (C. trav., art. L3133-3): it counts as a day of work. Absences are taken off by
/// the real days of the month: a wage times days missed over days of the month (Cass. soc., 11 février 1982, n° 80-40.359).
struct WorkCalendar {
  let month: Month
  /// Of the contract, inside the month.
  let employed: ClosedRange<Day>

  /// Throws `payroll.contract.outside-period`.
  init(_ situation: PayrollSituation) throws(Finding) {
    month = situation.period
    let (start, end) = (situation.contract.start, situation.contract.end ?? month.lastDay)
    guard start <= month.lastDay, end >= month.firstDay, start <= end else {
      throw .payrollContractOutsidePeriod(situation.contract, month)
    }
    employed = max(start, month.firstDay)...min(end, month.lastDay)
  }

  var isWhole: Bool { employed == month.firstDay...month.lastDay }

  /// From Monday to Friday.
  var workDays: Int { WorkCalendar.workDays(month.firstDay...month.lastDay) }
  var workDaysEmployed: Int { WorkCalendar.workDays(employed) }
  var daysEmployed: Int { employed.upperBound - employed.lowerBound + 1 }

  /// The part of an absence that falls in the month and in the contract.
  func clip(_ from: Day, _ through: Day) -> ClosedRange<Day>? {
    let (low, high) = (max(from, employed.lowerBound), min(through, employed.upperBound))
    return low <= high ? low...high : nil
  }

  static func workDays(_ days: ClosedRange<Day>) -> Int {
    let count = days.upperBound - days.lowerBound + 1
    let (weeks, rest) = (count / 7, count % 7)
    let first = days.lowerBound.weekday
    return weeks * 5 + (0..<rest).count { (first - 1 + $0) % 7 < 5 }
  }

  /// From Monday to Saturday, public holidays out: what leave is counted in (C. trav., art. L3141-3).
  static func leaveDays(_ days: ClosedRange<Day>, isLocal: Bool) -> Int {
    let calendar = HolidayCalendar(isLocal ? .alsaceMoselle : .metropole)
    return (0...(days.upperBound - days.lowerBound)).count { offset in
      let day = days.lowerBound + offset
      return day.weekday < 7 && !calendar.isHoliday(day)
    }
  }
}
