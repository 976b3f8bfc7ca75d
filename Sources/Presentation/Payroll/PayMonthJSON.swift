public import Kernel
public import Payroll
import Store
public import UseCases
import Workforce

/// A month of pay: each contract with its state, its figures and what stands against it.
public struct PayMonthJSON: Encodable, Sendable {
  struct Row: Encodable {
    let contract, employee: Int64
    let name, state: String
    let sealed: OrNull<String>
    let changed: Bool
    let gross, netSocial, netBeforeTax, netTaxable, incomeTax, netPaid, employerCost: OrNull<String>
    let findings: [FindingJSON]

    init(_ row: PayMonth.Row) {
      (contract, employee, name) = (row.contract.id, row.employee.id, row.employee.value.name)
      state = row.sealed != nil ? "sealed" : row.isRefused ? "refused" : "ready"
      (sealed, changed) = (OrNull(row.sealed?.number), row.hasChanged)
      let slip = (row.sealed?.document ?? row.document)?.slip
      (gross, netSocial, netBeforeTax) = (
        OrNull(slip?.gross.json), OrNull(slip?.netSocial.json), OrNull(slip?.netBeforeTax.json)
      )
      (netTaxable, incomeTax) = (OrNull(slip?.netTaxable.json), OrNull(slip?.incomeTax.amount.json))
      (netPaid, employerCost) = (OrNull(slip?.netPaid.json), OrNull(slip?.employerCost.json))
      findings = row.findings.json
    }
  }

  let month: String
  let rows: [Row]

  public init(_ month: PayMonth) { (self.month, rows) = (month.month.iso, month.rows.map(Row.init)) }
}

/// What was sealed, and what could not be.
public struct SealedPayslipsJSON: Encodable, Sendable {
  struct Sealed: Encodable {
    let number: String
    let name, corrects: OrNull<String>
    let netPaid: String
  }
  struct Refused: Encodable {
    let contract: Int64
    let name: String
    let findings: [FindingJSON]
  }

  let kept: Bool
  let sealed: [Sealed]
  let refused: [Refused]
  let findings: [FindingJSON]

  public init(_ documents: [PayslipDocument], refused: [PayMonth.Row] = [], findings: [Finding] = [], isTrial: Bool) {
    kept = !isTrial
    sealed = documents.map {
      Sealed(
        number: $0.number ?? "", name: OrNull($0.employee.name), corrects: OrNull($0.corrects), netPaid: $0.slip.netPaid.json)
    }
    self.refused = refused.map {
      Refused(contract: $0.contract.id, name: $0.employee.value.name, findings: $0.findings.json)
    }
    self.findings = findings.json
  }
}

/// Payslips that were sealed, without their lines.
public struct PayslipListJSON: Encodable, Sendable {
  struct Row: Encodable {
    let number, month, gross, netPaid, digest: String
    let employee, contract: Int64
    let name, corrects, correctedBy: OrNull<String>
  }

  let payslips: [Row]

  public init(_ payslips: [SealedPayslip]) {
    self.payslips = payslips.map {
      Row(
        number: $0.number, month: $0.month.iso, gross: $0.document.slip.gross.json, netPaid: $0.document.slip.netPaid.json,
        digest: $0.digest, employee: $0.employee, contract: $0.contract, name: OrNull($0.document.employee.name),
        corrects: OrNull($0.corrects), correctedBy: OrNull($0.correctedBy))
    }
  }
}

/// One payslip, with the seal and the whole document.
public struct SealedPayslipJSON: Encodable, Sendable {
  let number, digest, instant, author: String
  let corrects, reason, correctedBy: OrNull<String>
  let document: JSONValue

  public init(_ sealed: SealedPayslip) {
    (number, digest, instant, author) = (sealed.number, sealed.digest, sealed.instant, sealed.author)
    (corrects, reason, correctedBy) = (OrNull(sealed.corrects), OrNull(sealed.reason), OrNull(sealed.correctedBy))
    document = sealed.document.form
  }
}

/// What happened in a month of a contract.
public struct PayVariablesJSON: Encodable, Sendable {
  struct Imported: Encodable {
    let contract: Int64
    let elements: Int
  }

  let kept: Bool
  let contracts: [Imported]
  let findings: [FindingJSON]

  public init(_ outcome: ImportPayVariables.Outcome) {
    kept = outcome.isKept
    contracts = outcome.imported.map { Imported(contract: $0.contract, elements: $0.elements) }
    findings = outcome.findings.json
  }
}
