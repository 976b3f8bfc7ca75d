import Kernel

/// Solidarity for autonomy (CSS, art. L137-40) and social dialogue (C. trav., art. L2135-10), on the gross.
enum Solidarity {
  static func lines(_ work: Contributing) throws(Finding) -> [PayslipLine] {
    [
      try autonomy(work),
      try work.employer(
        .socialDialogue, "Contribution au dialogue social", base: work.bases.gross, "payroll.social-dialogue.employer"),
    ]
  }

  static func autonomy(_ work: Contributing) throws(Finding) -> PayslipLine {
    try work.employer(.solidarity, "Contribution solidarité autonomie", base: work.bases.gross, "payroll.solidarity.employer")
  }
}
