public import Kernel
import Law
public import Payroll
import Store
import Workforce

/// Seals the payslips of a month: each gets its number and stays as it is. A payslip that an error stands against is not sealed,
/// nor one that would pay less than nothing.
///
/// Contracts of one person are sealed in the order they began, the next computed after the first: ceilings and totals of the year
/// count both.
public struct SealPayslips: Sendable {
  public struct Outcome: Sendable {
    /// With the numbers they have, or would have.
    public let sealed: [PayslipDocument]
    /// Those that were sealed, as they stood just before, in the same order.
    public let rows: [PayMonth.Row]
    /// What stands against the others.
    public let refused: [PayMonth.Row]
    public let isTrial: Bool

    /// What is worth a look on what was sealed, each with the name of its person as the file.
    public var findings: [Finding] {
      rows.flatMap { row in row.findings.filter { $0.severity == .warning }.map { $0.at(file: row.employee.value.name) } }
    }
  }

  public var month: Month
  /// Nil for all that are ready; those that are named are sealed together or not at all.
  public var contracts: [Int64]?

  public init(_ month: Month, contracts: [Int64]? = nil) { (self.month, self.contracts) = (month, contracts) }

  /// Throws `access.denied`, `payroll.month.future`, `payroll.month.nothing`, `payroll.payslip.known`, and what stands against a
  /// contract that was named.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    guard month.firstDay <= desk.today else { throw Finding.payMonthFuture(month, today: desk.today) }
    return try desk.changing("paie.sceller", subject: "paie/\(month.iso)", isTrial: isTrial) { change in
      let read = try PayMonthReading(change.reading, desk).month(month, only: contracts.map(Set.init))
      if let contracts { try requireAll(contracts, read) }
      guard !read.ready.isEmpty else {
        throw Finding.payMonthNothing(month, refused: read.refused.count, sealed: read.sealed.count)
      }
      var (sealed, rows, refused): ([PayslipDocument], [PayMonth.Row], [PayMonth.Row]) = ([], [], read.refused)
      for ready in read.ready.sorted(by: SealPayslips.comesFirst) {
        let row = try latest(ready, after: rows, change, desk).heldToNet
        guard !row.isRefused, var document = row.document else {
          refused.append(row)
          continue
        }
        document.number = try change.reading.nextPayslipNumber(month.year)
        try change.seal(document, employee: row.employee.id, contract: row.contract.id)
        sealed.append(document)
        rows.append(row)
      }
      let error = refused.dropFirst(read.refused.count).flatMap(\.findings).first { $0.severity == .error }
      if let error, contracts != nil || sealed.isEmpty { throw error }
      return Outcome(sealed: sealed, rows: rows, refused: refused, isTrial: isTrial)
    }
  }

  /// In order of names; of one person, in the order of the contracts.
  private static func comesFirst(_ a: PayMonth.Row, _ b: PayMonth.Row) -> Bool {
    (a.employee.value.sortName, a.employee.id, a.contract.value.start, a.contract.id)
      < (b.employee.value.sortName, b.employee.id, b.contract.value.start, b.contract.id)
  }

  /// Computed again when another contract of the person was sealed since.
  private func latest(
    _ row: PayMonth.Row, after sealed: [PayMonth.Row], _ change: DossierChange, _ desk: Desk
  ) throws -> PayMonth.Row {
    guard sealed.contains(where: { $0.employee.id == row.employee.id }) else { return row }
    return try PayMonthReading(change.reading, desk).month(month, only: [row.contract.id]).rows.first ?? row
  }

  private func requireAll(_ contracts: [Int64], _ read: PayMonth) throws {
    for id in contracts {
      guard let row = read.rows.first(where: { $0.contract.id == id }) else { throw Finding.contractOutsideMonth(id, month) }
      if let sealed = row.sealed { throw Finding.payslipKnown(sealed.number, month) }
      if row.isRefused { throw row.findings.first { $0.severity == .error } ?? Finding.contractOutsideMonth(id, month) }
    }
  }
}

extension PayMonth.Row {
  /// Refused when it would pay less than nothing: nobody owes their employer a net.
  fileprivate var heldToNet: PayMonth.Row {
    guard let net = document?.slip.netPaid, net < .zero else { return self }
    return PayMonth.Row(
      employee: employee, contract: contract, variables: variables, absences: absences, sealed: sealed, document: document,
      findings: [.payslipNetNegative(net)] + findings)
  }
}

/// Makes the payslip of a month again, out of what is kept now: the new one says which one it replaces, and why. The old one stays.
public struct CorrectPayslip: Sendable {
  public var number: String
  public var reason: String

  public init(_ number: String, reason: String) { (self.number, self.reason) = (number, reason) }

  /// The new payslip and what is worth a look. Throws `payroll.payslip.unknown`, `payroll.payslip.replaced`,
  /// `payroll.payslip.same` when nothing changed, `workforce.reason.missing`, and what stands against the calculation.
  public func callAsFunction(
    _ desk: Desk, isTrial: Bool = false
  ) throws -> (document: PayslipDocument, findings: [Finding]) {
    let reason = try WorkforceText.reason(reason)
    return try desk.changing("paie.corriger", subject: "payslip/\(number)", isTrial: isTrial) { change in
      let (reading, law) = (change.reading, desk.law)
      let old = try reading.requiredPayslip(number, law: law)
      if let next = old.correctedBy { throw Finding.payslipReplaced(number, by: next) }
      let months = try PayMonthReading(reading, desk)
      let made = try months.correction(old)
      guard var document = made.document else {
        throw made.findings.first { $0.severity == .error } ?? Finding.payslipUnknown(number)
      }
      var comparable = document
      (comparable.number, comparable.corrects) = (old.document.number, old.document.corrects)
      // A payslip that is read again has lost its remarks: the documents are compared, as they are sealed.
      guard comparable.json() != old.document.json() else { throw Finding.payslipSame(number) }
      let findings = made.findings + months.check(document)
      if let error = findings.first(where: { $0.severity == .error }) { throw error }
      if document.slip.netPaid < .zero { throw Finding.payslipNetNegative(document.slip.netPaid) }
      document.number = try reading.nextPayslipNumber(old.month.year)
      try change.seal(document, employee: old.employee, contract: old.contract, reason: reason)
      return (document, findings)
    }
  }
}

extension DossierChange {
  fileprivate func seal(_ document: PayslipDocument, employee: Int64, contract: Int64, reason: String? = nil) throws {
    guard let number = document.number else { preconditionFailure("a payslip is sealed under its number") }
    try seal(
      number, employee: employee, contract: contract, month: document.slip.period,
      body: String(decoding: document.json(), as: UTF8.self), corrects: document.corrects, reason: reason)
  }
}
