import Kernel

/// A scale of law: what holds from each amount on, in order of amounts. The first starts at zero.
public struct Brackets: Hashable, Sendable {
  public struct Bracket: Hashable, Sendable {
    /// The first amount it holds for.
    public let from: Money
    public let share: Ratio
  }

  /// Never empty.
  public let steps: [Bracket]

  /// Reads `0=0, 1635=0.005` or `0=1/20, 4480=1/10`; nil when it is not that, or out of order.
  init?(_ text: String) {
    var steps: [Bracket] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = piece.drop { $0 == " " }.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let cents = scaledInteger(String(sides[0]), decimals: 2), cents <= Money.largest.cents,
        let share = Ratio(figure: String(sides[1])), steps.last.map({ $0.from.cents < cents }) ?? (cents == 0)
      else { return nil }
      steps.append(Bracket(from: Money(cents: cents), share: share))
    }
    self.steps = steps
  }

  /// The bracket an amount falls in; below zero, the first.
  public func bracket(of amount: Money) -> Bracket { steps.last { $0.from <= amount } ?? steps[0] }

  /// As a data file writes it.
  public var text: String {
    steps.map { step in
      let from = step.from.json
      return "\(from.hasSuffix(".00") ? String(from.dropLast(3)) : from)=\(step.share.figure)"
    }.joined(separator: ", ")
  }
}

extension Ratio {
  /// Reads a figure of law: a plain decimal with at most eight decimals, `1.75`, or a fraction, `2/3`; at most ten thousand.
  init?(figure text: String) {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    if sides.count == 2 {
      guard let over = scaledInteger(String(sides[0]), decimals: 0), let under = scaledInteger(String(sides[1]), decimals: 0),
        under > 0, under <= Ratio.largestDenominator, abs(over) <= Ratio.largest * under
      else { return nil }
      self.init(over, under)
      return
    }
    let decimals = text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    guard decimals <= 8, let digits = scaledInteger(text, decimals: decimals) else { return nil }
    let scale = (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 }
    guard abs(digits) <= Ratio.largest * scale else { return nil }
    self.init(digits, scale)
  }

  private static let largest: Int64 = 10_000
  private static let largestDenominator: Int64 = 100_000_000

  /// `1.75` or `2/3`, as a data file writes it.
  public var figure: String {
    var (scale, decimals): (Int64, Int) = (1, 0)
    while scale < denominator { (scale, decimals) = (scale * 10, decimals + 1) }
    guard scale == denominator else { return "\(numerator)/\(denominator)" }
    guard decimals > 0 else { return "\(numerator)" }
    let plain = String(numerator.magnitude)
    let digits = String(repeating: "0", count: max(0, decimals + 1 - plain.count)) + plain
    return (numerator < 0 ? "-" : "") + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }
}
