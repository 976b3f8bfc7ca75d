import Kernel
import Law
import Testing
import Workforce

@Suite struct LeaveCounterTests {
  static let law = Law()

  static func contract(from start: Day, through end: Day? = nil, kind: EmploymentContract.Kind = .permanent) -> EmploymentContract
  {
    EmploymentContract(employee: 1, kind: kind, start: start, end: end, terms: ContractTests.terms())
  }

  static func counter(
    on day: Day, _ contract: EmploymentContract, _ absences: [Absence] = [], opening: LeaveOpening? = nil
  ) throws -> LeaveCounter {
    try LeaveCounter(
      on: day, contracts: [contract], absences: absences, opening: opening, calendar: HolidayCalendar(), law: law)
  }

  static func leave(_ from: Day, _ through: Day) -> Absence {
    Absence(employee: 1, kind: .paidLeave, from: from, through: through)
  }
  static func days(_ hundredths: Int64) -> LeaveDays { LeaveDays(hundredths: hundredths) }

  struct Acquired: CustomTestStringConvertible, Sendable {
    let name: String
    let start: Day
    var end: Day?
    var kind: EmploymentContract.Kind = .permanent
    var away: [Absence] = []
    let day: Day
    let hundredths: Int64
    var testDescription: String { name }
  }

  static func away(_ kind: Absence.Kind, _ from: Day, _ through: Day) -> Absence {
    Absence(employee: 1, kind: kind, from: from, through: through)
  }

  @Test(arguments: [
    Acquired(name: "a whole year gives thirty days", start: Day(2020, 1, 6), day: Day(2026, 5, 31), hundredths: 30_00),
    Acquired(name: "a month gives two and a half", start: Day(2026, 6, 1), day: Day(2026, 6, 30), hundredths: 2_50),
    Acquired(name: "the month under way does not count yet", start: Day(2026, 6, 1), day: Day(2026, 7, 30), hundredths: 2_50),
    // 15 to 30 June 2026: 14 days from Monday to Saturday; 2.5 × 14 / 24.
    Acquired(name: "part of a month is counted in 24ths", start: Day(2026, 6, 15), day: Day(2026, 6, 30), hundredths: 1_46),
    // 8 to 30 June: 20 days; ends the 30th, so 2.083 becomes 3.
    Acquired(
      name: "the end of the contract rounds up", start: Day(2026, 6, 8), end: Day(2026, 6, 30), kind: .fixedTerm,
      day: Day(2026, 6, 30), hundredths: 3_00),
    Acquired(
      name: "a month of sickness gives two", start: Day(2025, 1, 6), away: [away(.sickness, Day(2026, 6, 1), Day(2026, 6, 30))],
      day: Day(2026, 6, 30), hundredths: 2_00),
    Acquired(
      name: "a year of sickness gives twenty-four", start: Day(2020, 1, 6),
      away: [away(.sickness, Day(2025, 6, 1), Day(2026, 5, 31))], day: Day(2026, 5, 31), hundredths: 24_00),
    Acquired(
      name: "an accident at work counts as work", start: Day(2020, 1, 6),
      away: [away(.workAccident, Day(2025, 6, 1), Day(2026, 5, 31))], day: Day(2026, 5, 31), hundredths: 30_00),
    Acquired(
      name: "an accident on the way counts as one at work", start: Day(2020, 1, 6),
      away: [away(.commutingAccident, Day(2025, 6, 1), Day(2026, 5, 31))], day: Day(2026, 5, 31), hundredths: 30_00),
    Acquired(
      name: "the leave of an adoption counts as work", start: Day(2025, 1, 6),
      away: [away(.adoption, Day(2026, 6, 1), Day(2026, 6, 30))], day: Day(2026, 6, 30), hundredths: 2_50),
    Acquired(
      name: "a few days without pay take nothing: 24 of 26 are left", start: Day(2025, 1, 6),
      away: [away(.unpaid, Day(2026, 6, 4), Day(2026, 6, 5))], day: Day(2026, 6, 30), hundredths: 2_50),
    Acquired(
      name: "a month without pay gives none", start: Day(2025, 1, 6),
      away: [away(.unpaid, Day(2026, 6, 1), Day(2026, 6, 30))], day: Day(2026, 6, 30), hundredths: 0),
    Acquired(
      name: "an intern acquires none here", start: Day(2026, 6, 1), end: Day(2026, 7, 31), kind: .internship,
      day: Day(2026, 7, 31), hundredths: 0),
  ])
  func acquired(_ row: Acquired) throws {
    let counter = try Self.counter(on: row.day, Self.contract(from: row.start, through: row.end, kind: row.kind), row.away)
    #expect(counter.current.acquired == Self.days(row.hundredths))
    #expect(counter.current.acquisitions.reduce(LeaveDays.zero) { $0 + $1.days } == counter.current.acquired)
    #expect(counter.current.acquisitions.allSatisfy { !$0.text.isEmpty && $0.reference?.hasPrefix("C. trav.") == true })
  }

  struct Taken: CustomTestStringConvertible, Sendable {
    let name: String
    let from: Day
    let through: Day
    var startsAtNoon = false
    var endsAtNoon = false
    let hundredths: Int64
    var testDescription: String { name }
  }

  @Test(arguments: [
    Taken(name: "a week is six days", from: Day(2026, 9, 7), through: Day(2026, 9, 11), hundredths: 6_00),
    Taken(name: "a Friday takes its Saturday", from: Day(2026, 9, 11), through: Day(2026, 9, 11), hundredths: 2_00),
    Taken(name: "a Saturday before is not the first", from: Day(2026, 9, 5), through: Day(2026, 9, 7), hundredths: 1_00),
    Taken(name: "a holiday is not taken", from: Day(2026, 7, 13), through: Day(2026, 7, 17), hundredths: 5_00),
    Taken(name: "half a day", from: Day(2026, 9, 9), through: Day(2026, 9, 9), startsAtNoon: true, hundredths: 50),
    Taken(
      name: "a Friday morning takes no Saturday", from: Day(2026, 9, 11), through: Day(2026, 9, 11), endsAtNoon: true,
      hundredths: 50),
    Taken(name: "a weekend takes nothing", from: Day(2026, 9, 12), through: Day(2026, 9, 13), hundredths: 0),
  ])
  func taken(_ row: Taken) {
    var absence = Self.leave(row.from, row.through)
    (absence.startsAtNoon, absence.endsAtNoon) = (row.startsAtNoon, row.endsAtNoon)
    let total = LeaveCount.total(of: absence, under: [Self.contract(from: Day(2020, 1, 6))], HolidayCalendar())
    #expect(total == Self.days(row.hundredths))
  }

  @Test func `days are taken from the oldest account first, then in advance`() throws {
    let contract = Self.contract(from: Day(2026, 3, 1))
    // 7.5, rounded up to 8 on 31 May; 7.5 of June to August. Eleven days are taken: Saturday 15 August is a holiday.
    let counter = try Self.counter(on: Day(2026, 8, 31), contract, [Self.leave(Day(2026, 8, 3), Day(2026, 8, 14))])
    #expect(counter.previous?.acquired == LeaveDays(8))
    #expect(counter.previous?.taken == LeaveDays(8))
    #expect(counter.current.acquired == Self.days(7_50))
    #expect(counter.current.taken == LeaveDays(3))
    #expect(counter.left == Self.days(4_50))
  }

  @Test func `an opening balance is where counting starts`() throws {
    let opening = LeaveOpening(from: Day(2026, 1, 1), previous: LeaveDays(4), current: Self.days(17_50))
    let counter = try Self.counter(on: Day(2026, 1, 31), Self.contract(from: Day(2015, 1, 5)), opening: opening)
    #expect(counter.previous?.left == LeaveDays(4))
    #expect(counter.current.acquired == LeaveDays(20))
  }

  @Test func `what is left after a sickness is lost fifteen months after the return, and not before`() throws {
    let contract = Self.contract(from: Day(2023, 6, 1))
    let sick = Self.away(.sickness, Day(2025, 5, 1), Day(2025, 6, 30))
    // Acquired from June 2023 to May 2024, to take before 31 May 2025: 1 July 2025 and fifteen months.
    let before = try Self.counter(on: Day(2026, 10, 1), contract, [sick])
    let after = try Self.counter(on: Day(2026, 10, 2), contract, [sick])
    #expect(before.carried.first?.limit == Day(2026, 10, 1))
    #expect(before.carried.first?.left == LeaveDays(30))
    #expect(after.accounts.first?.left == .zero)
    #expect(after.accounts.first?.uses.last?.reference == "C. trav., art. L3141-19-1")
  }

  @Test func `leave to come is planned, not taken`() throws {
    let counter = try Self.counter(
      on: Day(2026, 8, 31), Self.contract(from: Day(2025, 6, 1)), [Self.leave(Day(2026, 12, 21), Day(2026, 12, 24))])
    // From Monday to Saturday, but for Christmas on Friday: work begins again on Monday.
    #expect(counter.planned == LeaveDays(5))
    #expect(counter.left == Self.days(37_50))
  }

  @Test func `the rest of a contract in days is what the year leaves`() throws {
    var terms = ContractTests.terms()
    terms.daysPerYear = 218
    let contract = EmploymentContract(employee: 1, start: Day(2024, 1, 1), terms: terms)
    let rest = Self.away(.reducedTime, Day(2026, 5, 15), Day(2026, 5, 18))
    let counter = try #require(
      try RestDayCounter(on: Day(2026, 6, 30), contract: contract, absences: [rest], calendar: HolidayCalendar(), law: Self.law))
    // 261 weekdays in 2026, 9 of them holidays; 252 − 25 − 218.
    #expect(counter.acquired == LeaveDays(9))
    #expect(counter.taken == LeaveDays(2))
  }

  @Test func `extra hours are counted by week, full time and part time`() throws {
    let week = Day(2026, 9, 7)
    func extra(_ worked: Int64, _ contract: Int64) throws -> [[Int64]] {
      try WorkingTime.extraHours(
        Hours(hundredths: worked), week: week, weeklyHours: Hours(hundredths: contract), law: Self.law
      ).map { [$0.hours.hundredths, $0.increase.e8 / 1_000_000] }
    }
    #expect(try extra(35_00, 35_00) == [])
    #expect(try extra(45_00, 35_00) == [[8_00, 25], [2_00, 50]])
    #expect(try extra(39_00, 39_00) == [[4_00, 25]])
    #expect(try extra(30_00, 24_00) == [[2_40, 10], [3_60, 25]])
    #expect(WorkingTime.monday(of: Day(2026, 9, 13)) == week)
  }

  @Test func `a rate of income tax holds to the end of the second month after it came`() throws {
    var file = EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1980, 1, 2))
    #expect(try file.taxRate(on: Day(2026, 6, 1), law: Self.law) == nil)
    file.taxRates = [.init(.percent(2_10), received: Day(2026, 3, 12))]
    #expect(try file.taxRate(on: Day(2026, 5, 31), law: Self.law) == .percent(2_10))
    #expect(try file.taxRate(on: Day(2026, 6, 1), law: Self.law) == nil)
    #expect(try file.check(on: Day(2026, 6, 1), law: Self.law).map(\.code).contains("workforce.tax-rate.expired"))
  }
}
