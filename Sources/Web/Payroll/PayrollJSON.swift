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
    document = row.document.map { whole ? $0.form : $0.masked.form }
    findings = row.findings.json
  }
}

extension SealedPayslip {
  /// The number of social security as pages show it.
  func shown(whole: Bool) -> SealedPayslip {
    var shown = self
    if !whole { shown.document = document.masked }
    return shown
  }
}
