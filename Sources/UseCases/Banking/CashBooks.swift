import Banking
import Kernel
import Ledger
import Store

/// The cash accounts of a dossier over some days: what each held before, what each day moved.
struct CashBooks {
  /// The first day that was asked for, or that of the fiscal years whose sums make the balances when it comes later.
  let first: Day
  let accounts: [(account: Account, opening: Money)]
  /// From the first day on, as far as was asked.
  let moves: [AccountDay]

  /// - Parameters:
  ///   - first: what is dated before it makes the openings.
  ///   - last: what is dated after it is not read.
  /// Throws `report.sum-too-large`.
  init(_ reading: DossierReading, prefixes: [String] = CashAccountKind.prefixes, from first: Day, through last: Day) throws {
    let years = try reading.carriedYears(on: last)
    let first = max(first, years.first?.year.first ?? first)
    self.first = first
    var opening: [AccountNumber: Money] = [:]
    func add(_ amount: Money, to account: AccountNumber) throws {
      opening[account] = try (opening[account] ?? .zero).checkedSum(amount)
    }
    for month in try reading.accountMonths(years, prefixes: prefixes) {
      // What was brought forward was there before the first day, whatever day it is dated.
      guard month.isOpening || month.month < first.month else { continue }
      try add(month.debit - month.credit, to: month.account)
    }
    let moves = try reading.accountDays(prefixes: prefixes, from: first.month.firstDay, through: last)
    for move in moves where move.day < first { try add(move.debit - move.credit, to: move.account) }
    self.moves = moves.filter { $0.day >= first }
    let touched = Set(opening.keys).union(self.moves.map(\.account))
    accounts = try reading.accounts().filter { touched.contains($0.number) }.map { ($0, opening[$0.number] ?? .zero) }
  }

  /// At the end of the last day that was read.
  func balance(of account: AccountNumber) -> Money {
    let opening = accounts.first { $0.account.number == account }?.opening ?? .zero
    return moves.filter { $0.account == account }.reduce(opening) { $0.adding($1.debit - $1.credit) ?? $0 }
  }

  func position(through day: Day, _ thresholds: CashThresholds) throws -> CashPosition {
    try CashPosition(
      from: first, through: day, accounts: accounts, moves: moves, thresholds: thresholds.accounts,
      totalThreshold: thresholds.total)
  }
}
