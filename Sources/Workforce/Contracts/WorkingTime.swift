public import Kernel
public import Law

/// Hours beyond the contract, counted by civil week, from Monday to Sunday (C. trav., art. L3121-29 and L3121-35).
public struct ExtraHours: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Of full time, beyond the legal week.
    case overtime
    /// Of part time, beyond the contract.
    case complementary
  }

  public let kind: Kind
  /// The Monday of the week.
  public let week: Day
  public let hours: Hours
  public let increase: Rate
  /// Where the increase comes from.
  public let step: Step
}

/// How hours worked compare with the contract, week by week.
public enum WorkingTime {
  /// What the hours worked in one week are increased by, the law's own rates. Throws as `Law.rate`.
  public static func extraHours(
    _ worked: Hours, week: Day, weeklyHours: Hours, law: Law
  ) throws(Finding) -> [ExtraHours] {
    let legal = Hours(hundredths: Int64(try law.count("labour.weekly-hours", on: week).value) * 100)
    let isFullTime = weeklyHours >= legal
    let base = isFullTime ? legal : weeklyHours
    guard worked > base else { return [] }
    let beyond = worked - base
    let (kind, name): (ExtraHours.Kind, String) =
      isFullTime ? (.overtime, "labour.overtime.increase") : (.complementary, "labour.complementary-hours.increase")
    let least: Hours
    if isFullTime {
      least = Hours(hundredths: Int64(try law.count("labour.overtime.first.hours", on: week).value) * 100)
    } else {
      let share = try law.ratio("labour.complementary-hours.first.share", on: week).value
      least = Hours(
        hundredths: RoundingRule.halfAwayFromZero.quotient(
          Int128(weeklyHours.hundredths) * Int128(share.numerator), by: Int128(share.denominator)))
    }
    let (first, next) = (try law.rate(name + ".first", on: week), try law.rate(name + ".next", on: week))
    let low = min(beyond, least)
    return [(low, first), (beyond - low, next)].filter { $0.0 > .zero }.map {
      ExtraHours(kind: kind, week: week, hours: $0.0, increase: $0.1.value, step: $0.1.step)
    }
  }

  /// The Monday of a day's week.
  public static func monday(of day: Day) -> Day { day - (day.weekday - 1) }
}
