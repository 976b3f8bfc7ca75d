import Kernel

/// The tax for apprenticeship: monthly, and a yearly balance; one rate and no balance in Alsace-Moselle (C. trav., art. L6241-2,
/// L6261-1). Employers of fewer than eleven owe none for an apprentice.
enum ApprenticeshipTax {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    guard try isDue(work) else { return [] }
    let id = work.situation.establishment.localHealthScheme ? "payroll.apprenticeship-tax.local" : "payroll.apprenticeship-tax"
    return [try work.employer(.apprenticeshipTax, "Taxe d’apprentissage", base: work.bases.gross, id + ".employer")]
  }

  static func yearlyLines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    guard try isDue(work), !work.situation.establishment.localHealthScheme else { return [] }
    return [
      try work.employer(
        .apprenticeshipTaxBalance, "Taxe d’apprentissage, solde annuel", base: work.bases.gross,
        "payroll.apprenticeship-tax.balance.employer")
    ]
  }

  private static func isDue(_ work: Contributing) throws(Finding) -> Bool {
    guard work.situation.contract.kind == .apprenticeship else { return true }
    return try work.reaches("payroll.training.headcount")
  }
}
