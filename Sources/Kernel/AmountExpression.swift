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

  private var sum = Fraction.zero
  private var term: Fraction?
  private var pending: Character = "+"
  var isSum: Bool { term != nil }

  mutating func add(_ text: String, then next: Character?) throws(AmountTextError) {
    let number = try Fraction(french: text)
    switch pending {
    case "*", "×": term = try term!.times(number)
    case "/", "÷":
      term = try term!.divided(by: number)
    default:
      if let term { sum = try sum.plus(term) }
      term = pending == "+" ? number : number.negated
    }
    if let next { pending = next }
  }

  func rounded() throws(AmountTextError) -> Money { try sum.plus(term!).money(.halfAwayFromZero) }
}
