/// The part of a month that a contract covers, when it begins or ends in it.
struct MonthShare {
  /// Days of the calendar, and of Monday to Friday, that are covered.
  let days, weekdays: Int
  /// Days of the month.
  let whole: Int
  /// The first and the last day that are covered, as AAAAMMJJ.
  let first, last: Int

  /// Nil when the whole month is covered, or when a date cannot be read.
  init?(_ contract: BlockOccurrence, _ month: DeclaredMonth) {
    guard let begin = contract[1].flatMap(RuleScene.date) else { return nil }
    let ended = contract.child("S21.G00.62").flatMap { $0[2] == "099" ? nil : $0[1] }.flatMap(RuleScene.date)
    (first, last) = (max(begin, month.start), min(ended ?? month.end, month.end))
    guard first > month.start || last < month.end, first <= last else { return nil }
    whole = month.end % 100
    days = last - first + 1
    // The first of January 2001 was a Monday.
    let start = Self.dayNumber(first)
    weekdays = (0..<days).count { (start + $0) % 7 < 5 }
  }

  /// Hours that a monthly quota makes at most of so many days, in ten-thousandths: by weekdays or by the calendar, a tenth more, and a
  /// day’s work.
  func hours(_ quota: Int) -> Int {
    let most = max(quota * 12 / 260 * weekdays, quota * days / whole)
    return most + most / 10 + 60_000
  }

  /// Days since Monday the first of January 2001.
  private static func dayNumber(_ date: Int) -> Int {
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
    var number = 0
    if year >= 2001 {
      for past in 2001..<max(year, 2001) { number += DeclaredMonth.days(past, 2) == 29 ? 366 : 365 }
    } else {
      for past in year..<2001 { number -= DeclaredMonth.days(past, 2) == 29 ? 366 : 365 }
    }
    for past in 1..<month { number += DeclaredMonth.days(year, past) }
    number += day - 1
    return ((number % 7) + 7) % 7
  }
}
