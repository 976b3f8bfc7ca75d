import Kernel

/// Accidents of work: the rate notified for the establishment, on the gross (CSS, art. D242-6-1 and following).
enum WorkAccident {
  static func lines(_ work: Contributing) -> [PayslipLine] {
    [
      PayslipLine(
        .workAccident, "Accidents du travail, maladies professionnelles", base: work.bases.gross,
        employer: work.situation.establishment.workAccidentRate, trace: [])
    ]
  }
}
