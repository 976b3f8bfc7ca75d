public import Kernel

/// The facts of one learner's version of a scenario: what its documents say, its events happen on and its answers are computed from.
public struct FactSheet: Hashable, Sendable {
  private var values: [String: Fraction] = [:]
  private var texts: [String: String] = [:]
  private var kinds: [String: FactRule.Kind] = [:]

  /// Computes the facts in their order. Without a draw they are those of the base version.
  /// Throws when a formula reads a name that does not stand above it.
  init(_ rules: [FactRule], draw: Draw?, calendar: HolidayCalendar = HolidayCalendar()) throws(Formula.Fault) {
    for rule in rules {
      kinds[rule.name] = rule.kind
      switch rule.base {
      case .text(let text): texts[rule.name] = FactSheet.vary(text, rule, draw)
      case .day(let day): values[rule.name] = FactSheet.fraction(FactSheet.vary(day, rule, draw, calendar))
      case .formula(let formula):
        let base = try value(formula)
        values[rule.name] = try FactSheet.vary(base, rule, draw)
      }
    }
  }

  private static func fraction(_ day: Day) -> Fraction { Fraction(Int128(day.serial)) }

  private static func vary(_ text: String, _ rule: FactRule, _ draw: Draw?) -> String {
    guard let draw, rule.variation == .digits, let last = text.lastIndex(where: \.isNumber) else { return text }
    let run = text[...last].suffix { $0.isNumber }
    return String(text[..<run.startIndex]) + draw.digits(rule.name, like: run) + String(text[run.endIndex...])
  }

  private static func vary(_ day: Day, _ rule: FactRule, _ draw: Draw?, _ calendar: HolidayCalendar) -> Day {
    guard let draw, case .steps(let reach) = rule.variation else { return day }
    let moved = day + Int(draw.offset(rule.name, reach: Int64(reach)))
    // Stays in its month, on a day of work: the exercise is about that month.
    let bounded = min(max(moved, day.month.firstDay), day.month.lastDay)
    let later = calendar.nextWorkingDay(onOrAfter: bounded)
    return later.month == day.month ? later : calendar.previousWorkingDay(onOrBefore: bounded)
  }

  private static func vary(_ base: Fraction, _ rule: FactRule, _ draw: Draw?) throws(Formula.Fault) -> Fraction {
    guard let draw else { return base }
    do throws(AmountTextError) {
      switch rule.variation {
      case .none, .digits: return base
      case .steps(let reach): return try base.plus(Fraction(Int128(draw.offset(rule.name, reach: Int64(reach)))))
      case .proportion(let hundredths, let step):
        let room = try base.times(Fraction(Int128(hundredths), 10_000)).divided(by: step)
        let reach = RoundingRule.towardZero.quotient(Int128(room.numerator.magnitude), by: room.denominator)
        return try base.plus(step.times(Fraction(Int128(draw.offset(rule.name, reach: reach)))))
      }
    } catch {
      throw Formula.Fault("\(rule.name) : \(error.reason)")
    }
  }

  /// Throws when a name is no fact.
  public func value(_ formula: Formula) throws(Formula.Fault) -> Fraction {
    try formula.value { name throws(Formula.Fault) in
      guard let value = values[name] else { throw Formula.Fault("le fait « \(name) » n’est pas défini (ou l’est plus bas)") }
      return value
    }
  }

  /// An amount, which must be one of whole cents already: a rounding is written in the formula, never made in silence.
  public func money(_ formula: Formula) throws(Formula.Fault) -> Money {
    let value = try value(formula)
    guard let amount = try? value.money(.halfAwayFromZero) else { throw Formula.Fault("le montant est trop grand") }
    guard Fraction(amount) == value else { throw Formula.Fault("un montant a plus de deux décimales : écrivez cent(…)") }
    return amount
  }

  /// A day, from its serial number.
  public func day(_ formula: Formula) throws(Formula.Fault) -> Day { try Day(try value(formula)) }

  public func text(_ name: String) -> String? { texts[name] }

  /// As a declaration writes it: a text as it is, a day in eight digits, an amount with a point.
  func declared(_ formula: Formula) throws(Formula.Fault) -> String {
    if case .name(let name) = formula {
      if let text = texts[name] { return text }
      if kinds[name] == .day {
        let day = try day(formula)
        return [(day.dayOfMonth, 2), (day.monthOfYear, 2), (day.year, 4)].map { number, digits in
          let text = String(number)
          return String(repeating: "0", count: digits - text.count) + text
        }.joined()
      }
    }
    return try money(formula).json
  }

  /// Replaces `{nom}` by its text: a reference as it is, an amount, a day and a rate as French people write them.
  public func fill(_ template: String) throws(Formula.Fault) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Formula.Fault("« \(template) » : une accolade n’est pas fermée")
      }
      result += rest[..<open]
      result += try shown(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func shown(_ inner: String) throws(Formula.Fault) -> String {
    if let text = texts[inner] { return text }
    let formula = try Formula(inner)
    if case .name(let name) = formula {
      switch kinds[name] {
      case .day: return try day(formula).french
      case .count:
        let value = try value(formula)
        if value.denominator == 1 { return String(value.numerator) }
      case .rate:
        let value = try value(formula)
        let e8 = RoundingRule.halfAwayFromZero.quotient(value.numerator * 100_000_000, by: value.denominator)
        return Rate(e8: e8).frenchPercent
      default: break
      }
    }
    return try money(formula).plainFrench
  }
}

extension Day {
  /// Throws when it is no serial number of a day.
  init(_ value: Fraction) throws(Formula.Fault) {
    let known = Int128(Day(1900, 1, 1).serial)...Int128(Day(2199, 12, 31).serial)
    guard value.denominator == 1, known.contains(value.numerator) else { throw Formula.Fault("ce n’est pas un jour") }
    self.init(serial: Int(value.numerator))
  }
}

extension Substring {
  /// The longest end whose characters all pass.
  fileprivate func suffix(_ passes: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, passes(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
