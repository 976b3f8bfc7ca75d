import Kernel
import Ledger
import Presentation
import UseCases

/// The report of a control on paper: one part for each file, the findings by severity, their sentences over as many rows as they need.
struct CheckReportPrint {
  private let report: CheckPages.Report

  init(_ report: CheckPages.Report) { self.report = report }

  /// Letters of a sentence that one row holds at the least.
  private static let rowLength = 84

  func answer(_ visit: Visit) throws -> Answer {
    let names = report.items.map { $0.names.joined(separator: ", ") }
    let owner = report.items.count == 1 ? names[0] : "Contrôle de \(report.items.count) fichiers"
    let digests =
      report.items.count == 1 ? "SHA-256 \(report.items[0].digest)" : "\(names.count) fichiers, chacun sur ses feuillets"
    let head = PrintedReport.Head(
      owner: owner, identity: digests, title: "Rapport de contrôle",
      period: "Règles d’Écritoire \(Version.text)\(report.isTolerant ? ", mode tolérant" : "")"
        + ", non certifiées par l’administration",
      edited: "\(visit.edition) · Écritoire")
    let parts = report.items.enumerated().map {
      PrintedReport.Part(table: table($1), name: report.items.count == 1 ? nil : names[$0])
    }
    return PrintPage.answer(
      try PrintedReport(head, parts), title: "Rapport de contrôle", owner: owner,
      back: visit.request.address(with: ["forme": nil]), visit.office)
  }

  private func table(_ item: CheckPages.Item) -> ReportTable {
    var table = ReportTable(title: "Constats", columns: [.init("Où", .text), .init("Constat, remède et texte", .text)])
    let log = item.verdict.log
    let counts = "\(log.errorCount.counted("erreur")), \((log.counts.values.reduce(0, +) - log.errorCount).counted("remarque"))"
    table.add(.heading, [.text("\(item.verdict.isValid ? "Conforme" : "Non conforme") : \(counts)")])
    if report.items.count > 1 { add("SHA-256", item.digest, to: &table) }
    for group in CheckReportView.groups(log, names: item.names, lines: [:]) {
      table.add(.heading, [.text("\(group.heading) (\(group.count))")])
      for constat in group.findings { add(constat, to: &table) }
    }
    return table
  }

  private func add(_ constat: CheckReportView.Constat, to table: inout ReportTable) {
    let finding = constat.finding
    add(finding.line.map { "ligne \($0)" } ?? finding.field ?? "fichier", finding.message, to: &table)
    add("", "→ \(finding.recovery)", to: &table)
    let file = constat.fileName.map { "\($0) · " } ?? ""
    add("", file + (finding.reference.map { "\($0) · " } ?? "") + finding.code, to: &table)
    if let more = constat.more { add("", more, to: &table) }
  }

  /// A sentence is not cut: it goes on in the rows that follow.
  private func add(_ place: String, _ text: String, to table: inout ReportTable) {
    for (index, piece) in CheckReportPrint.wrapped(text).enumerated() {
      table.add([.text(index == 0 ? place : ""), .text(piece)])
    }
  }

  static func wrapped(_ text: String) -> [String] {
    var (lines, line) = ([String](), "")
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      var rest = word
      while rest.count > rowLength {
        // A word longer than a row, such as a digest, is the one thing cut between letters.
        if !line.isEmpty { lines.append(line) }
        line = ""
        lines.append(String(rest.prefix(rowLength)))
        rest = rest.dropFirst(rowLength)
      }
      if line.isEmpty {
        line = String(rest)
      } else if line.count + 1 + rest.count <= rowLength {
        line += " \(rest)"
      } else {
        lines.append(line)
        line = String(rest)
      }
    }
    return line.isEmpty ? (lines.isEmpty ? [""] : lines) : lines + [line]
  }
}
