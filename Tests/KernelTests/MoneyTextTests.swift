import Kernel
import TestSupport
import Testing

@Suite("Amounts are read and written as French people do")
struct MoneyTextTests {
  static let accepted: [(String, Int64)] = [
    ("1 234,56", 123_456), ("1\u{A0}234,56", 123_456), ("1\u{202F}234,56", 123_456), ("1234,56", 123_456), ("1234,5", 123_450),
    ("12", 1_200), ("-12", -1_200), ("+12", 1_200), ("− 12,30", -1_230), ("- 1 000", -100_000), ("12,00 €", 1_200),
    ("12€", 1_200),
    ("  0,01  ", 1), ("-0,01", -1), ("0", 0), ("-0", 0), ("007", 700), ("999 999 999 999,99", 99_999_999_999_999),
    ("-999999999999,99", -99_999_999_999_999), ("1 234\u{202F}567,8 €", 123_456_780),
  ]

  @Test("Accepted writings", arguments: accepted)
  func accepts(text: String, cents: Int64) throws { #expect(try Money(french: text).cents == cents) }

  static let refused: [(String, AmountTextError)] = [
    ("", .empty), ("   ", .empty), ("€", .empty), ("1.234,56", .thousandsPoint), ("1.234.567", .thousandsPoint),
    ("12.5", .decimalPoint), ("1.234", .decimalPoint), ("12abc", .unexpectedCharacter("a")), ("1,5,2", .unexpectedCharacter(",")),
    ("12,345", .tooManyDecimals), ("1 23,45", .misplacedSpace), ("1234 567", .misplacedSpace), ("1  234", .misplacedSpace),
    ("12,5 0", .misplacedSpace), (",50", .missingDigits), ("12,", .missingDigits), ("-", .missingDigits),
    ("--1", .unexpectedCharacter("-")), ("1-", .unexpectedCharacter("-")), ("1e3", .unexpectedCharacter("e")),
    ("12€€", .unexpectedCharacter("€")), ("$12", .unexpectedCharacter("$")), ("١٢", .unexpectedCharacter("١")),
    ("1 000 000 000 000", .tooLarge), ("999999999999999999999", .tooLarge), ("1\t234", .unexpectedCharacter("\t")),
    ("1\u{2009}234", .unexpectedCharacter("\u{2009}")), ("½", .unexpectedCharacter("½")),
  ]

  @Test("Refused writings say why", arguments: refused)
  func refuses(text: String, error: AmountTextError) {
    #expect(throws: error) { try Money(french: text) }
    #expect(!error.reason.isEmpty)
  }

  @Test(
    "Display",
    arguments: [
      (0, "0,00", "0,00", "0.00"), (5, "0,05", "0,05", "0.05"), (-5, "-0,05", "-0,05", "-0.05"),
      (123_456, "1\u{202F}234,56", "1234,56", "1234.56"),
      (-100_000_000, "-1\u{202F}000\u{202F}000,00", "-1000000,00", "-1000000.00"),
      (99_900, "999,00", "999,00", "999.00"),
      (.min, "-92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758,08", "-92233720368547758,08", "-92233720368547758.08"),
    ] as [(Int64, String, String, String)])
  func display(cents: Int64, french: String, plain: String, json: String) {
    let money = Money(cents: cents)
    #expect((money.french, money.plainFrench, money.json) == (french, plain, json))
  }

  @Test("What is displayed reads back (seed 7)")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let digits = Int64.random(in: 1...47, using: &generator)
      let money = Money(cents: .random(in: -(1 << digits)...(1 << digits), using: &generator))
      guard money.magnitude <= .largest else { continue }
      #expect(try Money(french: money.french) == money)
      #expect(try Money(french: money.plainFrench + " €") == money)
    }
  }

  @Test("No text makes the reader trap (seed 11)")
  func hostileText() {
    var generator = SplitMix64(seed: 11)
    let alphabet = Array("0123456789 ,.-+€−\u{A0}\u{202F}a٣é\u{301}🧾\n")
    for _ in 0..<20_000 {
      let text = String((0..<Int.random(in: 0...24, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
      guard let money = try? Money(french: text) else { continue }
      #expect(money.magnitude <= .largest, "\(text)")
    }
  }
}
