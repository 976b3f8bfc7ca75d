import Foundation
import Kernel
import Testing

@Suite("Days and months")
struct DayTests {
  @Test("Every number from 18990101 to 22001231 is a day or is not, as the calendar says")
  func everyNumber() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var count = 0
    for year in 1_899...2_200 {
      let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for month in 0...13 {
        for day in 0...32 {
          let inMonth = (1...12).contains(month) && day >= 1 && day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0)
          let valid = inMonth && (1_900...2_199).contains(year)
          let found = Day(number: Int32(year * 10_000 + month * 100 + day))
          if (found != nil) != valid { Issue.record("\(year)-\(month)-\(day)") }
          if let found { count += (found.year, found.monthOfYear, found.dayOfMonth) == (year, month, day) ? 1 : 0 }
        }
      }
    }
    #expect(count == 109_573)  // 300 years, 73 of them leap
  }

  @Test("Odd numbers are not days", arguments: [0, -1, 1, .min, .max, 20_261_301, 20_260_230, -20_260_101] as [Int32])
  func oddNumbers(_ number: Int32) { #expect(Day(number: number) == nil) }

  @Test("Each day follows the day before: serial, weekday, sum and difference, over 300 years")
  func serials() {
    var (day, weekday) = (Day(1900, 1, 1), 1)  // a Monday
    let first = day.serial
    #expect(Day(1970, 1, 1).serial == 0)
    for index in 0..<109_573 {
      if day.serial != first + index || Day(serial: day.serial) != day || day.weekday != weekday { Issue.record("\(day.iso)") }
      if index == 109_572 { break }
      day = day + 1
      weekday = weekday % 7 + 1
    }
    #expect(day == Day(2199, 12, 31))
    #expect(day - Day(1900, 1, 1) == 109_572)
    #expect(Day(2024, 3, 1) - 1 == Day(2024, 2, 29))
  }

  @Test(
    "Texts that are days",
    arguments: [
      ("2026-10-31", "31/10/2026", 20_261_031), ("2024-02-29", "29/02/2024", 20_240_229),
      ("1900-01-01", "01/01/1900", 19_000_101),
    ] as [(String, String, Int32)])
  func reads(iso: String, french: String, number: Int32) throws {
    let day = try #require(Day(iso: iso))
    #expect((day.number, day.iso, day.french) == (number, iso, french))
    #expect(Day(french: french) == day)
  }

  @Test(
    "Texts that are not days",
    arguments: [
      "", "2026-1-31", "2026-10-31 ", "2026/10/31", "20261031", "2026-02-29", "2026-13-01", "-026-10-31", "2026-1０-31",
      "1899-12-31",
      "2200-01-01", "31-10-2026", "31/10/26", "1/10/2026", "31/10/2026/", "2026-10-31T00:00", "٢٠٢٦-10-31", "aaaa-bb-cc",
    ])
  func refuses(text: String) {
    #expect(Day(iso: text) == nil)
    #expect(Day(french: text) == nil)
  }

  @Test(
    "Months are added, the day held within the month",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
      ("2026-12-15", 1, "2027-01-15"),
      ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"), ("2026-05-31", 0, "2026-05-31"),
      ("2026-05-31", -53, "2021-12-31"),
    ])
  func addingMonths(from: String, count: Int, to: String) throws {
    #expect(try #require(Day(iso: from)).addingMonths(count).iso == to)
  }

  @Test("A day is JSON as its ISO text, and only so")
  func codable() throws {
    let day = Day(2026, 10, 31)
    #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-10-31"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: Data(#"["2026-10-31"]"#.utf8)) == [day])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8)) }
  }

  @Test("Months")
  func months() throws {
    let month = try #require(Month(iso: "2024-02"))
    #expect(month == Month(2024, 2) && month.length == 29 && month.iso == "2024-02" && month.french == "février 2024")
    #expect((month.firstDay.iso, month.lastDay.iso) == ("2024-02-01", "2024-02-29"))
    #expect(month.adding(11) == Month(2025, 1) && month.adding(-2) == Month(2023, 12) && month.adding(-14) == Month(2022, 12))
    #expect(Month(2025, 1) - month == 11 && month < Month(2025, 1) && Month(2024, 12) < Month(2025, 1))
    for text in ["2024-13", "2024-00", "2024-2", "2024", "", "2024-02-01"] { #expect(Month(iso: text) == nil, "\(text)") }
  }
}

@Suite("Fiscal years")
struct FiscalYearTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let first: String
    let last: String
    let months: Int?
  }

  @Test(
    "Lengths that are accepted, and those that are not",
    arguments: [
      Case(testDescription: "calendar year", first: "2026-01-01", last: "2026-12-31", months: 12),
      Case(testDescription: "one day", first: "2026-01-01", last: "2026-01-01", months: 1),
      Case(testDescription: "twenty-four months", first: "2025-01-01", last: "2026-12-31", months: 24),
      Case(testDescription: "a day more", first: "2025-01-01", last: "2027-01-01", months: nil),
      Case(testDescription: "from mid-month", first: "2025-01-15", last: "2027-01-14", months: 25),
      Case(testDescription: "from a leap day", first: "2024-02-29", last: "2026-02-27", months: 25),
      Case(testDescription: "backwards", first: "2026-12-31", last: "2026-01-01", months: nil),
      Case(testDescription: "the last years of the calendar", first: "2199-01-01", last: "2199-12-31", months: nil),
      Case(testDescription: "the last day of the calendar", first: "2026-01-01", last: "2199-12-31", months: nil),
      Case(testDescription: "the last accepted", first: "2197-01-01", last: "2197-12-31", months: 12),
    ])
  func lengths(_ row: Case) throws {
    let year = FiscalYear(first: try #require(Day(iso: row.first)), last: try #require(Day(iso: row.last)))
    #expect(year?.months.count == row.months)
    #expect(year.map { $0.next.first == $0.last + 1 } ?? true)
  }

  @Test("Name, days, following year and order")
  func members() throws {
    let year = try #require(FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30)))
    #expect(year.name == 2027 && year.french == "du 01/10/2026 au 30/09/2027")
    #expect(year.contains(Day(2026, 10, 1)) && year.contains(Day(2027, 9, 30)))
    #expect(!year.contains(Day(2026, 9, 30)) && !year.contains(Day(2027, 10, 1)))
    #expect(year.next == FiscalYear(first: Day(2027, 10, 1), last: Day(2028, 9, 30)) && year < year.next)
    #expect(year.months.first == Month(2026, 10) && year.months.last == Month(2027, 9))
  }
}
