import Banking
import Kernel
import Ledger
import Presentation
import UseCases

/// Cash: how much there is, day by day, and how much there will be, week by week, with where each figure comes from.
enum TreasuryPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("tresorerie") { visit in try show(visit) }
    routes.dossierPost("tresorerie/poste", .record) { visit in try keepItem(visit) }
    routes.dossierPost("tresorerie/poste/retirer", .record) { visit in try removeItem(visit) }
    routes.dossierPost("tresorerie/scenario", .record) { visit in try keepScenario(visit) }
    routes.dossierPost("tresorerie/scenario/retirer", .record) { visit in try removeScenario(visit) }
    routes.dossierPost("tresorerie/seuil", .record) { visit in try setThreshold(visit) }
  }

  // MARK: The page

  static func show(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    var read = ReadCashForecast(on: try visit.day("au"))
    read.weeks = try visit.query.number("semaines") ?? read.weeks
    read.lateDays = try visit.query.number("delai") ?? read.lateDays
    read.scenario = visit.query.text("scenario")
    let outcome = try read(visit.desk)
    let forecast = outcome.shown
    if let format = visit.fileFormat {
      switch visit.query.text("table") {
      case "position": return try visit.file(outcome.position.table, "position", format)
      case "jours": return try visit.file(outcome.position.dayTable, "tresorerie-jours", format)
      case "detail": return try visit.file(forecast.itemTable, "prevision-detail", format)
      default: return try visit.file(forecast.table, "prevision", format)
      }
    }
    if visit.wantsPrint { return try printed(visit, outcome) }
    let view = TreasuryView(visit, read, outcome, refusals: refusals)
    return .page(
      Page(
        title: "Trésorerie au \(outcome.position.day.long)", subtitle: subtitle(outcome), template: "Banking/tresorerie",
        view: view, json: CashJSON(outcome), place: .treasury, actions: actions(visit),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals, isWide: true))
  }

  private static func actions(_ visit: DossierVisit) -> [Action] {
    let tables = [
      ("Prévision par semaine", nil), ("Détail de la prévision", "detail"), ("Position", "position"), ("Jour par jour", "jours"),
    ]
    let choices = tables.flatMap { name, table in
      ReportFormat.allCases.filter { table == nil || $0 == .csv }.map { format in
        Action.Choice(
          label: "\(name), \(format.french)", href: visit.request.address(with: ["forme": format.rawValue, "table": table]))
      }
    }
    return [Action("Exporter", choices: choices), visit.printAction]
  }

  private static func subtitle(_ outcome: ReadCashForecast.Outcome) -> String {
    let (forecast, lowest) = (outcome.shown, outcome.shown.lowest)
    let name = outcome.comparison.map { ", scénario « \($0.scenario.name) »" } ?? ""
    return "\(outcome.position.total.closing.euros) aujourd’hui, au plus bas \(lowest.balance.euros) le \(lowest.day.long),"
      + " \(forecast.closing.euros) au \(forecast.last.long)\(name)."
  }

  private static func printed(_ visit: DossierVisit, _ outcome: ReadCashForecast.Outcome) throws -> Answer {
    let forecast = outcome.shown
    var parts = [
      PrintedReport.Part(table: outcome.position.table, name: "Position"),
      PrintedReport.Part(table: forecast.weekTable, name: "Prévision"),
      PrintedReport.Part(table: forecast.itemTable, name: "Détail"),
    ]
    if let comparison = outcome.comparison { parts.append(PrintedReport.Part(table: comparison.table, name: "Scénario")) }
    return try visit.printed(
      "Trésorerie", period: "Au \(outcome.position.day.french), jusqu’au \(forecast.last.french)", parts)
  }

  // MARK: What is put in by hand

  /// Shows the page again with what was typed when it is refused.
  private static func trying(_ visit: DossierVisit, _ form: String, _ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch let finding as Finding where finding.code != "access.denied" {
      return try show(
        visit, refusals: [finding.field.map { finding.at(field: "\(form)-\($0)") } ?? finding.at(field: "\(form)-nom")])
    }
  }

  private static func back(_ visit: DossierVisit, _ text: String, _ place: String) -> Answer {
    .redirect(visit.path("tresorerie") + place, Notice(text))
  }

  private static func keepItem(_ visit: DossierVisit) throws -> Answer {
    try trying(visit, "poste") {
      let form = visit.form
      guard let day = try form.day("jour") else { throw Finding.fieldMissing("le jour attendu").at(field: "jour") }
      guard let amount = try form.amount("montant") else { throw Finding.fieldMissing("le montant").at(field: "montant") }
      let signed = form["sens"] == "sortie" ? -amount.magnitude : form["sens"] == "entree" ? amount.magnitude : amount
      let kind = form.text("genre").flatMap { CashItem.Kind(rawValue: $0) } ?? .other
      let item = SavedCashItem(name: form.text("nom") ?? "", day: day, amount: signed, kind: kind)
      let isChange = try KeepCashItem(item)(visit.desk)
      return back(visit, "\(item.name) \(isChange ? "changé" : "ajouté") : \(signed.euros) le \(day.french).", "#postes")
    }
  }

  private static func removeItem(_ visit: DossierVisit) throws -> Answer {
    let name = visit.form.text("nom") ?? ""
    try RemoveCashItem(name)(visit.desk)
    return back(visit, "\(name) retiré de la prévision.", "#postes")
  }

  private static func keepScenario(_ visit: DossierVisit) throws -> Answer {
    try trying(visit, "scenario") {
      let form = visit.form
      let party = form.text("tiers")
      var changes: [CashScenario.Change] = []
      if let days = try form.number("retard") { changes.append(.delay(days: days, thirdParty: party)) }
      if let rate = try form.rate("perte") { changes.append(.loss(rate, thirdParty: party)) }
      if let rate = try form.rate("hausse"), let kind = form.text("genre").flatMap({ CashItem.Kind(rawValue: $0) }) {
        changes.append(.raise(kind, rate))
      }
      if let key = form.text("repere") {
        changes.append(try form.day("deplace").map { .move(key: key, to: $0) } ?? .remove(key: key))
      }
      if let amount = try form.amount("ajout") {
        guard let day = try form.day("ajout-jour") else {
          throw Finding.fieldMissing("le jour de la somme ajoutée").at(field: "ajout-jour")
        }
        changes.append(.add(label: form.text("ajout-nom") ?? "Somme ajoutée", day: day, amount: amount, .other))
      }
      let scenario = CashScenario(name: form.text("nom") ?? "", changes: changes)
      try KeepCashScenario(scenario)(visit.desk)
      return back(visit, "Scénario « \(scenario.name) » gardé.", "?scenario=\(Fields.encode(scenario.name))")
    }
  }

  private static func removeScenario(_ visit: DossierVisit) throws -> Answer {
    let name = visit.form.text("nom") ?? ""
    try RemoveCashScenario(name)(visit.desk)
    return back(visit, "Scénario « \(name) » retiré.", "#scenarios")
  }

  private static func setThreshold(_ visit: DossierVisit) throws -> Answer {
    try trying(visit, "seuil") {
      let account = try visit.form.text("compte").map { text in
        guard let number = AccountNumber(text) else { throw Finding.accountUnreadable(text).at(field: "compte") }
        return number
      }
      let amount = try visit.form.amount("montant")
      try SetCashThreshold(account, amount)(visit.desk)
      let whose = account.map { "du compte \($0)" } ?? "de la trésorerie"
      return back(visit, amount.map { "Seuil \(whose) : \($0.euros)." } ?? "Seuil \(whose) retiré.", "#seuils")
    }
  }
}

extension Finding {
  static func fieldMissing(_ what: String) -> Finding {
    Finding("web.field-missing", "Il manque \(what).", recovery: "Remplissez ce champ.")
  }
}
