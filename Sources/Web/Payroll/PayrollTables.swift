import Kernel
import Ledger
import Payroll
import Store
import UseCases
import Workforce

/// The pay as tables, for files and paper too.
enum PayrollTables {
  static func payslips(_ payslips: [SealedPayslip]) -> ReportTable {
    var table = ReportTable(
      title: "Bulletins de paie",
      columns: [
        .init("N°", .text), .init("Mois", .text), .init("Salarié", .text), .init("Brut", .amount), .init("Net payé", .amount),
        .init("Coût", .amount),
      ])
    for payslip in payslips {
      let slip = payslip.document.slip
      table.add([
        .text(payslip.number), .text(payslip.month.iso), .text(payslip.document.employee.name ?? ""), .amount(slip.gross),
        .amount(slip.netPaid), .amount(slip.employerCost),
      ])
    }
    return table
  }

  /// A month, sealed or as it would be: a contract that does not compute has no figures, and the totals say only what there is.
  static func month(_ month: PayMonth) -> ReportTable {
    var table = ReportTable(
      title: "Paie de \(month.month.french)",
      columns: [
        .init("Salarié", .text), .init("Emploi", .text), .init("État", .text), .init("Brut", .amount),
        .init("Net social", .amount), .init("Net avant impôt", .amount), .init("Net payé", .amount), .init("Coût", .amount),
      ])
    var slips: [Payslip] = []
    for row in month.rows {
      let slip = (row.sealed?.document ?? row.document)?.slip
      slips += slip.map { [$0] } ?? []
      table.add(
        [.text(row.employee.value.sortName), .text(row.terms(month.month).jobTitle), .text(PayState(row).french)]
          + figures(slip.map { [$0] } ?? []))
    }
    guard !slips.isEmpty else { return table }
    table.add(.total, [.text("Total"), .empty, .empty] + figures(slips))
    return table
  }

  private static func figures(_ slips: [Payslip]) -> [ReportTable.Cell] {
    guard !slips.isEmpty else { return Array(repeating: .empty, count: 5) }
    return [\Payslip.gross, \.netSocial, \.netBeforeTax, \.netPaid, \.employerCost].map { path in
      .amount(slips.lazy.map { $0[keyPath: path] }.sum())
    }
  }
}

/// Where the payslip of a contract stands in its month.
enum PayState {
  case sealed(String)
  /// Sealed, and what is kept since makes another.
  case changed(String)
  case ready
  case missing

  init(_ row: PayMonth.Row) {
    self =
      switch (row.sealed, row.isRefused) {
      case (let sealed?, _): row.hasChanged ? .changed(sealed.number) : .sealed(sealed.number)
      case (nil, true): .missing
      case (nil, false): .ready
      }
  }

  var french: String {
    switch self {
    case .sealed(let number): "scellé n° \(number)"
    case .changed(let number): "n° \(number), changé depuis"
    case .ready: "prêt à sceller"
    case .missing: "à compléter"
    }
  }

  /// The sign of the margin, and its colour.
  var sign: (String, kind: String) {
    switch self {
    case .sealed: ("✓", "juste")
    case .changed: ("≠", "alerte")
    case .ready: ("•", "doux")
    case .missing: ("!", "faux")
    }
  }
}
