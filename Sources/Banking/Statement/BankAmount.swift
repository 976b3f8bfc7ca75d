import Kernel

/// A currency of an account, with the number of its decimals: two for the euro, none for the Pacific franc.
public struct BankCurrency: Hashable, Sendable, Codable {
  /// ISO 4217, in capitals.
  public let code: String
  public let decimals: Int

  /// The decimals that ISO 4217 gives the currency; a file that says how many it wrote is believed instead.
  public init(_ code: String, decimals: Int? = nil) {
    self.code = code
    self.decimals = decimals ?? BankCurrency.usualDecimals[code] ?? 2
  }

  public static let euro = BankCurrency("EUR")

  private static let usualDecimals: [String: Int] = {
    let none = [
      "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    ]
    let three = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    return Dictionary(uniqueKeysWithValues: none.map { ($0, 0) } + three.map { ($0, 3) })
  }()

  /// « 1 234,56 € », « 12 000 XPF ».
  public func french(_ minor: Int128) -> String {
    let sign = code == "EUR" ? "€" : code
    return text(minor, groupedBy: "\u{202F}", decimal: ",") + "\u{A0}" + sign
  }

  /// `1234.56`: what JSON and XML carry.
  public func plain(_ minor: Int128, decimal: String = ".") -> String { text(minor, groupedBy: "", decimal: decimal) }

  private func text(_ minor: Int128, groupedBy separator: String, decimal: String) -> String {
    var digits = String(minor.magnitude)
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    let (whole, fraction) = (digits.dropLast(decimals), digits.suffix(decimals))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += separator }
      grouped.append(digit)
    }
    return (minor < 0 ? "-" : "") + grouped + (decimals > 0 ? decimal + fraction : "")
  }
}

/// An exact amount in any currency, in its smallest unit: what enters the account is positive.
public struct BankAmount: Hashable, Sendable, Codable {
  public let minor: Int64
  public let currency: BankCurrency

  public init(_ minor: Int64, _ currency: BankCurrency = .euro) { (self.minor, self.currency) = (minor, currency) }

  /// What an amount of a file may be at most, in its smallest unit: fourteen digits, as CFONB 120 has.
  public static let largest: Int64 = 99_999_999_999_999

  public static prefix func - (amount: BankAmount) -> BankAmount { BankAmount(-amount.minor, amount.currency) }

  /// « 1 234,56 € ».
  public var french: String { currency.french(Int128(minor)) }
  /// `1234.56`.
  public var plain: String { currency.plain(Int128(minor)) }

  /// Reads `-1234.56`, `1 234,56`, `1,234.56`, `+12`, `12,5 €`. The last of two different signs is the decimal one; a sign that
  /// could group thousands as well as mark decimals is refused, unless `decimal` says which it is.
  public init?(_ text: String, _ currency: BankCurrency, decimal: Character? = nil) {
    var body = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "'" && $0 != "€" }
    if body.hasSuffix(currency.code) { body.removeLast(currency.code.count) }
    var isNegative = false
    if let sign = body.first, "+-−".contains(sign) {
      isNegative = sign != "+"
      body.removeFirst()
    } else if let sign = body.last, "+-−".contains(sign) {
      isNegative = sign != "+"
      body.removeLast()
    }
    guard let pieces = BankAmount.pieces(of: body, decimal: decimal) else { return nil }
    guard !(pieces.whole.isEmpty && pieces.fraction.isEmpty), (pieces.whole + pieces.fraction).allSatisfy(\.isDigit) else {
      return nil
    }
    var fraction = pieces.fraction
    while fraction.count > currency.decimals, fraction.last == "0" { fraction.removeLast() }
    guard fraction.count <= currency.decimals else { return nil }
    fraction += String(repeating: "0", count: currency.decimals - fraction.count)
    let digits = (pieces.whole + fraction).drop { $0 == "0" }
    guard digits.count <= 14, let minor = digits.isEmpty ? 0 : Int64(digits) else { return nil }
    self.init(isNegative ? -minor : minor, currency)
  }

  private static func pieces(of body: String, decimal: Character?) -> (whole: String, fraction: String)? {
    let signs = body.filter { $0 == "," || $0 == "." }
    guard let last = signs.last else { return (body, "") }
    let mark = decimal ?? last
    let grouping: Character = mark == "," ? "." : ","
    let halves = body.split(separator: mark, omittingEmptySubsequences: false)
    guard halves.count <= 2, halves.count == 1 || !halves[1].contains(grouping) else { return nil }
    let groups = halves[0].split(separator: grouping, omittingEmptySubsequences: false)
    guard groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
      return nil
    }
    return (groups.joined(), halves.count == 2 ? String(halves[1]) : "")
  }
}

extension Character {
  var isDigit: Bool { isASCII && isNumber }
}
