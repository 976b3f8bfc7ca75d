import Kernel

/// Who owes: customers owe us, we owe suppliers.
public enum DueSide: String, Hashable, Sendable, CaseIterable {
  case customers = "clients"
  case suppliers = "fournisseurs"

  /// 41 or 40.
  public var prefix: String { self == .customers ? "41" : "40" }

  /// What a line adds to what is owed: positive for an invoice.
  func owed(_ item: OpenItem) -> Money { owed(item.balance) }
  public func owed(_ balance: Money) -> Money { self == .customers ? balance : -balance }
}

/// Open lines of one account and third party that count from one day and carry no lettering, debits or credits, in one sum.
public struct OpenSum: Hashable, Sendable {
  public let account: AccountNumber
  public let thirdParty: String?
  /// The due day of the lines, else their own.
  public let day: Day
  /// Debit less credit.
  public let amount: Money

  public init(account: AccountNumber, thirdParty: String?, day: Day, amount: Money) {
    (self.account, self.thirdParty, self.day, self.amount) = (account, thirdParty, day, amount)
  }

  /// What the open lines of a side come to, one by one and in sums, with positive amounts for what is owed.
  static func owed(_ items: [OpenItem], _ sums: [OpenSum], _ side: DueSide) throws(Finding) -> [OpenSum] {
    let single = try DueAmount.remaining(items, side).map {
      OpenSum(account: $0.item.account, thirdParty: $0.item.thirdParty, day: $0.day, amount: $0.amount)
    }
    return single
      + sums.filter { $0.account.hasPrefix(side.prefix) }.map {
        OpenSum(account: $0.account, thirdParty: $0.thirdParty, day: $0.day, amount: side.owed($0.amount))
      }
  }
}

/// What remains of one open line, once the payments of its partial group are taken off.
public struct DueAmount: Hashable, Sendable {
  public let item: OpenItem
  /// Positive when owed; negative for a payment or a credit note that settles nothing yet.
  public let amount: Money

  public var day: Day { item.countingDay }

  /// The open lines of a side. Within a partial group, payments and credit
  /// notes settle what was due first (Code civil, art. 1342-10); lines that remain at zero are left out.
  /// Throws `report.sum-too-large`.
  public static func remaining(_ items: [OpenItem], _ side: DueSide) throws(Finding) -> [DueAmount] {
    var groups: [LetteringKey: [OpenItem]] = [:]
    var found: [DueAmount] = []
    for item in items where item.account.hasPrefix(side.prefix) && item.code?.isFull != true {
      guard item.hasPlausibleAmounts else { throw .reportSumTooLarge() }
      if let key = item.partialGroup {
        groups[key, default: []].append(item)
      } else if !item.balance.isZero {
        found.append(DueAmount(item: item, amount: side.owed(item)))
      }
    }
    for members in groups.values { found += try netted(members, side) }
    return found.sorted { isBefore($0.item, $1.item) }
  }

  private static func netted(_ members: [OpenItem], _ side: DueSide) throws(Finding) -> [DueAmount] {
    let ordered = members.sorted(by: isBefore)
    let invoices = ordered.filter { side.owed($0) > .zero }
    let payments = ordered.filter { side.owed($0) < .zero }
    var paid = Money.zero
    for payment in payments { paid = try paid.checkedSum(-side.owed(payment)) }
    var found: [DueAmount] = []
    var spent = Money.zero
    for invoice in invoices {
      let settled = min(side.owed(invoice), paid - spent)
      spent += settled
      if settled < side.owed(invoice) { found.append(DueAmount(item: invoice, amount: side.owed(invoice) - settled)) }
    }
    // Payments beyond the invoices: the last ones are left over.
    var left = paid - spent
    for payment in payments.reversed() where left > .zero {
      let part = min(left, -side.owed(payment))
      found.append(DueAmount(item: payment, amount: -part))
      left -= part
    }
    return found
  }

  private static func isBefore(_ a: OpenItem, _ b: OpenItem) -> Bool {
    let (x, y) = ((a.account, a.thirdParty ?? ""), (b.account, b.thirdParty ?? ""))
    if x != y { return x < y }
    return (a.countingDay, a.line) < (b.countingDay, b.line)
  }
}
