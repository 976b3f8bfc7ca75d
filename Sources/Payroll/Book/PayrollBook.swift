public import ChartOfAccounts
public import Kernel

/// The payroll book (livre de paie): a row for each payslip, what they come to, and what is owed to each body.
///
/// It adds up what the payslips say and computes nothing again: what is owed is what was kept and what was charged, to the cent.
public struct PayrollBook: Hashable, Sendable {
  /// What a payslip comes to, or several.
  public struct Amounts: Hashable, Sendable {
    public private(set) var gross = Money.zero
    public private(set) var ceiling = Money.zero
    /// Less the reduction on extra hours.
    public private(set) var employeeContributions = Money.zero
    public private(set) var netSocial = Money.zero
    public private(set) var netBeforeTax = Money.zero
    public private(set) var incomeTax = Money.zero
    public private(set) var advances = Money.zero
    public private(set) var attachments = Money.zero
    public private(set) var netPaid = Money.zero
    /// Before reliefs.
    public private(set) var employerContributions = Money.zero
    /// The general reduction and the deduction on extra hours.
    public private(set) var reliefs = Money.zero
    /// Without what is due once a year.
    public private(set) var cost = Money.zero

    public static let none = Amounts()

    public init() {}

    public init(_ slip: Payslip) {
      (gross, ceiling, netSocial, netBeforeTax) = (slip.gross, slip.ceiling, slip.netSocial, slip.netBeforeTax)
      employeeContributions = slip.employeeTotal - slip.overtimeReduction
      (incomeTax, advances, attachments) = (slip.incomeTax.amount, slip.advances, slip.attachment)
      (netPaid, employerContributions) = (slip.netPaid, slip.employerTotal)
      (reliefs, cost) = (slip.employerReliefs, slip.employerCost)
    }

    public static func + (a: Amounts, b: Amounts) -> Amounts {
      var sum = a
      for field in Amounts.fields { sum[keyPath: field] += b[keyPath: field] }
      return sum
    }

    private static var fields: [WritableKeyPath<Amounts, Money>] {
      [
        \.gross, \.ceiling, \.employeeContributions, \.netSocial, \.netBeforeTax, \.incomeTax, \.advances, \.attachments,
        \.netPaid, \.employerContributions, \.reliefs, \.cost,
      ]
    }
  }

  public struct Row: Hashable, Sendable {
    /// Nil for a payslip that is not sealed.
    public let number: String?
    public let employee: String
    public let month: Month
    public let amounts: Amounts
  }

  /// In order of months, then of names.
  public let rows: [Row]
  public let total: Amounts
  /// What is owed for these months, body after body.
  public let charges: [BodyCharges]
  /// What is due once a year, beside the months: the book shows it, and no entry of a month holds it.
  public let yearly: [BodyCharges]

  /// Throws `chart.payroll-account-missing`.
  public init(_ documents: [PayslipDocument], _ accounts: PayrollAccounts) throws(Finding) {
    rows = documents.map { document in
      Row(
        number: document.number, employee: document.employee.name ?? "", month: document.slip.period,
        amounts: Amounts(document.slip))
    }
    .sorted { ($0.month, $0.employee.searchFolded, $0.number ?? "") < ($1.month, $1.employee.searchFolded, $1.number ?? "") }
    total = rows.reduce(.none) { $0 + $1.amounts }
    let slips = documents.map(\.slip)
    charges = try BodyCharges.of(slips, accounts)
    yearly = try BodyCharges.yearly(of: slips, accounts)
  }
}
