import Kernel

/// Journal centralisateur: the totals of each journal, month by month. It is
/// printed, never posted: the FEC leaves centralisation entries out (LPF art. A47 A-1, VII-1°).
public struct Centralisateur: TabularReport, Hashable, Sendable {
  /// One journal in one month.
  public struct Row: Hashable, Sendable {
    public let journal: String
    public let label: String
    public let month: Month
    public let entryCount: Int
    public let debit: Money
    public let credit: Money

    public init(journal: String, label: String, month: Month, entryCount: Int, debit: Money, credit: Money) {
      (self.journal, self.label, self.month, self.entryCount) = (journal, label, month, entryCount)
      (self.debit, self.credit) = (debit, credit)
    }
  }

  /// Several rows added up.
  public struct Total: Hashable, Sendable {
    public fileprivate(set) var entryCount = 0
    public fileprivate(set) var sums = DebitCredit()

    fileprivate mutating func add(_ row: Row) throws(Finding) {
      entryCount += row.entryCount
      try sums.add(debit: row.debit, credit: row.credit)
    }
  }

  /// In the order of journals, then months.
  public let rows: [Row]
  public let journals: [String: Total]
  public let months: [Month: Total]
  public let total: Total
  /// `report.not-balanced` when debits and credits differ.
  public let findings: [Finding]

  /// Throws `report.sum-too-large`.
  public init(rows: [Row]) throws(Finding) {
    self.rows = rows.sorted { ($0.journal, $0.month) < ($1.journal, $1.month) }
    var (journals, months, total) = ([String: Total](), [Month: Total](), Total())
    for row in rows {
      try journals[row.journal, default: Total()].add(row)
      try months[row.month, default: Total()].add(row)
      try total.add(row)
    }
    (self.journals, self.months, self.total) = (journals, months, total)
    findings = total.sums.balance.isZero ? [] : [.reportNotBalanced(debit: total.sums.debit, credit: total.sums.credit)]
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Journal centralisateur",
      columns: [
        .init("Journal", .text), .init("Libellé", .text), .init("Mois", .text), .init("Écritures", .count),
        .init("Débit", .amount), .init("Crédit", .amount),
      ])
    for (index, row) in rows.enumerated() {
      table.add([
        .text(row.journal), .text(row.label), .text(row.month.french), .count(row.entryCount), .amount(row.debit),
        .amount(row.credit),
      ])
      if index + 1 == rows.count || rows[index + 1].journal != row.journal, let sum = journals[row.journal] {
        table.add(.subtotal, cells(row.journal, "Total \(row.label)", "", sum))
      }
    }
    table.add(.heading, [.text("Tous les journaux")])
    for (month, sum) in months.sorted(by: { $0.key < $1.key }) { table.add(.subtotal, cells("", "", month.french, sum)) }
    table.add(.total, cells("", "Total général", "", total))
    return table
  }

  private func cells(_ journal: String, _ label: String, _ month: String, _ sum: Total) -> [ReportTable.Cell] {
    [.text(journal), .text(label), .text(month), .count(sum.entryCount), .amount(sum.sums.debit), .amount(sum.sums.credit)]
  }
}
