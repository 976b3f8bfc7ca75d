extension Money {
  /// Reads what people type in an amount: `1 234,56`, but also `22+13`, `120/1,2` or `3*12,50-4`.
  ///
  /// The sum is exact: whole numbers and fractions of whole numbers, rounded once, at the end, to the nearest cent, a half away
  /// from zero. `*` and `/` come before `+` and `-`, as at school; there are no parentheses, since an amount is no program.
  public init(expression text: String) throws(AmountTextError) {
    var terms = AmountTerms()
    var number = ""
    for character in text {
      // A sign at the beginning of a number belongs to it.
      if AmountTerms.operators.contains(character), !number.allSatisfy({ $0.isWhitespace }) {
        try terms.add(number, then: character)
        number = ""
      } else {
        number.append(character)
      }
    }
    guard terms.isSum else {
      try self.init(french: text)
      return
    }
    try terms.add(number, then: nil)
    self = try terms.rounded()
  }
}

/// A sum of products, read from left to right, as a fraction of whole numbers.
private struct AmountTerms {
  static let operators: Set<Character> = ["+", "-", "−", "*", "×", "/", "÷"]

  private var sum = Fraction(0, 1)
  private var term: Fraction?
  private var pending: Character = "+"
  var isSum: Bool { term != nil }

  mutating func add(_ text: String, then next: Character?) throws(AmountTextError) {
    let number = try Fraction(text)
    switch pending {
    case "*", "×": term = try term!.times(number)
    case "/", "÷":
      guard number.numerator != 0 else { throw .divisionByZero }
      term = try term!.times(number.inverse)
    default:
      if let term { sum = try sum.plus(term) }
      term = pending == "+" ? number : Fraction(-number.numerator, number.denominator)
    }
    if let next { pending = next }
  }

  func rounded() throws(AmountTextError) -> Money {
    let total = try sum.plus(term!)
    let (cents, overflow) = total.numerator.multipliedReportingOverflow(by: 100)
    guard !overflow, cents.magnitude / total.denominator.magnitude <= UInt128(Money.largest.cents) else { throw .tooLarge }
    return Money(cents: RoundingRule.halfAwayFromZero.quotient(cents, by: total.denominator))
  }
}

private struct Fraction {
  let numerator: Int128
  /// Always positive.
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128) {
    let common = Fraction.divisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    (self.numerator, self.denominator) = (sign * (numerator / Int128(common)), sign * (denominator / Int128(common)))
  }

  /// A decimal of at most six decimals: a factor may have more than the two of an amount.
  init(_ text: String) throws(AmountTextError) {
    let compact = text.filter { !$0.isWhitespace }
    if compact.isEmpty { throw .missingDigits }
    let pieces = compact.split(separator: ",", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces[1].count > 2 else {
      self.init(Int128(try Money(french: text).cents), 100)
      return
    }
    guard pieces[1].count <= 6, pieces[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .tooManyDecimals }
    let whole = try Money(french: String(pieces[0]))
    let scale = pieces[1].reduce(Int128(1)) { scale, _ in scale * 10 }
    let fraction = Int128(pieces[1])!
    self.init(Int128(whole.cents) / 100 * scale + (pieces[0].hasPrefix("-") ? -fraction : fraction), scale)
  }

  var inverse: Fraction { Fraction(denominator, numerator) }

  func times(_ other: Fraction) throws(AmountTextError) -> Fraction {
    let (top, topOverflow) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !topOverflow, !bottomOverflow else { throw .tooLarge }
    return Fraction(top, bottom)
  }

  func plus(_ other: Fraction) throws(AmountTextError) -> Fraction {
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (top, topOverflow) = left.addingReportingOverflow(right)
    let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflow, !rightOverflow, !topOverflow, !bottomOverflow else { throw .tooLarge }
    return Fraction(top, bottom)
  }

  private static func divisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : a
  }
}
