import Banking
import Kernel
import TestSupport
import Testing

/// What is imported one file after the other, and what each brings.
@Suite("A movement is taken once, however often the bank tells it")
struct StatementMergeTests {
  /// `5 -20,00 CB BOULANGERIE #A1`: the day of October, cents, the label, the bank's reference.
  struct Move: Sendable {
    let day: Int
    let cents: Int64
    var label = "CB BOULANGERIE"
    var reference: String?

    init(_ day: Int, _ cents: Int64, _ label: String = "CB BOULANGERIE", ref: String? = nil) {
      (self.day, self.cents, self.label, reference) = (day, cents, label, ref)
    }
  }

  struct File: Sendable {
    var kind = StatementKind.camt053
    var days: ClosedRange<Int>?
    /// What stood there before; the closing balance is this and the movements.
    var opening: Int64?
    let moves: [Move]
    /// How many of them are new.
    let new: Int
    var byAmount = 0
    var isNews = true
    var findings: [String] = []
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [File]
    init(_ name: String, _ files: [File]) { (testDescription, self.files) = (name, files) }
  }

  private static let week = [Move(5, -2000), Move(5, -2000), Move(7, 50000, "VIR CLIENT"), Move(9, -700, "FRAIS")]

  static let cases = [
    Case(
      "the same file twice adds nothing",
      [
        File(days: 1...10, opening: 100, moves: week, new: 4),
        File(days: 1...10, opening: 100, moves: week, new: 0, isNews: false),
      ]),
    Case(
      "the same file twice, without balances",
      [File(kind: .qif, moves: week, new: 4), File(kind: .qif, moves: week, new: 0, isNews: false)]),
    Case(
      "two equal movements of one day, told three times later: one is new",
      [
        File(kind: .ofx, moves: [Move(5, -2000), Move(5, -2000)], new: 2),
        File(kind: .ofx, moves: [Move(5, -2000), Move(5, -2000), Move(5, -2000)], new: 1),
      ]),
    Case(
      "two equal movements with two references, told one after the other",
      [
        File(kind: .ofx, moves: [Move(5, -2000, ref: "F1")], new: 1),
        File(kind: .ofx, moves: [Move(5, -2000, ref: "F2")], new: 1),
        File(kind: .ofx, moves: [Move(5, -2000, ref: "F1"), Move(5, -2000, ref: "F2")], new: 0, isNews: false),
      ]),
    Case(
      "files that overlap",
      [
        File(kind: .ofx, moves: [Move(5, -2000, ref: "F1"), Move(7, -300, "PRLV", ref: "F2")], new: 2),
        File(kind: .ofx, moves: [Move(7, -300, "PRLV", ref: "F2"), Move(9, -700, "FRAIS", ref: "F3")], new: 1),
      ]),
    Case(
      "the bank says more of a movement later, under the same reference",
      [
        File(kind: .ofx, moves: [Move(5, -2000, "CARTE", ref: "F1")], new: 1),
        File(kind: .ofx, moves: [Move(5, -2000, "CARTE BOULANGERIE DU PORT", ref: "F1")], new: 0, isNews: false),
      ]),
    Case(
      "a bank that gives the same reference to everything",
      [
        File(kind: .ofx, moves: [Move(5, -2000, ref: "0"), Move(5, -2000, ref: "0"), Move(6, -300, "PRLV", ref: "0")], new: 3),
        File(
          kind: .ofx, moves: [Move(5, -2000, ref: "0"), Move(5, -2000, ref: "0"), Move(6, -300, "PRLV", ref: "0")], new: 0,
          isNews: false),
      ]),
    Case(
      "a bank that numbers its movements anew in each file",
      [
        File(kind: .ofx, moves: [Move(5, -2000, ref: "1"), Move(6, -300, "PRLV", ref: "2")], new: 2),
        File(kind: .ofx, moves: [Move(5, -2000, ref: "7"), Move(6, -300, "PRLV", ref: "8"), Move(9, -1, ref: "9")], new: 1),
      ]),
    Case(
      "the same reference on another day is another movement",
      [
        File(kind: .ofx, moves: [Move(5, -2000, ref: "F1")], new: 1),
        File(kind: .ofx, moves: [Move(6, -2000, ref: "F1")], new: 1),
      ]),
    Case(
      "the same month in two formats, in other words",
      [
        File(kind: .cfonb120, days: 0...31, opening: 100, moves: week, new: 4),
        File(
          days: 1...31, opening: 100, moves: week.map { Move($0.day, $0.cents, "Autrement dit", ref: "R\($0.day)") }, new: 0,
          isNews: false),
      ]),
    Case(
      "the same month in two formats, one with the days of value",
      [
        File(kind: .cfonb120, days: 0...31, opening: 100, moves: week, new: 4),
        File(days: 1...31, opening: 100, moves: week.map { Move($0.day + 1, $0.cents, "Autrement dit") }, new: 0, isNews: false),
      ]),
    Case(
      "a list without balances, then the statement that proves it",
      [
        File(kind: .csv, moves: week.map { Move($0.day, $0.cents, "Comme au site") }, new: 4),
        File(kind: .cfonb120, days: 0...31, opening: 100, moves: week, new: 0, byAmount: 4),
        File(kind: .cfonb120, days: 0...31, opening: 100, moves: week, new: 0, isNews: false),
      ]),
    Case(
      "a list of some movements, then the statement that has them all",
      [
        File(kind: .csv, moves: [Move(5, -2000, "Comme au site")], new: 1),
        File(kind: .cfonb120, days: 0...31, opening: 100, moves: week, new: 3, byAmount: 1),
      ]),
    Case(
      "a movement on a day that is proved whole without it",
      [
        File(days: 1...31, opening: 100, moves: week, new: 4),
        File(kind: .qif, moves: [Move(6, -4200, "CB AUTRE")], new: 1, findings: ["bank.day.contradicts"]),
      ]),
    Case(
      "a movement on the last day of a statement may have come after it",
      [
        File(days: 1...9, opening: 100, moves: week, new: 4),
        File(kind: .qif, moves: [Move(9, -700, "FRAIS"), Move(9, -4200, "CB AUTRE")], new: 1, byAmount: 0),
      ]),
    Case(
      "a proved statement without a movement that a list had",
      [
        File(kind: .csv, moves: [Move(6, -4200, "CB AUTRE")], new: 1),
        File(days: 1...31, opening: 100, moves: week, new: 4, findings: ["bank.movement.stray"]),
      ]),
    Case(
      "two pages of one day share nothing, even what is told the same",
      [
        File(days: 5...5, opening: 10000, moves: [Move(5, -2000), Move(5, -2000)], new: 2),
        File(days: 5...5, opening: 6000, moves: [Move(5, -2000)], new: 1),
        File(days: 5...5, opening: 10000, moves: [Move(5, -2000), Move(5, -2000)], new: 0, isNews: false),
      ]),
    Case(
      "months that follow each other",
      [
        File(kind: .cfonb120, days: 0...10, opening: 100, moves: week, new: 4),
        File(kind: .cfonb120, days: 10...20, opening: 45400, moves: [Move(12, 1)], new: 1),
      ]),
    Case(
      "a statement without movement is news once",
      [
        File(days: 1...10, opening: 100, moves: [], new: 0), File(days: 1...10, opening: 100, moves: [], new: 0, isNews: false),
        File(days: 11...20, opening: 100, moves: [], new: 0),
      ]),
    Case(
      "a week, then its month",
      [
        File(days: 5...11, opening: 100, moves: week, new: 4),
        File(days: 1...31, opening: 99, moves: [Move(2, 1, "INTÉRÊTS")] + week + [Move(30, -5, "FRAIS")], new: 2),
      ]),
    Case(
      "a month, then a week of it",
      [
        File(days: 1...31, opening: 99, moves: [Move(2, 1, "INTÉRÊTS")] + week + [Move(30, -5, "FRAIS")], new: 6),
        File(days: 5...11, opening: 100, moves: week, new: 0),
      ]),
  ]

  @Test(arguments: cases)
  func `what each file brings`(row: Case) {
    var (known, movements): ([KnownStatement], [KnownMovement]) = ([], [])
    for (index, file) in row.files.enumerated() {
      let statement = Self.statement(file)
      let days = statement.days ?? Day(2026, 10, 1)...Day(2026, 10, 1)
      let merge = StatementMerge(statement, over: days, kind: file.kind, known: known, movements: movements)
      #expect(merge.added.count == file.new, "file \(index + 1)")
      #expect(merge.duplicates == file.moves.count - file.new, "file \(index + 1)")
      #expect(merge.isNews == file.isNews, "file \(index + 1)")
      #expect(merge.byAmount == file.byAmount, "file \(index + 1)")
      #expect(merge.findings.map(\.code) == file.findings, "file \(index + 1)")
      guard merge.isNews else { continue }
      let id = Int64(index + 1)
      known.append(
        KnownStatement(
          id: id, kind: file.kind, firstDay: days.lowerBound, lastDay: days.upperBound, opening: statement.opening?.amount.minor,
          closing: statement.closing?.amount.minor))
      movements += merge.added.map { KnownMovement(statement: id, line: statement.lines[$0]) }
    }
  }

  private static func statement(_ file: File) -> BankStatement {
    func day(_ number: Int) -> Day { Day(2026, 9, 30) + number }
    let lines = file.moves.enumerated().map { index, move in
      var line = StatementLine(on: day(move.day), BankAmount(move.cents), move.label, place: index + 2)
      line.bankReference = move.reference
      return line
    }
    var statement = BankStatement(
      firstDay: file.days.map { day($0.lowerBound) }, lastDay: file.days.map { day($0.upperBound) }, lines: lines)
    if let opening = file.opening {
      statement.opening = BankBalance(BankAmount(opening), on: statement.firstDay)
      statement.closing = BankBalance(BankAmount(opening + file.moves.map(\.cents).reduce(0, +)), on: statement.lastDay)
    }
    return statement
  }

  /// A month cut at random into files that overlap, in any order: each movement comes once.
  @Test(arguments: [UInt64(1), 26, 2026])
  func `files of the same bank that overlap at random add up to the month`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for round in 0..<60 {
      let all = (0..<40).map { index in
        let label = ["CB BOULANGERIE", "PRLV EAU"][Int(random.next() % 2)]
        return Move(1 + index * 30 / 40, [-500, -700][Int(random.next() % 2)], label)
      }
      // Whole days: a bank does not cut one in two and say the same twice.
      var (known, movements): ([KnownStatement], [KnownMovement]) = ([], [])
      for id in Int64(1)...8 {
        let first = 1 + Int(random.next() % 30)
        let last = id == 8 ? 30 : min(30, first + Int(random.next() % 12))
        let span = id == 8 ? 1...30 : first...last
        let file = File(kind: .ofx, days: span, moves: all.filter { span.contains($0.day) }, new: 0)
        let statement = Self.statement(file)
        guard let days = statement.days else { continue }
        let merge = StatementMerge(statement, over: days, kind: .ofx, known: known, movements: movements)
        known.append(
          KnownStatement(id: id, kind: .ofx, firstDay: days.lowerBound, lastDay: days.upperBound, opening: nil, closing: nil))
        movements += merge.added.map { KnownMovement(statement: id, line: statement.lines[$0]) }
      }
      #expect(
        movements.map(\.line.amount.minor).sorted() == all.map(\.cents).sorted(), "seed \(seed), round \(round)")
    }
  }
}
