import Kernel
import Ledger
import UseCases

/// The entries of a journal, month by month.
public struct JournalJSON: Encodable, Sendable {
  struct Month: Encodable {
    let month, debit, credit: String
  }
  let journal, label: String
  let from, through: Day
  let lines: [LedgerLineJSON]
  let months: [Month]
  let debit, credit: String
  let findings: [FindingJSON]

  public init(_ outcome: ReadJournal.Outcome) {
    let report = outcome.report
    (journal, label, from, through) = (report.journal, report.label, outcome.days.first, outcome.days.last)
    lines = report.lines.map { LedgerLineJSON($0) }
    months = report.months.map { Month(month: $0.month.iso, debit: $0.sums.debit.json, credit: $0.sums.credit.json) }
    (debit, credit, findings) = (report.total.debit.json, report.total.credit.json, report.findings.json)
  }
}
