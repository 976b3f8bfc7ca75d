import Kernel
import Payroll
import Presentation
import Store
import UseCases

/// A sealed payslip is replaced by another, with a reason: what it would change is seen before.
enum PayslipCorrectionPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("paie/bulletins/{numero}/corriger", .employ) { visit in .page(try form(visit, [])) }
    routes.dossierPost("paie/bulletins/{numero}/corriger", .employ) { visit in try correct(visit) }
  }

  struct View: ShowsForm {
    struct Change: Sendable {
      let changeName, changeBefore, changeAfter, changeGap: String
    }
    let form: FormView
    let changes: [Change]
    let findings: [RefusalView]
    let hasFindings, hasChanges, mayCorrect: Bool
    let elementsHref, previewHref: String
  }

  private static func form(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let payslip = try ReadPayslip(visit.parameter("numero"))(visit.desk)
    let row = try ReadPayMonth(payslip.month, contract: payslip.contract)(visit.desk).rows[0]
    let changes = row.document.map { PayslipCorrectionPages.changes(payslip.document.slip, $0.slip) } ?? []
    let drawing = FormDrawing(visit, refusals)
    let view = View(
      form: FormView(
        visit, to: visit.payslipPath(payslip.number, "corriger"), back: visit.payslipPath(payslip.number),
        submit: "Sceller la correction",
        [
          FormGroup(
            "Pourquoi", note: "le bulletin n° \(payslip.number) reste, et dit ce qui le remplace",
            [drawing.field("motif", "Motif de la correction", isRequired: true)])
        ]),
      changes: changes, findings: row.findings.worstFirst.map { RefusalView($0.withoutField, dossier: visit.name) },
      hasFindings: !row.findings.isEmpty, hasChanges: !changes.isEmpty, mayCorrect: !payslip.isReplaced && !row.isRefused,
      elementsHref: visit.payPath(payslip.month, payslip.contract, "elements"),
      previewHref: visit.payPath(payslip.month, payslip.contract))
    return Page(
      title: "Corriger le bulletin n° \(payslip.number)",
      subtitle:
        "\(payslip.document.employee.name ?? ""), \(payslip.month.french). Le nouveau part de ce qui est gardé aujourd’hui.",
      template: "Payroll/corriger", view: view, json: PayMonthRowJSON(row), place: .payroll,
      crumbs: visit.payCrumbs(
        payslip.month, [Crumb("Bulletin n° \(payslip.number)", visit.payslipPath(payslip.number)), Crumb("Corriger")]))
  }

  /// The sums that another payslip would change.
  private static func changes(_ old: Payslip, _ new: Payslip) -> [View.Change] {
    let sums: [(String, KeyPath<Payslip, Money>)] = [
      ("Brut", \.gross), ("Montant net social", \.netSocial), ("Net à payer avant impôt", \.netBeforeTax),
      ("Net imposable", \.netTaxable), ("Net payé", \.netPaid), ("Coût pour l’employeur", \.employerCost),
    ]
    return sums.compactMap { name, path in
      let (before, after) = (old[keyPath: path], new[keyPath: path])
      guard before != after else { return nil }
      let gap = after - before
      return View.Change(
        changeName: name, changeBefore: before.shown, changeAfter: after.shown,
        changeGap: (gap > .zero ? "+" : "") + gap.shown)
    }
  }

  private static func correct(_ visit: DossierVisit) throws -> Answer {
    let number = visit.parameter("numero")
    do {
      let made = try CorrectPayslip(number, reason: visit.form["motif"] ?? "")(visit.desk)
      let next = made.document.number ?? ""
      return .redirect(visit.payslipPath(next), Notice("Le bulletin n° \(next) remplace le n° \(number)."))
    } catch let finding as Finding where finding.httpStatus == 422 {
      let placed = finding.code == "workforce.reason.missing" ? finding.at(field: "motif") : finding.withoutField
      var page = try form(visit, [placed])
      (page.refusals, page.status) = ([placed], 422)
      return .page(page)
    }
  }
}
