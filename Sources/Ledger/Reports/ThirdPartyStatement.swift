import Kernel

/// Relevé de compte of one third party over a period, as one would send it.
public struct ThirdPartyStatement: TabularReport, Hashable, Sendable {
  public let account: AccountNumber
  public let thirdParty: String
  public let name: String
  public let first: Day
  public let last: Day
  /// The balance before `first`.
  public let opening: Money
  public let lines: [RunningLine]
  public let movements: DebitCredit
  /// What the lines without a full lettering come to, the opening balance left out.
  public let unlettered: Money
  public var closing: Money { lines.last?.balance ?? opening }

  /// `lines` in the order they are to be read. Throws `report.sum-too-large`.
  public init(
    account: AccountNumber, thirdParty: String, name: String, from first: Day, to last: Day, opening: Money, lines: [LedgerLine]
  ) throws(Finding) {
    (self.account, self.thirdParty, self.name, self.first, self.last) = (account, thirdParty, name, first, last)
    self.opening = opening
    self.lines = try RunningLine.running(lines, from: opening)
    var (movements, unlettered) = (DebitCredit(), Money.zero)
    for line in lines {
      try movements.add(debit: line.debit, credit: line.credit)
      if !ThirdPartyStatement.isLettered(line) { unlettered = try unlettered.checkedSum(line.debit).checkedSum(-line.credit) }
    }
    (self.movements, self.unlettered) = (movements, unlettered)
  }

  /// In full: a code in lower case is a partial lettering.
  private static func isLettered(_ line: LedgerLine) -> Bool {
    guard let code = line.lettering, !code.isEmpty else { return false }
    return LetteringCode(code)?.isFull ?? true
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Relevé de compte \(name) (\(account) \(thirdParty)) du \(first.french) au \(last.french)",
      columns: [
        .init("Date", .day), .init("Pièce", .text), .init("Libellé", .text), .init("Échéance", .day), .init("Let.", .text),
        .init("Débit", .amount), .init("Crédit", .amount), .init("Solde", .amount),
      ])
    table.add(
      .subtotal, [.day(first), .empty, .text("Solde d’ouverture"), .empty, .empty, .empty, .empty, .amount(opening)])
    for row in lines {
      let line = row.line
      table.add([
        .day(line.day), .text(line.pieceRef), .text(line.label), .optional(line.dueDay), .text(line.lettering ?? ""),
        .side(line.debit), .side(line.credit), .amount(row.balance),
      ])
    }
    let sums: [ReportTable.Cell] = [.amount(movements.debit), .amount(movements.credit), .amount(closing)]
    table.add(.total, [.day(last), .empty, .text("Solde de clôture"), .empty, .empty] + sums)
    return table
  }
}
