import Kernel
import Ledger

/// Journal de caisse: the lines of a cash account with the balance after each, which is never below zero.
public struct CashBook: Hashable, Sendable {
  public let account: Account
  public let first: Day
  public let last: Day
  public let opening: Money
  public let lines: [RunningLine]
  public let movements: DebitCredit

  public var closing: Money { lines.last?.balance ?? opening }

  /// Lines in any order. Throws `report.sum-too-large`.
  public init(account: Account, from first: Day, through last: Day, opening: Money, lines: [LedgerLine]) throws(Finding) {
    (self.account, self.first, self.last, self.opening) = (account, first, last, opening)
    let ledger = try GeneralLedger(
      account: account.number, label: account.label, opening: opening, lines: CashBook.order(lines).map { lines[$0] })
    (self.lines, movements) = (ledger.lines, ledger.movements)
  }

  /// The order of the book, by the places of the lines: day by day, and within a day what comes in before what goes out,
  /// since a box is counted at night.
  public static func order(_ lines: [LedgerLine]) -> [Int] {
    func isOut(_ line: LedgerLine) -> Int { line.balance < .zero ? 1 : 0 }
    return lines.indices.sorted { (lines[$0].day, isOut(lines[$0]), $0) < (lines[$1].day, isOut(lines[$1]), $1) }
  }

  /// The balance at the end of each day that moves.
  public var days: [DayBalance] {
    var days: [DayBalance] = []
    for line in lines {
      if days.last?.day == line.line.day { days.removeLast() }
      days.append(DayBalance(day: line.line.day, balance: line.balance))
    }
    return days
  }

  /// The days at whose end the box would hold less than nothing.
  public var impossible: [DayBalance] {
    (opening < .zero ? [DayBalance(day: first, balance: opening)] : []) + days.filter { $0.balance < .zero }
  }

  public var findings: [Finding] { impossible.prefix(CashBook.shown).map { .cashBookNegative(account.number, $0) } }
  private static let shown = 10
}

extension LedgerLine {
  /// Debit less credit.
  fileprivate var balance: Money { debit - credit }
}

extension CashBook: TabularReport {
  public var table: ReportTable {
    var table = ReportTable(
      title: "Journal de caisse \(account.number) du \(first.french) au \(last.french)",
      columns: [
        .init("Date", .day), .init("Jal", .text), .init("Pièce", .text), .init("Libellé", .text), .init("Recette", .amount),
        .init("Dépense", .amount), .init("Solde", .amount),
      ])
    table.add(.subtotal, [.empty, .empty, .empty, .text("Solde au \((first - 1).french)"), .empty, .empty, .amount(opening)])
    for row in lines {
      table.add([
        .day(row.line.day), .text(row.line.journal), .text(row.line.pieceRef), .text(row.line.label), .side(row.line.debit),
        .side(row.line.credit), .amount(row.balance),
      ])
    }
    table.add(
      .total,
      [
        .empty, .empty, .empty, .text("Total et solde"), .amount(movements.debit), .amount(movements.credit), .amount(closing),
      ])
    return table
  }
}

extension Finding {
  static func cashBookNegative(_ account: AccountNumber, _ day: DayBalance) -> Finding {
    Finding(
      "cash.book-negative", .error,
      "La caisse \(account) serait créditrice de \(day.balance.magnitude.french) € au soir du \(day.day.french) : il n’y a jamais"
        + " moins que rien dans une caisse.",
      recovery: "Cherchez une recette ou un apport oubliés, une dépense comptée deux fois, ou une date fausse.",
      reference: "PCG art. 1031-1")
  }
}
