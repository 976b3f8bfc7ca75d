import Kernel
import Law

/// A contract counted in days of the year (C. trav., art. L3121-58 and L3121-64). Fewer days than the whole cut the ceiling (CSS,
/// art. R242-2) and the minimum wage of the general reduction (art. D241-7, IV) in proportion. It has no hours: days worked beyond
/// it are not computed.
enum DayContract {
  /// Days over those of a whole contract; nil for a contract in hours, or a whole one.
  static func share(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> Figure<Ratio>? {
    guard let days = situation.contract.daysPerYear else { return nil }
    let whole = try figures.positiveCount("labour.day-contract.days")
    guard days < whole.value else { return nil }
    return Figure(value: Ratio(Int64(days), Int64(whole.value)), step: whole.step)
  }

  static func refusals(
    _ situation: PayrollSituation, full: Hours, _ figures: PayrollFigures
  ) throws(Finding) -> [(Finding, String)] {
    guard let days = situation.contract.daysPerYear else { return [] }
    let field = "contract.daysPerYear"
    let whole = try figures.positiveCount("labour.day-contract.days").value
    var found: [(Finding, String)] = []
    if days <= 0 { found.append((.payrollNegative("\(days)"), field)) }
    if days > whole {
      found.append((.payrollNotComputed("un forfait de \(days) jours, au-delà de \(whole)"), field))
    }
    if situation.contract.weeklyHours != full { found.append((.payrollDayContractHours(full), "contract.weeklyHours")) }
    if !situation.month.overtime.isEmpty { found.append((.payrollDayContractOvertime(), "month.overtime")) }
    return found
  }
}
