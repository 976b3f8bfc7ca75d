import Kernel
import Law
import Payroll

/// One row of a payslip as a page shows it: a title, or a label, its figures and why.
struct PayslipRow: Sendable {
  struct Cell: Sendable {
    let cellText, cellClass: String
  }

  let rowLabel: String
  let cells: [Cell]
  /// Columns of its table, the one of « pourquoi ? » among them.
  let width: Int
  let isTitle, isStrong: Bool
  /// Rests on a figure, or on a number of an article, that nobody read in a source.
  let isDoubtful: Bool
  let proof: PayslipProof?
}

/// Makes the rows of each table of the page.
struct PayslipRows {
  /// The columns that follow the label.
  enum Columns {
    case earnings, contributions, nets, cost

    /// The label, the figures, « pourquoi ? ».
    var width: Int {
      switch self {
      case .earnings: 4
      case .contributions, .nets: 6
      case .cost: 3
      }
    }
  }

  let document: PayslipDocument
  let layout: PayslipLayout
  let opened: String?

  init(_ document: PayslipDocument, _ layout: PayslipLayout, opened: String?) {
    (self.document, self.layout, self.opened) = (document, layout, opened)
  }

  func rows(_ parts: [PayslipLayout.Part], _ columns: Columns, isTitled: Bool = true) -> [PayslipRow] {
    parts.compactMap { layout.section($0) }.flatMap { section in
      let rows = section.rows.enumerated().map { row($1, section.part, $0, columns) }
      guard isTitled, !section.title.isEmpty else { return rows }
      let title = PayslipRow(
        rowLabel: section.title, cells: [], width: columns.width, isTitle: true, isStrong: false, isDoubtful: false, proof: nil)
      return [title] + rows
    }
  }

  private func row(_ row: PayslipLayout.Row, _ part: PayslipLayout.Part, _ index: Int, _ columns: Columns) -> PayslipRow {
    let proof = PayslipProof(row, part, index, document, opened: opened)
    return PayslipRow(
      rowLabel: row.label, cells: cells(row, part, columns), width: columns.width, isTitle: false, isStrong: row.isStrong,
      isDoubtful: proof?.isDoubtful ?? false, proof: proof)
  }

  private func cells(_ row: PayslipLayout.Row, _ part: PayslipLayout.Part, _ columns: Columns) -> [PayslipRow.Cell] {
    func figure(_ text: String?, isSecondary: Bool = false) -> PayslipRow.Cell {
      .init(cellText: text ?? "", cellClass: isSecondary ? "n cache" : "n")
    }
    let employee = row.employeeAmount?.shown
    switch columns {
    case .earnings:
      return [figure(row.hours.map { Money(cents: $0.hundredths).shown }), figure(employee)]
    case .contributions:
      return [
        figure(row.base?.shown, isSecondary: true), figure(row.employeeRate?.frenchPercent, isSecondary: true), figure(employee),
        figure(row.employerAmount?.shown),
      ]
    case .nets:
      // What is withheld is taken off the net above it.
      let amount = part == .tax && row.employeeRate != nil ? row.employeeAmount.map { (-$0).shown } : employee
      return [
        figure(row.base?.shown, isSecondary: true), figure(row.employeeRate?.frenchPercent, isSecondary: true), figure(amount),
        figure(row.yearAmount?.shown, isSecondary: true),
      ]
    case .cost: return [figure(row.employerAmount?.shown)]
    }
  }
}
