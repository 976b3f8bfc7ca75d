import Kernel
import Law

/// The months of a year that share the highest coefficient of the general reduction.
///
/// The reduction is of the year (CSS, art. L241-13 and D241-9). When its coefficient changes inside one, as in May 2025 (décret n°
/// 2025-318), the months before and those after are computed as two contracts would be, and never catch up with each other (Bulletin
/// officiel de la sécurité sociale, « Allègements généraux », § 460).
enum ReductionPeriod {
  /// Its first month in the year: January, unless the coefficient changed since.
  static func start(_ figures: PayrollFigures) throws(Finding) -> Month {
    let name = "payroll.general-reduction.span."
    let since = max(try figures.step(name + "small").from, try figures.step(name + "large").from)
    return max(since.month, Month(figures.month.year, 1))
  }

  /// The totals that this month adds to: those of the year, less the months that are settled.
  static func earlier(_ totals: YearToDate?, _ figures: PayrollFigures) throws(Finding) -> ReductionTotals {
    guard let totals else { return .none }
    let (all, start) = (totals.reductionTotals, try start(figures))
    guard start.number > 1 else { return all }
    if start == figures.month { return .none }
    return totals.beforeRateChange.map { all - $0 } ?? all
  }

  /// What is wrong with the totals before the change, or the warning that they are not told.
  static func remarks(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> [(Finding, String)] {
    guard let totals = situation.yearToDate, totals != .none else { return [] }
    let (field, start) = ("yearToDate.beforeRateChange", try start(figures))
    guard let before = totals.beforeRateChange else {
      let isAsked = start.number > 1 && start < figures.month && situation.contract.start < start.firstDay
      return isAsked ? [(.payrollRateChange(start), field)] : []
    }
    let after = totals.reductionTotals - before
    return [
      (min(before.gross, after.gross), "gross"), (min(before.valueSharing, after.valueSharing), "valueSharing"),
      (min(before.referenceMinimumWage, after.referenceMinimumWage), "referenceMinimumWage"),
    ].filter { $0.0 < .zero }.map { (.payrollNegative($0.0.french), field + "." + $0.1) }
  }
}

extension GeneralReduction {
  /// Since when its highest coefficient holds; nil when no figure of law is told with it.
  var ratesSince: Day? { trace.first { $0.id.hasPrefix("payroll.general-reduction.span.") }?.from }
}

extension Finding {
  static func payrollRateChange(_ start: Month) -> Finding {
    Finding(
      "payroll.year-to-date.rate-change", .warning,
      "La réduction générale a changé de taux en \(start.french), et les cumuls ne disent pas à part les mois d’avant : toute l’année est régularisée au taux du mois.",
      recovery: "Donnez ces mois, réglés à part, dans \"yearToDate.beforeRateChange\".",
      reference: "CSS, art. L241-13 et D241-9 ; BOSS, « Allègements généraux », § 460")
  }
}
