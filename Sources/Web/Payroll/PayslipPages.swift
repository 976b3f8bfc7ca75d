import Foundation
import Kernel
import Ledger
import Payroll
import Presentation
import Store
import UseCases
import Workforce

/// A payslip, sealed or as it would be; those that are sealed; the correction of one.
enum PayslipPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("paie/bulletins", .readWorkforce) { visit in try list(visit) }
    routes.dossierGet("paie/bulletins/{numero}", .readWorkforce) { visit in .page(try sealed(visit)) }
    routes.dossierGet("paie/bulletins/{numero}/document", .employ) { visit in try document(visit) }
    routes.dossierGet("paie/bulletins/{numero}/pdf", .employ) { visit in try pdf(visit) }
    routes.dossierGet("paie/{mois}/pdf", .employ) { visit in try batch(visit) }
    routes.dossierGet("paie/{mois}/contrats/{contrat}", .readWorkforce) { visit in .page(try preview(visit)) }
  }

  // MARK: One that is sealed

  private static func sealed(_ visit: DossierVisit) throws -> Page {
    let payslip = try ReadPayslip(visit.parameter("numero"))(visit.desk)
    let document = payslip.document
    let isWhole = visit.may(.employ) && visit.query.isTicked("identifiants")
    let view = try PayslipPageView(
      PayslipView(document, law: visit.desk.law, whole: isWhole, opened: visit.query["pourquoi"]),
      links: links(payslip, visit), seal: seal(payslip),
      comparison: CompareWithLastMonth(document, contract: payslip.contract)(visit.desk), request: visit.request,
      dossier: visit.name)
    return Page(
      title: title(document),
      subtitle: subtitle("Bulletin n° \(payslip.number)" + (payslip.isReplaced ? ", remplacé" : ", scellé"), document),
      template: "Payroll/bulletin", view: view, json: SealedPayslipJSON(payslip.shown(whole: isWhole)), place: .payroll,
      crumbs: visit.payCrumbs(payslip.month, [Crumb("Bulletin n° \(payslip.number)")]), actions: actions(payslip, visit))
  }

  /// The files of a payslip, and what can be done with it.
  private static func actions(_ payslip: SealedPayslip, _ visit: DossierVisit) -> [Action] {
    let mayWrite = visit.may(.employ)
    return [Action("Imprimer", visit.request.address(with: [:]), command: "imprimer")]
      + (mayWrite
        ? [
          Action("PDF", visit.payslipPath(payslip.number, "pdf")),
          Action("Télécharger en JSON", visit.payslipPath(payslip.number, "document")),
        ] : [])
      + (mayWrite && !payslip.isReplaced ? [Action("Corriger", visit.payslipPath(payslip.number, "corriger"))] : [])
  }

  private static func links(_ payslip: SealedPayslip, _ visit: DossierVisit) -> [PayslipPageView.Link] {
    var links: [PayslipPageView.Link] = []
    if let next = payslip.correctedBy {
      links.append(
        .init(
          linkKind: "alerte", linkWord: "remplacé", linkText: "Ce bulletin ne vaut plus.", linkHref: visit.payslipPath(next),
          linkLabel: "Voir le bulletin n° \(next)"))
    }
    if let old = payslip.corrects {
      links.append(
        .init(
          linkKind: "info", linkWord: "correction",
          linkText: "Remplace le bulletin n° \(old)\(payslip.reason.map { " : \($0)" } ?? "").", linkHref: visit.payslipPath(old),
          linkLabel: "Voir ce qui était"))
    }
    return links
  }

  private static func seal(_ payslip: SealedPayslip) -> PayslipPageView.Seal {
    let day = Day(iso: String(payslip.instant.prefix(10)))?.french ?? payslip.instant
    return .init(sealNumber: payslip.number, sealDay: day, sealAuthor: payslip.author, sealDigest: payslip.digest)
  }

  private static func document(_ visit: DossierVisit) throws -> Answer {
    let payslip = try ReadPayslip(visit.parameter("numero"))(visit.desk)
    return .download(
      Download(
        name: "bulletin-\(payslip.number).json", mediaType: "application/json; charset=utf-8",
        content: .bytes(Array(payslip.document.json()))))
  }

  // MARK: As files, with the number of social security: for who keeps the pay

  private static func pdf(_ visit: DossierVisit) throws -> Answer {
    let payslip = try ReadPayslip(visit.parameter("numero"))(visit.desk)
    let file = try PayslipPDF(payslip, visit.desk)
    return .download(Download(name: file.fileName, mediaType: "application/pdf", content: .bytes(try file.bytes())))
  }

  /// The valid payslips of a month in one file.
  private static func batch(_ visit: DossierVisit) throws -> Answer {
    let month = try visit.payMonth()
    let valid = try ListPayslips(month: month)(visit.desk).filter { !$0.isReplaced }
    guard !valid.isEmpty else { throw Finding.pageUnknown(visit.request.path) }
    let facts = try visit.context().facts
    let files = try valid.map { try PayslipPDF($0, visit.desk) }
    let bytes = try PayslipPDF.batch(files, title: "Bulletins de paie, \(month.french)", author: facts.shownName)
    return .download(
      Download(name: "bulletins-\(month.iso)-\(visit.name).pdf", mediaType: "application/pdf", content: .bytes(bytes)))
  }

  // MARK: One that is not

  private static func preview(_ visit: DossierVisit) throws -> Page {
    let (month, row) = (try visit.payMonth(), try visit.payRow())
    guard let document = row.document else { return refused(row, month, visit) }
    let isWhole = visit.may(.employ) && visit.query.isTicked("identifiants")
    var links: [PayslipPageView.Link] = []
    if let sealed = row.sealed {
      links.append(
        .init(
          linkKind: row.hasChanged ? "alerte" : "juste", linkWord: row.hasChanged ? "changé depuis" : "scellé",
          linkText: row.hasChanged
            ? "Ce calcul n’est plus celui du bulletin scellé." : "Ce calcul est celui du bulletin scellé.",
          linkHref: visit.payslipPath(sealed.number), linkLabel: "Voir le bulletin n° \(sealed.number)"))
    }
    let view = try PayslipPageView(
      PayslipView(document, law: visit.desk.law, whole: isWhole, opened: visit.query["pourquoi"]),
      findings: row.findings.worstFirst,
      links: links, comparison: CompareWithLastMonth(document, contract: row.contract.id)(visit.desk), request: visit.request,
      dossier: visit.name)
    return Page(
      title: title(document), subtitle: subtitle("Aperçu, non scellé", document), template: "Payroll/bulletin", view: view,
      json: PayMonthRowJSON(row, whole: isWhole), place: .payroll, crumbs: crumbs(row, month, visit),
      actions: previewActions(row, month, visit)
        + [Action("Imprimer", visit.request.address(with: [:]), command: "imprimer")])
  }

  private static func previewActions(_ row: PayMonth.Row, _ month: Month, _ visit: DossierVisit) -> [Action] {
    guard visit.may(.employ) else { return [] }
    let elements = Action("Éléments du mois", visit.payPath(month, row.contract.id, "elements"))
    guard row.sealed == nil, !row.isRefused else { return [elements] }
    return [Action("Sceller…", visit.payPath(month, "sceller") + "?contrat=\(row.contract.id)", isFirst: true), elements]
  }

  struct RefusedView: Sendable {
    let findings: [RefusalView]
    let personHref, placeHref: String
  }

  private static func refused(_ row: PayMonth.Row, _ month: Month, _ visit: DossierVisit) -> Page {
    Page(
      title: "\(row.employee.value.name), \(month.french)", subtitle: "Le bulletin ne se calcule pas encore.",
      template: "Payroll/sans-bulletin",
      view: RefusedView(
        findings: row.findings.worstFirst.map { RefusalView($0.withoutField, dossier: visit.name) },
        personHref: visit.employeePath(row.employee.id), placeHref: visit.path("etablissement")),
      json: PayMonthRowJSON(row), place: .payroll, crumbs: crumbs(row, month, visit),
      actions: previewActions(row, month, visit))
  }

  private static func crumbs(_ row: PayMonth.Row, _ month: Month, _ visit: DossierVisit) -> [Crumb] {
    visit.payCrumbs(month, [Crumb(row.employee.value.name)])
  }

  private static func title(_ document: PayslipDocument) -> String {
    "\(document.employee.name ?? "Bulletin"), \(document.slip.period.french)"
  }

  /// « Bulletin n° 2026-0001, scellé. Vendeuse, payée le 30/10/2026. ».
  private static func subtitle(_ state: String, _ document: PayslipDocument) -> String {
    let facts = [document.employee.job, document.paymentDay.map { "paiement le \($0.french)" }].compactMap { $0 }
    return facts.isEmpty ? "\(state)." : "\(state). \(facts.joined(separator: ", ").capitalizedFirst)."
  }

  // MARK: All of them

  private struct ListView: Sendable {
    let payslipTable: TableView
    let nextHref, firstHref: String?
  }

  private static func list(_ visit: DossierVisit) throws -> Answer {
    let month = visit.query.text("mois").flatMap { Month(iso: $0) }
    let employee = visit.query.text("salarie").flatMap { Int64($0) }
    let payslips = Array(try ListPayslips(month: month, employee: employee)(visit.desk).reversed())
    let table = PayMonthTables.payslips(payslips)
    if let format = visit.fileFormat { return try visit.file(table, "bulletins", format) }
    if visit.wantsPrint { return try visit.printed("Bulletins de paie", period: "Au \(visit.desk.today.french)", table) }
    let page = TablePage(table, visit.request) { payslips.indices.contains($0) ? payslips[$0].number : nil }
    var style = TableStyle("Bulletins de paie")
    style.secondary = [3, 5, 6, 7]
    style.sorting = visit.request
    style.lines = page.lines
    style.marginName = "État"
    style.empty = "Aucun bulletin n’est scellé. Un bulletin se scelle à la page de son mois."
    style.link = { row, column in
      payslips.indices.contains(row) && column == 0 ? visit.payslipPath(payslips[row].number) : nil
    }
    style.margin = { row in
      guard payslips.indices.contains(row) else { return nil }
      return payslips[row].isReplaced
        ? .sign("–", label: "remplacé", kind: "alerte") : .sign("✓", label: "valable", kind: "juste")
    }
    return .page(
      Page(
        title: "Bulletins de paie",
        subtitle: "\(payslips.count.counted("bulletin scellé", "bulletins scellés"))"
          + (month.map { " pour \($0.french)" } ?? "") + ", le dernier d’abord.",
        template: "Payroll/bulletins",
        view: ListView(payslipTable: TableView(table, style), nextHref: page.nextHref, firstHref: page.firstHref),
        json: PayslipListJSON(payslips), place: .payroll,
        crumbs: visit.payCrumbs(month, [Crumb("Bulletins")]), actions: visit.reportActions()))
  }
}
