public import ChartOfAccounts
public import Kernel
public import Ledger

/// The entry of the payslips of one establishment and one month: wages and contributions at the debit; the staff, the bodies and
/// the State at the credit. One amount for each account: no line says what somebody earns.
///
/// A payslip that another corrects is taken off with all its amounts, so that the entry of a correction holds the difference: what
/// was posted, paid and lettered stays as it is, and the accounts come to what the new payslip says.
public struct PayrollEntry: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let account: AccountNumber
    public let label: String
    /// One of both is zero; neither is negative.
    public let debit: Money
    public let credit: Money
    /// Why this account, in French: once for each part of a payslip that came to it.
    public let reasons: [String]
  }

  /// Of the establishment, as the payslips show it; nil when they do not.
  public let siret: String?
  public let month: Month
  /// Debits first, in order of accounts. None when nothing changes.
  public let lines: [Line]

  public var debit: Money { lines.lazy.map(\.debit).sum() }
  public var credit: Money { lines.lazy.map(\.credit).sum() }

  /// In order of months and establishments.
  ///
  /// Throws `payroll.entry.not-balanced` of a payslip whose own amounts do not add up, `chart.payroll-account-missing`.
  /// - Parameters:
  ///   - added: the payslips to post.
  ///   - removed: those that were posted and do not hold any more.
  public static func entries(
    _ added: [PayslipDocument], removing removed: [PayslipDocument] = [], _ accounts: PayrollAccounts
  ) throws(Finding) -> [PayrollEntry] {
    var entries: [PayrollEntry] = []
    let keys = Set((added + removed).map(Key.init)).sorted()
    for key in keys {
      var tally = PayrollTally(accounts)
      for document in added where Key(document) == key { try tally.add(document) }
      for document in removed where Key(document) == key { try tally.add(document, isRemoved: true) }
      entries.append(PayrollEntry(siret: key.siret, month: key.month, lines: tally.lines))
    }
    return entries
  }

  /// What the establishment and the month of a payslip are.
  public struct Key: Hashable, Comparable, Sendable {
    public let month: Month
    public let siret: String?

    public init(_ document: PayslipDocument) { (month, siret) = (document.slip.period, document.employer.siret) }

    public static func < (a: Key, b: Key) -> Bool { (a.month, a.siret ?? "") < (b.month, b.siret ?? "") }
  }

  public var key: Key { Key(month: month, siret: siret) }

  /// As a draft of the ledger.
  public func draft(journal: String, on day: Day, pieceRef: String, label: String) -> EntryDraft {
    EntryDraft(
      journal: journal, day: day, pieceRef: pieceRef, label: label,
      lines: lines.map {
        EntryLine(account: $0.account, label: "\($0.label), paie \(month.ofFrench)", debit: $0.debit, credit: $0.credit)
      })
  }
}

extension PayrollEntry.Key {
  fileprivate init(month: Month, siret: String?) { (self.month, self.siret) = (month, siret) }
}

/// What payslips come to, account by account.
private struct PayrollTally {
  private struct Sum {
    var label: String
    var balance = Money.zero
    var reasons: [String] = []
  }

  private let accounts: PayrollAccounts
  private var sums: [AccountNumber: Sum] = [:]
  private var sign: Int64 = 1
  private var balance = Money.zero

  init(_ accounts: PayrollAccounts) { self.accounts = accounts }

  mutating func add(_ document: PayslipDocument, isRemoved: Bool = false) throws(Finding) {
    let slip = document.slip
    (sign, balance) = (isRemoved ? -1 : 1, .zero)
    try addWages(document)
    try addContributions(slip)
    try debit(.item, "dailyAllowances", slip.dailyAllowances?.net ?? .zero)
    for adjustment in slip.adjustments { try debit(.item, adjustment.code.rawValue, adjustment.amount) }
    try debit(.body, "tax", -slip.incomeTax.amount)
    try debit(.item, "advances", -slip.advances)
    try debit(.item, "attachment", -slip.attachment)
    try debit(.item, "netPaid", -slip.netPaid)
    guard balance.isZero else { throw .payrollEntryNotBalanced(document, balance) }
  }

  private mutating func addWages(_ document: PayslipDocument) throws(Finding) {
    let slip = document.slip
    for earning in slip.earnings { try debit(.earning, document.accountCode(of: earning), earning.amount) }
    // A payslip made elsewhere may show a gross without what it is made of.
    if slip.earnings.isEmpty { try debit(.earning, Earning.Code.base.rawValue, slip.gross) }
    try debit(.item, "valueSharing", slip.valueSharing)
    try debit(.item, "exemptIndemnities", slip.exemptSeverance)
  }

  private mutating func addContributions(_ slip: Payslip) throws(Finding) {
    for line in slip.lines {
      try debit(.contribution, line.code.rawValue, line.employerAmount)
      let body = try accounts.body(of: .contribution, line.code.rawValue)
      try debit(.body, body.code, -(line.employeeAmount + line.employerAmount))
    }
    for relief in Relief.allCases {
      let amount = relief.amount(slip)
      // The employee's own reduction is no charge: it is paid out in the net.
      if relief != .overtimeReduction { try debit(.relief, relief.rawValue, -amount) }
      try debit(.body, try accounts.body(of: .relief, relief.rawValue).code, amount)
    }
  }

  /// Less than zero at the credit.
  private mutating func debit(_ kind: PayrollAccounts.Kind, _ code: String, _ amount: Money) throws(Finding) {
    guard !amount.isZero else { return }
    balance += amount
    let row = try accounts.account(kind, code)
    // The file has digits only, three at the least.
    guard let number = AccountNumber(row.number) else { return }
    sums[number, default: Sum(label: row.label)].balance += Money(cents: sign * amount.cents)
    if sums[number]?.reasons.contains(row.reason) == false { sums[number]?.reasons.append(row.reason) }
  }

  var lines: [PayrollEntry.Line] {
    let sorted = sums.filter { !$0.value.balance.isZero }.sorted { $0.key < $1.key }
    let lines = sorted.map { account, sum in
      PayrollEntry.Line(
        account: account, label: sum.label, debit: max(sum.balance, .zero), credit: max(-sum.balance, .zero), reasons: sum.reasons
      )
    }
    return lines.filter { !$0.debit.isZero } + lines.filter { !$0.credit.isZero }
  }
}

extension PayslipDocument {
  /// A bonus may be an indemnity by what it was computed from: the leave that is left, the end of a fixed term.
  fileprivate func accountCode(of earning: Earning) -> String {
    guard earning.code == .bonus else { return earning.code.rawValue }
    let bonus = facts.month?.bonuses.first { $0.label == earning.label }
    switch bonus?.kind {
    case .unusedLeave, .precariousness: return bonus?.kind.rawValue ?? earning.code.rawValue
    default: return earning.code.rawValue
    }
  }
}

extension Finding {
  static func payrollEntryNotBalanced(_ document: PayslipDocument, _ difference: Money) -> Finding {
    let name = document.employee.name ?? "?"
    let which = document.number.map { "Le bulletin \($0) de \(name)" } ?? "Le bulletin de \(name)"
    return Finding(
      "payroll.entry.not-balanced",
      "\(which) ne se recoupe pas : du brut au net payé, il reste \(difference.french)\u{A0}€ que rien n’explique.",
      recovery: "Contrôlez ses montants ligne à ligne, puis corrigez-le : l’écriture de paie ne peut pas en être faite.",
      reference: "PCG art. 1031-1")
  }
}
