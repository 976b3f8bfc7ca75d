import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The payroll book of a month: the sealed payslips line by line, and what is owed to each body.
enum PayrollBookPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("paie/{mois}/livre", .readWorkforce) { visit in try show(visit) }
  }

  private struct View: Sendable {
    let bookTable, chargeTable: TableView
    let findings: [RefusalView]
    let hasFindings: Bool
  }

  private struct JSON: Encodable, Sendable {
    let month: String
    let entries: [String]
    let findings: [FindingJSON]
  }

  private static func show(_ visit: DossierVisit) throws -> Answer {
    let month = try visit.payMonth()
    let outcome = try ReadPayrollBook(month)(visit.desk)
    let (book, charges) = (PayrollBookTables.book(outcome), PayrollBookTables.charges(outcome))
    if let format = visit.fileFormat { return try visit.file(book, "livre-de-paie-\(month.iso)", format) }
    if visit.wantsPrint {
      return try visit.printed(
        "Livre de paie", period: "Du \(month.firstDay.french) au \(month.lastDay.french)", book)
    }
    var style = TableStyle("Livre de paie")
    style.empty = "Aucun bulletin de ce mois n’est scellé."
    var chargeStyle = TableStyle("Ce qui est dû à chaque organisme")
    chargeStyle.empty = "Rien n’est dû."
    return .page(
      Page(
        title: "Livre de paie, \(month.french)", subtitle: "Les bulletins scellés qui valent.", template: "Payroll/livre",
        view: View(
          bookTable: TableView(book, style), chargeTable: TableView(charges, chargeStyle),
          findings: outcome.findings.map { RefusalView($0.withoutField, dossier: visit.name) },
          hasFindings: !outcome.findings.isEmpty),
        json: JSON(month: month.iso, entries: outcome.postings.map(\.french), findings: outcome.findings.json), place: .payroll,
        crumbs: visit.payCrumbs(month, [Crumb("Livre de paie")]), actions: visit.reportActions(), isWide: true))
  }
}
