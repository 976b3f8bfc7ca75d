/// The two senses of a working day in French law and practice.
public enum WorkingDay: String, Hashable, Sendable {
  /// Jour ouvré: Monday to Friday, no holiday. What most offices work, and how banks count.
  case ouvre
  /// Jour ouvrable: every day but Sunday and holidays. How paid leave is counted (C. trav. art. L3141-3).
  case ouvrable
}

extension HolidayCalendar {
  public func isWorkingDay(_ day: Day, _ kind: WorkingDay = .ouvre) -> Bool {
    day.weekday <= (kind == .ouvre ? 5 : 6) && !isHoliday(day)
  }

  /// The day itself when it is worked, or the first that follows. Traps beyond the year 2199.
  public func nextWorkingDay(onOrAfter day: Day, _ kind: WorkingDay = .ouvre) -> Day {
    var candidate = day
    while !isWorkingDay(candidate, kind) { candidate = candidate + 1 }
    return candidate
  }

  /// The day itself when it is worked, or the last before it. Traps before the year 1900.
  public func previousWorkingDay(onOrBefore day: Day, _ kind: WorkingDay = .ouvre) -> Day {
    var candidate = day
    while !isWorkingDay(candidate, kind) { candidate = candidate - 1 }
    return candidate
  }

  /// The count-th working day after the day (before it when negative), which is not counted itself.
  /// Zero gives the day back, worked or not.
  public func addingWorkingDays(_ count: Int, to day: Day, _ kind: WorkingDay = .ouvre) -> Day {
    let step = count < 0 ? -1 : 1
    var (left, candidate) = (count.magnitude, day)
    while left > 0 {
      candidate = candidate + step
      if isWorkingDay(candidate, kind) { left -= 1 }
    }
    return candidate
  }

  /// How many working days from the first to the last, both counted; 0 when they are out of order.
  public func workingDays(from first: Day, through last: Day, _ kind: WorkingDay = .ouvre) -> Int {
    guard first <= last else { return 0 }
    return (0...(last - first)).count { isWorkingDay(first + $0, kind) }
  }

  /// When a legal delay that ends on the day really ends: a Saturday, a Sunday or a
  /// holiday carries it to the next day that is none of the three (CPC art. 642).
  public func legalDeadline(_ day: Day) -> Day { nextWorkingDay(onOrAfter: day, .ouvre) }
}
