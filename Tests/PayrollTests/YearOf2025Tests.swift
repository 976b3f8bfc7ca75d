import Kernel
import Law
import Payroll
import TestSupport
import Testing

/// The year 2025, month after month: health at 7 % up to 2.25 minimum wages and family at 3.45 % up to 3.3 (CSS, art. L241-2-1 and
/// L241-6-1; décret n° 2025-318), of 11.88 an hour, or 1 801.80 a month; the general reduction in two parts, before May and since.
@Suite struct YearOf2025Tests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let before, pay: Int64
    /// The rate of the month, what it gives, and what the months before give more or less.
    let health: (Int64, Int64, Int64)
    let family: (Int64, Int64, Int64)
    var testDescription: String { name }
  }

  // Two months: 2.25 × 3 603.60 = 8 108.10, and 3.3 × 3 603.60 = 11 891.88.
  static let rows = [
    Row(name: "the limit of health", before: 4_000_00, pay: 4_108_10, health: (7_00, 287_57, 0), family: (3_45, 141_73, 0)),
    Row(name: "a cent more", before: 4_000_00, pay: 4_108_11, health: (13_00, 534_05, 240_00), family: (3_45, 141_73, 0)),
    Row(name: "back below", before: 5_000_00, pay: 3_000_00, health: (7_00, 210_00, -300_00), family: (3_45, 103_50, 0)),
    Row(name: "above since January", before: 5_000_00, pay: 4_000_00, health: (13_00, 520_00, 0), family: (3_45, 138_00, 0)),
    Row(
      name: "the limit of family", before: 5_000_00, pay: 6_891_88, health: (13_00, 895_94, 0), family: (3_45, 237_77, 0)),
    Row(
      name: "a cent beyond it", before: 5_000_00, pay: 6_891_89, health: (13_00, 895_95, 0), family: (5_25, 361_82, 90_00)),
    Row(
      name: "back below that of family", before: 7_000_00, pay: 4_000_00, health: (13_00, 520_00, 0),
      family: (3_45, 138_00, -126_00)),
  ]

  @Test(arguments: rows) func `the month that crosses a limit settles the months before`(row: Row) throws {
    var situation = ordinary(row.pay, month: "2025-02")
    situation.yearToDate = YearToDate(
      gross: Money(cents: row.before), ceiling: Money(cents: 3_925_00), referenceMinimumWage: Money(cents: 1_801_80),
      generalReduction: .zero)
    let slip = try payslip(situation)
    for (code, wanted) in [(PayslipLine.Code.health, row.health), (.family, row.family)] {
      let lines = slip.lines.filter { $0.code == code }
      #expect(lines.first?.employerRate == .percent(wanted.0) && lines.first?.employerAmount == Money(cents: wanted.1))
      #expect(lines.dropFirst().map(\.employerAmount.cents) == (wanted.2 == 0 ? [] : [wanted.2]), "\(code)")
      #expect(lines.dropFirst().allSatisfy { abs($0.base.cents) == row.before && !$0.trace.isEmpty })
    }
  }

  struct Reduction: CustomTestStringConvertible {
    let name, month: String
    let earlier: YearToDate
    let pay: Int64
    let coefficient: String
    let amount: Int64
    var testDescription: String { name }

    init(
      _ name: String, _ month: String, gross: Int64, minimum: Int64, deducted: Int64, apart: ReductionTotals? = nil, pay: Int64,
      _ coefficient: String, _ amount: Int64
    ) {
      (self.name, self.month, self.pay, self.coefficient, self.amount) = (name, month, pay, coefficient, amount)
      earlier = YearToDate(
        gross: Money(cents: gross), ceiling: Money(cents: 15_700_00), referenceMinimumWage: Money(cents: minimum),
        generalReduction: Money(cents: deducted), beforeRateChange: apart)
    }
  }

  /// January to April at 2 000.00.
  static let four = ReductionTotals(
    gross: Money(cents: 8_000_00), referenceMinimumWage: Money(cents: 7_207_20), generalReduction: Money(cents: 1_880_00))

  static let reductions = [
    // 0.3194 / 0.6 × (1.6 × 7 207.20 / 8 000.00 − 1) = 0.2350, × 8 000.00 = 1 880.00, less 1 410.00.
    Reduction(
      "April closes the first part", "2025-04", gross: 6_000_00, minimum: 5_405_40, deducted: 1_410_00, pay: 2_000_00, "0.2350",
      470_00),
    // 0.3193 / 0.6 × (1.6 × 1 801.80 / 2 000.00 − 1) = 0.2349, × 2 000.00.
    Reduction(
      "May starts again", "2025-05", gross: 8_000_00, minimum: 7_207_20, deducted: 1_880_00, pay: 2_000_00, "0.2349", 469_80),
    // Since May 5 000.00 for 3 603.60: 0.3193 / 0.6 × 0.153152 = 0.0815, × 5 000.00; May at 3 000.00 had nothing.
    Reduction(
      "June catches up with May alone", "2025-06", gross: 11_000_00, minimum: 9_009_00, deducted: 1_880_00, apart: four,
      pay: 2_000_00, "0.0815", 407_50),
    // May at 1 900.00: 0.3193 / 0.6 × (1.6 × 1 801.80 / 1 900.00 − 1) = 0.2753, 523.07. June at 5 000.00: 6 900.00 for 3 603.60, nothing.
    Reduction(
      "June takes back what May had, and no more", "2025-06", gross: 9_900_00, minimum: 9_009_00, deducted: 2_403_07, apart: four,
      pay: 5_000_00, "0.0000", -523_07),
  ]

  @Test(arguments: reductions) func `the reduction is of January to April, then of May to December`(row: Reduction) throws {
    var situation = ordinary(row.pay, month: row.month)
    situation.yearToDate = row.earlier
    let slip = try payslip(situation)
    #expect(slip.generalReduction.coefficientText == row.coefficient)
    #expect(slip.generalReduction.amount == Money(cents: row.amount), "\(slip.generalReduction.amount)")
    #expect(slip.findings.isEmpty)
    #expect(slip.yearToDate(after: row.earlier).beforeRateChange == (row.month < "2025-05" ? nil : Self.four))
  }

  @Test(arguments: [("2025-04", false), ("2025-05", false), ("2025-06", true), ("2026-06", false)])
  func `after a change of rates the months before are asked for`(month: String, isAsked: Bool) throws {
    var situation = ordinary(2_000_00, month: month)
    situation.yearToDate = YearToDate(
      gross: Money(cents: 2_000_00), ceiling: Money(cents: 3_925_00), referenceMinimumWage: Money(cents: 1_801_80),
      generalReduction: Money(cents: 470_00))
    #expect(try payslip(situation).findings.map(\.code) == (isAsked ? ["payroll.year-to-date.rate-change"] : []))
    situation.contract.start = Day(2025, 5, 1)
    if month > "2025-05" { #expect(try payslip(situation).findings.isEmpty) }
  }

  /// However the wage moved: the sum of the months is what the year owes.
  @Test func `twelve months are the year`() throws {
    var generator = SplitMix64(seed: 20_250_101)
    for _ in 0..<200 {
      let (least, spread) =
        [(1_801_80, 150_000), (3_000_00, 250_000), (5_000_00, 250_000)][Int(generator.next() % 3)] as (Int64, UInt64)
      var (earlier, slips): (YearToDate?, [Payslip]) = (nil, [])
      for number in 1...12 {
        var situation = ordinary(
          least + Int64(generator.next() % spread), month: "2025-" + (number < 10 ? "0" : "") + "\(number)")
        if generator.next() % 6 == 0 {
          situation.month.overtime = [.init(hours: Hours(hundredths: 10_00), increase: .percent(25_00))]
        }
        situation.yearToDate = number == 1 ? nil : earlier
        slips.append(try payslip(situation))
        earlier = slips[number - 1].yearToDate(after: earlier)
      }
      let gross = slips.map(\.gross).sum()
      let minimum = slips.map(\.generalReduction.referenceMinimumWage).sum()
      for (code, limit, low, high) in [(PayslipLine.Code.health, 225, 7_00, 13_00), (.family, 330, 3_45, 5_25)]
        as [(_, Int64, Int64, Int64)]
      {
        let rate = Rate.percent(gross.cents * 100 <= minimum.cents * limit ? low : high)
        let paid = slips.map { $0.employer(code) }.sum()
        // A rounding a line, two lines a month.
        #expect(abs(paid.cents - gross.times(rate, .halfAwayFromZero).cents) <= 24, "seed 20250101: \(code)")
      }
      for (part, highest) in [(slips[..<4], 0.3194), (slips[4...], 0.3193)] {
        let (pay, wage) = (part.map(\.gross).sum(), part.map(\.generalReduction.referenceMinimumWage).sum())
        let formula = highest / 0.6 * (1.6 * Double(wage.cents) / Double(pay.cents) - 1)
        let wanted = max(0, (min(formula, highest) * 10_000).rounded() / 10_000) * Double(pay.cents)
        let sum = part.map(\.generalReduction.amount).sum()
        #expect(abs(Double(sum.cents) - wanted) <= 1, "seed 20250101: \(sum.cents), \(wanted)")
      }
      // Unemployment fell in May: its base is that of the year, each month at its own rate.
      let unemployment = slips.flatMap { slip in slip.lines.filter { $0.code == .unemployment } }
      #expect(unemployment.map(\.base).sum() == min(gross, Money(cents: slips.map(\.ceiling).sum().cents * 4)))
      #expect(unemployment.prefix(4).allSatisfy { $0.employerRate == .percent(4_05) }, "seed 20250101")
      #expect(unemployment.dropFirst(4).allSatisfy { $0.employerRate == .percent(4_00) }, "seed 20250101")
      let first = slips.flatMap { slip in slip.lines.filter { $0.code == .oldAgeCapped } }.map(\.base).sum()
      #expect(first == min(gross, slips.map(\.ceiling).sum()), "seed 20250101")
    }
  }
}
