import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

// What the addresses of reports have in common: the days, the forms, the page that follows.

extension DossierVisit {
  /// A day as it is typed (31/10/2026) or as addresses have it (2026-10-31); nil when the field is empty.
  /// Throws `web.day-unreadable`.
  func day(_ field: String) throws -> Day? { try query.day(field) }

  /// The days of a report: those of the address, else the fiscal year somebody works in through the end of their month.
  /// Throws `web.day-unreadable`.
  func reportPeriod() throws -> ReportPeriod {
    let (from, through) = (try day("du"), try day("au"))
    let named = query.text("exercice").flatMap { Int($0) }
    guard from == nil, through == nil else { return ReportPeriod(fiscalYear: named, from: from, through: through) }
    let years = try desk.dossier.reading { try $0.fiscalYears() }
    let working = period(among: years)
    guard let name = named ?? working?.fiscalYear, let year = years.first(where: { $0.year.name == name })?.year else {
      return ReportPeriod(fiscalYear: named)
    }
    let last = working.flatMap { $0.fiscalYear == name ? $0.month.lastDay : nil }
    return ReportPeriod(fiscalYear: name, through: last.map { min($0, year.last) } ?? year.last)
  }

  /// The form of file that the address asks for; nil for the page itself.
  var fileFormat: ReportFormat? { query["forme"].flatMap { ReportFormat(rawValue: $0) } }

  /// A report as a file, its lines in the order that the page shows: `balance-atelier-brindille-2026-10-31.xlsx`.
  func file(
    _ table: ReportTable, _ subject: String, _ format: ReportFormat, year: FiscalYear? = nil, days: ReportDays? = nil
  ) throws -> Answer {
    var style = TableStyle("")
    style.sorting = request
    let sorted = TableView.sorting(table, style).map { table.sorted(by: $0.column, descending: $0.isDescending) }
    return try file(subject, format, year: year, days: days) { try $0.add(sorted ?? table) }
  }

  /// The same for a report that is written page by page, to a file of its own: it may not fit in memory.
  func file(
    _ subject: String, _ format: ReportFormat, year: FiscalYear? = nil, days: ReportDays? = nil,
    _ write: (inout ReportFileWriter) throws -> Void
  ) throws -> Answer {
    let file = try TemporaryReport()
    var writer = ReportFileWriter(format, about: try ReportHeading(desk, year: year, days: days), file.write)
    try write(&writer)
    try writer.finish()
    return .download(
      Download(
        name: "\(subject)-\(name)-\(visit.today.iso).\(format.rawValue)", mediaType: format.mediaType,
        content: .file(try file.close(), isTemporary: true)))
  }

  /// « Exporter », which unfolds the forms of file that every table has: all that the page shows a part of.
  func exportAction() -> Action {
    Action(
      "Exporter",
      choices: ReportFormat.allCases.map {
        let changes = ["forme": $0.rawValue, "apres": nil, "avant": nil, "ecriture": nil]
        return Action.Choice(label: $0.french, href: request.address(with: changes))
      })
  }

  /// « Exporter » and « Imprimer », which every report has.
  func reportActions() -> [Action] {
    [exportAction(), printAction]
  }

  /// Leads to the sheets of A4 of the report.
  var printAction: Action { Action("Imprimer", request.address(with: ["forme": "imprimer", "apres": nil, "ecriture": nil])) }

  /// The addresses of the pages that a cell leads to.
  var links: ReportLinks { ReportLinks(base: path()) }
}

/// The addresses of the pages that a report's cells lead to.
struct ReportLinks: Sendable {
  /// `/d/atelier-brindille`.
  let base: String

  func entry(_ id: Int64) -> String { "\(base)/ecritures/\(id)" }
  func account(_ number: AccountNumber) -> String { "\(base)/comptes/\(number)" }
  func thirdParty(_ code: String) -> String { "\(base)/tiers/\(Fields.encode(code))" }

  /// The ledger of an account, or of one third party of it, over the same days as the report.
  func ledger(_ number: AccountNumber, thirdParty: String? = nil, from: Day? = nil, through: Day? = nil) -> String {
    var pairs: [(name: String, value: String)] = []
    if let thirdParty { pairs.append(("tiers", thirdParty)) }
    if let from { pairs.append(("du", from.iso)) }
    if let through { pairs.append(("au", through.iso)) }
    let query = pairs.isEmpty ? "" : "?" + Fields(pairs).urlEncoded
    return "\(base)/grand-livre/\(number)\(query)"
  }

  func lettering(_ number: AccountNumber, thirdParty: String? = nil) -> String {
    let pairs: [(name: String, value: String)] =
      [("compte", number.text)] + (thirdParty.map { [("tiers", $0)] } ?? [])
    return "\(base)/lettrage?\(Fields(pairs).urlEncoded)"
  }

  func journal(_ code: String, month: Month? = nil) -> String {
    "\(base)/journaux/\(Fields.encode(code))" + (month.map { "?mois=\($0.iso)" } ?? "")
  }
}

extension Finding {
  static func dayUnreadable(_ text: String) -> Finding {
    Finding(
      "web.day-unreadable", "« \(text.prefix(40)) » n’est pas une date.",
      recovery: "Écrivez-la 31/10/2026, ou choisissez-la dans le calendrier du champ.")
  }
}
