import Foundation
public import Kernel
import Law
public import Payroll

/// Computes the payslip of a situation written in a file, or finds the gross that gives a net. No dossier is needed, nothing is kept.
public struct SimulatePayslip {
  /// What was found: a payslip unless there is an error among the findings.
  public struct Simulation: Sendable {
    public let payslip: Payslip?
    /// What it was computed from, with the wage that was found.
    public let situation: PayrollSituation?
    /// The wage of a full month that gives the net that was asked for.
    public let monthlySalary: Money?
    /// What stands against the calculation, or is worth a look.
    public let findings: [Finding]
    public var isRefused: Bool { payslip == nil }

    /// The payslip as a document, of nobody, with neither number nor day of payment.
    public var document: PayslipDocument? {
      guard let payslip, let situation else { return nil }
      return PayslipDocument(
        employer: .init(name: nil), employee: .init(name: nil), period: payslip.period.firstDay...payslip.period.lastDay,
        paymentDay: nil, slip: payslip, totals: .init(), leaveTaken: PayslipDocument.leaveTaken(situation.month, payslip),
        mentions: [], facts: .init(situation))
    }
  }

  let path: String
  let net: Money?
  let target: NetToGross.Target
  let files: DataFiles

  public init(_ path: String, net: Money? = nil, target: NetToGross.Target = .beforeTax, files: DataFiles = .embedded) {
    (self.path, self.net, self.target, self.files) = (path, net, target, files)
  }

  /// Throws `file.missing` and the like; what is wrong in the file is among the findings, each with its field.
  public func callAsFunction() throws -> Simulation {
    let bytes = try InputFile(path).contents(atMost: SimulatePayslip.largest)
    let law = Law(files)
    let read = SituationReader(Data(bytes), law: law)
    guard let situation = read.situation else { return refused(read.findings) }
    let calculation = PayslipCalculation(law: law, month: situation.period)
    let remarks = calculation.check(situation)
    if remarks.contains(where: { $0.severity == .error }) { return refused(remarks) }
    do throws(Finding) {
      guard let net else {
        let payslip = try calculation.payslip(situation)
        return Simulation(
          payslip: payslip, situation: situation, monthlySalary: nil, findings: placed(payslip.findings))
      }
      let answer = try NetToGross(calculation, target: target)(net, situation)
      return Simulation(
        payslip: answer.payslip, situation: answer.situation, monthlySalary: answer.monthlySalary,
        findings: placed(answer.payslip.findings))
    } catch { return refused([error]) }
  }

  private func refused(_ findings: [Finding]) -> Simulation {
    Simulation(payslip: nil, situation: nil, monthlySalary: nil, findings: placed(findings))
  }

  private func placed(_ findings: [Finding]) -> [Finding] { findings.map { $0.at(file: path) } }

  /// A situation is a page or two.
  private static let largest = 1 << 20
}
