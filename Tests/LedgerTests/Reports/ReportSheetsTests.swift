import Kernel
import Ledger
import Testing

@Suite struct ReportSheetsTests {
  private static let columns: [ReportTable.Column] = [
    .init("Date", .day), .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount), .init("Solde", .amount),
  ]

  /// Lines of one cent, two cents, and so on, debits and credits in turn, under headings at some places.
  private static func ledger(_ lines: Int, headingsAt places: Set<Int> = []) -> ReportTable {
    var table = ReportTable(title: "Grand livre", columns: columns)
    var balance = Money.zero
    for index in 0..<lines {
      if places.contains(index) {
        table.add(.heading, [.text("Compte \(index)")])
        balance = .zero
      }
      let amount = Money(cents: Int64(index + 1))
      balance = index % 2 == 0 ? balance + amount : balance - amount
      table.add([
        .day(Day(2026, 10, 1)), .text("Ligne \(index)"), index % 2 == 0 ? .amount(amount) : .empty,
        index % 2 == 1 ? .amount(amount) : .empty, .amount(balance),
      ])
    }
    table.add(.total, [.empty, .text("Total"), .amount(.zero), .amount(.zero), .empty])
    return table
  }

  private static func sum(_ table: ReportTable, _ rows: Range<Int>, _ column: Int) -> Money {
    table.rows[rows].reduce(.zero) { sum, row in
      if row.kind == .line, case .amount(let amount) = row.cells[column] { sum + amount } else { sum }
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (8, 1), (9, 2), (16, 2), (17, 3), (200, 25)])
  func `every row is on one sheet, and what is carried is the sum so far`(lines: Int, count: Int) throws {
    let table = Self.ledger(lines)
    let sheets = try ReportSheets(table, capacity: 10, running: [4]).sheets
    #expect(sheets.count == count)
    #expect(sheets.flatMap { Array($0.rows) } == Array(table.rows.indices))
    #expect(sheets.first?.broughtForward == nil && sheets.last?.carriedForward == nil)
    for (sheet, next) in zip(sheets, sheets.dropFirst()) {
      #expect(sheet.rows.count <= 8)
      let carried = try #require(sheet.carriedForward)
      #expect(next.broughtForward == carried)
      let before = 0..<sheet.rows.upperBound
      #expect(carried[2] == .amount(Self.sum(table, before, 2)) && carried[3] == .amount(Self.sum(table, before, 3)))
      // A balance is carried as it stands; before the total it says nothing more.
      let last = table.rows[sheet.rows.upperBound - 1].cells[4]
      #expect(carried[4] == (table.rows[next.rows.lowerBound].kind == .total ? .empty : last))
      #expect(carried[0] == .empty && carried[1] == .empty)
    }
  }

  @Test func `a heading goes to the next sheet with its first row, and a part that is cut says so`() throws {
    let table = Self.ledger(20, headingsAt: [0, 7, 15])
    let sheets = try ReportSheets(table, capacity: 10, running: [4]).sheets
    for sheet in sheets { #expect(table.rows[sheet.rows.upperBound - 1].kind != .heading) }
    // A heading and seven lines; a heading and seven more; the eighth goes on, then the last part and the total.
    #expect(sheets.map(\.continued) == [nil, nil, "Compte 7"])
    #expect(sheets[0].carriedForward?[4] == .empty)
    #expect(sheets.flatMap { Array($0.rows) } == Array(table.rows.indices))
  }

  @Test func `a list without amounts carries nothing`() throws {
    var table = ReportTable(title: "Plan", columns: [.init("Compte", .text), .init("Lignes", .count)])
    for index in 0..<25 { table.add([.text("\(index)"), .count(index)]) }
    let sheets = try ReportSheets(table, capacity: 10).sheets
    #expect(sheets.map(\.rows.count) == [10, 10, 5])
    #expect(sheets.allSatisfy { $0.broughtForward == nil && $0.carriedForward == nil })
  }

  @Test func `a sum beyond any document is refused`() {
    var table = ReportTable(title: "", columns: [.init("Débit", .amount)])
    for _ in 0..<20 { table.add([.amount(.largest)]) }
    let finding = #expect(throws: Finding.self) { try ReportSheets(table, capacity: 10) }
    #expect(finding?.code == "report.sum-too-large")
  }

  @Test func `the balances of a trial balance are added up, never netted`() throws {
    let rows = [("401", 0, 20), ("411", 50, 0), ("512", 100, 130)].map { account, debit, credit in
      TrialBalance.Row(
        account: AccountNumber(account)!, label: "", debit: Money(cents: Int64(debit)), credit: Money(cents: Int64(credit)))
    }
    let balance = try TrialBalance(rows: rows)
    #expect(balance.balances.debit == Money(cents: 50) && balance.balances.credit == Money(cents: 50))
    #expect(balance.table.rows.last?.cells[4...] == [.amount(Money(cents: 50)), .amount(Money(cents: 50))])
    let fourth = try #require(balance.classes.first)
    #expect(fourth.balances.debit == Money(cents: 50) && fourth.balances.credit == Money(cents: 20))
  }
}
