import ChartOfAccounts
public import Kernel

/// What is owed to one body: each contribution with its base and its two parts, and what reductions take off.
public struct BodyCharges: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    /// Of the line of a payslip; nil for a reduction and for the tax.
    public let code: PayslipLine.Code?
    public let label: String
    /// Nil where there is none to show.
    public let base: Money?
    /// Less than zero for a reduction.
    public let employee: Money
    public let employer: Money
  }

  /// « urssaf ».
  public let code: String
  /// « Urssaf ».
  public let label: String
  /// The account of what is owed.
  public let account: String
  public let lines: [Line]

  public var employee: Money { lines.lazy.map(\.employee).sum() }
  public var employer: Money { lines.lazy.map(\.employer).sum() }
  public var owed: Money { employee + employer }

  /// Of the months, in the order of the file of accounts.
  static func of(_ slips: [Payslip], _ accounts: PayrollAccounts) throws(Finding) -> [BodyCharges] {
    var tally = Tally(accounts)
    try tally.add(slips.flatMap(\.lines))
    for relief in Relief.allCases {
      let amount = slips.lazy.map(relief.amount).sum()
      guard !amount.isZero else { continue }
      let isEmployees = relief == .overtimeReduction
      tally.add(
        Line(
          code: nil, label: relief.french, base: nil, employee: isEmployees ? -amount : .zero,
          employer: isEmployees ? .zero : -amount),
        to: try accounts.body(of: .relief, relief.rawValue))
    }
    let (base, tax) = (slips.lazy.map(\.incomeTax.base).sum(), slips.lazy.map(\.incomeTax.amount).sum())
    if !tax.isZero {
      let label = "Impôt sur le revenu prélevé à la source"
      tally.add(
        Line(code: nil, label: label, base: base, employee: tax, employer: .zero), to: try accounts.account(.body, "tax"))
    }
    return tally.charges
  }

  /// What is due once a year.
  static func yearly(of slips: [Payslip], _ accounts: PayrollAccounts) throws(Finding) -> [BodyCharges] {
    var tally = Tally(accounts)
    try tally.add(slips.flatMap(\.yearlyLines))
    return tally.charges
  }

  /// Lines of each body, by its code.
  private struct Tally {
    let accounts: PayrollAccounts
    private var lines: [String: [Line]] = [:]

    init(_ accounts: PayrollAccounts) { self.accounts = accounts }

    /// Lines of one code and one name together, in the order of a payslip.
    mutating func add(_ all: [PayslipLine]) throws(Finding) {
      let byCode = Dictionary(grouping: all, by: \.code)
      for code in PayslipLine.Code.allCases {
        let body = try byCode[code].map { _ throws(Finding) in try accounts.body(of: .contribution, code.rawValue) }
        guard let body, let same = byCode[code] else { continue }
        var labels: [String] = []
        for line in same where !labels.contains(line.label) { labels.append(line.label) }
        for label in labels {
          let own = same.filter { $0.label == label }
          add(
            Line(
              code: code, label: label, base: own.lazy.map(\.shownBase).sum(), employee: own.lazy.map(\.employeeAmount).sum(),
              employer: own.lazy.map(\.employerAmount).sum()),
            to: body)
        }
      }
    }

    mutating func add(_ line: Line, to body: PayrollAccounts.Row) { lines[body.code, default: []].append(line) }

    var charges: [BodyCharges] {
      accounts.rows.filter { $0.kind == .body }.compactMap { body in
        lines[body.code].map { BodyCharges(code: body.code, label: body.label, account: body.number, lines: $0) }
      }
    }
  }
}

/// What a payslip takes off contributions.
enum Relief: String, CaseIterable {
  case overtimeReduction, overtimeDeduction, generalReductionUrssaf, generalReductionPension

  var french: String {
    switch self {
    case .overtimeReduction: "Réduction salariale sur les heures supplémentaires"
    case .overtimeDeduction: "Déduction patronale sur les heures supplémentaires"
    case .generalReductionUrssaf: "Réduction générale, part Urssaf"
    case .generalReductionPension: "Réduction générale, part retraite complémentaire"
    }
  }

  /// Positive.
  func amount(_ slip: Payslip) -> Money {
    switch self {
    case .overtimeReduction: slip.overtimeReduction
    case .overtimeDeduction: slip.overtimeDeduction
    case .generalReductionUrssaf: slip.generalReduction.urssafShare
    case .generalReductionPension: slip.generalReduction.pensionShare
    }
  }
}

extension PayslipLine {
  /// The employer's base, or the employee's where only the employee pays.
  fileprivate var shownBase: Money { employerAmount.isZero && employerRate == nil ? employeeBase : base }
}
