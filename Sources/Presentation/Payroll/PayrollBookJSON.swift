public import Kernel
import Ledger
import Payroll
public import UseCases

/// The payroll book, what is owed to each body, and the entries that hold it.
public struct PayrollBookJSON: Encodable, Sendable {
  struct Amounts: Encodable {
    let gross, ceiling, employeeContributions, netSocial, netBeforeTax, incomeTax: String
    let advances, attachments, netPaid, employerContributions, reliefs, cost: String

    init(_ amounts: PayrollBook.Amounts) {
      (gross, ceiling, employeeContributions) = (amounts.gross.json, amounts.ceiling.json, amounts.employeeContributions.json)
      (netSocial, netBeforeTax, incomeTax) = (amounts.netSocial.json, amounts.netBeforeTax.json, amounts.incomeTax.json)
      (advances, attachments, netPaid) = (amounts.advances.json, amounts.attachments.json, amounts.netPaid.json)
      (employerContributions, reliefs, cost) = (amounts.employerContributions.json, amounts.reliefs.json, amounts.cost.json)
    }
  }

  struct Row: Encodable {
    let payslip: OrNull<String>
    let employee, month: String
    let amounts: Amounts
  }

  struct Line: Encodable {
    /// Null for a reduction and for the tax.
    let code: OrNull<String>
    let label: String
    let base: OrNull<String>
    let employee, employer: String
  }

  struct Body: Encodable {
    let code, label, account: String
    let lines: [Line]
    let employee, employer, owed: String

    init(_ body: BodyCharges) {
      (code, label, account) = (body.code, body.label, body.account)
      lines = body.lines.map {
        Line(
          code: OrNull($0.code?.rawValue), label: $0.label, base: OrNull($0.base?.json), employee: $0.employee.json,
          employer: $0.employer.json)
      }
      (employee, employer, owed) = (body.employee.json, body.employer.json, body.owed.json)
    }
  }

  struct Posting: Encodable {
    let entry: Int64
    let number: OrNull<Int64>
    let journal, piece: String
    let date: Day
    let payslips, removed: [String]
  }

  let from, through: String
  let rows: [Row]
  let total: Amounts
  let bodies, yearly: [Body]
  let entries: [Posting]
  let findings: [FindingJSON]

  public init(_ outcome: ReadPayrollBook.Outcome) {
    (from, through) = (outcome.months.lowerBound.iso, outcome.months.upperBound.iso)
    rows = outcome.book.rows.map {
      Row(payslip: OrNull($0.number), employee: $0.employee, month: $0.month.iso, amounts: Amounts($0.amounts))
    }
    (total, bodies) = (Amounts(outcome.book.total), outcome.book.charges.map(Body.init))
    yearly = outcome.book.yearly.map(Body.init)
    entries = outcome.postings.map {
      Posting(
        entry: $0.entry, number: OrNull($0.number), journal: $0.journal, piece: $0.pieceRef, date: $0.day, payslips: $0.payslips,
        removed: $0.removed)
    }
    findings = outcome.findings.json
  }
}

/// The entries of a month of pay, as they were written or would be.
public struct PostedPayrollJSON: Encodable, Sendable {
  struct Line: Encodable {
    let account, label, debit, credit: String
    /// Why this account, in French.
    let reasons: [String]
  }

  struct Entry: Encodable {
    let entry: Int64
    let siret: OrNull<String>
    let journal, piece, label: String
    let date: Day
    let debit, credit: String
    let lines: [Line]
  }

  let month: String
  let trial: Bool
  let entries: [Entry]
  let findings: [FindingJSON]

  public init(_ outcome: PostPayroll.Outcome, month: Month) {
    (self.month, trial) = (month.iso, outcome.isTrial)
    entries = outcome.posted.map { posted in
      let draft = posted.draft
      return Entry(
        entry: posted.id, siret: OrNull(posted.entry.siret), journal: draft.journal, piece: draft.pieceRef, label: draft.label,
        date: draft.day, debit: draft.totalDebit.json, credit: draft.totalCredit.json,
        lines: zip(draft.lines, posted.entry.lines).map { line, made in
          Line(
            account: line.account.text, label: line.label ?? "", debit: line.debit.json, credit: line.credit.json,
            reasons: made.reasons)
        })
    }
    findings = outcome.findings.json
  }
}
