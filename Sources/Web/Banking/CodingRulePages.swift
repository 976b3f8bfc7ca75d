import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The rules of coding: those that were written, those that were learnt; a form to write one.
enum CodingRulePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("banque/regles") { visit in .page(try page(visit, refusals: [])) }
    routes.dossierPost("banque/regles", .record) { visit in try save(visit) }
    routes.dossierPost("banque/regles/retirer", .record) { visit in try delete(visit) }
  }

  private struct View: Sendable {
    struct Rule: Sendable {
      let ruleName, ruleWhich, ruleParts, ruleOrigin, ruleUses, ruleScore, ruleHref, ruleToken, deleteAction: String
      let mayChange: Bool
    }
    struct Choice: Sendable {
      let choiceValue, choiceLabel: String
      let isChosen: Bool
    }
    let rules: [Rule]
    let isNothing, mayRecord, isFormOpen, isChange: Bool
    let formAction, formToken, formTitle, oldName: String
    let fields: [FormField]
    let directions: [Choice]
  }

  private static func page(_ visit: DossierVisit, refusals: [Finding]) throws -> Page {
    let rules = try ListCodingRules()(visit.desk)
    let wanted = visit.query.text("regle")
    let edited = rules.first { $0.name == (visit.form.text("ancienne") ?? wanted) }
    let mayRecord = visit.may(.record)
    let view = View(
      rules: rules.map { rule in
        View.Rule(
          ruleName: rule.name, ruleWhich: rule.conditions.french, ruleParts: rule.parts.map(\.french).joined(separator: ", "),
          ruleOrigin: rule.origin.french, ruleUses: String(rule.uses), ruleScore: String(rule.score),
          ruleHref: visit.path("banque/regles?regle=\(Fields.encode(rule.name))#regle"), ruleToken: visit.token(),
          deleteAction: visit.path("banque/regles/retirer"), mayChange: mayRecord)
      },
      isNothing: rules.isEmpty, mayRecord: mayRecord, isFormOpen: edited != nil || !refusals.isEmpty, isChange: edited != nil,
      formAction: visit.path("banque/regles"), formToken: visit.token(),
      formTitle: edited.map { "Changer « \($0.name) »" } ?? "Écrire une règle", oldName: edited?.name ?? "",
      fields: fields(visit, edited, refusals), directions: directions(visit, edited))
    return Page(
      title: "Règles de codage",
      subtitle: rules.isEmpty
        ? "Ce que le dossier sait des mouvements qui reviennent."
        : "\(rules.count.counted("règle")), dont \(rules.count { $0.origin == .learnt }.counted("apprise")) de vos choix.",
      template: "Banking/regles", view: view, json: CodingRuleListJSON(rules), place: .coding,
      crumbs: [Crumb("Codage", visit.path("banque/coder")), Crumb("Règles")], status: refusals.isEmpty ? 200 : 422,
      refusals: refusals)
  }

  private static func fields(_ visit: DossierVisit, _ rule: CodingRule?, _ refusals: [Finding]) -> [FormField] {
    let typed = refusals.isEmpty ? nil : visit.form
    let c = rule?.conditions
    func field(_ id: String, _ label: String, _ value: String?, help: String? = nil, isRequired: Bool = false) -> FormField {
      FormField(id, label, value: typed?[id] ?? value ?? "", help: help, isRequired: isRequired, refusals: refusals)
    }
    return [
      field("nom", "Nom", rule?.name, isRequired: true),
      field(
        "mots", "Mots du libellé", c?.words.joined(separator: " "),
        help: "Tous doivent y être ; ni la casse ni les accents ne comptent."),
      field(
        "contre", "Comptes en face", rule?.parts.map(\.typed).joined(separator: " "),
        help: "626@D20, 401:MORVAN, ou plusieurs parts : 6132@D20 165=50,00. Une part sans montant prend le reste.",
        isRequired: true),
      field("mandat", "Mandat (RUM)", c?.mandate), field("iban", "IBAN de l’autre partie", c?.counterpartAccount),
      field("nom_tiers", "Nom de l’autre partie", c?.counterpartName), field("reference", "Référence", c?.reference),
      field("min", "Montant au moins", c?.least?.plainFrench), field("max", "Montant au plus", c?.most?.plainFrench),
      field("libelle", "Libellé de l’écriture", rule?.label, help: "Vide : celui du mouvement."),
    ]
  }

  private static func directions(_ visit: DossierVisit, _ rule: CodingRule?) -> [View.Choice] {
    let chosen = visit.form["sens"] ?? rule?.conditions.direction?.rawValue ?? ""
    return [("", "Les deux"), ("sortie", "Décaissements"), ("entree", "Encaissements")].map {
      View.Choice(choiceValue: $0.0, choiceLabel: $0.1, isChosen: $0.0 == chosen)
    }
  }

  private static func save(_ visit: DossierVisit) throws -> Answer {
    do {
      let outcome = try SaveCodingRule(try rule(visit.form), replacing: visit.form.text("ancienne"))(visit.desk)
      guard let kept = outcome.rule else { return .page(try page(visit, refusals: outcome.findings)) }
      return .redirect(
        visit.path("banque/regles"), Notice("La règle « \(kept.name) » est \(outcome.isChange ? "changée" : "enregistrée")."))
    } catch let finding as Finding where finding.field != nil {
      return .page(try page(visit, refusals: [finding]))
    }
  }

  private static func rule(_ form: Fields) throws -> CodingRule {
    let conditions = CodingRule.Conditions(
      words: [form.text("mots") ?? ""], counterpartAccount: form.text("iban"), counterpartName: form.text("nom_tiers"),
      mandate: form.text("mandat"), reference: form.text("reference"),
      direction: form.text("sens").flatMap { CodingRule.Conditions.Direction(rawValue: $0) }, least: try form.amount("min"),
      most: try form.amount("max"))
    return CodingRule(
      name: form.text("nom") ?? "", conditions: conditions, parts: try parts(form.text("contre") ?? ""),
      label: form.text("libelle"))
  }

  /// `6132@D20 165=50,00 614=10%`.
  private static func parts(_ text: String) throws -> [CodingRule.Part] {
    try text.split(whereSeparator: \.isWhitespace).map { piece in
      guard let part = CodingRule.Part(typed: String(piece)) else {
        throw Finding.rulePartUnreadable(String(piece)).at(field: "contre")
      }
      return part
    }
  }

  private static func delete(_ visit: DossierVisit) throws -> Answer {
    let name = visit.form["nom"] ?? ""
    try DeleteCodingRule(name)(visit.desk)
    return .redirect(visit.path("banque/regles"), Notice("La règle « \(name) » est retirée ; ses écritures restent."))
  }
}

extension Finding {
  static func rulePartUnreadable(_ text: String) -> Finding {
    Finding(
      "web.rule-part-unreadable", "« \(text.prefix(40)) » n’est pas un compte en face.",
      recovery: "Écrivez 626, 626@D20, 401:MORVAN, 165=50,00 ou 614=10%, séparés par des espaces.")
  }
}
