import Kernel
import TestSupport
import Testing

@Suite("Public holidays and working days")
struct HolidayTests {
  @Test(
    "Easter, against an independent table",
    arguments: [
      "1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31",
      "2025-04-20",
      "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2160-03-23", "2199-04-14",
    ])
  func easter(iso: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(HolidayCalendar.easter(day.year) == day)
  }

  @Test("Easter of 300 years: Sundays, and the sum that python-dateutil gives")
  func easterOfAllYears() {
    let days = (1_900...2_199).map { HolidayCalendar.easter($0) }
    #expect(days.allSatisfy { $0.weekday == 7 })
    #expect(days.reduce(0) { $0 + ($1.monthOfYear * 31 + $1.dayOfMonth) * ($1.year - 1_899) } == 6_000_097)
  }

  @Test("The eleven legal holidays of 2026")
  func year2026() {
    let days = HolidayCalendar().holidays(in: 2026).map(\.day.iso)
    #expect(
      days == [
        "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15",
        "2026-11-01",
        "2026-11-11", "2026-12-25",
      ])
  }

  @Test(
    "What each territory adds in 2026",
    arguments: [
      (.metropole, []), (.alsaceMoselle, ["2026-04-03", "2026-12-26"]), (.guadeloupe, ["2026-05-27"]), (.guyane, ["2026-06-10"]),
      (.martinique, ["2026-05-22"]), (.mayotte, ["2026-04-27"]), (.reunion, ["2026-12-20"]),
    ] as [(HolidayTerritory, [String])])
  func territories(territory: HolidayTerritory, added: [String]) {
    let common = Set(HolidayCalendar().holidays(in: 2026).map(\.day))
    #expect(HolidayCalendar(territory).holidays(in: 2026).map(\.day).filter { !common.contains($0) }.map(\.iso) == added)
  }

  @Test("Two holidays on one day: 1 May 2008 was also Ascension")
  func twoOnOneDay() {
    #expect(Set(HolidayCalendar().holidays(on: Day(2008, 5, 1))) == [.labourDay, .ascension])
    #expect(HolidayCalendar().holidays(on: Day(2026, 5, 2)).isEmpty)
  }

  @Test("A day is a holiday when the list of its year says so, for each day of fifty years and each territory")
  func quickAnswer() {
    for territory in HolidayTerritory.allCases {
      let calendar = HolidayCalendar(territory)
      for year in 2_000...2_049 {
        let listed = Set(calendar.holidays(in: year).map(\.day))
        let found = (0..<365).map { Day(year, 1, 1) + $0 }.filter(calendar.isHoliday)
        #expect(found == listed.sorted(), "\(territory) \(year)")
      }
    }
  }

  @Test("Every holiday has a name of its own")
  func names() { #expect(Set(Holiday.allCases.map(\.french)).count == Holiday.allCases.count) }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let day: String
    let ouvre: Bool
    let ouvrable: Bool
  }

  @Test(
    "Jours ouvrés and jours ouvrables",
    arguments: [
      Case(testDescription: "a Tuesday", day: "2026-11-24", ouvre: true, ouvrable: true),
      Case(testDescription: "a Saturday", day: "2026-11-28", ouvre: false, ouvrable: true),
      Case(testDescription: "a Sunday", day: "2026-11-29", ouvre: false, ouvrable: false),
      Case(testDescription: "a holiday on a Wednesday", day: "2026-11-11", ouvre: false, ouvrable: false),
      Case(testDescription: "a holiday on a Saturday", day: "2026-08-15", ouvre: false, ouvrable: false),
    ])
  func workingDay(_ row: Case) throws {
    let (calendar, day) = (HolidayCalendar(), try #require(Day(iso: row.day)))
    #expect(calendar.isWorkingDay(day, .ouvre) == row.ouvre)
    #expect(calendar.isWorkingDay(day, .ouvrable) == row.ouvrable)
  }

  @Test(
    "A delay that ends on a closed day is carried on (CPC art. 642)",
    arguments: [
      ("2026-11-24", "2026-11-24"), ("2026-11-28", "2026-11-30"), ("2026-05-14", "2026-05-15"), ("2026-12-25", "2026-12-28"),
      ("2027-05-01", "2027-05-03"), ("2026-04-04", "2026-04-07"), ("2021-12-31", "2021-12-31"), ("2022-01-01", "2022-01-03"),
    ])
  func deadline(from: String, to: String) throws {
    #expect(HolidayCalendar().legalDeadline(try #require(Day(iso: from))).iso == to)
  }

  @Test("In Alsace-Moselle Good Friday carries a delay beyond Easter Monday")
  func deadlineInAlsace() {
    #expect(HolidayCalendar(.alsaceMoselle).legalDeadline(Day(2026, 4, 3)) == Day(2026, 4, 7))
    #expect(HolidayCalendar().legalDeadline(Day(2026, 4, 3)) == Day(2026, 4, 3))
  }

  @Test("Working days are added and counted alike (seed 42)")
  func addingAndCounting() {
    var generator = SplitMix64(seed: 42)
    for _ in 0..<300 {
      let calendar = HolidayCalendar(HolidayTerritory.allCases.randomElement(using: &generator)!)
      let kind: WorkingDay = Bool.random(using: &generator) ? .ouvre : .ouvrable
      let start = Day(2020, 1, 1) + Int.random(in: 0...3_000, using: &generator)
      let count = Int.random(in: 1...40, using: &generator)
      let end = calendar.addingWorkingDays(count, to: start, kind)
      #expect(calendar.isWorkingDay(end, kind) && calendar.workingDays(from: start + 1, through: end, kind) == count)
      let back = calendar.addingWorkingDays(-count, to: end, kind)
      #expect(calendar.workingDays(from: back, through: end - 1, kind) == count)
      let next = calendar.nextWorkingDay(onOrAfter: start, kind)
      #expect(next == (calendar.isWorkingDay(start, kind) ? start : calendar.addingWorkingDays(1, to: start, kind)))
      let previous = calendar.previousWorkingDay(onOrBefore: start, kind)
      #expect(previous == (calendar.isWorkingDay(start, kind) ? start : calendar.addingWorkingDays(-1, to: start, kind)))
    }
    #expect(HolidayCalendar().addingWorkingDays(0, to: Day(2026, 11, 29)) == Day(2026, 11, 29))
    #expect(HolidayCalendar().workingDays(from: Day(2026, 11, 2), through: Day(2026, 11, 1)) == 0)
  }

  @Test("The working days of 2026")
  func yearTotals() {
    #expect(HolidayCalendar().workingDays(from: Day(2026, 1, 1), through: Day(2026, 12, 31), .ouvre) == 252)
    #expect(HolidayCalendar().workingDays(from: Day(2026, 1, 1), through: Day(2026, 12, 31), .ouvrable) == 303)
  }
}
