public import Kernel

/// What a scenario says of an amount, a rate, a count or a day: an exact computation over the facts, with its roundings written where
/// they fall. `cent(bois.ht * taux.normal)`, `euro(ca3.16 - ca3.23)`, `jours360(fraiseuse.service, cloture)`.
///
/// Decimals have a point. There are `+ - * /`, parentheses, names with dots, and five functions; a day is its serial number, so that
/// days are counted by taking one from the other.
public indirect enum Formula: Hashable, Sendable {
  case number(Fraction)
  case name(String)
  case negated(Formula)
  case operation(Operation, Formula, Formula)
  case call(Function, [Formula])

  public enum Operation: Character, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
  }

  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// To the nearest cent, a half away from zero.
    case cent
    /// To the nearest euro, a half away from zero, as tax forms ask.
    case euro
    case min
    case max
    /// Days of a year of twelve months of thirty, the first day counted: how a depreciation is prorated.
    case days360 = "jours360"

    var argumentCount: Int { self == .cent || self == .euro ? 1 : 2 }
  }

  /// Why a formula cannot be read or computed, in French.
  public struct Fault: Error, Hashable, Sendable {
    public let reason: String
    public init(_ reason: String) { self.reason = reason }
  }

  public init(_ text: String) throws(Fault) {
    var reader = FormulaReader(text)
    self = try reader.whole()
  }

  /// The names it reads, each once.
  public var names: Set<String> {
    switch self {
    case .number: []
    case .name(let name): [name]
    case .negated(let inner): inner.names
    case .operation(_, let a, let b): a.names.union(b.names)
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.names) }
    }
  }

  /// The exact value, in euros when it is an amount.
  public func value(_ lookup: (String) throws(Fault) -> Fraction) throws(Fault) -> Fraction {
    switch self {
    case .number(let number): return number
    case .name(let name): return try lookup(name)
    case .negated(let inner): return try inner.value(lookup).negated
    case .operation(let operation, let left, let right):
      let (a, b) = (try left.value(lookup), try right.value(lookup))
      return try Formula.arithmetic { () throws(AmountTextError) in
        switch operation {
        case .plus: try a.plus(b)
        case .minus: try a.plus(b.negated)
        case .times: try a.times(b)
        case .divided: try a.divided(by: b)
        }
      }
    case .call(.days360, let arguments):
      return Formula.days360(try Day(try arguments[0].value(lookup)), through: try Day(try arguments[1].value(lookup)))
    case .call(let function, let arguments):
      var values: [Fraction] = []
      for argument in arguments { values.append(try argument.value(lookup)) }
      return try Formula.arithmetic { () throws(AmountTextError) in
        switch function {
        case .cent: Fraction(try values[0].money(.halfAwayFromZero))
        case .euro: Fraction(try values[0].money(.halfAwayFromZero, unit: 100))
        case .min: try values[0].isLess(than: values[1]) ? values[0] : values[1]
        case .max: try values[0].isLess(than: values[1]) ? values[1] : values[0]
        case .days360: throw .missingDigits
        }
      }
    }
  }

  private static func arithmetic(_ body: () throws(AmountTextError) -> Fraction) throws(Fault) -> Fraction {
    do throws(AmountTextError) { return try body() } catch { throw Fault(error.reason) }
  }

  private static func days360(_ from: Day, through: Day) -> Fraction {
    // The last day of a month is its thirtieth.
    let isMonthEnd = through.dayOfMonth == Day.length(ofMonth: through.monthOfYear, year: through.year)
    let months = (through.year - from.year) * 12 + through.monthOfYear - from.monthOfYear
    return Fraction(Int128(months * 30 + (isMonthEnd ? 30 : through.dayOfMonth) - min(from.dayOfMonth, 30) + 1))
  }
}

extension Fraction {
  /// To so many cents: 100 for the euro. Throws `tooLarge`.
  fileprivate func money(_ rule: RoundingRule, unit: Int64) throws(AmountTextError) -> Money {
    _ = try money(.towardZero)
    let units = try divided(by: Fraction(Int128(unit), 100))
    return Money(cents: rule.quotient(units.numerator, by: units.denominator) * unit)
  }
}

/// Reads a formula from left to right, by precedence.
private struct FormulaReader {
  private let text: [Character]
  private var place = 0
  private var depth = 0

  init(_ text: String) { self.text = Array(text) }

  mutating func whole() throws(Formula.Fault) -> Formula {
    let formula = try sum()
    skipSpaces()
    guard place == text.count else { throw fault("« \(String(text[place...])) » n’est pas attendu") }
    return formula
  }

  private func fault(_ reason: String) -> Formula.Fault { Formula.Fault("formule « \(String(text)) » : \(reason)") }

  private mutating func skipSpaces() { while place < text.count, text[place].isWhitespace { place += 1 } }

  private mutating func take(_ characters: Set<Character>) -> Character? {
    skipSpaces()
    guard place < text.count, characters.contains(text[place]) else { return nil }
    place += 1
    return text[place - 1]
  }

  private mutating func sum() throws(Formula.Fault) -> Formula {
    var result = try product()
    while let sign = take(["+", "-"]) { result = .operation(.init(rawValue: sign)!, result, try product()) }
    return result
  }

  private mutating func product() throws(Formula.Fault) -> Formula {
    var result = try factor()
    while let sign = take(["*", "/"]) { result = .operation(.init(rawValue: sign)!, result, try factor()) }
    return result
  }

  private mutating func factor() throws(Formula.Fault) -> Formula {
    depth += 1
    defer { depth -= 1 }
    // A file of the user's must not exhaust the stack.
    guard depth <= 40 else { throw fault("trop de parenthèses") }
    if take(["-"]) != nil { return .negated(try factor()) }
    if take(["("]) != nil {
      let inner = try sum()
      guard take([")"]) != nil else { throw fault("une parenthèse n’est pas fermée") }
      return inner
    }
    skipSpaces()
    let start = place
    while place < text.count, text[place].isLetter || text[place].isNumber || "._-".contains(text[place]) {
      // A dash belongs to a name only between letters or digits: `a-b` is a name, `a - b` a difference.
      if text[place] == "-", place == start || place + 1 >= text.count || text[place + 1].isWhitespace || text[start].isNumber {
        break
      }
      place += 1
    }
    let word = String(text[start..<place])
    guard let first = word.first else { throw fault("un nombre ou un nom manque") }
    if first.isNumber { return .number(try number(word)) }
    guard take(["("]) != nil else { return .name(word) }
    return try call(word)
  }

  private func number(_ word: String) throws(Formula.Fault) -> Fraction {
    guard !word.contains(where: { !$0.isASCII }), let value = Rate(decimal: word) else {
      throw fault("« \(word) » n’est pas un nombre")
    }
    return Fraction(value)
  }

  private mutating func call(_ word: String) throws(Formula.Fault) -> Formula {
    guard let function = Formula.Function(rawValue: word) else { throw fault("la fonction « \(word) » n’existe pas") }
    var arguments = [try sum()]
    while take([";"]) != nil || take([","]) != nil { arguments.append(try sum()) }
    guard take([")"]) != nil else { throw fault("une parenthèse n’est pas fermée") }
    guard arguments.count == function.argumentCount else {
      throw fault("\(word) demande \(function.argumentCount) valeur(s), pas \(arguments.count)")
    }
    return .call(function, arguments)
  }
}
