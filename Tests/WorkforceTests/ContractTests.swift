import Kernel
import Testing
import Workforce

@Suite struct ContractTests {
  static func terms(_ hours: Int64 = 35, _ cents: Int64 = 2_000_00) -> Terms {
    Terms(
      workplace: 1, jobTitle: "Vendeuse", classification: .init(level: "II"), weeklyHours: Hours(hundredths: hours * 100),
      pay: .monthly(Money(cents: cents)))
  }

  @Test func `the terms of a day are those of the last amendment before it`() {
    var contract = EmploymentContract(employee: 1, start: Day(2025, 3, 3), terms: Self.terms())
    contract.amend(Amendment(effective: Day(2026, 1, 1), reason: "hausse", terms: Self.terms(35, 2_200_00)))
    contract.amend(Amendment(effective: Day(2025, 9, 1), reason: "temps partiel", terms: Self.terms(28, 1_600_00)))
    #expect(contract.amendments.map(\.effective) == [Day(2025, 9, 1), Day(2026, 1, 1)])
    #expect(contract.terms(on: Day(2025, 8, 31)) == Self.terms())
    #expect(contract.terms(on: Day(2025, 9, 1)) == Self.terms(28, 1_600_00))
    #expect(contract.terms(on: Day(2026, 1, 1)) == Self.terms(35, 2_200_00))
  }

  @Test func `a contract ends as it really did, else as was agreed last`() {
    var contract = EmploymentContract(
      employee: 1, kind: .fixedTerm, start: Day(2026, 1, 5), end: Day(2026, 4, 30), terms: Self.terms())
    #expect(contract.lastDay == Day(2026, 4, 30))
    contract.amend(Amendment(effective: Day(2026, 5, 1), reason: "renouvellement", terms: Self.terms(), end: Day(2026, 8, 31)))
    #expect(contract.lastDay == Day(2026, 8, 31))
    #expect(contract.isInForce(on: Day(2026, 8, 31)) && !contract.isInForce(on: Day(2026, 9, 1)))
    contract.ending = .init(lastDay: Day(2026, 6, 12), reason: .resignation)
    #expect(contract.lastDay == Day(2026, 6, 12))
    #expect(contract.days(within: Day(2026, 6, 1)...Day(2026, 6, 30)) == Day(2026, 6, 1)...Day(2026, 6, 12))
    #expect(contract.days(within: Day(2026, 7, 1)...Day(2026, 7, 31)) == nil)
  }

  @Test func `a month is a twelfth of fifty-two weeks`() {
    #expect(Self.terms(35).monthlyHours == Hours(hundredths: 15_167))
    #expect(Self.terms(28).monthlyHours == Hours(hundredths: 12_133))
    #expect(Self.terms(35).week.on(Day(2026, 11, 27)) == Hours(hundredths: 700))
    #expect(Self.terms(35).week.on(Day(2026, 11, 28)) == .zero)
    #expect(WeeklyPattern(evenly: Hours(hundredths: 3_333)).total == Hours(hundredths: 3_333))
  }

  @Test(arguments: [
    (nil as Int?, false, Day(2026, 5, 29)), (5, true, Day(2026, 6, 5)), (31, false, Day(2026, 5, 29)),
    (1, true, Day(2026, 6, 1)), (1, false, Day(2026, 4, 30)),
  ])
  func `wages are paid on a working day, on or before the one agreed`(day: Int?, isNext: Bool, paid: Day) {
    let payDay = Workplace.PayDay(dayOfMonth: day, isNextMonth: isNext)
    #expect(payDay.day(for: Month(2026, 5), HolidayCalendar()) == paid)
  }

  @Test func `a history gives the value of a day, and one value a day`() {
    var rates = History<Rate>([Dated(.percent(2_00), from: Day(2026, 1, 1)), Dated(.percent(1_80), from: Day(2025, 1, 1))])
    rates.set(.percent(2_10), from: Day(2026, 1, 1))
    #expect(rates.values.map(\.from) == [Day(2025, 1, 1), Day(2026, 1, 1)])
    #expect(rates.on(Day(2024, 12, 31)) == nil)
    #expect(rates.on(Day(2025, 12, 31)) == .percent(1_80))
    #expect(rates.on(Day(2026, 1, 1)) == .percent(2_10))
  }

  @Test func `two absences overlap when they share half a day`() {
    let morning = Absence(employee: 1, kind: .paidLeave, from: Day(2026, 5, 4), through: Day(2026, 5, 6), endsAtNoon: true)
    let afternoon = Absence(employee: 1, kind: .sickness, from: Day(2026, 5, 6), through: Day(2026, 5, 8), startsAtNoon: true)
    let whole = Absence(employee: 1, kind: .sickness, from: Day(2026, 5, 6), through: Day(2026, 5, 8))
    #expect(!morning.overlaps(afternoon) && !afternoon.overlaps(morning))
    #expect(morning.overlaps(whole) && whole.overlaps(morning))
    var cancelled = whole
    cancelled.cancelled = "erreur"
    #expect(!morning.overlaps(cancelled))
  }
}
