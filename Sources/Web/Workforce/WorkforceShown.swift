import Kernel
import Presentation
import Workforce

/// Words and figures of the workforce as fields of a form take them.
enum WorkforceShown {
  static func iban(_ iban: IBAN) -> String { WorkforceTables.masked(iban) }

  /// « 17,5 », without its unit.
  static func figure(_ days: LeaveDays) -> String { Money(cents: days.hundredths).plainFrench }
  static func figure(_ hours: Hours) -> String { Money(cents: hours.hundredths).plainFrench }

  /// « 2,08 », without the sign.
  static func figure(_ rate: Rate) -> String { rate.frenchPercent.filter { $0 != "%" && !$0.isWhitespace } }
}
