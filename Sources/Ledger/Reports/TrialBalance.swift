import Kernel

/// Balance générale or auxiliaire: the debits and credits of each account.
public struct TrialBalance: TabularReport, Hashable, Sendable {
  /// The movements of one account, or of one third party of an account.
  public struct Row: Hashable, Sendable {
    public let account: AccountNumber
    /// Nil in a general balance.
    public let thirdParty: String?
    public let label: String
    public let debit: Money
    public let credit: Money
    public var balance: Money { debit - credit }

    public init(account: AccountNumber, thirdParty: String? = nil, label: String, debit: Money, credit: Money) {
      (self.account, self.thirdParty, self.label) = (account, thirdParty, label)
      (self.debit, self.credit) = (debit, credit)
    }
  }

  /// The accounts that begin with the same digits, added up.
  public struct Subtotal: Hashable, Sendable {
    /// One digit for a class, two for an account of the chart.
    public let prefix: String
    public let sums: DebitCredit
    /// The debit balances of the accounts added up, and their credit balances.
    public let balances: DebitCredit
  }

  public let title: String
  /// In the order of accounts, then third parties.
  public let rows: [Row]
  public let classes: [Subtotal]
  public let accounts: [Subtotal]
  public let total: DebitCredit
  /// The debit balances of all the accounts, and their credit balances.
  public let balances: DebitCredit
  /// `report.not-balanced` when debits and credits differ. A balance of a part of the accounts may differ rightly.
  public let findings: [Finding]

  /// Throws `report.sum-too-large`.
  public init(title: String = "Balance générale", rows: [Row], isWholeLedger: Bool = true) throws(Finding) {
    self.title = title
    self.rows = rows.sorted { ($0.account, $0.thirdParty ?? "", $0.label) < ($1.account, $1.thirdParty ?? "", $1.label) }
    classes = try TrialBalance.subtotals(of: self.rows, digits: 1)
    accounts = try TrialBalance.subtotals(of: self.rows, digits: 2)
    var (total, balances) = (DebitCredit(), DebitCredit())
    for row in rows {
      try total.add(debit: row.debit, credit: row.credit)
      try balances.add(balanceOf: row)
    }
    (self.total, self.balances) = (total, balances)
    findings = isWholeLedger && !total.balance.isZero ? [.reportNotBalanced(debit: total.debit, credit: total.credit)] : []
  }

  private static func subtotals(of rows: [Row], digits: Int) throws(Finding) -> [Subtotal] {
    var found: [Subtotal] = []
    var (prefix, sums, balances) = ("", DebitCredit(), DebitCredit())
    for row in rows {
      let own = String(row.account.text.prefix(digits))
      if own != prefix, !prefix.isEmpty {
        found.append(Subtotal(prefix: prefix, sums: sums, balances: balances))
        (sums, balances) = (DebitCredit(), DebitCredit())
      }
      prefix = own
      try sums.add(debit: row.debit, credit: row.credit)
      try balances.add(balanceOf: row)
    }
    return prefix.isEmpty ? found : found + [Subtotal(prefix: prefix, sums: sums, balances: balances)]
  }

  public var table: ReportTable {
    let isPerThirdParty = rows.contains { $0.thirdParty != nil }
    let names: [ReportTable.Column] =
      [.init("Compte", .text)] + (isPerThirdParty ? [.init("Tiers", .text), .init("Nom", .text)] : [.init("Libellé", .text)])
    var table = ReportTable(
      title: title,
      columns: names + [
        .init("Débit", .amount), .init("Crédit", .amount), .init("Solde débiteur", .amount), .init("Solde créditeur", .amount),
      ])
    func cells(_ account: String, _ label: String, thirdParty: String = "") -> [ReportTable.Cell] {
      isPerThirdParty ? [.text(account), .text(thirdParty), .text(label)] : [.text(account), .text(label)]
    }
    for (index, row) in rows.enumerated() {
      table.add(cells: cells(row.account.text, row.label, thirdParty: row.thirdParty ?? ""), row.debit, row.credit)
      let next = index + 1 < rows.count ? rows[index + 1].account.text : ""
      for (subtotals, name) in [(accounts, "Total"), (classes, "Total classe")] {
        for subtotal in subtotals where row.account.hasPrefix(subtotal.prefix) && !next.hasPrefix(subtotal.prefix) {
          table.add(.subtotal, cells: cells(subtotal.prefix, "\(name) \(subtotal.prefix)"), subtotal.sums, subtotal.balances)
        }
      }
    }
    table.add(.total, cells: cells("", "Total"), total, balances)
    return table
  }
}

extension DebitCredit {
  /// Throws `report.sum-too-large`.
  fileprivate mutating func add(balanceOf row: TrialBalance.Row) throws(Finding) {
    try add(debit: max(row.balance, .zero), credit: max(-row.balance, .zero))
  }
}

extension ReportTable {
  /// A total of each column: its balances are those of the accounts added up, never netted.
  fileprivate mutating func add(_ kind: RowKind, cells: [Cell], _ sums: DebitCredit, _ balances: DebitCredit) {
    add(kind, cells + [.amount(sums.debit), .amount(sums.credit), .side(balances.debit), .side(balances.credit)])
  }

  fileprivate mutating func add(cells: [Cell], _ debit: Money, _ credit: Money) {
    let balance = debit - credit
    add(cells + [.amount(debit), .amount(credit), .side(max(balance, .zero)), .side(max(-balance, .zero))])
  }
}
