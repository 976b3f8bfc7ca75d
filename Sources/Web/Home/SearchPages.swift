import Kernel
import Ledger
import Store
import UseCases
import Workforce

/// What is typed above every page: an account, a third party, an entry, an amount, a page.
enum SearchPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("chercher") { visit in try search(visit) }
    routes.get("/chercher") { visit in everywhere(visit) }
  }

  private struct Hit: Encodable, Sendable {
    let kind, label, detail, href: String
  }

  private struct JSON: Encodable, Sendable {
    let results: [Hit]
  }

  private struct View: Sendable {
    struct Group: Sendable {
      let groupName: String
      let hits: [HitView]
    }
    struct HitView: Sendable {
      let hitLabel, hitDetail, hitHref: String
    }
    let searched: String
    let isAsked, isNothing, isInDossier: Bool
    let groups: [Group]
  }

  private static func search(_ visit: DossierVisit) throws -> Answer {
    let text = visit.query.text("q") ?? ""
    let limit = visit.request.wantsJSON ? 8 : 25
    let found = try SearchDossier(text, limit: limit)(visit.desk).map { hit($0, visit.links) }
    return answer(text, try employees(text, visit, limit: limit) + found + pages(text, visit), isInDossier: true)
  }

  /// People by their name, their job or their number, for who may see them.
  private static func employees(_ text: String, _ visit: DossierVisit, limit: Int) throws -> [Hit] {
    guard !text.isEmpty, visit.may(.readWorkforce) else { return [] }
    return try ReadEmployees(search: text)(visit.desk).prefix(limit).map { row in
      Hit(
        kind: "employee", label: row.employee.name,
        detail: row.contract?.value.terms(on: visit.desk.today).jobTitle ?? "sans contrat", href: visit.employeePath(row.id))
    }
  }

  /// Outside a dossier there are only pages to find.
  private static func everywhere(_ visit: Visit) -> Answer {
    let text = visit.query.text("q") ?? ""
    let found = pages(text, Place.allCases.compactMap { place in place.practicePath.map { (place.label, $0) } })
    return answer(text, found, isInDossier: false)
  }

  private static func answer(_ text: String, _ found: [Hit], isInDossier: Bool) -> Answer {
    let kinds = [
      ("account", "Comptes"), ("thirdParty", "Tiers"), ("employee", "Salariés"), ("journal", "Journaux"), ("entry", "Écritures"),
      ("page", "Pages"),
      ("action", "Actions"),
    ]
    var order: [String] = []
    for hit in found where !order.contains(hit.kind) { order.append(hit.kind) }
    let groups = order.map { kind in
      View.Group(
        groupName: kinds.first { $0.0 == kind }?.1 ?? kind,
        hits: found.filter { $0.kind == kind }.map { View.HitView(hitLabel: $0.label, hitDetail: $0.detail, hitHref: $0.href) })
    }
    return .page(
      Page(
        title: text.isEmpty ? "Chercher" : "Chercher « \(text) »", template: "Home/chercher",
        view: View(
          searched: text, isAsked: !text.isEmpty, isNothing: !text.isEmpty && found.isEmpty, isInDossier: isInDossier,
          groups: groups), json: JSON(results: found), place: .none))
  }

  private static func hit(_ hit: SearchDossier.Hit, _ links: ReportLinks) -> Hit {
    switch hit {
    case .account(let number, let label, let isOpen):
      return Hit(
        kind: "account", label: "\(number) \(label)", detail: isOpen ? "" : "du plan, pas encore ouvert",
        href: "\(links.base)/comptes/\(number)")
    case .thirdParty(let party):
      return Hit(
        kind: "thirdParty", label: party.name, detail: "\(party.code), \(party.kind.shown)", href: links.thirdParty(party.code))
    case .journal(let journal):
      return Hit(kind: "journal", label: "\(journal.code) \(journal.label)", detail: "", href: links.journal(journal.code))
    case .entry(let entry):
      let name = entry.pieceRef.isEmpty ? entry.label : "\(entry.pieceRef) \(entry.label)"
      let number = entry.number.map { "n° \($0)" } ?? "brouillon"
      return Hit(
        kind: "entry", label: name, detail: "\(entry.amount.euros), \(entry.journal) du \(entry.day.french), \(number)",
        href: links.entry(entry.id))
    }
  }

  private static func pages(_ text: String, _ visit: DossierVisit) -> [Hit] {
    let places = Place.allCases.compactMap { place -> (String, String)? in
      // A page that would refuse is not offered.
      if place == .correction, !visit.may(.judge) { return nil }
      if let rest = place.dossierPath { return (place.label, visit.path(rest)) }
      return place.practicePath.map { (place.label, $0) }
    }
    let others = [
      ("Centralisateur", visit.path("centralisateur")), ("Relevés de banque", visit.path("banque/releves")),
      ("Exercice et mois de travail", visit.path("periode")),
      ("Registre unique du personnel", visit.path("salaries/registre")),
    ]
    let actions =
      (visit.may(.record) ? [("Saisir une pièce", visit.path("saisie"))] : [])
      + (visit.may(.employ) ? [("Embaucher un salarié", visit.path("salaries/nouveau"))] : [])
      + (visit.may(.exchange)
        ? [
          ("Importer des écritures (CSV)", visit.path("imports/ecritures")),
          ("Importer un relevé de banque", visit.path("banque")),
        ] : [])
    return pages(text, places + others) + pages(text, actions, kind: "action")
  }

  private static func pages(_ text: String, _ places: [(label: String, href: String)], kind: String = "page") -> [Hit] {
    let words = text.searchFolded.split(separator: " ")
    guard !words.isEmpty else { return [] }
    return places.filter { place in
      let label = place.label.searchFolded
      return !label.isEmpty && words.allSatisfy { label.contains($0) }
    }.map { Hit(kind: kind, label: $0.label, detail: "", href: $0.href) }
  }
}
