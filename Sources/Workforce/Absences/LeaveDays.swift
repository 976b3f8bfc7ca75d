public import Kernel

/// Days of leave, held as a whole number of hundredths: two days and a half are 250.
public struct LeaveDays: Codable, Hashable, Comparable, Sendable {
  public var hundredths: Int64

  public init(hundredths: Int64) { self.hundredths = hundredths }
  public init(_ days: Int) { hundredths = Int64(days) * 100 }

  public static let zero = LeaveDays(0)
  public static let half = LeaveDays(hundredths: 50)
  public static func < (a: LeaveDays, b: LeaveDays) -> Bool { a.hundredths < b.hundredths }
  public static func + (a: LeaveDays, b: LeaveDays) -> LeaveDays { LeaveDays(hundredths: a.hundredths + b.hundredths) }
  public static func - (a: LeaveDays, b: LeaveDays) -> LeaveDays { LeaveDays(hundredths: a.hundredths - b.hundredths) }
  public static prefix func - (a: LeaveDays) -> LeaveDays { LeaveDays(hundredths: -a.hundredths) }
  public static func += (a: inout LeaveDays, b: LeaveDays) { a = a + b }
  public static func -= (a: inout LeaveDays, b: LeaveDays) { a = a - b }

  /// The next whole number of days.
  public var roundedUp: LeaveDays {
    LeaveDays(hundredths: RoundingRule.awayFromZero.quotient(Int128(hundredths), by: 100) * 100)
  }

  /// `2.5`, as a number of JSON.
  public var json: String { LeaveDays.trimmed(hundredths, point: ".") }
  /// « 2,5 j ».
  public var french: String { LeaveDays.trimmed(hundredths, point: ",") + "\u{A0}j" }

  private static func trimmed(_ hundredths: Int64, point: String) -> String {
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    var text = "\(whole)"
    if rest > 0 { text += point + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)") }
    return hundredths < 0 ? "-" + text : text
  }

  public init(from decoder: any Decoder) throws { hundredths = try decoder.singleValueContainer().decode(Int64.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hundredths)
  }
}

/// What somebody had left on a day, before their counters were kept here.
public struct LeaveOpening: Codable, Hashable, Sendable {
  /// The first day that is counted here.
  public var from: Day
  /// Of the reference period before the one of that day.
  public var previous: LeaveDays
  /// Acquired, and not taken, in the one of that day.
  public var current: LeaveDays

  public init(from: Day, previous: LeaveDays, current: LeaveDays) {
    (self.from, self.previous, self.current) = (from, previous, current)
  }
}
