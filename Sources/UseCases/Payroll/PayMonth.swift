public import Kernel
import Law
public import Payroll
public import Store
public import Workforce

/// A month of pay: who has a contract in it, what is ready, what is missing, what is sealed.
public struct PayMonth: Sendable {
  /// A contract of the month.
  public struct Row: Sendable {
    public let employee: Kept<EmployeeFile>
    public let contract: Kept<EmploymentContract>
    /// Nil when nobody entered any: the month is then that of the contract and of the absences.
    public let variables: Kept<PayVariables>?
    /// Of the person, in the month.
    public let absences: [Kept<Absence>]
    /// The valid payslip, once there is one.
    public let sealed: SealedPayslip?
    /// Computed now; nil when something stands against it. Once a payslip is sealed, what it would be today.
    public let document: PayslipDocument?
    /// Of what is computed, the forty-two rules of conformity among it.
    public let findings: [Finding]

    /// An error stands against it: it cannot be sealed.
    public var isRefused: Bool { document == nil || findings.contains { $0.severity == .error } }
    /// Something that was changed since makes another payslip than the one that is sealed.
    public var hasChanged: Bool {
      guard let sealed, let document else { return false }
      return sealed.document.slip.form != document.slip.form
    }
  }

  public let month: Month
  /// In order of name.
  public let rows: [Row]

  public var ready: [Row] { rows.filter { $0.sealed == nil && !$0.isRefused } }
  public var refused: [Row] { rows.filter { $0.sealed == nil && $0.isRefused } }
  public var sealed: [Row] { rows.filter { $0.sealed != nil } }
}

/// Computes the payslips of a month; nothing is kept.
public struct ReadPayMonth: Sendable {
  public var month: Month
  /// Nil for all.
  public var contract: Int64?

  public init(_ month: Month, contract: Int64? = nil) { (self.month, self.contract) = (month, contract) }

  /// Throws `access.denied`, and `workforce.contract.unknown` when the one that was asked for has no day in the month.
  public func callAsFunction(_ desk: Desk) throws -> PayMonth {
    try desk.require(.readWorkforce)
    let read = try desk.dossier.reading { try PayMonthReading($0, desk).month(month, only: contract.map { [$0] }) }
    if let contract, read.rows.isEmpty { throw Finding.contractOutsideMonth(contract, month) }
    return PayMonth(month: month, rows: read.rows.map { $0.shown(by: desk) })
  }
}

extension PayMonth.Row {
  fileprivate func shown(by desk: Desk) -> PayMonth.Row {
    PayMonth.Row(
      employee: employee, contract: contract, variables: variables, absences: absences, sealed: sealed.map(desk.shown),
      document: document.map(desk.shown), findings: findings)
  }
}

/// Puts the months of contracts together out of the dossier.
struct PayMonthReading {
  private let reading: DossierReading
  private let law: Law
  private let employer: String
  private let today: Day

  init(_ reading: DossierReading, _ desk: Desk) throws {
    (self.reading, law, today) = (reading, desk.law, desk.today)
    employer = try reading.facts().name
  }

  /// The contracts that have a day in the month, or those of them that are named.
  func month(_ month: Month, only named: Set<Int64>? = nil) throws -> PayMonth {
    // A contract that was shortened since keeps the payslips of the months it no longer has.
    let paid = Set(try reading.payslips(of: month).map(\.contract))
    let contracts = try reading.contracts().filter { kept in
      guard named?.contains(kept.id) ?? true else { return false }
      return paid.contains(kept.id) || kept.value.days(within: month.firstDay...month.lastDay) != nil
    }
    let rows = try contracts.map { try row($0, month) }
    return PayMonth(
      month: month,
      rows: rows.sorted { ($0.employee.value.sortName, $0.contract.id) < ($1.employee.value.sortName, $1.contract.id) })
  }

  /// The payslip of the contract that would take the place of the valid one of the month.
  func correction(_ payslip: SealedPayslip) throws -> PayrollMonth {
    guard let contract = try reading.contract(payslip.contract) else { throw Finding.contractUnknown(payslip.contract) }
    let (kept, _) = try self.kept(contract, payslip.month)
    return PayrollMonth(payslip.month, of: kept, corrects: payslip.number, law: law)
  }

  private func row(_ contract: Kept<EmploymentContract>, _ month: Month) throws -> PayMonth.Row {
    let (kept, variables) = try self.kept(contract, month)
    let employee = try reading.requiredEmployee(contract.value.employee)
    let sealed = try reading.sealedPayslips(of: month, employee: employee.id, law: law)
      .last { $0.contract == contract.id && !$0.isReplaced }
    let made = PayrollMonth(month, of: kept, corrects: sealed?.number, law: law)
    var findings = made.findings
    if let document = made.document { findings += check(document) }
    let days = month.firstDay...month.lastDay
    return PayMonth.Row(
      employee: employee, contract: contract, variables: variables,
      absences: try reading.absences(of: employee.id).filter { $0.value.asTaken.days(within: days) != nil },
      sealed: sealed, document: made.document, findings: findings)
  }

  /// What is wrong with a payslip before it is handed over.
  func check(_ document: PayslipDocument) -> [Finding] { PayslipChecks(law: law).findings(of: document) }

  private func kept(
    _ contract: Kept<EmploymentContract>, _ month: Month
  ) throws -> (PayrollMonth.Kept, Kept<PayVariables>?) {
    let (id, employee) = (contract.id, contract.value.employee)
    let terms = contract.value.terms(on: min(contract.value.lastDay ?? month.lastDay, month.lastDay))
    guard let workplace = try reading.workplace(terms.workplace) else {
      throw Finding.workplaceUnknown(terms.workplace, try reading.workplaces().map(\.id))
    }
    let variables = try reading.payVariables(of: employee).last { $0.value.contract == id && $0.value.month == month }
    // Three years hold the reference wages, the leave, and the whole of the longest fixed term.
    let payslips = try reading.sealedPayslips(employee: employee, since: month.adding(-36), law: law).filter {
      !$0.isReplaced && ($0.contract != id || $0.month != month)
    }
    let kept = PayrollMonth.Kept(
      employer: employer, employee: try reading.requiredEmployee(employee).value, contractID: id, contract: contract.value,
      otherContracts: try reading.contracts(of: employee).filter { $0.id != id }.map(\.value), workplace: workplace.value,
      absences: try reading.absences(of: employee).map(\.value.asTaken), variables: variables?.value,
      payslips: payslips.map { EarlierPayslip(contract: $0.contract, document: $0.document) })
    return (kept, variables)
  }
}
