import Kernel
import Payroll
import Store
import UseCases
import Workforce

// Addresses of the pages of pay, and what they read from them.

extension DossierVisit {
  /// The month that the address says. Throws `web.page-unknown`.
  func payMonth() throws -> Month {
    guard let month = Month(iso: parameter("mois")) else { throw Finding.pageUnknown(request.path) }
    return month
  }

  /// The contract of the month that the address says. Throws `payroll.month.contract-unknown`.
  func payRow() throws -> PayMonth.Row {
    let read = try ReadPayMonth(try payMonth(), contract: number("contrat"))(desk)
    guard let row = read.rows.first else { throw Finding.pageUnknown(request.path) }
    return row
  }

  /// The month that somebody works in; the one of today in a dossier without a fiscal year.
  func workingMonth() throws -> Month {
    period(among: try desk.dossier.reading { try $0.fiscalYears() })?.month ?? desk.today.month
  }

  func payPath(_ month: Month, _ rest: String = "") -> String { path("paie/\(month.iso)" + (rest.isEmpty ? "" : "/\(rest)")) }

  func payPath(_ month: Month, _ contract: Int64, _ rest: String = "") -> String {
    payPath(month, "contrats/\(contract)" + (rest.isEmpty ? "" : "/\(rest)"))
  }

  func payslipPath(_ number: String, _ rest: String = "") -> String {
    path("paie/bulletins/\(Fields.encode(number))" + (rest.isEmpty ? "" : "/\(rest)"))
  }

  func payCrumbs(_ month: Month?, _ rest: [Crumb]) -> [Crumb] {
    [Crumb("Paie", path("paie"))] + (month.map { [Crumb($0.french.capitalizedFirst, payPath($0))] } ?? []) + rest
  }
}

extension PayMonth.Row {
  /// Those of the end of the month, by which it is paid.
  func terms(_ month: Month) -> Terms { contract.value.terms(on: month.lastDay) }
}

extension [Finding] {
  /// What stands against a payslip, then what is worth a look, each in its order.
  var worstFirst: [Finding] {
    [Finding.Severity.error, .warning, .info].flatMap { severity in filter { $0.severity == severity } }
  }
}
