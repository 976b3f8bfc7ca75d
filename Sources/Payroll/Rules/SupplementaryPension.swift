import Kernel

/// Agirc-Arrco: pension and general balance on each bracket, technical balance once the gross is above the ceiling
/// (ANI du 17 novembre 2017).
enum SupplementaryPension {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let bases = work.bases
    var lines = [
      try work.shared(
        .pensionT1, "Complémentaire tranche 1", base: bases.first, employeeBase: bases.employeeFirst, "payroll.pension.t1"),
      try work.shared(.cegT1, "CEG tranche 1", base: bases.first, employeeBase: bases.employeeFirst, "payroll.ceg.t1"),
    ]
    if !bases.second.isZero {
      lines += [
        try work.shared(
          .pensionT2, "Complémentaire tranche 2", base: bases.second, employeeBase: bases.second, "payroll.pension.t2"),
        try work.shared(.cegT2, "CEG tranche 2", base: bases.second, employeeBase: bases.second, "payroll.ceg.t2"),
      ]
    }
    if !bases.balance.isZero {
      lines.append(try work.shared(.cet, "CET", base: bases.balance, employeeBase: bases.balance, "payroll.cet"))
    }
    return lines
  }
}
