import Kernel

/// What an account moved in one day.
public struct AccountDay: Hashable, Sendable {
  public let account: AccountNumber
  public let day: Day
  public let debit: Money
  public let credit: Money

  public init(account: AccountNumber, day: Day, debit: Money, credit: Money) {
    (self.account, self.day, self.debit, self.credit) = (account, day, debit, credit)
  }
}

/// What an account moved in one month, its openings apart.
public struct AccountMonth: Hashable, Sendable {
  public let account: AccountNumber
  public let month: Month
  /// The lines of a journal of openings: nothing moved, it was brought forward.
  public let isOpening: Bool
  public let debit: Money
  public let credit: Money

  public init(account: AccountNumber, month: Month, isOpening: Bool = false, debit: Money, credit: Money) {
    (self.account, self.month, self.isOpening) = (account, month, isOpening)
    (self.debit, self.credit) = (debit, credit)
  }
}
