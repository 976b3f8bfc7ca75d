public import Kernel
public import Law

/// RTT: days of rest of a civil year, given by an agreement, or what a contract in days leaves of the year.
public struct RestDayCounter: Hashable, Sendable {
  public let year: Int
  public let acquisitions: [LeaveStep]
  public let uses: [LeaveStep]

  public var acquired: LeaveDays { acquisitions.reduce(.zero) { $0 + $1.days } }
  public var taken: LeaveDays { -uses.reduce(.zero) { $0 + $1.days } }
  public var left: LeaveDays { acquired - taken }

  /// Nil when the contract of the day gives none. Throws as `Law.count`.
  public init?(
    on day: Day, contract: EmploymentContract, absences: [Absence], calendar: HolidayCalendar, law: Law
  ) throws(Finding) {
    let (terms, first, last) = (contract.terms(on: day), Day(day.year, 1, 1), Day(day.year, 12, 31))
    guard let employed = contract.days(within: first...last) else { return nil }
    let whole: LeaveStep
    if let given = terms.restDaysPerYear {
      whole = LeaveStep(last, LeaveDays(given), "\(given) jours par an selon l’accord ou le contrat")
    } else if let worked = terms.daysPerYear {
      let weekdays = calendar.workingDays(from: first, through: last)
      // Leave is counted from Monday to Saturday, work from Monday to Friday.
      let leave = try law.count("labour.paid-leave.days", on: day).value * 5 / 6
      whole = LeaveStep(
        last, LeaveDays(max(weekdays - leave - worked, 0)),
        "\(weekdays) jours du lundi au vendredi hors jours fériés, moins \(leave) de congés et \(worked) du forfait",
        reference: "C. trav., art. L3121-64")
    } else {
      return nil
    }
    year = day.year
    let length = last - first + 1
    let count = employed.upperBound - employed.lowerBound + 1
    if count == length {
      acquisitions = [whole]
    } else {
      let part =
        RoundingRule.halfAwayFromZero.quotient(Int128(whole.days.hundredths) * Int128(count), by: Int128(length) * 50) * 50
      acquisitions = [
        LeaveStep(
          employed.upperBound, LeaveDays(hundredths: part),
          "\(whole.text) ; \(count) jours de contrat sur \(length), à la demi-journée",
          reference: whole.reference)
      ]
    }
    uses = absences.filter { $0.kind == .reducedTime && $0.stands && $0.from <= day }.compactMap { absence in
      guard let days = absence.days(within: first...min(last, day)) else { return nil }
      var halves = 0
      for offset in 0...(days.upperBound - days.lowerBound) {
        let date = days.lowerBound + offset
        guard terms.week.isWorked(date), !calendar.isHoliday(date) else { continue }
        let isHalf = (date == absence.from && absence.startsAtNoon) || (date == absence.through && absence.endsAtNoon)
        halves += isHalf ? 1 : 2
      }
      let taken = LeaveDays(hundredths: Int64(halves) * 50)
      return LeaveStep(days.lowerBound, -taken, "RTT du \(days.lowerBound.french) au \(days.upperBound.french) : \(taken.french)")
    }
  }
}
