import Kernel
import Testing

@Suite struct TypedAmountTests {
  @Test(arguments: [
    ("1 234,56", 1_234_56), ("22+13", 35_00), ("120/1,2", 100_00), ("3*12,50", 37_50), ("100-0,01", 99_99), ("10/3", 3_33),
    ("2/3", 67), ("100*1,196", 119_60), ("-5", -5_00), ("-5+10", 5_00), ("1+2*3", 7_00), ("12/4/3", 1_00), ("1/3*3", 1_00),
    ("10*-2", -20_00), ("0,005+0", 1), ("1 000 + 1", 1_001_00),
  ])
  func `an amount may be a sum, exact to the cent`(text: String, cents: Int64) throws {
    #expect(try Money(expression: text) == Money(cents: cents))
  }

  @Test(arguments: [
    ("", AmountTextError.empty), ("12/0", .divisionByZero), ("1+", .missingDigits), ("1+a", .unexpectedCharacter("a")),
    ("999999999999*10", .tooLarge), ("12.5+1", .decimalPoint), ("1,1234567+1", .tooManyDecimals),
    ("9999999999999*9999999999999*9999999999999", .tooLarge),
  ])
  func `a sum that is none is refused with its reason`(text: String, reason: AmountTextError) {
    #expect(throws: reason) { try Money(expression: text) }
  }
}

@Suite struct TypedDayTests {
  static let year = FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30))!

  @Test(arguments: [
    (".", Day(2026, 11, 2)), ("28", Day(2026, 11, 28)), ("2811", Day(2026, 11, 28)), ("0503", Day(2027, 3, 5)),
    ("28/10", Day(2026, 10, 28)), ("281126", Day(2026, 11, 28)), ("28/11/26", Day(2026, 11, 28)),
    ("28/11/2026", Day(2026, 11, 28)),
    ("2026-11-28", Day(2026, 11, 28)), ("28112026", Day(2026, 11, 28)), ("511", Day(2026, 11, 5)), ("5.11.26", Day(2026, 11, 5)),
  ])
  func `a date is read as it is typed`(text: String, day: Day) {
    #expect(Day(typed: text, today: Day(2026, 11, 2), month: Month(2026, 11), year: TypedDayTests.year) == day)
  }

  @Test(arguments: ["", "31", "3113", "0", "a", "12345", "31/02/2027", "1/2/3/4", "28/11/026", "99999999999999999999"])
  func `what is no date of the calendar is none`(text: String) {
    #expect(Day(typed: text, today: Day(2026, 11, 2), month: Month(2026, 11), year: TypedDayTests.year) == nil)
  }
}
