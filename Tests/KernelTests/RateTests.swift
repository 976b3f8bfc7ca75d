import Kernel
import Testing

@Suite("Rates are exact decimals")
struct RateTests {
  @Test(
    "A decimal is read without loss",
    arguments: [
      ("0.2", 20_000_000), ("0.055", 5_500_000), ("0.00000001", 1), ("1", 100_000_000), ("-0.021", -2_100_000), ("0", 0),
      ("-0", 0),
      ("92233720368.54775807", Int64.max), ("00.5", 50_000_000),
    ] as [(String, Int64)])
  func reads(text: String, e8: Int64) { #expect(Rate(decimal: text)?.e8 == e8) }

  @Test(
    "What is not a plain decimal is refused",
    arguments: [
      "", "-", ".", ".5", "5.", "0,2", "0.000000001", "1e2", " 1", "1 ", "20%", "+1", "1.2.3", "92233720368.54775808",
      "999999999999999999999", "٢",
    ])
  func refuses(text: String) { #expect(Rate(decimal: text) == nil) }

  @Test(
    "Shown as a percentage",
    arguments: [
      ("0.2", "20 %"), ("0.055", "5,5 %"), ("0.021", "2,1 %"), ("0.0105", "1,05 %"), ("0.009", "0,9 %"), ("1", "100 %"),
      ("-0.005", "-0,5 %"), ("-0.2", "-20 %"), ("-0.055", "-5,5 %"), ("0.00000001", "0,000001 %"), ("0", "0 %"),
      ("0.31980000", "31,98 %"),
    ])
  func shows(text: String, french: String) throws {
    #expect(
      try #require(Rate(decimal: text)).frenchPercent.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") == french)
  }

  @Test(
    "A percentage is read as French people write it",
    arguments: [
      ("10", 10_000_000), ("2,5", 2_500_000), ("-5,25 %", -5_250_000), ("\u{2212}1", -1_000_000), ("+3", 3_000_000),
      ("2,5\u{A0}%", 2_500_000), ("0", 0), ("2.5", nil), ("", nil), ("%", nil), ("dix", nil), ("1,2345678", nil),
    ] as [(String, Int64?)])
  func percentage(text: String, e8: Int64?) { #expect(Rate(frenchPercent: text)?.e8 == e8) }

  @Test("Percent takes hundredths of a percent")
  func percent() {
    #expect(Rate.percent(5_50) == Rate(decimal: "0.055"))
    #expect(Rate.percent(20_00) > Rate.percent(10_00))
  }

  @Test(
    "Scaled integers",
    arguments: [
      ("12.5", 2, 1_250), ("12", 0, 12), ("-0.01", 2, -1), ("12.50", 2, 1_250),
    ] as [(String, Int, Int64)])
  func scaled(text: String, decimals: Int, value: Int64) { #expect(scaledInteger(text, decimals: decimals) == value) }

  @Test("A scaled integer with too many decimals is refused")
  func scaledRefused() {
    #expect(scaledInteger("12.505", decimals: 2) == nil)
    #expect(scaledInteger("1.0", decimals: 0) == nil)
    #expect(scaledInteger("92233720368547758.08", decimals: 2) == nil)
  }
}
