import Kernel
import Law

/// The general reduction of the employer's contributions (CSS, art. L241-13 and D241-7).
///
/// Coefficient: minimum + span × x^exponent, where x = (exit × S / R − 1) / (exit − 1), S the minimum wage and R the pay, both since
/// the start of the year when totals are given. The minimum is zero and the exponent one until 2025; 0.02 and 1.75 since 2026. It is
/// rounded to four decimals, at most minimum + span, and zero from the exit on. The reduction is the coefficient times the pay, less
/// what was already deducted: it may be negative, which is a regularisation. A span that changes inside the year starts it again:
/// ``ReductionPeriod``.
public struct GeneralReduction: Hashable, Sendable {
  /// Four decimals, as a rate: 0.3981 is 39.81 %.
  public let coefficient: Rate
  /// Of the month.
  public let referenceMinimumWage: Money
  public let amount: Money
  public let urssafShare: Money
  public let pensionShare: Money
  /// What it was computed on: since the start of the year, or since its rates changed in it.
  public let totalPay: Money
  public let totalMinimumWage: Money
  public let totalAmount: Money
  public let trace: [Step]

  static let none = GeneralReduction(
    coefficient: .zero, referenceMinimumWage: .zero, amount: .zero, urssafShare: .zero, pensionShare: .zero, totalPay: .zero,
    totalMinimumWage: .zero, totalAmount: .zero, trace: [])

  init(
    coefficient: Rate, referenceMinimumWage: Money, amount: Money, urssafShare: Money, pensionShare: Money, totalPay: Money,
    totalMinimumWage: Money, totalAmount: Money, trace: [Step]
  ) {
    (self.coefficient, self.referenceMinimumWage, self.amount) = (coefficient, referenceMinimumWage, amount)
    (self.urssafShare, self.pensionShare, self.totalPay) = (urssafShare, pensionShare, totalPay)
    (self.totalMinimumWage, self.totalAmount, self.trace) = (totalMinimumWage, totalAmount, trace)
  }

  /// `lines` are the contributions of the month: the reduction cannot be more than those it covers.
  init(_ lines: [PayslipLine], _ work: Contributing, minimumTrace: [Step]) throws(Finding) {
    let formula = try Formula(headcount: work.headcount, work.figures)
    let earlier = try ReductionPeriod.earlier(work.situation.yearToDate, work.figures)
    let sharing = earlier.valueSharing + work.pay.valueSharing
    let (pay, wage) = (earlier.gross + work.bases.gross + sharing, earlier.referenceMinimumWage + work.reference)
    let found = formula.coefficient(pay: pay, minimumWage: wage)
    let fund = try HolidayFund.reductionFactor(work)
    var total = GeneralReduction.product(pay, found, fund?.value ?? Ratio(1, 1))
    if work.situation.yearToDate == nil {
      total = min(total, try GeneralReduction.covered(lines, work.figures))
    } else if fund != nil {
      total = min(total, pay.times(formula.most, .halfAwayFromZero))
    }
    let due = total - earlier.generalReduction
    let pension = try work.figures.ratio("payroll.general-reduction.pension-share")
    let most = formula.most
    // The Urssaf's part is rounded, the pension's is what is left (CSS, art. L241-13, VII).
    let share = Int128(pension.value.numerator) * (100_000_000 / Int128(pension.value.denominator))
    let urssaf = Money(
      cents: RoundingRule.halfAwayFromZero.quotient(Int128(due.cents) * (Int128(most.e8) - share), by: Int128(most.e8)))
    self.init(
      coefficient: found, referenceMinimumWage: work.reference, amount: due, urssafShare: urssaf, pensionShare: due - urssaf,
      totalPay: pay, totalMinimumWage: wage, totalAmount: total,
      trace: formula.trace + (fund.map { [$0.step] } ?? []) + [pension.step] + minimumTrace)
  }

  /// Rounded once.
  static func product(_ pay: Money, _ coefficient: Rate, _ factor: Ratio) -> Money {
    Money(
      cents: RoundingRule.halfAwayFromZero.quotient(
        Int128(pay.cents) * Int128(coefficient.e8) * Int128(factor.numerator), by: Int128(factor.denominator) * 100_000_000))
  }

  /// The contributions of the employer that it may cover, rounded once (CSS, art. L241-13, I; art. D241-2-4 for accidents).
  static func covered(_ lines: [PayslipLine], _ figures: PayrollFigures) throws(Finding) -> Money {
    let accidents = try figures.rate("payroll.general-reduction.work-accident").value
    let codes: Set<PayslipLine.Code> = [
      .health, .oldAgeCapped, .oldAgeUncapped, .family, .workAccident, .solidarity, .unemployment, .housing, .pensionT1, .cegT1,
    ]
    let sum = lines.reduce(Int128(0)) { sum, line in
      guard codes.contains(line.code), let rate = line.employerRate else { return sum }
      return sum + Int128(line.base.cents) * Int128(line.code == .workAccident ? min(rate, accidents).e8 : rate.e8)
    }
    return Money(cents: RoundingRule.halfAwayFromZero.quotient(sum, by: 100_000_000))
  }

  /// `0.3981`.
  public var coefficientText: String { Ratio(coefficient.e8 / 10_000, 10_000).figure }

  /// How it was made, in French.
  public var steps: [String] {
    let decimals = coefficientText.replacing(".", with: ",")
    return [
      "Smic retenu : \(totalMinimumWage.french)\u{A0}€ ; rémunération : \(totalPay.french)\u{A0}€",
      "Coefficient : \(decimals)",
      "\(totalPay.french)\u{A0}€ × \(decimals), dans la limite de ce qu’elle réduit : \(totalAmount.french)\u{A0}€",
    ]
      + (totalAmount == amount
        ? [] : ["Déjà déduit : \((totalAmount - amount).french)\u{A0}€ ; ce mois : \(amount.french)\u{A0}€"])
      + ["Urssaf : \(urssafShare.french)\u{A0}€ ; retraite complémentaire : \(pensionShare.french)\u{A0}€"] + trace.map(\.why)
  }

  /// The figures of the formula of a month.
  struct Formula {
    let least: Rate
    let span: Rate
    let exponent: Ratio
    let exit: Ratio
    let decimals: Int
    let trace: [Step]

    init(headcount: Int, _ figures: PayrollFigures) throws(Finding) {
      let name = "payroll.general-reduction."
      let isLarge = headcount >= (try figures.count("payroll.housing.headcount").value)
      let (minimum, span) = (
        try figures.ratio(name + "minimum"), try figures.ratio(name + (isLarge ? "span.large" : "span.small"))
      )
      let (exponent, exit) = (try figures.ratio(name + "exponent"), try figures.ratio(name + "exit"))
      decimals = try figures.count(name + "decimals").value
      (least, self.span) = (Formula.rate(minimum.value), Formula.rate(span.value))
      (self.exponent, self.exit) = (exponent.value, exit.value)
      trace = [minimum.step, span.step, exponent.step, exit.step]
      // What the formula divides by, and the powers and decimals it knows.
      guard most > .zero else { throw .payrollFigureImpossible(span.step) }
      guard exit.value.numerator > exit.value.denominator else { throw .payrollFigureImpossible(exit.step) }
      guard exponent.value.numerator > 0, exponent.value.numerator * 4 % exponent.value.denominator == 0,
        exponent.value.numerator <= exponent.value.denominator * 4
      else { throw .payrollFigureImpossible(exponent.step) }
      guard decimals <= 8 else { throw .payrollFigureImpossible(try figures.step(name + "decimals")) }
    }

    private static func rate(_ ratio: Ratio) -> Rate { Rate(e8: ratio.numerator * (100_000_000 / ratio.denominator)) }

    /// What is had at the minimum wage.
    var most: Rate { Rate(e8: least.e8 + span.e8) }

    func coefficient(pay: Money, minimumWage: Money) -> Rate {
      let (r, s) = (Int128(pay.cents), Int128(minimumWage.cents))
      // exit × S / R > 1, else nothing.
      let over = Int128(exit.numerator) * s - Int128(exit.denominator) * r
      guard r > 0, over > 0 else { return .zero }
      let under = Int128(exit.numerator - exit.denominator) * r
      guard over < under else { return most }
      let unit = (0..<8 - decimals).reduce(Int128(1)) { scale, _ in scale * 10 }
      let rounded: Int64
      if exponent.numerator == exponent.denominator {
        rounded = RoundingRule.halfAwayFromZero.quotient(Int128(span.e8) * over, by: under * unit)
      } else {
        let power = FixedPower.power(over, over: under, exponent: exponent)
        rounded = RoundingRule.halfAwayFromZero.quotient(Int128(span.e8) * power, by: FixedPower.one * unit)
      }
      return Rate(e8: least.e8 + rounded * Int64(unit))
    }
  }
}

/// Powers of a number between zero and one, by quarters, on eighteen decimals: no floating point on the way of money.
///
/// The error is of a few units of the eighteenth decimal; a coefficient has four, and a power of 1.75 that stands that near to a
/// half of the last one would be a rational number by chance.
enum FixedPower {
  static let one = Int128(1_000_000_000_000_000_000)

  /// `(numerator / denominator) ^ exponent`, times ``one``. The exponent is a whole number of quarters.
  static func power(_ numerator: Int128, over denominator: Int128, exponent: Ratio) -> Int128 {
    let base = numerator * one / denominator
    let quarters = Int(exponent.numerator * 4 / exponent.denominator)
    var result = one
    for _ in 0..<quarters / 4 { result = result * base / one }
    let root = squareRoot(base * one)
    if quarters % 4 >= 2 { result = result * root / one }
    if quarters % 2 == 1 { result = result * squareRoot(root * one) / one }
    return result
  }

  /// The whole part of the square root, by Newton from above.
  static func squareRoot(_ value: Int128) -> Int128 {
    guard value > 0 else { return 0 }
    let bits = 128 - value.leadingZeroBitCount
    var guess = Int128(1) << Int128((bits + 1) / 2)
    while true {
      let next = (guess + value / guess) / 2
      if next >= guess { return guess }
      guess = next
    }
  }
}
