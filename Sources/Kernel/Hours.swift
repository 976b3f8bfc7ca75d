/// A duration of work, held as a whole number of hundredths of an hour: 151,67 h is 15 167.
public struct Hours: Hashable, Comparable, Sendable {
  public let hundredths: Int64

  public init(hundredths: Int64) { self.hundredths = hundredths }

  /// Reads `151.67`; nil when it is not a plain decimal with two decimals at most.
  public init?(decimal text: String) {
    guard let hundredths = scaledInteger(text, decimals: 2) else { return nil }
    self.hundredths = hundredths
  }

  public static let zero = Hours(hundredths: 0)
  public static func < (a: Hours, b: Hours) -> Bool { a.hundredths < b.hundredths }
  public static func + (a: Hours, b: Hours) -> Hours { Hours(hundredths: a.hundredths + b.hundredths) }
  public static func - (a: Hours, b: Hours) -> Hours { Hours(hundredths: a.hundredths - b.hundredths) }

  /// `151.67`, as an amount of JSON.
  public var json: String { Money(cents: hundredths).json }
  /// « 151,67 h ».
  public var french: String { Money(cents: hundredths).french + "\u{A0}h" }
}

extension Sequence<Hours> {
  public func sum() -> Hours { reduce(.zero, +) }
}
