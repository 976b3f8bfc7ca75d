import Kernel

/// The agency of executives' employment, for executives, up to four ceilings (ANI du 12 juillet 2011).
enum Apec {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    guard work.situation.contract.isExecutive else { return [] }
    return [try work.shared(.apec, "Apec", base: work.bases.apec, employeeBase: work.bases.apec, "payroll.apec")]
  }
}
