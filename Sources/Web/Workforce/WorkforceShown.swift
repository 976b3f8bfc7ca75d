import Kernel
import Presentation
import Workforce

/// Words and figures of the workforce as fields of a form take them.
enum WorkforceShown {
  static func iban(_ iban: IBAN) -> String { WorkforceTables.masked(iban) }

  /// « 4,20 %, reçu le 20/10/2026 ».
  static func rate(_ rate: EmployeeFile.TaxRate) -> String {
    "\(rate.rate?.frenchPercent ?? "barème par défaut"), reçu le \(rate.received.french)"
  }

  /// « 17,5 », without its unit.
  static func figure(_ days: LeaveDays) -> String { Money(cents: days.hundredths).plainFrench }
  static func figure(_ hours: Hours) -> String { Money(cents: hours.hundredths).plainFrench }
}
