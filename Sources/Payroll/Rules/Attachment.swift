import Kernel
import Law

/// What may be seized of a wage (C. trav., art. L3252-2 and following, R3252-2 to R3252-5): a share of each bracket of the net after
/// income tax, the brackets raised for each dependant; never the part that the RSA protects.
enum Attachment {
  static func amount(
    claimed: Money, net: Money, dependants: Int, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, trace: [Step]) {
    guard claimed > .zero else { return (.zero, []) }
    let scale = try figures.brackets("labour.attachment.brackets")
    let (more, protected) = (
      try figures.money("labour.attachment.dependant"), try figures.money("labour.attachment.protected")
    )
    let raise = Int128(more.value.cents) * Int128(max(0, dependants))
    // In twelfths of cents over the product of the denominators: one rounding at the end.
    let common = scale.value.steps.reduce(Int128(1)) { leastMultiple($0, Int128($1.share.denominator)) }
    var parts = Int128(0)
    let yearly = Int128(max(net, .zero).cents) * 12
    let starts = scale.value.steps.map { $0.from.isZero ? 0 : Int128($0.from.cents) + raise }
    for (index, step) in scale.value.steps.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : yearly
      let inside = min(yearly, max(end, starts[index])) - starts[index]
      if inside > 0 { parts += inside * Int128(step.share.numerator) * (common / Int128(step.share.denominator)) }
    }
    let seizable = Money(cents: RoundingRule.halfAwayFromZero.quotient(parts, by: common * 12))
    let room = max(max(net, .zero) - protected.value, .zero)
    return (min(claimed, seizable, room), [scale.step, more.step, protected.step])
  }

  private static func leastMultiple(_ a: Int128, _ b: Int128) -> Int128 {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }
}
