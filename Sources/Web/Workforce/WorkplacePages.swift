import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// The establishments: where people work, and what administrations notified for each place, with its days.
enum WorkplacePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("etablissement", .readWorkforce) { visit in .page(try page(visit, [])) }
    routes.dossierPost("etablissement", .employ) { visit in
      let id = visit.form.text("lieu").flatMap { Int64($0) }
      let kept = try id.map { try ReadWorkplace($0)(visit.desk) }
      return try keep(visit, kept, form: "fiche") { try place(visit.form, kept) }
    }
    routes.dossierPost("etablissement/taux", .employ) { visit in
      try keep(visit, form: "taux") { try dated(visit.form, $0) }
    }
    routes.dossierPost("etablissement/taux/retirer", .employ) { visit in
      try keep(visit, form: "retirer") { withdrawn(visit.form, $0) }
    }
    routes.dossierPost("etablissement/mutuelle", .employ) { visit in
      try keep(visit, form: "mutuelle") { try insured(visit.form, $0) }
    }
    routes.dossierPost("etablissement/prevoyance", .employ) { visit in
      try keep(visit, form: "prevoyance") { try provident(visit.form, $0) }
    }
  }

  // MARK: The page

  private struct View: Sendable {
    struct Fact: Sendable {
      let factName, factValue: String
    }
    struct Value: Sendable {
      let valueName, valueText, valueFrom, valueKind, valueDay: String
      let isInForce, mayWithdraw: Bool
      let withdrawAction, withdrawToken, withdrawPlace, withdrawVersion: String
    }
    struct Editor: Sendable {
      let editorTitle, formAction, formToken, placeID, version, submitLabel: String
      let isOpen: Bool
      let groups: [FormGroup]
    }
    let workplaceTable: TableView
    let isNothing, hasSeveral, mayEmploy, isShown, hasValues, hasSchemes, hasEditors: Bool
    let placeName, addHref: String
    let facts: [Fact]
    let values: [Value]
    let schemes: [String]
    let editors: [Editor]
  }

  /// - Parameter form: the one that was refused.
  private static func page(_ visit: DossierVisit, _ refusals: [Finding], form: String? = nil) throws -> Page {
    let outcome = try ListWorkplaces()(visit.desk)
    let (today, mayEmploy) = (visit.desk.today, visit.may(.employ))
    let wanted = visit.form.text("lieu") ?? visit.query.text("lieu")
    let isNew = wanted == "nouveau"
    let kept = isNew ? nil : outcome.workplaces.first { String($0.id) == wanted } ?? outcome.workplaces.first
    var style = TableStyle("Établissements")
    style.rowHeader = 1
    style.dropped = [0]
    style.secondary = [3, 4]
    style.link = { row, column in
      outcome.workplaces.indices.contains(row) && column == 1
        ? visit.path("etablissement?lieu=\(outcome.workplaces[row].id)") : nil
    }
    style.isChosen = { row in outcome.workplaces.indices.contains(row) && outcome.workplaces[row].id == kept?.id }
    let view = View(
      workplaceTable: TableView(WorkforceTables.workplaces(outcome, on: today), style), isNothing: outcome.workplaces.isEmpty,
      hasSeveral: outcome.workplaces.count > 1, mayEmploy: mayEmploy, isShown: kept != nil,
      hasValues: kept.map { !values($0, visit).isEmpty } ?? false,
      hasSchemes: kept.map { !$0.value.healthSchemes.isEmpty || !$0.value.providentSchemes.isEmpty } ?? false,
      hasEditors: mayEmploy, placeName: kept?.value.name ?? "", addHref: visit.path("etablissement?lieu=nouveau"),
      facts: kept.map { facts($0.value) } ?? [], values: kept.map { values($0, visit) } ?? [],
      schemes: kept.map { schemes($0.value) } ?? [],
      editors: mayEmploy ? editors(kept, visit, refusals, form: form) : [])
    return Page(
      title: outcome.workplaces.count > 1 ? "Établissements" : "Établissement",
      subtitle: outcome.workplaces.isEmpty
        ? "Où l’on travaille, sous quelle convention, à quels taux notifiés."
        : "Effectif au sens du code du travail au \(today.french) : \(outcome.headcount.french).",
      template: "Workforce/etablissement", view: view, json: WorkplaceListJSON(outcome), place: .workplaces,
      actions: mayEmploy && kept != nil ? [Action("Ajouter un établissement", view.addHref)] : [],
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func facts(_ place: Workplace) -> [View.Fact] {
    let day = place.payDay.dayOfMonth.map { "le \($0)" } ?? "le dernier jour ouvré"
    let facts: [(String, String?)] = [
      ("SIRET", place.siret.french), ("Code APE", place.activityCode), ("Adresse", place.address.french),
      ("Convention collective", place.agreement?.french ?? "aucune"), ("Compte Urssaf", place.urssafNumber),
      ("Code Insee de la commune", place.communeCode), ("Code risque AT/MP", place.accidentRiskCode),
      ("OPCO", place.trainingBody),
      ("Territoire", place.territory.french),
      ("Paie versée", day + (place.payDay.isNextMonth ? " du mois suivant" : " du mois")),
      ("Indemnités journalières", place.hasSubrogation ? "demandées par l’employeur" : "versées au salarié"),
    ]
    return facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } }
  }

  private static func values(_ kept: Kept<Workplace>, _ visit: DossierVisit) -> [View.Value] {
    let (place, today) = (kept.value, visit.desk.today)
    func rows<Kind>(_ history: History<Kind>, _ name: String, _ kind: String, _ text: (Kind) -> String) -> [View.Value] {
      let inForce = history.values.last { $0.from <= today }?.from
      return history.values.reversed().map {
        View.Value(
          valueName: name, valueText: text($0.value), valueFrom: $0.from.french, valueKind: kind, valueDay: $0.from.iso,
          isInForce: $0.from == inForce, mayWithdraw: visit.may(.employ),
          withdrawAction: visit.path("etablissement/taux/retirer"), withdrawToken: visit.token(), withdrawPlace: String(kept.id),
          withdrawVersion: String(kept.version))
      }
    }
    return rows(place.workAccidentRates, "AT/MP", "at", \.frenchPercent)
      + rows(place.mobilityRates, "Versement mobilité", "mobilite", \.frenchPercent)
      + rows(place.unemploymentRates, "Assurance chômage", "chomage", \.frenchPercent)
      + rows(place.headcounts, "Effectif de sécurité sociale", "effectif") { String($0) }
  }

  private static func schemes(_ place: Workplace) -> [String] {
    func days(_ from: Day, _ through: Day?) -> String {
      through.map { "du \(from.french) au \($0.french)" } ?? "depuis le \(from.french)"
    }
    return place.healthSchemes.reversed().map {
      "\($0.label) (\($0.category.french)), \(days($0.from, $0.through)) : salarié \($0.employee.euros), "
        + "employeur \($0.employer.euros) par mois"
    }
      + place.providentSchemes.reversed().map {
        "\($0.label) \($0.base.rawValue) (\($0.category.french)), \(days($0.from, $0.through)) : "
          + "salarié \($0.employeeRate.frenchPercent), employeur \($0.employerRate.frenchPercent)"
      }
  }

  // MARK: The forms

  private static func editors(_ kept: Kept<Workplace>?, _ visit: DossierVisit, _ refusals: [Finding], form: String?)
    -> [View.Editor]
  {
    func editor(_ key: String, _ title: String, _ path: String, _ submit: String, _ group: (FormDrawing) -> [FormGroup])
      -> View.Editor
    {
      let isRefused = form == key
      let drawing = FormDrawing(visit, isRefused ? refusals : [], isTyped: isRefused)
      return View.Editor(
        editorTitle: title, formAction: visit.path(path), formToken: visit.token(),
        placeID: kept.map { String($0.id) } ?? "nouveau",
        version: (isRefused ? visit.form.text("version") : nil) ?? kept.map { String($0.version) } ?? "", submitLabel: submit,
        isOpen: isRefused || kept == nil, groups: group(drawing))
    }
    let fiche = editor(
      "fiche", kept == nil ? "Ajouter un établissement" : "Changer la fiche", "etablissement",
      kept == nil ? "Ajouter l’établissement" : "Enregistrer la fiche"
    ) { identity($0, kept?.value) }
    guard kept != nil else { return [fiche] }
    let categories = SchemeCategory.allCases.map { ($0.rawValue, $0.french) }
    return [
      editor("taux", "Donner un taux ou un effectif notifié", "etablissement/taux", "Ajouter") { drawing in
        [
          FormGroup(
            "Notifié", note: "ce qui reste vide ne change pas",
            [
              drawing.day("depuis", "À partir du", isRequired: true), drawing.field("at", "Taux AT/MP, %", help: "2,08"),
              drawing.field("mobilite", "Versement mobilité, %"), drawing.field("chomage", "Assurance chômage, %"),
              drawing.field("effectif", "Effectif de sécurité sociale"),
            ])
        ]
      },
      editor("mutuelle", "Ouvrir un contrat de mutuelle", "etablissement/mutuelle", "Ouvrir la mutuelle") { drawing in
        [
          FormGroup(
            "Mutuelle", note: "le contrat d’avant s’arrête la veille",
            [
              drawing.field("sante-nom", "Nom", "Frais de santé", isRequired: true),
              drawing.list("sante-couvre", "Couvre", nil, categories), drawing.day("sante-du", "À partir du", isRequired: true),
              drawing.amount("sante-salarie", "Part du salarié, par mois"),
              drawing.amount("sante-employeur", "Part de l’employeur, par mois"),
            ] + insurance(drawing, "sante"))
        ]
      },
      editor("prevoyance", "Ouvrir un contrat de prévoyance", "etablissement/prevoyance", "Ouvrir la prévoyance") { drawing in
        [
          FormGroup(
            "Prévoyance", note: "le contrat d’avant s’arrête la veille",
            [
              drawing.field("prevoyance-nom", "Nom", "Prévoyance", isRequired: true),
              drawing.list("prevoyance-couvre", "Couvre", nil, categories),
              drawing.list(
                "prevoyance-tranche", "Tranche", nil, ProvidentScheme.Base.allCases.map { ($0.rawValue, $0.rawValue) }),
              drawing.day("prevoyance-du", "À partir du", isRequired: true),
              drawing.field("prevoyance-salarie", "Taux du salarié, %"),
              drawing.field("prevoyance-employeur", "Taux de l’employeur, %"),
            ] + insurance(drawing, "prevoyance"))
        ]
      }, fiche,
    ]
  }

  private static func identity(_ drawing: FormDrawing, _ place: Workplace?) -> [FormGroup] {
    [
      FormGroup(
        "L’établissement",
        [
          drawing.field("nom", "Nom", place?.name, isRequired: true),
          drawing.field("siret", "SIRET", place?.siret.french, isRequired: true),
          drawing.field("ape", "Code APE", place?.activityCode, help: "4752A", isRequired: true),
          drawing.field("urssaf", "Compte Urssaf", place?.urssafNumber),
          drawing.field("commune", "Code Insee de la commune", place?.communeCode, help: "67482 ; la DSN le demande"),
          drawing.field("risque", "Code risque AT/MP", place?.accidentRiskCode, help: "524RB, sur la notification du taux"),
          drawing.field("opco", "Code de l’OPCO", place?.trainingBody, help: "deux chiffres de la DSN"),
          drawing.list(
            "territoire", "Territoire", (place?.territory ?? .metropole).rawValue,
            HolidayTerritory.allCases.map { ($0.rawValue, $0.french) }, help: "jours fériés, régime local, barème de l’impôt"),
        ] + drawing.address(place?.address)),
      FormGroup(
        "Convention et paie",
        [
          drawing.field("idcc", "N° IDCC", place?.agreement?.idcc, help: "vide : aucune convention"),
          drawing.field("convention", "Titre de la convention", place?.agreement?.title),
          drawing.field(
            "jour-paie", "Jour de paie", place?.payDay.dayOfMonth.map { String($0) }, help: "vide : le dernier ouvré"),
          drawing.box("mois-suivant", "La paie est versée le mois suivant", place?.payDay.isNextMonth ?? false),
          drawing.box("subrogation", "L’employeur demande les indemnités journalières", place?.hasSubrogation ?? false),
        ]),
    ]
  }

  /// What the insurer’s sheet of parameters says.
  private static func insurance(_ drawing: FormDrawing, _ prefix: String) -> [FormInput] {
    [
      drawing.field("\(prefix)-organisme", "Code de l’organisme", help: "sur la fiche de paramétrage DSN"),
      drawing.field("\(prefix)-contrat", "Référence du contrat"), drawing.field("\(prefix)-delegataire", "Délégataire"),
      drawing.field("\(prefix)-population", "Code population"), drawing.field("\(prefix)-option", "Code option"),
    ]
  }

  private static func insurance(_ form: Fields, _ prefix: String) -> InsuranceContract? {
    let (insurer, reference) = (form.text("\(prefix)-organisme"), form.text("\(prefix)-contrat"))
    guard insurer != nil || reference != nil else { return nil }
    return InsuranceContract(
      reference: reference ?? "", insurer: insurer ?? "", delegate: form.text("\(prefix)-delegataire"),
      population: form.text("\(prefix)-population"), option: form.text("\(prefix)-option"))
  }

  // MARK: Changes

  private static func keep(
    _ visit: DossierVisit, form: String, _ make: (Workplace) throws -> Workplace
  ) throws -> Answer {
    let kept = try ReadWorkplace(visit.form.text("lieu").flatMap { Int64($0) } ?? 0)(visit.desk)
    return try keep(visit, kept, form: form) { try make(kept.value) }
  }

  private static func keep(
    _ visit: DossierVisit, _ kept: Kept<Workplace>?, form: String, _ make: () throws -> Workplace
  ) throws -> Answer {
    try visit.change {
      try page(visit, $0, form: form)
    } make: {
      try KeepWorkplace(try make(), known: kept.map(visit.asRead))(visit.desk)
    } done: {
      (
        visit.path("etablissement?lieu=\($0.id)"),
        "L’établissement « \($0.value.name) » est \(kept == nil ? "ajouté" : "enregistré")."
      )
    }
  }

  private static func place(_ form: Fields, _ kept: Kept<Workplace>?) throws -> Workplace {
    guard let siret = try form.identifier("siret", "Ce SIRET", Siret.init) ?? kept?.value.siret else {
      throw Finding.fieldMissing("le SIRET").at(field: "siret")
    }
    let address = form.postalAddress() ?? PostalAddress(lines: [], postcode: "", town: "")
    let code = (form.text("ape") ?? "").filter { $0 != "." && !$0.isWhitespace }.uppercased()
    var place = kept?.value ?? Workplace(name: "", siret: siret, address: address, activityCode: code)
    (place.name, place.siret, place.address, place.activityCode) = (form.text("nom") ?? "", siret, address, code)
    place.urssafNumber = form.text("urssaf")
    place.communeCode = form.text("commune").map { $0.uppercased() }
    (place.accidentRiskCode, place.trainingBody) = (form.text("risque").map { $0.uppercased() }, form.text("opco"))
    place.territory = form.text("territoire").flatMap { HolidayTerritory(rawValue: $0) } ?? place.territory
    place.agreement = form.text("idcc").map { .init(idcc: $0, title: form.text("convention") ?? "") }
    place.payDay = .init(dayOfMonth: try form.number("jour-paie"), isNextMonth: form.isTicked("mois-suivant"))
    place.hasSubrogation = form.isTicked("subrogation")
    return place
  }

  private static func dated(_ form: Fields, _ place: Workplace) throws -> Workplace {
    var place = place
    let from = try form.requiredDay("depuis")
    if let rate = try form.rate("at") { place.workAccidentRates.set(rate, from: from) }
    if let rate = try form.rate("mobilite") { place.mobilityRates.set(rate, from: from) }
    if let rate = try form.rate("chomage") { place.unemploymentRates.set(rate, from: from) }
    if let count = try form.number("effectif") { place.headcounts.set(count, from: from) }
    return place
  }

  private static func withdrawn(_ form: Fields, _ place: Workplace) -> Workplace {
    var place = place
    guard let day = form.text("jour").flatMap({ Day(iso: $0) }) else { return place }
    switch form.text("quoi") {
    case "at": place.workAccidentRates.remove(from: day)
    case "mobilite": place.mobilityRates.remove(from: day)
    case "chomage": place.unemploymentRates.remove(from: day)
    case "effectif": place.headcounts.remove(from: day)
    default: break
    }
    return place
  }

  private static func insured(_ form: Fields, _ place: Workplace) throws -> Workplace {
    var place = place
    var scheme = HealthScheme(
      label: form.text("sante-nom") ?? "", category: category(form, "sante-couvre"), from: try form.requiredDay("sante-du"),
      employee: try form.amount("sante-salarie") ?? .zero, employer: try form.amount("sante-employeur") ?? .zero)
    scheme.insurance = insurance(form, "sante")
    place.open(scheme)
    return place
  }

  private static func provident(_ form: Fields, _ place: Workplace) throws -> Workplace {
    var place = place
    var scheme = ProvidentScheme(
      label: form.text("prevoyance-nom") ?? "", category: category(form, "prevoyance-couvre"),
      from: try form.requiredDay("prevoyance-du"),
      base: form.text("prevoyance-tranche").flatMap { ProvidentScheme.Base(rawValue: $0) } ?? .first,
      employeeRate: try form.rate("prevoyance-salarie") ?? .zero,
      employerRate: try form.rate("prevoyance-employeur") ?? .zero)
    scheme.insurance = insurance(form, "prevoyance")
    place.open(scheme)
    return place
  }

  private static func category(_ form: Fields, _ field: String) -> SchemeCategory {
    form.text(field).flatMap { SchemeCategory(rawValue: $0) } ?? .all
  }
}

extension HolidayTerritory {
  fileprivate var french: String {
    switch self {
    case .metropole: "métropole"
    case .alsaceMoselle: "Alsace-Moselle"
    case .guadeloupe: "Guadeloupe"
    case .guyane: "Guyane"
    case .martinique: "Martinique"
    case .mayotte: "Mayotte"
    case .reunion: "La Réunion"
    }
  }
}
