import Kernel

/// Grand-livre: the lines of one account over a period, or one page of them, with the running balance.
public struct GeneralLedger: TabularReport, Hashable, Sendable {
  public let account: AccountNumber
  public let label: String
  /// The balance before the first line: of the period, or of the previous page.
  public let opening: Money
  public let lines: [RunningLine]
  public let movements: DebitCredit
  public var closing: Money { lines.last?.balance ?? opening }

  /// `lines` in the order they are to be read. Throws `report.sum-too-large`.
  public init(account: AccountNumber, label: String, opening: Money, lines: [LedgerLine]) throws(Finding) {
    (self.account, self.label, self.opening) = (account, label, opening)
    self.lines = try RunningLine.running(lines, from: opening)
    var movements = DebitCredit()
    for line in lines { try movements.add(debit: line.debit, credit: line.credit) }
    self.movements = movements
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Grand-livre du compte \(account) \(label)",
      columns: [
        .init("Date", .day), .init("Jal", .text), .init("N°", .count), .init("Pièce", .text), .init("Tiers", .text),
        .init("Libellé", .text), .init("Let.", .text), .init("Débit", .amount), .init("Crédit", .amount), .init("Solde", .amount),
      ])
    let blank = Array(repeating: ReportTable.Cell.empty, count: 5)
    table.add(.subtotal, blank + [.text("Solde précédent"), .empty, .empty, .empty, .amount(opening)])
    for row in lines {
      let line = row.line
      table.add([
        .day(line.day), .text(line.journal), line.numberCell, .text(line.pieceRef), .text(line.thirdParty ?? ""),
        .text(line.label), .text(line.lettering ?? ""), .side(line.debit), .side(line.credit), .amount(row.balance),
      ])
    }
    table.add(
      .total, blank + [.text("Total et solde"), .empty, .amount(movements.debit), .amount(movements.credit), .amount(closing)])
    return table
  }
}
