import Kernel
import Ledger
import Pages

/// A report on its way to a PDF: a page is drawn when all lines are known, because each says how many there are.
struct ReportPages {
  /// Some 400 sheets: more is for a spreadsheet.
  static let mostLines = 5_000

  private let (title, heading): (String, ReportHeading)
  private let sink: ([UInt8]) throws -> Void
  private var columns: [ReportTable.Column] = []
  private var rows: [ReportTable.Row] = []

  init(_ title: String, about heading: ReportHeading, _ sink: @escaping ([UInt8]) throws -> Void) {
    (self.title, self.heading, self.sink) = (title, heading, sink)
  }

  /// Throws `pages.too-long`.
  mutating func add(_ table: ReportTable, hasTotals: Bool) throws {
    if columns.isEmpty { columns = table.columns }
    rows += table.rows.filter { hasTotals || $0.kind == .line }
    guard rows.count <= ReportPages.mostLines else { throw Finding.pagesTooLong(lines: ReportPages.mostLines) }
  }

  /// Throws `pages.font-missing`, `pages.not-drawn`.
  func finish() throws {
    var pages = self
    pages.groupByAccount()
    try sink(try pages.document.bytes())
  }

  /// A ledger on paper: each account under its name and closed by its totals, rather than named again on each line.
  private mutating func groupByAccount() {
    guard columns.count > 2, columns[0].name == "Compte", columns[1].name == "Libellé du compte",
      rows.allSatisfy({ $0.kind == .line })
    else { return }
    var grouped = ReportTable(title: title, columns: Array(columns.dropFirst(2)))
    let sides = grouped.columns.indices.filter { isSide(grouped.columns[$0].name) }
    let label = grouped.columns.firstIndex { $0.name == "Libellé" } ?? 0
    var rest = rows[...]
    while let first = rest.first {
      let account = Array(first.cells.prefix(2))
      let own = rest.prefix { Array($0.cells.prefix(2)) == account }.map { Array($0.cells.dropFirst(2)) }
      rest = rest.dropFirst(own.count)
      let (number, name) = (PDFTable.Cell(account[0]).said, PDFTable.Cell(account[1]).said)
      grouped.add(.heading, [.text("\(number) \(name)")])
      for cells in own { grouped.add(cells) }
      // The balance is the last one; the sides are added up.
      var total: [ReportTable.Cell] = (own.last ?? []).map { cell in if case .amount = cell { cell } else { .empty } }
      for side in sides {
        let sum = own.reduce(Money?.some(.zero)) { $0?.adding($1[side].amount) }
        total[side] = sum.map { .amount($0) } ?? .empty
      }
      total[label] = .text("Total \(number)")
      grouped.add(.subtotal, total)
    }
    (columns, rows) = (grouped.columns, grouped.rows)
  }

  private func isSide(_ name: String) -> Bool { name == "Débit" || name == "Crédit" }

  private var document: PDFDocument {
    PDFDocument(
      title: title, subject: heading.subject, author: heading.author, day: heading.day, owner: heading.company,
      footer: "Édité le \(heading.day.french) · Écritoire", watermark: heading.isFictitious ? "FICTIF" : nil,
      blocks: [.heading(1, title), .paragraph(heading.subject), rows.isEmpty ? .paragraph("Aucune ligne.") : .table(table)])
  }

  private var table: PDFTable {
    let carried = columns.indices.map(isCarried)
    var table = PDFTable(
      name: title,
      columns: zip(columns.indices, columns).map { index, column in
        PDFTable.Column(
          column.name, isTrailing: column.alignment == .trailing, isCarried: carried[index], isFlexible: isWordy(index))
      })
    // The lines of a long report come without the totals of its pages.
    if !rows.contains(where: { $0.kind == .total }), carried.contains(true) { table.closing = "Total" }
    for row in rows { table.add(PDFTable.RowKind(row.kind), row.cells.map(PDFTable.Cell.init)) }
    return table
  }

  /// Only what adds up is carried from page to page, and not a balance that runs: what the last total says of the lines, or debits
  /// and credits where there is no total.
  private func isCarried(_ index: Int) -> Bool {
    guard columns[index].kind == .amount else { return false }
    guard let total = rows.last(where: { $0.kind == .total }) else { return isSide(columns[index].name) }
    guard case .amount(let amount) = total.cells[index] else { return false }
    var sum: Int64 = 0
    for row in rows where row.kind == .line {
      guard case .amount(let part) = row.cells[index] else { continue }
      let (next, overflows) = sum.addingReportingOverflow(part.cents)
      if overflows { return false }
      sum = next
    }
    return sum == amount.cents
  }

  /// Names and labels may run over several lines; codes may not.
  private func isWordy(_ index: Int) -> Bool {
    columns[index].kind == .text
      && rows.contains { row in
        if row.kind == .line, case .text(let text) = row.cells[index] { text.utf8.count > 14 } else { false }
      }
  }
}

extension PDFTable.RowKind {
  init(_ kind: ReportTable.RowKind) {
    self =
      switch kind {
      case .heading: .heading
      case .line: .line
      case .subtotal: .subtotal
      case .total: .total
      }
  }
}

extension ReportTable.Cell {
  /// Nothing for what is no amount.
  fileprivate var amount: Money { if case .amount(let amount) = self { amount } else { .zero } }
}

extension PDFTable.Cell {
  /// The words of a cell of words.
  fileprivate var said: String { if case .text(let text) = self { text } else { "" } }

  init(_ cell: ReportTable.Cell) {
    self =
      switch cell {
      case .empty: .empty
      case .text(let text): .text(text)
      case .amount(let amount): .amount(amount)
      case .day(let day): .text(day.french)
      case .count(let count): .text(String(count))
      }
  }
}
