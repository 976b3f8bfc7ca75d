/// How an exact quotient becomes a whole number. The rule is named at each
/// call: French texts do not all ask for the same one.
public enum RoundingRule: Sendable, Hashable {
  /// To the nearest, a half goes away from zero: the usual rule for amounts.
  case halfAwayFromZero
  /// Drops the fraction.
  case towardZero
  /// To the next whole number away from zero.
  case awayFromZero

  /// `numerator / denominator`, rounded. Traps when the result does not fit
  /// or the denominator is not positive: both are bugs of the caller.
  public func quotient(_ numerator: Int128, by denominator: Int128) -> Int64 {
    precondition(denominator > 0, "a denominator is positive")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let sign: Int128 = numerator < 0 ? -1 : 1
    let moves: Bool =
      switch self {
      case .towardZero: false
      case .awayFromZero: remainder != 0
      case .halfAwayFromZero: remainder.magnitude * 2 >= denominator.magnitude
      }
    return Int64(moves ? quotient + sign : quotient)
  }
}
