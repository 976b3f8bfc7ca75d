import Kernel
import TestSupport
import Testing

@Suite("Money is exact")
struct MoneyTests {
  struct Rounding: CustomTestStringConvertible {
    let base: Int64
    let rate: String
    let half: Int64
    let towardZero: Int64
    let awayFromZero: Int64
    var testDescription: String { "\(base) cents × \(rate)" }
  }

  static let roundings = [
    Rounding(base: 10_000, rate: "0.2", half: 2_000, towardZero: 2_000, awayFromZero: 2_000),
    Rounding(base: 1, rate: "0.5", half: 1, towardZero: 0, awayFromZero: 1),
    Rounding(base: -1, rate: "0.5", half: -1, towardZero: 0, awayFromZero: -1),
    Rounding(base: 3, rate: "0.5", half: 2, towardZero: 1, awayFromZero: 2),
    Rounding(base: -3, rate: "0.5", half: -2, towardZero: -1, awayFromZero: -2),
    Rounding(base: 1, rate: "0.49999999", half: 0, towardZero: 0, awayFromZero: 1),
    Rounding(base: -1, rate: "0.49999999", half: 0, towardZero: 0, awayFromZero: -1),
    Rounding(base: 1_009, rate: "0.055", half: 55, towardZero: 55, awayFromZero: 56),
    Rounding(base: -1_009, rate: "0.055", half: -55, towardZero: -55, awayFromZero: -56),
    Rounding(base: 1_010, rate: "-0.055", half: -56, towardZero: -55, awayFromZero: -56),
    Rounding(base: 0, rate: "0.2", half: 0, towardZero: 0, awayFromZero: 0),
    Rounding(
      base: 99_999_999_999_999, rate: "1", half: 99_999_999_999_999, towardZero: 99_999_999_999_999,
      awayFromZero: 99_999_999_999_999),
    Rounding(base: .max, rate: "1", half: .max, towardZero: .max, awayFromZero: .max),
  ]

  @Test("A product is rounded once, by the rule that is named", arguments: roundings)
  func product(_ row: Rounding) throws {
    let (money, rate) = (Money(cents: row.base), try #require(Rate(decimal: row.rate)))
    #expect(money.times(rate, .halfAwayFromZero).cents == row.half)
    #expect(money.times(rate, .towardZero).cents == row.towardZero)
    #expect(money.times(rate, .awayFromZero).cents == row.awayFromZero)
  }

  @Test("A prorata multiplies before it divides")
  func prorata() {
    #expect(Money(cents: 200_000).times(Ratio(17, 30), .halfAwayFromZero).cents == 113_333)
    #expect(Money(cents: -200_000).times(Ratio(17, 30), .halfAwayFromZero).cents == -113_333)
    #expect(Money(cents: 100).times(Ratio(1, 3), .awayFromZero).cents == 34)
    #expect(Money(cents: .max).times(Ratio(.max, .max), .towardZero).cents == .max)
  }

  @Test(
    "Whole euros",
    arguments: [
      (149, 100, 100, 200), (150, 200, 100, 200), (-150, -200, -100, -200), (-149, -100, -100, -200), (200, 200, 200, 200),
      (49, 0, 0, 100), (-1, 0, 0, -100),
    ] as [(Int64, Int64, Int64, Int64)])
  func wholeEuros(cents: Int64, half: Int64, towardZero: Int64, awayFromZero: Int64) {
    #expect(Money(cents: cents).toEuro(.halfAwayFromZero).cents == half)
    #expect(Money(cents: cents).toEuro(.towardZero).cents == towardZero)
    #expect(Money(cents: cents).toEuro(.awayFromZero).cents == awayFromZero)
  }

  @Test("A sum that does not fit is nil, on both sides, and Int64.min is never given")
  func checkedSum() {
    #expect(Money(cents: .max).adding(Money(cents: 1)) == nil)
    #expect(Money(cents: .min + 1).adding(Money(cents: -2)) == nil)
    #expect(Money(cents: .min + 1).adding(Money(cents: -1)) == nil)
    #expect(Money(cents: .max).adding(Money(cents: -1))?.cents == Int64.max - 1)
    #expect(Money.largest.adding(Money.largest)?.cents == 199_999_999_999_998)
  }

  @Test("Plain arithmetic, order and sign")
  func arithmetic() {
    var total = Money(cents: 5)
    total += Money(cents: 7)
    total -= Money(cents: 20)
    #expect(total == Money(cents: -8))
    #expect(-total == Money(cents: 8))
    #expect(total.magnitude.cents == 8 && Money(cents: 8).magnitude.cents == 8)
    #expect(total < .zero && Money.zero.isZero && !total.isZero)
    #expect([Money(cents: 1), Money(cents: 2)].sum().cents == 3)
    #expect([Money]().sum() == .zero)
  }

  @Test(
    "Parts of a known split",
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]), (1, [1, 1], [1, 0]), (0, [3, 4], [0, 0]),
      (5, [0, 1, 0], [0, 5, 0]), (10, [1, 2], [3, 7]), (200, [2, 3, 2], [57, 86, 57]),
      (.max, [.max, .max], [4_611_686_018_427_387_904, 4_611_686_018_427_387_903]), (.max, [1], [.max]),
      (-9_223_372_036_854_775_807, [1], [-9_223_372_036_854_775_807]),
    ] as [(Int64, [Int64], [Int64])])
  func knownSplit(cents: Int64, weights: [Int64], parts: [Int64]) {
    #expect(Money(cents: cents).split(by: weights).map(\.cents) == parts)
  }

  @Test("No split loses a cent, and no part is a cent away from its share (seed 2026)")
  func splitProperties() {
    var generator = SplitMix64(seed: 2026)
    for _ in 0..<2_000 {
      let money = Money(cents: .random(in: -10_000_000...10_000_000, using: &generator))
      var weights = (0..<Int.random(in: 1...12, using: &generator)).map { _ in Int64.random(in: 0...1_000, using: &generator) }
      if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
      let (parts, total) = (money.split(by: weights), weights.reduce(0, +))
      #expect(parts.sum() == money)
      for (part, weight) in zip(parts, weights) {
        #expect((part.cents * total - money.cents * weight).magnitude < total.magnitude)
        #expect(weight != 0 || part.isZero)
        #expect(part.isZero || (part < .zero) == (money < .zero))
      }
      let equal = money.split(into: weights.count).map(\.cents.magnitude)
      #expect(equal.max()! - equal.min()! <= 1)
    }
  }
}
