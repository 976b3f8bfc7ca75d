public import Kernel

/// A moment in universal time, to the second, as exchange files write it: `2026-11-23T10:00:00Z`.
public struct UniversalTime: Hashable, Comparable, Sendable {
  /// The day, in universal time.
  public let day: Day
  /// Seconds of the day, from midnight.
  private let secondOfDay: Int

  /// Reads `2026-11-23T10:00:00Z`, and nothing else: no other zone, no fraction, no leap second.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z") else { return nil }
    guard bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":") else { return nil }
    guard let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
    func number(_ index: Int, below limit: Int) -> Int? {
      let digits = bytes[index...(index + 1)].map { Int($0) - 48 }
      guard digits.allSatisfy((0...9).contains) else { return nil }
      let number = digits[0] * 10 + digits[1]
      return number < limit ? number : nil
    }
    guard let hour = number(11, below: 24), let minute = number(14, below: 60), let second = number(17, below: 60) else {
      return nil
    }
    (self.day, secondOfDay) = (day, hour * 3600 + minute * 60 + second)
  }

  /// Seconds since 1 January 1970: what a token's `nbf` counts in.
  public var secondsSince1970: Int64 { Int64(day.serial) * 86_400 + Int64(secondOfDay) }

  /// What `init` reads.
  public var text: String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(day.iso)T\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))Z"
  }

  public static func < (a: UniversalTime, b: UniversalTime) -> Bool { a.secondsSince1970 < b.secondsSince1970 }
}

extension UniversalTime: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = UniversalTime(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not AAAA-MM-JJTHH:MM:SSZ")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
