/// Why a text is not an amount. Each case says what was met, so that the
/// refusal can tell the user how to write it.
public enum AmountTextError: Error, Hashable, Sendable {
  case empty
  /// `1.234,56`: a point that groups thousands cannot be told from a decimal point.
  case thousandsPoint
  /// `12.5` where French writing asks for a comma.
  case decimalPoint
  case tooManyDecimals
  case unexpectedCharacter(Character)
  /// `1 23,45`: a space that does not group three digits.
  case misplacedSpace
  /// `-`, `,50` or `12,`: no digit where there must be one.
  case missingDigits
  case tooLarge
  /// `12/0`, in a sum that is typed.
  case divisionByZero

  /// In French, to follow « Le montant « … » est refusé : ».
  public var reason: String {
    switch self {
    case .empty: "il est vide"
    case .thousandsPoint: "le point ne sépare pas les milliers ; écrivez 1 234,56"
    case .decimalPoint: "la virgule sépare les décimales ; écrivez 12,50 et non 12.50"
    case .tooManyDecimals: "il a plus de deux décimales"
    case .unexpectedCharacter(let character): "« \(character) » n’y a pas sa place"
    case .misplacedSpace: "un espace y coupe les chiffres ailleurs qu’entre deux milliers"
    case .missingDigits: "il y manque un chiffre avant ou après la virgule"
    case .tooLarge: "il dépasse 999 999 999 999,99"
    case .divisionByZero: "on n’y divise pas par zéro"
    }
  }
}

extension Money {
  /// Reads an amount as French people write it: `1 234,56`, `1234,5`, `-12`,
  /// `12,00 €`. Spaces may be plain, no-break (U+00A0) or narrow (U+202F), and
  /// must group three digits. Nothing is guessed: `1.234,56`, `12.50`, `12abc`
  /// and `1,5,2` are refused with the reason.
  public init(french text: String) throws(AmountTextError) {
    var body = Substring(text)
    body.trimAmountSpaces()
    if body.last == "€" { body.removeLast() }
    body.trimAmountSpaces()
    guard !body.isEmpty else { throw .empty }
    var isNegative = false
    if let sign = body.first, sign == "-" || sign == "+" || sign == "−" {
      isNegative = sign != "+"
      body.removeFirst()
      if let next = body.first, next.isAmountSpace { body.removeFirst() }
    }
    let pieces = body.split(separator: ",", omittingEmptySubsequences: false)
    guard pieces.count <= 2 else { throw .unexpectedCharacter(",") }
    let points = body.count { $0 == "." }
    if points > 0 { throw pieces.count == 2 || points > 1 ? .thousandsPoint : .decimalPoint }
    let whole = try Money.digits(of: pieces[0])
    var fraction: Int64 = 0
    if pieces.count == 2 {
      for character in pieces[1] where !character.isDecimalDigit {
        throw character.isAmountSpace ? .misplacedSpace : .unexpectedCharacter(character)
      }
      guard !pieces[1].isEmpty else { throw .missingDigits }
      guard pieces[1].count <= 2 else { throw .tooManyDecimals }
      fraction = Int64(pieces[1])! * (pieces[1].count == 1 ? 10 : 1)
    }
    let cents = whole * 100 + fraction
    guard cents <= Money.largest.cents else { throw .tooLarge }
    self.init(cents: isNegative ? -cents : cents)
  }

  private static func digits(of text: Substring) throws(AmountTextError) -> Int64 {
    let groups = text.split(omittingEmptySubsequences: false) { $0.isAmountSpace }
    var value: Int64 = 0
    var count = 0
    for (index, group) in groups.enumerated() {
      for character in group where !character.isDecimalDigit { throw .unexpectedCharacter(character) }
      if groups.count > 1 {
        guard index == 0 ? (1...3).contains(group.count) : group.count == 3 else { throw .misplacedSpace }
      }
      guard !group.isEmpty else { throw .missingDigits }
      count += group.count
      guard count <= 15 else { throw .tooLarge }
      value = group.reduce(value) { $0 * 10 + Int64($1.wholeNumberValue!) }
    }
    return value
  }

  /// « 1 234,56 », with narrow no-break spaces (U+202F), as French typography asks.
  public var french: String { text(groupedBy: "\u{202F}") }

  /// « 1234,56 »: what FEC and CSV files carry.
  public var plainFrench: String { text(groupedBy: "") }

  /// `1234.56`: what JSON carries.
  public var json: String { text(groupedBy: "", decimal: ".") }

  private func text(groupedBy separator: String, decimal: String = ",") -> String {
    let whole = String(cents.magnitude / 100)
    let fraction = cents.magnitude % 100
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += separator }
      grouped.append(digit)
    }
    return (cents < 0 ? "-" : "") + grouped + decimal + (fraction < 10 ? "0" : "") + String(fraction)
  }
}

extension Substring {
  fileprivate mutating func trimAmountSpaces() {
    while let first, first.isAmountSpace { removeFirst() }
    while let last, last.isAmountSpace { removeLast() }
  }
}

extension Character {
  fileprivate var isAmountSpace: Bool { self == " " || self == "\u{A0}" || self == "\u{202F}" }
  fileprivate var isDecimalDigit: Bool { isASCII && isNumber }
}
