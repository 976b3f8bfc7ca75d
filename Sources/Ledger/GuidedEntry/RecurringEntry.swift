import Kernel

/// A template that comes back by itself (abonnement): each month, each
/// quarter, each year. It proposes drafts; it never validates one.
public struct RecurringEntry: Hashable, Sendable {
  public enum DayRule: Hashable, Sendable {
    /// That day, or the last of a shorter month.
    case day(Int)
    case lastDay
  }

  /// What becomes of an occurrence that falls on a Sunday or a holiday.
  public enum Shift: String, Hashable, Sendable, CaseIterable {
    case none = "aucun"
    case previousWorkingDay = "ouvre-precedent"
    case nextWorkingDay = "ouvre-suivant"
  }

  public let template: EntryTemplate
  public let amounts: [String: Money]
  /// 1 each month, 3 each quarter, 12 each year.
  public let everyMonths: Int
  public let dayRule: DayRule
  public let shift: Shift
  /// Months are counted from the month of this day; nothing falls before it.
  public let first: Day
  /// Nil when it has no end.
  public let last: Day?

  /// Refuses a period that is not of 1 to 120 months, a day that is not of 1 to 31, an end before the start.
  public init(
    template: EntryTemplate, amounts: [String: Money] = [:], everyMonths: Int, dayRule: DayRule, shift: Shift = .none,
    first: Day, last: Day? = nil
  ) throws(Finding) {
    guard (1...120).contains(everyMonths) else { throw .recurringPeriod(template.name, everyMonths) }
    if case .day(let day) = dayRule, !(1...31).contains(day) { throw .recurringDay(template.name, day) }
    if let last, last < first { throw .recurringEndBeforeStart(template.name, first, last) }
    (self.template, self.amounts, self.everyMonths, self.dayRule) = (template, amounts, everyMonths, dayRule)
    (self.shift, self.first, self.last) = (shift, first, last)
  }

  /// How far a shift may go before the day is kept as it is.
  private static let longestShift = 10

  /// The days it falls on, from one day to another, both included. Windows
  /// that follow one another give each occurrence once, shifted days included.
  public func days(from start: Day, to end: Day, isWorkingDay: (Day) -> Bool) -> [Day] {
    guard start <= end else { return [] }
    let margin = RecurringEntry.longestShift + 1
    var month = first.month
    // Jumps to the first period that could fall in the window.
    let ahead = (start - margin).month - month
    if ahead > 0 { month = month.adding(ahead / everyMonths * everyMonths) }
    var days: [Day] = []
    while month.year < 2199, month.firstDay <= end + margin {
      let nominal = nominalDay(in: month)
      month = month.adding(everyMonths)
      if nominal < first { continue }
      if let last, nominal > last { break }
      let day = shifted(nominal, isWorkingDay)
      if start <= day, day <= end { days.append(day) }
    }
    return days
  }

  /// The drafts that are due from one day to another, to preview or to save.
  public func drafts(
    from start: Day, to end: Day, rates: VATRates, isWorkingDay: (Day) -> Bool
  ) throws(Finding) -> [EntryDraft] {
    var drafts: [EntryDraft] = []
    for day in days(from: start, to: end, isWorkingDay: isWorkingDay) {
      drafts.append(try template.fill(amounts, day: day, rates: rates))
    }
    return drafts
  }

  private func nominalDay(in month: Month) -> Day {
    switch dayRule {
    case .day(let day): Day(month.year, month.number, min(day, month.length))
    case .lastDay: month.lastDay
    }
  }

  private func shifted(_ day: Day, _ isWorkingDay: (Day) -> Bool) -> Day {
    let step = shift == .previousWorkingDay ? -1 : 1
    if shift == .none || isWorkingDay(day) { return day }
    for count in 1...RecurringEntry.longestShift where isWorkingDay(day + step * count) { return day + step * count }
    return day
  }
}
