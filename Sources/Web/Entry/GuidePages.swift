import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The templates (guides de saisie): choose one, give its amounts, and the lines stand in the form.
enum GuidePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("guides", .read, list)
    routes.dossierPost("guides", .record, save)
    routes.dossierPost("guides/depuis-ecriture", .record, fromEntry)
    routes.dossierPost("guides/supprimer", .record, delete)
  }

  private struct View: Sendable {
    struct Variable: Sendable {
      let variableID, variableName, variableField, usual: String
    }
    struct Item: Sendable {
      let name, journal, label, text, token: String
      let variables: [Variable]
      let formulas: [Formula]
    }
    struct Formula: Sendable {
      let account, side, formula, code: String
    }
    let action, entryAction, deleteAction, token, typed: String
    let items: [Item]
    let isEmpty, mayRecord, isOpen: Bool
  }

  private static let example = """
    guide: Loyer du bureau
    journal: HA
    piece: LOYER-{aaaamm}
    libelle: Loyer {mois}
    variable: montant = 950,00
    ligne: 6132 ; ; D ; montant ; D20
    ligne: 44566 ; ; D ; tva D20 de montant ; D20
    ligne: 401 ; BAILLEUR ; C ; reste
    """

  private static func list(_ visit: DossierVisit) throws -> Answer { .page(try page(visit, typed: nil, findings: [])) }

  private static func page(_ visit: DossierVisit, typed: String?, findings: [Finding]) throws -> Page {
    let templates = try ListTemplates()(visit.desk)
    let view = View(
      action: visit.path("guides"), entryAction: visit.path("saisie"), deleteAction: visit.path("guides/supprimer"),
      token: visit.token(), typed: typed ?? example,
      items: templates.enumerated().map { index, template in
        View.Item(
          name: template.name, journal: template.journal, label: template.label, text: template.text, token: visit.token(),
          variables: template.variables.map {
            View.Variable(
              variableID: "g\(index)-\($0.name)", variableName: $0.name, variableField: "v-\($0.name)",
              usual: $0.usual?.french ?? "")
          },
          formulas: template.lines.map {
            View.Formula(
              account: $0.account.text + ($0.thirdParty.map { " · \($0)" } ?? ""), side: $0.side == .debit ? "débit" : "crédit",
              formula: $0.formula.text, code: $0.vatCode ?? "")
          })
      },
      isEmpty: templates.isEmpty, mayRecord: visit.may(.record), isOpen: typed != nil || templates.isEmpty)
    return Page(
      title: "Guides de saisie", subtitle: "Ce qui revient : choisissez, donnez les montants, les lignes se posent.",
      template: "Entry/guides", view: view, json: TemplateListJSON(templates), place: .entry,
      crumbs: [Crumb("Comptabilité", visit.path()), Crumb("Saisie", visit.path("saisie")), Crumb("Guides")],
      status: findings.isEmpty ? 200 : 422, refusals: findings)
  }

  private static func save(_ visit: DossierVisit) throws -> Answer {
    let text = visit.form["texte"] ?? ""
    let outcome = try SaveTemplate(text)(visit.desk)
    guard let template = outcome.template else {
      return .page(try page(visit, typed: text, findings: outcome.findings.map { $0.at(field: "texte") }))
    }
    return .redirect(visit.path("guides"), Notice("Le guide « \(template.name) » est enregistré."))
  }

  private static func fromEntry(_ visit: DossierVisit) throws -> Answer {
    let id = Int64(visit.form["ecriture"] ?? "") ?? 0
    let entry = try ShowEntry(.id(id))(visit.desk).entry
    let template = EntryTemplate(like: entry.content, named: visit.form.text("nom") ?? entry.content.label)
    let outcome = try SaveTemplate(template.text)(visit.desk)
    guard let saved = outcome.template else {
      return .page(try page(visit, typed: template.text, findings: outcome.findings.map { $0.at(field: "texte") }))
    }
    return .redirect(visit.path("guides"), Notice("Le guide « \(saved.name) » est enregistré d’après l’écriture."))
  }

  private static func delete(_ visit: DossierVisit) throws -> Answer {
    let name = visit.form["nom"] ?? ""
    try DeleteTemplate(name)(visit.desk)
    return .redirect(visit.path("guides"), Notice("Le guide « \(name) » est supprimé."))
  }

  /// The form that a template makes of the amounts in the query.
  static func filled(_ name: String, _ visit: DossierVisit, day: Day) throws -> EntryForm {
    var amounts: [String: Money] = [:]
    for (field, value) in visit.query.pairs where field.hasPrefix("v-") && !value.trimmed.isEmpty {
      do { amounts[String(field.dropFirst(2))] = try Money(expression: value) } catch { throw Finding.formAmount(value, error) }
    }
    return EntryForm(try FillTemplate(name, amounts: amounts, day: day)(visit.desk))
  }
}
