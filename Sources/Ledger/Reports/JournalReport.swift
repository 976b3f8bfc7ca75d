import Kernel

/// Journal: the entries of one journal over a period, added up month by month.
public struct JournalReport: TabularReport, Hashable, Sendable {
  public struct MonthTotal: Hashable, Sendable {
    public let month: Month
    public let sums: DebitCredit
  }

  public let journal: String
  public let label: String
  /// In the order of days, then numbers; the lines of an entry in their own order.
  public let lines: [LedgerLine]
  public let months: [MonthTotal]
  public let total: DebitCredit
  /// `report.not-balanced` when debits and credits differ.
  public let findings: [Finding]

  /// Throws `report.sum-too-large`.
  public init(journal: String, label: String, lines: [LedgerLine]) throws(Finding) {
    (self.journal, self.label) = (journal, label)
    let ordered = lines.enumerated().sorted {
      ($0.element.day, $0.element.number ?? .max, $0.offset) < ($1.element.day, $1.element.number ?? .max, $1.offset)
    }
    self.lines = ordered.map(\.element)
    var (months, total) = ([Month: DebitCredit](), DebitCredit())
    for line in lines {
      try months[line.day.month, default: DebitCredit()].add(debit: line.debit, credit: line.credit)
      try total.add(debit: line.debit, credit: line.credit)
    }
    self.months = months.sorted { $0.key < $1.key }.map { MonthTotal(month: $0.key, sums: $0.value) }
    self.total = total
    findings = total.balance.isZero ? [] : [.reportNotBalanced(debit: total.debit, credit: total.credit)]
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Journal \(journal) \(label)",
      columns: [
        .init("Date", .day), .init("N°", .count), .init("Pièce", .text), .init("Compte", .text), .init("Tiers", .text),
        .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount),
      ])
    let blank = Array(repeating: ReportTable.Cell.empty, count: 5)
    var rest = lines[...]
    for month in months {
      let own = rest.prefix { $0.day.month == month.month }
      rest = rest.dropFirst(own.count)
      for line in own {
        table.add([
          .day(line.day), line.numberCell, .text(line.pieceRef), .text(line.account.text), .text(line.thirdParty ?? ""),
          .text(line.label), .side(line.debit), .side(line.credit),
        ])
      }
      let name: ReportTable.Cell = .text("Total \(month.month.french)")
      table.add(.subtotal, blank + [name, .amount(month.sums.debit), .amount(month.sums.credit)])
    }
    table.add(.total, blank + [.text("Total du journal"), .amount(total.debit), .amount(total.credit)])
    return table
  }
}
