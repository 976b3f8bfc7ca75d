import Kernel
import Presentation
import Store
import UseCases
import Workforce

/// What happened in a month of a contract: the form, and the absences beside it.
enum PayVariablesPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("paie/{mois}/contrats/{contrat}/elements", .employ) { visit in .page(try form(visit, [])) }
    routes.dossierPost("paie/{mois}/contrats/{contrat}/elements", .employ) { visit in try keep(visit) }
    routes.dossierPost("paie/{mois}/importer", .employ, uploadLimit: uploadLimit) { visit in try importFile(visit) }
  }

  struct View: ShowsForm {
    struct Fact: Sendable {
      let factName, factValue: String
    }
    struct Gone: Sendable {
      let absenceText, changeHref: String
    }
    let form: FormView
    let sections: [PayVariablesForm.Section]
    let facts: [Fact]
    let absences: [Gone]
    let hasAbsences, isSealed: Bool
    let absenceHref, sealedText, sealedHref: String
  }

  private static func form(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let (month, row) = (try visit.payMonth(), try visit.payRow())
    let sections = fields(row, month).sections(FormDrawing(visit, refusals))
    let terms = row.terms(month)
    let days = row.contract.value.days(within: month.firstDay...month.lastDay)
    let facts: [(String, String?)] = [
      ("Emploi", terms.jobTitle),
      ("Durée", terms.daysPerYear.map { "\($0) jours par an" } ?? "\(terms.weeklyHours.french) par semaine"),
      ("Salaire", terms.pay.french),
      (
        "Jours du contrat",
        days.flatMap { $0 == month.firstDay...month.lastDay ? nil : "du \($0.lowerBound.french) au \($0.upperBound.french)" }
      ),
    ]
    let absencePath = visit.employeePath(row.employee.id, "absence")
    let view = View(
      form: FormView(
        visit, to: visit.payPath(month, row.contract.id, "elements"), back: visit.payPath(month, row.contract.id),
        submit: "Garder les éléments", version: row.variables?.version, hasTrial: true, sections.flatMap(\.sectionRows)),
      sections: sections, facts: facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } },
      absences: row.absences.map { kept in
        let absence = kept.value
        return View.Gone(
          absenceText: "\(absence.kind.french.capitalizedFirst), du \(absence.from.french) au \(absence.through.french)",
          changeHref: "\(absencePath)?absence=\(kept.id)")
      },
      hasAbsences: !row.absences.isEmpty, isSealed: row.sealed != nil, absenceHref: absencePath,
      sealedText: row.sealed.map {
        "Le bulletin n° \($0.number) est scellé : ce qui change ici ne vaudra que pour sa correction."
      } ?? "",
      sealedHref: row.sealed.map { visit.payslipPath($0.number) } ?? "")
    return Page(
      title: "Éléments \(month.ofFrench) – \(row.employee.value.name)",
      subtitle: "Ce que le contrat ne dit pas : heures en plus, primes, frais, acomptes.", template: "Payroll/elements",
      view: view,
      json: PayMonthRowJSON(row), place: .payroll,
      crumbs: visit.payCrumbs(
        month, [Crumb(row.employee.value.name, visit.payPath(month, row.contract.id)), Crumb("Éléments")]))
  }

  private static func fields(_ row: PayMonth.Row, _ month: Month) -> PayVariablesForm {
    PayVariablesForm(month: month, contract: row.contract.value, known: row.variables?.value)
  }

  private static func keep(_ visit: DossierVisit) throws -> Answer {
    let (month, row) = (try visit.payMonth(), try visit.payRow())
    let fields = fields(row, month)
    return try visit.change {
      fields.placed($0, visit.form)
    } draw: {
      try form(visit, $0)
    } make: {
      var variables = try fields.read(visit.form)
      variables.contract = row.contract.id
      // A form that was opened before anybody entered anything does not replace what somebody entered since.
      let known = visit.form.text("version") == nil ? nil : row.variables.map(visit.asRead)
      return try KeepPayVariables(variables, known: known)(visit.desk, isTrial: visit.isTrial)
    } done: { _ in
      (visit.payPath(month, row.contract.id), "Les éléments du mois sont gardés ; voici ce que devient le bulletin.")
    }
  }

  // MARK: Many contracts from one file

  private static let uploadLimit = 4 << 20

  private static func importFile(_ visit: DossierVisit) throws -> Answer {
    let month = try visit.payMonth()
    func refused(_ findings: [Finding]) throws -> Answer {
      .page(PayMonthPages.page(try ReadPayMonth(month)(visit.desk), title: month.payTitle, visit, imported: findings))
    }
    guard let upload = visit.request.uploads.first(where: { $0.field == "fichier" }) else {
      return try refused([.noFileChosen().at(field: "fichier")])
    }
    let folder = try UploadFolder([upload])
    do {
      let outcome = try ImportPayVariables(folder.files[0].path, month: month)(visit.desk)
      guard outcome.isKept else { return try refused(outcome.findings.map(\.withoutField)) }
      let elements = outcome.imported.map(\.elements).reduce(0, +)
      let text =
        "\(elements.counted("élément importé", "éléments importés")) pour \(outcome.imported.count.counted("contrat"))."
      return .redirect(visit.payPath(month), Notice(([text] + outcome.findings.map(\.message)).joined(separator: " ")))
    } catch let finding as Finding where finding.httpStatus == 422 {
      return try refused([finding.withoutField])
    }
  }
}
