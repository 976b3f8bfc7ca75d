import Foundation
public import Kernel
import Law
public import Payroll
import Store

/// Says why two payslips of one person do not pay the same. No dossier is needed, nothing is kept.
public struct ComparePayslips: Sendable {
  public struct Outcome: Sendable {
    /// Nil when a file could not be read as a payslip.
    public let comparison: PayslipComparison?
    public let findings: [Finding]
  }

  let first, second: String
  let files: DataFiles

  public init(_ first: String, _ second: String, files: DataFiles = .embedded) {
    (self.first, self.second, self.files) = (first, second, files)
  }

  /// Throws `file.missing` and the like; what is wrong in a file is among the findings, with its file.
  public func callAsFunction() throws -> Outcome {
    let law = Law(files)
    let read = try [first, second].map { path in
      let read = PayslipFile.read(Data(try InputFile(path).contents(atMost: PayslipFile.largest)), law)
      return (document: read.document, findings: read.findings.map { $0.at(file: path) })
    }
    var findings = read.flatMap(\.findings)
    guard let before = read[0].document, let after = read[1].document else { return Outcome(comparison: nil, findings: findings) }
    let comparison = PayslipComparison(before, after)
    if !comparison.isOfOnePerson {
      findings.append(.payslipsOfTwoPeople(before.employee.name, after.employee.name).at(file: second))
    }
    return Outcome(comparison: comparison, findings: findings)
  }
}

/// Says why a payslip of the dossier, sealed or not yet, does not pay what the month before paid under the same contract.
public struct CompareWithLastMonth: Sendable {
  public var document: PayslipDocument
  /// The key of its contract.
  public var contract: Int64

  public init(_ document: PayslipDocument, contract: Int64) { (self.document, self.contract) = (document, contract) }

  /// Nil when the contract has no valid payslip of the month before. Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> PayslipComparison? {
    try desk.require(.readWorkforce)
    let month = document.slip.period.adding(-1)
    let before = try desk.dossier.reading { try $0.sealedPayslips(of: month, law: desk.law) }
      .last { $0.contract == contract && !$0.isReplaced }
    return before.map { PayslipComparison(desk.shown($0.document), document) }
  }
}

extension Finding {
  static func payslipsOfTwoPeople(_ first: String?, _ second: String?) -> Finding {
    Finding(
      "payslip.two-people", .warning,
      "Le premier bulletin est celui de \(first ?? "quelqu’un d’autre"), le second de \(second ?? "quelqu’un d’autre").",
      recovery: "Comparez deux bulletins du même salarié ; les différences sont dites quand même.")
  }
}
