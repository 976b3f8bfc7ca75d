import ChartOfAccounts
import Kernel
import Ledger
import Payroll

extension CrossFooting {
  /// Throws as ``PayrollBook`` and ``PayrollEntry``.
  init(
    _ documents: [PayslipDocument], _ totals: DeclarationTotals, _ owed: EstablishmentMaker.Owed, _ context: DeclaringContext,
    _ accounts: PayrollAccounts
  ) throws(Finding) {
    let book = try PayrollBook(documents, accounts)
    let entries = try PayrollEntry.entries(documents, accounts)
    var posted: [String: Money] = [:]
    for line in entries.flatMap(\.lines) { posted[line.account.text, default: .zero] += line.credit - line.debit }
    bodies = book.charges.map { charges in
      let bookLines = CrossFooting.bookLines(charges, totals)
      let bordereau = owed.bordereaux.last { $0.month == context.month }
      let isUrssaf = charges.code == "urssaf"
      var lines = bookLines
      if isUrssaf, let bordereau { lines += CrossFooting.aggregateLines(bordereau.lines, context.tables) }
      return Body(
        code: charges.code, label: charges.label, account: charges.account,
        paid: CrossFooting.paid(charges.code, owed, totals, context), bordereau: isUrssaf ? bordereau?.total : nil,
        individual: charges.code == "tax" ? totals.tax : bookLines.lazy.compactMap(\.individual).sum(), book: charges.owed,
        entry: posted[charges.account] ?? .zero, posted: nil, lines: lines)
    }
  }

  /// What is paid for the month: what corrections add is left out.
  private static func paid(
    _ body: String, _ owed: EstablishmentMaker.Owed, _ totals: DeclarationTotals, _ context: DeclaringContext
  ) -> Money? {
    switch body {
    case "urssaf":
      owed.payments["urssaf"].map { _ in max(owed.bordereaux.last { $0.month == context.month }?.total ?? .zero, .zero) }
    case "pension": owed.payments["pension"].map { _ in totals.pension }
    case "tax": totals.tax
    case "healthInsurance", "provident":
      context.declarant.insurance.enumerated().filter { ($0.element.kind == .health) == (body == "healthInsurance") }
        .map { totals.insurance[$0.offset] ?? .zero }.sum()
    default: nil
    }
  }

  /// Line by line of the payroll book; reductions are one.
  private static func bookLines(_ charges: BodyCharges, _ totals: DeclarationTotals) -> [Line] {
    guard charges.code != "tax" else {
      return [
        Line(
          label: "Prélèvement à la source", code: "DGFIP", declared: totals.tax, individual: totals.tax, book: charges.owed,
          isRounding: false)
      ]
    }
    var (lines, done): ([Line], Set<String>) = ([], [])
    for line in charges.lines {
      let code = line.code?.rawValue ?? PayslipContributions.reductions
      guard done.insert(code).inserted else { continue }
      let same = charges.lines.filter { ($0.code?.rawValue ?? PayslipContributions.reductions) == code }
      lines.append(
        Line(
          label: line.code == nil ? "Réductions" : line.label, code: code, declared: nil,
          individual: totals.byLine["\(charges.code) \(code)"] ?? .zero, book: same.lazy.map { $0.employee + $0.employer }.sum(),
          isRounding: false))
    }
    return lines
  }

  /// Line by line of the bordereau: what differs is called « arrondi ».
  private static func aggregateLines(_ lines: [AggregateTally.Line], _ tables: DeclaringTables) -> [Line] {
    lines.map { line in
      let name = tables.ctpLabels[line.key.ctp] ?? line.key.ctp
      let kind = line.key.qualifier == "921" ? ", plafonné" : ""
      return Line(
        label: "CTP \(line.key.ctp)\(kind) : \(name)", code: line.key.ctp, declared: line.amount, individual: line.individual,
        book: nil, isRounding: (line.amount - line.individual).magnitude <= line.tolerance)
    }
  }
}
