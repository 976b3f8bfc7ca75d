/// An exact amount of euros, held as a whole number of cents.
///
/// There is no initialiser from `Double`, so a rounding error cannot enter
/// through the type. Multiplying by a rate needs a named rounding rule.
///
/// `Int64.min` cents has no opposite and is no amount: no text reads as it,
/// `adding` never gives it, and negating it traps. Whoever takes cents from
/// outside (a database, a file) bounds them by `largest` first.
public struct Money: Hashable, Comparable, Sendable {
  public let cents: Int64

  public init(cents: Int64) { self.cents = cents }

  public static let zero = Money(cents: 0)

  /// The largest amount that a document may state: 999 999 999 999,99 €.
  /// Ninety-two thousand of them fit in `Int64`; sums over whole files are
  /// still added with `adding(_:)`.
  public static let largest = Money(cents: 99_999_999_999_999)

  public static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }

  // Plain operators trap on overflow: beyond 92 million billion euros it is a bug.
  public static func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
  public static func - (a: Money, b: Money) -> Money { Money(cents: a.cents - b.cents) }
  public static prefix func - (a: Money) -> Money { Money(cents: -a.cents) }
  public static func += (a: inout Money, b: Money) { a = a + b }
  public static func -= (a: inout Money, b: Money) { a = a - b }

  /// The sum, or nil when it does not fit: for sums over data that a hostile file could have chosen.
  public func adding(_ other: Money) -> Money? {
    let (sum, overflow) = cents.addingReportingOverflow(other.cents)
    return overflow || sum == .min ? nil : Money(cents: sum)
  }

  public var magnitude: Money { cents < 0 ? Money(cents: -cents) : self }
  public var isZero: Bool { cents == 0 }

  /// `base.times(rate, .halfAwayFromZero)`: one multiplication, one rounding.
  public func times(_ rate: Rate, _ rule: RoundingRule) -> Money {
    Money(cents: rule.quotient(Int128(cents) * Int128(rate.e8), by: 100_000_000))
  }

  /// `salary.times(Ratio(17, 30), .halfAwayFromZero)`.
  public func times(_ ratio: Ratio, _ rule: RoundingRule) -> Money {
    Money(cents: rule.quotient(Int128(cents) * Int128(ratio.numerator), by: Int128(ratio.denominator)))
  }

  /// The whole euros, as French tax forms ask: `toEuro(.halfAwayFromZero)`. Still in cents.
  public func toEuro(_ rule: RoundingRule) -> Money { Money(cents: rule.quotient(Int128(cents), by: 100) * 100) }

  /// Splits the amount in proportion to the weights. No cent is lost: the
  /// parts always sum to the whole, the largest remainders are served first,
  /// and of equal remainders the first part. Traps on a negative weight or
  /// when none is positive.
  public func split(by weights: [Int64]) -> [Money] {
    precondition(weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    precondition(total > 0, "at least one weight is positive")
    let sign: Int64 = cents < 0 ? -1 : 1
    let whole = Int128(cents.magnitude)
    var parts = weights.map { Int64(whole * Int128($0) / total) }
    let missing = Int(whole - parts.reduce(Int128(0)) { $0 + Int128($1) })
    let remainders = weights.map { whole * Int128($0) % total }
    let byRemainder = weights.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
    for index in byRemainder.prefix(missing) { parts[index] += 1 }
    return parts.map { Money(cents: sign * $0) }
  }

  /// Splits the amount in `count` parts that differ by one cent at the most. Traps when `count` is not positive.
  public func split(into count: Int) -> [Money] { split(by: Array(repeating: 1, count: count)) }
}

extension Sequence<Money> {
  public func sum() -> Money { reduce(.zero, +) }
}
