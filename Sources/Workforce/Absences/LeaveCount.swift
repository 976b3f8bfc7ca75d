public import Kernel

/// How many days of leave an absence takes: every day but Sundays and holidays, from the first day that would have been worked
/// to the eve of the return (C. trav., art. L3141-3; Cass. soc., 12 mai 2015, n° 14-10.509). Part time is counted the same way.
public enum LeaveCount {
  public struct CountedDay: Hashable, Sendable {
    public let day: Day
    /// A whole day, or a half.
    public let taken: LeaveDays
  }

  public static func days(of absence: Absence, under contracts: [EmploymentContract], _ calendar: HolidayCalendar) -> [CountedDay]
  {
    func isWorked(_ day: Day) -> Bool {
      guard !calendar.isHoliday(day), let contract = contracts.first(where: { $0.isInForce(on: day) }) else { return false }
      return contract.terms(on: day).week.isWorked(day)
    }
    guard absence.stands, absence.from <= absence.through else { return [] }
    let asked = (0...(absence.through - absence.from)).map { absence.from + $0 }
    guard let first = asked.first(where: isWorked) else { return [] }
    var last = absence.through
    // A week without work, or the end of the contract, ends the search for the return.
    if !absence.endsAtNoon, let next = (1...7).map({ last + $0 }).first(where: isWorked) { last = next - 1 }
    return (0...(last - first)).map { first + $0 }.filter { calendar.isWorkingDay($0, .ouvrable) }.map { day in
      let isHalf = (day == absence.from && absence.startsAtNoon) || (day == absence.through && absence.endsAtNoon)
      return CountedDay(day: day, taken: isHalf ? .half : LeaveDays(1))
    }
  }

  public static func total(of absence: Absence, under contracts: [EmploymentContract], _ calendar: HolidayCalendar) -> LeaveDays {
    days(of: absence, under: contracts, calendar).reduce(.zero) { $0 + $1.taken }
  }
}
