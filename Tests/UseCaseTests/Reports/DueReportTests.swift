import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct DueReportTests {
  static func rows(_ balance: AgedBalance) -> [String] {
    balance.rows.map { row in
      let ages = AgedBalance.Age.allCases.map { "\(row.amounts[$0].euros)" }.joined(separator: " ")
      return "\(row.thirdParty ?? "-") \(ages) | \(row.amounts.credits.euros) | \(row.amounts.total.euros)"
    }
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let side: DueSide
    let day: Day
    let rows: [String]
  }

  static let cases = [
    Case(
      testDescription: "customers at the end of January, by the days of the entries", side: .customers, day: Day(2026, 1, 31),
      rows: ["ANNE 0 220 0 0 0 | 0 | 220"]),
    Case(
      testDescription: "customers before the due day of BAZ", side: .customers, day: Day(2026, 2, 27),
      rows: ["ANNE 0 0 220 0 0 | 0 | 220", "BAZ 240 0 0 0 0 | 0 | 240"]),
    Case(
      testDescription: "a payment that settles nothing yet has no age", side: .customers, day: Day(2026, 3, 1),
      rows: ["ANNE 0 0 220 0 0 | -120 | 100", "BAZ 240 0 0 0 0 | 0 | 240"]),
    Case(
      testDescription: "suppliers, one late by 16 days", side: .suppliers, day: Day(2026, 3, 31),
      rows: ["FORGE 0 60 0 300 0 | 0 | 360"]),
    Case(
      testDescription: "suppliers, late by more than 90 days", side: .suppliers, day: Day(2026, 6, 14),
      rows: ["FORGE 0 0 0 0 360 | 0 | 360"]),
  ]

  @Test(arguments: cases) func `an aged balance before any lettering`(aged: Case) throws {
    #expect(Self.rows(try ReadAgedBalance(aged.side, on: aged.day)(ReportLedger().desk)) == aged.rows)
  }

  @Test func `an invoice that was paid later is still owed on the day before`() throws {
    let ledger = try ReportLedger()
    // The invoice of 10 January and the payment of 28 February.
    _ = try LetterLines([LineReference(entry: 2, position: 0), LineReference(entry: 5, position: 1)])(ledger.desk)
    let during = try ReadAgedBalance(.customers, on: Day(2026, 1, 31))(ledger.desk)
    #expect(Self.rows(during) == ["ANNE 0 220 0 0 0 | 0 | 220"])
    let after = try ReadAgedBalance(.customers, on: Day(2026, 2, 28))(ledger.desk)
    #expect(Self.rows(after) == ["ANNE 0 0 100 0 0 | 0 | 100", "BAZ 240 0 0 0 0 | 0 | 240"])
  }

  @Test func `what a later payment completes was partly paid on the day before`() throws {
    let ledger = try ReportLedger(empty: Day(2026, 11, 24))
    let invoice = try ledger.post(Day(2026, 1, 10), "VE", [debit("411", 100, "ANNE"), credit("707", 100)])
    let first = try ledger.post(Day(2026, 2, 1), "BQ", [debit("512", 40), credit("411", 40, "ANNE")])
    let second = try ledger.post(Day(2026, 3, 1), "BQ", [debit("512", 60), credit("411", 60, "ANNE")])
    let lines = [(invoice, 0), (first, 1), (second, 1)].map { LineReference(entry: $0.0, position: Int32($0.1)) }
    _ = try LetterLines(lines)(ledger.desk)
    #expect(Self.rows(try ReadAgedBalance(.customers, on: Day(2026, 2, 15))(ledger.desk)) == ["ANNE 0 0 60 0 0 | 0 | 60"])
    #expect(Self.rows(try ReadAgedBalance(.customers)(ledger.desk)) == [])
  }

  @Test(arguments: [Day(2026, 1, 31), Day(2026, 2, 28), Day(2026, 3, 5), Day(2026, 12, 31)])
  func `the total of an aged balance is the balance of the accounts that day`(day: Day) throws {
    let ledger = try ReportLedger()
    _ = try LetterLines([LineReference(entry: 2, position: 0), LineReference(entry: 5, position: 1)])(ledger.desk)
    for (side, sign) in [(DueSide.customers, Int64(1)), (.suppliers, -1)] {
      let balance = try ReadTrialBalance(through: day, prefix: side.prefix)(ledger.desk).balance.total.balance
      #expect(try ReadAgedBalance(side, on: day)(ledger.desk).total.total.cents == sign * balance.cents)
    }
  }

  @Test func `the openings of a year stand for the lines of the years before`() throws {
    let ledger = try ReportLedger(today: Day(2027, 1, 31))
    try ledger.change { try $0.addFiscalYear(ReportLedger.year.next) }
    #expect(try ReadAgedBalance(.customers)(ledger.desk).total.total.euros == 100)
    try ledger.post(Day(2027, 1, 1), "AN", [debit("411", 100, "ANNE"), credit("101", 100)])
    #expect(try ReadAgedBalance(.customers)(ledger.desk).total.total.euros == 100)
    #expect(try ReadAgedBalance(.customers, on: Day(2026, 12, 31))(ledger.desk).total.total.euros == 100)
    // No openings of suppliers: their lines of 2026 still count.
    #expect(try ReadAgedBalance(.suppliers)(ledger.desk).total.total.euros == 360)
  }

  @Test func `a customer account without third parties counts too`() throws {
    let ledger = try ReportLedger()
    try ledger.post(Day(2026, 2, 1), "VE", [debit("411", 60), credit("707", 60)])
    let rows = Self.rows(try ReadAgedBalance(.customers, on: Day(2026, 2, 1))(ledger.desk))
    #expect(rows == ["- 60 0 0 0 0 | 0 | 60", "ANNE 0 120 100 0 0 | 0 | 220"])
    #expect(try ReadDueDates(on: Day(2026, 2, 1))(ledger.desk).toReceive.euros == 280)
  }

  @Test func `lines added up make the report that they make one by one`() throws {
    let ledger = try ReportLedger()
    _ = try LetterLines([LineReference(entry: 2, position: 0), LineReference(entry: 5, position: 1)])(ledger.desk)
    for month in 1...12 {
      let day = Month(2026, month).lastDay
      let items = try ledger.desk.dossier.reading { try $0.openItems(through: day) }
      for side in DueSide.allCases {
        let names = ["ANNE": "Maison ANNE", "BAZ": "Maison BAZ", "FORGE": "Maison FORGE"]
        #expect(try ReadAgedBalance(side, on: day)(ledger.desk) == AgedBalance(side, items: items, on: day, names: names))
      }
      #expect(try ReadDueDates(on: day)(ledger.desk) == Echeancier(items: items, on: day, by: .week))
    }
  }

  @Test func `the due dates by month and by week`() throws {
    let ledger = try ReportLedger()
    let months = try ReadDueDates(by: .month, on: Day(2026, 3, 1))(ledger.desk)
    // Late: 100 and 120 of ANNE, 300 of FORGE; in March 240 of BAZ and 60 of FORGE.
    #expect(
      months.periods.map { "\($0.first?.iso ?? "late") \($0.toReceive.euros) \($0.toPay.euros)" } == [
        "late 220 300", "2026-03-01 240 60",
      ])
    #expect(months.customerCredits.euros == -120 && months.toReceive.euros == 460 && months.toPay.euros == 360)
    let weeks = try ReadDueDates(on: Day(2026, 3, 1))(ledger.desk)
    #expect(weeks.periods.compactMap { $0.first?.iso } == ["2026-03-09", "2026-03-16"])
  }

  @Test func `a statement of account for each account of a third party`() throws {
    let ledger = try ReportLedger()
    let period = ReportPeriod(from: Day(2026, 2, 1), through: Day(2026, 3, 31))
    let anne = try ReadStatement("ANNE", period: period)(ledger.desk)
    #expect(anne.statements.map { "\($0.account) \($0.opening.euros) \($0.closing.euros)" } == ["411 220 100"])
    try ledger.post(Day(2026, 3, 2), "BQ", [debit("401", 7, "ANNE"), credit("512", 7)])
    #expect(try ReadStatement("ANNE", period: period)(ledger.desk).statements.map(\.account.text) == ["401", "411"])
    #expect(refusal { try ReadStatement("ANN", period: period)(ledger.desk) } == "report.third-party-unknown")
  }

  @Test func `a third party without lines has an empty statement`() throws {
    let ledger = try ReportLedger(empty: Day(2026, 5, 1))
    let statement = try ReadStatement("FORGE")(ledger.desk).statements
    #expect(statement.map(\.account.text) == ["401"] && statement[0].lines.isEmpty && statement[0].closing == .zero)
  }

  @Test func `a journal and the centralising journal have the figures of the entries`() throws {
    let desk = try ReportLedger().desk
    let journal = try ReadJournal("VE", period: ReportPeriod(through: Day(2026, 2, 28)))(desk).report
    #expect(journal.months.map { "\($0.month.iso) \($0.sums.debit.euros)" } == ["2026-01 120", "2026-02 240"])
    #expect(journal.lines.count == 6 && journal.findings.isEmpty)
    #expect(refusal { try ReadJournal("XX")(desk) } == "report.journal-unknown")
    let all = try ReadCentralisateur()(desk).report
    #expect(
      all.rows.map { "\($0.journal) \($0.month.number) \($0.entryCount) \($0.debit.euros)" } == [
        "AN 1 1 1000", "BQ 2 1 120", "BQ 3 1 240", "HA 2 1 60", "VE 1 1 120", "VE 2 1 240",
      ])
    let sealed = try ReadCentralisateur(withDrafts: false)(desk).report
    #expect(sealed.total.entryCount == 5 && sealed.total.sums.debit.euros == 1540)
  }
}
