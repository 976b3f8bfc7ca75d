import Kernel

/// Health insurance and provident insurance of the company (CSS, art. L911-1, L911-7), and the levy on what the employer pays to
/// them (art. L137-15 and L137-16).
enum ComplementaryProtection {
  static func healthInsurance(_ schemes: Schemes) -> [PayslipLine] {
    guard let insurance = schemes.healthInsurance else { return [] }
    return [
      PayslipLine(
        .healthInsurance, "Complémentaire santé", base: insurance.employee + insurance.employer,
        employeeAmount: insurance.employee,
        employerAmount: insurance.employer)
    ]
  }

  static func provident(_ work: Contributing) -> [PayslipLine] {
    work.situation.schemes.provident.compactMap { scheme in
      let base = scheme.base == .first ? work.bases.first : work.bases.second
      guard !base.isZero else { return nil }
      return PayslipLine(
        .provident, "Complémentaire incapacité, invalidité, décès (\(scheme.base.rawValue))", base: base,
        employee: scheme.employeeRate > .zero ? scheme.employeeRate : nil,
        employer: scheme.employerRate > .zero ? scheme.employerRate : nil, trace: [])
    }
  }

  static func levy(on paid: Money, _ work: Contributing) throws(Finding) -> [PayslipLine] {
    guard !paid.isZero, try work.reaches("payroll.social-levy.headcount") else { return [] }
    return [
      try work.employer(
        .socialLevy, "Forfait social sur la protection complémentaire", base: paid, "payroll.social-levy.provident")
    ]
  }
}
