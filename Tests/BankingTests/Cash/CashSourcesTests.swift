import Kernel
import Ledger
import Testing

@testable import Banking

private let today = Day(2026, 11, 2)
private let calendar = CashCalendar(today: today)
private func euros(_ amount: Int64) -> Money { Money(cents: amount * 100) }

@Suite struct OpenCashTests {
  private func due(_ party: String, _ day: Day, _ amount: Int64, entry: Int64? = nil) -> OpenCash.Due {
    OpenCash.Due(
      account: "411", thirdParty: party, day: day, amount: euros(amount),
      line: entry.map { LineReference(entry: $0, position: 1) })
  }

  @Test func `a customer who is late is expected in a week, a debt that is late goes out at once`() throws {
    let late = [due("TILLEULS", Day(2026, 10, 20), 7_800)]
    let receipts = try OpenCash.items(late, .customers, names: ["TILLEULS": "Hôtel Les Tilleuls"], calendar).items
    #expect(receipts.map(\.label) == ["Hôtel Les Tilleuls"])
    #expect((receipts[0].day, receipts[0].amount) == (Day(2026, 11, 9), euros(7_800)))
    #expect(receipts[0].assumptions == [.lateReceipt])
    let payments = try OpenCash.items(late, .suppliers, names: [:], calendar).items
    #expect((payments[0].day, payments[0].amount, payments[0].assumptions) == (today, euros(-7_800), [.latePayment]))
  }

  @Test func `what falls on a holiday comes on the next day that banks are open`() throws {
    let items = try OpenCash.items([due("AUBRY", Day(2026, 11, 11), 10)], .customers, names: [:], calendar).items
    #expect((items[0].day, items[0].dueDay, items[0].assumptions) == (Day(2026, 11, 12), Day(2026, 11, 11), [.bankDay]))
  }

  @Test func `payments that wait for a lettering settle what was due first, of the same third party only`() throws {
    let dues = [
      due("ANNE", Day(2026, 11, 20), 300, entry: 2), due("ANNE", Day(2026, 11, 10), 100, entry: 1),
      due("ANNE", Day(2026, 10, 1), -150), due("BAZ", Day(2026, 11, 10), 80, entry: 3), due("CLEO", Day(2026, 10, 1), -40),
    ]
    let outcome = try OpenCash.items(dues, .customers, names: [:], calendar)
    #expect(outcome.items.map { "\($0.key) \($0.amount.cents / 100)" } == ["411:ANNE:2.1 250", "411:BAZ:3.1 80"])
    #expect(outcome.unallocated == euros(40))
    #expect(outcome.items[0].origin == .entry(2))
  }
}

@Suite struct StatutoryCashTests {
  private let rules = StatutoryCash(.init(contributions: 15, pension: 25, vat: 15), calendar)

  private func credit(_ account: AccountNumber, _ month: Int, _ amount: Int64, isOpening: Bool = false) -> AccountMonth {
    AccountMonth(account: account, month: Month(2026, month), isOpening: isOpening, debit: .zero, credit: euros(amount))
  }
  private func debit(_ account: AccountNumber, _ month: Int, _ amount: Int64) -> AccountMonth {
    AccountMonth(account: account, month: Month(2026, month), debit: euros(amount), credit: .zero)
  }
  private func rows(_ months: [AccountMonth]) throws -> [String] {
    try rules.items(months, labels: [:]).map { "\($0.key) \($0.dueDay.french) \($0.day.french) \($0.amount.cents / 100)" }
  }

  @Test func `the wages of October and what goes with them, each on its day`() throws {
    let months = [
      credit("421", 10, 9_876), debit("421", 10, 9_876), credit("4421", 10, 242), credit("431", 10, 4_690),
      credit("437", 10, 1_105),
    ]
    // 15/11 is a Sunday: the bank pays on Monday.
    #expect(
      try rows(months) == [
        "431:2026-10 15/11/2026 16/11/2026 -4690", "437:2026-10 25/11/2026 25/11/2026 -1105",
        "4421:2026-10 15/11/2026 16/11/2026 -242",
      ])
  }

  @Test func `wages that were not paid go out at once`() throws {
    #expect(try rows([credit("421", 10, 900)]) == ["421:2026-10 30/10/2026 02/11/2026 -900"])
    #expect(try rows([credit("421", 11, 900)]) == ["421:2026-11 30/11/2026 30/11/2026 -900"])
  }

  @Test func `a balance is made of its last credits, and openings are debts of the month before`() throws {
    let months = [credit("431", 10, 3_912, isOpening: true), credit("431", 10, 4_690), debit("431", 10, 3_000)]
    // 912 of September are late, 4 690 of October are to come.
    #expect(try rows(months) == ["431:2026-09 15/10/2026 02/11/2026 -912", "431:2026-10 15/11/2026 16/11/2026 -4690"])
    #expect(try rows([debit("431", 10, 50)]).isEmpty)
  }

  @Test func `VAT: what was declared, what the months over owe, what the month under way adds`() throws {
    #expect(try rows([credit("44551", 10, 3_367)]) == ["44551:2026-10 15/11/2026 16/11/2026 -3367"])
    let months = [
      credit("44571", 10, 5_665), debit("44566", 10, 1_708), debit("44562", 10, 590), credit("44571", 11, 200),
      debit("44566", 11, 50),
    ]
    #expect(try rows(months) == ["tva:2026-10 15/11/2026 16/11/2026 -3367", "tva:2026-11 15/12/2026 15/12/2026 -150"])
  }

  @Test func `a credit of VAT is carried, not paid back`() throws {
    let months = [debit("44562", 10, 500), credit("44571", 11, 800)]
    let items = try rules.items(months, labels: [:])
    #expect(items.map(\.amount) == [euros(-300)])
    #expect(items[0].assumptions.contains(.vatCarried))
    #expect(try rows([debit("44562", 10, 500), credit("44571", 11, 400)]).isEmpty)
  }
}

@Suite struct CashPositionTests {
  private func account(_ number: AccountNumber) -> Account { Account(number: number, label: "Compte \(number)") }
  private func move(_ account: AccountNumber, _ day: Day, _ debit: Int64, _ credit: Int64) -> AccountDay {
    AccountDay(account: account, day: day, debit: euros(debit), credit: euros(credit))
  }

  struct Kind: CustomTestStringConvertible, Sendable {
    let account: AccountNumber
    let kind: CashAccountKind?
    var testDescription: String { account.text }
  }

  @Test(arguments: [
    Kind(account: "512", kind: .bank), Kind(account: "512100", kind: .bank), Kind(account: "517", kind: .bank),
    Kind(account: "530", kind: .till), Kind(account: "5112", kind: .collection),
    Kind(account: "518", kind: nil), Kind(account: "519", kind: .overdraft), Kind(account: "580", kind: .transit),
    Kind(account: "500", kind: nil), Kind(account: "411", kind: nil),
  ])
  func `which accounts are money`(_ row: Kind) { #expect(CashAccountKind(row.account) == row.kind) }

  @Test func `each account day by day, and all of them; cheques at the bank are apart`() throws {
    let position = try CashPosition(
      from: Day(2026, 10, 1), through: Day(2026, 10, 31),
      accounts: [
        (account("512"), euros(1_000)), (account("530"), euros(200)), (account("5112"), .zero), (account("518"), euros(5)),
      ],
      moves: [
        move("512", Day(2026, 10, 5), 500, 0), move("512", Day(2026, 10, 2), 0, 900), move("530", Day(2026, 10, 5), 0, 50),
        move("5112", Day(2026, 10, 30), 2_640, 0), move("512", Day(2026, 11, 3), 9_999, 0),
      ], thresholds: ["530": euros(180)], totalThreshold: euros(500))
    #expect(position.lines.map { "\($0.account.number) \($0.closing.cents / 100)" } == ["512 600", "530 150"])
    #expect(position.aside.map { "\($0.kind.rawValue) \($0.closing.cents / 100)" } == ["encaissement 2640"])
    #expect((position.total.opening, position.total.closing) == (euros(1_200), euros(750)))
    #expect((position.total.received, position.total.paid) == (euros(500), euros(950)))
    #expect(position.total.lowest == DayBalance(day: Day(2026, 10, 2), balance: euros(300)))
    #expect(position.alerts.map { "\($0.account.number) \($0.shortfall!.cents / 100)" } == ["530 30"])
    func amount(_ cell: ReportTable.Cell) -> Int64 { if case .amount(let sum) = cell { sum.cents / 100 } else { 0 } }
    let rows: [[Int64]] = position.dayTable.rows.map { row in row.cells.dropFirst().map { amount($0) } }
    #expect(rows == [[1_000, 200, 1_200], [100, 200, 300], [600, 150, 750]])
  }
}

@Suite struct CashBookTests {
  private func line(_ day: Int, _ debit: Int64, _ credit: Int64) -> LedgerLine {
    LedgerLine(
      journal: "CA", number: nil, day: Day(2026, 10, day), pieceRef: "C\(day)", account: "530", label: "Caisse",
      debit: euros(debit), credit: euros(credit))
  }
  private func book(_ opening: Int64, _ lines: [LedgerLine]) throws -> CashBook {
    try CashBook(
      account: Account(number: "530", label: "Caisse"), from: Day(2026, 10, 1), through: Day(2026, 10, 31),
      opening: euros(opening),
      lines: lines)
  }

  @Test func `what comes in on a day is counted before what goes out`() throws {
    let book = try book(10, [line(3, 0, 100), line(3, 150, 0), line(2, 5, 0)])
    #expect(book.lines.map { $0.balance.cents / 100 } == [15, 165, 65])
    #expect(book.impossible.isEmpty && book.findings.isEmpty)
  }

  @Test func `an evening with less than nothing is a finding, with its day and amount`() throws {
    let book = try book(10, [line(2, 0, 30), line(5, 40, 0)])
    #expect(book.impossible == [DayBalance(day: Day(2026, 10, 2), balance: euros(-20))])
    #expect(book.findings.map(\.code) == ["cash.book-negative"])
    #expect(book.findings[0].message.contains("20,00") && book.findings[0].message.contains("02/10/2026"))
    #expect(try self.book(-1, []).findings.count == 1)
  }
}

@Suite struct CashCountTests {
  private func count(_ pieces: [Int64: Int], others: Int64 = 0, booked: Int64) throws -> CashCount {
    var all: [Denomination: Int] = [:]
    for (cents, number) in pieces { all[Denomination(cents: cents)!] = number }
    return try CashCount(
      account: "530", day: Day(2026, 10, 31), pieces: all, others: Money(cents: others), booked: Money(cents: booked))
  }

  @Test func `notes and coins are added up`() throws {
    let count = try count([5_000: 4, 2_000: 7, 1_000: 3, 500: 1, 200: 8, 50: 3, 1: 4], others: 250, booked: 39_430)
    #expect(count.counted.cents == 20_000 + 14_000 + 3_000 + 500 + 1_600 + 150 + 4 + 250)
    #expect(count.difference.cents == 39_504 - 39_430)
    #expect(Denomination.all.count == 15)
    #expect(Denomination(cents: 300) == nil)
    #expect(Denomination(cents: 500)?.french == "Billet de 5\u{A0}€" && Denomination(cents: 20)?.french == "Pièce de 20\u{A0}c")
  }

  @Test func `what is missing is a charge, what is over an income, and nothing calls for no entry`() throws {
    let missing = try count([1_000: 1], booked: 1_250)
    let draft = try #require(missing.entry(journal: "CA", difference: missing.difference, pieceRef: "COMPTAGE-1"))
    #expect(draft.lines == [.debit("658", Money(cents: 250)), .credit("530", Money(cents: 250))])
    let over = try count([1_000: 1], booked: 900)
    #expect(
      over.entry(journal: "CA", difference: over.difference, pieceRef: "C")?.lines == [
        .debit("530", Money(cents: 100)), .credit("758", Money(cents: 100)),
      ])
    let right = try count([1_000: 1], booked: 1_000)
    #expect(right.entry(journal: "CA", difference: right.difference, pieceRef: "C") == nil)
  }

  @Test func `what no box holds is refused`() throws {
    #expect { try count([1_000: -1], booked: 0) } throws: { ($0 as? Finding)?.code == "cash.count-quantity" }
    #expect { try count([1_000: 2_000_000], booked: 0) } throws: { ($0 as? Finding)?.code == "cash.count-quantity" }
    #expect { try count([:], others: -1, booked: 0) } throws: { ($0 as? Finding)?.code == "cash.count-others" }
  }
}
