import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct TrialBalanceTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let read: ReadTrialBalance
    /// `account[/third party] debit credit`.
    let rows: [String]
    let total: String
  }

  static let cases = [
    Case(
      testDescription: "at the end of a month, from the sums kept", read: ReadTrialBalance(through: Day(2026, 1, 31)),
      rows: ["101 0 700", "401 0 300", "411 220 0", "44571 0 20", "512 900 0", "707 0 100"], total: "1120 1120"),
    Case(
      testDescription: "in mid-month, with the lines of the month until that day",
      read: ReadTrialBalance(through: Day(2026, 2, 20)),
      rows: [
        "101 0 700", "401 0 360", "411 460 0", "44566 10 0", "44571 0 60", "512 900 0", "607 50 0", "707 0 300",
      ], total: "1420 1420"),
    Case(
      testDescription: "the day before an entry leaves it out", read: ReadTrialBalance(through: Day(2026, 2, 14)),
      rows: ["101 0 700", "401 0 300", "411 220 0", "44571 0 20", "512 900 0", "707 0 100"], total: "1120 1120"),
    Case(
      testDescription: "on the first day only the openings", read: ReadTrialBalance(through: Day(2026, 1, 1)),
      rows: ["101 0 700", "401 0 300", "411 100 0", "512 900 0"], total: "1000 1000"),
    Case(
      testDescription: "drafts included, over the whole year", read: ReadTrialBalance(),
      rows: [
        "101 0 700", "401 0 360", "411 460 360", "44566 10 0", "44571 0 60", "512 1260 0", "607 50 0", "707 0 300",
      ], total: "1780 1780"),
    Case(
      testDescription: "validated entries only, in mid-month",
      read: ReadTrialBalance(through: Day(2026, 3, 20), withDrafts: false),
      rows: [
        "101 0 700", "401 0 360", "411 460 120", "44566 10 0", "44571 0 60", "512 1020 0", "607 50 0", "707 0 300",
      ], total: "1540 1540"),
    Case(
      testDescription: "a prefix", read: ReadTrialBalance(prefix: "44"), rows: ["44566 10 0", "44571 0 60"], total: "10 60"),
    Case(
      testDescription: "one row per third party, of the accounts that have some", read: ReadTrialBalance(byThirdParty: true),
      rows: ["401/FORGE 0 360", "411/ANNE 220 120", "411/BAZ 240 240"], total: "460 720"),
    Case(
      testDescription: "third parties in mid-month",
      read: ReadTrialBalance(through: Day(2026, 2, 15), prefix: "4", byThirdParty: true),
      rows: ["401/FORGE 0 360", "411/ANNE 220 0"], total: "220 360"),
  ]

  @Test(arguments: cases) func `a trial balance`(balance: Case) throws {
    let outcome = try balance.read(ReportLedger().desk)
    let rows = outcome.balance.rows.map { row in
      "\(row.account)\(row.thirdParty.map { "/\($0)" } ?? "") \(row.debit.euros) \(row.credit.euros)"
    }
    #expect(rows == balance.rows)
    #expect("\(outcome.balance.total.debit.euros) \(outcome.balance.total.credit.euros)" == balance.total)
    #expect(outcome.balance.findings.isEmpty)
  }

  @Test func `an auxiliary balance keeps the lines without a third party, so that it equals the account`() throws {
    let ledger = try ReportLedger()
    try ledger.post(Day(2026, 4, 1), "BQ", [debit("411", 5), credit("512", 5)])
    let rows = try ReadTrialBalance(prefix: "411", byThirdParty: true)(ledger.desk).balance.rows
    #expect(rows.map { $0.thirdParty ?? "-" } == ["-", "ANNE", "BAZ"])
    #expect(rows.map(\.balance).sum().euros == 105)
  }

  @Test func `without a day the fiscal year of today, else the last one`() throws {
    let ledger = try ReportLedger(today: Day(2031, 5, 5))
    #expect(try ReadTrialBalance()(ledger.desk).days.first == Day(2026, 1, 1))
    try ledger.change { try $0.addFiscalYear(ReportLedger.year.next) }
    #expect(try ReadTrialBalance()(ledger.desk).days.first == Day(2027, 1, 1))
    #expect(try ReadTrialBalance(through: Day(2026, 6, 30))(ledger.desk).days.first == Day(2026, 1, 1))
    #expect(try ReadTrialBalance(fiscalYear: 2026)(ledger.desk).days.last == Day(2026, 12, 31))
  }

  @Test func `days that no report can cover are refused`() throws {
    let ledger = try ReportLedger()
    #expect(refusal { try ReadTrialBalance(fiscalYear: 2019)(ledger.desk) } == "ledger.fiscal-year.unknown")
    #expect(refusal { try ReadTrialBalance(through: Day(2019, 1, 1))(ledger.desk) } == "report.period.no-fiscal-year")
    #expect(
      refusal { try ReadTrialBalance(fiscalYear: 2026, through: Day(2019, 1, 1))(ledger.desk) }
        == "report.period.outside-fiscal-year")
    let reversed = ReportPeriod(from: Day(2026, 3, 1), through: Day(2026, 2, 1))
    #expect(refusal { try ReadJournal("VE", period: reversed)(ledger.desk) } == "report.period.reversed")
    try ledger.change { try $0.addFiscalYear(ReportLedger.year.next) }
    let across = ReportPeriod(from: Day(2026, 12, 1), through: Day(2027, 1, 31))
    #expect(refusal { try ReadGeneralLedger(period: across)(ledger.desk) } == "report.period.outside-fiscal-year")
  }

  @Test func `a dossier without a fiscal year says so`() throws {
    let dossier = try Dossier.inMemory()
    let desk = Desk(dossier: dossier, author: "Camille", today: Day(2026, 1, 1), instant: "2026-01-01T09:00:00Z")
    #expect(refusal { try ReadTrialBalance()(desk) } == "ledger.fiscal-year.none")
    #expect(refusal { try ReadTrialBalance(through: Day(2026, 1, 1))(desk) } == "ledger.fiscal-year.none")
  }
}
