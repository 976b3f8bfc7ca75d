/// Reads what a control says from the words of the data file (``RuleExpression``).
struct RuleReader {
  struct Fault: Error {
    let reason: String
  }

  private var rest: Substring
  /// The blocks of the norm by the two digits of their name, which no other has.
  private let blocks: [Substring: UInt32]

  static func read(_ text: String, blocks: [Substring: UInt32]) throws -> RuleExpression {
    var reader = RuleReader(rest: text[...], blocks: blocks)
    let expression = try reader.implication()
    reader.skip()
    guard reader.rest.isEmpty else { throw Fault(reason: "« \(reader.rest.prefix(20)) » n’était pas attendu") }
    return expression
  }

  private init(rest: Substring, blocks: [Substring: UInt32]) { (self.rest, self.blocks) = (rest, blocks) }

  private mutating func skip() { rest = rest.drop { $0 == " " } }

  private mutating func accept(_ text: String) -> Bool {
    skip()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  /// A word is followed by a space or a parenthesis.
  private mutating func word(_ text: String) -> Bool {
    skip()
    guard rest.hasPrefix(text), let next = rest.dropFirst(text.count).first, next == " " || next == "(" else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard accept(text) else { throw Fault(reason: "« \(text) » était attendu avant « \(rest.prefix(20)) »") }
  }

  private mutating func implication() throws -> RuleExpression {
    let left = try alternative()
    return accept("=>") ? .implies(left, try alternative()) : left
  }

  private mutating func alternative() throws -> RuleExpression {
    var parts = [try conjunction()]
    while word("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws -> RuleExpression {
    var parts = [try unary()]
    while word("and") { parts.append(try unary()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func unary() throws -> RuleExpression {
    if word("not") { return .not(try unary()) }
    if accept("(") {
      let inner = try implication()
      try expect(")")
      return inner
    }
    if accept("some(") { return try search() }
    if accept("unique(") {
      let scope = try block(name())
      try expect(":")
      var numbers: [Int] = []
      repeat { numbers.append(try number(name())) } while accept(",")
      try expect(")")
      return .unique(scope: scope, numbers)
    }
    for test in RuleTest.allCases where accept(test.rawValue + "(") {
      var references: [RubricReference] = []
      repeat { references.append(try reference()) } while accept(",")
      try expect(")")
      return .test(test, references)
    }
    return try atom()
  }

  private mutating func search() throws -> RuleExpression {
    let first = try block(name())
    let place = accept("/") ? RulePlace(scope: first, block: try block(name())) : RulePlace(scope: nil, block: first)
    let condition = accept(":") ? try implication() : nil
    try expect(")")
    return .some(place, condition)
  }

  private mutating func atom() throws -> RuleExpression {
    let term = try term()
    skip()
    if let first = rest.first, let measure = RuleComparison.Measure(rawValue: first),
      let order = RuleComparison.Order.allCases.first(where: { rest.dropFirst().hasPrefix($0.rawValue) })
    {
      rest = rest.dropFirst(1 + order.rawValue.count)
      return .compare(term, RuleComparison(measure: measure, order: order), try self.term())
    }
    guard case .rubric(let reference) = term else { throw Fault(reason: "rien n’est comparé à un nombre") }
    if rest.hasPrefix("=>") { return .present(reference) }
    if accept("==") { return .same(reference, try self.reference()) }
    if accept("!==") {
      let other = try self.reference()
      return .not(.all([.present(reference), .present(other), .same(reference, other)]))
    }
    if accept("!=") { return .differs(reference, values()) }
    if accept("=") { return .equals(reference, values()) }
    if accept("~") { return .begins(reference, values()) }
    return .present(reference)
  }

  private mutating func values() -> [String] {
    skip()
    let text = rest.prefix { $0 != " " && $0 != ")" }
    rest = rest.dropFirst(text.count)
    return text.split(separator: ",").map(String.init)
  }

  private mutating func term() throws -> RuleTerm {
    skip()
    for (text, term) in [("START", RuleTerm.monthStart), ("END", .monthEnd), ("NEXT", .nextMonthEnd)] where accept(text) {
      return term
    }
    if accept("#") {
      let text = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" }
      rest = rest.dropFirst(text.count)
      guard let number = RuleScene.decimal(String(text)) else { throw Fault(reason: "« \(text) » n’est pas un nombre") }
      return .number(number)
    }
    return .rubric(try reference())
  }

  private mutating func name() -> Substring {
    skip()
    let text = rest.prefix { $0.isLetter || $0.isNumber }
    rest = rest.dropFirst(text.count)
    return text
  }

  private mutating func reference() throws -> RubricReference {
    if accept("^") { return .outer(try number(name())) }
    if accept("k.") { return .contract(try number(name())) }
    let first = name()
    guard rest.hasPrefix(".") else { return .own(try number(first)) }
    rest = rest.dropFirst()
    return .above(block: try block(first), try number(name()))
  }

  private func number(_ text: Substring) throws -> Int {
    guard text.count == 3, let number = Int(text) else { throw Fault(reason: "« \(text) » ne numérote pas une rubrique") }
    return number
  }

  private func block(_ text: Substring) throws -> UInt32 {
    guard let block = blocks[text] else { throw Fault(reason: "« \(text) » ne désigne pas un bloc") }
    return block
  }
}
