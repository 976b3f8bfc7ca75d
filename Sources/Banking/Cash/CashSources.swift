import Kernel
import Ledger

/// What customers owe and suppliers are owed, as expected receipts and payments.
public enum OpenCash {
  /// What remains of one open line, or of several lines of one third party and one due day.
  public struct Due: Hashable, Sendable {
    public let account: AccountNumber
    public let thirdParty: String?
    public let day: Day
    /// Positive when owed; negative for a payment or a credit note that settles nothing yet.
    public var amount: Money
    public let pieceRef: String?
    /// When it is one line.
    public let line: LineReference?

    public init(
      account: AccountNumber, thirdParty: String?, day: Day, amount: Money, pieceRef: String? = nil, line: LineReference? = nil
    ) {
      (self.account, self.thirdParty, self.day, self.amount) = (account, thirdParty, day, amount)
      (self.pieceRef, self.line) = (pieceRef, line)
    }
  }

  /// One item for each due, once the payments and the credit notes that wait for a lettering are taken off: of the same
  /// third party and account, what was due first is settled first (C. civ. art. 1342-10). What is left of them is nobody's
  /// promise to pay it back: it is given apart.
  /// - Parameter names: of the third parties, by code.
  public static func items(
    _ dues: [Due], _ side: DueSide, names: [String: String], _ calendar: CashCalendar
  ) throws(Finding) -> (items: [CashItem], unallocated: Money) {
    var items: [CashItem] = []
    var left = Money.zero
    let groups = Dictionary(grouping: dues) { Key(account: $0.account, thirdParty: $0.thirdParty ?? "") }
    for key in groups.keys.sorted() {
      let (owed, rest) = try netted(groups[key] ?? [])
      left = try left.checkedSum(rest)
      for due in owed { items.append(item(due, side, names, calendar)) }
    }
    return (items, left)
  }

  private static let none = LineReference(entry: 0, position: 0)

  private struct Key: Hashable, Comparable {
    let account: AccountNumber
    let thirdParty: String
    static func < (a: Key, b: Key) -> Bool { (a.account, a.thirdParty) < (b.account, b.thirdParty) }
  }

  /// The dues of one third party, and what its payments have over.
  private static func netted(_ dues: [Due]) throws(Finding) -> (owed: [Due], rest: Money) {
    var credit = Money.zero
    for due in dues where due.amount < .zero { credit = try credit.checkedSum(-due.amount) }
    var owed: [Due] = []
    let invoices = dues.filter { $0.amount > .zero }
    for due in invoices.sorted(by: { ($0.day, $0.line ?? OpenCash.none) < ($1.day, $1.line ?? OpenCash.none) }) {
      let settled = min(credit, due.amount)
      credit -= settled
      guard settled < due.amount else { continue }
      var remaining = due
      remaining.amount -= settled
      owed.append(remaining)
    }
    return (owed, credit)
  }

  private static func item(
    _ due: Due, _ side: DueSide, _ names: [String: String], _ calendar: CashCalendar
  ) -> CashItem {
    let (day, assumptions) = calendar.expected(due.day, isReceipt: side == .customers)
    let name = due.thirdParty.map { names[$0] ?? $0 } ?? "Compte \(due.account)"
    let piece = due.pieceRef.map { $0.isEmpty ? "" : ", \($0)" } ?? ""
    return CashItem(
      key: [due.account.text, due.thirdParty ?? "", due.line?.text ?? due.day.iso].joined(separator: ":"),
      kind: side == .customers ? .customers : .suppliers, label: name + piece, thirdParty: due.thirdParty, dueDay: due.day,
      day: day, amount: side == .customers ? due.amount : -due.amount,
      origin: due.line.map { .entry($0.entry) } ?? .openLines(due.account, thirdParty: due.thirdParty), assumptions: assumptions)
  }
}

/// What the law gives a day for: wages, contributions, VAT.
public struct StatutoryCash: Sendable {
  /// Days of the following month, each from the figures of law.
  public struct Days: Hashable, Sendable {
    public let contributions: Int
    public let pension: Int
    public let vat: Int
    public init(contributions: Int, pension: Int, vat: Int) {
      (self.contributions, self.pension, self.vat) = (contributions, pension, vat)
    }
  }

  public let days: Days
  public let calendar: CashCalendar

  public init(_ days: Days, _ calendar: CashCalendar) { (self.days, self.calendar) = (days, calendar) }

  /// The accounts that are read, by their first digits.
  public static let prefixes = ["421", "431", "437", "4421", "4455", "4456", "4457"]

  private enum Rule {
    case wages, contributions, pension, vat

    init?(_ account: AccountNumber) {
      if account.hasPrefix("421") {
        self = .wages
      } else if account.hasPrefix("431") || account.hasPrefix("4421") {
        self = .contributions
      } else if account.hasPrefix("437") {
        self = .pension
      } else if account.hasPrefix("44551") {
        self = .vat
      } else {
        return nil
      }
    }

    var kind: CashItem.Kind {
      switch self {
      case .wages: .wages
      case .contributions, .pension: .contributions
      case .vat: .vat
      }
    }

    var assumption: CashItem.Assumption {
      switch self {
      case .wages: .wageDay
      case .contributions: .contributionDay
      case .pension: .pensionDay
      case .vat: .vatDay
      }
    }
  }

  /// What the balances of these accounts say is still to be paid: of each, the last credits, as far as the balance goes,
  /// since what was paid paid the oldest. `months` in any order, openings included.
  public func items(_ months: [AccountMonth], labels: [AccountNumber: String]) throws(Finding) -> [CashItem] {
    var items: [CashItem] = []
    let byAccount = Dictionary(grouping: months, by: \.account)
    for account in byAccount.keys.sorted() {
      guard let rule = Rule(account) else { continue }
      for (month, amount) in try unpaid(byAccount[account] ?? []) {
        items.append(item(account, rule, month, amount, labels[account]))
      }
    }
    return items + (try vatNotDeclared(months))
  }

  private func item(_ account: AccountNumber, _ rule: Rule, _ month: Month, _ amount: Money, _ label: String?) -> CashItem {
    let due = due(rule, month)
    let (day, assumptions) = calendar.expected(due, isReceipt: false)
    return CashItem(
      key: "\(account):\(month.iso)", kind: rule.kind, label: "\(label ?? "Compte \(account)"), \(month.french)", dueDay: due,
      day: day, amount: -amount, origin: .ledger(account, from: nil, through: nil),
      assumptions: [rule.assumption] + assumptions)
  }

  private func due(_ rule: Rule, _ month: Month) -> Day {
    switch rule {
    case .wages: calendar.lastBankDay(of: month)
    case .contributions: dayAfter(month, days.contributions)
    case .pension: dayAfter(month, days.pension)
    case .vat: dayAfter(month, days.vat)
    }
  }

  private func dayAfter(_ month: Month, _ day: Int) -> Day {
    let next = month.adding(1)
    return Day(next.year, next.number, min(day, next.length))
  }

  /// Openings are the debts of the month before.
  private func month(of move: AccountMonth) -> Month { move.isOpening ? move.month.adding(-1) : move.month }

  private func unpaid(_ moves: [AccountMonth]) throws(Finding) -> [(Month, Money)] {
    var balance = Money.zero
    var credits: [Month: Money] = [:]
    for move in moves {
      balance = try balance.checkedSum(move.credit).checkedSum(-move.debit)
      credits[month(of: move)] = try (credits[month(of: move)] ?? .zero).checkedSum(move.credit)
    }
    var found: [(Month, Money)] = []
    for month in credits.keys.sorted(by: >) where balance > .zero {
      let part = min(balance, credits[month] ?? .zero)
      guard part > .zero else { continue }
      found.append((month, part))
      balance -= part
    }
    return found.reversed()
  }

  /// The VAT that no return has moved to 44551 yet: what is left on 4456 and 4457 at the end of the months that are over,
  /// then what the month under way adds. A credit is carried to the month after.
  private func vatNotDeclared(_ months: [AccountMonth]) throws(Finding) -> [CashItem] {
    let moves = months.filter { $0.account.hasPrefix("4456") || $0.account.hasPrefix("4457") }
    let now = calendar.today.month
    var (over, running) = (Money.zero, Money.zero)
    for move in moves where move.month <= now {
      if month(of: move) < now {
        over = try over.checkedSum(move.credit).checkedSum(-move.debit)
      } else {
        running = try running.checkedSum(move.credit).checkedSum(-move.debit)
      }
    }
    var items: [CashItem] = []
    if over > .zero { items.append(vat(now.adding(-1), over, [.vatDay])) }
    let carried = min(over, .zero)
    let rest = try running.checkedSum(carried)
    if rest > .zero {
      items.append(vat(now, rest, [.vatDay, .vatRunning] + (carried.isZero ? [] : [.vatCarried])))
    }
    return items
  }

  private func vat(_ month: Month, _ amount: Money, _ assumptions: [CashItem.Assumption]) -> CashItem {
    let due = dayAfter(month, days.vat)
    let (day, more) = calendar.expected(due, isReceipt: false)
    return CashItem(
      key: "tva:\(month.iso)", kind: .vat, label: "TVA à déclarer, \(month.french)", dueDay: due, day: day, amount: -amount,
      origin: .ledger("4457", from: month.firstDay, through: month.lastDay), assumptions: assumptions + more)
  }
}
