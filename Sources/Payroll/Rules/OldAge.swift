import Kernel

/// Old age: up to the ceiling and on the whole (CSS, art. D242-4).
enum OldAge {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    [
      try work.shared(
        .oldAgeCapped, "Sécurité sociale plafonnée", base: work.bases.first, employeeBase: work.bases.employeeFirst,
        "payroll.old-age.capped"),
      try work.shared(
        .oldAgeUncapped, "Sécurité sociale déplafonnée", base: work.bases.gross, employeeBase: work.bases.employeeGross,
        "payroll.old-age.uncapped"),
    ]
  }
}
