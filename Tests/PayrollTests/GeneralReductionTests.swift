import Kernel
import Payroll
import TestSupport
import Testing

/// The general reduction (CSS, art. L241-13 and D241-7).
@Suite struct GeneralReductionTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let month: String
    let salary: Int64
    let headcount: Int
    let coefficient: String
    var testDescription: String { name }
    init(_ name: String, _ month: String, _ salary: Int64, _ headcount: Int, _ coefficient: String) {
      (self.name, self.month, self.salary, self.headcount, self.coefficient) = (name, month, salary, headcount, coefficient)
    }
  }

  static let rows = [
    Row("minimum wage, before May 2025", "2025-03", 1_801_80, 15, "0.3194"),
    Row("minimum wage, from May 2025", "2025-05", 1_801_80, 15, "0.3193"),
    Row("minimum wage, large, before May 2025", "2025-03", 1_801_80, 50, "0.3234"),
    Row("1.6 minimum wage is the exit of 2025", "2025-10", 2_882_88, 15, "0.0000"),
    Row("minimum wage of January 2026", "2026-02", 1_823_03, 15, "0.3981"),
    Row("minimum wage of January 2026, large", "2026-02", 1_823_03, 50, "0.4021"),
    Row("below the minimum wage it is no more", "2026-02", 1_500_00, 15, "0.3981"),
    Row("minimum wage of June, compared with that of January", "2026-07", 1_867_02, 15, "0.3750"),
    Row("2 200 € from June: 12.02, and not 12.31", "2026-10", 2_200_00, 15, "0.2448"),
    Row("just below three minimum wages the floor remains", "2026-10", 5_469_08, 15, "0.0200"),
    Row("three minimum wages: nothing", "2026-10", 5_469_09, 15, "0.0000"),
  ]

  @Test(arguments: rows) func `the coefficient is that of the month, the size and the pay`(row: Row) throws {
    let found = try payslip(ordinary(row.salary, month: row.month, headcount: row.headcount)).generalReduction
    #expect(found.coefficientText == row.coefficient)
  }

  @Test func `2 200 € gives the reduction of the published example`() throws {
    #expect(try payslip(ordinary(2_200_00)).generalReduction.amount == Money(cents: 538_56))
  }

  @Test func `no figure is known for 2027, and nothing is computed`() throws {
    let finding = #expect(throws: Finding.self) { try payslip(ordinary(month: "2027-01")) }
    #expect(finding?.code == "payroll.figure-missing" && finding?.message.contains("janvier 2027") == true)
  }

  /// x^1.75 for x = k / 1000, on four decimals, with the span of small employers: compared with x^7 in whole numbers.
  @Test func `the power is exact on the decimals that count`() throws {
    for salary in stride(from: Int64(1_823_03), to: 5_469_09, by: 10_007) {
      let reduction = try payslip(ordinary(salary)).generalReduction
      let k = (reduction.coefficient.e8 - 2_000_000) / 10_000
      // (2k ± 1)^4 × (2 R)^7 around (2 × 3781)^4 × (3 S − R)^7, as logarithms would say it: with big whole numbers.
      let x = BigNumber(3 * 1_823_03 - salary).power(7).times(BigNumber(2 * 3781).power(4))
      let scale = BigNumber(2 * salary).power(7)
      if k > 0 { #expect(!(x < BigNumber(2 * k - 1).power(4).times(scale)), "\(salary)") }
      #expect(x < BigNumber(2 * k + 1).power(4).times(scale), "\(salary)")
    }
  }

  @Test func `the months' regularisations sum to the reduction of the year`() throws {
    var generator = SplitMix64(seed: 20_261_009)
    for _ in 0..<50 {
      var earlier: YearToDate?
      var sum = Money.zero
      var last: Payslip?
      for month in 1...12 {
        var situation = ordinary(
          1_823_03 + Int64(generator.next() % 300_000), month: "2026-" + (month < 10 ? "0" : "") + "\(month)")
        situation.yearToDate = month == 1 ? nil : earlier
        let slip = try payslip(situation)
        earlier = slip.yearToDate(after: earlier)
        sum += slip.generalReduction.amount
        last = slip
      }
      let year = try #require(last?.generalReduction)
      #expect(sum == year.totalAmount && year.totalPay == earlier?.gross, "seed 20261009")
      #expect(year.totalMinimumWage == Money(cents: 1_823_03 * 12))
    }
  }

  @Test func `it never covers more than the contributions: a low rate of accidents lowers it`() throws {
    var situation = ordinary(1_823_03, month: "2026-02")
    situation.establishment.workAccidentRate = .zero
    let slip = try payslip(situation)
    #expect(slip.generalReduction.coefficientText == "0.3981")
    #expect(slip.generalReduction.amount == Money(cents: 716_82))
  }
}

/// Whole numbers as large as it takes, for tests only.
struct BigNumber: Comparable {
  private var limbs: [UInt64]

  init(_ value: Int64) { limbs = [UInt64(value) & 0xFFFF_FFFF, UInt64(value) >> 32] }

  func times(_ other: BigNumber) -> BigNumber {
    var product = BigNumber(0)
    product.limbs = Array(repeating: 0, count: limbs.count + other.limbs.count)
    for (i, a) in limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in other.limbs.enumerated() {
        let sum = product.limbs[i + j] + a * b + carry
        (product.limbs[i + j], carry) = (sum & 0xFFFF_FFFF, sum >> 32)
      }
      product.limbs[i + other.limbs.count] += carry
    }
    return product
  }

  func power(_ exponent: Int) -> BigNumber { (0..<exponent).reduce(BigNumber(1)) { product, _ in product.times(self) } }

  static func < (a: BigNumber, b: BigNumber) -> Bool {
    for index in (0..<max(a.limbs.count, b.limbs.count)).reversed() {
      let (x, y) = (index < a.limbs.count ? a.limbs[index] : 0, index < b.limbs.count ? b.limbs[index] : 0)
      if x != y { return x < y }
    }
    return false
  }

  static func == (a: BigNumber, b: BigNumber) -> Bool { !(a < b) && !(b < a) }
}
