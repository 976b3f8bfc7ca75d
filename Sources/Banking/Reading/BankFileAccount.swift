public import Kernel

/// What a file says of one account, over all the statements it has of it.
public struct BankFileAccount: Sendable {
  public private(set) var account: BankAccount
  public let currency: BankCurrency
  /// Of the statement that starts first, and of the one that ends last; nil when the file does not say.
  public private(set) var opening: BankAmount?
  public private(set) var closing: BankAmount?
  public private(set) var firstDay: Day?
  public private(set) var lastDay: Day?
  /// Of its movements.
  public private(set) var count = 0
  /// In the smallest unit of the currency.
  public private(set) var sum: Int128 = 0

  private init(_ statement: BankStatement) { (account, currency) = (statement.account, statement.currency) }

  /// The accounts of a file, in the order they come.
  public static func gather(_ summaries: some Sequence<StatementFile.Summary>) -> [BankFileAccount] {
    var accounts: [BankFileAccount] = []
    for summary in summaries {
      let statement = summary.statement
      let place = accounts.firstIndex { $0.isOf(statement) }
      if place == nil { accounts.append(BankFileAccount(statement)) }
      accounts[place ?? accounts.count - 1].add(summary)
    }
    return accounts
  }

  /// Whether a statement is of this account.
  public func isOf(_ statement: BankStatement) -> Bool {
    guard statement.currency.code == currency.code else { return false }
    return statement.account == account || statement.account.isSame(as: account)
  }

  private mutating func add(_ summary: StatementFile.Summary) {
    let statement = summary.statement
    let (first, last) = (statement.firstDay ?? statement.opening?.day, statement.lastDay ?? statement.closing?.day)
    let isFirst = count == 0 && firstDay == nil
    // Statements of one day come in their order.
    if isFirst || (first.map { day in firstDay.map { day < $0 } ?? true } ?? false) { opening = statement.opening?.amount }
    if isFirst || (last.map { day in lastDay.map { day >= $0 } ?? true } ?? true) { closing = statement.closing?.amount }
    if let first { firstDay = min(firstDay ?? first, first) }
    if let last { lastDay = max(lastDay ?? last, last) }
    account = account.completed(by: statement.account)
    count += summary.lines
    sum += summary.sum
  }
}
