import Kernel

/// Family allowances (CSS, art. D241-3-1), reduced in 2025 for the lower wages (art. L241-6-1).
enum Family {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    try ReducedRate.lines(.family, "Famille", catchUp: "Famille, régularisation du taux réduit", "payroll.family", work)
  }
}
