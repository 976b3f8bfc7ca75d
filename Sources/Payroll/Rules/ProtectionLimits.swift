import Kernel
import Law

/// How much the company's protection may cost before a part of it is wage: for contributions, the employer's part within a share of the
/// ceiling and one of the pay (CSS, art. D242-1, II); for income tax, both parts, without the employer's health insurance (CGI,
/// art. 83, 1° quater).
///
/// The limits are of the year, and a situation has no totals of them: a month beyond its twelfth is refused, for the part that
/// is wage depends on the other months.
enum ProtectionLimits {
  static func check(
    insurance: [PayslipLine], provident: [PayslipLine], _ work: Contributing
  ) throws(Finding) {
    let (forHealth, forRisks) = (insurance.lazy.map(\.employerAmount).sum(), provident.lazy.map(\.employerAmount).sum())
    let social = forHealth + forRisks
    let fiscal = forRisks + (insurance + provident).lazy.map(\.employeeAmount).sum()
    guard !social.isZero || !fiscal.isZero else { return }
    let socialLimit = try limit("payroll.protection.exempt", work)
    guard social <= socialLimit else {
      throw .payrollNotComputed(
        "une part patronale de \(social.french)\u{A0}€ de protection complémentaire, au-delà de l’exonération de \(socialLimit.french)\u{A0}€ par mois"
      ).at(field: "schemes")
    }
    let fiscalLimit = try limit("payroll.protection.deductible", work)
    guard fiscal <= fiscalLimit else {
      throw .payrollNotComputed(
        "\(fiscal.french)\u{A0}€ de protection complémentaire, au-delà de la déduction de \(fiscalLimit.french)\u{A0}€ par mois"
      ).at(field: "schemes")
    }
  }

  /// A share of the monthly ceiling and one of the pay, at most another share of the ceiling.
  private static func limit(_ id: String, _ work: Contributing) throws(Finding) -> Money {
    let ceiling = try work.figures.money("labour.social-security-ceiling.monthly").value
    let (first, pay, most) = (
      try work.figures.rate(id + ".ceiling-share").value, try work.figures.rate(id + ".pay-share").value,
      try work.figures.rate(id + ".maximum").value
    )
    let sum = ceiling.times(first, .halfAwayFromZero) + work.bases.gross.times(pay, .halfAwayFromZero)
    return min(sum, ceiling.times(most, .halfAwayFromZero))
  }
}
