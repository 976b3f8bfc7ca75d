public import Kernel
import Law
public import Payroll
import Store

/// Seals the payslips of a month: each gets its number and stays as it is. A payslip that an error stands against is not sealed.
public struct SealPayslips: Sendable {
  public struct Outcome: Sendable {
    /// With the numbers they have, or would have.
    public let sealed: [PayslipDocument]
    /// What stands against the others.
    public let refused: [PayMonth.Row]
    public let isTrial: Bool
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
      let sealed = try read.ready.map { row in
        var document = row.document!
        document.number = try change.reading.nextPayslipNumber(month.year)
        try change.seal(document, employee: row.employee.id, contract: row.contract.id)
        return document
      }
      return Outcome(sealed: sealed, refused: read.refused, isTrial: isTrial)
    }
  }

  private func requireAll(_ contracts: [Int64], _ read: PayMonth) throws {
    for id in contracts {
      guard let row = read.rows.first(where: { $0.contract.id == id }) else { throw Finding.contractOutsideMonth(id, month) }
      if let sealed = row.sealed { throw Finding.payslipKnown(sealed.number, month) }
      if row.isRefused { throw row.findings.first { $0.severity == .error } ?? Finding.contractOutsideMonth(id, month) }
    }
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
