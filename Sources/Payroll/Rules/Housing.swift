import Kernel

/// The fund of housing aid: up to the ceiling for small employers, on the whole for others (CCH, art. L813-5).
enum Housing {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let isLarge = try work.reaches("payroll.housing.headcount")
    let (base, trace) = try HolidayFund.raised(isLarge ? work.bases.gross : work.bases.first, work)
    return [
      try work.employer(
        .housing, "Fnal", base: base, isLarge ? "payroll.housing.large.employer" : "payroll.housing.small.employer", trace: trace)
    ]
  }

  /// The effort of construction, on the wages of the year before (CCH, art. L313-1): what this month brings to it.
  static func yearlyLines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    guard try work.reaches("payroll.housing-effort.headcount") else { return [] }
    return [
      try work.employer(
        .housingEffort, "Participation à l’effort de construction", base: work.bases.gross, "payroll.housing-effort.employer")
    ]
  }
}
