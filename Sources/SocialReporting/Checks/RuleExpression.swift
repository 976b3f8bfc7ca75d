/// What a control says, as data: a condition over the rubrics of a block, of those above and of those under.
///
/// The words of the data file: `007=02,03 => 010` (when the rubric 007 of the block is 02 or 03, the rubric 010 is there);
/// `40.007` a rubric of a block above; `k.007` of the contract that the block names by its number; `^003` of the block that a search
/// started from; `some(71: 002=RUAA)` a block under; `some(30/78: …)` under the block above of that name; `d<=`, `m<=`, `y<=`, `n<=`
/// compare dates, months, years, numbers, and are true when one of the two is not there or cannot be read.
indirect enum RuleExpression: Sendable {
  case present(RubricReference)
  case equals(RubricReference, [String])
  case differs(RubricReference, [String])
  case begins(RubricReference, [String])
  case same(RubricReference, RubricReference)
  case compare(RuleTerm, RuleComparison, RuleTerm)
  case all([RuleExpression])
  case any([RuleExpression])
  case not(RuleExpression)
  case implies(RuleExpression, RuleExpression)
  case some(RulePlace, RuleExpression?)
  case unique(scope: UInt32, [Int])
  case test(RuleTest, [RubricReference])
}

/// Which rubric of which block.
enum RubricReference: Hashable, Sendable {
  case own(Int)
  case above(block: UInt32, Int)
  case contract(Int)
  case outer(Int)
}

enum RuleTerm: Hashable, Sendable {
  case rubric(RubricReference)
  case number(Int)
  /// The first and the last day of the month that is declared, the last of the month after.
  case monthStart, monthEnd, nextMonthEnd
}

struct RuleComparison: Hashable, Sendable {
  enum Measure: Character, Sendable {
    case day = "d"
    case month = "m"
    case year = "y"
    case number = "n"
  }
  enum Order: String, Sendable, CaseIterable {
    case notAbove = "<="
    case notBelow = ">="
    case same = "=="
    case other = "!="
    case below = "<"
    case above = ">"
  }
  let measure: Measure
  let order: Order

  func holds(_ a: Int, _ b: Int) -> Bool {
    switch order {
    case .notAbove: a <= b
    case .notBelow: a >= b
    case .same: a == b
    case .other: a != b
    case .below: a < b
    case .above: a > b
    }
  }
}

/// Where blocks are looked for: under the block at hand, or under one above it.
struct RulePlace: Hashable, Sendable {
  let scope: UInt32?
  let block: UInt32
}

/// What is not a comparison. Those whose name begins with `is` are false when the rubric is not there, the others true.
enum RuleTest: String, Sendable, CaseIterable {
  case siren, siret, iban, bban, calendar, calendar99, nines, department, ntt, nospace, repeated, notzeros, birthyear
  case birthplace, nirbirth, isprovident, isworkplace, issiret, isonly
}

extension RuleExpression {
  /// Where it searches, with the numbers of the rubrics that it looks at there.
  var searches: [(place: RulePlace, numbers: [Int])] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.searches)
    case .not(let part): part.searches
    case .implies(let a, let b): a.searches + b.searches
    case .some(let place, let condition):
      [(place, condition.map { $0.ownNumbers } ?? [])]
    default: []
    }
  }

  private var ownNumbers: [Int] {
    var numbers: [Int] = []
    collect { if case .own(let number) = $0, !numbers.contains(number) { numbers.append(number) } }
    return numbers
  }

  /// The rubrics that it names outside of the blocks that it searches, each once, in order.
  var references: [RubricReference] {
    var seen: [RubricReference] = []
    collect { if !seen.contains($0) { seen.append($0) } }
    return seen
  }

  private func collect(_ take: (RubricReference) -> Void) {
    switch self {
    case .present(let reference), .equals(let reference, _), .differs(let reference, _), .begins(let reference, _):
      take(reference)
    case .same(let a, let b):
      take(a)
      take(b)
    case .compare(let a, _, let b):
      if case .rubric(let reference) = a { take(reference) }
      if case .rubric(let reference) = b { take(reference) }
    case .all(let parts), .any(let parts): for part in parts { part.collect(take) }
    case .not(let part): part.collect(take)
    case .implies(let a, let b):
      a.collect(take)
      b.collect(take)
    case .some(_, let condition):
      condition?.collect { reference in
        switch reference {
        case .outer(let number): take(.own(number))
        case .own: break
        case .above, .contract: take(reference)
        }
      }
    case .unique(_, let numbers): for number in numbers { take(.own(number)) }
    case .test(_, let references): for reference in references { take(reference) }
    }
  }

  /// The rubrics of its own block without which it can be nothing but true (or false): a block that lacks one is not looked at.
  func needed(for outcome: Bool) -> UInt128 {
    switch self {
    case .present(let reference), .equals(let reference, _), .differs(let reference, _), .begins(let reference, _):
      outcome ? reference.bit : 0
    case .same(let a, let b): outcome ? 0 : a.bit | b.bit
    case .compare(let a, _, let b): outcome ? 0 : a.bit | b.bit
    case .all(let parts): Self.join(parts.map { $0.needed(for: outcome) }, everyPart: outcome)
    case .any(let parts): Self.join(parts.map { $0.needed(for: outcome) }, everyPart: !outcome)
    case .not(let part): part.needed(for: !outcome)
    case .implies(let a, let b): outcome ? 0 : a.needed(for: true) | b.needed(for: false)
    case .some, .unique: 0
    case .test(let test, let references):
      outcome == test.rawValue.hasPrefix("is") ? references.reduce(0) { $0 | $1.bit } : 0
    }
  }

  private static func join(_ masks: [UInt128], everyPart: Bool) -> UInt128 {
    everyPart ? masks.reduce(0, |) : masks.dropFirst().reduce(masks.first ?? 0, &)
  }
}

extension RubricReference {
  fileprivate var bit: UInt128 {
    guard case .own(let number) = self, number < 128 else { return 0 }
    return 1 << UInt128(number)
  }
}

extension RuleTerm {
  fileprivate var bit: UInt128 {
    guard case .rubric(let reference) = self else { return 0 }
    return reference.bit
  }
}

extension BlockOccurrence {
  /// A bit for each number of its rubrics; numbers above 127 have none.
  var presence: UInt128 {
    rubrics.reduce(into: 0 as UInt128) { mask, rubric in
      let number = rubric.id.number
      if number < 128 { mask |= 1 << UInt128(number) }
    }
  }
}
