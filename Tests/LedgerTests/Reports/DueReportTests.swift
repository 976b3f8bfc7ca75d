import Kernel
import Testing

@testable import Ledger

@Suite struct DueReportTests {
  static let day = Day(2026, 10, 31)

  struct Edge: CustomTestStringConvertible {
    let due: String
    let age: AgedBalance.Age
    var testDescription: String { "\(due): \(age.french)" }
  }

  @Test(arguments: [
    Edge(due: "2026-11-15", age: .notDue), Edge(due: "2026-10-31", age: .notDue), Edge(due: "2026-10-30", age: .upTo30),
    Edge(due: "2026-10-01", age: .upTo30), Edge(due: "2026-09-30", age: .upTo60), Edge(due: "2026-09-01", age: .upTo60),
    Edge(due: "2026-08-31", age: .upTo90), Edge(due: "2026-08-02", age: .upTo90), Edge(due: "2026-08-01", age: .over90),
  ])
  func `an invoice is as old as its due day says`(_ edge: Edge) throws {
    let item = Lines.customer(1, "2026-07-01", "10,00", due: edge.due)
    let balance = try AgedBalance(.customers, items: [item], on: Self.day)
    #expect(balance.total[edge.age] == Lines.cents("10,00"))
    #expect(balance.total.byAge.sum() == Lines.cents("10,00"))
  }

  @Test func `without a due day the day of the entry counts`() throws {
    let balance = try AgedBalance(.customers, items: [Lines.customer(1, "2026-07-01", "10,00")], on: Self.day)
    #expect(balance.total[.over90] == Lines.cents("10,00"))
  }

  @Test func `a partial group shows what remains of the invoice, other payments stand apart`() throws {
    let items = [
      Lines.make(1, "411", "TILLEULS", "2026-10-05", "20220,00", due: "2026-11-04", code: "aaa"),
      Lines.make(2, "411", "TILLEULS", "2026-10-23", "-12000,00", code: "aaa"),
      Lines.make(3, "411", "TILLEULS", "2026-10-26", "-420,00", code: "aaa"),
      Lines.make(4, "411", "STAUBERT", "2026-10-19", "11130,60", due: "2026-10-20"),
      Lines.make(5, "411", "STAUBERT", "2026-10-21", "-130,60"), Lines.make(6, "401", "MORVAN", "2026-10-02", "-7776,00"),
      Lines.make(7, "411", "AUBRY", "2026-10-12", "5,00", code: "AAA"), Lines.make(8, "411", "AUBRY", "2026-11-12", "6,00"),
    ]
    let balance = try AgedBalance(.customers, items: items, on: Self.day, names: ["TILLEULS": "Hôtel Les Tilleuls"])
    #expect(balance.rows.map(\.name) == ["STAUBERT", "Hôtel Les Tilleuls"])
    #expect(balance.rows[0].amounts[.upTo30] == Lines.cents("11130,60"))
    #expect(balance.rows[0].amounts.credits == Lines.cents("-130,60"))
    #expect(balance.rows[0].amounts.total == Lines.cents("11000,00"))
    #expect(balance.rows[1].amounts[.notDue] == Lines.cents("7800,00") && balance.rows[1].amounts.credits == .zero)
    #expect(balance.total.total == Lines.cents("18800,00"))
    let suppliers = try AgedBalance(.suppliers, items: items, on: Self.day)
    #expect(suppliers.total[.upTo30] == Lines.cents("7776,00"))
  }

  @Test func `in a partial group the oldest invoice is settled first, and an excess stays a credit`() throws {
    let invoices = [
      Lines.customer(1, "2026-08-01", "100,00", due: "2026-08-31", code: "aaa"),
      Lines.customer(2, "2026-09-01", "100,00", due: "2026-09-30", code: "aaa"),
    ]
    let partly = try DueAmount.remaining(invoices + [Lines.customer(3, "2026-10-01", "-150,00", code: "aaa")], .customers)
    #expect(partly.map(\.amount) == [Lines.cents("50,00")] && partly[0].item.line.entry == 2)
    let excess = try DueAmount.remaining(invoices + [Lines.customer(3, "2026-10-01", "-230,00", code: "aaa")], .customers)
    #expect(excess.map(\.amount) == [Lines.cents("-30,00")] && excess[0].item.line.entry == 3)
  }

  @Test(arguments: LetteringPropertyTests.seeds)
  func `whatever the lines, ages and credits come to the open balance`(_ seed: UInt64) throws {
    let items = messyItems(seed: seed)
    for side in DueSide.allCases {
      let balance = try AgedBalance(side, items: items, on: Day(2027, 1, 31))
      let owed = items.filter { $0.account.hasPrefix(side.prefix) }.map { side == .customers ? $0.balance : -$0.balance }.sum()
      #expect(balance.total.total == owed)
      #expect(balance.total.byAge.sum() + balance.total.credits == balance.total.total)
      #expect(balance.rows.map(\.amounts.total).sum() == owed)
      for row in balance.rows { #expect(row.amounts.byAge.sum() + row.amounts.credits == row.amounts.total) }
    }
  }

  @Test func `the schedule goes week by week, what is late first`() throws {
    let items = [
      Lines.make(1, "411", "A", "2026-10-01", "100,00", due: "2026-10-15"),
      Lines.make(2, "411", "A", "2026-10-01", "40,00", due: "2026-11-02"),
      Lines.make(3, "401", "B", "2026-10-01", "-30,00", due: "2026-11-08"),
      Lines.make(4, "401", "B", "2026-10-01", "-5,00", due: "2026-11-09"),
      Lines.make(5, "411", "A", "2026-10-03", "-7,00"),
    ]
    let weeks = try Echeancier(items: items, on: Self.day, by: .week)
    #expect(weeks.periods.map(\.first) == [nil, Day(2026, 11, 2), Day(2026, 11, 9)])
    #expect(weeks.periods.map(\.net) == ["100,00", "10,00", "-5,00"].map(Lines.cents))
    #expect(weeks.customerCredits == Lines.cents("-7,00") && weeks.toPay == Lines.cents("35,00"))
    #expect(weeks.table.rows.last?.cells.last == .amount(Lines.cents("98,00")))
    let months = try Echeancier(items: items, on: Self.day, by: .month)
    #expect(months.periods.map(\.toReceive) == ["100,00", "40,00"].map(Lines.cents))
    #expect(months.table.rows[1].cells[0] == .text("novembre 2026"))
  }

  @Test func `open items go per third party, and come to their balance`() throws {
    let items = [
      Lines.make(3, "411", "B", "2026-10-09", "-4,00"), Lines.make(1, "411", "B", "2026-10-01", "10,00", code: "aaa"),
      Lines.make(2, "401", "A", "2026-10-01", "-30,00"), Lines.make(4, "411", "B", "2026-10-01", "1,00", code: "AAA"),
      Lines.make(5, "411", "B", "2026-12-01", "1,00"),
    ]
    let statement = try OpenItemsStatement(items: items, on: Self.day, names: ["B": "Béranger"])
    #expect(statement.sections.map(\.name) == ["A", "Béranger"])
    #expect(statement.sections[1].items.map(\.line.entry) == [1, 3] && statement.sections[1].sums.balance == Lines.cents("6,00"))
    #expect(statement.total.balance == Lines.cents("-24,00"))
    #expect(statement.table.rows.map(\.kind) == [.line, .subtotal, .line, .line, .subtotal, .total])
  }
}
