import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// Everybody, the register of the personnel, and the page to hire.
enum EmployeeListPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("salaries", .readWorkforce) { visit in try list(visit) }
    routes.dossierGet("salaries/nouveau", .employ) { visit in .page(try form(visit, [])) }
    routes.dossierPost("salaries/nouveau", .employ) { visit in try hire(visit) }
    routes.dossierGet("salaries/registre", .readWorkforce) { visit in try register(visit) }
  }

  // MARK: The list

  private struct ListView: Sendable {
    let searchText: String
    let isPresentOnly, isNothing, mayEmploy: Bool
    let hireHref, placeHref: String
    let employeeTable: TableView
    let nextHref, firstHref: String?
  }

  private static func list(_ visit: DossierVisit) throws -> Answer {
    let (desk, today) = (visit.desk, visit.desk.today)
    let onlyPresent = visit.query.isTicked("presents")
    let rows = try ReadEmployees(search: visit.query.text("q") ?? "", includesLeft: !onlyPresent)(desk)
    let table = WorkforceTables.employees(rows, on: today)
    if let format = visit.fileFormat { return try visit.file(table, "salaries", format) }
    if visit.wantsPrint { return try visit.printed("Salariés", period: "Au \(today.french)", table) }
    let isNothing = rows.isEmpty && visit.query.text("q") == nil && !onlyPresent
    let page = TablePage(table, visit.request) { rows.indices.contains($0) ? String(rows[$0].id) : nil }
    var style = TableStyle("Salariés")
    style.rowHeader = 1
    style.dropped = [0]
    style.secondary = [4, 5]
    style.sorting = visit.request
    style.lines = page.lines
    style.empty = "Personne ne répond à cette recherche."
    style.marginName = "Présence"
    style.link = { row, column in rows.indices.contains(row) && column == 1 ? visit.employeePath(rows[row].id) : nil }
    style.margin = { row in
      guard rows.indices.contains(row) else { return nil }
      if rows[row].deadlines.contains(where: { $0.day < today }) { return .sign("!", label: "échéance passée", kind: "alerte") }
      return rows[row].isPresent(on: today) ? .sign("✓", label: "au travail", kind: "juste") : nil
    }
    let present = rows.count { $0.isPresent(on: today) }
    return .page(
      Page(
        title: "Salariés",
        subtitle: isNothing
          ? "Les personnes, leurs contrats, leurs absences et leurs congés."
          : "\(present.counted("personne")) sous contrat au \(today.french).",
        template: "Workforce/salaries",
        view: ListView(
          searchText: visit.query["q"] ?? "", isPresentOnly: onlyPresent, isNothing: isNothing, mayEmploy: visit.may(.employ),
          hireHref: visit.path("salaries/nouveau"), placeHref: visit.path("etablissement"),
          employeeTable: TableView(table, style), nextHref: page.nextHref, firstHref: page.firstHref),
        json: EmployeeListJSON(rows, on: today), place: .employees,
        actions: (visit.may(.employ) ? [Action("Embaucher", visit.path("salaries/nouveau"), isFirst: true)] : [])
          + [Action("Registre", visit.path("salaries/registre"))] + visit.reportActions()))
  }

  // MARK: Hiring

  struct HireView: ShowsForm {
    let form: FormView
    let hasNoPlace: Bool
    let placeHref: String
  }

  private static func form(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let places = try ListWorkplaces()(visit.desk)
    let drawing = FormDrawing(visit, refusals)
    return Page(
      title: "Embaucher",
      subtitle: "La fiche de la personne et son contrat, d’un seul geste.", template: "Workforce/embaucher",
      view: HireView(
        form: FormView(
          visit, to: visit.path("salaries/nouveau"), back: visit.path("salaries"), submit: "Embaucher", hasTrial: true,
          drawing.contract(places) + drawing.employee(nil)),
        hasNoPlace: places.workplaces.isEmpty, placeHref: visit.path("etablissement")),
      json: WorkplaceListJSON(places), place: .employees,
      crumbs: [Crumb("Salariés", visit.path("salaries")), Crumb("Embaucher")])
  }

  private static func hire(_ visit: DossierVisit) throws -> Answer {
    try visit.change {
      visit.form.placed($0)
    } draw: {
      try form(visit, $0)
    } make: {
      let places = try ListWorkplaces()(visit.desk)
      let file = try visit.form.employee(nil, today: visit.desk.today)
      return try HireEmployee(
        file, try visit.form.contract(of: 0, places), formsTemporaryNumber: visit.form.isTicked("ntt-a-former"))(
          visit.desk, isTrial: visit.isTrial)
    } done: { outcome in
      let contract = outcome.value.contract
      return (
        visit.employeePath(outcome.id),
        "Embauche de \(outcome.value.employee.name) : \(contract.kind.french) à partir du \(contract.start.french)."
      )
    }
  }

  // MARK: The register

  private struct RegisterView: Sendable {
    let registerTable: TableView
    let findings: [RefusalView]
    let hasFindings: Bool
  }

  private static func register(_ visit: DossierVisit) throws -> Answer {
    let outcome = try ReadPersonnelRegister()(visit.desk)
    let table = WorkforceTables.register(outcome)
    if let format = visit.fileFormat { return try visit.file(table, "registre-du-personnel", format) }
    if visit.wantsPrint {
      return try visit.printed("Registre unique du personnel", period: "Au \(visit.desk.today.french)", table)
    }
    var style = TableStyle("Registre unique du personnel")
    style.rowHeader = 1
    style.secondary = [2, 3, 4, 6, 10]
    style.empty = "Personne n’a encore été embauché."
    return .page(
      Page(
        title: "Registre unique du personnel",
        subtitle: "Dans l’ordre des embauches, ceux qui sont partis compris (C. trav., art. L1221-13 et D1221-23).",
        template: "Workforce/registre",
        view: RegisterView(
          registerTable: TableView(table, style),
          findings: outcome.findings.map { RefusalView($0.withoutField, dossier: visit.name) },
          hasFindings: !outcome.findings.isEmpty),
        json: PersonnelRegisterJSON(outcome), place: .employees,
        crumbs: [Crumb("Salariés", visit.path("salaries")), Crumb("Registre")], actions: visit.reportActions(), isWide: true))
  }
}

extension Finding {
  /// Where no form shows the field, nothing is to be gone to.
  var withoutField: Finding {
    var finding = self
    finding.field = nil
    return finding
  }
}
