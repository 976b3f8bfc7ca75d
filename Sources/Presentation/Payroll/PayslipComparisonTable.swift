import Kernel
public import Ledger
public import Payroll

/// The lines of two payslips that moved, with their effect on the net paid and on the cost, then why.
public struct PayslipComparisonTable: TabularReport {
  let comparison: PayslipComparison

  public init(_ comparison: PayslipComparison) { self.comparison = comparison }

  public var table: ReportTable {
    let (before, after) = (comparison.before, comparison.after)
    var table = ReportTable(
      title: "Du bulletin de \(before.slip.period.french) à celui de \(after.slip.period.french)",
      columns: [
        .init("Ligne", .text), .init("Avant", .amount), .init("Après", .amount), .init("Sur le net", .amount),
        .init("Sur le coût", .amount), .init("Pourquoi", .text),
      ])
    for difference in comparison.differences {
      for (index, cause) in difference.causes.enumerated() {
        let isFirst = index == 0
        table.add([
          .text(isFirst ? difference.label : ""), isFirst ? difference.before.map { .amount($0) } ?? .empty : .empty,
          isFirst ? difference.after.map { .amount($0) } ?? .empty : .empty, .side(cause.effect), .side(cause.costEffect),
          .text(cause.french),
        ])
      }
    }
    table.add(
      .total,
      [
        .text("Net payé"), .amount(before.comparedNet), .amount(after.comparedNet), .amount(comparison.effect), .empty, .empty,
      ])
    table.add(
      .total,
      [
        .text("Total versé par l’employeur"), .amount(before.comparedCost), .amount(after.comparedCost), .empty,
        .amount(comparison.costEffect), .empty,
      ])
    return table
  }
}
