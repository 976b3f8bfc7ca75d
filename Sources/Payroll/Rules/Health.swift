import Kernel
import Law

/// Health: the employer's part (CSS, art. D242-3), reduced in 2025 for the lower wages (art. L241-2-1); the employee's part of the
/// local scheme of Alsace-Moselle (art. D242-20).
enum Health {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let label = "Sécurité sociale : maladie, maternité, invalidité, décès"
    var lines = try ReducedRate.lines(.health, label, catchUp: "Maladie, régularisation du taux réduit", "payroll.health", work)
    if work.situation.establishment.localHealthScheme {
      let rate = try work.figures.rate("payroll.local-health.employee")
      lines.append(
        PayslipLine(
          .localHealth, "Maladie, régime local d’Alsace-Moselle", base: work.bases.employeeGross, employee: rate.value,
          trace: [rate.step]))
    }
    return lines
  }
}

/// In 2025 health and family had a reduced rate up to so many minimum wages of the year, that of the general reduction; since 2026 one
/// rate and the general reduction (CSS, art. L241-2-1 and L241-6-1, décret n° 2025-318).
///
/// The limit is of the year, and each month compares the totals with it (art. D241-9): the month that crosses it owes the difference
/// of the rates on the months before too; the one that comes back below gets it back. A bonus of the sharing of value is no part of it,
/// which only the general reduction counts (art. L241-13, III).
enum ReducedRate {
  static func lines(
    _ code: PayslipLine.Code, _ label: String, catchUp: String, _ name: String, _ work: Contributing
  ) throws(Finding) -> [PayslipLine] {
    let (gross, full) = (work.bases.gross, name + ".employer")
    guard work.figures.isInForce(full + ".reduced"), work.situation.contract.kind != .internship else {
      return [try work.employer(code, label, base: gross, full)]
    }
    let limit = try work.figures.ratio(name + ".reduced.limit")
    func isLow(_ pay: Money, _ minimumWage: Money) -> Bool {
      Int128(pay.cents) * Int128(limit.value.denominator) <= Int128(minimumWage.cents) * Int128(limit.value.numerator)
    }
    let earlier = work.situation.yearToDate ?? .none
    let wasLow = isLow(earlier.gross, earlier.referenceMinimumWage)
    let isLow = isLow(earlier.gross + gross, earlier.referenceMinimumWage + work.reference)
    let line = try work.employer(code, label, base: gross, isLow ? full + ".reduced" : full)
    guard isLow != wasLow, !earlier.gross.isZero else { return [line] }
    let (whole, reduced) = (try work.figures.rate(full), try work.figures.rate(full + ".reduced"))
    return [
      line,
      PayslipLine(
        code, catchUp, base: isLow ? -earlier.gross : earlier.gross, employer: Rate(e8: whole.value.e8 - reduced.value.e8),
        trace: [whole.step, reduced.step, limit.step]),
    ]
  }
}
