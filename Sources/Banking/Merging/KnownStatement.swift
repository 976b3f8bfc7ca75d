public import Kernel

/// A statement of an account that was imported before. Its amounts are in the smallest unit of the account's currency.
public struct KnownStatement: Hashable, Sendable {
  public let id: Int64
  /// The format that it came in.
  public let kind: StatementKind
  public let firstDay: Day
  public let lastDay: Day
  /// Nil when the file did not say.
  public let opening: Int64?
  public let closing: Int64?

  public init(id: Int64, kind: StatementKind, firstDay: Day, lastDay: Day, opening: Int64?, closing: Int64?) {
    (self.id, self.kind, self.firstDay, self.lastDay) = (id, kind, firstDay, lastDay)
    (self.opening, self.closing) = (opening, closing)
  }

  /// Both balances are those of the file: with its movements they prove that none is missing.
  public var isProved: Bool { opening != nil && closing != nil }

  /// Every movement of that day is in it. Its first and last days may be shared with its neighbours.
  func isWhole(on day: Day) -> Bool { isProved && firstDay < day && day < lastDay }

  func covers(_ other: KnownStatement) -> Bool { firstDay <= other.lastDay && other.firstDay <= lastDay }

  /// One ends where the other starts, to the cent.
  func isNext(to other: KnownStatement) -> Bool {
    guard isProved, other.isProved else { return false }
    return (closing == other.opening && lastDay <= other.firstDay) || (other.closing == opening && other.lastDay <= firstDay)
  }
}

/// A movement that was imported before, and the statement that brought it.
public struct KnownMovement: Hashable, Sendable {
  public let statement: Int64
  public let line: StatementLine
  public init(statement: Int64, line: StatementLine) { (self.statement, self.line) = (statement, line) }
}

extension BankStatement {
  /// What stood there behind its last movement. An OFX says what stands there now, which may be weeks after its period: that is
  /// no balance of the statement.
  public var endingBalance: BankAmount? {
    guard let closing else { return nil }
    guard opening == nil, let day = closing.day, let days else { return closing.amount }
    return day > days.upperBound ? nil : closing.amount
  }

  /// The days it speaks of: those it says, else those of its balances and movements. Nil when it names no day at all.
  public var days: ClosedRange<Day>? {
    let moved = lines.map(\.bookingDay)
    let first = firstDay ?? opening?.day ?? moved.min() ?? lastDay ?? closing?.day
    let last = lastDay ?? closing?.day ?? moved.max() ?? first
    guard let first, let last else { return nil }
    // A movement booked outside the period that the file gives is in the statement all the same.
    let (low, high) = (min(first, last, moved.min() ?? first), max(first, last, moved.max() ?? last))
    return low...high
  }
}
