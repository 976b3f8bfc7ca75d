/// A rate such as 20 % or 6.90 %, exact to eight decimals (0.20 is 20 000 000).
public struct Rate: Hashable, Comparable, Sendable {
  /// Hundred-millionths: 1 is 0.00000001.
  public let e8: Int64

  public init(e8: Int64) { self.e8 = e8 }

  /// `.percent(5_50)` is 5.50 %: hundredths of a percent.
  public static func percent(_ hundredths: Int64) -> Rate { Rate(e8: hundredths * 10_000) }

  public static let zero = Rate(e8: 0)
  public static func < (a: Rate, b: Rate) -> Bool { a.e8 < b.e8 }

  /// Reads a plain decimal fraction with a point, as data files write it:
  /// `0.055`. Refuses more than eight decimals rather than round in silence.
  public init?(decimal text: String) {
    guard let e8 = scaledInteger(text, decimals: 8) else { return nil }
    self.e8 = e8
  }

  /// Reads a percentage as French people write it: `10`, `2,5`, `-5,25 %`. Nil when it is not one, or has more than six decimals.
  public init?(frenchPercent text: String) {
    var body = text.filter { !$0.isWhitespace }.replacing("\u{2212}", with: "-")
    if body.hasSuffix("%") { body.removeLast() }
    if body.hasPrefix("+") { body.removeFirst() }
    guard !body.contains("."), let e8 = scaledInteger(body.replacing(",", with: "."), decimals: 6) else { return nil }
    self.e8 = e8
  }

  /// « 5,5 % ».
  public var frenchPercent: String {
    let whole = e8 / 1_000_000
    var fraction = String((e8 % 1_000_000).magnitude)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = e8 < 0 && whole == 0 ? "-" : ""
    return sign + String(whole) + (fraction.isEmpty ? "" : "," + fraction) + " %"
  }
}

/// An exact fraction, for prorata such as 17 days of 30.
public struct Ratio: Hashable, Sendable {
  public let numerator: Int64
  public let denominator: Int64

  /// Traps when the denominator is not positive.
  public init(_ numerator: Int64, _ denominator: Int64) {
    precondition(denominator > 0, "the denominator of a ratio is positive")
    (self.numerator, self.denominator) = (numerator, denominator)
  }
}

/// `"12.5"` with `decimals: 2` is 1250; nil when it is not a plain decimal
/// number, has more decimals than allowed, or does not fit.
public func scaledInteger(_ text: String, decimals: Int) -> Int64? {
  var digits: Int64 = 0
  var seenPoint = false
  var fraction = 0
  var count = 0
  var body = Substring(text)
  let isNegative = body.hasPrefix("-")
  if isNegative { body = body.dropFirst() }
  for byte in body.utf8 {
    if byte == UInt8(ascii: ".") {
      guard !seenPoint, count > 0 else { return nil }
      seenPoint = true
      continue
    }
    guard byte >= 48, byte <= 57 else { return nil }
    if seenPoint { fraction += 1 }
    guard fraction <= decimals else { return nil }
    let (scaled, overflow) = digits.multipliedReportingOverflow(by: 10)
    let (sum, overflow2) = scaled.addingReportingOverflow(Int64(byte - 48))
    guard !overflow, !overflow2 else { return nil }
    digits = sum
    count += 1
  }
  guard count > 0, !(seenPoint && fraction == 0) else { return nil }
  for _ in fraction..<decimals {
    let (scaled, overflow) = digits.multipliedReportingOverflow(by: 10)
    guard !overflow else { return nil }
    digits = scaled
  }
  return isNegative ? -digits : digits
}
