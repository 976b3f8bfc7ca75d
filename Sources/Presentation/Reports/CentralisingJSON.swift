import Kernel
import Ledger
import UseCases

/// The totals of each journal, month by month.
public struct CentralisingJSON: Encodable, Sendable {
  struct Row: Encodable {
    let journal, label, month: String
    let entries: Int
    let debit, credit: String
  }
  struct Sum: Encodable {
    let key: String
    let entries: Int
    let debit, credit: String
  }
  let from, through: Day
  let rows: [Row]
  let journals, months: [Sum]
  let entries: Int
  let debit, credit: String
  let findings: [FindingJSON]

  public init(_ outcome: ReadCentralisateur.Outcome) {
    let report = outcome.report
    func sum(_ key: String, _ total: Centralisateur.Total) -> Sum {
      Sum(key: key, entries: total.entryCount, debit: total.sums.debit.json, credit: total.sums.credit.json)
    }
    (from, through) = (outcome.year.first, outcome.year.last)
    rows = report.rows.map {
      Row(
        journal: $0.journal, label: $0.label, month: $0.month.iso, entries: $0.entryCount, debit: $0.debit.json,
        credit: $0.credit.json)
    }
    journals = report.journals.sorted { $0.key < $1.key }.map { sum($0.key, $0.value) }
    months = report.months.sorted { $0.key < $1.key }.map { sum($0.key.iso, $0.value) }
    (entries, debit, credit) = (report.total.entryCount, report.total.sums.debit.json, report.total.sums.credit.json)
    findings = report.findings.json
  }
}
