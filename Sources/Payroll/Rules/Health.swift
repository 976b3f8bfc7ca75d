import Kernel
import Law

/// Health: the employer's part (CSS, art. D242-3), reduced in 2025 for the lower wages (art. L241-2-1); the employee's part of the
/// local scheme of Alsace-Moselle (art. D242-20).
enum Health {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let label = "Sécurité sociale : maladie, maternité, invalidité, décès"
    let id = try ReducedRate.id("payroll.health", work)
    var lines = [try work.employer(.health, label, base: work.bases.gross, id)]
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

/// In 2025 health and family had a reduced rate up to so many minimum wages of the year; since 2026 one rate and the general
/// reduction (CSS, art. L241-2-1 and L241-6-1, décret n° 2025-318).
enum ReducedRate {
  static func id(_ name: String, _ work: Contributing) throws(Finding) -> String {
    let full = name + ".employer"
    guard work.figures.isInForce(full + ".reduced"), work.situation.contract.kind != .internship else { return full }
    let limit = try work.figures.ratio(name + ".reduced.limit").value
    let isLow =
      Int128(work.bases.gross.cents) * Int128(limit.denominator) <= Int128(work.reference.cents) * Int128(limit.numerator)
    return isLow ? full + ".reduced" : full
  }
}
