import Foundation
import Kernel
import Law
import Testing
import Workforce

@testable import Payroll

/// A wage paid for the hours that a month has, beside the one that is the same each month.
@Suite struct HoursWorkedTests {
  static let rate = Money(cents: 13_60)

  /// The replacement of four weeks of the workshop.
  static func replacement(_ pay: Terms.Pay = .hoursWorked(rate)) -> PayrollMonth.Kept {
    PayrollMonthTests.shop {
      ($0.contract.kind, $0.contract.start, $0.contract.end) = (.fixedTerm, Day(2026, 10, 12), Day(2026, 11, 8))
      $0.contract.fixedTerm = .init(reason: .replacement, replaced: "Elsa Pommier, menuisière")
      $0.contract.terms.pay = pay
    }
  }

  /// Hired for good, at the rate of an hour.
  static func hired(
    _ start: Day = Day(2020, 1, 6), _ change: @escaping (inout PayrollMonth.Kept) -> Void = { _ in }
  ) -> PayrollMonth.Kept {
    PayrollMonthTests.shop {
      $0.contract.start = start
      $0.contract.terms.pay = .hoursWorked(rate)
      $0.employee.leaveOpening = PayrollMonthTests.noLeave
      change(&$0)
    }
  }

  static func earnings(_ document: PayslipDocument, _ code: Earning.Code) -> [Money] {
    document.slip.earnings.filter { $0.code == code }.map(\.amount)
  }

  @Test func `four weeks of replacement are paid 105 hours, then 35, and their indemnities`() throws {
    let october = try #require(PayrollMonthTests.made("2026-10", Self.replacement()).document)
    #expect(october.slip.gross == Money(cents: 1_428_00))
    #expect(october.slip.earnings.map(\.hours) == [Hours(hundredths: 105_00)])
    let paid = try PayrollMonthTests.paying(["2026-10"], Self.replacement())
    let made = PayrollMonthTests.made("2026-11", paid)
    let november = try #require(made.document, "\(made.findings.map(\.message))")
    #expect(Self.earnings(november, .base) == [Money(cents: 476_00)])
    #expect(Self.earnings(november, .bonus) == [Money(cents: 190_40), Money(cents: 209_44)])
    #expect(november.slip.gross == Money(cents: 875_84))
    #expect(made.findings.filter { $0.severity == .warning }.isEmpty, "\(made.findings.map(\.message))")
    // What the general reduction compares with is the minimum wage of these hours, within the rounding of 151,67.
    let minimum = october.slip.generalReduction.totalMinimumWage
    #expect(abs(minimum.cents - 12_02 * 105) <= 5, "\(minimum.french)")
  }

  @Test func `the same replacement, mensualised, is paid in proportion of the real hours of the month`() throws {
    let october = try #require(PayrollMonthTests.made("2026-10", Self.replacement(.hourly(Self.rate))).document)
    #expect(Self.earnings(october, .base) == [Money(cents: 2_062_71)])
    #expect(october.slip.gross == Money(cents: 1_406_39))
    // 491,12 for five days of twenty-one. Two days and a half of leave are worth 198,34: a tenth of 2 087,26 is better.
    let paid = try PayrollMonthTests.paying(["2026-10"], Self.replacement(.hourly(Self.rate)))
    let november = try #require(PayrollMonthTests.made("2026-11", paid).document)
    #expect(Self.earnings(november, .bonus) == [Money(cents: 189_75), Money(cents: 208_73)])
  }

  @Test(arguments: [replacement(), hired { $0.workplace.territory = .alsaceMoselle }])
  func `a payslip by the hour breaks no rule`(kept: PayrollMonth.Kept) throws {
    let document = try #require(PayrollMonthTests.made("2026-10", kept).document)
    let broken = ChecksOnRightPayslipsTests.checks.verdict(on: document).judgements.filter { $0.state == .broken }
    let about = Set(broken.map(\.rule.id)).intersection(["P04", "P05", "P06", "P12", "P20", "P25", "P26"])
    #expect(about.isEmpty, "\(broken.flatMap(\.findings).map(\.message))")
  }

  // MARK: Hours

  struct HoursCase: CustomTestStringConvertible, Sendable {
    let name: String
    let month: String
    var start = Day(2020, 1, 6)
    var change: @Sendable (inout PayrollMonth.Kept) -> Void = { _ in }
    /// In hundredths, the holidays among them.
    let hours: Int64
    var holidays: Int64 = 0
    var findings: [String] = []
    var testDescription: String { name }
  }

  static let said = ["payroll.month.holiday-unpaid", "payroll.month.hours-below-monthly"]

  static let months: [HoursCase] = [
    HoursCase(name: "22 days, New Year’s Day among them", month: "2026-01", hours: 154_00, holidays: 7_00),
    HoursCase(
      name: "a short month says what the mensualised wage would add", month: "2026-02", hours: 140_00,
      findings: ["payroll.month.hours-below-monthly"]),
    HoursCase(
      name: "a short month of seasonal work says nothing: it is not mensualised", month: "2026-02",
      change: {
        ($0.contract.kind, $0.contract.end) = (.fixedTerm, Day(2026, 4, 30))
        $0.contract.fixedTerm = .init(reason: .seasonal)
      }, hours: 140_00),
    HoursCase(
      name: "before three months Easter Monday is not paid", month: "2026-04", start: Day(2026, 3, 2), hours: 147_00,
      findings: ["payroll.month.holiday-unpaid", "payroll.month.hours-below-monthly"]),
    HoursCase(
      name: "1 May is paid from the first day, the three others of the month are not", month: "2026-05", start: Day(2026, 4, 30),
      hours: 126_00, holidays: 7_00,
      findings: [
        "payroll.month.holiday-unpaid", "payroll.month.holiday-unpaid", "payroll.month.holiday-unpaid",
        "payroll.month.hours-below-monthly",
      ]),
    HoursCase(
      name: "three months on the eve of 14 July", month: "2026-07", start: Day(2026, 4, 14), hours: 161_00, holidays: 7_00),
    HoursCase(
      name: "a day less than three months", month: "2026-07", start: Day(2026, 4, 15), hours: 154_00,
      findings: ["payroll.month.holiday-unpaid"]),
    HoursCase(
      name: "seniority that was taken over counts", month: "2026-07", start: Day(2026, 7, 1),
      change: { $0.contract.seniorityFrom = Day(2026, 4, 14) }, hours: 161_00, holidays: 7_00),
    HoursCase(
      name: "seasons add up to three months", month: "2026-07", start: Day(2026, 6, 15),
      change: {
        ($0.contract.kind, $0.contract.end) = (.fixedTerm, Day(2026, 9, 15))
        $0.contract.fixedTerm = .init(reason: .seasonal)
        var before = $0.contract
        (before.start, before.end) = (Day(2025, 6, 15), Day(2025, 9, 1))
        $0.otherContracts = [before]
      }, hours: 161_00, holidays: 7_00),
    HoursCase(
      name: "seasons that do not", month: "2026-07", start: Day(2026, 6, 15),
      change: {
        ($0.contract.kind, $0.contract.end) = (.fixedTerm, Day(2026, 9, 15))
        $0.contract.fixedTerm = .init(reason: .seasonal)
        var before = $0.contract
        (before.start, before.end) = (Day(2025, 7, 15), Day(2025, 8, 1))
        $0.otherContracts = [before]
      }, hours: 154_00, findings: ["payroll.month.holiday-unpaid"]),
    HoursCase(
      name: "26 December is a holiday of Alsace-Moselle", month: "2026-12", start: Day(2026, 11, 2),
      change: { $0.workplace.territory = .alsaceMoselle }, hours: 154_00, findings: ["payroll.month.holiday-unpaid"]),
    HoursCase(
      name: "four days of 8,75 hours, from a Tuesday", month: "2026-10", start: Day(2026, 10, 20),
      change: { $0.contract.terms.pattern = WeeklyPattern([0, 8_75, 8_75, 8_75, 8_75, 0, 0].map { Hours(hundredths: $0) }) },
      hours: 70_00),
    HoursCase(
      name: "a contract that begins on the last Saturday has no hour", month: "2026-10", start: Day(2026, 10, 31), hours: 0),
  ]

  @Test(arguments: months) func `the hours of a month are those of its days`(row: HoursCase) throws {
    let made = PayrollMonthTests.made(row.month, Self.hired(row.start, row.change))
    let situation = try #require(made.situation, "\(made.findings.map(\.message))")
    #expect(situation.month.hours == Hours(hundredths: row.hours))
    #expect(situation.month.holidayHours == Hours(hundredths: row.holidays))
    #expect(made.findings.map(\.code).filter(Self.said.contains) == row.findings)
    let base = try #require(made.document?.slip.earnings.first { $0.code == .base })
    #expect(base.amount == Self.rate.paid(Hours(hundredths: row.hours)))
    #expect(base.label.contains("fériés") == (row.holidays > 0))
  }

  @Test func `what a short month lacks is said to the cent`() throws {
    let finding = try #require(
      PayrollMonthTests.made("2026-02", Self.hired()).findings.first { $0.code == "payroll.month.hours-below-monthly" })
    // 2 062,71 less 1 904,00.
    #expect(finding.message.contains("158,71") && finding.severity == .warning && finding.reference != nil)
  }

  @Test func `39 hours a week are 35 and the four beyond of each week, at 25 %`() throws {
    let made = PayrollMonthTests.made("2026-10", Self.hired { $0.contract.terms.weeklyHours = Hours(hundredths: 39_00) })
    let situation = try #require(made.situation, "\(made.findings.map(\.message))")
    #expect(situation.month.hours == Hours(hundredths: 154_00))
    // Twenty-two days are four weeks and two fifths.
    #expect(situation.month.overtime == [.init(hours: Hours(hundredths: 17_60), increase: .percent(25_00))])
    let away = Self.hired {
      $0.contract.terms.weeklyHours = Hours(hundredths: 39_00)
      $0.absences = [Absence(employee: 1, kind: .unpaid, from: Day(2026, 10, 5), through: Day(2026, 10, 9))]
    }
    let month = try #require(PayrollMonthTests.made("2026-10", away).situation).month
    #expect(month.overtime.map(\.hours) == [Hours(hundredths: 13_60)] && month.absences[0].hours == Hours(hundredths: 35_00))
  }

  // MARK: Absences

  struct AbsenceCase: CustomTestStringConvertible, Sendable {
    let name: String
    let month: String
    let kind: Absence.Kind
    let from: Day
    let through: Day
    var change: @Sendable (inout Absence) -> Void = { _ in }
    /// What it takes off, in hundredths of an hour.
    let missed: Int64
    let gross: Int64
    var testDescription: String { name }
  }

  static let absences: [AbsenceCase] = [
    AbsenceCase(
      name: "a day without pay is its seven hours", month: "2026-10", kind: .unpaid, from: Day(2026, 10, 6),
      through: Day(2026, 10, 6), missed: 7_00, gross: 2_094_40 - 95_20),
    AbsenceCase(
      name: "half a day is a half of them", month: "2026-10", kind: .unpaid, from: Day(2026, 10, 6), through: Day(2026, 10, 6),
      change: { $0.startsAtNoon = true }, missed: 3_50, gross: 2_094_40 - 47_60),
    AbsenceCase(
      name: "a holiday inside days without pay is not paid", month: "2026-11", kind: .unpaid, from: Day(2026, 11, 9),
      through: Day(2026, 11, 13), missed: 35_00, gross: 1_999_20 - 476_00),
    AbsenceCase(
      name: "a holiday inside a leave is paid as one", month: "2026-11", kind: .paidLeave, from: Day(2026, 11, 9),
      through: Day(2026, 11, 13), missed: 28_00, gross: 1_999_20),
    AbsenceCase(
      name: "training keeps the wage", month: "2026-10", kind: .training, from: Day(2026, 10, 5), through: Day(2026, 10, 9),
      missed: 35_00, gross: 2_094_40),
  ]

  @Test(arguments: absences) func `an absence takes its own hours off`(row: AbsenceCase) throws {
    var absence = Absence(employee: 1, kind: row.kind, from: row.from, through: row.through)
    row.change(&absence)
    let made = PayrollMonthTests.made(row.month, Self.hired { $0.absences = [absence] })
    let document = try #require(made.document, "\(made.findings.map(\.message))")
    let missed = Hours(hundredths: row.missed)
    #expect(document.slip.earnings.first { $0.code == .absence }?.hours == missed)
    #expect(Self.earnings(document, .absence) == [-Self.rate.paid(missed)])
    #expect(document.slip.gross == Money(cents: row.gross))
  }

  /// Seven days of waiting, then 90 % of the wage of each day of work: 13 to 16 October are four days.
  @Test func `the wage kept in a stop is that of its hours`() throws {
    var absence = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 6), through: Day(2026, 10, 16))
    absence.dailyAllowance = .zero
    absence.subrogation = false
    let document = try #require(PayrollMonthTests.made("2026-10", Self.hired { $0.absences = [absence] }).document)
    #expect(Self.earnings(document, .absence) == [Money(cents: -9 * 95_20)])
    #expect(Self.earnings(document, .sicknessPay) == [Money(cents: 4 * 95_20).times(.percent(90_00), .halfAwayFromZero)])
  }

  // MARK: Refusals and forms

  static func situation(_ change: (inout PayrollSituation) -> Void) -> PayrollSituation {
    var situation = ordinary()
    (situation.contract.monthlySalary, situation.contract.hourlyRate) = (nil, rate)
    situation.month.hours = Hours(hundredths: 154_00)
    change(&situation)
    return situation
  }

  @Test func `an absence whose hours nobody gave is a fifth of the week for each day`() throws {
    let slip = try payslip(
      Self.situation { $0.month.absences = [.init(kind: .unpaid, from: Day(2026, 10, 6), through: Day(2026, 10, 7))] })
    #expect(slip.gross == Money(cents: 2_094_40 - 190_40))
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let field: String
    let change: @Sendable (inout PayrollSituation) -> Void
    var testDescription: String { name }

    init(_ name: String, _ code: String, _ field: String, _ change: @escaping @Sendable (inout PayrollSituation) -> Void) {
      (self.name, self.code, self.field, self.change) = (name, code, field, change)
    }
  }

  static let refusals: [Refusal] = [
    Refusal("no rate", "payroll.wage.hours-without-rate", "contract.hourlyRate") {
      ($0.contract.hourlyRate, $0.contract.monthlySalary) = (nil, Money(cents: 2_200_00))
    },
    Refusal("negative", "payroll.hours", "month.hours") { $0.month.hours = Hours(hundredths: -1) },
    Refusal("more than a month has", "payroll.hours", "month.hours") { $0.month.hours = Hours(hundredths: 744_01) },
    Refusal("more holidays than hours", "payroll.hours", "month.holidayHours") {
      $0.month.holidayHours = Hours(hundredths: 154_01)
    },
    Refusal("holidays without hours", "payroll.field.missing", "month.holidayHours") {
      ($0.month.hours, $0.month.holidayHours) = (nil, Hours(hundredths: 7_00))
    },
    Refusal("a contract in days", "payroll.not-computed", "month.hours") { $0.contract.daysPerYear = 200 },
    Refusal("an intern", "payroll.not-computed", "month.hours") { $0.contract.kind = .internship },
  ]

  @Test(arguments: refusals) func `what cannot be paid by the hour is refused`(row: Refusal) {
    let situation = Self.situation(row.change)
    let findings = PayslipCalculation(law: Expected.law, month: situation.period).check(situation)
    #expect(findings.contains { $0.code == row.code && $0.field == row.field && $0.severity == .error }, "\(findings)")
  }

  @Test func `a situation by the hour is written and read again, and others have no word of it`() throws {
    let situation = Self.situation { $0.month.holidayHours = Hours(hundredths: 7_00) }
    let read = SituationReader(try JSONEncoder().encode(situation.form), law: Expected.law)
    #expect(read.situation == situation, "\(read.findings.map(\.message))")
    let other = String(decoding: try JSONEncoder().encode(ordinary().form), as: UTF8.self)
    #expect(!other.contains("holidayHours"))
  }
}
