import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The page of a report's sheets: paper on a desk on the screen, the sheets alone on the printer.
struct PrintPage: Sendable {
  let title, heading, backHref: String
  let style, icon, script: String
  let countText: String
  let sheetsHTML: String

  static func answer(_ printed: PrintedReport, title: String, owner: String, back: String, _ office: Office) -> Answer {
    let assets = office.assets
    let view = PrintPage(
      title: "\(title), à imprimer · \(owner) · Écritoire", heading: title, backHref: back,
      style: assets.href("impression.css"), icon: assets.href("icone.svg"), script: assets.href("impression.js"),
      countText: printed.count.counted("page"), sheetsHTML: printed.sheetsHTML)
    return .document(office.templates.render("Shell/impression", view))
  }
}

extension Visit {
  /// « Édité le 02/11/2026 à 10:30 par Camille Aubry », by the clock of the wall: the trail's is the world's.
  var edition: String {
    var seconds = time_t(office.clock.seconds())
    var local = tm()
    localtime_r(&seconds, &local)
    let parts = office.clock.timeOfDay().split(separator: ":").compactMap { Int($0) }
    let minutes = (parts.first ?? 0) * 60 + (parts.dropFirst().first ?? 0) + local.tm_gmtoff / 60
    let day = minutes < 0 ? today - 1 : minutes >= 1440 ? today + 1 : today
    let wall = (minutes + 1440) % 1440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "Édité le \(day.french) à \(two(wall / 60)):\(two(wall % 60)) par \(person.name)"
  }
}

extension DossierVisit {
  /// True when the sheets are asked for. Their JSON twin is the report's.
  var wantsPrint: Bool { query["forme"] == "imprimer" && !request.wantsJSON }

  /// A report on paper, in the order that the address asks for.
  /// - Parameter period: « Du 01/10/2026 au 31/10/2026 ».
  func printed(_ title: String, period: String, _ parts: [PrintedReport.Part]) throws -> Answer {
    let context = try context()
    let siren = Array(context.facts.siren)
    let grouped = stride(from: 0, to: siren.count, by: 3).map { String(siren[$0..<min($0 + 3, siren.count)]) }
      .joined(separator: "\u{A0}")
    let head = PrintedReport.Head(
      owner: context.facts.shownName,
      identity: "SIREN\u{A0}\(grouped)" + (context.year.map { " · Exercice \($0.french)" } ?? ""), title: title,
      period: period, edited: "\(visit.edition) · Écritoire")
    let ordered = parts.map { part in
      var part = part
      part.table = sorted(part.table)
      return part
    }
    return PrintPage.answer(
      try PrintedReport(head, ordered), title: title, owner: context.facts.name, back: request.address(with: ["forme": nil]),
      visit.office)
  }

  func printed(_ title: String, period: String, _ table: ReportTable, running: Set<Int> = []) throws -> Answer {
    try printed(title, period: period, [PrintedReport.Part(table: table, running: running)])
  }

  /// Sorted lines have no subtotals between them; the total stays.
  private func sorted(_ table: ReportTable) -> ReportTable {
    guard query.text("tri") != nil else { return table }
    var ordered = ReportTable(title: table.title, columns: table.columns)
    for row in TableView.order(table, request) + table.rows.indices.filter({ table.rows[$0].kind == .total }) {
      ordered.add(table.rows[row].kind, table.rows[row].cells)
    }
    return ordered
  }
}
