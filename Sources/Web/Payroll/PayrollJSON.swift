import Kernel
import Payroll
import Presentation
import Store
import UseCases
import Workforce

/// A contract of a month of pay, with its payslip as it is or as it would be.
struct PayMonthRowJSON: Encodable, Sendable {
  let employee, contract: Int64
  let name, state: String
  let hasVariables: Bool
  let sealed: String?
  let document: JSONValue?
  let findings: [FindingJSON]

  init(_ row: PayMonth.Row, whole: Bool = false) {
    (employee, contract, name) = (row.employee.id, row.contract.id, row.employee.value.name)
    (state, hasVariables, sealed) = (row.state, row.variables != nil, row.sealed?.number)
    document = row.document?.shown(whole: whole).form
    findings = row.findings.json
  }
}

extension PayslipDocument {
  /// The number of social security as pages show it.
  func shown(whole: Bool) -> PayslipDocument {
    guard !whole, let nir = employee.nir else { return self }
    var masked = self
    masked.employee.nir = PayslipView.masked(nir)
    return masked
  }
}

extension SealedPayslip {
  func shown(whole: Bool) -> SealedPayslip {
    var shown = self
    shown.document = document.shown(whole: whole)
    return shown
  }
}
