import Foundation
public import Kernel
import Law
public import Payroll

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

extension Finding {
  static func payslipsOfTwoPeople(_ first: String?, _ second: String?) -> Finding {
    Finding(
      "payslip.two-people", .warning,
      "Le premier bulletin est celui de \(first ?? "quelqu’un d’autre"), le second de \(second ?? "quelqu’un d’autre").",
      recovery: "Comparez deux bulletins du même salarié ; les différences sont dites quand même.")
  }
}
