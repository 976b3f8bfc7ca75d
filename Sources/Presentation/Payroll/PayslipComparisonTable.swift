import Kernel
public import Ledger
public import Payroll

/// The lines of two payslips that moved, with their effect on the net paid and on the cost.
public struct PayslipComparisonTable: TabularReport {
  let comparison: PayslipComparison

  public init(_ comparison: PayslipComparison) { self.comparison = comparison }

  public var table: ReportTable {
    let (before, after) = (comparison.before, comparison.after)
    var table = ReportTable(
      title: "Bulletins comparés : \(before.slip.period.french), puis \(after.slip.period.french)",
      columns: [
        .init("Ligne", .text), .init("Avant", .amount), .init("Après", .amount), .init("Sur le net", .amount),
        .init("Empl. avant", .amount), .init("Empl. après", .amount), .init("Sur le coût", .amount),
      ])
    func cell(_ amount: Money?) -> ReportTable.Cell { amount.map { .amount($0) } ?? .empty }
    for difference in comparison.differences {
      table.add([
        .text(difference.label), cell(difference.before), cell(difference.after), .side(difference.effect),
        cell(difference.employerBefore), cell(difference.employerAfter), .side(difference.costEffect),
      ])
    }
    let (paid, pays) = (before.comparedNet, after.comparedNet)
    table.add(
      .total, [.text("Net payé"), .amount(paid), .amount(pays), .amount(comparison.effect), .empty, .empty, .empty])
    let (cost, costs) = (before.comparedCost, after.comparedCost)
    table.add(
      .total,
      [
        .text("Total versé par l’employeur"), .empty, .empty, .empty, .amount(cost), .amount(costs),
        .amount(comparison.costEffect),
      ])
    return table
  }

  /// « Par rapport à septembre 2026 : net payé +120,00 € ».
  public var heading: String {
    let effect = comparison.effect
    let said = effect.isZero ? "net payé inchangé" : "net payé \(effect > .zero ? "+" : "")\(effect.french)\u{A0}€"
    return "Par rapport à \(comparison.before.slip.period.french) : \(said)"
  }

  /// Why, a line each, with what the cause does to the net and to the cost.
  public var reasons: [String] {
    comparison.differences.flatMap { difference in
      difference.causes.map { cause in
        let effects = [("net", cause.effect), ("coût", cause.costEffect)].filter { !$0.1.isZero }
          .map { "\($0.0) \($0.1 > .zero ? "+" : "")\($0.1.french)\u{A0}€" }
        return "\(difference.label) : \(cause.french) (\(effects.joined(separator: ", ")))"
      }
    }
  }
}
