import Kernel
import Pages
import Payroll

/// The tables of a payslip, all on one grid: what the employee gets or pays always stands in the same column.
extension PayslipPDF {
  private static func table(_ name: String, _ columns: [String]) -> PDFTable {
    PDFTable(
      name: name,
      columns: [.init(name, isFlexible: true)] + columns.map { PDFTable.Column($0, isTrailing: true, width: 66) })
  }

  private func rows(_ part: PayslipLayout.Part) -> [PayslipLayout.Row] { layout.section(part)?.rows ?? [] }

  /// Nothing where the payslip says nothing: a payslip made elsewhere may not show all its amounts.
  private func cell(_ amount: Money?, _ key: String? = nil) -> PDFTable.Cell {
    guard let amount, key.map({ !document.unsaid.contains($0) }) ?? true else { return .empty }
    return .amount(amount)
  }

  private func cell(_ rate: Rate?) -> PDFTable.Cell { rate.map { .text(PayslipPDF.percent($0)) } ?? .empty }

  // MARK: From gross to net

  var earnings: PDFTable {
    var table = PayslipPDF.table("Rémunération brute", ["Heures", "Taux", "Montant", ""])
    let rows = rows(.earnings)
    for (index, row) in rows.enumerated() {
      if row.isStrong {
        table.add(.total, [.text(row.label), .empty, .empty, cell(row.employeeAmount, "gross"), .empty])
        continue
      }
      let earning = index < document.slip.earnings.count ? document.slip.earnings[index] : nil
      table.add([
        .text(row.label), row.hours.map { .text(Money(cents: $0.hundredths).french) } ?? .empty,
        earning.flatMap(PayslipPDF.hourlyRate).map { .text($0) } ?? .empty, cell(row.employeeAmount), .empty,
      ])
    }
    return table
  }

  /// What the model prints as one line under the name of its section.
  private static let single: Set<PayslipLayout.Part> = [.workAccident, .family, .unemployment, .otherContributions]

  /// The contributions in the order of the model, what they come to, then the nets before tax.
  var contributions: PDFTable {
    var table = PayslipPDF.table(
      "Cotisations et contributions", ["Base", "Taux salarié", "Part salarié", "Part employeur"])
    for section in layout.sections {
      switch section.part {
      case .earnings, .netSocial, .netBeforeTax, .tax, .netPaid, .cost, .adjustments, .total: continue
      case let part where PayslipPDF.single.contains(part) && section.rows.count == 1:
        table.add(.titled, cells(section.rows[0], named: section.title))
      default:
        table.add(.heading, [.text(section.title)])
        for row in section.rows { table.add(cells(row)) }
      }
    }
    for row in rows(.total) { table.add(.total, cells(row)) }
    for row in rows(.netSocial) { table.add(.main, net(row, "netSocial")) }
    if let section = layout.section(.adjustments) {
      table.add(.heading, [.text(section.title)])
      for row in section.rows { table.add(cells(row)) }
    }
    for row in rows(.netBeforeTax) { table.add(.main, net(row, "netBeforeTax")) }
    return table
  }

  private func cells(_ row: PayslipLayout.Row, named name: String? = nil) -> [PDFTable.Cell] {
    [.text(name ?? row.label), cell(row.base), cell(row.employeeRate), cell(row.employeeAmount), cell(row.employerAmount)]
  }

  private func net(_ row: PayslipLayout.Row, _ key: String) -> [PDFTable.Cell] {
    [.text(row.label), .empty, .empty, cell(row.employeeAmount, key), .empty]
  }

  var tax: PDFTable {
    var table = PayslipPDF.table("Impôt sur le revenu", ["Base", "Taux", "Montant", "Cumul annuel"])
    let keys = ["netTaxable", "incomeTax"]
    for (index, row) in rows(.tax).enumerated() {
      let key = index < keys.count ? keys[index] : nil
      let isSaid = key.map { !document.unsaid.contains($0) } ?? true
      table.add([
        .text(row.label), cell(isSaid ? row.base : nil, "incomeTax.base"),
        isSaid && !document.unsaid.contains("incomeTax.rate") ? cell(row.employeeRate) : .empty, cell(row.employeeAmount, key),
        cell(row.yearAmount),
      ])
    }
    for row in rows(.netPaid) where !row.isStrong { table.add(cells(row)) }
    return table
  }

  // MARK: What is seen first, and what is kept for later

  var figures: [PDFFigure] {
    func shown(_ amount: Money?, _ key: String) -> String {
      amount.flatMap { document.unsaid.contains(key) ? nil : "\($0.french)\u{A0}€" } ?? "non indiqué"
    }
    let cost = rows(.cost)
    let paid = rows(.netPaid).last { $0.isStrong }
    return [
      PDFFigure(
        cost.first?.label ?? "", shown(cost.first?.employerAmount, "employerCost"),
        note: cost.dropFirst().map { "\($0.label) : \($0.employerAmount?.french ?? "")\u{A0}€" }.joined(separator: " ; ")),
      PDFFigure(
        paid?.label ?? "", shown(paid?.employeeAmount, "netPaid"), note: document.paymentDay.map { "le \($0.french)" } ?? "",
        isMain: true),
    ]
  }

  var totals: PDFTable {
    let names = ["Salaire brut", "Plafond", "Net imposable", "Impôt prélevé", "Heures exonérées"]
    var table = PDFTable(
      name: "Cumuls",
      columns: [.init("Cumuls", isFlexible: true)] + names.map { PDFTable.Column($0, isTrailing: true, width: 74) })
    let (slip, year) = (document.slip, document.totals)
    table.add([
      .text("Ce mois"), cell(slip.gross, "gross"), cell(slip.ceiling, "ceiling"), cell(slip.netTaxable, "netTaxable"),
      cell(slip.incomeTax.amount, "incomeTax"), cell(slip.exemptOvertimeNet),
    ])
    if year == .init() { return table }
    table.add([
      .text("Depuis le 1er janvier"), cell(year.gross), cell(year.ceiling), cell(year.netTaxable),
      cell(year.incomeTax), cell(year.exemptOvertimeNet),
    ])
    return table
  }

  /// The counters, and beside them the leave of the month with its days.
  var leave: PDFBlock? {
    var (counters, taken): (PDFTable?, PDFTable?) = (nil, nil)
    for counter in document.leave {
      var table = counters ?? PayslipPDF.leave("Congés, en jours", ["Acquis", "Pris", "Solde"])
      table.add(
        [
          .text(counter.label)
        ] + [counter.acquired, counter.taken, counter.left].map { .text(Money(cents: Int64($0)).french) })
      counters = table
    }
    for leave in document.leaveTaken {
      var table = taken ?? PayslipPDF.leave("Pris ce mois", ["Du", "Au", "Indemnité"])
      table.add([
        .text(leave.label), .text(leave.days.lowerBound.french), .text(leave.days.upperBound.french), cell(leave.indemnity),
      ])
      taken = table
    }
    let tables = [counters, taken].compactMap { $0 }
    return tables.isEmpty ? nil : .columns((0...1).map { (1, $0 < tables.count ? [.table(tables[$0])] : []) })
  }

  private static func leave(_ name: String, _ columns: [String]) -> PDFTable {
    PDFTable(name: name, columns: [.init(name, isFlexible: true)] + columns.map { PDFTable.Column($0, isTrailing: true) })
  }

  // MARK: Figures

  /// « 6,90 % »: two decimals or as many as it has, so that rates stand under rates.
  static func percent(_ rate: Rate) -> String {
    let (whole, fraction) = (rate.e8.magnitude / 1_000_000, String(rate.e8.magnitude % 1_000_000 + 1_000_000).dropFirst())
    let more = String(fraction.dropFirst(2).reversed().drop { $0 == "0" }.reversed())
    return (rate.e8 < 0 ? "\u{2212}" : "") + "\(whole),\(fraction.prefix(2))\(more)\u{A0}%"
  }

  /// What an hour was paid or taken off, in euros to the fourth decimal: « 14,5052 », « 18,13 ».
  static func hourlyRate(_ earning: Earning) -> String? {
    let priced: Set<Earning.Code> = [.base, .overtime, .complementaryHours, .absence, .partialMonth]
    guard let hours = earning.hours?.hundredths.magnitude, hours > 0, priced.contains(earning.code) else { return nil }
    let cents = Money(cents: Int64(earning.amount.cents.magnitude))
    guard cents.cents < Money.largest.cents / 10_000 else { return nil }
    let fine = Money(cents: cents.cents * 100).times(Ratio(100, Int64(hours)), .halfAwayFromZero).cents
    let (whole, rest) = (Money(cents: fine / 100), fine % 100)
    return rest == 0 ? whole.french : whole.french + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
