import Kernel
public import Law

extension Payslip {
  /// Daily allowances of social security that the employer hands on.
  public struct DailyAllowances: Hashable, Sendable {
    /// Days paid alike: an allowance may change during the month.
    public struct Stretch: Hashable, Sendable {
      public let days: Int
      public let daily: Money
      public var gross: Money { Money(cents: daily.cents * Int64(days)) }
    }

    public let stretches: [Stretch]
    public let csgDeductible: Money
    public let csgCrdsNonDeductible: Money
    /// What income tax leaves out: a half of those of a work accident (CGI, art. 81, 8°).
    public let exempt: Money
    public let trace: [Step]

    public var days: Int { stretches.reduce(0) { $0 + $1.days } }
    /// Of the last days.
    public var daily: Money { stretches.last?.daily ?? .zero }
    public var gross: Money { stretches.lazy.map(\.gross).sum() }
    public var net: Money { gross - csgDeductible - csgCrdsNonDeductible }
    /// What of them is income: their tax deducts a part of the CSG.
    var income: Money { gross - csgDeductible - exempt }

    /// How they were made, in French.
    public var steps: [String] {
      stretches.map { "\($0.days) jours à \($0.daily.french)\u{A0}€ = \($0.gross.french)\u{A0}€" }
        + [
          "Net : \(gross.french)\u{A0}€ − CSG déductible \(csgDeductible.french)\u{A0}€ − CSG et CRDS \(csgCrdsNonDeductible.french)\u{A0}€ = \(net.french)\u{A0}€"
        ] + (exempt.isZero ? [] : ["Exonéré d’impôt : \(exempt.french)\u{A0}€"]) + trace.map(\.why)
    }
  }
}

extension Payslip.DailyAllowances {
  /// CSG and CRDS on the whole allowance, without allowance for expenses (CSS, art. L136-8, II); the share that is taxed is nil for
  /// what is taxed in whole.
  init(_ stretches: [Stretch], taxed share: Figure<Ratio>? = nil, trace: [Step], _ figures: PayrollFigures) throws(Finding) {
    let deductible = try figures.rate("payroll.daily-allowance.csg.deductible")
    let (other, crds) = (
      try figures.rate("payroll.daily-allowance.csg.non-deductible"), try figures.rate("payroll.daily-allowance.crds")
    )
    let gross = stretches.lazy.map(\.gross).sum()
    let kept = gross.times(deductible.value, .halfAwayFromZero)
    self.init(
      stretches: stretches, csgDeductible: kept,
      csgCrdsNonDeductible: gross.times(Rate(e8: other.value.e8 + crds.value.e8), .halfAwayFromZero),
      exempt: share.map { (gross - kept) - (gross - kept).times($0.value, .halfAwayFromZero) } ?? .zero,
      trace: trace + (share.map { [$0.step] } ?? []) + [deductible.step, other.step, crds.step])
  }

  /// Those of two stops of one month, each with its own contributions.
  func adding(_ other: Payslip.DailyAllowances) -> Payslip.DailyAllowances {
    Payslip.DailyAllowances(
      stretches: stretches + other.stretches, csgDeductible: csgDeductible + other.csgDeductible,
      csgCrdsNonDeductible: csgCrdsNonDeductible + other.csgCrdsNonDeductible, exempt: exempt + other.exempt,
      trace: trace + other.trace.filter { !trace.contains($0) })
  }
}

/// What the fund pays for a day of a stop, by the kind of the stop.
///
/// Each is rounded to the cent; no text read here says whether the fund truncates: `dailyAllowance` takes the one of its statement.
struct DailyAllowance {
  /// The first day of the stop that it holds from, counted from zero; in order.
  let rates: [(from: Int, amount: Money)]
  /// The share that income tax looks at; nil for all.
  let taxed: Figure<Ratio>?
  let trace: [Step]

  /// `wage` is that of a full month of the contract, for whoever does not say what was earned before the stop.
  init(_ absence: MonthOfWork.Absence, wage: Money, _ figures: PayrollFigures) throws(Finding) {
    switch absence.kind {
    case .workAccident, .commutingAccident: self = try .accident(absence, wage: wage, figures)
    case .maternity, .paternity, .adoption: self = try .birth(absence, wage: wage, figures)
    case .sickness, .unpaid, .paidLeave, .reducedTime, .training, .familyEvent:
      self = try .sickness(absence, wage: wage, figures)
    }
  }

  init(rates: [(from: Int, amount: Money)], taxed: Figure<Ratio>? = nil, trace: [Step]) {
    (self.rates, self.taxed, self.trace) = (rates, taxed, trace)
  }

  /// The days of a range, paid alike together.
  func stretches(_ days: ClosedRange<Day>, of absence: MonthOfWork.Absence) -> [Payslip.DailyAllowances.Stretch] {
    rates.enumerated().compactMap { index, rate in
      let low = max(days.lowerBound, absence.from + rate.from)
      let next = index + 1 < rates.count ? absence.from + (rates[index + 1].from - 1) : days.upperBound
      let high = min(days.upperBound, next)
      return low <= high ? .init(days: high - low + 1, daily: rate.amount) : nil
    }
  }

  /// The law of the day a stop began.
  static func law(_ figures: PayrollFigures, _ id: String, _ day: Day) throws(Finding) -> Step {
    do { return try figures.law.step(id, on: day) } catch { throw .payrollFigureMissing(day.month, error) }
  }

  static func money(_ figures: PayrollFigures, _ id: String, _ day: Day) throws(Finding) -> Figure<Money> {
    do { return try figures.law.money(id, on: day) } catch { throw .payrollFigureMissing(day.month, error) }
  }
}
