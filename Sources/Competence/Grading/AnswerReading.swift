import Kernel

extension FactRule.Kind {
  /// What a learner typed, as the kind is read; nil when it is not one.
  func value(_ text: String) -> Fraction? {
    switch self {
    case .amount: (try? Money(french: text)).map { Fraction($0) }
    case .count: try? Fraction(french: text)
    case .rate: Rate(frenchPercent: text).map { Fraction($0) }
    case .day: (Day(iso: text.trimmed) ?? Day(french: text.trimmed)).map { Fraction(Int128($0.serial)) }
    case .reference: nil
    }
  }

  func shown(_ value: Fraction) throws(Formula.Fault) -> String {
    switch self {
    case .day: try Day(value).french
    case .count where value.denominator == 1: String(value.numerator)
    case .rate:
      Rate(e8: RoundingRule.halfAwayFromZero.quotient(value.numerator * 100_000_000, by: value.denominator)).frenchPercent
    default: (try? value.money(.halfAwayFromZero))?.french ?? ""
    }
  }
}

extension Scenario.AnswerRule {
  /// Whether a text can be read as an answer.
  public func reads(_ text: String) -> Bool { value(text) != nil }

  /// What a learner gave: one of the choices by its words or its number, or a value of the kind; nil when it is neither.
  func value(_ text: String) -> Fraction? {
    if choices.isEmpty { return kind.value(text) }
    let plain = text.trimmed.lowercased()
    let number = choices.firstIndex { $0.lowercased() == plain }.map { $0 + 1 } ?? Int(plain)
    return number.flatMap { (1...choices.count).contains($0) ? Fraction(Int128($0)) : nil }
  }

  func shown(_ value: Fraction) throws(Formula.Fault) -> String {
    if choices.isEmpty { return try kind.shown(value) }
    guard let choice = choice(value) else { throw Formula.Fault("la réponse « \(name) » attend un choix qui n’est pas proposé") }
    return choice
  }

  func choice(_ value: Fraction) -> String? {
    guard value.denominator == 1, value.numerator >= 1, value.numerator <= choices.count else { return nil }
    return choices[Int(value.numerator) - 1]
  }
}
