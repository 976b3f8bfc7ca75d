import Foundation
public import Kernel
import Law
public import Payroll
import Store

/// A payslip that was sealed, read again from its bytes.
public struct SealedPayslip: Hashable, Sendable {
  public let number: String
  public let employee: Int64
  public let contract: Int64
  public let month: Month
  /// The number of social security is masked for whoever may not see it whole.
  public var document: PayslipDocument
  /// SHA-256 of the document as it was sealed, in hexadecimal: anybody who has the document can take it again.
  public let digest: String
  public let corrects: String?
  /// Why it replaces another.
  public let reason: String?
  public let correctedBy: String?
  public let instant: String
  public let author: String

  /// Another replaced it.
  public var isReplaced: Bool { correctedBy != nil }
}

extension DossierReading {
  /// Those of a month, of a person, or all since a month, in the order they were sealed.
  func sealedPayslips(
    of month: Month? = nil, employee: Int64? = nil, since: Month? = nil, law: Law
  ) throws -> [SealedPayslip] {
    let stored = try payslips(of: month, employee: employee)
    let replaced = Dictionary(stored.compactMap { slip in slip.corrects.map { ($0, slip.number) } }) { first, _ in first }
    return try stored.filter { slip in since.map { slip.month >= $0 } ?? true }.map {
      try $0.read(correctedBy: replaced[$0.number], law)
    }
  }

  /// Throws `payroll.payslip.unknown`.
  func requiredPayslip(_ number: String, law: Law) throws -> SealedPayslip {
    guard let stored = try payslip(number) else { throw Finding.payslipUnknown(number) }
    let replacing = try payslips(of: stored.month).first { $0.corrects == number }
    return try stored.read(correctedBy: replacing?.number, law)
  }
}

extension StoredPayslip {
  fileprivate func read(correctedBy: String?, _ law: Law) throws -> SealedPayslip {
    let reading = PayslipDocumentReader(Data(body.utf8), law: law)
    guard let document = reading.document, document.number == number else {
      throw Finding.payslipUnreadable(number, reading.findings.first)
    }
    return SealedPayslip(
      number: number, employee: employee, contract: contract, month: month, document: document, digest: "\(digest)",
      corrects: corrects, reason: reason, correctedBy: correctedBy, instant: instant, author: author)
  }
}

extension Desk {
  /// What the role may see of a payslip.
  func shown(_ document: PayslipDocument) -> PayslipDocument { role.may(.employ) ? document : document.masked }

  func shown(_ payslip: SealedPayslip) -> SealedPayslip {
    var masked = payslip
    masked.document = shown(payslip.document)
    return masked
  }
}

/// One payslip by its number.
public struct ReadPayslip: Sendable {
  public var number: String

  public init(_ number: String) { self.number = number }

  /// Throws `access.denied`, `payroll.payslip.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> SealedPayslip {
    try desk.require(.readWorkforce)
    return desk.shown(try desk.dossier.reading { try $0.requiredPayslip(number, law: desk.law) })
  }
}

/// The payslips of a month, of a person, or all.
public struct ListPayslips: Sendable {
  public var month: Month?
  public var employee: Int64?

  public init(month: Month? = nil, employee: Int64? = nil) { (self.month, self.employee) = (month, employee) }

  /// In the order they were sealed, those that were replaced too. Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [SealedPayslip] {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { try $0.sealedPayslips(of: month, employee: employee, law: desk.law) }.map(desk.shown)
  }
}
