/// A calendar month.
public struct Month: Hashable, Comparable, Sendable {
  public let year: Int
  /// 1…12.
  public let number: Int

  /// Traps when the number is not in 1…12.
  public init(_ year: Int, _ number: Int) {
    precondition((1...12).contains(number), "a month is from 1 to 12")
    (self.year, self.number) = (year, number)
  }

  /// Reads `2026-10`, and nothing else.
  public init?(iso text: String) {
    guard let day = Day(iso: text + "-01") else { return nil }
    self = day.month
  }

  public static func < (a: Month, b: Month) -> Bool { (a.year, a.number) < (b.year, b.number) }

  public var firstDay: Day { Day(year, number, 1) }
  public var lastDay: Day { Day(year, number, Day.length(ofMonth: number, year: year)) }
  public var length: Int { lastDay.dayOfMonth }

  public func adding(_ count: Int) -> Month {
    let index = year * 12 + number - 1 + count
    return Month(index / 12, index % 12 + 1)
  }

  /// Whole months from `a` to `b`.
  public static func - (b: Month, a: Month) -> Int { (b.year - a.year) * 12 + b.number - a.number }

  /// `2026-10`.
  public var iso: String { "\(year)-\(twoDigits(number))" }
  /// « octobre 2026 ».
  public var french: String {
    let names = [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    return "\(names[number - 1]) \(year)"
  }
  /// « d’octobre 2026 », « de mars 2026 ».
  public var ofFrench: String { "aou".contains(french.prefix(1)) ? "d’\(french)" : "de \(french)" }
}
