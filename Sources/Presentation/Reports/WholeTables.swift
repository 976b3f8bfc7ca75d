import Kernel
import Ledger
import UseCases

extension ReadGeneralLedger.Page {
  /// All the accounts in one table.
  public var table: ReportTable {
    var table = ReportTable(
      title: "Grand-livre \(days.french)",
      columns: [
        .init("Compte", .text), .init("Libellé du compte", .text), .init("Date", .day), .init("Jal", .text), .init("N°", .count),
        .init("Pièce", .text), .init("Tiers", .text), .init("Libellé", .text), .init("Let.", .text), .init("Débit", .amount),
        .init("Crédit", .amount), .init("Solde", .amount),
      ])
    for ledger in sections.map(\.ledger) {
      for row in ledger.lines {
        let line = row.line
        table.add([
          .text(ledger.account.text), .text(ledger.label), .day(line.day), .text(line.journal),
          line.number.map(ReportTable.Cell.count) ?? .empty, .text(line.pieceRef), .text(line.thirdParty ?? ""),
          .text(line.label),
          .text(line.lettering ?? ""), .side(line.debit), .side(line.credit), .amount(row.balance),
        ])
      }
    }
    return table
  }
}

extension ReadStatement.Outcome {
  /// All the accounts in one table.
  public var table: ReportTable {
    let tables = statements.map { ($0.account, $0.table) }
    var table = ReportTable(title: "Relevé \(party.code)", columns: [.init("Compte", .text)] + (tables.first?.1.columns ?? []))
    for (account, own) in tables {
      for row in own.rows where row.kind == .line { table.add([.text(account.text)] + row.cells) }
    }
    return table
  }
}

extension [AgedBalance] {
  /// All the sides in one table: the account numbers tell them apart. Nil when there is none.
  public var table: ReportTable? {
    guard let first, count > 1 else { return self.first?.table }
    var table = ReportTable(title: "Balance âgée au \(first.day.french)", columns: first.table.columns)
    for balance in self {
      // The total of a side is one of several.
      for row in balance.table.rows { table.add(row.kind == .total ? .subtotal : row.kind, row.cells) }
    }
    return table
  }
}
