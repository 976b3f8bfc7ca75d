import Kernel

/// Unemployment and the guarantee of wages, up to four ceilings (convention du 15 novembre 2024; C. trav., art. L3253-18). A
/// bonus or a penalty gives the employer a rate of its own. Both are due at any age: what freed those of sixty-five and more ended on
/// 1 July 2014 (convention du 14 mai 2014).
enum Unemployment {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let base = work.bases.unemployment
    let common = try work.employer(.unemployment, "Assurance chômage", base: base, "payroll.unemployment.employer")
    let own = work.situation.establishment.unemploymentRate.map {
      PayslipLine(.unemployment, "Assurance chômage, taux modulé", base: base, employer: $0, trace: [])
    }
    return [own ?? common, try work.employer(.wageGuarantee, "AGS", base: base, "payroll.wage-guarantee.employer")]
  }
}
