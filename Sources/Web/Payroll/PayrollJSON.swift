import Kernel
import Payroll
import Presentation
import Store
import UseCases
import Workforce

/// A sealed payslip: its document, its seal, what it replaces and what replaces it.
struct SealedPayslipJSON: Encodable, Sendable {
  let number, month, digest, instant, author: String
  let employee, contract: Int64
  let corrects, correctedBy, reason: String?
  let document: JSONValue

  init(_ payslip: SealedPayslip, whole: Bool) {
    (number, month, digest) = (payslip.number, payslip.month.iso, payslip.digest)
    (instant, author) = (payslip.instant, payslip.author)
    (employee, contract) = (payslip.employee, payslip.contract)
    (corrects, correctedBy, reason) = (payslip.corrects, payslip.correctedBy, payslip.reason)
    document = payslip.document.shown(whole: whole).form
  }
}

/// A contract of a month of pay.
struct PayMonthRowJSON: Encodable, Sendable {
  let employee, contract: Int64
  let name, state: String
  let hasVariables: Bool
  let sealed: String?
  let document: JSONValue?
  let findings: [FindingJSON]

  init(_ row: PayMonth.Row) {
    (employee, contract, name) = (row.employee.id, row.contract.id, row.employee.value.name)
    (state, hasVariables, sealed) = (PayState(row).french, row.variables != nil, row.sealed?.number)
    document = (row.sealed?.document ?? row.document)?.shown(whole: false).form
    findings = row.findings.json
  }
}

struct PayMonthJSON: Encodable, Sendable {
  let month: String
  let rows: [PayMonthRowJSON]

  init(_ month: PayMonth) { (self.month, rows) = (month.month.iso, month.rows.map(PayMonthRowJSON.init)) }
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
