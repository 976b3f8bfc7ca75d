import Kernel
public import Ledger
import Payroll
import Store
public import UseCases
import Workforce

/// The month of pay and the payslips of a dossier, for the terminal, the pages and the files.
public enum PayMonthTables {
  public static func month(_ month: PayMonth) -> ReportTable {
    var table = ReportTable(
      title: "Paie \(month.month.ofFrench)",
      columns: [
        .init("Contrat", .count), .init("Nom", .text), .init("Emploi", .text), .init("État", .text), .init("Brut", .amount),
        .init("Net avant impôt", .amount), .init("Net payé", .amount), .init("Coût", .amount),
      ])
    for row in month.rows {
      let slip = (row.sealed?.document ?? row.document)?.slip
      let terms = row.contract.value.terms(on: month.month.lastDay)
      table.add([
        .count(Int(row.contract.id)), .text(row.employee.value.sortName), .text(terms.jobTitle), .text(row.state),
        slip.map { .amount($0.gross) } ?? .empty, slip.map { .amount($0.netBeforeTax) } ?? .empty,
        slip.map { .amount($0.netPaid) } ?? .empty, slip.map { .amount($0.employerCost) } ?? .empty,
      ])
    }
    let slips = month.rows.compactMap { ($0.sealed?.document ?? $0.document)?.slip }
    if slips.count > 1 {
      table.add(
        .total,
        [
          .empty, .text("Total de \(slips.count) bulletins"), .empty, .empty, .amount(slips.map(\.gross).sum()),
          .amount(slips.map(\.netBeforeTax).sum()), .amount(slips.map(\.netPaid).sum()),
          .amount(slips.map(\.employerCost).sum()),
        ])
    }
    return table
  }

  public static func payslips(_ payslips: [SealedPayslip]) -> ReportTable {
    var table = ReportTable(
      title: "Bulletins scellés",
      columns: [
        .init("N°", .text), .init("Mois", .text), .init("Nom", .text), .init("Brut", .amount), .init("Net payé", .amount),
        .init("Payé le", .day), .init("Remplace", .text), .init("Remplacé par", .text),
      ])
    for sealed in payslips {
      let document = sealed.document
      table.add([
        .text(sealed.number), .text(sealed.month.french), .text(document.employee.name ?? ""), .amount(document.slip.gross),
        .amount(document.slip.netPaid), document.paymentDay.map { .day($0) } ?? .empty, .text(sealed.corrects ?? ""),
        .text(sealed.correctedBy ?? ""),
      ])
    }
    return table
  }
}

extension PayMonth.Row {
  /// « scellé, n° 2026-0003 », « prêt », « il manque 2 choses ».
  public var state: String {
    if let sealed { return "scellé, n° \(sealed.number)" + (hasChanged ? " ; à corriger" : "") }
    let errors = findings.count { $0.severity == .error }
    return isRefused ? "il manque \(max(errors, 1)) chose\(errors > 1 ? "s" : "")" : "prêt"
  }
}
