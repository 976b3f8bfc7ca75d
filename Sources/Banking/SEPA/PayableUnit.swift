public import Kernel
public import Ledger

/// What is settled at once: a line that carries no lettering, or the lines of a partial one, which are what remains of a piece.
public struct PayableUnit: Hashable, Sendable {
  public let account: AccountNumber
  public let thirdParty: String
  public let items: [OpenItem]
  /// What is owed: to a supplier for a transfer, by a customer for a direct debit. Less than zero for a credit note or an
  /// advance.
  public let amount: Money
  /// The first day on which some of it falls due, else that of its last entry.
  public let due: Day
  /// The pieces that are owed, in order.
  public let pieces: [String]

  /// The units of lines that are open; those without a third party are in none.
  public static func units(_ items: [OpenItem], _ kind: SEPAKind) throws(Finding) -> [PayableUnit] {
    var groups: [Key: [OpenItem]] = [:]
    for item in items where item.thirdParty != nil && item.code?.isFull != true {
      let code = item.code.map { "\($0.text)/\(item.codeYear ?? item.fiscalYear)" } ?? "\(item.line.entry).\(item.line.position)"
      groups[Key(account: item.account, thirdParty: item.thirdParty ?? "", code: code), default: []].append(item)
    }
    var units: [PayableUnit] = []
    for (key, members) in groups {
      let sorted = members.sorted { ($0.day, $0.line) < ($1.day, $1.line) }
      let unit = try PayableUnit(key, sorted, kind)
      if !unit.amount.isZero { units.append(unit) }
    }
    return units.sorted {
      ($0.thirdParty, $0.account, $0.due, $0.items[0].line) < ($1.thirdParty, $1.account, $1.due, $1.items[0].line)
    }
  }

  private struct Key: Hashable {
    let account: AccountNumber
    let thirdParty: String
    let code: String
  }

  private init(_ key: Key, _ items: [OpenItem], _ kind: SEPAKind) throws(Finding) {
    var sum = Money.zero
    for item in items {
      guard let next = sum.adding(PayableUnit.amount(of: item, kind)) else { throw .paymentTooLarge(key.thirdParty) }
      sum = next
    }
    (account, thirdParty, self.items, amount) = (key.account, key.thirdParty, items, sum)
    let owed = items.filter { PayableUnit.amount(of: $0, kind) > .zero }
    due = owed.compactMap { $0.dueDay }.min() ?? items.map(\.day).max() ?? Day(1900, 1, 1)
    var seen: Set<String> = []
    pieces = (owed.isEmpty ? items : owed).map(\.pieceRef).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// What a line adds: its credit less its debit for a supplier.
  public static func amount(of item: OpenItem, _ kind: SEPAKind) -> Money {
    kind == .creditTransfers ? item.credit - item.debit : item.debit - item.credit
  }
}

extension PaymentContent {
  /// What the creditor reads: « F-118, F-121, avoir A-3 », within the 140 characters there are.
  public static func remittance(_ units: [PayableUnit]) -> String {
    let words = units.flatMap { unit in
      unit.pieces.map { SEPAText.written(unit.amount < .zero ? "avoir \($0)" : $0).text }
    }
    var (text, left) = ("", words.count)
    for word in words {
      let next = text.isEmpty ? word : "\(text), \(word)"
      let rest = left > 1 ? " et \(left - 1) autre(s)".count : 0
      guard next.count + rest <= 140 else { break }
      text = next
      left -= 1
    }
    return left == 0 || text.isEmpty ? text : "\(text) et \(left) autre(s)"
  }
}

extension Finding {
  static func paymentTooLarge(_ party: String) -> Finding {
    Finding(
      "payment.amount.too-large", "Ce qui est dû à « \(BankText.quoted(party)) » ne peut pas être compté au centime près.",
      recovery: "Cherchez le montant anormal parmi les écritures de ce tiers.")
  }
}
