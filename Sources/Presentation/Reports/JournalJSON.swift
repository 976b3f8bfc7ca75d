import Kernel
import Ledger
import Store
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
  /// Where the next page starts, null on the last; absent when the journal is whole.
  let next: OrNull<String>?
  let findings: [FindingJSON]

  public init(_ outcome: ReadJournal.Outcome) { self.init(outcome.report, outcome.days, next: nil) }

  /// One page of the journal: its sums are those of the page.
  public init(_ page: ReadJournalPage.Outcome) { self.init(page.report, page.days, next: OrNull(page.next?.text)) }

  private init(_ report: JournalReport, _ days: ReportDays, next: OrNull<String>?) {
    self.next = next
    (journal, label, from, through) = (report.journal, report.label, days.first, days.last)
    lines = report.lines.map { LedgerLineJSON($0) }
    months = report.months.map { Month(month: $0.month.iso, debit: $0.sums.debit.json, credit: $0.sums.credit.json) }
    (debit, credit, findings) = (report.total.debit.json, report.total.credit.json, report.findings.json)
  }
}
