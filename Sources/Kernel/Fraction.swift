/// An exact fraction of whole numbers, in lowest terms: what amounts, rates and prorata become while they are computed with, so that
/// the only rounding is the one that is asked for.
public struct Fraction: Hashable, Sendable {
  public let numerator: Int128
  /// Always positive.
  public let denominator: Int128

  /// Traps when the denominator is zero: a bug of the caller.
  public init(_ numerator: Int128, _ denominator: Int128 = 1) {
    precondition(denominator != 0, "a denominator is not zero")
    let common = Fraction.divisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    (self.numerator, self.denominator) = (sign * (numerator / Int128(common)), sign * (denominator / Int128(common)))
  }

  /// The euros of an amount: 12,50 € is 25/2.
  public init(_ amount: Money) { self.init(Int128(amount.cents), 100) }

  public init(_ rate: Rate) { self.init(Int128(rate.e8), 100_000_000) }

  /// A decimal of at most six decimals: a factor may have more than the two of an amount.
  public init(french text: String) throws(AmountTextError) {
    let compact = text.filter { !$0.isWhitespace }
    if compact.isEmpty { throw .missingDigits }
    let pieces = compact.split(separator: ",", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces[1].count > 2 else {
      self.init(Int128(try Money(french: text).cents), 100)
      return
    }
    guard pieces[1].count <= 6, pieces[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .tooManyDecimals }
    let whole = try Money(french: String(pieces[0]))
    let scale = pieces[1].reduce(Int128(1)) { scale, _ in scale * 10 }
    let fraction = Int128(pieces[1])!
    self.init(Int128(whole.cents) / 100 * scale + (pieces[0].hasPrefix("-") ? -fraction : fraction), scale)
  }

  public static let zero = Fraction(0)

  /// Traps on zero, which has none.
  public var inverse: Fraction { Fraction(denominator, numerator) }
  public var negated: Fraction { Fraction(-numerator, denominator) }

  public func times(_ other: Fraction) throws(AmountTextError) -> Fraction {
    let (top, topOverflow) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !topOverflow, !bottomOverflow else { throw .tooLarge }
    return Fraction(top, bottom)
  }

  public func plus(_ other: Fraction) throws(AmountTextError) -> Fraction {
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (top, topOverflow) = left.addingReportingOverflow(right)
    let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflow, !rightOverflow, !topOverflow, !bottomOverflow else { throw .tooLarge }
    return Fraction(top, bottom)
  }

  /// Throws `divisionByZero`, `tooLarge`.
  public func divided(by other: Fraction) throws(AmountTextError) -> Fraction {
    guard other.numerator != 0 else { throw .divisionByZero }
    return try times(other.inverse)
  }

  /// Throws `tooLarge`.
  public func isLess(than other: Fraction) throws(AmountTextError) -> Bool { try plus(other.negated).numerator < 0 }

  /// The amount of so many euros, to the cent. Throws `tooLarge`.
  public func money(_ rule: RoundingRule) throws(AmountTextError) -> Money {
    let (cents, overflow) = numerator.multipliedReportingOverflow(by: 100)
    guard !overflow, cents.magnitude / denominator.magnitude <= UInt128(Money.largest.cents) else { throw .tooLarge }
    return Money(cents: rule.quotient(cents, by: denominator))
  }

  private static func divisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : a
  }
}
