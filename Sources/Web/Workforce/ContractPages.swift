import Kernel
import Presentation
import Store
import UseCases
import Workforce

/// The forms that sign a contract, change it and end it.
enum ContractPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("salaries/{id}/contrat", .employ) { visit in .page(try signing(visit, [])) }
    routes.dossierPost("salaries/{id}/contrat", .employ) { visit in try sign(visit) }
    routes.dossierGet("salaries/{id}/avenant/{contrat}", .employ) { visit in .page(try amending(visit, [])) }
    routes.dossierPost("salaries/{id}/avenant/{contrat}", .employ) { visit in try amend(visit) }
    routes.dossierGet("salaries/{id}/fin/{contrat}", .employ) { visit in .page(try ending(visit, [])) }
    routes.dossierPost("salaries/{id}/fin/{contrat}", .employ) { visit in try end(visit) }
  }

  private static func page(
    _ title: String, _ subtitle: String, _ employee: Kept<EmployeeFile>, _ form: FormView, _ json: any Encodable & Sendable,
    _ visit: DossierVisit
  ) -> Page {
    Page(
      title: "\(title) – \(employee.value.name)", subtitle: subtitle, template: "Workforce/formulaire",
      view: EmployeePages.FormPageView(form: form), json: json, place: .employees,
      crumbs: [
        Crumb("Salariés", visit.path("salaries")), Crumb(employee.value.name, visit.employeePath(employee.id)), Crumb(title),
      ])
  }

  /// The contract of the address; one of somebody else is not there.
  private static func read(_ visit: DossierVisit) throws -> ReadContract.Outcome {
    let outcome = try ReadContract(visit.number("contrat"))(visit.desk)
    guard outcome.employee.id == visit.number("id") else { throw Finding.pageUnknown(visit.request.path) }
    return outcome
  }

  // MARK: Another contract

  private static func signing(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let outcome = try ReadEmployee(visit.number("id"))(visit.desk)
    let id = outcome.employee.id
    let form = FormView(
      visit, to: visit.employeePath(id, "contrat"), back: visit.employeePath(id), submit: "Signer", hasTrial: true,
      FormDrawing(visit, refusals).contract(try ListWorkplaces()(visit.desk)))
    return page(
      "Nouveau contrat", "Pour une personne qui a déjà sa fiche : un second contrat, ou un retour.", outcome.employee, form,
      EmployeeJSON(outcome, whole: false, on: visit.desk.today), visit)
  }

  private static func sign(_ visit: DossierVisit) throws -> Answer {
    try visit.change {
      visit.form.placed($0)
    } draw: {
      try signing(visit, $0)
    } make: {
      let places = try ListWorkplaces()(visit.desk)
      return try SignContract(try visit.form.contract(of: visit.number("id"), places))(visit.desk, isTrial: visit.isTrial)
    } done: {
      (
        visit.employeePath($0.value.employee) + "#contrat-\($0.id)",
        "\($0.value.kind.french.capitalizedFirst) du \($0.value.start.french) : c’est gardé."
      )
    }
  }

  // MARK: An amendment

  private static func amending(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let outcome = try read(visit)
    let (kept, drawing) = (outcome.contract, FormDrawing(visit, refusals))
    let groups =
      [
        FormGroup(
          "L’avenant",
          [
            drawing.day("effet", "Prend effet le", isRequired: true),
            drawing.field("motif", "Ce qui change", help: "en quelques mots : passage à 28 heures", isRequired: true),
            drawing.day("signe", "Signé le"), drawing.day("fin", "Nouveau terme", help: "s’il renouvelle un CDD"),
          ])
      ] + drawing.terms(kept.value.amendments.last?.terms ?? kept.value.terms, try ListWorkplaces()(visit.desk))
    let form = FormView(
      visit, to: visit.employeePath(outcome.employee.id, "avenant/\(kept.id)"), back: visit.employeePath(outcome.employee.id),
      submit: "Garder l’avenant",
      note:
        "Les champs portent ce qui vaut aujourd’hui : changez ce que l’avenant change. Ce qui valait avant le jour d’effet reste.",
      version: kept.version, hasTrial: true, groups)
    return page(
      "Avenant", "\(kept.value.kind.french.capitalizedFirst) du \(kept.value.start.french).", outcome.employee, form,
      EmploymentContractJSON(kept, on: visit.desk.today), visit)
  }

  private static func amend(_ visit: DossierVisit) throws -> Answer {
    let known = try read(visit).contract
    return try visit.change {
      visit.form.placed($0)
    } draw: {
      try amending(visit, $0)
    } make: {
      let effective = try visit.form.requiredDay("effet")
      // What the form does not show is what holds that day.
      let terms = try visit.form.terms(known.value.terms(on: effective), try ListWorkplaces()(visit.desk))
      let amendment = Amendment(
        effective: effective, signed: try visit.form.day("signe"), reason: visit.form.text("motif") ?? "", terms: terms,
        end: try visit.form.day("fin"))
      return try AmendContract(visit.asRead(known), amendment)(visit.desk, isTrial: visit.isTrial)
    } done: { outcome in
      (visit.employeePath(outcome.value.employee) + "#contrat-\(outcome.id)", "L’avenant est gardé.")
    }
  }

  // MARK: The end

  private static func ending(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let outcome = try read(visit)
    let (kept, drawing) = (outcome.contract, FormDrawing(visit, refusals))
    let known = kept.value.ending
    let groups = [
      FormGroup(
        "La fin du contrat",
        [
          drawing.day("dernier-jour", "Dernier jour", known?.lastDay ?? kept.value.agreedEnd, isRequired: true),
          drawing.list(
            "raison", "Raison", known?.reason.rawValue ?? (kept.value.agreedEnd == nil ? nil : "terme"),
            [("", "à choisir")] + EmploymentContract.EndReason.allCases.map { ($0.rawValue, $0.french) }),
          drawing.day("notifie", "Notifié le", known?.noticeGiven, help: "lettre envoyée ou reçue, accord signé"),
          drawing.day("procedure", "Procédure engagée le", known?.procedureStarted, help: "d’un licenciement"),
          drawing.list(
            "preavis", "Préavis", known?.notice?.kind.rawValue,
            [("", "non dit")] + EmploymentContract.Ending.Notice.Kind.allCases.map { ($0.rawValue, $0.french) }),
          drawing.day("preavis-du", "Préavis du", known?.notice?.from), drawing.day("preavis-au", "au", known?.notice?.through),
        ])
    ]
    let form = FormView(
      visit, to: visit.employeePath(outcome.employee.id, "fin/\(kept.id)"), back: visit.employeePath(outcome.employee.id),
      submit: "Garder la fin", note: "La personne reste au registre du personnel, avec sa date de sortie.",
      version: kept.version, hasTrial: true, groups)
    return page(
      "Fin de contrat", "\(kept.value.kind.french.capitalizedFirst) du \(kept.value.start.french).", outcome.employee, form,
      EmploymentContractJSON(kept, on: visit.desk.today), visit)
  }

  private static func end(_ visit: DossierVisit) throws -> Answer {
    let known = try read(visit).contract
    return try visit.change {
      try ending(visit, $0)
    } make: {
      guard let reason = visit.form.text("raison").flatMap({ EmploymentContract.EndReason(rawValue: $0) }) else {
        throw Finding.fieldMissing("la raison").at(field: "raison")
      }
      var ending = EmploymentContract.Ending(
        lastDay: try visit.form.requiredDay("dernier-jour"), reason: reason, noticeGiven: try visit.form.day("notifie"))
      ending.procedureStarted = try visit.form.day("procedure")
      if let kind = visit.form.text("preavis").flatMap({ EmploymentContract.Ending.Notice.Kind(rawValue: $0) }) {
        ending.notice = .init(kind, from: try visit.form.day("preavis-du"), through: try visit.form.day("preavis-au"))
      }
      return try EndContract(visit.asRead(known), ending)(visit.desk, isTrial: visit.isTrial)
    } done: { outcome in
      (
        visit.employeePath(outcome.value.employee) + "#contrat-\(outcome.id)",
        "Fin du contrat gardée : \(outcome.value.ending.map { "\($0.reason.french), le \($0.lastDay.french)" } ?? "")."
      )
    }
  }
}
