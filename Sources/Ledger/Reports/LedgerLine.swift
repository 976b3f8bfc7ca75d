import Kernel

/// A line of the ledger as reports show it.
public struct LedgerLine: Hashable, Sendable {
  public var journal: String
  /// EcritureNum; nil while the entry is a draft.
  public var number: Int?
  public var day: Day
  public var pieceRef: String
  public var account: AccountNumber
  public var thirdParty: String?
  public var label: String
  public var debit: Money
  public var credit: Money
  public var dueDay: Day?
  /// EcritureLet, as it stands.
  public var lettering: String?

  public init(
    journal: String, number: Int?, day: Day, pieceRef: String, account: AccountNumber, thirdParty: String? = nil, label: String,
    debit: Money = .zero, credit: Money = .zero, dueDay: Day? = nil, lettering: String? = nil
  ) {
    (self.journal, self.number, self.day, self.pieceRef, self.account) = (journal, number, day, pieceRef, account)
    (self.thirdParty, self.label, self.debit, self.credit) = (thirdParty, label, debit, credit)
    (self.dueDay, self.lettering) = (dueDay, lettering)
  }

  var numberCell: ReportTable.Cell { number.map(ReportTable.Cell.count) ?? .text("brouillard") }
}

/// Debits and credits added up. Sums over a whole ledger are checked: a
/// hostile file must not make a report trap.
public struct DebitCredit: Hashable, Sendable {
  public private(set) var debit = Money.zero
  public private(set) var credit = Money.zero

  public init() {}

  /// Throws `report.sum-too-large`.
  public mutating func add(debit: Money, credit: Money) throws(Finding) {
    self.debit = try self.debit.checkedSum(debit)
    self.credit = try self.credit.checkedSum(credit)
  }

  /// Debit less credit. Cannot overflow once both are within `Money.largest` in absolute value.
  public var balance: Money { debit - credit }
}

extension Money {
  /// The sum, while it is one that a report may state.
  public func checkedSum(_ other: Money) throws(Finding) -> Money {
    guard let sum = adding(other), sum.cents.magnitude <= Money.largest.cents.magnitude else { throw .reportSumTooLarge() }
    return sum
  }
}

/// A line and the balance of the account once it is counted.
public struct RunningLine: Hashable, Sendable {
  public let line: LedgerLine
  public let balance: Money

  /// Throws `report.sum-too-large`.
  static func running(_ lines: [LedgerLine], from opening: Money) throws(Finding) -> [RunningLine] {
    var balance = opening
    var rows: [RunningLine] = []
    rows.reserveCapacity(lines.count)
    for line in lines {
      balance = try balance.checkedSum(line.debit).checkedSum(-line.credit)
      rows.append(RunningLine(line: line, balance: balance))
    }
    return rows
  }
}
