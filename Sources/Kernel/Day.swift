/// A calendar day, without hour or zone: what accounting, payroll and law
/// count in. Held as the number AAAAMMJJ, so that it sorts and prints as the
/// FEC writes it.
public struct Day: Hashable, Comparable, Sendable {
  /// 20261031 for 31 October 2026.
  public let number: Int32

  /// Nil when there is no such day, or the year is not in 1900…2199.
  public init?(number: Int32) {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= 28 || day <= Day.length(ofMonth: Int(month), year: Int(year)) else { return nil }
    self.number = number
  }

  /// A day known to exist; traps otherwise.
  public init(_ year: Int, _ month: Int, _ day: Int) {
    guard let valid = Day(number: Int32(year * 10_000 + month * 100 + day)) else {
      preconditionFailure("\(year)-\(month)-\(day) is not a day")
    }
    self = valid
  }

  /// Reads `2026-10-31`, and nothing else.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
    var number: Int32 = 0
    for (index, byte) in bytes.enumerated() where index != 4 && index != 7 {
      guard byte >= 48, byte <= 57 else { return nil }
      number = number * 10 + Int32(byte - 48)
    }
    self.init(number: number)
  }

  /// Reads `31/10/2026`, and nothing else.
  public init?(french text: String) {
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
    guard pieces.count == 3, pieces.map(\.count) == [2, 2, 4] else { return nil }
    self.init(iso: "\(pieces[2])-\(pieces[1])-\(pieces[0])")
  }

  public var year: Int { Int(number / 10_000) }
  public var monthOfYear: Int { Int(number / 100 % 100) }
  public var dayOfMonth: Int { Int(number % 100) }
  public var month: Month { Month(year, monthOfYear) }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Days since 1 January 1970: for counting between days.
  public var serial: Int {
    let shifted = monthOfYear <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (monthOfYear + (monthOfYear > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Traps when the day leaves the years 1900…2199.
  public init(serial: Int) {
    let shifted = serial + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public static func + (day: Day, count: Int) -> Day { Day(serial: day.serial + count) }
  public static func - (day: Day, count: Int) -> Day { Day(serial: day.serial - count) }
  public static func - (a: Day, b: Day) -> Int { a.serial - b.serial }

  /// The same day so many months later, or the last day of that month when it is shorter.
  public func addingMonths(_ count: Int) -> Day {
    let month = self.month.adding(count)
    return Day(month.year, month.number, min(dayOfMonth, month.lastDay.dayOfMonth))
  }

  /// 1 is Monday, 7 is Sunday.
  public var weekday: Int { ((serial + 3) % 7 + 7) % 7 + 1 }

  /// `2026-10-31`.
  public var iso: String { "\(year)-\(twoDigits(monthOfYear))-\(twoDigits(dayOfMonth))" }
  /// « 31/10/2026 ».
  public var french: String { "\(twoDigits(dayOfMonth))/\(twoDigits(monthOfYear))/\(year)" }
}

extension Day: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
