import Foundation
import Kernel
import Ledger

/// A report as sheets of A4, each of which says whose it is, of when, and which of how many.
struct PrintedReport: Sendable {
  /// Beyond, nobody reads paper, and the browser would no longer follow.
  static let mostRows = 10_000

  /// What stands on every sheet.
  struct Head: Sendable {
    /// The company, or the file that was controlled.
    var owner: String
    /// « SIREN 000 026 005 · Exercice du 01/10/2026 au 30/09/2027 ».
    var identity: String
    var title: String
    /// « Du 01/10/2026 au 31/10/2026 ».
    var period: String
    /// « Édité le 02/11/2026 à 10:30 par Camille Aubry ».
    var edited: String
  }

  /// A table that begins on a sheet of its own, its totals its own too.
  struct Part: Sendable {
    var table: ReportTable
    /// The columns that say a running balance.
    var running: Set<Int> = []
    /// Says which part it is, when there are several.
    var name: String?
  }

  let sheetsHTML: String
  let count: Int

  /// Throws `web.print.too-long`, `report.sum-too-large`.
  init(_ head: Head, _ parts: [Part]) throws {
    guard parts.reduce(0, { $0 + $1.table.rows.count }) <= PrintedReport.mostRows else { throw Finding.printTooLong() }
    let laid = try parts.map { part in
      let layout = SheetLayout(part.table)
      return (part, layout, try ReportSheets(part.table, capacity: layout.format.capacity, running: part.running).sheets)
    }
    count = laid.reduce(0) { $0 + $1.2.count }
    var (html, number) = ("", 0)
    for (part, layout, sheets) in laid {
      let writer = SheetWriter(head: head, part: part, layout: layout, count: count)
      for sheet in sheets {
        number += 1
        html += writer.sheet(sheet, number)
      }
    }
    sheetsHTML = html
  }
}

/// Writes one sheet after the other.
private struct SheetWriter {
  let head: PrintedReport.Head
  let part: PrintedReport.Part
  let layout: SheetLayout
  let count: Int

  private var table: ReportTable { part.table }
  /// The first column of amounts: names of totals stand before it.
  private var firstAmount: Int { table.columns.firstIndex { $0.kind == .amount } ?? table.columns.count }

  func sheet(_ sheet: ReportSheets.Sheet, _ number: Int) -> String {
    let title = part.name.map { "\(head.title) – \($0)" } ?? head.title
    var html = "<section class=\"feuille \(layout.format.classes)\" aria-label=\"Page \(number) sur \(count)\">"
    html += "<header><div><p class=\"societe\">\(head.owner.htmlEscaped)</p><p>\(head.identity.htmlEscaped)</p></div>"
    let period = part.name.map { "\($0) · \(head.period)" } ?? head.period
    html += "<div><p class=\"titre\">\(head.title.htmlEscaped)</p><p>\(period.htmlEscaped)</p></div></header>"
    html += "<table><caption class=\"vu\">\(title.htmlEscaped), page \(number) sur \(count)</caption>"
    html += columns + names + "<tbody>"
    if let cells = sheet.broughtForward { html += carried("Report", cells) }
    if let heading = sheet.continued { html += self.heading("\(heading) (suite)") }
    html += sheet.rows.map { row(table.rows[$0]) }.joined()
    if table.rows.isEmpty { html += "<tr><td colspan=\"\(table.columns.count)\">Aucune ligne.</td></tr>" }
    if let cells = sheet.carriedForward { html += carried("À reporter", cells) }
    html += "</tbody></table><footer><span>\(head.edited.htmlEscaped)</span><span>page \(number)/\(count)</span>"
    html += "</footer></section>"
    return html
  }

  private var columns: String {
    "<colgroup>" + layout.shares.map { "<col width=\"\(SheetWriter.percent($0))\">" }.joined() + "</colgroup>"
  }

  /// « 12.34% »: a style would be code in the page, which its policy refuses; a width is none.
  private static func percent(_ share: Int) -> String { "\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100)%" }

  private var names: String {
    "<thead><tr>"
      + table.columns.map { "<th scope=\"col\"\($0.alignment == .trailing ? " class=\"n\"" : "")>\($0.name.htmlEscaped)</th>" }
      .joined() + "</tr></thead>"
  }

  private func heading(_ text: String) -> String {
    "<tr class=\"partie\"><th scope=\"colgroup\" colspan=\"\(table.columns.count)\">\(text.htmlEscaped)</th></tr>"
  }

  private func row(_ row: ReportTable.Row) -> String {
    switch row.kind {
    case .heading: return heading(SheetText.shown(row.cells[0]))
    case .line: return "<tr>" + row.cells.indices.map { cell(row.cells[$0], $0) }.joined() + "</tr>"
    case .subtotal: return named(row, "sous")
    case .total: return named(row, "total")
    }
  }

  /// A total has its name over the columns before its first amount, so that it is read whole.
  private func named(_ row: ReportTable.Row, _ kind: String) -> String {
    let first = row.cells.firstIndex { if case .amount = $0 { true } else if case .count = $0 { true } else { false } }
    let end = max(first ?? firstAmount, 1)
    let name = row.cells[..<end].map(SheetText.shown).last { !$0.isEmpty } ?? ""
    return "<tr class=\"\(kind)\"><th scope=\"row\" colspan=\"\(end)\">\(name.htmlEscaped)</th>"
      + row.cells.indices[end...].map { cell(row.cells[$0], $0) }.joined() + "</tr>"
  }

  private func carried(_ name: String, _ cells: [ReportTable.Cell]) -> String {
    "<tr class=\"report\"><th scope=\"row\" colspan=\"\(max(firstAmount, 1))\">\(name)</th>"
      + cells.indices[max(firstAmount, 1)...].map { cell(cells[$0], $0) }.joined() + "</tr>"
  }

  private func cell(_ cell: ReportTable.Cell, _ column: Int) -> String {
    "<td\(table.columns[column].alignment == .trailing ? " class=\"n\"" : "")>\(SheetText.shown(cell).htmlEscaped)</td>"
  }
}

extension Finding {
  static func printTooLong() -> Finding {
    Finding(
      "web.print.too-long",
      "L’état a plus de \(PrintedReport.mostRows.grouped) lignes : il ne s’imprime pas d’un seul tenant.",
      recovery:
        "Resserrez la période ou les comptes avec les filtres de l’état, ou prenez « Exporter CSV », qui n’a pas de limite."
    )
  }
}
