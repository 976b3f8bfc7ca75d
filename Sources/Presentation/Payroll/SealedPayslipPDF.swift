import Kernel
import Law
import Payroll
import Store
public import UseCases

extension PayslipPDF {
  /// A payslip as it was sealed, « FICTIF » across it in an invented dossier. Throws as the dossier is read, and as ``init(_:law:seal:isFictitious:)``.
  public init(_ sealed: SealedPayslip, _ desk: Desk) throws {
    let facts = try desk.dossier.reading { try $0.facts() }
    try self.init(
      sealed.document, law: Law(desk.files), seal: Seal(number: sealed.number, digest: sealed.digest),
      isFictitious: facts.isFictitious)
  }
}
