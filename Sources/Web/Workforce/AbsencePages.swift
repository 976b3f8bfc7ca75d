import Kernel
import Presentation
import Store
import UseCases
import Workforce

/// The form of an absence, new or known, and its cancellation.
enum AbsencePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("salaries/{id}/absence", .employ) { visit in .page(try form(visit, [])) }
    routes.dossierPost("salaries/{id}/absence", .employ) { visit in try record(visit) }
    routes.dossierPost("salaries/{id}/absence/annuler", .employ) { visit in try cancel(visit) }
  }

  /// The absence that the address names, of this person; nil for a new one.
  private static func known(_ visit: DossierVisit, _ outcome: ReadEmployee.Outcome) throws -> Kept<Absence>? {
    guard let text = visit.query.text("absence") else { return nil }
    guard let kept = outcome.absences.first(where: { String($0.id) == text && $0.value.stands }) else {
      throw Finding.pageUnknown(visit.request.path)
    }
    return kept
  }

  private static func address(_ employee: Int64, _ known: Kept<Absence>?, _ visit: DossierVisit) -> String {
    visit.employeePath(employee, "absence") + (known.map { "?absence=\($0.id)" } ?? "")
  }

  private static func form(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let outcome = try ReadEmployee(visit.number("id"))(visit.desk)
    let (id, kept, drawing) = (outcome.employee.id, try known(visit, outcome), FormDrawing(visit, refusals))
    let absence = kept?.value
    let groups = [
      FormGroup(
        "L’absence",
        [
          drawing.list("genre", "Genre", absence?.kind.rawValue, Absence.Kind.allCases.map { ($0.rawValue, $0.french) }),
          drawing.day("du", "Premier jour", absence?.from, isRequired: true),
          drawing.day("au", "Dernier jour", absence?.through, help: "vide : le même"),
          drawing.box("apres-midi", "Le premier jour, seulement l’après-midi", absence?.startsAtNoon ?? false),
          drawing.box("matin", "Le dernier jour, seulement le matin", absence?.endsAtNoon ?? false),
        ]),
      FormGroup(
        "Si c’est un arrêt", note: "aucune cause n’est demandée",
        [
          drawing.day("certificat", "Certificat reçu le", absence?.certificateReceived),
          drawing.day(
            "dernier-jour-travaille", "Dernier jour travaillé", absence?.lastDayWorked, help: "vide : la veille de l’absence"),
          drawing.day("accident", "Jour de l’accident", absence?.accidentDay, help: "accident du travail ou de trajet"),
          drawing.day("repris", "Reprise le", absence?.returned, help: "vide : le lendemain de l’absence"),
          drawing.amount("indemnite", "Indemnité journalière brute", absence?.dailyAllowance, help: "si elle est connue"),
          drawing.box("prolongation", "L’arrêt prolonge le précédent", absence?.isExtension ?? false),
          drawing.box("subrogation", "Les indemnités viennent à l’employeur", absence?.subrogation ?? false),
        ]),
    ]
    let view = FormView(
      visit, to: address(id, kept, visit), back: visit.employeePath(id), submit: "Garder l’absence", version: kept?.version,
      hasTrial: true, groups)
    let title = kept == nil ? "Saisir une absence" : "Modifier une absence"
    return Page(
      title: "\(title) – \(outcome.employee.value.name)",
      subtitle:
        "Congés au \(outcome.leave.day.french) : \(outcome.leave.left.french), dont \(outcome.leave.planned.french) déjà posés.",
      template: "Workforce/formulaire", view: EmployeePages.FormPageView(form: view),
      json: EmployeeJSON(outcome, whole: false, on: visit.desk.today), place: .employees,
      crumbs: [
        Crumb("Salariés", visit.path("salaries")), Crumb(outcome.employee.value.name, visit.employeePath(id)), Crumb(title),
      ])
  }

  private static func record(_ visit: DossierVisit) throws -> Answer {
    let outcome = try ReadEmployee(visit.number("id"))(visit.desk)
    let kept = try known(visit, outcome)
    return try visit.change {
      try form(visit, $0)
    } make: {
      let form = visit.form
      let from = try form.requiredDay("du")
      let kind = form.text("genre").flatMap { Absence.Kind(rawValue: $0) } ?? .paidLeave
      var absence = Absence(
        employee: outcome.employee.id, kind: kind, from: from, through: try form.day("au") ?? from,
        startsAtNoon: form.isTicked("apres-midi"), endsAtNoon: form.isTicked("matin"))
      (absence.isExtension, absence.dailyAllowance) = (form.isTicked("prolongation"), try form.amount("indemnite"))
      absence.certificateReceived = try form.day("certificat")
      absence.lastDayWorked = try form.day("dernier-jour-travaille")
      (absence.accidentDay, absence.returned) = (try form.day("accident"), try form.day("repris"))
      if form.isTicked("subrogation") { absence.subrogation = true }
      return try RecordAbsence(absence, known: kept.map(visit.asRead))(visit.desk, isTrial: visit.isTrial)
    } done: {
      let absence = $0.value
      return (
        visit.employeePath(absence.employee) + "#absences",
        "Absence gardée : \(absence.kind.french), du \(absence.from.french) au \(absence.through.french)."
      )
    }
  }

  private static func cancel(_ visit: DossierVisit) throws -> Answer {
    let outcome = try ReadEmployee(visit.number("id"))(visit.desk)
    let id = visit.form.text("absence").flatMap { Int64($0) } ?? 0
    guard outcome.absences.contains(where: { $0.id == id }) else { throw Finding.pageUnknown(visit.request.path) }
    do {
      let kept = try CancelAbsence(id, reason: visit.form["motif"] ?? "")(visit.desk)
      return .redirect(
        visit.employeePath(kept.value.employee) + "#absences",
        Notice("Absence du \(kept.value.from.french) annulée ; elle reste, avec son motif."))
    } catch let finding as Finding where finding.field != nil {
      return .page(try EmployeePages.card(visit, refusals: [finding.at(field: "motif-\(id)")], cancelling: id))
    }
  }
}
