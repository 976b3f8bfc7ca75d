import Kernel

/// The bordereau (`S21.G00.22` and `23`) being added up.
///
/// Bases and amounts are rounded as ``DeclaringTables`` says: to the euro. What it comes to then differs from the sum of the individual
/// contributions, which are to the cent: the difference is shown by line and called « arrondi ».
struct AggregateTally {
  struct Key: Hashable {
    let ctp: String
    let qualifier: String
    let rate: Rate?
    let shownRate: Rate?
  }

  struct Sum {
    var base = Money.zero
    var individual = Money.zero
    var roundings = 0
  }

  /// A row of the bordereau.
  struct Line {
    let key: Key
    /// Rounded; nil for a reduction.
    let base: Money?
    /// Rounded.
    let amount: Money
    let individual: Money
    /// What rounding can explain.
    let tolerance: Money
  }

  private var sums: [Key: Sum] = [:]

  /// - Parameter isRemoved: what was declared and does not hold any more.
  mutating func add(_ parts: [PayslipContributions.Part], isRemoved: Bool = false) {
    for part in parts {
      let key = Key(ctp: part.ctp, qualifier: part.qualifier, rate: part.rate, shownRate: part.shownRate)
      sums[key, default: Sum()].add(part, sign: isRemoved ? -1 : 1)
    }
  }

  func lines(_ tables: DeclaringTables) -> [Line] {
    func rounded(_ amount: Money, _ unit: DeclaringTables.Unit) -> Money {
      unit == .euro ? amount.toEuro(.halfAwayFromZero) : amount
    }
    return sums.map { key, sum in
      guard let rate = key.rate else {
        let amount = rounded(sum.individual, tables.amountUnit)
        return Line(key: key, base: nil, amount: amount, individual: sum.individual, tolerance: Money(cents: 50))
      }
      let base = rounded(sum.base, tables.baseUnit)
      let amount = rounded(base.times(rate, .halfAwayFromZero), tables.amountUnit)
      // Half a euro of base, half a euro of amount, half a cent an individual amount.
      let tolerance = Money(cents: 51 + 50 * (rate.e8 / 100_000_000 + 1) + Int64(sum.roundings + 1) / 2)
      return Line(key: key, base: base, amount: amount, individual: sum.individual, tolerance: tolerance)
    }
    .filter { !$0.amount.isZero || !($0.base ?? .zero).isZero }
    .sorted { AggregateTally.order($0.key) < AggregateTally.order($1.key) }
  }

  private static func order(_ key: Key) -> (String, String, Int64) { (key.ctp, key.qualifier, key.rate?.e8 ?? 0) }
}

extension AggregateTally.Sum {
  fileprivate mutating func add(_ part: PayslipContributions.Part, sign: Int64) {
    base += Money(cents: sign * part.base.cents)
    individual += Money(cents: sign * part.amount.cents)
    roundings += part.roundings
  }
}
