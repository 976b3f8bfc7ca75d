import Kernel
import Ledger
import Payroll

/// A payslip as a table: what is earned, the contributions in the order of the legal model, the reductions, the nets.
public struct PayslipTable: TabularReport {
  let slip: Payslip
  let title: String

  /// - Parameter title: nil for that of a simulation.
  public init(_ slip: Payslip, title: String? = nil) {
    (self.slip, self.title) = (slip, title ?? "Simulation de bulletin, \(slip.period.french)")
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: title,
      columns: [
        .init("Libellé", .text), .init("Base", .amount), .init("Taux sal.", .text), .init("Salarié", .amount),
        .init("Taux empl.", .text), .init("Employeur", .amount),
      ])
    for earning in slip.earnings { table.add(PayslipTable.row(earning.label, employee: earning.amount)) }
    table.add(.subtotal, PayslipTable.row("Salaire brut", employee: slip.gross))
    for line in slip.lines {
      table.add([
        .text(line.label), .amount(line.employerRate == nil ? line.employeeBase : line.base),
        .text(line.employeeRate?.frenchPercent ?? ""), .side(-line.employeeAmount), .text(line.employerRate?.frenchPercent ?? ""),
        .side(line.employerAmount),
      ])
    }
    addReductions(&table)
    addNets(&table)
    return table
  }

  private func addReductions(_ table: inout ReportTable) {
    if !slip.overtimeReduction.isZero {
      table.add(PayslipTable.row("Réduction sur les heures en plus", employee: slip.overtimeReduction))
    }
    if !slip.overtimeDeduction.isZero {
      table.add(PayslipTable.row("Déduction sur les heures supplémentaires", employer: -slip.overtimeDeduction))
    }
    if !slip.generalReduction.amount.isZero {
      let label = "Réduction générale, coefficient \(slip.generalReduction.coefficientText.replacing(".", with: ","))"
      table.add(PayslipTable.row(label, employer: -slip.generalReduction.amount))
    }
    if let allowances = slip.dailyAllowances {
      table.add(PayslipTable.row("Indemnités journalières, nettes (\(allowances.days) jours)", employee: allowances.net))
    }
    if !slip.valueSharing.isZero {
      table.add(PayslipTable.row("Prime de partage de la valeur", employee: slip.valueSharing))
    }
    if !slip.exemptSeverance.isZero {
      table.add(PayslipTable.row("Indemnités de rupture exonérées", employee: slip.exemptSeverance))
    }
  }

  private func addNets(_ table: inout ReportTable) {
    table.add(.subtotal, PayslipTable.row("Montant net social", employee: slip.netSocial))
    table.add(.subtotal, PayslipTable.row("Net à payer avant impôt", employee: slip.netBeforeTax))
    table.add(PayslipTable.row("Net imposable", employee: slip.netTaxable))
    let kind = slip.incomeTax.isDefaultRate ? "taux par défaut" : "taux personnalisé"
    table.add([
      .text("Impôt prélevé à la source, \(kind)"), .amount(slip.incomeTax.base), .text(slip.incomeTax.rate.frenchPercent),
      .side(-slip.incomeTax.amount), .empty, .empty,
    ])
    if !slip.advances.isZero { table.add(PayslipTable.row("Acomptes", employee: -slip.advances)) }
    if !slip.attachment.isZero { table.add(PayslipTable.row("Saisie", employee: -slip.attachment)) }
    table.add(.total, PayslipTable.row("Net à payer", employee: slip.netPaid))
    table.add(.total, PayslipTable.row("Coût pour l’employeur", employer: slip.employerCost))
    for line in slip.yearlyLines {
      table.add([
        .text("Une fois l’an : \(line.label)"), .amount(line.base), .empty, .empty,
        .text(line.employerRate?.frenchPercent ?? ""), .side(line.employerAmount),
      ])
    }
  }

  private static func row(_ label: String, employee: Money? = nil, employer: Money? = nil) -> [ReportTable.Cell] {
    [
      .text(label), .empty, .empty, employee.map { .amount($0) } ?? .empty, .empty, employer.map { .amount($0) } ?? .empty,
    ]
  }
}
