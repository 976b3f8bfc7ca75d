import Kernel
import UseCases

/// The blocks that have no pages of their own yet: what each is for, and what of it is done today in the ledger.
enum BlockPages {
  static func add(to routes: inout Routes) {
    for block in Block.all { routes.dossierGet(block.place.dossierPath ?? "") { visit in try show(block, visit) } }
  }

  private struct Block: Sendable {
    struct Way: Sendable {
      let text, label, path: String
    }
    let place: Place
    let purpose, limit: String
    let ways: [Way]

    /// What a way needs beside reading.
    static let needs: [String: Permission] = ["saisie": .record, "salaries/nouveau": .employ]

    static let all = [
      Block(
        place: .block2,
        purpose: "Gestion suit l’argent de l’entreprise : devis, factures et relances, budget et écarts, trésorerie à venir.",
        limit:
          "Les factures, les budgets et le rapprochement bancaire n’ont pas encore leurs pages. Une vente s’enregistre dès "
          + "maintenant comme une écriture du journal VE.",
        ways: [
          Way(text: "Ce que les clients doivent, et depuis quand.", label: "Balance âgée", path: "balance-agee"),
          Way(text: "Ce qui est à recevoir et à payer, semaine après semaine.", label: "Échéancier", path: "echeancier"),
          Way(text: "L’argent d’aujourd’hui et celui des treize semaines à venir.", label: "Trésorerie", path: "tresorerie"),
          Way(text: "Les charges et les produits à ce jour.", label: "Balance des charges", path: "balance?comptes=6"),
        ]),
      Block(
        place: .block3,
        purpose: "Paie et RH tient les salariés : contrats, absences, bulletins, déclaration sociale.",
        limit: "La DSN se dépose sur net-entreprises, avec le fichier qu’Écritoire exporte. Ses contrôles ne sont pas certifiés.",
        ways: [
          Way(text: "Les bulletins du mois : ce qui manque, ce qui est prêt, ce qui est scellé.", label: "Paie", path: "paie"),
          Way(
            text: "Ce que les bulletins déclarent : les mois, les arrêts, les fins de contrat, et leurs échéances.", label: "DSN",
            path: "dsn"),
          Way(text: "Tous ceux qui sont scellés, et ceux qui ont été remplacés.", label: "Bulletins", path: "paie/bulletins"),
          Way(text: "Les personnes employées, leurs contrats, absences et congés.", label: "Salariés", path: "salaries"),
          Way(text: "Une fiche et un contrat, d’un seul geste.", label: "Embaucher", path: "salaries/nouveau"),
          Way(
            text: "Les embauches dans leur ordre, comme l’inspection du travail les demande.",
            label: "Registre unique du personnel", path: "salaries/registre"),
          Way(text: "Où l’on travaille, à quels taux notifiés.", label: "Établissement", path: "etablissement"),
          Way(text: "L’écriture de paie du mois : 641, 645, 421, 431.", label: "Saisir une écriture", path: "saisie"),
          Way(text: "Ce qui est dû au personnel et aux organismes.", label: "Comptes 42 et 43", path: "balance?comptes=4"),
          Way(text: "Les salariés ouverts comme tiers.", label: "Tiers salariés", path: "tiers?genre=salarie"),
        ]),
      Block(
        place: .block4,
        purpose: "Quotidien range la vie du bureau : documents et délais de garde, équipements, achats, procédures.",
        limit: "Il n’a pas encore ses pages. Les pièces jointes aux écritures sont déjà gardées avec leur empreinte.",
        ways: [
          Way(text: "Les pièces reçues qui attendent leur écriture.", label: "Pièces à saisir", path: "pieces"),
          Way(text: "Qui a fait quoi, et quand.", label: "Piste d’audit", path: "piste"),
        ]),
      Block(
        place: .block5,
        purpose: "Commercial suit les contacts, les appels d’offres et les devis, jusqu’à la commande.",
        limit: "Il n’a pas encore ses pages. Les clients se tiennent parmi les tiers.",
        ways: [
          Way(text: "Les clients du dossier.", label: "Clients", path: "tiers?genre=client"),
          Way(
            text: "Ce que chacun a acheté et doit encore.", label: "Balance par client", path: "balance?comptes=41&auxiliaire=1"),
        ]),
    ]
  }

  private struct View: Sendable {
    struct Way: Sendable {
      let wayText, wayLabel, wayHref: String
      let isFirstWay: Bool
    }
    let purpose, limit: String
    let ways: [Way]
  }

  private struct JSON: Encodable, Sendable {
    let isAvailable = false
    let label: String
  }

  private static func show(_ block: Block, _ visit: DossierVisit) throws -> Answer {
    // Pay is done in the month that somebody works in.
    let month = try visit.workingMonth()
    return .page(
      Page(
        title: block.place.label, template: "Home/bloc",
        view: View(
          purpose: block.purpose, limit: block.limit,
          // What a role may not do is not offered.
          ways: block.ways.filter { Block.needs[$0.path].map(visit.may) ?? true }.enumerated().map { index, way in
            View.Way(
              wayText: way.text, wayLabel: way.label, wayHref: way.path == "paie" ? visit.payPath(month) : visit.path(way.path),
              isFirstWay: index == 0)
          }), json: JSON(label: block.place.label), place: block.place))
  }
}
