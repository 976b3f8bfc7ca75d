import Kernel

/// Professional training by size (C. trav., art. L6331-1, L6331-3) and for fixed terms (art. L6331-6). Small employers owe none
/// for an apprentice.
enum Training {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    let isLarge = try work.reaches("payroll.training.headcount")
    guard isLarge || work.situation.contract.kind != .apprenticeship else { return [] }
    var lines = [
      try work.employer(
        .training, "Formation professionnelle", base: work.bases.gross,
        isLarge ? "payroll.training.large.employer" : "payroll.training.small.employer")
    ]
    if work.situation.contract.kind == .fixedTerm {
      lines.append(
        try work.employer(
          .trainingFixedTerm, "Formation professionnelle, CDD", base: work.bases.gross, "payroll.training.fixed-term.employer"))
    }
    return lines
  }
}
