import Kernel
import UseCases

// Addresses of the pages of the DSN.

extension DossierVisit {
  func dsnPath(_ rest: String = "") -> String { path("dsn" + (rest.isEmpty ? "" : "/\(rest)")) }

  func declarationPath(_ id: Int64, _ rest: String = "") -> String {
    dsnPath("declarations/\(id)" + (rest.isEmpty ? "" : "/\(rest)"))
  }

  func dsnCrumbs(_ rest: [Crumb]) -> [Crumb] { [Crumb("DSN", dsnPath())] + rest }
}

extension Day {
  /// « lundi 16/11/2026 »: a deadline is read with its weekday.
  var weekdayFrench: String { "\(weekdayName) \(french)" }
}
