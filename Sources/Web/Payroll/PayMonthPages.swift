import Kernel
import Ledger
import Payroll
import Presentation
import Store
import UseCases
import Workforce

/// The month of pay: each contract with what is missing, what it comes to and its payslip; then the sealing of what is ready.
enum PayMonthPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("paie", .readWorkforce) { visit in
      let month = try visit.workingMonth()
      return try show(month, title: "Paie du mois, \(month.french)", visit)
    }
    routes.dossierGet("paie/{mois}", .readWorkforce) { visit in
      let month = try visit.payMonth()
      return try show(month, title: month.payTitle, visit)
    }
    routes.dossierGet("paie/{mois}/sceller", .employ) { visit in .page(try confirm(visit)) }
    routes.dossierPost("paie/{mois}/sceller", .employ) { visit in try seal(visit) }
  }

  // MARK: The month

  private struct View: Sendable {
    struct Row: Sendable {
      let signText, signClass, stateText: String
      let personName, personHref, jobTitle: String
      let elementsText, elementsHref: String
      let mayChange: Bool
      let figures: [Figure]
      let payslipHref, payslipLabel: String
    }
    struct Figure: Sendable {
      let figureText, figureClass: String
    }
    struct Remarks: Sendable {
      let remarksName, remarksCount: String
      let ways: [Way]
      let isOpen: Bool
      let findings: [RefusalView]
    }
    struct Way: Sendable {
      let wayHref, wayLabel: String
    }
    struct Step: Sendable {
      let stepHref, stepLabel, stepText: String
    }
    let rows: [Row]
    let totals: [Figure]
    let remarks: [Remarks]
    let steps: [Step]
    let isNothing, hasTotals, hasRemarks, hasSteps, mayEmploy: Bool
    let monthText, previousHref, previousLabel, nextHref, nextLabel, hireHref: String
    let importAction, importToken: String
    let isImportOpen, isFileMissing: Bool
  }

  private static func show(_ month: Month, title: String, _ visit: DossierVisit) throws -> Answer {
    let read = try ReadPayMonth(month)(visit.desk)
    let table = PayMonthTables.month(read)
    if let format = visit.fileFormat { return try visit.file(table, "paie-\(month.iso)", format) }
    if visit.wantsPrint {
      return try visit.printed(
        "Paie du mois", period: "Du \(month.firstDay.french) au \(month.lastDay.french)", table)
    }
    return .page(page(read, title: title, visit))
  }

  /// - Parameter imported: what was wrong with a file of elements.
  static func page(_ read: PayMonth, title: String, _ visit: DossierVisit, imported: [Finding] = []) -> Page {
    let month = read.month
    let (previous, next) = (month.adding(-1), month.adding(1))
    let slips = read.rows.compactMap { ($0.sealed?.document ?? $0.document)?.slip }
    let view = View(
      rows: read.rows.map { row($0, month, visit) }, totals: figures(slips), remarks: remarks(read, visit),
      steps: steps(read, visit), isNothing: read.rows.isEmpty, hasTotals: !slips.isEmpty,
      hasRemarks: read.rows.contains { !$0.findings.isEmpty }, hasSteps: !read.sealed.isEmpty, mayEmploy: visit.may(.employ),
      monthText: month.french, previousHref: visit.payPath(previous), previousLabel: previous.french.capitalizedFirst,
      nextHref: visit.payPath(next), nextLabel: next.french.capitalizedFirst, hireHref: visit.path("salaries/nouveau"),
      importAction: visit.payPath(month, "importer"), importToken: visit.token(), isImportOpen: !imported.isEmpty,
      isFileMissing: imported.contains { $0.field == "fichier" })
    let canSeal = visit.may(.employ) && !read.ready.isEmpty && month.firstDay <= visit.desk.today
    return Page(
      title: title, subtitle: subtitle(read), template: "Payroll/mois", view: view,
      json: PayMonthJSON(read), place: .payroll,
      actions: (canSeal ? [Action("Sceller ce qui est prêt…", visit.payPath(month, "sceller"), isFirst: true)] : [])
        + [Action("Bulletins", visit.path("paie/bulletins"))] + (read.rows.isEmpty ? [] : visit.reportActions()),
      status: imported.contains { $0.severity == .error } ? 422 : 200, refusals: imported)
  }

  /// « 3 contrats : 1 scellé, 1 prêt, 1 à compléter. ».
  private static func subtitle(_ read: PayMonth) -> String {
    guard !read.rows.isEmpty else { return "Personne n’a de contrat ce mois." }
    let parts = [
      read.sealed.isEmpty ? nil : read.sealed.count.counted("scellé"),
      read.ready.isEmpty ? nil : read.ready.count.counted("prêt"),
      read.refused.isEmpty ? nil : "\(read.refused.count) à compléter",
    ]
    return "\(read.rows.count.counted("contrat")) : \(parts.compactMap { $0 }.joined(separator: ", "))."
  }

  private static func row(_ row: PayMonth.Row, _ month: Month, _ visit: DossierVisit) -> View.Row {
    let state = PayState(row)
    let slip = (row.sealed?.document ?? row.document)?.slip
    return View.Row(
      signText: state.sign.0, signClass: state.sign.kind, stateText: row.state, personName: row.employee.value.sortName,
      personHref: visit.payPath(month, row.contract.id), jobTitle: row.terms(month).jobTitle,
      elementsText: elements(row), elementsHref: visit.payPath(month, row.contract.id, "elements"),
      mayChange: visit.may(.employ), figures: slip.map { figures([$0]) } ?? figures([]),
      payslipHref: row.sealed.map { visit.payslipPath($0.number) } ?? visit.payPath(month, row.contract.id),
      payslipLabel: row.sealed.map { "n° \($0.number)" } ?? (row.isRefused ? "à compléter" : "aperçu"))
  }

  /// « saisis, 1 absence ».
  private static func elements(_ row: PayMonth.Row) -> String {
    let absences = row.absences.count
    return (row.variables == nil ? "rien de particulier" : "saisis")
      + (absences == 0 ? "" : ", \(absences.counted("absence"))")
  }

  private static func figures(_ slips: [Payslip]) -> [View.Figure] {
    let columns: [(path: KeyPath<Payslip, Money>, style: String)] = [
      (\.gross, "n cache"), (\.netBeforeTax, "n cache"), (\.netPaid, "n"), (\.employerCost, "n cache"),
    ]
    return columns.map { column in
      View.Figure(
        figureText: slips.isEmpty ? "" : slips.lazy.map { $0[keyPath: column.path] }.sum().shown, figureClass: column.style)
    }
  }

  /// What is worth a look, person by person: what stands against a payslip is open, the rest is folded.
  private static func remarks(_ read: PayMonth, _ visit: DossierVisit) -> [View.Remarks] {
    read.rows.filter { !$0.findings.isEmpty }.map { row in
      let errors = row.findings.count { $0.severity == .error }
      let warnings = row.findings.count { $0.severity == .warning }
      let others = row.findings.count - errors - warnings
      let counts = [
        errors == 0 ? nil : errors.counted("erreur"), warnings == 0 ? nil : warnings.counted("alerte"),
        others == 0 ? nil : others.counted("information"),
      ]
      return View.Remarks(
        remarksName: row.employee.value.name, remarksCount: counts.compactMap { $0 }.joined(separator: ", "),
        ways: ways(row, read.month, visit), isOpen: errors > 0,
        findings: row.findings.worstFirst.map { RefusalView($0.withoutField, dossier: visit.name) })
    }
  }

  /// Where most of what is missing is put right.
  private static func ways(_ row: PayMonth.Row, _ month: Month, _ visit: DossierVisit) -> [View.Way] {
    (visit.may(.employ)
      ? [View.Way(wayHref: visit.payPath(month, row.contract.id, "elements"), wayLabel: "Éléments du mois")] : [])
      + [
        View.Way(wayHref: visit.employeePath(row.employee.id), wayLabel: "Fiche et contrat"),
        View.Way(wayHref: visit.path("etablissement"), wayLabel: "Établissement"),
      ]
  }

  /// What follows the sealing: papers, entry, payments.
  private static func steps(_ read: PayMonth, _ visit: DossierVisit) -> [View.Step] {
    var steps = [
      View.Step(
        stepHref: visit.path("paie/bulletins") + "?mois=\(read.month.iso)", stepLabel: "Bulletins scellés du mois",
        stepText: "ceux qui valent, et ceux qu’une correction a remplacés")
    ]
    steps.append(
      View.Step(
        stepHref: visit.payPath(read.month, "livre"), stepLabel: "Livre de paie",
        stepText: "ligne par ligne, et ce qui est dû à chaque organisme"))
    if visit.may(.employ), !read.sealed.isEmpty {
      steps.append(
        View.Step(
          stepHref: visit.payPath(read.month, "pdf"), stepLabel: "Tous les bulletins en PDF",
          stepText: "un seul fichier à imprimer"))
    }
    if visit.may(.record) {
      steps.append(
        View.Step(
          stepHref: visit.payPath(read.month, "ecriture"), stepLabel: "Écriture de paie",
          stepText: "ce que les bulletins font dans les comptes"))
    }
    return steps
  }

  // MARK: Sealing

  private struct SealView: Sendable {
    struct Row: Sendable {
      let contractID, personName, jobTitle, payslipNumber, netText, costText: String
    }
    let rows: [Row]
    let refusedRows: [Refused]
    let remarks: [Remarks]
    let hasRefused, hasRemarks: Bool
    let formAction, formToken, backHref, sealLabel: String

    struct Remarks: Sendable {
      let remarksName, remarksCount: String
      let findings: [RefusalView]
    }
    struct Refused: Sendable {
      let personName, refusalText, personHref: String
    }
  }

  /// The contracts that the fields name. What is no number of a contract is refused: left out, it would name fewer, or all.
  private static func named(_ fields: Fields) throws -> [Int64] {
    try fields.all("contrat").map { said in
      guard let id = Int64(said) else { throw Finding.contractNumber(said).at(field: "contrat") }
      return id
    }
  }

  private static func confirm(_ visit: DossierVisit) throws -> Page {
    let month = try visit.payMonth()
    let named = try named(visit.query)
    let trial = try SealPayslips(month, contracts: named.isEmpty ? nil : named)(visit.desk, isTrial: true)
    let rows = zip(trial.rows, trial.sealed).map { row, document in
      SealView.Row(
        contractID: String(row.contract.id), personName: row.employee.value.name, jobTitle: row.terms(month).jobTitle,
        payslipNumber: document.number ?? "", netText: document.slip.netPaid.shown,
        costText: document.slip.employerCost.shown)
    }
    let refused = trial.refused.map { row in
      SealView.Refused(
        personName: row.employee.value.name, refusalText: row.findings.first { $0.severity == .error }?.message ?? "",
        personHref: visit.payPath(month, row.contract.id))
    }
    let remarks = trial.rows.compactMap { row in
      let warnings = row.findings.filter { $0.severity == .warning }
      return warnings.isEmpty
        ? nil
        : SealView.Remarks(
          remarksName: row.employee.value.name, remarksCount: warnings.count.counted("alerte"),
          findings: warnings.map { RefusalView($0.withoutField, dossier: visit.name) })
    }
    let count = rows.count.counted("bulletin")
    return Page(
      title: "Sceller \(count)", subtitle: month.payTitle + ". Un bulletin scellé ne change plus.",
      template: "Payroll/sceller",
      view: SealView(
        rows: rows, refusedRows: refused, remarks: remarks, hasRefused: !refused.isEmpty, hasRemarks: !remarks.isEmpty,
        formAction: visit.payPath(month, "sceller"), formToken: visit.token(), backHref: visit.payPath(month),
        sealLabel: "Sceller \(count)"),
      json: trial.rows.map { PayMonthRowJSON($0) }, place: .payroll,
      crumbs: visit.payCrumbs(month, [Crumb("Sceller")]))
  }

  private static func seal(_ visit: DossierVisit) throws -> Answer {
    let month = try visit.payMonth()
    let named = try named(visit.form)
    guard !named.isEmpty else { throw Finding.contractNoneNamed().at(field: "contrat") }
    let outcome = try SealPayslips(month, contracts: named)(visit.desk)
    let numbers = outcome.sealed.compactMap(\.number)
    let text =
      numbers.count == 1
      ? "Le bulletin n° \(numbers[0]) est scellé."
      : "\(numbers.count) bulletins sont scellés, du n° \(numbers.first ?? "") au n° \(numbers.last ?? "")."
    return .redirect(visit.payPath(month), Notice(text))
  }
}

extension Month {
  /// « Paie d’octobre 2026 ».
  var payTitle: String { "Paie \(ofFrench)" }
}

extension Finding {
  static func contractNumber(_ said: String) -> Finding {
    Finding(
      "web.pay.contract-number", "« \(said.prefix(40)) » n’est pas le numéro d’un contrat : rien n’est scellé.",
      recovery: "Reprenez la page du mois, puis « Sceller ce qui est prêt ».")
  }

  static func contractNoneNamed() -> Finding {
    Finding(
      "web.pay.contract-none", "Aucun contrat n’est nommé : rien n’est scellé.",
      recovery: "Reprenez la page du mois, puis « Sceller ce qui est prêt ».")
  }
}
