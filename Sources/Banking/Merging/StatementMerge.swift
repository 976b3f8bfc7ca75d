public import Kernel

/// What a statement brings that was not imported before.
///
/// Banks repeat themselves: the file of a month holds that of a week, the same month comes in two formats. But two cards of 5,00 €
/// at the same bakery on one day are two movements, so that nothing is told apart by its day, amount and label alone. A movement
/// of the new statement is one that is known, each known one standing for one, when, in this order:
///
/// 1. the two statements have the same balances and amounts over days that meet: they are the same statement, told in two ways;
/// 2. both bear the same reference of the bank, which the new statement gives to no other movement;
/// 3. the bank says exactly the same of both;
/// 4. it says the same but for its reference, which one of them lacks, or which the bank changes from a file to the next;
/// 5. both are of the same day and amount, and one of the statements is proved by its balances to be whole on that day, or they
///    came in two formats, which say the same movement in different words.
///
/// Statements that follow each other to the cent share no movement, even on the day where they meet.
public struct StatementMerge: Sendable {
  /// Where the movements to add stand among the lines of the statement.
  public private(set) var added: [Int] = []
  /// How many of its lines are known.
  public private(set) var duplicates = 0
  /// How many of those were recognised by their day and amount alone.
  public private(set) var byAmount = 0
  /// The statement says something new: movements, or balances that prove what is known.
  public private(set) var isNews = true
  /// What contradicts a statement that its balances prove.
  public private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - statement: with its lines.
  ///   - days: those it speaks of.
  ///   - known: the statements of the same account.
  ///   - movements: those known on these days at least.
  public init(
    _ statement: BankStatement, over days: ClosedRange<Day>, kind: StatementKind, known: [KnownStatement],
    movements: [KnownMovement]
  ) {
    let new = KnownStatement(
      id: 0, kind: kind, firstDay: days.lowerBound, lastDay: days.upperBound, opening: statement.opening?.amount.minor,
      closing: statement.endingBalance?.minor)
    let twins = known.filter { $0.isProved && $0.opening == new.opening && $0.closing == new.closing && $0.covers(new) }
    if new.isProved, !statement.lines.isEmpty, StatementMerge.tellsTheSame(statement, twins, movements) {
      (duplicates, isNews) = (statement.lines.count, false)
      return
    }
    var matching = Matching(statement.lines, new, known, movements)
    matching.byReference()
    matching.byWords()
    matching.byWordsWithoutReference()
    byAmount = matching.byAmount()
    added = matching.left
    duplicates = statement.lines.count - added.count
    findings = matching.contradictions() + matching.strangers()
    isNews = !added.isEmpty || isProof(new, twins, isEmpty: statement.lines.isEmpty)
  }

  /// The known movements over the days of a statement of the same balances are of the same amounts.
  private static func tellsTheSame(_ statement: BankStatement, _ twins: [KnownStatement], _ movements: [KnownMovement]) -> Bool {
    let amounts = statement.lines.map(\.amount.minor).sorted()
    return twins.contains { twin in
      let days = twin.firstDay...twin.lastDay
      return movements.filter { days.contains($0.line.bookingDay) }.map(\.line.amount.minor).sorted() == amounts
    }
  }

  /// Balances that no known statement gave.
  private func isProof(_ new: KnownStatement, _ twins: [KnownStatement], isEmpty: Bool) -> Bool {
    new.isProved
      && !twins.contains { !isEmpty || ($0.firstDay == new.firstDay && $0.lastDay == new.lastDay) }
  }
}

extension KnownStatement {
  /// The known movements of its days make up the difference of its balances, as long as no import that it relied on was undone.
  /// The days where it meets its neighbours may hold movements of theirs.
  fileprivate func isMadeUp(of movements: [KnownMovement]) -> Bool {
    guard let opening, let closing else { return false }
    var (inside, onFirst, onLast) = (Int128(0), Int128(0), Int128(0))
    for line in movements.lazy.map(\.line) where firstDay <= line.bookingDay && line.bookingDay <= lastDay {
      let amount = Int128(line.amount.minor)
      if line.bookingDay == firstDay {
        onFirst += amount
      } else if line.bookingDay == lastDay {
        onLast += amount
      } else {
        inside += amount
      }
    }
    let wanted = Int128(closing) - Int128(opening)
    return [inside, inside + onFirst, inside + onLast, inside + onFirst + onLast].contains(wanted)
  }
}

/// The lines of a statement and the known movements, paired one to one.
private struct Matching {
  private let lines: [StatementLine]
  private let new: KnownStatement
  private let statements: [Int64: KnownStatement]
  /// Those that may be the same: a statement that this one follows to the cent has none.
  private let known: [KnownMovement]
  private let whole: [KnownStatement]
  private var isMatched: [Bool]
  private var isTaken: [Bool]
  private var referencesMatched = 0

  init(_ lines: [StatementLine], _ new: KnownStatement, _ statements: [KnownStatement], _ movements: [KnownMovement]) {
    (self.lines, self.new) = (lines, new)
    self.statements = Dictionary(statements.map { ($0.id, $0) }) { first, _ in first }
    let neighbours = Set(statements.filter { $0.isNext(to: new) }.map(\.id))
    known = movements.filter { !neighbours.contains($0.statement) }
    whole = statements.filter { $0.isMadeUp(of: movements) }
    isMatched = Array(repeating: false, count: lines.count)
    isTaken = Array(repeating: false, count: known.count)
  }

  var left: [Int] { lines.indices.filter { !isMatched[$0] } }

  private struct ReferenceKey: Hashable {
    let reference: String
    let day: Day
    let amount: Int64
    init?(_ line: StatementLine) {
      guard let reference = line.bankReference else { return nil }
      (self.reference, day, amount) = (reference, line.bookingDay, line.amount.minor)
    }
  }
  private struct DayAmount: Hashable {
    let day: Day
    let amount: Int64
    init(_ line: StatementLine) { (day, amount) = (line.bookingDay, line.amount.minor) }
  }

  mutating func byReference() {
    var seen: [String: Int] = [:]
    for line in lines { if let reference = line.bankReference { seen[reference, default: 0] += 1 } }
    referencesMatched = pair { (line: StatementLine) -> ReferenceKey? in
      guard let reference = line.bankReference, seen[reference] ?? 0 <= 1 else { return nil }
      return ReferenceKey(line)
    }
  }

  mutating func byWords() { _ = pair { $0.told } }

  /// A bank that numbers its movements anew in each file gives itself away: what it says twice, it never numbers the same.
  mutating func byWordsWithoutReference() {
    var trial = self
    let pairs = trial.pair { $0.toldWithoutReference }
    let areUnstable = referencesMatched == 0 && pairs >= 2
    guard !areUnstable else {
      self = trial
      return
    }
    // Where only one of the two has a reference, the other is not told apart by it.
    _ = pair(
      { $0.toldWithoutReference }, where: { line, known in line.bankReference == nil || known.bankReference == nil })
  }

  mutating func byAmount() -> Int {
    let (new, statements, whole) = (new, statements, whole)
    return pair(
      { DayAmount($0) },
      allows: { line, known in
        let day = line.bookingDay
        return statements[known.statement]?.kind != new.kind || new.isWhole(on: day) || whole.contains { $0.isWhole(on: day) }
      })
  }

  private mutating func pair<Key: Hashable>(
    _ key: (StatementLine) -> Key?, where agrees: ((StatementLine, StatementLine) -> Bool)? = nil,
    allows: ((StatementLine, KnownMovement) -> Bool)? = nil
  ) -> Int {
    var places: [Key: [Int]] = [:]
    for index in known.indices.reversed() where !isTaken[index] {
      if let key = key(known[index].line) { places[key, default: []].append(index) }
    }
    var count = 0
    for index in lines.indices where !isMatched[index] {
      let line = lines[index]
      guard let key = key(line), let candidates = places[key] else { continue }
      // The first known comes last: what is told k times stands for the first k.
      guard
        let place = candidates.lastIndex(where: {
          agrees?(line, known[$0].line) ?? true && allows?(line, known[$0]) ?? true
        })
      else { continue }
      isMatched[index] = true
      isTaken[candidates[place]] = true
      places[key]?.remove(at: place)
      count += 1
    }
    return count
  }

  /// Lines of a day on which a known statement is proved to be whole without them.
  func contradictions() -> [Finding] {
    left.compactMap { index in
      let line = lines[index]
      guard let proof = whole.first(where: { $0.isWhole(on: line.bookingDay) }) else { return nil }
      return Finding.bankDayContradicts(line, proof).at(line: line.place)
    }
  }

  /// Known movements of a day on which this statement is proved to be whole without them.
  func strangers() -> [Finding] {
    let found = known.indices.filter { !isTaken[$0] && new.isWhole(on: known[$0].line.bookingDay) }
    guard let first = found.first else { return [] }
    return [.bankMovementsStray(found.count, first: known[first].line)]
  }
}

extension StatementLine {
  /// Everything that the bank says, wherever it stood in the file.
  var told: StatementLine {
    var line = self
    line.place = 0
    return line
  }

  fileprivate var toldWithoutReference: StatementLine {
    var line = told
    line.bankReference = nil
    return line
  }
}
