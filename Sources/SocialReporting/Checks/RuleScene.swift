import Kernel

/// Where a rule is judged: the block at hand, those above it, the contracts of the person, the month that is declared.
struct RuleScene {
  /// From the envelope to the block at hand.
  var stack: [BlockOccurrence]
  /// Those of the person, when a person is being looked at.
  var contracts: [BlockOccurrence] = []
  var month: DeclaredMonth?
  var today: Day?
  /// Set when a rule met a day that no calendar has: what that day is cannot be judged by it.
  let unreadable = Unreadable()

  /// Before a value that is no day of the calendar, and is one of the rubrics that hold days.
  static let mark: Character = "\u{1}"

  final class Unreadable {
    var isMet = false
  }

  /// False when the rule is broken, and by nothing that is already a fault of its own.
  func stands(_ expression: RuleExpression) -> Bool {
    unreadable.isMet = false
    return holds(expression) || unreadable.isMet
  }

  /// As the file has it.
  static func unmarked(_ value: String) -> String { value.first == mark ? String(value.dropFirst()) : value }

  /// True unless the rule is broken.
  func holds(_ expression: RuleExpression) -> Bool { holds(expression, stack, outer: nil) }

  private func holds(_ expression: RuleExpression, _ stack: [BlockOccurrence], outer: BlockOccurrence?) -> Bool {
    switch expression {
    case .present(let reference): return value(reference, stack, outer) != nil
    case .equals(let reference, let values): return value(reference, stack, outer).map(values.contains) ?? false
    case .differs(let reference, let values): return value(reference, stack, outer).map { !values.contains($0) } ?? false
    case .begins(let reference, let starts):
      return value(reference, stack, outer).map { value in starts.contains(where: Self.unmarked(value).hasPrefix) } ?? false
    case .same(let a, let b):
      guard let left = value(a, stack, outer), let right = value(b, stack, outer) else { return true }
      return left == right || isUnreadable(left) || isUnreadable(right)
    case .compare(let a, let comparison, let b):
      guard let left = measure(a, comparison.measure, stack, outer), let right = measure(b, comparison.measure, stack, outer)
      else { return true }
      return comparison.holds(left, right)
    case .all(let parts): return parts.allSatisfy { holds($0, stack, outer: outer) }
    case .any(let parts): return parts.contains { holds($0, stack, outer: outer) }
    case .not(let part): return !holds(part, stack, outer: outer)
    case .implies(let condition, let consequence):
      return !holds(condition, stack, outer: outer) || holds(consequence, stack, outer: outer)
    case .some(let place, let condition): return found(place, condition, stack)
    case .unique(let scope, let numbers): return isUnique(scope, numbers, stack)
    case .test(.isonly, let references):
      return stack[stack.count - 1].rubrics.allSatisfy { rubric in references.contains(.own(rubric.id.number)) }
    case .test(let test, let references):
      return RuleTests.holds(test, references.map { value($0, stack, outer).map(Self.unmarked) }, self, stack)
    }
  }

  private func isUnreadable(_ value: String) -> Bool {
    guard value.first == Self.mark else { return false }
    unreadable.isMet = true
    return true
  }

  func value(_ reference: RubricReference) -> String? { value(reference, stack, nil) }

  private func value(_ reference: RubricReference, _ stack: [BlockOccurrence], _ outer: BlockOccurrence?) -> String? {
    switch reference {
    case .own(let number): return stack[stack.count - 1][number]
    case .outer(let number): return outer?[number]
    case .above(let block, let number): return stack.last { $0.id.packed == block }?[number]
    case .contract(let number): return contract(stack)?[number]
    }
  }

  /// The rubric that a reference finds, for its line.
  func rubric(_ reference: RubricReference) -> RubricID? {
    switch reference {
    case .own(let number): stack.last?.id.rubric(number)
    case .above(let block, let number): BlockID(packed: block).rubric(number)
    case .contract(let number): BlockID("S21.G00.40").rubric(number)
    case .outer: nil
    }
  }

  /// The contract that the nearest block that names one names by its number.
  func contract(_ stack: [BlockOccurrence]) -> BlockOccurrence? {
    for block in stack.reversed() {
      guard let number = Self.contractNumber(of: block.id.packed) else { continue }
      guard let name = block[number] else { return nil }
      return contracts.first { $0[9] == name }
    }
    return nil
  }

  /// Which rubric of a block names a contract.
  static func contractNumber(of block: UInt32) -> Int? {
    switch block {
    case 210_051: 10
    case 210_052, 210_078: 6
    case 210_086, 210_054: 5
    case 210_034: 2
    default: nil
    }
  }

  private func found(_ place: RulePlace, _ condition: RuleExpression?, _ stack: [BlockOccurrence]) -> Bool {
    guard let root = place.scope == nil ? stack.last : stack.last(where: { $0.id.packed == place.scope }) else { return false }
    let outer = stack.last
    let frames = place.scope == nil ? stack : Array(stack.prefix { $0.id.packed != place.scope } + [root])
    return search(root, place.block, frames) { frames in
      condition.map { holds($0, frames, outer: outer) } ?? true
    }
  }

  /// The first blocks of a place, for what a finding says.
  func blocks(_ place: RulePlace, limit: Int = 3) -> [BlockOccurrence] {
    let root = place.scope == nil ? stack.last : stack.last { $0.id.packed == place.scope }
    var found: [BlockOccurrence] = []
    guard let root else { return [] }
    _ = search(root, place.block, []) { frames in
      if let last = frames.last { found.append(last) }
      return found.count == limit
    }
    return found
  }

  private func search(
    _ root: BlockOccurrence, _ block: UInt32, _ frames: [BlockOccurrence], _ accepts: ([BlockOccurrence]) -> Bool
  ) -> Bool {
    for child in root.children {
      if child.id.packed == block {
        if accepts(frames + [child]) { return true }
      } else if !child.children.isEmpty, search(child, block, frames + [child], accepts) {
        return true
      }
    }
    return false
  }

  private func isUnique(_ scope: UInt32, _ numbers: [Int], _ stack: [BlockOccurrence]) -> Bool {
    guard let own = stack.last, let root = stack.last(where: { $0.id.packed == scope }) else { return true }
    var count = 0
    _ = search(root, own.id.packed, []) { frames in
      if let other = frames.last, numbers.allSatisfy({ other[$0] == own[$0] }) { count += 1 }
      return count > 1
    }
    return count < 2
  }

  private func measure(
    _ term: RuleTerm, _ measure: RuleComparison.Measure, _ stack: [BlockOccurrence], _ outer: BlockOccurrence?
  ) -> Int? {
    switch term {
    // Written as a decimal: a day, a month or a year has no decimals.
    case .number(let number): measure == .number ? number : number / 10_000
    case .monthStart: month.map { Self.scaled($0.start, measure) }
    case .monthEnd: month.map { Self.scaled($0.end, measure) }
    case .nextMonthEnd: month.map { Self.scaled($0.nextEnd, measure) }
    case .rubric(let reference):
      value(reference, stack, outer).flatMap { text in
        if measure != .number, isUnreadable(text) { return nil }
        return measure == .number ? Self.decimal(text) : Self.date(text).map { Self.scaled($0, measure) }
      }
    }
  }

  private static func scaled(_ date: Int, _ measure: RuleComparison.Measure) -> Int {
    switch measure {
    case .day, .number: date
    case .month: date / 100
    case .year: date / 10000
    }
  }

  /// As ``looseDate(_:)``; nil as well for a day or a month that no calendar has: what cannot be read is compared with nothing.
  static func date(_ text: String) -> Int? {
    guard let date = looseDate(text) else { return nil }
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
    switch text.utf8.count {
    case 8: return (1...12).contains(month) && (1...DeclaredMonth.days(year, month)).contains(day) ? date : nil
    case 6: return (1...12).contains(month) ? date : nil
    default: return date
    }
  }

  /// JJMMAAAA, MMAAAA or AAAA as AAAAMMJJ, the parts that are not there being 0; nil when it is not that many digits.
  static func looseDate(_ text: String) -> Int? {
    var number = 0
    let bytes = text.utf8
    guard bytes.count == 8 || bytes.count == 6 || bytes.count == 4 else { return nil }
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    switch bytes.count {
    case 8: return number % 10000 * 10000 + number / 10000 % 100 * 100 + number / 1_000_000
    case 6: return number % 10000 * 10000 + number / 10000 * 100
    default: return number * 10000
    }
  }

  /// A decimal number in ten-thousandths; nil when it is not one, or from a thousand milliards on: products and sums of what is left fit.
  static func decimal(_ text: String) -> Int? {
    var (number, places, digits, isNegative) = (0, -1, 0, false)
    for (index, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: "-"), index == 0 {
        isNegative = true
      } else if byte == UInt8(ascii: "."), places < 0 {
        places = 0
      } else if (48...57).contains(byte), number < largest, places < 4 {
        number = number * 10 + Int(byte - 48)
        digits += 1
        if places >= 0 { places += 1 }
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    for _ in max(places, 0)..<4 {
      guard number < largest else { return nil }
      number *= 10
    }
    return isNegative ? -number : number
  }

  private static let largest = 1_000_000_000_000_000
}

/// The month that a declaration is about, as AAAAMMJJ.
struct DeclaredMonth: Hashable, Sendable {
  let start: Int
  let end: Int
  let nextEnd: Int

  /// Nil when the value is not the first day of a month.
  init?(_ value: String?) {
    guard let value, let date = RuleScene.date(value), date % 100 == 1, (1...12).contains(date / 100 % 100) else { return nil }
    let (year, month) = (date / 10000, date / 100 % 100)
    start = date
    end = Self.last(year, month)
    nextEnd = month == 12 ? Self.last(year + 1, 1) : Self.last(year, month + 1)
  }

  private static func last(_ year: Int, _ month: Int) -> Int { year * 10000 + month * 100 + days(year, month) }

  static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
